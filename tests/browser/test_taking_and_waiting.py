"""What a reader takes away (a file, paper, a link), and what is seen while numbers are awaited."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from dashboards.choice import saved_views
from tests.browser.conftest import Visitor
from tests.browser.looks import findings

pytestmark = pytest.mark.browser
ANSWERS = re.compile("_dash-update-component")


def _saved(visitor: Visitor, path: str, target: Path) -> Path:
    visitor.go(path)
    if path.startswith("/applications"):
        visitor.page.wait_for_selector(".record-grid .ag-row")
    with visitor.page.expect_download() as loading:
        visitor.page.locator("[data-action=save-html]").click()
    name = loading.value.suggested_filename
    assert re.fullmatch(r"ZiQ_[A-Z][A-Za-z-]+(_Auswahl)?_2020-12-31_Beispieldaten\.html", name)
    assert ("_Auswahl_" in name) == ("?" in path)
    loading.value.save_as(target)
    return target


@pytest.mark.parametrize(
    ("path", "rows", "count"),
    [
        ("/applications?block=1", "#applications-list tbody tr", 108),
        ("/projects?block=3", "#projects-list li.record", 19),
        ("/outreach", "#first-contacts-by-neighbourhood tbody tr", 100),
    ],
)
def test_a_saved_page_opens_alone_and_holds_every_row_of_the_choice(
    visitor: Visitor, browser: Browser, tmp_path: Path, path: str, rows: str, count: int
) -> None:
    file = _saved(visitor, path, tmp_path / "page.html")
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert page.locator(rows).count() >= count
    assert "list" not in rows or page.locator(rows).count() == count
    assert page.locator("button, script, link, .ag-row, input").count() == 0
    assert page.locator("svg").count() > 0 or "projects" in path
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()


def _before_print(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(400)


@pytest.mark.parametrize("path", ["/", "/regions", "/outreach", "/need", "/circles", "/data"])
def test_paper_has_head_choice_and_tables_and_nothing_to_press(visitor: Visitor, path: str) -> None:
    visitor.go(f"{path}?block=1")
    page = visitor.page
    numbers = page.locator(".key-figure .num").all_inner_texts()
    _before_print(page)
    assert page.locator(".key-figure .num").all_inner_texts() == numbers
    head = page.locator(".print-head")
    expect(head).to_contain_text("Zusammen im Quartier")
    expect(head).to_contain_text("Stand 31.12.2020")
    expect(head).to_contain_text("geschützt")
    choice = "Baustein: 1 Quartiers-Kümmerer" if path != "/circles" else "nichts eingeschränkt"
    expect(head).to_contain_text(choice)
    pressed = "button:visible, input:visible, select:visible"
    controls = [one.inner_text() for one in page.locator(pressed).all()]
    heads = page.locator("th button").all_inner_texts()
    assert [text for text in controls if text not in heads] == []
    cards = page.locator("main .card:has([id$='--table']):not(:has(.state:visible))").all()
    for card in cards:
        # A table beyond twenty rows that nobody opened is named in its place.
        shown = card.locator("table:visible, .records:visible, .left-out:visible")
        assert shown.count(), card.get_attribute("id")
    width = page.evaluate("document.querySelector('main').getBoundingClientRect().width")
    wide = page.evaluate(
        """(width) => [...document.querySelectorAll("main svg, main table")]
          .filter((part) => part.getBoundingClientRect().width > width + 1).length""",
        width,
    )
    assert wide == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".print-head").count() == 0
    assert page.locator(".key-figure .num").all_inner_texts() == numbers


def _choose_second_block(page: Page) -> None:
    page.locator("#applications-by-building-block--picture g.points path").nth(1).click(force=True)


def test_a_quick_answer_dims_nothing(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    page.evaluate(
        """() => {
          window.dimmed = [];
          const { classList } = document.documentElement;
          const note = () => classList.contains("is-waiting") && dimmed.push(performance.now());
          new MutationObserver(note).observe(document.documentElement, { attributes: true });
          window.addEventListener("ziq:leaving", () => { window.left = performance.now(); });
        }"""
    )
    _choose_second_block(page)
    page.wait_for_url("**block=2")
    visitor.settle()
    assert all(at >= 195 for at in page.evaluate("dimmed.map((at) => at - window.left)"))


def test_a_slow_answer_dims_the_old_picture_and_long_work_can_be_stopped(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    before = page.locator("#applications-total--picture").inner_text()

    def never_answer_the_second_block(route: Route) -> None:
        if "block=2" not in (route.request.post_data or ""):
            route.continue_()

    page.route(ANSWERS, never_answer_the_second_block)
    _choose_second_block(page)
    expect(page.locator("html.is-waiting")).to_have_count(1)
    expect(page.locator("main")).to_have_attribute("aria-busy", "true")
    assert page.locator("#applications-total--picture").inner_text() == before
    opacity = page.locator("#applications-by-month .plot").evaluate(
        "part => new Promise((done) => setTimeout(() => done(getComputedStyle(part).opacity), 250))"
    )
    assert float(opacity) == pytest.approx(0.45)
    progress = page.locator("#progress")
    expect(progress).to_contain_text("Wird berechnet")
    progress.get_by_role("button", name="Abbrechen").click()
    page.wait_for_url(re.compile(r"/$"))
    expect(progress).to_have_count(0)
    expect(page.locator("html.is-waiting")).to_have_count(0)
    assert page.locator("#applications-total--picture").inner_text() == before


def test_a_server_that_fails_says_what_to_do_and_the_old_numbers_stand(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    before = page.locator("#applications-total--picture").inner_text()
    page.route(ANSWERS, lambda route: route.abort())
    _choose_second_block(page)
    failure = page.locator("#failure")
    expect(failure).to_contain_text("Der Server antwortet nicht")
    expect(failure.get_by_role("button", name="Noch einmal versuchen")).to_be_visible()
    assert page.locator("#applications-total--picture").inner_text() == before
    assert visitor.search == "", "the address says what the numbers show"
    # As soon as it can, the page asks by itself for what was wanted, and says so.
    page.unroute(ANSWERS)
    page.wait_for_url("**block=2")
    visitor.settle()
    expect(page.locator("#news")).to_contain_text("Der Server antwortet wieder")
    expect(failure).to_have_count(0)
    assert page.locator("#applications-total--picture").inner_text() != before
    visitor.errors.clear()  # the browser notes the requests that were cut


def test_a_file_that_fails_says_so(visitor: Visitor) -> None:
    visitor.go("/?block=1")
    page = visitor.page
    page.route("**/export/pages/**", lambda route: route.abort())
    page.locator("a[href*='/export/pages/overview.xlsx']").click()
    expect(page.locator("#failure")).to_contain_text("Die Datei ließ sich nicht laden")
    page.unroute("**/export/pages/**")
    with page.expect_download() as loading:
        page.locator("a[href*='/export/pages/overview.xlsx']").click()
    assert loading.value.suggested_filename.endswith(".xlsx")
    visitor.errors.clear()  # the browser notes the request that was cut


def test_the_menu_of_files_closes_once_it_has_copied(visitor: Visitor) -> None:
    visitor.go("/")
    opener = visitor.page.locator("#applications-by-month [data-tool=files]")
    opener.click()
    visitor.page.locator(".float.files button").last.click()
    expect(visitor.page.locator(".float.files")).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_saved_view_is_shared_by_its_link(visitor: Visitor, browser: Browser) -> None:
    visitor.go("/regions?block=2")
    page = visitor.page
    page.get_by_role("button", name="Ansichten").click()
    page.get_by_label(re.compile("Name")).fill("Zwei im Land")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("^Link kopieren.*Zwei im Land")).click()
    page.wait_for_timeout(200)
    link = page.evaluate("navigator.clipboard.readText()")
    other = browser.new_context(locale="de-DE").new_page()
    other.goto(link)
    expect(other.locator("#choice-chips")).to_contain_text("Gesundes Aufwachsen")
    other.context.close()


def test_saved_views_go_into_a_file_and_come_back_from_it(
    visitor: Visitor, browser: Browser, tmp_path: Path
) -> None:
    visitor.go("/regions?block=2")
    page = visitor.page
    page.get_by_role("button", name="Ansichten").click()
    page.get_by_label(re.compile("Name")).fill("Zwei im Land")
    page.keyboard.press("Enter")
    with page.expect_download() as loading:
        page.get_by_role("button", name="Diese Ansichten als Datei speichern").click()
    file = tmp_path / "Ansichten.json"
    loading.value.save_as(file)
    given = json.loads(file.read_text(encoding="utf-8"))
    given["views"].append({"name": "anderswo", "url": "//example.org/"})
    file.write_text(json.dumps(given), encoding="utf-8")
    other = browser.new_context(locale="de-DE").new_page()
    other.goto(visitor.address)
    other.get_by_role("button", name="Ansichten").click()
    other.get_by_label("Ansichten aus einer Datei übernehmen").set_input_files(file)
    views = other.locator(".views a")
    expect(views).to_have_text(["Zwei im Land"])
    views.first.click()
    expect(other.locator("#choice-chips")).to_contain_text("Gesundes Aufwachsen")
    other.context.close()

    # The same file, given to everybody by the office.
    given["views"].pop()
    file.write_text(json.dumps(given), encoding="utf-8")
    saved_views.install(file)
    try:
        visitor.go("/")
    finally:
        saved_views.install(None)
    page.get_by_role("button", name="Ansichten").click()
    office = page.get_by_role("list", name="Ansichten des Amtes")
    expect(office.get_by_role("link")).to_have_text(["Zwei im Land"])
    expect(office.get_by_role("button")).to_have_count(1)
    assert findings(page, inside=".views-panel") == []
