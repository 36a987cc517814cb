"""The window is called what its page is called."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_the_title_of_the_window_follows_the_page(visitor: Visitor) -> None:
    visitor.go("/need")
    expect(visitor.page).to_have_title("Bedarf und Förderung – Zusammen im Quartier")
    visitor.page.get_by_role("link", name="Projekte", exact=True).first.click()
    visitor.settle()
    expect(visitor.page).to_have_title("Projekte – Zusammen im Quartier")
