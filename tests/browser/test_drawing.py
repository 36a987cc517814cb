"""Bars, columns and lines drawn by our own hand, and plotly.js for what is left."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dashboards.serving.static import PLOTLY_ADDRESS
from tests.browser.conftest import Visitor

#: Where everything drawn stands in its picture: bars, dots and lines as boxes, and every text.
_PLACES = """() => Object.fromEntries([...document.querySelectorAll(".pic .plot")].map((plot) => {
  const origin = plot.getBoundingClientRect();
  const box = (name) => (part) => {
    const { left, top, width, height } = part.getBoundingClientRect();
    return [name(part), left - origin.left, top - origin.top, width, height,
      getComputedStyle(part).fill];
  };
  const boxes = (selector, name) => [...plot.querySelectorAll(selector)].map(box(name))
    .filter(([word]) => word).sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)
      || a[2] - b[2] || a[1] - b[1]);
  return [plot.closest("[data-chart]").id, [...boxes("text", (part) => part.textContent),
    ...boxes(".points path, .js-line", () => "mark"),
    ...boxes(".ygrid, .zl", () => "line").map((line) => line.slice(0, 5))]];
}))"""
_BY_PLOTLY = "() => { ziq.hand.isPlotlyOnly = true; ziq.cards.redraw(); }"
_BLOCKS = "#applications-by-building-block--picture"
_AT_FIRST_PAINT = f"""window.addEventListener("ziq:applied", () => {{
  window.atFirstPaint = {{
    marks: document.querySelectorAll("{_BLOCKS} .points path").length,
    scripts: performance.getEntriesByName(location.origin + "{PLOTLY_ADDRESS}").length,
  }};
}}, {{ once: true }});"""
_SILENT_MONTH = """(id) => {
  ziq.cards.of(id).picture.silent = [2];
  ziq.cards.redraw();
}"""


def _compare(visitor: Visitor) -> list[str]:
    """Draws the same pictures once more with plotly.js; what stands elsewhere then."""
    page = visitor.page
    visitor.rest()
    ours = page.evaluate(_PLACES)
    page.evaluate(_BY_PLOTLY)
    page.wait_for_function(
        """() => [...document.querySelectorAll(".pic .plot")].every((plot) =>
          plot.matches(".js-plotly-plot") && plot.querySelector(".main-svg text"))"""
    )
    visitor.rest()
    plotlys = page.evaluate(_PLACES)
    assert ours.keys() == plotlys.keys()
    return [
        f"{chart}: {mine} instead of {other}"
        for chart, places in ours.items()
        for mine, other in zip(places, plotlys[chart], strict=True)
        if [mine[0], *mine[5:]] != [other[0], *other[5:]]
        or any(abs(a - b) > 1 for a, b in zip(mine[1:5], other[1:5], strict=True))
    ]


@pytest.mark.parametrize("path", ["/", "/?block=3", "/outreach", "/cooperation", "/applications"])
@pytest.mark.parametrize("width", [1440, 390])
def test_everything_stands_where_plotly_puts_it(visitor: Visitor, path: str, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 900})
    visitor.go(path)
    assert _compare(visitor) == []


def test_columns_stand_over_their_months_beside_months_nobody_reported(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.page.evaluate(_SILENT_MONTH, "applications-by-month")
    picture = visitor.page.locator("#applications-by-month--picture")
    expect(picture.locator("pattern path")).to_have_count(1)
    expect(picture.locator("svg")).to_contain_text("– nicht gemeldet")
    columns, hatched, months = (
        picture.locator(where).evaluate_all(
            """(parts) => parts.map((part) => part.getBoundingClientRect())
              .map(({ left, width }) => left + width / 2)"""
        )
        for where in (".trace:nth-of-type(1) path", ".trace:nth-of-type(2) path", ".xtick")
    )
    assert len(months) == 9
    assert columns == pytest.approx(months, abs=2)
    assert hatched == pytest.approx([months[2]], abs=2)


def test_the_overview_is_painted_without_plotly_which_comes_for_the_next_page(
    visitor: Visitor,
) -> None:
    page = visitor.page
    page.add_init_script(_AT_FIRST_PAINT)
    with page.expect_request(f"**{PLOTLY_ADDRESS}"):
        visitor.go("/")
        expect(page.locator(f"{_BLOCKS} .points path")).to_have_count(3)
    assert page.evaluate("atFirstPaint") == {"marks": 3, "scripts": 0}


def test_a_picture_that_moves_is_drawn_after_a_page_without_one(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.page.locator("nav a[data-internal]", has_text="Bedarf").first.click()
    visitor.page.wait_for_url("**/need")
    visitor.settle()
    dots = visitor.page.locator("#need-and-funds-by-district--picture .js-plotly-plot .main-svg")
    expect(dots.first).to_be_attached()
    expect(dots.first).to_have_css("position", "absolute")


def test_a_label_of_small_multiples_chooses_the_row_it_names(visitor: Visitor) -> None:
    visitor.go("/")
    labels = visitor.page.locator("#applications-by-region-and-block--picture [data-label-row]")
    labels.filter(has_text="Köln").click(position={"x": 10, "y": 10})
    visitor.page.wait_for_url(re.compile("region=053"))
    visitor.settle()
    expect(visitor.page.locator("#choice-chips")).to_contain_text("Köln")


@pytest.mark.parametrize("slowness", [1, 8])
def test_ticks_in_quick_succession_all_count_and_cost_one_request_each(
    visitor: Visitor, slowness: int
) -> None:
    visitor.go("/")
    page = visitor.page
    page.locator("[data-filter=block]").click()
    page.locator(".pick-panel input[value='1']").wait_for()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slowness})
    visitor.requests.clear()
    page.evaluate(
        """() => ["1", "2", "3", "1"].forEach((value, index) => setTimeout(() =>
          document.querySelector(`.pick-panel input[value='${value}']`).click(), 80 * index))"""
    )
    page.wait_for_url("**block=2,3")
    visitor.settle()
    visitor.rest()
    assert visitor.search == "?block=2,3"
    for value, is_ticked in (("1", False), ("2", True), ("3", True)):
        expect(page.locator(f".pick-panel input[value='{value}']")).to_be_checked(checked=is_ticked)
    expect(page.locator("#choice-chips .chip")).to_have_count(2)
    expect(page.locator("#applications-total--picture")).to_have_text("48")
    # A busy machine lets Dash ask once more for where it has arrived; no tick costs two requests.
    assert 4 <= len(visitor.updates) <= 5
