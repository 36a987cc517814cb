"""What the ordinance asks for of a page: axe, width, foreign hosts, things open and shut.

A page is loaded once in each language: at a desk in the one and on a phone in the other, light in
the one and dark in the other, and from page to page the next of the four ways to do so. Its tables,
a width of 320 pixels (1280 enlarged to 400 %) and letters of twice the size are looked at in both
visits; one of 1024 at the desk.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from dashboards.pages import PAGES
from tests.browser.conftest import LOOKS, Scheme, Visitor

ADDRESSES = [
    *dict.fromkeys(page.path for page in PAGES.values()),
    "/circles/essen",
    "/neighbourhoods/Q-001",
    "/nowhere",
    "/?block=3&region=057",
]
#: Pages that are about pictures; the one on the data begins with what they are.
WITH_PICTURES = {page.path for page in PAGES.values() if page.cards and page.id != "data"}
#: Labels on maps carry an outline, which axe does not see; test_colours_of_the_system has them.
WITHOUT_HALO = [["text.halo"]]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
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


def findings(page: Page, only: Any = None, inside: str = "") -> list[str]:
    """What axe objects to, in the whole page or inside one part of it."""
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
    """What stands out over the edge of the window, or scrolls sideways inside it.

    Pictures are drawn anew for another width; on a busy machine that takes some looks.
    """
    for _look in range(40):
        found = _overhanging(page)
        if not found:
            break
    return found


def _overhanging(page: Page) -> list[str]:
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


#: Where the first picture begins, and what stands above the content, in px; -1 without.
_FIRST_LOOK = """() => {
  const top = (part) => part ? part.getBoundingClientRect().top : -1;
  const pictures = [...document.querySelectorAll("main .grid > .card .pic")];
  return [top(pictures.find((one) => one.offsetParent)), top(document.querySelector("main"))];
}"""


def _first_look(page: Page, width: int, path: str) -> None:
    """At a desk the first picture begins in the window, on a phone the head leaves room."""
    picture, head = page.evaluate(_FIRST_LOOK)
    if width >= 720 and path in WITH_PICTURES:
        assert 0 < picture < 900 - 20, "the first picture is out of sight"
    if width < 720:
        most = 0.3 if "?" in path else 0.25  # with the chips of a choice, and without
        assert head <= 844 * most, "the head takes too much of the window"


def _letters(page: Page, size: int) -> None:
    """The size of letters the browser is set to, in px; 16 is what it comes with."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
    session.detach()


def _overhang_of_large_letters(page: Page) -> list[str]:
    page.set_viewport_size({"width": 1280, "height": 900})
    _letters(page, 32)
    try:
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        return _overhang(page)
    finally:
        _letters(page, 16)


def visits(language: Literal["de", "en"]) -> list[tuple[str, str, Scheme]]:
    """Every page with the look and the colour scheme in which this language is seen there."""
    seen: list[tuple[str, str, Scheme]] = []
    for number, path in enumerate(ADDRESSES):
        is_other = language == "en"
        place = "phone" if number % 2 != is_other else "desk"
        scheme: Scheme = "dark" if number // 2 % 2 != is_other else "light"
        seen.append((path, f"{place}, {'English' if is_other else 'German'}", scheme))
    return seen


#: Per visible picture of the page: its name, its role, and what stands next in order.
_FIGURES = """
() => [...document.querySelectorAll("main [data-chart]:has(figure)")]
  .map((card) => card.querySelector("figure"))
  .filter((figure) => figure.offsetParent)
  .map((figure) => [
    document.getElementById(figure.getAttribute("aria-labelledby")).innerText,
    figure.getAttribute("role"),
    figure.nextElementSibling?.id,
  ])
"""


def _named(page: Page, path: str) -> None:
    """Every figure has its sentence as name and a table next in order."""
    figures = page.evaluate(_FIGURES)
    assert all(name for name, _role, _next in figures)
    # The others are a table or a list themselves.
    pictures = [(name, after) for name, role, after in figures if role == "img"]
    assert [name for name, _after in pictures if len(name) <= 20] == []
    assert [after for _name, after in pictures if not after.endswith("--table")] == []
    assert pictures or path in {"/data", "/table"}


@pytest.mark.browser
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    person: Callable[[str], Visitor], path: str, look: str, scheme: Scheme
) -> None:
    """One page as it opens, with its tables, and enlarged.

    Two files run it, one a language, so that two processors share the longest test.
    """
    width, language, _scheme = LOOKS[look]
    visitor = person(look)
    page = visitor.page
    visitor.requests.clear()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    visitor.go(_with_language(path, language))
    _first_look(page, width, path)
    if width >= 720 and path in WITH_PICTURES | {"/data"}:
        _named(page, path)
    assert findings(page) == []
    assert page.locator("h1").count() == 1
    own = (visitor.address, "data:", "blob:")
    assert [url for url in visitor.requests if not url.startswith(own)] == []
    if width >= 720:
        page.set_viewport_size({"width": 1024, "height": 768})
        assert _overhang(page) == []
        page.set_viewport_size({"width": width, "height": 900})
    if _open_tables(page):
        assert findings(page, inside=".table-wrap") == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert _overhang(page) == []
    assert _overhang_of_large_letters(page) == []
    assert _errors(visitor, path) == []


def _errors(person: Visitor, path: str) -> list[str]:
    """What went wrong in the browser; an address that leads nowhere is a 404 itself."""
    errors = [error for error in person.errors if not (path == "/nowhere" and "404" in error)]
    person.errors.clear()
    return errors


def open_one_after_the_other(person: Visitor, look: str, scheme: Scheme) -> None:
    """Opens every list, menu and dialog of the Overview; axe looks at each."""
    width, language, _scheme = LOOKS[look]
    page = person.page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    person.go(_with_language("/?block=1", language))
    if width < 720:
        page.locator(".menu-narrow summary").click()
        assert findings(page, inside="header") == []
        page.locator(".menu-narrow summary").click()
        page.locator("[data-action=filters]").first.click()
        assert findings(page) == []
    else:
        assert findings(page, inside=".filters") == []
    for opener in OPENERS:
        if width < 720 and "filter" not in opener and page.locator(".filters.open").count():
            page.locator(".done:visible").click()
        page.locator(opener).first.click()
        person.rest()
        assert findings(page, inside="body") == [], opener
        page.keyboard.press("Escape")
        person.rest()
    assert _errors(person, "/") == []
