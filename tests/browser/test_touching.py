"""Values on hover and first touch; the first touch never filters."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visitor


def _middle(visitor: Visitor, selector: str) -> tuple[float, float]:
    mark = visitor.page.locator(selector).first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_bar_says_its_value_when_the_pointer_stands_on_it(visitor: Visitor) -> None:
    visitor.go("/")
    words = visitor.page.locator(".hover-words")
    for _look in range(20):  # a picture may be drawn anew between measuring and pointing
        visitor.page.mouse.move(*_middle(visitor, "#applications-by-month--figure .point path"))
        visitor.rest()
        if words.count():
            break
        visitor.page.mouse.move(2, 2)
    expect(words).to_contain_text("Anträge: ")
    visitor.page.mouse.move(2, 2)
    expect(visitor.page.locator(".hover-words")).to_have_count(0)


def test_the_first_touch_reads_and_the_second_chooses(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    page.evaluate(
        "document.body.dispatchEvent("
        "new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true }))"
    )
    tile = page.locator("#applications-by-district--figure g[data-ags='05113']")
    tile.dispatch_event("click")
    reading = page.locator("#applications-by-district .reading")
    expect(reading).to_contain_text("Essen")
    expect(reading).to_contain_text("Noch einmal tippen")
    assert "district" not in page.url
    tile.dispatch_event("click")
    page.wait_for_url("**?district=05113")
