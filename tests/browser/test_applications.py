"""Journeys on the pages Anträge and Projekte."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser
GRID_ROWS = ".record-grid .ag-center-cols-container .ag-row"


def grid_scripts(visitor: Visitor) -> list[str]:
    return [url for url in visitor.requests if "dash_ag_grid" in url]


def test_the_grid_is_fetched_only_where_it_is_shown_and_from_this_server(visitor: Visitor) -> None:
    visitor.go("/")
    assert grid_scripts(visitor) == []
    visitor.page.click("nav.nav a[href^='/applications']")
    expect(visitor.page.locator(GRID_ROWS)).to_have_count(20)
    assert len(grid_scripts(visitor)) == 2
    assert all(url.startswith(visitor.address) for url in visitor.requests)


def test_a_screen_reader_hears_of_nothing_found_only_when_it_is_so(visitor: Visitor) -> None:
    page = visitor.page
    page.add_init_script(
        """window.heard = [];
        new MutationObserver((changes) => changes.forEach(({ target }) => {
          const place = (target.closest ? target : target.parentElement)?.closest("[aria-live]");
          if (place) window.heard.push(place.textContent);
        })).observe(document, { subtree: true, childList: true, characterData: true });"""
    )
    visitor.go("/applications?block=1")
    expect(page.locator(GRID_ROWS)).to_have_count(20)
    page.wait_for_function("() => window.heard.some((text) => text.includes('1 bis 20 von 108'))")
    assert not page.evaluate("heard.some((text) => text.includes('Nichts gefunden'))")
    page.fill("#record-search", "gibtesnicht")
    page.wait_for_function("() => window.heard.some((text) => text.includes('Nichts gefunden'))")
    expect(page.locator(".record-grid .tally")).to_contain_text("Nichts gefunden")


def test_the_list_follows_choice_words_and_back(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go("/applications?block=3")
    tally = page.locator(".record-grid .tally")
    expect(tally).to_have_text("19 von 19 Einträgen")
    page.fill("#record-search", "planung laufend")
    expect(tally).to_have_text("6 von 19 Einträgen")
    assert visitor.search == "?block=3&q=planung%20laufend"
    page.locator(".measures summary").press("Enter")
    page.locator("[data-toggle-value=circle]").press("Space")
    heads = page.locator(".record-grid .ag-header-cell-text")
    expect(heads.nth(4)).to_have_text("Zirkel")
    expect(page.locator("[col-id=circle].ag-cell")).to_have_count(6)
    expect(tally).to_have_text("6 von 19 Einträgen")
    assert "fields=applicant,approved_eur,building_block,circle," in visitor.search
    page.locator("button[data-set-key=fields][data-set-value='']").press("Enter")
    expect(heads).to_have_count(9)
    page.locator(f"{GRID_ROWS} a").first.click()
    expect(page.locator("h1")).not_to_have_text("Anträge und Bewilligungen")
    page.go_back()
    expect(page.locator(".record-grid .tally")).to_have_text("6 von 19 Einträgen")
    expect(page.locator("#record-search")).to_have_value("planung laufend")


#: Numbers and days that have two lines or end beyond their cell, and heads beyond the list.
CUT = """() => {
  const edge = (part) => part.getBoundingClientRect().right + 1;
  const grid = document.querySelector(".record-grid .ag-root");
  const heads = [...grid.querySelectorAll(".ag-header-cell")]
    .filter((head) => edge(head) > edge(grid) + 1);
  const cells = [...grid.querySelectorAll(".ag-row [col-id$=_eur], .ag-row [col-id$=_on]")];
  return [...heads, ...cells.filter((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const { right, height } = range.getBoundingClientRect();
    return right > edge(cell) || height > 30;
  })].map((part) => part.textContent);
}"""


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_list_shows_whole_columns_at_every_width(visitor: Visitor, language: str) -> None:
    """The window becomes narrower, then wide again, without a new answer."""
    page = visitor.page
    heads = page.locator(".record-grid .ag-header-cell")
    visitor.go(f"/applications?lang={language}")
    for width, columns in ((1440, 9), (1024, 8), (390, 3), (320, 2), (1440, 9)):
        page.set_viewport_size({"width": width, "height": 900})
        expect(heads).to_have_count(columns)
        visitor.rest()
        assert page.locator(".ag-row [col-id=approved_eur]").count() == 20
        assert page.evaluate(CUT) == []
    expect(page.locator(".record-grid .aside")).to_be_hidden()
    visitor.go(f"/applications?fields=total_eur,requested_eur,approved_eur,status&lang={language}")
    expect(heads).to_have_count(5)
    page.set_viewport_size({"width": 320, "height": 900})
    expect(page.locator(".record-grid .aside")).to_be_visible()
    expect(page.locator(".ag-pinned-left-header .ag-header-cell")).to_have_count(1)


def test_a_label_of_the_path_chooses_what_it_names(visitor: Visitor) -> None:
    visitor.go("/applications")
    visitor.page.click("#applications-path--figure >> text=/^bewilligt/")
    visitor.page.wait_for_url("**/applications?outcome=approved")


def test_the_way_down_and_up_again(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go("/projects")
    page.click("#areas-below--figure >> text=/Düsseldorf/")
    page.wait_for_url("**?region=051")
    visitor.settle()
    page.click("#areas-below--figure >> text=Essen")
    page.wait_for_url("**?region=051&district=05113")
    expect(page.locator("#trail li")).to_have_text(
        ["Nordrhein-Westfalen", "Regierungsbezirk Düsseldorf", "Essen"]
    )
    page.click("#trail a >> text=Nordrhein-Westfalen")
    page.wait_for_url("**/projects")
    expect(page.locator("#trail li")).to_have_text(["Nordrhein-Westfalen"])


def test_the_search_finds_in_both_lists_and_survives_a_reload(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go("/projects")
    page.fill("#record-search", "Bielefeld")
    tallies = page.locator(".tally")
    expect(tallies.nth(1)).to_have_text("2 von 67 Einträgen")
    page.reload()
    expect(tallies.nth(1)).to_have_text("2 von 67 Einträgen")
    source = page.locator("[data-records=public-projects] .record a[rel]").first
    assert (source.get_attribute("href") or "").startswith("https://")
