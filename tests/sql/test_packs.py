"""What is rolled up from a pack is what the question itself answers, whoever asks for whatever."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries import (
    applications,
    areas,
    circles,
    cooperation,
    loader,
    need,
    neighbourhoods,
    offers,
    outreach,
    overview,
    packs,
    projects,
    regions,
    sums,
)
from queries.filters import LIST_KEYS, FilterState, View, WhatIf
from queries.loader import choosable_in, recording
from queries.packed import rolled_up
from queries.packs import pack
from queries.protection import UnprotectedPersonsError
from queries.rows import Rows
from queries.scope import Scope, Viewer


def _in_view(question: Callable[[Scope], Any], view: View, scope: Scope) -> Any:
    return question(replace(scope, view=view))


#: Every question that cards have rolled up.
ROLLED_UP: tuple[Callable[[Scope], Any], ...] = (
    applications.applications_by_building_block,
    applications.applications_by_region_and_block,
    applications.applications_by_district,
    applications.applications_by_month,
    applications.applications_by_status,
    applications.applications_path,
    applications.applications_by_applicant_type,
    applications.approved_funds_by_region,
    applications.approved_funds_by_building_block,
    applications.own_contribution,
    applications.decision_days_by_region,
    applications.decision_days_by_building_block,
    applications.decision_days,
    applications.applications_by_round,
    applications.applications_by_round_and_block,
    applications.base,
    applications.state_and_esf_by_building_block,
    applications.approved_funds_by_year,
    applications.posts_by_building_block,
    applications.funded,
    overview.key_figures,
    outreach.first_contacts_total,
    outreach.outreach_base,
    outreach.first_contacts_by_place,
    outreach.first_contacts_by_place_group,
    outreach.first_contacts_by_place_and_target_group,
    outreach.first_contacts_by_approach,
    outreach.first_contacts_by_month,
    outreach.first_contacts_by_neighbourhood,
    outreach.use_by_target_group,
    outreach.use_by_place,
    outreach.first_contacts_by_age_band,
    outreach.first_contacts_per_post_by_region,
    outreach.reporting_projects,
    offers.offers_base,
    offers.free_offers_by_type,
    offers.offers_by_type,
    offers.offers_by_month,
    cooperation.partners_by_type,
    cooperation.partners_by_body,
    cooperation.anchor_sites_by_type,
    cooperation.planning_by_district,
    cooperation.planning_by_state,
    cooperation.planning_and_projects,
    cooperation.cooperation_base,
    neighbourhoods.neighbourhoods,
    neighbourhoods.totals,
    need.need_and_funds,
    need.what_if,
    need.what_if_totals,
    circles.reports_by_month,
    applications.applications_list,
    projects.projects_list,
    projects.public_projects,
    projects.areas_below,
    regions.largest_districts,
    areas.districts_without_application,
    regions.districts_without_project,
    areas.under_18_total,
    regions.total,
    regions.coverage,
    regions.compared,
    *(
        partial(_in_view, question, view)
        for question, view in (
            (regions.compared, View(compare=("051", "05315"))),
            (regions.measure_by_area, View(metric="approved-eur")),
            (regions.measure_by_area, View(level="municipality")),
            (regions.measure_by_area, View(metric="first-contacts")),
            (regions.measure_by_area, View(metric="first-contacts", level="municipality")),
            (regions.measure_total, View(metric="first-contacts")),
            (need.what_if_totals, View(what_if=WhatIf(own=10, need=25))),
        )
    ),
)
_VIEWERS = (Viewer(), Viewer("internal"), Viewer("protected", ("05113", "051")))
_MONTHS = tuple(f"20{year}-{month:02}" for year in (18, 19, 20, 21) for month in (1, 5, 10))


@st.composite
def choices(draw: st.DrawFn, store: Any) -> tuple[Viewer, FilterState]:
    """Up to three keys with up to three values, sometimes with months; and who asks."""
    known = choosable_in(store).values
    keys = draw(st.lists(st.sampled_from(LIST_KEYS), max_size=3, unique=True))
    filters = FilterState(
        from_month=draw(st.none() | st.sampled_from(_MONTHS)),
        to_month=draw(st.none() | st.sampled_from(_MONTHS)),
    )
    for key in keys:
        values = sorted(known.get(key, {}))
        if values:
            chosen = draw(st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True))
            filters = filters.with_values(key, tuple(chosen))
    return draw(st.sampled_from(_VIEWERS)), filters


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_roll_up_gives_the_rows_of_its_question(scope: Scope, data: st.DataObject) -> None:
    viewer, filters = data.draw(choices(scope.store))
    asked = Scope(scope.store, viewer, filters)
    for question in ROLLED_UP:
        found = question(asked)
        with recording() as statements:
            expected = question(asked)
        assert statements
        assert is_same(found, expected), (found, expected)


#: What months are told beside: too much to be held by application where there are many records.
_BESIDE_MONTHS = (
    outreach.first_contacts_by_place,
    outreach.first_contacts_by_place_group,
    outreach.first_contacts_by_place_and_target_group,
    outreach.first_contacts_by_approach,
    outreach.first_contacts_by_age_band,
    outreach.use_by_target_group,
    outreach.use_by_place,
)


@pytest.fixture
def many_records(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """As if all records were too many to be held, and sums over what is alike above so many."""

    def limit(most_alike: int) -> None:
        monkeypatch.setattr(sums, "_MOST_RECORDS", 0)
        monkeypatch.setattr(sums, "_MOST_ALIKE", most_alike)

    kept = (packs._whole, packs._pack, sums._held_alike, sums._read_alike)
    for held in kept:
        held.cache_clear()
    yield limit
    for held in kept:
        held.cache_clear()


@pytest.mark.parametrize("most_alike", [500_000, 0])
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_records_too_many_to_be_held_are_summed_over_what_is_alike(
    scope: Scope,
    many_records: Callable[[int], None],
    most_alike: int,
    data: st.DataObject,
) -> None:
    many_records(most_alike)
    viewer, filters = data.draw(choices(scope.store))
    last = data.draw(st.sampled_from(_MONTHS))
    asked = Scope(scope.store, viewer, replace(filters, to_month=last))
    for question in _BESIDE_MONTHS:
        with patch.object(loader, "ask", side_effect=AssertionError("a statement per card")):
            found = question(asked)
        with recording():
            expected = question(asked)
        assert is_same(found, expected), (question, found, expected)


def test_what_counts_applications_takes_none_for_another(
    scope: Scope, many_records: Callable[[int], None]
) -> None:
    """Then the question itself answers."""
    many_records(500_000)
    chosen = Scope(scope.store, scope.viewer, FilterState(target=("parents",), to_month="2020-06"))
    with recording():
        expected = outreach.outreach_base(chosen)
    assert outreach.outreach_base(chosen) == expected
    with pytest.raises(sums.NotHeldError):
        _ = pack(chosen).records("outreach", "target_group").applications


@pytest.mark.parametrize("round_code", ["", "2018-2020"])
def test_what_has_no_name_comes_last_among_equals(scope: Scope, round_code: str) -> None:
    """In every Kreis: Quartiere of a kreisfreie Stadt, and what lies in none of them."""
    nameless = 0
    for district in sorted(choosable_in(scope.store).values["district"]):
        filters = FilterState(district=(district,)).with_values(
            "round", (round_code,) if round_code else ()
        )
        asked = Scope(scope.store, Viewer(), filters)
        found = projects.areas_below(asked)
        with recording():
            expected = projects.areas_below(asked)
        assert is_same(found, expected), district
        nameless += None in found["area_code"]
    assert nameless > 3


def is_same(found: Any, expected: Any) -> bool:
    """The same columns, rows and values; what is computed, as near as numbers are told."""
    if isinstance(found, Rows):
        return found.names == expected.names and all(
            is_same(found[name], expected[name]) for name in expected.names
        )
    if isinstance(found, dict):
        return found.keys() == expected.keys() and all(
            is_same(value, expected[name]) for name, value in found.items()
        )
    if isinstance(found, list):
        return len(found) == len(expected) and all(map(is_same, found, expected))
    if isinstance(found, float) and isinstance(expected, float | int):
        return math.isclose(found, expected, rel_tol=1e-12, abs_tol=1e-9)
    return bool(found == expected)


def test_no_roll_up_hands_out_true_counts_or_keys(scope: Scope) -> None:
    def ungated(_pack: Any) -> Rows:
        return Rows({"first_contacts_true": [1]})

    chosen = Scope(scope.store, scope.viewer, FilterState(block=("2",), to_month="2019-03"))
    with pytest.raises(UnprotectedPersonsError, match="first_contacts_true"):
        rolled_up("applications/base", chosen, ungated)


def test_the_cards_of_a_page_share_one_pack(scope: Scope) -> None:
    chosen = Scope(scope.store, scope.viewer, FilterState(applicant=("church",), block=("1",)))
    assert pack(chosen) is pack(chosen)
    assert applications.base(chosen) is applications.base(chosen)
