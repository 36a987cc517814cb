"""Statements are shortened for a choice, and answer exactly what the whole text answers."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboards.charts import CHARTS
from data.schema import Tables
from queries import composing
from queries.composing import compose, without_open_choices
from queries.filters import FilterState
from queries.loader import _available, _split, load, question_names, recording
from queries.scope import Scope, Viewer

PRESUMMED = (
    "outreach_by_month",
    "outreach_by_place_and_target_group",
    "outreach_by_approach",
    "outreach_by_age_band",
    "outreach_by_application",
    "outreach_by_application_and_month",
)
CHOICES = st.builds(
    FilterState,
    block=st.sampled_from([(), ("1",), ("1", "3")]),
    round=st.sampled_from([(), ("2018-2020",), ("2021-2022",)]),
    region=st.sampled_from([(), ("051",), ("053", "055")]),
    district=st.sampled_from([(), (), ("05113", "05913")]),
    municipality=st.sampled_from([(), (), ("05113000",)]),
    neighbourhood=st.sampled_from([(), (), ("Q-001", "Q-120", "Q-136")]),
    circle=st.sampled_from([(), (), ("essen",)]),
    status=st.sampled_from([(), (), ("completed", "running")]),
    outcome=st.sampled_from([(), ("approved",), ("open", "rejected")]),
    applicant=st.sampled_from([(), (), ("awo", "caritas")]),
    target=st.sampled_from([(), ("children",), ("parents", "youths")]),
    place=st.sampled_from([(), ("school",), ("day-care", "street")]),
    approach=st.sampled_from([(), (), ("outreach",), ("digital", "referral")]),
    offer=st.sampled_from([(), (), ("advice",)]),
    site=st.sampled_from([(), (), ("school", "shop")]),
    partner=st.sampled_from([(), (), ("jobcentre", "school")]),
    body=st.sampled_from([(), (), ("round-table",)]),
    planning=st.sampled_from([(), (), ("established",), ("developing", "none")]),
    from_month=st.sampled_from([None, None, "2019-02"]),
    to_month=st.sampled_from([None, None, "2019-09"]),
)
VIEWERS = st.builds(
    Viewer,
    st.sampled_from(["protected", "internal"]),
    st.sampled_from([(), (), ("05113",), ("053", "05913000")]),
)


@pytest.mark.parametrize(
    ("text", "shortened"),
    [
        ("WHERE\n    ($a IS NULL OR x = $a)\n    AND y", "WHERE\n    y"),
        ("WHERE\n    y\n    AND ($a IS NULL OR x = $a)\nORDER BY y", "WHERE\n    y\nORDER BY y"),
        ("FROM t\nWHERE ($a IS NULL OR f(x, $a))", "FROM t"),
        ("WHERE ($a IS NULL OR x = $a) AND ($b IS NULL OR f(g(x), $b))", "WHERE (f(g(x), $b))"),
        ("WHERE (\n    $a IS NULL\n    OR x IN (SELECT (1))\n) AND z", "WHERE z"),
        ("CASE WHEN ($a IS NULL OR x) THEN 1 END", "CASE WHEN true THEN 1 END"),
        ("WHERE ($b IS NULL OR ($a IS NULL OR x) AND y)", "WHERE (y)"),
        ("WHERE is_free = true AND y", "WHERE is_free = true AND y"),
    ],
)
def test_what_is_left_open_is_taken_out_of_the_text(text: str, shortened: str) -> None:
    assert without_open_choices(text, frozenset({"a"})) == shortened


@pytest.mark.parametrize("name", question_names())
def test_a_short_statement_names_only_what_is_chosen(scope: Scope, name: str) -> None:
    everything = frozenset(_available(scope, {})) - {"exact"}
    short = compose(name, everything, scope.store.tables)
    assert len(short.sql) <= len(load(name).sql)
    assert "IS NULL OR list_contains" not in short.sql


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(filters=CHOICES, viewer=VIEWERS)
def test_a_short_statement_gives_the_rows_of_the_whole_one(
    scope: Scope, filters: FilterState, viewer: Viewer
) -> None:
    with recording() as statements:
        for chart in CHARTS.values():
            chart.query(Scope(scope.store, viewer, filters))
    for statement in {one.sql: one for one in statements}.values():
        bound = {"areas": None, "exact": True, **statement.parameters}
        split = _split(bound, composing.parameters_of(composing.question_text(statement.name)))
        whole = composing.compose_whole(statement.name, split, scope.store.tables)
        params = {name: statement.parameters.get(name) for name in whole.parameters}
        shown = scope.store.fetch(statement.sql, statement.parameters)
        expected = scope.store.fetch(whole.statement, params)
        pd.testing.assert_frame_equal(
            _sorted(shown), _sorted(expected), check_dtype=False, obj=statement.name
        )


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows in an order of their own: some questions leave ties open."""
    texts = ["|".join(map(str, row)) for row in frame.itertuples(index=False)]
    order = sorted(range(len(texts)), key=texts.__getitem__)
    return frame.iloc[order].reset_index(drop=True)


def test_whole_rows_are_not_narrowed() -> None:
    tables = Tables({"applications": ("application_id", "title")})
    text = "SELECT * FROM selected_applications"
    assert composing._shows_whole_rows(text, tables)
    assert composing._shows_whole_rows("SELECT selected_applications.* FROM t", tables)
    assert not composing._shows_whole_rows("WITH c AS (x) SELECT * FROM c", tables)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(filters=CHOICES, viewer=VIEWERS)
def test_presummed_rows_give_the_protected_counts_of_the_rows_delivered(
    scope: Scope, filters: FilterState, viewer: Viewer
) -> None:
    """Shown counts and true ones: both depend on the sums of counts and keys alone."""
    whole_only = Tables({**scope.store.tables.columns, **dict.fromkeys(PRESUMMED, ())})
    available = _available(Scope(scope.store, viewer, filters), {})
    left_open = frozenset(key for key, value in available.items() if value is None)
    for name in question_names():
        split = _split(available, composing.parameters_of(composing.question_text(name)))
        summed = compose(name, left_open, scope.store.tables, split)
        rows = compose(name, left_open, whole_only, split)
        if summed.sql == rows.sql or not set(summed.parameters) <= available.keys():
            continue
        params = {parameter: available[parameter] for parameter in summed.parameters}
        pd.testing.assert_frame_equal(
            scope.store.fetch(summed.statement, params),
            scope.store.fetch(rows.statement, params),
            check_dtype=False,
            obj=name,
        )


@pytest.mark.parametrize(
    ("name", "filters", "table"),
    [
        ("outreach/total", FilterState(), "outreach_by_month"),
        ("outreach/total", FilterState(region=("051",), block=("1",)), "outreach_by_month"),
        ("outreach/total", FilterState(status=("running",)), "outreach_by_application"),
        ("outreach/by_month", FilterState(from_month="2019-03"), "outreach_by_month"),
        (
            "outreach/by_month",
            FilterState(applicant=("awo",), to_month="2019-03"),
            "outreach_by_application_and_month",
        ),
        ("outreach/by_month", FilterState(target=("parents",)), "outreach"),
        (
            "outreach/by_place_and_target_group",
            FilterState(target=("parents",)),
            "outreach_by_place_and_target_group",
        ),
        ("outreach/by_approach", FilterState(district=("05113",)), "outreach_by_approach"),
        ("outreach/by_approach", FilterState(approach=("digital",)), "outreach_by_approach"),
        ("outreach/total", FilterState(approach=("digital",)), "outreach_by_approach"),
        ("outreach/by_age_band", FilterState(district=("05113",)), "outreach_by_age_band"),
        ("outreach/by_age_band", FilterState(approach=("digital",)), "outreach"),
        ("outreach/by_month", FilterState(approach=("digital",)), "outreach"),
        ("outreach/base", FilterState(approach=("digital",), status=("running",)), "outreach"),
        (
            "outreach/total",
            FilterState(partner=("school",), body=("round-table",), site=("shop",)),
            "outreach_by_month",
        ),
        ("outreach/total", FilterState(planning=("none",)), "outreach_by_application"),
        (
            "outreach/by_month",
            FilterState(planning=("none",)),
            "outreach_by_application_and_month",
        ),
        ("outreach/by_approach", FilterState(planning=("none",)), "outreach"),
        ("outreach/by_neighbourhood", FilterState(), "outreach_by_application"),
        ("outreach/base", FilterState(neighbourhood=("Q-001",)), "outreach_by_application"),
    ],
)
def test_the_smallest_sums_that_know_the_choice_are_read(
    scope: Scope, name: str, filters: FilterState, table: str
) -> None:
    available = _available(Scope(scope.store, Viewer(), filters), {})
    left_open = frozenset(key for key, value in available.items() if value is None)
    body = compose(name, left_open, scope.store.tables).sql.split("summed_outreach AS (")[1]
    source = re.search(r"FROM (\w+)", body)
    assert source is not None
    assert source[1].replace("selected_outreach", "outreach") == table


def test_somebody_limited_to_areas_never_reads_sums_over_districts(scope: Scope) -> None:
    limited = Scope(scope.store, Viewer(areas=("05113",)), FilterState())
    left_open = frozenset(key for key, value in _available(limited, {}).items() if value is None)
    for name in question_names():
        sql = compose(name, left_open, scope.store.tables).sql
        assert not re.search(
            r"FROM outreach_by_(month|place_and_target_group|approach|age_band)\b", sql
        ) or name in {"areas/months", "cells/months"}, name
