"""Choosing in one list after the other: what was chosen before stays."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_a_list_opened_again_shows_and_keeps_what_was_chosen(visitor: Visitor) -> None:
    visitor.go("/")
    page = visitor.page
    page.get_by_role("button", name="Baustein:").click()
    page.get_by_label("2 Gesundes Aufwachsen").click()
    page.wait_for_url("**/?block=2")
    visitor.settle()
    page.get_by_role("button", name="Status:").click()
    page.get_by_label("bewilligt (alle)").click()
    page.wait_for_url("**/?block=2&outcome=approved")
    visitor.settle()
    page.get_by_role("button", name="Baustein: 2 Gesundes Aufwachsen", exact=True).click()
    expect(page.get_by_label("2 Gesundes Aufwachsen")).to_be_checked()
    page.get_by_label("3 ").first.click()
    page.wait_for_url("**/?block=2,3&outcome=approved")
