"""What the ordinance asks for, on every page: axe, width, foreign hosts, things open and shut.

A page is loaded once per width and language; its other colour scheme, its tables and a width of
320 pixels (1280 enlarged to 400 %) are looked at in the same visit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from dashboards.pages import PAGES
from tests.browser.conftest import Visitor, _visitor

pytestmark = pytest.mark.browser

ADDRESSES = [
    *dict.fromkeys(page.path for page in PAGES.values()),
    "/circles/essen",
    "/neighbourhoods/Q-001",
    "/nowhere",
    "/?block=3&region=057",
]
#: Labels on maps carry an outline, which axe does not see; test_colours_of_the_system has them.
WITHOUT_HALO = [["text.halo"]]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ONLY_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
Scheme = Literal["light", "dark"]
OTHER: dict[Scheme, Scheme] = {"light": "dark", "dark": "light"}
LOOKS: dict[str, tuple[int, str, Scheme]] = {
    "desk, German": (1440, "de", "light"),
    "phone, German": (390, "de", "dark"),
    "desk, English": (1440, "en", "dark"),
    "phone, English": (390, "en", "light"),
}
OPENERS = (
    "[data-filter=block]",
    "[data-filter=area]",
    "[data-filter=months]",
    "#applications-by-month [data-tool=files]",
    "#applications-by-month [data-tool=evidence]",
    "[data-action=views]",
    "[data-action=theme]",
    "[data-action=profile]",
)


@pytest.fixture(scope="session")
def people(browser: Browser, address: str) -> Iterator[dict[str, Visitor]]:
    """One person per look, who keeps the browser open from page to page."""
    found = {}
    for look, (width, language, scheme) in LOOKS.items():
        view: Any = {"width": width, "height": 900}
        found[look] = _visitor(browser, address, viewport=view, color_scheme=scheme)
        found[look].language = language
    yield found
    for person in found.values():
        person.page.context.close()


@pytest.fixture(params=LOOKS)
def looking(request: pytest.FixtureRequest, people: dict[str, Visitor]) -> Iterator[Visitor]:
    """Somebody with one width, language and colour scheme."""
    width, _language, scheme = LOOKS[request.param]
    person = people[request.param]
    person.requests.clear()
    person.page.set_viewport_size({"width": width, "height": 900})
    person.page.emulate_media(color_scheme=scheme)
    yield person
    is_unknown = person.page.url.split("?")[0].endswith("/nowhere")  # the page itself is a 404
    errors = [error for error in person.errors if not (is_unknown and "404" in error)]
    person.errors.clear()
    assert errors == []


def _findings(page: Page, only: Any = None, inside: str = "") -> list[str]:
    context: dict[str, Any] = {"exclude": WITHOUT_HALO}
    if inside:
        context["include"] = [[inside]]
    options = {"runOnly": only or TAGS, "resultTypes": ["violations"], "preload": False}
    answer = Axe().run(page, context=context, options=options).response
    return [
        f"{found['id']}: {node['html'][:160]}"
        for found in answer["violations"]
        for node in found["nodes"][:3]
    ]


def _turn(page: Page, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", scheme)
    page.wait_for_timeout(250)  # fills of pictures take 150 ms


def _with_language(path: str, language: str) -> str:
    return path if language == "de" else f"{path}{'&' if '?' in path else '?'}lang={language}"


def _open_tables(page: Page) -> int:
    return int(
        page.evaluate(
            """() => {
              const tools = [...document.querySelectorAll("[data-tool=table]")];
              const shown = tools.filter((tool) => tool.offsetParent);
              shown.forEach((tool) => tool.click());
              return shown.length;
            }"""
        )
    )


def _overhang(page: Page) -> list[str]:
    """What stands out over the edge of the window, or scrolls sideways inside it."""
    found = page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
          const wide = (part) => part.offsetParent && part.scrollWidth > part.clientWidth + 1
            && /auto|scroll/.test(getComputedStyle(part).overflowX);
          const parts = [...document.querySelectorAll("main *")].filter(wide)
            .filter((part) => !part.closest(".ag-root-wrapper, .stage"))
            .map((part) => `${part.id} ${part.className}: ${part.textContent.slice(0, 40)}`);
          const page = document.documentElement.scrollWidth - innerWidth;
          done(page > 0 ? [`the page: ${page}`, ...parts] : parts);
        }, 200)))"""
    )
    return [str(one) for one in found]


@pytest.mark.parametrize("path", ADDRESSES)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(looking: Visitor, path: str) -> None:
    page = looking.page
    looking.go(_with_language(path, looking.language))
    assert _findings(page) == []
    assert page.locator("h1").count() == 1
    own = (looking.address, "data:", "blob:")
    assert [url for url in looking.requests if not url.startswith(own)] == []
    _turn(page, OTHER[page.evaluate("document.documentElement.dataset.mantineColorScheme")])
    assert _findings(page, ONLY_COLOURS) == []
    if _open_tables(page):
        assert _findings(page, inside=".table-wrap") == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert _overhang(page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_with_something_open(browser: Browser, address: str, look: str) -> None:
    width, language, scheme = LOOKS[look]
    view: Any = {"width": width, "height": 900}
    person = _visitor(browser, address, viewport=view, color_scheme=scheme)
    page = person.page
    person.go(_with_language("/?block=1", language))
    if width < 720:
        page.locator(".menu-narrow summary").click()
        assert _findings(page, inside="header") == []
        page.locator(".menu-narrow summary").click()
        page.locator("[data-action=filters]").first.click()
        assert _findings(page) == []
    else:
        assert _findings(page, inside=".filters") == []
    for opener in OPENERS:
        if width < 720 and "filter" not in opener and page.locator(".filters.open").count():
            page.locator(".done:visible").click()
        page.locator(opener).first.click()
        page.wait_for_timeout(300)
        for shown in (scheme, OTHER[scheme]):
            _turn(page, shown)
            assert _findings(page, inside="body") == [], opener
        page.keyboard.press("Escape")
        page.wait_for_timeout(200)
    assert person.errors == []
    page.context.close()


def test_axe_finds_nothing_in_high_contrast(visitor: Visitor) -> None:
    visitor.page.emulate_media(contrast="more")
    for path in ("/", "/regions", "/outreach"):
        visitor.go(path)
        assert visitor.page.evaluate("document.documentElement.dataset.contrast") == "more"
        assert _findings(visitor.page) == []


def test_every_figure_has_its_sentence_as_name_and_a_table_next_in_order(visitor: Visitor) -> None:
    for path in (page.path for page in PAGES.values() if page.cards):
        visitor.go(path)
        seen = 0
        for card in visitor.page.locator("main [data-chart]:has(figure)").all():
            figure = card.locator("figure").first
            if not figure.is_visible():
                continue
            name = visitor.page.locator(f"#{figure.get_attribute('aria-labelledby')}").inner_text()
            assert name
            if figure.get_attribute("role") != "img":
                continue  # the picture is a table or a list itself
            assert len(name) > 20
            table = card.evaluate("card => card.querySelector('figure').nextElementSibling.id")
            assert table.endswith("--table")
            seen += 1
        assert seen or path in {"/data"}
