"""Side by side on a page: switched on, areas added by name and taken away."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_areas_are_held_side_by_side_and_named_by_hand(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go("/cooperation?district=05113")
    page.get_by_role("button", name="gewählte Gebiete und Land").click()
    page.wait_for_url("**compare=choice")
    visitor.settle()
    shown = page.locator(".compare-shown")
    expect(shown).to_contain_text("Essen")
    expect(shown).to_contain_text("Nordrhein-Westfalen")
    expect(page.locator("#partners-by-type h2")).to_contain_text("Nebeneinander")
    page.get_by_role("combobox", name="Gebiet hinzufügen").fill("dortmund")
    page.locator(".compare-own .hits li", has_text="kreisfreie Stadt").click()
    page.wait_for_url("**compare=05113,05913")
    visitor.settle()
    expect(shown.locator("button")).to_have_count(2)
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert not found.response["violations"], found.generate_report()
    shown.locator("button", has_text="Essen").click()
    page.wait_for_url("**compare=05913")
    page.set_viewport_size({"width": 390, "height": 844})
    visitor.go("/applications?compare=051,053,055,057")
    labels = page.locator("#applications-by-status--figure text", has_text="Münster")
    expect(labels.first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
