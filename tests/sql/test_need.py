"""Need beside money, concentration and the rules tried out, recomputed from the imported rows."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries import need
from queries.filters import TRIED, FilterState, View, WhatIf
from queries.loader import ask
from queries.rows import Rows
from queries.scope import Scope
from queries.spreading import block_shares, gini, projects_payable, spread
from tests.sql.test_applications_totals import choices, expected

BUDGET_EUR = 8_000_000
"""A year's money, as the shipped rounds state it."""
ANY_CHOICE = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
RULES = st.builds(
    WhatIf, **{key: st.none() | st.sampled_from(values) for key, values in TRIED.items()}
)


def _trying(scope: Scope, rules: WhatIf) -> Scope:
    return replace(scope, view=View(what_if=rules))


@ANY_CHOICE
@given(filters=choices())
def test_projects_and_funds_beside_need_are_those_of_the_rows(
    scope: Scope, filters: FilterState
) -> None:
    frame = need.need_and_funds(scope.with_filters(filters)).to_frame()
    approved = expected(scope.store, filters)
    approved = approved[approved["outcome"] == "approved"]
    for row in frame.to_dict("records"):
        own = approved[approved["district_ags"] == row["district_ags"]]
        people = row["under_18_population"]
        money = float(own["approved_eur"].sum())
        assert row["approved_count"] == len(own)
        assert row["approved_eur"] == pytest.approx(money)
        assert row["approved_eur_per_1000_under_18"] == pytest.approx(1000 * money / people)
        assert row["approved_per_10000_under_18"] == pytest.approx(10_000 * len(own) / people)
    assert int(frame["approved_count"].sum()) == len(approved)


def test_the_median_of_need_is_that_of_all_53_kreise_whatever_is_chosen(scope: Scope) -> None:
    median = need.need_and_funds(scope).to_frame()["child_poverty_percent"].median()
    one = need.need_and_funds(scope.with_filters(FilterState(region=("057",)))).to_frame()
    assert one["median_child_poverty_percent"].unique().tolist() == [median]


@ANY_CHOICE
@given(filters=choices())
def test_high_need_without_project_is_exactly_that(scope: Scope, filters: FilterState) -> None:
    chosen = scope.with_filters(filters)
    found = need.high_need_without_project(chosen).to_frame()
    frame = need.need_and_funds(chosen).to_frame()
    wanted = frame[
        (frame["child_poverty_percent"] >= frame["median_child_poverty_percent"])
        & (frame["approved_count"] == 0)
    ]
    assert set(found["district_ags"]) == set(wanted["district_ags"])
    assert found["child_poverty_percent"].is_monotonic_decreasing


@ANY_CHOICE
@given(filters=choices())
def test_shares_added_up_rise_to_a_hundred_below_the_diagonal(
    scope: Scope, filters: FilterState
) -> None:
    frame = need.concentration(scope.with_filters(filters)).to_frame()
    if frame.empty or not frame["approved_eur"].sum():
        return
    people, money = frame["cumulative_under_18_percent"], frame["cumulative_funds_percent"]
    assert people.iloc[-1] == pytest.approx(100)
    assert money.iloc[-1] == pytest.approx(100)
    assert money.is_monotonic_increasing
    assert (money <= people + 1e-6).all()
    assert 0 <= frame["gini_index"].iloc[0] < 1


@pytest.mark.parametrize(
    ("people", "money", "index"),
    [
        ([1, 1], [5, 5], 0),
        ([10, 30], [1, 3], 0),
        ([1, 1], [0, 5], 0.5),
        ([1, 1, 1, 1], [0, 0, 0, 8], 0.75),
        ([3, 1], [0, 8], 0.75),
        ([], [], 0),
        ([4], [0], 0),
    ],
)
def test_gini_is_zero_for_the_same_per_head_and_near_one_for_all_in_one_place(
    people: list[float], money: list[float], index: float
) -> None:
    assert gini(people, money) == pytest.approx(index)


@ANY_CHOICE
@given(rules=RULES)
def test_the_budget_is_spread_whole_and_nobody_owes_money(scope: Scope, rules: WhatIf) -> None:
    frame = need.what_if(_trying(scope, rules)).to_frame()
    assert len(frame) == 53
    for name in ("today_eur", "need_eur", "scenario_eur"):
        assert float(frame[name].sum()) == pytest.approx(BUDGET_EUR)
        assert (frame[name] >= 0).all()
    assert float(frame["difference_eur"].sum()) == pytest.approx(0, abs=0.01)


def test_today_spreads_as_the_approved_sums_do(scope: Scope) -> None:
    frame = need.what_if(scope).to_frame().set_index("district_ags")
    funds = (
        need.need_and_funds(scope)
        .to_frame()
        .set_index("district_ags")["approved_eur"]
        .astype(float)
    )
    pd.testing.assert_series_equal(
        frame["today_eur"].sort_index(),
        (BUDGET_EUR * funds / funds.sum()).sort_index(),
        check_names=False,
    )
    assert frame["scenario_eur"].tolist() == pytest.approx(frame["today_eur"].tolist())


def test_all_by_need_spreads_by_the_number_of_poor_children(scope: Scope) -> None:
    frame = need.what_if(_trying(scope, WhatIf(need=100))).to_frame()
    assert frame["scenario_eur"].tolist() == pytest.approx(frame["need_eur"].tolist())
    whole = need.need_and_funds(scope).to_frame()
    poor = whole["under_18_population"] * whole["child_poverty_percent"]
    by_hand = dict(zip(whole["district_ags"], BUDGET_EUR * poor / poor.sum(), strict=True))
    for row in frame.to_dict("records"):
        assert row["need_eur"] == pytest.approx(by_hand[row["district_ags"]])


def test_under_the_threshold_nobody_gets_anything(scope: Scope) -> None:
    frame = need.what_if(_trying(scope, WhatIf(poverty=20, need=25))).to_frame()
    is_low = frame["child_poverty_percent"] < 20
    assert (frame.loc[is_low, "scenario_eur"] == 0).all()
    assert (frame.loc[~is_low, "scenario_eur"] > 0).all()


@pytest.mark.parametrize("own", TRIED["own"])
def test_another_own_contribution_takes_it_off_the_total_costs(scope: Scope, own: int) -> None:
    money = ask("need/money", scope, own=own).to_frame()
    approved = expected(scope.store, FilterState(outcome=("approved",)))
    costs = approved["total_eur"].fillna(0).astype(float) * (100 - own) / 100
    assert float(money["tried_eur"].sum()) == pytest.approx(costs.sum())
    assert int(money["approved_count"].sum()) == len(approved)


def test_a_higher_own_contribution_pays_for_more_projects(scope: Scope) -> None:
    paid = []
    for own in TRIED["own"]:
        totals = need.what_if_totals(_trying(scope, WhatIf(own=own))).to_frame()
        paid.append(totals.set_index("what_if_measure").loc["projects-payable", "scenario_value"])
    assert paid == sorted(paid)
    money = ask("need/money", scope, own=None)
    yearly = money.total("approved_eur_per_year")
    count = money.total("approved_count")
    assert projects_payable(
        money, "approved_eur_per_year", BUDGET_EUR
    ) * yearly / count == pytest.approx(BUDGET_EUR)


@pytest.mark.parametrize(
    ("sums", "least", "shares"),
    [
        ({1: 70, 2: 20, 3: 10}, 0, {1: 0.7, 2: 0.2, 3: 0.1}),
        ({1: 70, 2: 20, 3: 10}, 0.2, {1: 0.6, 2: 0.2, 3: 0.2}),
        ({1: 80, 2: 11, 3: 9}, 0.1, {1: 0.9 * 80 / 91, 2: 0.9 * 11 / 91, 3: 0.1}),
        ({1: 80, 2: 10.5, 3: 9.5}, 0.1, {1: 0.9 * 80 / 90.5, 2: 0.9 * 10.5 / 90.5, 3: 0.1}),
        ({1: 98, 2: 1, 3: 1}, 0.33, {1: 0.34, 2: 0.33, 3: 0.33}),
        ({1: 50, 2: 0}, 0.2, {1: 1, 2: 0}),
        ({1: 5}, 0.33, {1: 1}),
        ({}, 0.2, {}),
    ],
)
def test_blocks_below_their_least_share_are_raised_and_the_others_give(
    sums: dict[int, float], least: float, shares: dict[int, float]
) -> None:
    assert block_shares(sums, least) == pytest.approx(shares)


@given(
    st.lists(st.floats(0.01, 1000), min_size=1, max_size=3), st.sampled_from((0.1, 0.2, 0.3, 0.33))
)
def test_shares_of_blocks_add_up_and_none_is_below_the_least(
    sums: list[float], least: float
) -> None:
    shares = block_shares(dict(enumerate(sums)), least)
    assert sum(shares.values()) == pytest.approx(1)
    assert min(shares.values()) >= least - 1e-9


def test_chosen_areas_narrow_what_is_shown_and_not_what_is_spread(scope: Scope) -> None:
    rules = WhatIf(need=50, blocks=20)
    whole = need.what_if(_trying(scope, rules)).to_frame().set_index("district_ags")
    chosen = replace(_trying(scope, rules), filters=FilterState(region=("055",)))
    part = need.what_if(chosen).to_frame().set_index("district_ags")
    assert len(part) == 8
    assert part["scenario_eur"].tolist() == whole.loc[part.index, "scenario_eur"].tolist()


def test_where_nothing_is_approved_there_is_nothing_to_spread(scope: Scope) -> None:
    nothing = scope.with_filters(FilterState(outcome=("rejected",)))
    assert need.what_if(nothing).to_frame().empty
    assert need.what_if_totals(nothing).to_frame().empty


def test_a_threshold_that_leaves_no_project_spreads_by_need_alone() -> None:
    districts = Rows(
        {
            "district_ags": ["05111", "05112"],
            "under_18_population": [1000, 3000],
            "child_poverty_percent": [5.0, 30.0],
        }
    )
    money = Rows(
        {
            "district_ags": ["05111"], "building_block": [1], "approved_eur": [100.0],
            "tried_eur": [100.0],
        }
    )  # fmt: skip
    frame = (
        spread(districts, money, WhatIf(poverty=10), BUDGET_EUR)
        .to_frame()
        .set_index("district_ags")
    )
    assert frame["scenario_eur"].to_dict() == {"05111": 0, "05112": BUDGET_EUR}
