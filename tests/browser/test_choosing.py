"""Choosing in one list after the other: what was chosen before stays."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_a_list_opened_again_shows_and_keeps_what_was_chosen(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    visitor.choose("Baustein:", "2 Gesundes Aufwachsen", "**/?block=2")
    visitor.choose("Status:", "bewilligt (alle)", "**/?block=2&outcome=approved")
    page.get_by_role("button", name="Baustein: 2 Gesundes Aufwachsen", exact=True).click()
    expect(page.get_by_label("2 Gesundes Aufwachsen")).to_be_checked()
    page.locator(".pick-panel").get_by_label("3 ").first.click()
    page.wait_for_url("**/?block=2,3&outcome=approved")


def test_a_bar_of_cooperation_is_chosen_by_a_click_and_let_go_by_the_next(
    visitor: Visitor,
) -> None:
    visitor.go("/cooperation")
    page = visitor.page
    bars = page.locator("#partners-by-type--figure .point path")
    assert bars.count() > 5
    page.click("#partners-by-type--figure >> text=Jobcenter")
    page.wait_for_url("**/cooperation?partner=jobcentre")
    visitor.settle()
    expect(page.locator("#choice-chips")).to_contain_text("Partner: Jobcenter")
    chosen = page.locator("#partners-by-type--figure .point path[style*='opacity:1']")
    expect(chosen).to_have_count(1)
    expect(page.locator("#partners-by-type--base")).to_contain_text("außerhalb der Auswahl")
    page.click("#social-planning-and-projects--figure >> text=etabliert")
    page.wait_for_url("**/cooperation?partner=jobcentre&planning=established")
    visitor.settle()
    page.go_back()
    page.wait_for_url("**/cooperation?partner=jobcentre")
    visitor.settle()
    expect(chosen).to_have_count(1)
    chosen.scroll_into_view_if_needed()
    box = chosen.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/cooperation")
    visitor.settle()
    assert bars.count() > 5


def test_a_table_row_of_cooperation_is_chosen_by_keyboard(visitor: Visitor) -> None:
    visitor.go("/cooperation")
    page = visitor.page
    page.locator("#anchor-sites-by-type [data-tool=table]").click()
    row = page.locator("#anchor-sites-by-type--table").get_by_role("button", name="Schule").first
    row.press("Enter")
    page.wait_for_url("**/cooperation?site=school")
    visitor.settle()
    expect(row).to_have_attribute("aria-pressed", "true")
    row.press("Enter")
    page.wait_for_url("**/cooperation")


def test_a_view_that_does_not_exist_leaves_the_usual_one_marked(visitor: Visitor) -> None:
    visitor.go("/regions?metric=nonsense&level=nonsense")
    page = visitor.page
    expect(page.locator("#notices")).to_contain_text("nonsense")
    expect(page.get_by_role("button", name="Kreise", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    assert page.locator("select[data-set-key=metric]").input_value() == ""
    page.get_by_role("button", name="Gemeinden", exact=True).click()
    page.wait_for_url("**level=municipality*")
    visitor.settle()
    expect(page.get_by_role("button", name="Kreise", exact=True)).to_have_attribute(
        "aria-pressed", "false"
    )
