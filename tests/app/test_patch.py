"""What travels of an answer: nothing twice, and put together it is the whole answer."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.answers import build, patch
from dashboards.answers.told import Answer, Card, Failure
from dashboards.language.i18n import speaking
from dashboards.pages import PAGES
from dashboards.serving import callback
from data.store import StoreHandle
from queries.scope import Viewer
from tests.app import answering

SEARCHES = ("?block=1", "?region=057&outcome=approved", "?block=2&lang=en", "?neighbourhood=Q-001")
SHARED = [page.id for page in PAGES.values() if page.filters and not page.takes_rest]
#: A member has one shape under one name, as in an answer; None is there or not.
_leaf = st.none() | st.integers(0, 3) | st.text("ab", max_size=2)
_table = st.none() | st.lists(st.lists(st.integers(0, 2), max_size=2), max_size=3)
_answers = st.recursive(
    st.fixed_dictionaries({}, optional={"leaf": _leaf, "rows": _table}),
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            "leaf": _leaf,
            "rows": _table,
            "inner": st.none() | inner,
            "traces": st.none() | st.lists(inner, max_size=3),
        },
    ),
    max_leaves=6,
)


def told(value: Any) -> Any:
    """Without members that say None, which read as gone."""
    if isinstance(value, dict):
        return {name: told(one) for name, one in value.items() if one is not None}
    return [told(one) for one in value] if isinstance(value, list) else value


@given(before=_answers, after=_answers)
def test_a_patch_makes_the_one_of_the_other(before: Any, after: Any) -> None:
    changes = orjson.loads(orjson.dumps(patch.merge_patch(before, after)))
    assert told(answering.merged(before, changes)) == told(after)


@given(same=_answers)
def test_what_is_the_same_does_not_travel(same: Any) -> None:
    assert told(patch.merge_patch(same, orjson.loads(orjson.dumps(same)))) == {}


def test_lists_of_as_many_objects_are_compared_by_place() -> None:
    before = {"data": [{"x": [1, 2], "type": "bar"}, {"x": [3], "type": "bar"}]}
    after = {"data": [{"x": [1, 2], "type": "bar"}, {"x": [4], "type": "bar"}]}
    assert patch.merge_patch(before, after) == {"data": {"1": {"x": [4]}}}


def test_a_card_that_the_browser_holds_travels_as_its_hash() -> None:
    cards = {"one": {"hash": "a", "headline": "1"}, "two": {"hash": "b", "headline": "2"}}
    left = patch.without_held({"cards": cards, "asked": "/"}, {"one": "a", "two": "z"})
    assert left == {
        "cards": {"one": {"hash": "a", "is_held": True}, "two": cards["two"]},
        "asked": "/",
    }


def test_drawn_numbers_are_coarse_and_written_ones_are_not() -> None:
    card: Card = {
        "picture": {
            "form": "bars",
            "values": [56.98983050847458, 7, None],
            "texts": [["57 %"]],
        },
        "table": {"rows": [["Schule", "56,98983"]]},
    }
    lean = patch.lean(card)
    assert lean["picture"]["values"] == [56.99, 7, None]
    assert lean["picture"]["texts"] == [["57 %"]]
    assert lean["table"] == {"columns": {"0": ["Schule"], "1": ["56,98983"]}}


@pytest.mark.parametrize("rows", [[["a", "5"], ["b", "7"]], [["a", "5"], ["b", "8"]]])
def test_a_heat_map_leaves_its_numbers_to_the_table_where_they_stand_there(rows: Any) -> None:
    cells = [[2, "5", 0], ["missing", "–"], [3, "7", 1]]
    heat: Any = {
        "form": "heat",
        "groups": [{"label": "", "rows": [{"label": "r", "cells": cells}]}],
    }
    lean: Any = patch.lean({"picture": heat, "table": {"rows": rows}})["picture"]
    is_same = rows[1][1] == "7"
    assert lean["groups"][0]["rows"][0]["cells"] == ([2, ["missing", "–"], 3] if is_same else cells)


@pytest.mark.parametrize("page_id", SHARED)
def test_every_page_is_whole_again_after_a_choice(
    handle: StoreHandle, page_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PAGES[page_id]
    for search in SEARCHES:
        visit = page.narrows(callback.visit(handle, Viewer(), page.path, search, "de"))
        with speaking(visit.address.language):
            monkeypatch.setattr(build, "lean", lambda card: card)
            whole = orjson.loads(orjson.dumps(build._build(page, visit)))
            monkeypatch.undo()
        shown = answering.answer(handle, page.path, search)
        for pictures in (whole, shown):
            for card in pictures["cards"].values():
                del card["picture"]
        assert shown.pop("asked") == page.path + search
        assert told(shown) == told(whole)


def test_a_page_as_it_opens_changes_nothing(handle: StoreHandle) -> None:
    _frame, opening, patch, *_rest = callback.respond_to(handle, Viewer(), "/need", "")
    assert patch == {"asked": "/need"}
    assert len(orjson.loads(opening)["cards"]) == 6


def test_exact_numbers_travel_only_as_asked_for(handle: StoreHandle) -> None:
    asked = callback.respond_to(handle, Viewer("internal"), "/outreach", "?block=1")
    assert asked[1] == b"{}"
    assert len(asked[2]["cards"]) > 10
    assert asked[2]["profile"] == "internal"


def test_a_page_that_fails_as_it_opens_is_told_whole(
    handle: StoreHandle, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build._build

    def failing(page: Any, visit: Any) -> Answer:
        built = whole(page, visit)
        if not visit.scope.filters.block:
            failure: Failure = {"text": "no", "number": "1"}
            built["cards"]["applications-total"] = {"hash": "1", "error": failure}
        return built

    monkeypatch.setattr(build, "_build", failing)
    monkeypatch.setattr(build, "_remembered", {})
    monkeypatch.setattr(build, "_openings", {})
    _frame, opening, patch, now, _options = callback.respond_to(handle, Viewer(), "/", "?block=1")
    assert opening == b"{}"
    assert now["opening"] == ""
    assert "headline" in patch["cards"]["applications-by-month"]


def test_applications_mostly_chosen_together_are_numbered_side_by_side(
    handle: StoreHandle,
) -> None:
    numbered = handle.current().fetch(
        "SELECT funding_round, building_block, outcome, application_id FROM applications"
    )
    assert sorted(numbered["application_id"]) == list(range(1, len(numbered) + 1))
    together = numbered.groupby(["funding_round", "building_block", "outcome"])["application_id"]
    assert together.ngroups > 5
    assert (together.max() - together.min() + 1 == together.count()).all()
