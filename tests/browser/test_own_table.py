"""A Kleine Anfrage answered by keyboard: funds and projects approved per Kreis and year."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from dashboards.charts.tables import table as own_table
from tests.browser.conftest import Visitor
from tests.browser.looks import findings

pytestmark = pytest.mark.browser

MOST_STOPS = 80
MEASURES = ("approved_count", "approved_eur")


def _tab_to(page: Page, wanted: str) -> None:
    for _press in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"{wanted} cannot be reached")


def test_funds_and_projects_per_kreis_and_year_by_keyboard(visitor: Visitor) -> None:
    visitor.go("/table")
    page = visitor.page
    _tab_to(page, "#set-columns")
    page.keyboard.type("Jahr der Ent")
    _tab_to(page, "[data-toggle-value=approved]")
    page.keyboard.press("Space")
    _tab_to(page, "[data-toggle-value=approved-eur]")
    page.keyboard.press("Space")
    while not page.evaluate("document.activeElement.matches('[data-toggle-value=applications]')"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(page.locator("#table--headline")).to_have_text(
        "Bewilligte Vorhaben und Bewilligte Mittel nach Kreis und Jahr der Entscheidung"
    )
    assert page.evaluate("location.search") == "?columns=decided-year&measure=approved,approved-eur"
    asked = page.request.get(page.url.replace("/table", "/api/table")).json()
    of_koeln = [row for row in asked["rows"] if row["district_ags"] == "05315"]
    line = page.locator("#table table tbody tr", has_text="Köln").first
    expect(line.locator("th")).to_have_attribute("scope", "row")
    cells = [text.replace(".", "") for text in line.locator("td").all_inner_texts()]
    expected = [str(round(row[name])) for row in of_koeln for name in MEASURES]
    assert cells[: len(expected)] == expected
    whole = asked["totals"]["all"]
    last = page.locator("#table tfoot td").all_inner_texts()[-2:]
    assert [text.replace(".", "") for text in last] == [
        str(round(whole[name])) for name in MEASURES
    ]


def test_a_table_too_large_for_the_page_is_taken_as_csv_by_keyboard(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_table, "MOST_CELLS", 158)
    visitor.go("/table?rows=district&columns=block&status=running")
    page = visitor.page
    expect(page.locator("#table .state")).to_contain_text("Diese Tabelle hätte 159 Zellen")
    _tab_to(page, "#table .state a")
    with page.expect_download() as loading:
        page.keyboard.press("Enter")
    assert loading.value.suggested_filename.endswith(".csv")
    text = loading.value.path().read_text(encoding="utf-8-sig")
    assert text.count("05 3 15") == 3
    assert findings(page, inside="#table") == []


def test_a_measure_that_does_not_fit_cannot_be_pressed(visitor: Visitor) -> None:
    visitor.go("/table?rows=place")
    page = visitor.page
    expect(page.locator("[data-toggle-value=first-contacts]")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.locator("[data-toggle-value=approved-eur]")).to_have_attribute(
        "aria-disabled", "true"
    )
