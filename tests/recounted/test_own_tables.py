"""Tables put together at random: every cell and every total against the imported rows."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboards.choice import url
from queries import tables
from queries.composing import question_text
from queries.filters import FilterState, TableChoice, View
from queries.scope import Scope, Viewer
from queries.tables import DIMENSIONS, MEASURES, TOTAL, Table, fitting, marts_of
from tests.recounted.choices import drawn
from tests.recounted.imported import Inside, table
from tests.recounted.own_tables import HELD, recounted

Combination = tuple[str, str, str]
COMBINATIONS: list[Combination] = [
    (rows, columns, measure)
    for rows in DIMENSIONS
    for columns in ("", *DIMENSIONS)
    if columns != rows and marts_of(rows, columns)
    for measure in fitting(rows, columns)
]


def _asked(scope: Scope, filters: FilterState, profile: Any, choice: TableChoice) -> Table:
    return tables.asked(Scope(scope.store, Viewer(profile), filters, View(table=choice)))


def _is_same(one: Any, other: Any) -> bool:
    if one is None or other is None or isinstance(other, str):
        return bool(one == other)
    return math.isclose(float(one), float(other), rel_tol=1e-9, abs_tol=1e-6)


def _check(scope: Scope, filters: FilterState, combination: Combination, profile: str) -> None:
    rows, columns, measure = combination
    choice = TableChoice(rows, columns, (measure,))
    found = _asked(scope, filters, profile, choice)
    expected = recounted(
        Inside(scope.store, filters), rows, columns, measure, is_exact=profile == "internal"
    )
    across = (*found.columns, TOTAL) if columns else (TOTAL,)
    places = {(row, column, measure) for row in (*found.rows, TOTAL) for column in across}
    # What is not stated is left out where it counts nothing.
    beside = {expected[place] for place in expected.keys() - places if None in place}
    assert all(not value or math.isnan(value) for value in beside)
    assert all(None in place for place in expected.keys() - places)
    apart = {}
    for place in places:
        value = HELD if place in found.held else found.value(*place)
        known = expected.get(place, MEASURES[measure].absent)
        known = None if isinstance(known, float) and math.isnan(known) else known
        if not _is_same(value, known):
            apart[place] = (value, known)
    assert apart == {}, "shown, recounted"


@pytest.mark.parametrize("profile", ["protected", "internal"])
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(combination=st.sampled_from(COMBINATIONS), seed=st.integers(0, 400))
def test_a_table_shows_what_the_imported_rows_give(
    scope: Scope, profile: str, combination: Combination, seed: int
) -> None:
    quartiere = table(scope.store, "neighbourhoods")["neighbourhood_id"].tolist()
    filters = drawn(seed, quartiere)[0] if seed % 3 else FilterState()
    _check(scope, filters, combination, profile)


@pytest.mark.parametrize("profile", ["protected", "internal"])
@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_is_right_for_the_whole_programme(
    scope: Scope, profile: str, measure: str
) -> None:
    mart = MEASURES[measure].mart
    columns = next(one for one in reversed([*DIMENSIONS]) if mart in marts_of(one))
    _check(scope, FilterState(), ("district", columns, measure), profile)


@pytest.mark.parametrize("mart", ["tables/applications", "tables/outreach", "tables/offers"])
def test_the_catalogue_and_the_question_know_the_same_dimensions(mart: str) -> None:
    text = question_text(mart)
    in_text = {name for name in DIMENSIONS if f"WHEN '{name}' THEN" in text}
    assert in_text == {name for name, one in DIMENSIONS.items() if mart in one.marts}
    assert all(text.count(f"WHEN '{name}' THEN") == 2 for name in in_text)


def test_several_measures_stand_beside_each_other(scope: Scope) -> None:
    choice = TableChoice("district", "block", ("applications", "first-contacts", "participants"))
    both = _asked(scope, FilterState(), "protected", choice)
    assert both.measures == choice.measures
    for measure in choice.measures:
        alone = _asked(
            scope, FilterState(), "protected", TableChoice("district", "block", (measure,))
        )
        assert all(both.values[place] == value for place, value in alone.values.items())


@pytest.mark.parametrize("share", tables.SHARES)
def test_a_share_is_that_of_the_numbers_shown(scope: Scope, share: str) -> None:
    choice = TableChoice("place", "reported-year", ("first-contacts",), share)
    found = _asked(scope, FilterState(), "protected", choice)
    for row in (*found.rows, TOTAL):
        for column in (*found.columns, TOTAL):
            value, is_held = found.share(row, column, "first-contacts")
            whole = found.value(
                *{"row": (row, TOTAL), "column": (TOTAL, column), "all": (TOTAL, TOTAL)}[share],
                "first-contacts",
            )
            part = found.value(row, column, "first-contacts")
            assert is_held == (part is not None and bool(whole) and whole < 20)
            if value is not None:
                assert part is not None and whole
                assert value == pytest.approx(100 * part / whole)


@pytest.mark.parametrize(
    ("search", "dropped", "shown"),
    [
        ("rows=place&measure=approved-eur", ["measure"], ("first-contacts",)),
        ("rows=place&columns=offer", ["columns"], ("first-contacts",)),
        ("rows=decided-year&columns=decided-year", ["columns"], ("applications",)),
        ("rows=nobody&columns=nothing&measure=x&share=y&totals=z",
         ["rows", "columns", "measure", "share", "totals"], ("applications",)),
        ("columns=decided-year&measure=approved-eur,approved", [], ("approved", "approved-eur")),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_dropped_and_named(
    search: str, dropped: list[str], shown: tuple[str, ...]
) -> None:
    address = url.parse(search)
    assert sorted(notice.key for notice in address.notices) == sorted(dropped)
    assert tables.measures_of(address.view.table) == shown
    again = url.parse(url.build(address.filters, address.view))
    assert again.view == address.view
    assert again.notices == ()
