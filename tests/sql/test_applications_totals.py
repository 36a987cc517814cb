"""Questions about applications, recomputed in pandas from the imported rows, for any choice."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.store import Store
from queries import applications, projects
from queries.filters import OUTCOMES, FilterState
from queries.scope import Scope

STATUSES = [status for statuses in OUTCOMES.values() for status in statuses]
DECIDED = ("approved", "rejected", "revoked")
REGIONS = ["051", "053", "055", "057", "059"]
MONTHS = [f"2018-{month:02}" for month in range(6, 13)] + ["2019-01", "2019-02"]


@cache
def imported(store: Store) -> pd.DataFrame:
    frame = store.fetch("FROM applications")
    works = store.fetch("FROM application_neighbourhoods")
    sets = works.groupby("application_id")["neighbourhood_id"].agg(set)
    frame["quartiere"] = frame["application_id"].map(sets)
    return frame


def expected(store: Store, filters: FilterState) -> pd.DataFrame:
    """The imported rows inside a choice, by the words of DESIGN and nothing else."""
    frame = imported(store)
    keep = pd.Series(True, index=frame.index)
    for key, column in {
        "round": "funding_round", "region": "region_ags", "district": "district_ags",
        "municipality": "municipality_ags", "circle": "circle", "status": "status",
        "outcome": "outcome", "applicant": "applicant_type",
    }.items():  # fmt: skip
        if values := getattr(filters, key):
            keep &= frame[column].isin(values)
    if filters.block:
        keep &= frame["building_block"].isin([int(block) for block in filters.block])
    if filters.neighbourhood:
        wanted = set(filters.neighbourhood)
        keep &= frame["quartiere"].map(
            lambda works: isinstance(works, set) and bool(works & wanted)
        )
    if filters.from_month:
        keep &= frame["received_month"] >= filters.from_month
    if filters.to_month:
        keep &= frame["received_month"] <= filters.to_month
    return frame[keep]


def some(values: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    chosen = st.lists(st.sampled_from(values), max_size=most, unique=True)
    return st.one_of(st.just(()), chosen.map(lambda items: tuple(sorted(items))))


@st.composite
def choices(draw: st.DrawFn) -> FilterState:
    first, last = sorted([draw(st.sampled_from(MONTHS)), draw(st.sampled_from(MONTHS))])
    return FilterState(
        block=draw(some(["1", "2", "3"])),
        region=draw(some(REGIONS)),
        district=draw(some(["05111", "05113", "05315", "05515", "05711", "05913"])),
        circle=draw(some(["dortmund", "duesseldorf", "essen"], 1)),
        status=draw(some(STATUSES)),
        outcome=draw(some(list(OUTCOMES))),
        applicant=draw(some(["caritas", "diakonie", "municipality", "association"])),
        from_month=first if draw(st.booleans()) else None,
        to_month=last if draw(st.booleans()) else None,
    )


def counted(frame: pd.DataFrame, key: str) -> dict[object, int]:
    return {value: int(count) for value, count in frame[key].value_counts().items()}


def summed(frame: pd.DataFrame, key: str, column: str) -> dict[object, float]:
    sums = frame.groupby(key)[column].sum()
    return {value: round(float(amount), 2) for value, amount in sums.items() if amount}


def answered(frame: pd.DataFrame, key: str, column: str) -> dict[object, float]:
    pairs = zip(frame[key], frame[column], strict=True)
    return {value: round(float(number), 2) for value, number in pairs if number}


RANDOMLY = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@RANDOMLY
@given(filters=choices())
def test_counts_agree_with_the_imported_rows(scope: Scope, filters: FilterState) -> None:
    here = scope.with_filters(filters)
    rows = expected(scope.store, filters)
    approved = rows[rows["outcome"] == "approved"]
    for question, key in (
        (applications.applications_by_status, "status"),
        (applications.applications_by_applicant_type, "applicant_type"),
        (applications.applications_by_building_block, "building_block"),
        (applications.applications_by_district, "district_ags"),
        (applications.applications_by_round, "funding_round"),
    ):
        assert answered(question(here), key, "applications_count") == counted(rows, key), key
    by_month = applications.applications_by_month(here).to_frame()
    assert answered(by_month, "month", "applications_count") == counted(rows, "received_month")
    for question, key in (
        (applications.applications_by_applicant_type, "applicant_type"),
        (applications.approved_funds_by_region, "region_ags"),
        (applications.approved_funds_by_building_block, "building_block"),
        (applications.applications_by_round, "funding_round"),
    ):
        assert answered(question(here), key, "approved_count") == counted(approved, key), key
        assert answered(question(here), key, "approved_eur") == summed(rows, key, "approved_eur")
    for question, key in (
        (applications.applications_by_applicant_type, "applicant_type"),
        (applications.approved_funds_by_region, "region_ags"),
        (applications.approved_funds_by_building_block, "building_block"),
    ):
        assert answered(question(here), key, "requested_eur") == summed(rows, key, "requested_eur")
    assert applications.applications_list(here).to_frame()["case_number"].tolist() == sorted(
        rows["case_number"]
    )
    assert set(projects.projects_list(here)["case_number"]) == set(rows["case_number"])


@RANDOMLY
@given(filters=choices())
def test_the_path_always_adds_up(scope: Scope, filters: FilterState) -> None:
    rows = expected(scope.store, filters)
    path = applications.applications_path(scope.with_filters(filters)).to_frame()
    count = dict(zip(path["path_step"], path["applications_count"], strict=True))
    assert count["received"] == len(rows)
    assert count["decided"] == rows["outcome"].isin(DECIDED).sum()
    assert count["received"] == count["open"] + count["withdrawn"] + count["decided"]
    assert count["decided"] == count["rejected"] + count["revoked"] + count["approved"]
    assert count["approved"] == count["not-started"] + count["started"]
    assert count["started"] == count["running"] + count["completed"]


@RANDOMLY
@given(filters=choices())
def test_times_and_own_contributions_agree_with_the_imported_rows(
    scope: Scope, filters: FilterState
) -> None:
    here = scope.with_filters(filters)
    rows = expected(scope.store, filters)
    decided = rows[rows["outcome"].isin(DECIDED) & rows["decision_days"].notna()]
    days = applications.decision_days_by_region(here).to_frame().set_index("region_ags")
    for region, group in decided.groupby("region_ags"):
        quartiles = group["decision_days"].astype(float).quantile([0.25, 0.5, 0.75]).tolist()
        columns = ["lower_quartile_days", "median_days", "upper_quartile_days"]
        assert days.loc[region, columns].tolist() == pytest.approx(quartiles)
    assert days["dated_count"].sum() == len(decided)
    assert days["open_count"].sum() == (rows["outcome"] == "open").sum()

    stated = rows[(rows["outcome"] == "approved") & rows["own_share_eur"].notna()]
    stated = stated[stated["total_eur"] > 0]
    groups = (
        applications.own_contribution(here).to_frame().set_index(["building_block", "is_municipal"])
    )
    for key, group in stated.groupby(["building_block", "is_municipal"]):
        share = 100 * group["own_share_eur"].sum() / group["total_eur"].sum()
        assert groups.loc[key, "own_contribution_percent"] == pytest.approx(share)
        least = 20 if key[1] else 10
        below = 100 * group["own_share_eur"] < least * group["total_eur"] - 1e-6
        assert groups.loc[key, "below_minimum_count"] == below.sum()
    assert groups["approved_count"].sum() == len(stated)


@RANDOMLY
@given(filters=choices())
def test_every_level_of_areas_has_the_same_totals(scope: Scope, filters: FilterState) -> None:
    here = scope.with_filters(filters)
    total = int(applications.base(here).to_frame()["applications_count"].iloc[0])
    money = float(expected(scope.store, filters)["approved_eur"].sum())
    levels = {
        "state by region": applications.approved_funds_by_region(here).to_frame(),
        "by district": applications.applications_by_district(here).to_frame(),
        "by block": applications.approved_funds_by_building_block(here).to_frame(),
    }
    if not filters.district:
        levels["one level down"] = projects.areas_below(here).to_frame()
    for level, frame in levels.items():
        assert frame["applications_count"].sum() == total, level
        assert frame["approved_eur"].sum() == pytest.approx(money), level


def test_going_down_never_loses_an_application(scope: Scope) -> None:
    """State, Regierungsbezirk, Kreis, Gemeinde: what lies below adds up to the area."""
    for region in projects.areas_below(scope).to_frame().itertuples():
        inside = scope.with_filters(FilterState(region=(region.region_ags,)))
        districts = projects.areas_below(inside).to_frame()
        assert districts["applications_count"].sum() == region.applications_count
        for district in districts.itertuples():
            inside = scope.with_filters(FilterState(district=(district.district_ags,)))
            below = projects.areas_below(inside).to_frame()
            if below["area_level"].iloc[0] == "municipality":
                assert below["applications_count"].sum() == district.applications_count


def test_quartiere_count_a_project_once_in_each_and_the_difference_is_named(scope: Scope) -> None:
    essen = scope.with_filters(FilterState(municipality=("05113000",)))
    frame = projects.areas_below(essen).to_frame()
    rows = expected(scope.store, essen.filters)
    works = rows["quartiere"].map(lambda one: len(one) if isinstance(one, set) else 1)
    assert frame["applications_count"].sum() == works.sum()
    chosen = next(one for one in frame["neighbourhood_id"] if isinstance(one, str))
    inside = scope.with_filters(FilterState(neighbourhood=(chosen,)))
    in_it = frame.set_index("neighbourhood_id").loc[chosen, "applications_count"]
    assert applications.base(inside).to_frame()["applications_count"].iloc[0] == in_it


def test_a_choice_that_matches_nothing_gives_no_rows_or_zeros(scope: Scope) -> None:
    nothing = scope.with_filters(FilterState(region=("051",), district=("05911",)))
    assert applications.applications_by_status(nothing).to_frame().empty
    assert applications.applications_list(nothing).to_frame().empty
    assert applications.applications_path(nothing).to_frame()["applications_count"].sum() == 0
    assert applications.approved_funds_by_region(nothing).to_frame().empty


def test_the_published_numbers_of_the_first_call_are_reproduced(scope: Scope) -> None:
    """108 + 29 + 19 = 156: G.I.B. article of 2020 on the first call."""
    frame = applications.approved_funds_by_building_block(scope).to_frame()
    assert frame["applications_count"].tolist() == [108, 29, 19]
