"""The first minute: at most three hints, one a page, each once; none after that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.looks import findings

pytestmark = pytest.mark.browser


@pytest.fixture
def newcomer(browser: Browser, address: str) -> Iterator[Visitor]:
    """Somebody whose browser knows nothing of the dashboard yet."""
    page = browser.new_context(locale="de-DE").new_page()
    yield Visitor(page, address)
    page.context.close()


def _hint(page: Page) -> str:
    place = page.locator("#hints")
    return place.inner_text() if place.is_visible() else ""


def test_three_hints_lead_through_the_first_minute_and_never_come_back(newcomer: Visitor) -> None:
    page = newcomer.page
    newcomer.go("/")
    expect(page.locator("#hints")).to_contain_text("Hinweis 1 von 3")
    assert findings(page, inside="#hints") == []
    page.get_by_role("button", name="Nächster Hinweis").press("Enter")
    assert "Hinweis 2 von 3" in _hint(page)
    focused = page.evaluate("document.activeElement.textContent")
    assert focused == "Nächster Hinweis"
    page.emulate_media(media="print")
    assert _hint(page) == ""
    page.emulate_media(media="screen")
    newcomer.go("/regions")
    assert "Hinweis 3 von 3" in _hint(page)
    page.get_by_role("button", name="Verstanden").press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    newcomer.go("/need")
    assert _hint(page) == ""
    assert page.context.cookies() == []


def test_the_first_question_mark_pressed_opens_its_help(newcomer: Visitor) -> None:
    """What opens it is fetched with the press: whatever was pressed before on this page."""
    page = newcomer.page
    newcomer.go("/need")
    help_button = page.get_by_role("button", name="Was heißt „Indikator“?")
    help_button.press("Enter")
    panel = page.get_by_role("dialog", name="Was heißt „Indikator“?")
    expect(panel).to_be_visible()
    assert findings(page, inside="dialog") == []
    page.keyboard.press("Escape")
    expect(help_button).to_be_focused()
