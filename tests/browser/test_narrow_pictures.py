"""On a phone every word of a picture stands inside it."""

from __future__ import annotations

import pytest

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
    phone.page.wait_for_timeout(300)
    assert phone.page.locator(".card text.bartext").count() > 3
    assert phone.page.evaluate(CUT) == []
