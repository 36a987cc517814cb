"""Journeys over the Overview as a person makes them: filter, look, go back, take away."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _count(visitor: Visitor) -> int:
    return _number(visitor.page.locator("#choice-count b").inner_text())


def _api(visitor: Visitor, chart_id: str) -> dict[str, object]:
    answer = visitor.page.request.get(f"{visitor.address}/api/charts/{chart_id}{visitor.search}")
    return json.loads(answer.text())  # type: ignore[no-any-return]


def test_first_look_shows_the_published_numbers(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    expect(page.locator("h1")).to_have_text("Überblick")
    expect(page.locator("#applications-total--picture")).to_have_text("156")
    expect(page.locator("#applications-published-comparison--headline")).to_contain_text(
        "stimmen mit den veröffentlichten Zahlen überein"
    )
    for count in ("108", "29", "19"):
        expect(page.locator("#applications-by-building-block--picture")).to_contain_text(count)


def test_filter_changes_address_and_back_and_forward_and_reload_agree(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    visitor.choose("Baustein:", "2 Gesundes Aufwachsen", "**/?block=2")
    assert _count(visitor) == 29
    page.go_back()
    visitor.settle()
    assert (visitor.search, _count(visitor)) == ("", 156)
    page.go_forward()
    visitor.settle()
    assert (visitor.search, _count(visitor)) == ("?block=2", 29)
    page.reload()
    visitor.settle()
    assert _count(visitor) == 29
    expect(page.locator("#choice-chips")).to_contain_text("Gesundes Aufwachsen")


def test_one_choice_is_one_request(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.requests.clear()
    visitor.page.get_by_role("button", name="Zirkel:").click()
    visitor.page.get_by_label("Essen", exact=True).first.click()
    visitor.page.wait_for_url("**circle=essen**")
    visitor.settle()
    assert len(visitor.updates) == 1


def test_chip_and_reset_loosen_the_choice(visitor: Visitor) -> None:
    visitor.go("/?block=1&region=051")
    page = visitor.page
    page.locator("#choice-chips button", has_text="Quartiers-Kümmerer").click()
    page.wait_for_url("**/?region=051")
    visitor.settle()
    page.get_by_role("button", name="Zurücksetzen").click()
    page.wait_for_url(re.compile(r"/$"))
    visitor.settle()
    assert _count(visitor) == 156


def test_areas_narrow_each_other(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    page.get_by_role("button", name="Region:").click()
    panel = page.locator(".pick-panel")
    panel.get_by_label("Regierungsbezirk").first.click()
    panel.get_by_role("option", name="Detmold").click()
    page.wait_for_url("**region=057")
    visitor.settle()
    page.keyboard.press("Tab")
    panel.get_by_label("Kreis", exact=True).first.click()
    options = panel.get_by_role("option")
    expect(options.filter(has_text="Bielefeld")).to_have_count(1)
    expect(options.filter(has_text="Essen")).to_have_count(0)


@pytest.mark.parametrize("first", ["/?region=057", "/need?region=057"])
def test_a_list_opened_first_offers_what_lies_in_the_address(visitor: Visitor, first: str) -> None:
    visitor.go(first)
    page = visitor.page
    for _opened in ("first", "again"):
        page.get_by_role("button", name="Region:").click()
        visitor.rest()
        options = page.locator(".pick-panel").get_by_role("option")
        expect(options).to_have_count(0)
        page.locator(".pick-panel").get_by_label("Kreis", exact=True).first.click()
        expect(options.filter(has_text="Bielefeld")).to_have_count(1)
        expect(options.filter(has_text="Essen")).to_have_count(0)
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        visitor.rest()


def test_unknown_values_are_dropped_and_named(visitor: Visitor) -> None:
    visitor.go("/?block=9&foo=<b>bar</b>")
    notices = visitor.page.locator("#notices")
    expect(notices).to_contain_text("block=9")
    expect(notices).to_contain_text("foo=<b>bar</b>")
    assert _count(visitor) == 156


def test_click_on_a_bar_filters_and_a_second_click_undoes_it(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    bars = page.locator("#applications-by-building-block--picture g.points path")
    bars.nth(1).click(force=True)
    page.wait_for_url("**block=2")
    visitor.settle()
    # The others stay in sight, so that the same bar is at the same place.
    expect(bars).to_have_count(3)
    bars.nth(1).click(force=True)
    page.wait_for_url(re.compile(r"/$"))


def test_click_on_a_tile_filters_and_the_table_does_the_same_by_keyboard(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    page.locator("#applications-by-district--picture [data-row]", has_text="Dortmund").first.click()
    page.wait_for_url("**district=05913")
    visitor.settle()
    assert _count(visitor) == 12
    tool = page.locator("#applications-by-district [data-tool=table]")
    tool.focus()
    page.keyboard.press("Enter")
    button = page.locator("#applications-by-district--table tbody button").first
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/$"))


def test_picture_is_operated_and_left_by_keyboard(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    page.locator("#applications-by-building-block--figure").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#live")).to_contain_text("Gesundes Aufwachsen")
    page.keyboard.press("Enter")
    page.wait_for_url("**block=2")
    visitor.settle()


def test_table_and_download_and_interface_show_the_same_numbers(visitor: Visitor) -> None:
    visitor.go("/?region=053")
    page = visitor.page
    page.locator("#applications-by-building-block [data-tool=table]").click()
    cells = page.locator("#applications-by-building-block--table tbody tr td:nth-child(2)")
    shown = [_number(text) for text in cells.all_inner_texts()]
    rows = _api(visitor, "applications-by-building-block")["rows"]
    assert shown == [row["applications_count"] for row in rows]  # type: ignore[attr-defined]
    page.locator("#applications-by-building-block [data-tool=files]").click()
    with page.expect_download() as started:
        page.locator("dialog.files a[href*='.csv']").first.click()
    text = Path(started.value.path()).read_text(encoding="utf-8-sig")
    table = [line for line in csv.reader(io.StringIO(text), delimiter=";") if len(line) > 2]
    found = [[_number(cell) for cell in line if cell.isdigit()] for line in table[1:]]
    assert [line[-2] for line in found] == shown


def test_evidence_opens_says_what_was_run_and_gives_the_focus_back(visitor: Visitor) -> None:
    visitor.go("/?block=1")
    page = visitor.page
    tool = page.locator("#approved-total [data-tool=evidence]")
    tool.click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_contain_text("SELECT")
    expect(dialog).to_contain_text("Bewilligungsquote")
    expect(dialog).to_contain_text("Quartiers-Kümmerer")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert page.evaluate("document.activeElement.dataset.tool") == "evidence"


def test_language_is_part_of_the_address_and_survives_a_reload(visitor: Visitor) -> None:
    visitor.go("/?block=1")
    page = visitor.page
    page.get_by_role("button", name="English").click()
    page.wait_for_url("**lang=en**")
    visitor.settle()
    expect(page.locator("h1")).to_have_text("Overview")
    page.reload()
    visitor.settle()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "block=1" in visitor.search


def test_choice_travels_with_links_to_other_pages(visitor: Visitor) -> None:
    visitor.go("/?region=059")
    page = visitor.page
    page.get_by_role("link", name="Daten", exact=True).first.click()
    page.wait_for_url("**/data?region=059")
    visitor.settle()
    expect(page.locator("h1")).to_have_text("Daten")


def test_two_visitors_do_not_share_a_choice(visitor: Visitor, phone: Visitor) -> None:
    visitor.go("/?block=3")
    phone.go("/")
    assert (_count(visitor), _count(phone)) == (19, 156)


def test_unknown_address_is_a_friendly_page_inside_the_frame(visitor: Visitor) -> None:
    visitor.go("/nowhere")
    expect(visitor.page.locator("h1")).to_have_text("Diese Seite gibt es nicht")
    expect(visitor.page.get_by_role("navigation").first).to_be_visible()
    (said,) = visitor.errors  # the browser names the status of the document
    assert "404" in said
    visitor.errors.clear()


def test_saved_view_is_found_again(visitor: Visitor) -> None:
    visitor.go("/?block=2")
    page = visitor.page
    page.get_by_role("button", name="Ansichten").click()
    page.get_by_label(re.compile("Name")).fill("Nur Baustein 2")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    visitor.go("/")
    page.get_by_role("button", name="Ansichten").click()
    page.get_by_role("link", name="Nur Baustein 2").click()
    page.wait_for_url("**block=2")
    visitor.settle()
    assert _count(visitor) == 29
