"""Words on a phone: whole inside their picture, and the same as on a wide screen."""

from __future__ import annotations

import pytest

from dashboards.language import names
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

#: Words behind bars that end outside their picture.
CUT = """() => [...document.querySelectorAll('.card .pic .main-svg')].flatMap((svg) => {
  const outer = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll('text.bartext')];
  return words.filter((word) => word.getBoundingClientRect().right > outer.right + 1)
    .map((word) => word.textContent);
})"""


@pytest.mark.parametrize(
    "path", ["/", "/applications", "/regions", "/outreach", "/cooperation", "/need", "/projects"]
)
def test_no_number_behind_a_bar_is_cut_on_a_phone(phone: Visitor, path: str) -> None:
    phone.go(path)
    phone.page.wait_for_selector(".card text.bartext", state="attached")
    phone.rest()
    assert phone.page.locator(".card text.bartext").count() > 3
    assert phone.page.evaluate(CUT) == []


def test_the_months_of_the_reports_are_whole_words_on_every_screen(
    visitor: Visitor, phone: Visitor
) -> None:
    visitor.go("/data")
    heads = visitor.page.locator("#reporting-completeness thead th")
    assert heads.nth(2).inner_text() == "10"
    heights = heads.evaluate_all("all => all.map(head => head.getClientRects()[0].height)")
    assert max(heights) < 60
    phone.go("/data")
    months = phone.page.locator("#reporting-completeness select")
    assert months.locator("option").first.inner_text() == "September 2018"
    assert months.locator("option:checked").inner_text() == "Dezember 2020"


@pytest.mark.parametrize(
    ("path", "words"),
    [("/projects/ZIQ-2018-001", "Menü: Projekte"), ("/neighbourhoods/Q-001", "Menü: Quartiere"),
     ("/circles/essen", "Menü: Zirkel"), ("/accessibility", "Menü: Barrierefreiheit")],
)  # fmt: skip
def test_the_folded_menu_names_the_entry_one_is_in(phone: Visitor, path: str, words: str) -> None:
    phone.go(path)
    assert phone.page.locator(".menu-narrow summary").inner_text().strip() == words


#: Names in the scatter, and those a circle reaches into by more than the air around letters.
TOUCHED = """(names) => {
  const circles = [...document.querySelectorAll(".card .scatterlayer .point")].map((point) => {
    const { left, top, width, height } = point.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2, radius: width / 2 };
  });
  const shown = [...document.querySelectorAll(".card .annotation-text")]
    .filter((text) => names.includes(text.textContent));
  const touched = shown.filter((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return circles.some(({ x, y, radius }) => radius - 2
      > Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)));
  });
  return [shown, touched].map((texts) => texts.map((text) => text.textContent));
}"""


@pytest.mark.parametrize("path", ["/need", "/need?block=1", "/need?block=3&lang=en"])
def test_names_beside_circles_cover_no_circle_on_a_phone(phone: Visitor, path: str) -> None:
    phone.go(path)
    phone.page.wait_for_selector(".card .annotation-text", state="attached")
    phone.rest()
    shown, touched = phone.page.evaluate(TOUCHED, list(names.districts().values()))
    assert len(shown) >= 4
    assert touched == []


#: Words of the list of applications that end inside a word at the edge of their column.
BROKEN = """() => [...document.querySelectorAll(".record-grid .ag-cell")].flatMap((cell) => {
  const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const found = [];
  const range = document.createRange();
  while (words.nextNode()) for (const match of words.currentNode.data.matchAll(/\\p{L}+/gu)) {
    const { 0: word, index } = match;
    range.setStart(words.currentNode, index);
    range.setEnd(words.currentNode, index + word.length);
    const tops = [...range.getClientRects()].map(({ top }) => top);
    if (Math.max(...tops) - Math.min(...tops) > 8) found.push(word);
  }
  return found;
})"""


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_column_of_the_list_is_narrower_than_its_building_block(
    phone: Visitor, language: str
) -> None:
    phone.go(f"/applications?fields=building_block&lang={language}")
    phone.page.wait_for_selector(".record-grid .ag-cell[col-id=building_block]")
    phone.rest()
    assert not {"Neighbourhood", "Kümmerer"} & set(phone.page.evaluate(BROKEN))


def test_the_chips_of_a_choice_stand_in_one_line(phone: Visitor) -> None:
    phone.go("/?block=3&region=057&applicant=awo")
    chips = phone.page.locator("#choice-chips .chip")
    tops = chips.evaluate_all("all => all.map((chip) => chip.getBoundingClientRect().top)")
    assert len(tops) == 3
    assert len(set(tops)) == 1
    assert phone.page.evaluate("document.documentElement.scrollWidth") == 390
    chips.nth(2).focus()
    edges = chips.nth(2).bounding_box()
    assert edges is not None
    assert edges["x"] < 390


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_head_names_the_programme_on_a_phone(phone: Visitor, language: str) -> None:
    phone.go(f"/?lang={language}")
    phone.rest()
    assert "Zusammen im Quartier" in phone.page.locator(".brand").inner_text()


#: Letters on a ground of their own that have an edge as others have against lines behind them.
EDGED = """() => [...document.querySelectorAll(".card .plot .annotation-text")].filter((text) => {
  const ground = text.previousElementSibling;
  const { fill, fillOpacity } = getComputedStyle(ground);
  const isSeen = !/rgba\\(.*, 0\\)|none|transparent/.test(fill) && fillOpacity !== "0";
  return isSeen && getComputedStyle(text).stroke !== "none";
}).map((text) => text.textContent)"""


@pytest.mark.parametrize("path", ["/", "/applications", "/need"])
def test_the_number_of_a_building_block_has_no_edge(phone: Visitor, path: str) -> None:
    phone.go(path)
    phone.page.wait_for_selector(".card .annotation-text", state="attached")
    phone.rest()
    assert phone.page.evaluate(EDGED) == []


def test_the_tables_of_a_page_look_alike_whatever_the_width_was_before(phone: Visitor) -> None:
    forms = "() => [...document.querySelectorAll('.sheet table')].map((one) => one.className)"
    phone.go("/")
    before = phone.page.evaluate(forms)
    for width in (200, 390):
        phone.page.set_viewport_size({"width": width, "height": 844})
        phone.rest()
    phone.page.wait_for_function(
        f"(before) => String(({forms})()) === before", arg=",".join(before)
    )
