"""The cards that unit tests of the browser draw are made as the pages make theirs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data.store import StoreHandle
from tests.app import browser_fixtures as fixtures

KEPT: dict[str, dict[str, Any]] = json.loads(fixtures.TARGET.read_text(encoding="utf-8"))


def _names(value: Any) -> set[str]:
    """Names of members anywhere below; keys of areas, which are digits, left out."""
    if isinstance(value, dict):
        own = {name for name in value if not name.isdigit()}
        return own.union(*(_names(one) for one in value.values()))
    if isinstance(value, list | tuple):
        return set().union(*(_names(one) for one in value))
    return set()


@pytest.mark.parametrize("form", fixtures.FORMS)
def test_a_card_has_the_members_its_fixture_has(handle: StoreHandle, form: str) -> None:
    chart, path, more = fixtures.FORMS[form]
    card = fixtures.card(handle, chart, path, more)
    assert _names(card) == _names(KEPT[form]["usual"]), "python -m tests.app.browser_fixtures"


def test_every_form_is_there_in_every_state() -> None:
    assert {form: set(states) for form, states in KEPT.items()} == {
        form: set(fixtures.STATES) for form in fixtures.FORMS
    }


def test_values_are_held_back_and_choices_empty_where_fixtures_say_so() -> None:
    assert '"held"' in json.dumps(KEPT["tiles"]["held-back"]["picture"])
    assert "empty" in KEPT["columns"]["empty"]
