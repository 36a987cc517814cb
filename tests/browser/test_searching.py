"""The search of the head and that of the lists: by key, by pointer, by name, on any screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_the_key_opens_a_search_that_leads_to_a_marked_card(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go("/need?block=1")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Alles durchsuchen")
    expect(field).to_be_focused()
    assert not any("/api/search" in url for url in asked)
    page.keyboard.type("erstkontakte nach monat")
    first = page.locator(".hits li").first
    expect(first).to_contain_text("Erstkontakte nach Monat")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == first.get_attribute("id")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert not found.response["violations"], found.generate_report()
    page.keyboard.press("Enter")
    page.wait_for_url("**/outreach?block=1#first-contacts-by-month")
    visitor.settle()
    card = page.locator("#first-contacts-by-month")
    expect(card).to_have_attribute("data-anchored", "")
    expect(card).to_be_in_viewport()
    expect(page.locator("dialog.search-box")).to_have_count(0)


def test_a_slip_is_mended_and_an_area_takes_the_place_of_the_one_chosen(
    visitor: Visitor,
) -> None:
    page = visitor.page
    page.set_viewport_size({"width": 390, "height": 844})
    visitor.go("/?district=05111&block=2")
    page.get_by_role("button", name="Suche").click()
    page.keyboard.type("Dormtund")
    page.get_by_role("option", name="Meinten Sie „Dortmund“?").click()
    expect(page.get_by_role("combobox")).to_have_value("Dortmund")
    hit = page.get_by_role("option", name="Gebiet").first
    expect(hit).to_contain_text("kreisfreie Stadt")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    hit.click()
    page.wait_for_url("**/?block=2&district=05913")
    visitor.settle()


def test_the_key_can_be_switched_off_and_escape_leads_back(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go("/cooperation?lang=en")
    opener = page.get_by_role("button", name="Search")
    opener.click()
    page.get_by_label("The key / opens this search").uncheck()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("dialog.search-box")).to_have_count(0)


def test_the_lists_show_the_best_hits_where_one_types(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go("/projects")
    page.get_by_role("combobox", name="Alle Projekte durchsuchen").fill("essen sport")
    first = page.locator(".hits li").first
    expect(first).to_contain_text("· Essen")
    page.wait_for_url("**/projects?q=essen%20sport")
    listed = page.locator("[data-records=projects-list] .record")
    expect(listed.first).to_contain_text("Essen")
    assert listed.first.locator("h3").inner_text() == first.locator("b").inner_text()
    page.keyboard.press("Escape")
    expect(page.locator(".hits li")).to_have_count(0)
