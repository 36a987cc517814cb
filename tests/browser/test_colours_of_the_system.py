"""What the system asks for: its own colours, more contrast, less movement; and labels on maps."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

TEXT, MARK = 4.5, 3.0
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

#: Contrast between two colours as the browser computed them.
CONTRAST = """
  const parts = (colour) => (colour.match(/[\\d.]+/g) || []).slice(0, 3).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
"""


def _measured(page: Page, body: str) -> list[float]:
    found = page.evaluate("() => {" + CONTRAST + body + "}")
    return [float(one) for one in found]


def _tiles(page: Page) -> list[float]:
    return _measured(
        page,
        """const fill = (part) => getComputedStyle(part).fill;
          return [...document.querySelectorAll("svg.tiles .tile:not(.held, .missing, .outside)")]
          .flatMap((tile) => [...tile.querySelectorAll("text")].map((text) =>
            ratio(fill(text), fill(tile.querySelector(".area")))));""",
    )


def _cells(page: Page) -> list[float]:
    return _measured(
        page,
        """return [...document.querySelectorAll(".heat td[class^=s]")].map((cell) =>
          ratio(getComputedStyle(cell).color, getComputedStyle(cell).backgroundColor));""",
    )


def _marks(page: Page) -> list[float]:
    """Bars of Plotly against the page."""
    return _measured(
        page,
        """const ground = getComputedStyle(document.body).backgroundColor;
          const against = (colour) => (colour.startsWith("rgb") ? ratio(colour, ground) : 1);
          return [...document.querySelectorAll(".plot .bars .point path")]
            .map((bar) => getComputedStyle(bar))
            .map(({ fill, stroke }) => Math.max(against(fill), against(stroke)));""",
    )


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_of_the_system_leave_pictures_readable(visitor: Visitor, scheme: Scheme) -> None:
    page = visitor.page
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    visitor.go("/")
    page.wait_for_selector("#applications-by-building-block .point path", state="attached")
    tiles, bars = _tiles(page), _marks(page)
    assert len(tiles) == 106
    assert min(tiles) >= TEXT
    assert len(bars) > 15
    assert min(bars) >= MARK
    visitor.go("/outreach")
    cells = _cells(page)
    assert len(cells) > 100
    assert min(cells) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_of_the_system_leave_controls_their_edges(visitor: Visitor, scheme: Scheme) -> None:
    page = visitor.page
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    visitor.go("/regions?block=1")
    bare = page.evaluate(
        """() => [...document.querySelectorAll(".pick, .chip, .badge, .seg, select")]
          .filter((one) => one.offsetParent && parseFloat(getComputedStyle(one).borderTopWidth) < 1)
          .map((one) => one.className)"""
    )
    assert bare == []
    pressed, other = page.evaluate(
        """() => ["true", "false"].map((state) => {
          const style = getComputedStyle(document.querySelector(`.seg [aria-pressed=${state}]`));
          return `${style.backgroundColor} ${style.color}`;
        })"""
    )
    assert pressed != other


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_of_the_system_let_filled_buttons_be_read(visitor: Visitor, scheme: Scheme) -> None:
    page = visitor.page
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    visitor.go("/data?block=1")
    page.wait_for_selector(".import-desk .primary")
    looks = page.evaluate(
        """() => [".import-desk .primary", ".chip"].map((one) => {
          const style = getComputedStyle(document.querySelector(one));
          return [style.backgroundColor, style.color, style.forcedColorAdjust];
        })"""
    )
    assert all(ground != letters for ground, letters, _adjust in looks)
    # Else the system puts a ground of its own behind the letters, inside the button.
    assert [adjust for _ground, _letters, adjust in looks] == ["none", "none"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_labels_on_maps_are_read_against_their_outline(visitor: Visitor, scheme: Scheme) -> None:
    page = visitor.page
    page.emulate_media(color_scheme=scheme)
    visitor.go("/regions")
    page.wait_for_selector("text.halo", state="attached")
    visitor.rest()
    ratios = _measured(
        page,
        """return [...document.querySelectorAll("text.halo")].map((label) =>
          ratio(getComputedStyle(label).fill, getComputedStyle(label).stroke));""",
    )
    widths = page.evaluate(
        """() => [...document.querySelectorAll("text.halo")].map((label) =>
          parseFloat(label.getAttribute("stroke-width")) * label.getScreenCTM().a)"""
    )
    assert len(ratios) >= 6
    assert min(ratios) >= TEXT
    assert min(widths) >= 4


def test_nothing_moves_when_the_system_asks_for_calm(visitor: Visitor) -> None:
    page = visitor.page
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(
        """window.moved = [];
        const note = ({ type, target, animationName, propertyName }) =>
          moved.push(`${type} ${animationName || propertyName} ${target.className}`);
        for (const type of ["transitionrun", "animationstart"]) addEventListener(type, note, true);
        """
    )
    visitor.go("/")
    page.locator("#applications-by-building-block--picture g.points path").nth(1).click(force=True)
    page.wait_for_url("**block=2")
    visitor.settle()
    page.locator("#applications-by-month [data-tool=table]").click()
    page.locator("[data-filter=block]").click()
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")
    page.locator("[data-action=theme]").click()
    page.get_by_label("Dunkel").check()
    page.keyboard.press("Escape")
    visitor.go("/circles/essen")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved") == []
    moving = "document.getAnimations().filter((one) => one.effect.getTiming().duration > 0).length"
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_arrows_below_the_list_are_seen_in_the_colours_of_the_system(
    visitor: Visitor, scheme: Scheme
) -> None:
    visitor.page.emulate_media(forced_colors="active", color_scheme=scheme)
    visitor.go("/applications")
    visitor.page.wait_for_selector(".record-grid .ag-paging-button")
    seen = _measured(
        visitor.page,
        """const ground = getComputedStyle(document.body).backgroundColor;
          return [...document.querySelectorAll(".ag-paging-button:not(.ag-disabled) .ag-icon")]
            .map((icon) => ratio(ground, getComputedStyle(icon, "::before").backgroundColor));""",
    )
    assert len(seen) >= 2
    assert min(seen) >= MARK
    edges = visitor.page.evaluate(
        """() => [getComputedStyle(document.body).backgroundColor,
          ...[...document.querySelectorAll(".record-grid .ag-cell")].slice(0, 9)
            .map((cell) => getComputedStyle(cell).borderRightColor)]"""
    )
    assert len(set(edges)) == 1
