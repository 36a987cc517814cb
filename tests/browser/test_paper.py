"""Pages on paper: what somebody saves or sends who prints to a PDF."""

from __future__ import annotations

import pytest

from dashboards.pages import PAGES
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

#: Small enough for any mailbox; drawings and letters alone stay well below it.
MOST_BYTES = 1_500_000
PATHS = [page.path for page in PAGES.values() if page.cards]


@pytest.mark.parametrize("choice", ["", "?block=2"])
def test_every_page_is_a_small_pdf(visitor: Visitor, choice: str) -> None:
    sizes = {}
    for path in PATHS:
        visitor.go(path + choice)
        sizes[path] = len(visitor.page.pdf(prefer_css_page_size=True, print_background=True))
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES} == {}
    assert min(sizes.values()) > MOST_BYTES / 100, "a page without content proves nothing"


def test_the_overview_leaves_no_page_to_one_small_table(visitor: Visitor) -> None:
    visitor.go("/")
    pdf = visitor.page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 7
