"""A circle meeting: presented by keyboard, clicker and finger, in one window and in two."""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.looks import findings as axe_findings

pytestmark = pytest.mark.browser
STAGE_WIDTH = 1600


def until(is_so: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def number(page: Page) -> int:
    return int(page.locator(".slide-frame.is-current .slide-number").inner_text())


def title(page: Page) -> str:
    return page.locator(".slide-frame.is-current h2").inner_text()


def search(page: Page) -> str:
    return str(page.evaluate("location.search"))


def test_meetings_lead_to_the_story(visitor: Visitor) -> None:
    visitor.go("/circles")
    page = visitor.page
    expect(page.get_by_text("ohne Datum")).to_have_count(8)
    page.get_by_role("link", name="Zirkel Essen").click()
    visitor.settle()
    expect(page.locator("h1")).to_have_text("Zirkel Essen")
    assert number(page) == 1
    expect(page.locator(".slide-frame.is-current .slide-choice")).to_have_text("Zirkel: Essen")
    expect(page.locator(".slide-frame.is-current .slide-source")).to_contain_text("31.12.2020")


def test_keys_move_through_the_slides_and_the_address_survives_reload(visitor: Visitor) -> None:
    visitor.go("/circles/essen")
    page = visitor.page
    asked = len(visitor.updates)
    for key, expected in (
        ("ArrowRight", 2), ("PageDown", 3), ("Space", 4), ("ArrowLeft", 3), ("PageUp", 2),
        ("Shift+Space", 1), ("ArrowLeft", 1), ("ArrowRight", 2), ("ArrowRight", 3),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert number(page) == expected, key
    assert search(page) == "?slide=3"
    assert len(visitor.updates) == asked, "a step asks the server for nothing"
    shown = title(page)
    page.reload()
    visitor.settle()
    assert (number(page), title(page)) == (3, shown)


def test_a_step_before_the_slides_are_there_is_not_lost(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(visitor.address + "/circles/essen", wait_until="commit")
    page.wait_for_function("() => window.ziq")
    page.keyboard.press("ArrowRight")
    visitor.settle()
    expect(page.locator(".slide-frame.is-current .slide-number")).to_have_text("2")
    assert search(page) == "?slide=2"


def test_a_lost_network_is_told_on_the_full_screen_too(visitor: Visitor) -> None:
    visitor.go("/circles/essen?slide=6")
    page = visitor.page
    page.keyboard.press("f")
    page.route("**/_dash-update-component", lambda route: route.abort())
    page.evaluate("ziq.address.set('block', '1')")
    failure = page.locator("#failure")
    expect(failure).to_contain_text("Der Server antwortet nicht")
    shown = failure.evaluate(
        """(band) => {
          const { left, top, width, height } = band.getBoundingClientRect();
          return band.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        }"""
    )
    assert shown
    assert search(page) == "?slide=6"
    page.unroute("**/_dash-update-component")
    expect(page.locator("#news")).to_contain_text("Der Server antwortet wieder")
    visitor.errors.clear()  # the browser notes the requests that were cut


def test_a_number_beyond_the_last_slide_shows_the_last_one(visitor: Visitor) -> None:
    visitor.go("/circles/essen?slide=99")
    assert title(visitor.page) == "Fragen an die Runde"


def test_full_screen_shows_the_stage_whole_and_escape_leaves_it(visitor: Visitor) -> None:
    visitor.go("/circles/essen?slide=6")
    page = visitor.page
    page.keyboard.press("f")
    until(
        lambda: bool(page.evaluate("document.documentElement.classList.contains('is-presenting')"))
    )
    box = page.locator(".slide-frame.is-current").bounding_box()
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (1440, 810)
    page.keyboard.press("ArrowDown")
    assert number(page) == 7
    page.keyboard.press("Escape")
    until(lambda: not page.evaluate("document.documentElement.classList.contains('is-presenting')"))
    expect(page.locator("h1")).to_be_visible()


def test_nothing_on_a_slide_is_smaller_than_24_pixels_of_the_stage(visitor: Visitor) -> None:
    visitor.go("/circles/essen")
    visitor.page.wait_for_selector("#first-contacts-by-place .plot text", state="attached")
    sizes = visitor.page.evaluate(
        """() => [...document.querySelectorAll('.slide-frame:not([hidden]) .stage')]
          .flatMap((stage) =>
          [...stage.querySelectorAll('*')].filter((one) => one.getClientRects().length
            && !one.closest('.vh, [hidden], defs, title')
            && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
          .map((one) => {
            const picture = one.closest('.pic');
            const scale = picture ? new DOMMatrix(getComputedStyle(picture).transform).a : 1;
            return [Math.round(parseFloat(getComputedStyle(one).fontSize) * scale * 10) / 10,
              stage.id, one.textContent.slice(0, 30)];
          }))"""
    )
    assert len(sizes) > 200
    assert [one for one in sizes if one[0] < 22] == []


def test_no_picture_is_cut_off_or_runs_into_the_foot(visitor: Visitor) -> None:
    visitor.go("/circles/essen")
    page = visitor.page
    page.wait_for_selector("#first-contacts-by-place .plot text", state="attached")
    for _slide in range(13):
        page.wait_for_timeout(100)
        boxes = page.evaluate(
            """() => {
              const frame = document.querySelector('.slide-frame.is-current');
              const foot = frame.querySelector('.slide-foot').getBoundingClientRect();
              const picture = frame.querySelector('.pic, .slide-numbers, .slide-questions');
              const box = picture.getBoundingClientRect();
              const outer = frame.getBoundingClientRect();
              return [box.bottom <= foot.top + 1, box.right <= outer.right + 1,
                foot.bottom <= outer.bottom + 1];
            }"""
        )
        assert boxes == [True, True, True], title(page)
        page.keyboard.press("ArrowRight")


def test_filter_changes_while_presenting_and_the_slide_answers(visitor: Visitor) -> None:
    visitor.go("/circles/essen?slide=6")
    page = visitor.page
    before = page.locator(".slide-frame.is-current .slide-base").inner_text()
    page.keyboard.press("f")
    page.keyboard.press("a")
    page.get_by_role("button", name="Baustein:").click()
    page.get_by_label("1 Quartiers-Kümmerer").click()
    until(lambda: "block=1" in search(page))
    visitor.settle()
    assert number(page) == 6
    expect(page.locator(".slide-frame.is-current .slide-choice")).to_contain_text("Zirkel: Essen")
    expect(page.locator(".slide-frame.is-current .slide-choice")).to_contain_text("Kümmerer")
    assert page.locator(".slide-frame.is-current .slide-base").inner_text() != before


def test_overview_shows_all_slides_and_opens_one(visitor: Visitor) -> None:
    visitor.go("/circles/essen")
    page = visitor.page
    page.keyboard.press("o")
    expect(page.get_by_role("button", name=re.compile("^Folie "))).to_have_count(13)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert number(page) == 3
    expect(page.locator("#story.is-overview")).to_have_count(0)


def test_presenters_window_stays_in_step_both_ways(visitor: Visitor) -> None:
    visitor.go("/circles/essen?slide=2")
    page = visitor.page
    with page.context.expect_page() as opening:
        page.keyboard.press("p")
    second = opening.value
    second.wait_for_selector(".slide-frame.is-current")
    until(lambda: number(second) == 2)
    expect(second.locator(".desk-text")).to_contain_text("Jedes Feld ist ein Kreis")
    expect(second.locator(".desk-clock")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    assert second.locator(".slide-frame.is-next").count() == 1
    second.keyboard.press("PageDown")
    until(lambda: number(page) == 3)
    page.keyboard.press("ArrowRight")
    until(lambda: number(second) == 4)
    page.evaluate("ziq.address.set('block', ['1'])")
    until(lambda: "block=1" in search(second))
    assert "presenter=1" in search(second)
    assert "presenter" not in search(page)
    second.close()


def test_swipe_moves_on_a_phone(phone: Visitor) -> None:
    phone.go("/circles/essen")
    page = phone.page
    swipe = """([from, to]) => {
      const frame = document.querySelector('.slide-frame.is-current');
      const touch = (x) => new Touch({ identifier: 1, target: frame, clientX: x, clientY: 400 });
      const tell = (name, more) =>
        frame.dispatchEvent(new TouchEvent(name, { bubbles: true, ...more }));
      tell('touchstart', { touches: [touch(from)] });
      tell('touchend', { changedTouches: [touch(to)] });
    }"""
    page.evaluate(swipe, [300, 100])
    assert number(page) == 2
    page.evaluate(swipe, [100, 300])
    assert number(page) == 1


def test_a_handout_has_every_slide_and_only_that_of_the_presenter_notes(visitor: Visitor) -> None:
    visitor.go("/circles/essen/handout")
    page = visitor.page
    expect(page.locator(".slide-frame:not([hidden])")).to_have_count(13)
    expect(page.locator(".notes-text")).to_have_count(0)
    visitor.go("/circles/essen/handout/notes")
    expect(page.locator("h1")).to_have_text("Zirkel Essen: Notizen zum Vortrag")
    expect(page.locator(".slide-frame:not([hidden])")).to_have_count(13)
    expect(page.locator(".slide-frame .notes-text").first).to_be_visible()
    page.wait_for_selector("#first-contacts-by-place .plot text", state="attached")
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 8


def test_a_question_is_kept_by_keyboard_and_the_next_meeting_begins_with_it(
    visitor: Visitor,
) -> None:
    visitor.go("/circles/essen?slide=3")
    page = visitor.page
    page.get_by_label("Frage", exact=True).focus()
    page.keyboard.type("Warum so wenig? ")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    page.keyboard.type("Die Frist war kurz.")
    page.get_by_label("Tag des Treffens").fill("2025-03-12")
    page.get_by_role("button", name="Festhalten").press("Enter")
    kept = page.locator(".minutes-list li")
    expect(kept).to_contain_text("Treffen am 12.03.2025 · aufgeschrieben am")
    assert number(page) == 3
    expect(page.get_by_label("Frage", exact=True)).to_be_focused()
    assert axe_findings(page) == []
    page.get_by_role("button", name="Bearbeiten – Warum so wenig?").press("Enter")
    expect(kept.get_by_label("Frage", exact=True)).to_be_focused()
    kept.get_by_label("Antwort", exact=True).fill("Die Frist war zu kurz.")
    kept.get_by_role("button", name="Festhalten").press("Enter")
    expect(kept).to_contain_text("zu kurz")

    visitor.go("/circles/essen?slide=2")
    assert title(page) == "Beim Treffen am 12.03.2025 gefragt und beantwortet"
    recalled = page.locator(".is-current .slide-recalled")
    expect(recalled).to_have_text("Warum so wenig?Die Frist war zu kurz.")
    for path, where in (
        ("/circles/essen/handout", ".slide-recalled"),
        ("/circles/essen/handout/notes", ".notes-minutes"),
        ("/circles", ".asked"),
    ):
        visitor.go(path)
        expect(page.locator(where).filter(has_text="Warum so wenig?")).to_be_visible()

    visitor.go("/circles/essen?slide=4&presenter=1")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Löschen – Warum so wenig?").press("Enter")
    expect(page.locator(".minutes-body")).to_contain_text("noch nichts gefragt")
    visitor.go("/circles/essen?slide=2")
    assert title(page) != "Beim Treffen am 12.03.2025 gefragt und beantwortet"


def test_an_empty_choice_still_makes_sense(visitor: Visitor) -> None:
    visitor.go("/circles/essen?region=057")
    page = visitor.page
    assert title(page) == "In dieser Auswahl gibt es noch keinen Antrag"
    page.keyboard.press("ArrowRight")
    expect(page.locator(".slide-frame.is-current .slide-questions")).to_contain_text("Womit")
    assert number(page) == 2


def test_a_deck_of_ones_own_is_collected_ordered_and_loaded(visitor: Visitor) -> None:
    visitor.go("/?block=1")
    page = visitor.page
    for chart in ("applications-by-building-block", "applications-by-month"):
        page.locator(f"#{chart} [data-tool=deck]").click()
    visitor.go("/circles")
    rows = page.locator("#deck li")
    expect(rows).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Nach unten")).first.click()
    expect(rows.nth(1)).to_contain_text("Quartiers-Kümmerer")
    page.get_by_label("Titel einer eigenen Folie").fill("Stand der Dinge")
    page.get_by_role("button", name="Titelfolie hinzufügen").click()
    rows.nth(2).drag_to(rows.nth(0))
    expect(rows.nth(0)).to_contain_text("Stand der Dinge")
    page.get_by_role("link", name="Als Präsentation zeigen").click()
    visitor.settle()
    expect(page.locator("h1")).to_have_text("Stand der Dinge")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert title(page) == "Anträge nach Baustein"
    expect(page.locator(".is-current .slide-choice")).to_have_text("Baustein: 1 Quartiers-Kümmerer")
    page.get_by_role("button", name="Diese Präsentation ändern").click()
    visitor.settle()
    expect(rows).to_have_count(3)
    page.get_by_role("button", name="Entfernen: Stand der Dinge").click()
    with page.expect_download() as loading:
        page.get_by_role("link", name="Als PowerPoint laden").click()
    assert loading.value.suggested_filename.endswith(".pptx")
    page.get_by_role("button", name=re.compile("^Entfernen")).first.click()
    expect(rows).to_have_count(1)


def test_a_story_is_one_file_that_presents_without_a_server(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.go("/circles/essen")
    page = visitor.page
    titles = page.locator(".slide-frame:not([hidden]) h2").all_text_contents()
    with page.expect_download() as loading:
        page.get_by_role("button", name="Als Datei, die ohne Netz vorführt").click()
    file = tmp_path / loading.value.suggested_filename
    loading.value.save_as(file)
    alone = page.context.browser.new_page()  # type: ignore[union-attr]
    asked: list[str] = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(file.as_uri())
    expect(alone.locator(".is-current h2")).to_have_text(titles[0])
    for key, place in (("ArrowRight", 1), ("PageDown", 2), ("ArrowLeft", 1)):
        alone.keyboard.press(key)
        expect(alone.locator(".is-current h2")).to_have_text(titles[place])
    with alone.expect_popup() as opened:
        alone.keyboard.press("p")
    expect(opened.value.locator(".is-current h2")).to_have_text(titles[1])
    alone.keyboard.press("ArrowRight")
    expect(opened.value.locator(".is-current h2")).to_have_text(titles[2])
    opened.value.keyboard.press("ArrowRight")
    expect(alone.locator(".is-current h2")).to_have_text(titles[3])
    assert opened.value.locator(".desk-text").inner_text()
    alone.keyboard.press("o")
    alone.locator(".open-slide").first.click()
    expect(alone.locator(".is-current h2")).to_have_text(titles[0])
    assert {url.partition(":")[0] for url in asked} == {"file"}
    alone.close()


def test_profiles_of_a_circle_come_as_one_zip_with_progress(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.go("/circles")
    page = visitor.page
    with page.expect_download() as loading:
        page.locator("[data-profiles='circles/essen']").click()
        expect(page.locator(".profiles-progress progress")).to_be_visible()
    file = tmp_path / "profiles.zip"
    loading.value.save_as(file)
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None
        assert len(package.namelist()) > 3
        content = package.read(package.namelist()[0]).decode()
    assert content.startswith("<!doctype html>")
    expect(page.locator(".profiles-progress")).to_have_count(0)


def test_a_whole_page_joins_the_presentation_once(visitor: Visitor) -> None:
    visitor.go("/?block=1")
    page = visitor.page
    cards = page.locator("main .card [data-tool=deck]").count()
    for _again in range(2):
        page.locator("[data-action=deck-page]").click()
        visitor.settle()
        kept = dict(page.evaluate(
            "JSON.parse(localStorage.getItem('ziq-deck')).map((one) => [one.chart, one.query])"
        ))  # fmt: skip
        assert len(kept) == cards
        assert kept.pop("applications-published-comparison") == "", "it is of all applications"
        assert set(kept.values()) == {"block=1"}
