"""Things open and shut, high contrast; a name, a sentence and a table for every picture."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboards.pages import PAGES
from tests.browser.conftest import LOOKS, Visitor
from tests.browser.looks import findings, open_one_after_the_other

pytestmark = pytest.mark.browser

#: Per visible picture of the page: its name, its role, and what stands next in order.
_FIGURES = """
() => [...document.querySelectorAll("main [data-chart]:has(figure)")]
  .map((card) => card.querySelector("figure"))
  .filter((figure) => figure.offsetParent)
  .map((figure) => [
    document.getElementById(figure.getAttribute("aria-labelledby")).innerText,
    figure.getAttribute("role"),
    figure.nextElementSibling?.id,
  ])
"""


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_with_something_open(person: Callable[[str], Visitor], look: str) -> None:
    open_one_after_the_other(person(look), look)


def test_axe_finds_nothing_in_high_contrast(visitor: Visitor) -> None:
    visitor.page.emulate_media(contrast="more")
    for path in ("/", "/regions", "/outreach"):
        visitor.go(path)
        assert visitor.page.evaluate("document.documentElement.dataset.contrast") == "more"
        assert findings(visitor.page) == []


def test_every_figure_has_its_sentence_as_name_and_a_table_next_in_order(visitor: Visitor) -> None:
    for path in (page.path for page in PAGES.values() if page.cards):
        visitor.go(path)
        figures = visitor.page.evaluate(_FIGURES)
        assert all(name for name, _role, _next in figures)
        # The others are a table or a list themselves.
        pictures = [(name, after) for name, role, after in figures if role == "img"]
        assert [name for name, _after in pictures if len(name) <= 20] == []
        assert [after for _name, after in pictures if not after.endswith("--table")] == []
        assert pictures or path in {"/data", "/table"}
