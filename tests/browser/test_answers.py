"""What a choice brings over the line, and that the page is the same whichever way one comes."""

from __future__ import annotations

import json
from typing import Literal

import pytest
from playwright.sync_api import Page, Request

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

MOST_BYTES = 10_000
#: All words of the page but those inside pictures, and what the pictures are drawn from.
SHOWN = """() => {
  const main = document.querySelector("#main").cloneNode(true);
  // Drawn when it comes into view, and with it a map's step back.
  main.querySelectorAll(".pic, .zoom").forEach((drawn) => drawn.remove());
  const inOrder = (key, value) => (value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null).sort()) : value);
  return [main.textContent, JSON.stringify(ziq.cards.present().map(({ value }) => value), inOrder)];
}"""
CHOICES = ("block=1", "block=1,2", "outcome=rejected&block=1,2", "region=057", "region=053", "")
#: Each page, and after which of the choices it is opened anew; every choice is among them.
OPENED_ANEW = {
    "/": (2, 5),
    "/outreach": (1, 4),
    "/need": (0, 5),
    "/regions": (3, 4),
    "/cooperation": (2,),
}


def _requests(page: Page, event: Literal["request", "requestfinished"]) -> list[Request]:
    """All requests from now on; the list grows."""
    noted: list[Request] = []

    def note(request: Request) -> None:
        noted.append(request)

    page.on(event, note)
    return noted


@pytest.mark.parametrize("path", OPENED_ANEW)
def test_a_page_after_many_choices_is_the_one_that_opens_with_the_last(
    visitor: Visitor, path: str
) -> None:
    told = _requests(visitor.page, "requestfinished")
    page = visitor.page
    visitor.go(path)
    for number, choice in enumerate(CHOICES):
        search = f"?{choice}" if choice else ""
        told.clear()
        page.evaluate("(address) => ziq.address.go(address)", path + search)
        visitor.settle()
        answers = [one for one in told if "_dash-update-component" in one.url]
        assert [one.sizes()["responseBodySize"] < MOST_BYTES for one in answers] == [True]
        if number in OPENED_ANEW[path]:
            after_others = page.evaluate(SHOWN)
            visitor.go(path + search)
            assert page.evaluate(SHOWN) == after_others


def test_a_card_shown_before_does_not_travel_again(visitor: Visitor) -> None:
    visitor.go("/?region=057")
    page = visitor.page
    # The data hold one round: to choose it changes words about the choice, but no figure.
    with page.expect_response("**/_dash-update-component") as answered:
        page.evaluate("() => ziq.address.go('/?region=057&round=2018-2020')")
    cards = answered.value.json()["response"]["answer"]["data"]["cards"]
    held = {chart_id for chart_id, card in cards.items() if card.get("is_held")}
    assert "applications-by-district" in held
    assert all(set(cards[chart_id]) == {"hash", "is_held"} for chart_id in held)
    visitor.settle()
    shown = page.evaluate(SHOWN)
    visitor.go("/?region=057&round=2018-2020")
    assert page.evaluate(SHOWN) == shown


def test_a_question_sent_ahead_is_the_one_dash_asks(visitor: Visitor) -> None:
    visitor.go("/need")
    page = visitor.page
    asked = _requests(page, "request")
    page.evaluate("() => ziq.address.go('/need?block=2')")
    visitor.settle()
    visitor.rest()
    bodies = [
        json.loads(one.post_data or "{}") for one in asked if "_dash-update-component" in one.url
    ]
    assert len(bodies) == 1
    assert {one["id"] for one in bodies[0]["state"]} == {"shown", "applied"}
