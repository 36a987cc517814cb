"""What the ordinance asks for of a page: axe, width, foreign hosts, things open and shut.

A page is loaded once per width and language; its other colour scheme, its tables and a width of
320 pixels (1280 enlarged to 400 %) are looked at in the same visit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dashboards.pages import PAGES
from tests.browser.conftest import LOOKS, Scheme, Visitor

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
OTHER: dict[Scheme, Scheme] = {"light": "dark", "dark": "light"}
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


def _turn(person: Visitor, scheme: Scheme) -> None:
    person.page.emulate_media(color_scheme=scheme)
    expect(person.page.locator("html")).to_have_attribute("data-mantine-color-scheme", scheme)
    person.rest()


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


@pytest.mark.browser
@pytest.mark.parametrize("path", ADDRESSES)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    person: Callable[[str], Visitor], look: str, path: str
) -> None:
    """One page as it opens, then in the other colours, with its tables, and enlarged.

    Two files run it, one a language, so that two processors share the longest test.
    """
    width, language, scheme = LOOKS[look]
    visitor = person(look)
    page = visitor.page
    visitor.requests.clear()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    visitor.go(_with_language(path, language))
    assert findings(page) == []
    assert page.locator("h1").count() == 1
    own = (visitor.address, "data:", "blob:")
    assert [url for url in visitor.requests if not url.startswith(own)] == []
    _turn(visitor, OTHER[scheme])
    assert findings(page, ONLY_COLOURS) == []
    if _open_tables(page):
        assert findings(page, inside=".table-wrap") == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert _overhang(page) == []
    assert _errors(visitor, path) == []


def _errors(person: Visitor, path: str) -> list[str]:
    """What went wrong in the browser; an address that leads nowhere is a 404 itself."""
    errors = [error for error in person.errors if not (path == "/nowhere" and "404" in error)]
    person.errors.clear()
    return errors


def open_one_after_the_other(person: Visitor, look: str) -> None:
    """Opens every list, menu and dialog of the Overview; axe looks at it in both colours."""
    width, language, scheme = LOOKS[look]
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
        _turn(person, scheme)
        page.locator(opener).first.click()
        person.rest()
        assert findings(page, inside="body") == [], opener
        _turn(person, OTHER[scheme])
        assert findings(page, ONLY_COLOURS) == [], opener
        page.keyboard.press("Escape")
        person.rest()
    assert _errors(person, "/") == []
