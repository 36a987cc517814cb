"""Measures of areas, recomputed in pandas from the imported rows, for any choice."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from queries import regions
from queries.filters import LEVELS, METRICS, FilterState, View
from queries.scope import Scope, Viewer
from tests.charts.test_reach_recomputed import INTERNAL, Rows, drawn_choice
from tests.sql.test_applications_totals import choices, expected

ANY_CHOICE = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
COUNTS = ("applications_count", "approved_count", "approved_eur")


def _under_18(scope: Scope) -> pd.Series:
    frame = scope.store.fetch("SELECT district_ags, under_18_population FROM districts")
    return frame.set_index("district_ags")["under_18_population"]


def _measured(scope: Scope, metric: str, level: str = "district") -> pd.DataFrame:
    view = View(metric=metric, level=level)
    return regions.measure_by_area(replace(scope, view=view)).to_frame().set_index(f"{level}_ags")


@ANY_CHOICE
@given(filters=choices())
def test_measures_of_a_kreis_are_those_of_its_rows(scope: Scope, filters: FilterState) -> None:
    shown = _measured(scope.with_filters(filters), "eur-per-1000")
    rows = expected(scope.store, filters)
    people = _under_18(scope)
    for ags, row in shown.iterrows():
        own = rows[rows["district_ags"] == ags]
        approved = own[own["outcome"] == "approved"]
        money = float(approved["approved_eur"].sum())
        assert row["applications_count"] == len(own)
        assert row["approved_count"] == len(approved)
        assert row["approved_eur"] == pytest.approx(money)
        assert row["approved_eur_per_1000_under_18"] == pytest.approx(1000 * money / people[ags])
        assert row["applications_per_10000_under_18"] == pytest.approx(
            10_000 * len(own) / people[ags]
        )
    assert int(shown["applications_count"].sum()) == len(rows)


@ANY_CHOICE
@given(filters=choices())
def test_gemeinden_kreise_and_state_add_up_to_the_same(scope: Scope, filters: FilterState) -> None:
    chosen = scope.with_filters(filters)
    districts = _measured(chosen, "approved")
    places = _measured(chosen, "approved", "municipality")
    places = places.groupby(places.index.str[:5])[list(COUNTS)].sum()
    total = regions.total(chosen)
    for name in COUNTS:
        assert total[name] == pytest.approx(float(districts[name].sum()))
        by_place = places[name].reindex(districts.index).astype(float)
        pd.testing.assert_series_equal(by_place, districts[name].astype(float))


@ANY_CHOICE
@given(filters=choices())
def test_coverage_counts_areas_with_an_approved_project_once(
    scope: Scope, filters: FilterState
) -> None:
    chosen = scope.with_filters(filters)
    frame = regions.coverage(chosen).to_frame().set_index("region_ags")
    rows = expected(scope.store, filters)
    approved = rows[rows["outcome"] == "approved"]
    for ags, row in frame.iterrows():
        own = approved[approved["region_ags"] == ags]
        assert row["districts_reached_count"] == own["district_ags"].nunique()
        assert row["municipalities_reached_count"] == own["municipality_ags"].nunique()
    empty = regions.districts_without_project(chosen).to_frame()
    assert not set(empty["district_ags"]) & set(approved["district_ags"])
    reached = int(frame["districts_reached_count"].sum())
    assert reached + len(empty) == int(frame["districts_count"].sum())


@pytest.mark.parametrize("seed", range(12))
def test_first_contacts_per_head_are_those_of_the_reports(scope: Scope, seed: int) -> None:
    store = scope.store
    rows = Rows(store)
    quartiere = rows.table("neighbourhoods")["neighbourhood_id"].tolist()
    filters = drawn_choice(seed, quartiere)
    shown = _measured(Scope(store, INTERNAL, filters), "first-contacts")
    projects = rows.projects(filters)
    home = projects.set_index("application_id")["district_ags"]
    met = rows.outreach(filters)
    persons = met.groupby(met["application_id"].map(home))["first_contacts_true"].sum()
    reports = rows.of_projects("outreach", filters)["application_id"].map(home)
    working = projects[projects["outcome"] == "approved"]["district_ags"]
    silent = set(working.unique()) - set(reports.unique())
    people = _under_18(scope)
    for ags, row in shown.iterrows():
        rate = row["first_contacts_per_1000_under_18"]
        count = persons.get(ags, 0)
        if ags in silent:
            assert pd.isna(row["first_contact_persons"])
            assert pd.isna(rate)
            assert not row["first_contacts_per_1000_under_18_withheld"]
        else:
            assert row["first_contact_persons"] == count
            assert row["first_contacts_per_1000_under_18_withheld"] == (0 < count < 20)
            if not 0 < count < 20:
                assert rate == pytest.approx(1000 * count / people[ags])


def test_a_kreisfreie_stadt_shows_the_same_on_both_levels(scope: Scope) -> None:
    for metric in METRICS:
        districts = _measured(scope, metric)
        places = _measured(scope, metric, "municipality")
        column = regions.COLUMNS[metric]
        cities = [ags for ags in districts.index if f"{ags}000" in places.index]
        assert len(cities) == 22
        of_places = places.loc[[f"{ags}000" for ags in cities], column].astype(float)
        of_districts = districts.loc[cities, column].astype(float)
        assert of_places.fillna(-1).tolist() == of_districts.fillna(-1).tolist()


def test_a_rate_is_unknown_where_under_18s_are_not_published_and_zero_where_nothing_is(
    scope: Scope,
) -> None:
    frame = _measured(scope, "eur-per-1000", "municipality")
    column = frame["approved_eur_per_1000_under_18"]
    assert (column[frame["approved_count"] == 0] == 0).all()
    has_money = frame["approved_eur"] > 0
    assert column[has_money & frame["under_18_population"].isna()].isna().all()
    assert column[has_money & frame["under_18_population"].notna()].notna().all()


@pytest.mark.parametrize("level", LEVELS[:2])
@pytest.mark.parametrize("metric", METRICS)
def test_the_ranking_falls_and_holds_the_state_among_the_areas(
    scope: Scope, metric: str, level: str
) -> None:
    frame = regions.ranking(replace(scope, view=View(metric=metric, level=level))).to_frame()
    values = frame[regions.COLUMNS[metric]].astype(float)
    known = values.dropna()
    assert known.is_monotonic_decreasing
    assert values.iloc[len(known) :].isna().all()
    assert (frame["area_ags"] == regions.STATE).sum() == (metric in regions.RATES)
    states = frame[frame["area_ags"] == regions.STATE]
    assert states[f"{level}_ags"].isna().all()


def test_the_state_in_the_ranking_ignores_chosen_areas(scope: Scope) -> None:
    def state(filters: FilterState) -> float:
        frame = regions.ranking(scope.with_filters(filters)).to_frame()
        row = frame[frame["area_ags"] == regions.STATE]
        return float(row["approved_eur_per_1000_under_18"].iloc[0])

    assert state(FilterState(region=("051",))) == state(FilterState())


@pytest.mark.parametrize("block", [(), ("1",), ("2", "3")])
def test_two_regions_compared_have_the_values_of_the_map(
    scope: Scope, block: tuple[str, ...]
) -> None:
    filters = FilterState(block=block, region=("053",))
    chosen = replace(scope, filters=filters, view=View(compare=("05113", "05913")))
    frame = regions.compared(chosen).to_frame().set_index("comparison_measure")
    state = Scope(scope.store, scope.viewer, FilterState(block=block))
    for metric in regions.RATES:
        by_area = _measured(state, metric)[regions.COLUMNS[metric]]
        total = regions.measure_total(replace(state, view=View(metric=metric))).to_frame()
        row = frame.loc[regions.COLUMNS[metric]]
        assert row["area_a_value"] == pytest.approx(by_area["05113"])
        assert row["area_b_value"] == pytest.approx(by_area["05913"])
        assert row["state_value"] == pytest.approx(total[regions.COLUMNS[metric]].iloc[0])


def test_shares_of_the_blocks_add_up_for_each_side(scope: Scope) -> None:
    frame = regions.compared(scope).to_frame().set_index("comparison_measure")
    shares = frame.loc[[f"block_{block}_share_percent" for block in (1, 2, 3)]]
    for side in ("area_a", "area_b", "state"):
        assert float(shares[f"{side}_value"].sum()) == pytest.approx(100)


def test_a_regierungsbezirk_holds_its_kreise(scope: Scope) -> None:
    view = View(compare=("051", "05113"))
    row = regions.compared(replace(scope, view=view)).to_frame().iloc[0]
    own = _measured(scope.with_filters(FilterState(region=("051",))), "applications")
    assert row["area_a_applications_count"] == own["applications_count"].sum()


def test_without_a_choice_the_two_largest_kreise_are_compared(scope: Scope) -> None:
    by_size = _under_18(scope).sort_values(ascending=False).index.tolist()
    assert regions.areas_compared(scope) == (by_size[0], by_size[1])
    one = replace(scope, view=View(compare=(by_size[1],)))
    assert regions.areas_compared(one) == (by_size[1], by_size[0])


@pytest.mark.parametrize(
    ("chosen", "by_hand", "compared"),
    [
        ({"district": ("05113", "05513")}, (), ("05113", "05513")),
        ({"district": ("05113",), "region": ("051",)}, (), ("05113", "051")),
        ({"municipality": ("05562032", "05562004")}, (), ("05562", "05315")),
        ({"district": ("05315",)}, (), ("05315", "05382")),
        ({"district": ("05113", "05513")}, ("05111", "05112"), ("05111", "05112")),
        ({"district": ("05113",)}, ("05111",), ("05111", "05113")),
        ({"district": ("05113", "05513")}, ("years",), ("05113", "05513")),
    ],
)
def test_what_is_compared_follows_the_choice_unless_set_by_hand(
    scope: Scope,
    chosen: dict[str, tuple[str, ...]],
    by_hand: tuple[str, ...],
    compared: tuple[str, str],
) -> None:
    asked = replace(scope.with_filters(FilterState(**chosen)), view=View(compare=by_hand))
    assert regions.areas_compared(asked) == compared
    row = regions.compared(asked).first
    assert (row["area_a_ags"], row["area_b_ags"]) == compared


def test_who_may_see_one_kreis_compares_with_nothing_else(scope: Scope) -> None:
    bound = Scope(scope.store, Viewer(areas=("05113",)), FilterState(), View(compare=("05113",)))
    frame = regions.compared(bound).to_frame().set_index("comparison_measure")
    row = frame.loc["approved_eur_per_1000_under_18"]
    assert row["area_a_value"] == row["state_value"]
    assert pd.isna(row["area_b_value"])
    assert set(regions.measure_by_area(bound).to_frame()["district_ags"]) == {"05113"}
