"""What the ordinance asks for, on every page: axe, width, keyboard, motion, foreign hosts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from dashboards.pages import PAGES
from tests.browser.conftest import Visitor, _visitor

pytestmark = pytest.mark.browser

ADDRESSES = [
    *(page.path for page in PAGES.values()),
    "/circles/essen",
    "/nowhere",
    "/?block=3&region=057",
]
#: Labels on maps carry an outline in the page's own colour, which axe does not see.
CONTEXT = {"exclude": [["text.halo"]]}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = {
    "desk, German, light": (1440, "de", "light"),
    "phone, German, dark": (390, "de", "dark"),
    "desk, English, dark": (1440, "en", "dark"),
    "phone, English, light": (390, "en", "light"),
}


@pytest.fixture(params=LOOKS, ids=list(LOOKS))
def looking(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visitor]:
    """Somebody with one width, language and colour scheme."""
    width, language, scheme = LOOKS[request.param]
    person = _visitor(
        browser, address, viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    person.language = language
    yield person
    person.page.context.close()
    assert person.errors == []


def _findings(visitor: Visitor) -> list[str]:
    answer = Axe().run(visitor.page, context=CONTEXT, options={"runOnly": TAGS}).response
    return [
        f"{found['id']}: {node['html'][:160]}"
        for found in answer["violations"]
        for node in found["nodes"][:3]
    ]


def _with_language(path: str, language: str) -> str:
    return path if language == "de" else f"{path}{'&' if '?' in path else '?'}lang={language}"


@pytest.mark.parametrize("path", ADDRESSES)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(looking: Visitor, path: str) -> None:
    looking.go(_with_language(path, looking.language))
    assert _findings(looking) == []
    assert looking.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert looking.page.locator("h1").count() == 1
    own = (looking.address, "data:", "blob:")
    assert [url for url in looking.requests if not url.startswith(own)] == []


def test_axe_finds_nothing_with_tables_open(visitor: Visitor) -> None:
    visitor.go("/")
    for tool in visitor.page.locator("[data-tool=table]:visible").all():
        tool.click()
    assert _findings(visitor) == []


@pytest.mark.parametrize(
    "opener",
    [
        "[data-filter=block]",
        "[data-filter=area]",
        "[data-filter=months]",
        "#applications-by-month [data-tool=files]",
        "#applications-by-month [data-tool=evidence]",
        "[data-action=views]",
        "[data-action=theme]",
        "[data-action=profile]",
    ],
)
def test_axe_finds_nothing_with_something_open(visitor: Visitor, opener: str) -> None:
    visitor.go("/?block=1")
    visitor.page.locator(opener).first.click()
    visitor.page.wait_for_timeout(400)
    assert _findings(visitor) == []


def test_axe_finds_nothing_in_high_contrast(visitor: Visitor) -> None:
    visitor.page.emulate_media(contrast="more")
    visitor.go("/")
    assert _findings(visitor) == []


@pytest.mark.parametrize("path", ["/", "/regions", "/outreach", "/data"])
def test_page_fits_a_width_of_320_pixels(visitor: Visitor, path: str) -> None:
    visitor.page.set_viewport_size({"width": 320, "height": 700})
    visitor.go(path)
    assert visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_first_tab_stop_leads_to_the_content(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Zum Inhalt")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_whole_journey_by_keyboard_alone(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    page.locator("[data-filter=block]").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    page.keyboard.press("Space")
    page.wait_for_url("**block=1")
    visitor.settle()
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert page.evaluate("document.activeElement.dataset.filter") == "block"
    page.locator("#applications-by-district--figure").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"district=05\d{3}"))
    visitor.settle()
    tool = page.locator("#applications-by-month [data-tool=table]")
    tool.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#applications-by-month--table table")).to_be_visible()
    assert page.evaluate("document.activeElement.dataset.tool") == "table"


def test_every_figure_has_its_sentence_as_name_and_a_table_behind(visitor: Visitor) -> None:
    visitor.go("/")
    for figure in visitor.page.locator("main figure").all():
        name = figure.get_attribute("aria-labelledby")
        assert figure.get_attribute("role") in {"img", "group"}
        assert name
        assert len(visitor.page.locator(f"#{name}").inner_text()) > 20


def test_nothing_moves_when_the_system_asks_for_calm(visitor: Visitor) -> None:
    visitor.page.emulate_media(reduced_motion="reduce")
    visitor.go("/")
    bars = visitor.page.locator("#applications-by-building-block--picture g.points path")
    bars.nth(1).click(force=True)
    visitor.page.wait_for_url("**block=2")
    visitor.settle()
    moving = visitor.page.evaluate(
        "document.getAnimations().filter((one) => one.effect.getTiming().duration > 0).length"
    )
    assert moving == 0
