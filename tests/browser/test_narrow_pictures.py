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
