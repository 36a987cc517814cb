"""A visit with the keyboard alone: no mouse, no focus set by a script, the ring always in sight."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

PATIENCE = 400
#: What the reader sees of the focus: its element, whether it is on screen, and its ring.
FOCUS = """(wanted) => {
  const here = document.activeElement;
  const box = here.getBoundingClientRect();
  const style = getComputedStyle(here);
  const around = here.closest(".mantine-MultiSelect-input, .mantine-Select-input");
  const ring = [here, around].filter(Boolean).some((part) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  });
  return {
    name: `${here.tagName} ${here.id} ${here.className}`.slice(0, 80),
    isLost: here === document.body,
    isSeen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0
      && box.left < innerWidth && style.visibility === "visible",
    hasRing: ring,
    isWanted: here.matches(wanted),
    isCovered: [...document.querySelectorAll(".filters")].some((bar) => {
      if (getComputedStyle(bar).position !== "sticky" || bar.contains(here)) return false;
      const over = bar.getBoundingClientRect();
      return over.top <= 0 && box.bottom <= over.bottom && box.bottom > 0 && !bar.contains(here);
    }),
  };
}"""


def _tab_to(page: Page, wanted: str, key: str = "Tab") -> None:
    """Presses Tab until the wanted element has the focus; no stop on the way is out of sight."""
    for _press in range(PATIENCE):
        page.keyboard.press(key)
        focus = page.evaluate(FOCUS, wanted)
        if focus["isLost"]:
            continue  # past the last stop: the browser itself
        assert focus["isSeen"], focus
        assert focus["hasRing"], focus
        assert not focus["isCovered"], focus
        if focus["isWanted"]:
            return
    raise AssertionError(f"{wanted} cannot be reached")


def test_filter_drill_down_table_download_and_story_without_a_mouse(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Zum Inhalt")

    _tab_to(page, "[data-filter=block]")
    page.keyboard.press("Enter")
    visitor.rest()
    page.keyboard.press("Space")
    page.wait_for_url("**block=1")
    visitor.settle()
    page.keyboard.press("Escape")
    visitor.rest()
    assert page.evaluate("document.activeElement.dataset.filter") == "block"

    _tab_to(page, "#applications-by-district--figure")
    page.keyboard.press("ArrowRight")
    reading = page.locator("#applications-by-district > .reading")
    expect(reading).to_contain_text("Eingabetaste")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"district=05\d{3}"))
    visitor.settle()
    assert page.evaluate("document.activeElement.id") == "applications-by-district--figure"
    page.keyboard.press("Escape")
    expect(reading).to_have_count(0)

    _tab_to(page, "#applications-by-month [data-tool=table]")
    page.keyboard.press("Enter")
    expect(page.locator("#applications-by-month--table table")).to_be_visible()
    assert page.evaluate("document.activeElement.dataset.tool") == "table"

    _tab_to(page, "#applications-by-month [data-tool=files]")
    page.keyboard.press("Enter")
    _tab_to(page, "a[href*='applications-by-month.csv']")
    with page.expect_download() as loading:
        page.keyboard.press("Enter")
    assert loading.value.suggested_filename.endswith(".csv")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.tool") == "files"

    _tab_to(page, ".nav a[href^='/circles']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/circles**")
    visitor.settle()
    _tab_to(page, "main a[href^='/circles/essen']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/circles/essen**")
    visitor.settle()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".story-place")).to_contain_text("Folie 2 von")


def test_drilling_down_by_links_and_going_back_keeps_the_focus_in_the_page(
    visitor: Visitor,
) -> None:
    visitor.go("/projects")
    page = visitor.page
    _tab_to(page, "#areas-below [data-tool=table]")
    page.keyboard.press("Enter")
    _tab_to(page, "#areas-below--table a, #areas-below--table tbody button")
    page.keyboard.press("Enter")
    page.wait_for_url("**region=05**")
    visitor.settle()
    assert page.evaluate("document.activeElement !== document.body")
    page.go_back()
    visitor.settle()
    _tab_to(page, "a, button")


def test_every_stop_of_a_page_can_be_seen_and_left(visitor: Visitor) -> None:
    for path in ("/regions", "/applications", "/accessibility"):
        visitor.go(path)
        _tab_to(visitor.page, ".bottom li:last-child a")


def test_a_change_is_announced_once_and_politely(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    page.evaluate(
        """() => {
          window.said = [];
          const live = document.getElementById("live");
          const note = () => live.textContent && said.push(live.textContent);
          new MutationObserver(note).observe(live, { childList: true, subtree: true });
        }"""
    )
    page.locator("#applications-by-building-block--picture g.points path").nth(1).click(force=True)
    page.wait_for_url("**block=2")
    visitor.settle()
    visitor.rest()
    said = page.evaluate("window.said")
    assert len(said) == 1, said
    assert "29" in said[0]
    assert page.locator("#live").get_attribute("aria-live") == "polite"


def test_the_tab_key_does_not_stop_at_every_cell_of_the_list(visitor: Visitor) -> None:
    visitor.go("/applications")
    page = visitor.page
    page.wait_for_selector(".record-grid .ag-row")
    page.locator("#record-search").focus()
    stops = 0
    while page.evaluate("document.activeElement.dataset.tool") != "files":
        page.keyboard.press("Tab")
        stops += 1
    assert stops < 12
