"""The cards that unit tests of the browser draw are made as the pages make theirs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dashboards.charts import CHARTS
from dashboards.pictures import wire
from data.store import StoreHandle
from tests.app import browser_fixtures as fixtures

KEPT = fixtures.kept()


def _names(value: Any) -> set[str]:
    """Names of members anywhere below; keys of areas, which are digits, left out."""
    if isinstance(value, dict):
        own = {name for name in value if not name.isdigit()}
        return own.union(*(_names(one) for one in value.values()))
    if isinstance(value, list | tuple):
        return set().union(*(_names(one) for one in value))
    return set()


@pytest.mark.parametrize("form", fixtures.FORMS)
def test_a_picture_is_the_one_its_fixture_has(handle: StoreHandle, form: str) -> None:
    """Counts of persons deviate by a store's own secret: of those, as many members as before."""
    for state in fixtures.STATES:
        chart, path, choice = fixtures.asked(form, state)
        card = json.loads(json.dumps(fixtures.card(handle, chart, path, choice)))
        kept = KEPT[form][state]
        assert card.keys() == kept.keys(), "python -m tests.app.browser_fixtures"
        counts_persons = CHARTS[chart].is_protected or choice.get("metric") == "first-contacts"
        if not counts_persons:
            assert card["picture"] == kept["picture"], "python -m tests.app.browser_fixtures"
        elif state == "usual":
            assert _names(card) == _names(kept), "python -m tests.app.browser_fixtures"


def test_every_form_of_picture_has_a_fixture() -> None:
    drawn = {states["usual"]["picture"]["form"] for states in KEPT.values()}
    # The records of a list are in the page itself; which of them are shown, a real browser says.
    assert drawn == {wire.form_of(kind) for kind in wire.FORMS} - {"records"}


def test_every_form_is_there_in_every_state() -> None:
    assert {form: set(states) for form, states in KEPT.items()} == {
        form: set(fixtures.STATES) for form in fixtures.FORMS
    }


def test_states_are_what_they_are_called() -> None:
    for form, states in KEPT.items():
        assert bool(states["dimmed"]["table"].get("outside")) == (form not in fixtures.NEVER_DIMMED)
        assert not states["usual"].get("empty"), form
    assert '"held"' in json.dumps(KEPT["tiles"]["held-back"]["picture"])
    assert any(part.get("held") for part in KEPT["multiples"]["held-back"]["picture"]["parts"])
    assert KEPT["columns"]["empty"]["empty"]
    assert KEPT["bars"]["empty"]["empty"]
