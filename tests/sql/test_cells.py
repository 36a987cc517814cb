"""Every chart answers a choice of several values under any key, and several cells add up."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboards.charts import CHARTS
from queries import offers, outreach
from queries.filters import FilterState
from queries.loader import choosable_in
from queries.scope import Scope, Viewer

SEVERAL = FilterState(
    block=("1", "2"),
    round=("2018-2020",),
    region=("051", "053"),
    district=("05111", "05315"),
    municipality=("05111000", "05315000"),
    neighbourhood=("Q-001", "Q-002"),
    circle=("dortmund", "essen"),
    status=("completed", "running"),
    outcome=("approved", "open"),
    applicant=("awo", "caritas"),
    target=("parents", "youths"),
    place=("school", "street"),
    approach=("digital", "referral"),
    offer=("advice", "lunch"),
    site=("school", "shop"),
    partner=("jobcentre", "school"),
    body=("round-table", "steering-group"),
    planning=("established", "none"),
    from_month="2019-02",
    to_month="2020-05",
)
KEYS = [key for key, values in dataclasses.asdict(SEVERAL).items() if values]
LIMITED = Viewer("protected", ("053", "05913000"))


@pytest.mark.parametrize("viewer", [Viewer(), LIMITED, Viewer("internal")])
def test_every_chart_answers_several_values_under_every_key_at_once(
    scope: Scope, viewer: Viewer
) -> None:
    for chart in CHARTS.values():
        chart.query(Scope(scope.store, viewer, SEVERAL))


@pytest.mark.parametrize("key", KEYS)
def test_every_chart_answers_several_values_under_one_key(scope: Scope, key: str) -> None:
    filters = FilterState(**{key: getattr(SEVERAL, key)})
    for chart in CHARTS.values():
        chart.query(Scope(scope.store, Viewer(), filters))


#: Keys whose values never share a record, with the sums of outreach and of offers they narrow.
APART = ("block", "region", "district", "circle", "outcome", "applicant", "planning", "place",
         "target", "approach", "offer", "neighbourhood")  # fmt: skip


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_union_of_single_values_is_their_sum(scope: Scope, data: st.DataObject) -> None:
    known = choosable_in(scope.store)
    key = data.draw(st.sampled_from(APART))
    other = data.draw(st.sampled_from(["", "place", "block"]))
    values = sorted(known.values[key])
    picked = data.draw(st.lists(st.sampled_from(values), unique=True, min_size=2, max_size=4))
    if key == "district" and len({ags[:3] for ags in picked}) < len(picked):
        picked = sorted({ags[:3]: ags for ags in picked}.values())
    beside = FilterState()
    if other and other != key:
        beside = beside.with_values(other, (sorted(known.values[other])[0],))
    if len(picked) == len(values):
        picked = picked[1:]
    together = _persons(scope, beside.with_values(key, tuple(picked)), key)
    single = [_persons(scope, beside.with_values(key, (value,)), key) for value in picked]
    assert together == sum(single)


def _persons(scope: Scope, filters: FilterState, key: str) -> int:
    asked = Scope(scope.store, Viewer(), filters)
    if key == "offer":
        return int(offers.offers_base(asked).first["participant_persons"] or 0)
    return int(outreach.first_contacts_total(asked).first["first_contact_persons"])


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (FilterState(), FilterState(region=("051", "053", "055", "057", "059"))),
        (FilterState(), FilterState(block=("1", "2", "3"))),
        (FilterState(), FilterState(from_month="2018-01", to_month="2030-12")),
        (
            FilterState(outcome=("approved",)),
            FilterState(status=("approved", "completed", "running")),
        ),
    ],
)
def test_the_same_unit_shows_the_same_number_however_it_was_chosen(
    scope: Scope, whole: FilterState, parts: FilterState
) -> None:
    assert _persons(scope, whole, "") == _persons(scope, parts, "")


def test_all_kreise_of_a_regierungsbezirk_are_it(scope: Scope) -> None:
    kreise = choosable_in(scope.store).values["district"]
    of_one = tuple(sorted(ags for ags in kreise if ags.startswith("053")))
    of_towns = tuple(
        sorted(a for a in choosable_in(scope.store).values["municipality"] if a.startswith("053"))
    )
    region = _persons(scope, FilterState(region=("053",)), "")
    assert _persons(scope, FilterState(district=of_one), "") == region
    assert _persons(scope, FilterState(municipality=of_towns), "") == region


def test_months_are_added_from_their_year_and_quarters(scope: Scope) -> None:
    def between(first: str, last: str) -> int:
        return _persons(scope, FilterState(from_month=first, to_month=last), "")

    assert between("2019-01", "2020-04") == (
        between("2019-01", "2019-12")
        + between("2020-01", "2020-03")
        + between("2020-04", "2020-04")
    )


def test_a_project_in_several_chosen_quartiere_counts_once(scope: Scope) -> None:
    """Offers have no Quartier: of several, every project that works in one is a cell of its own."""
    pair = scope.store.fetch(
        "SELECT list(neighbourhood_id ORDER BY neighbourhood_id)[:2] AS pair"
        " FROM application_neighbourhoods"
        " WHERE application_id IN (SELECT application_id FROM offers)"
        " GROUP BY application_id HAVING count(*) > 1 ORDER BY application_id LIMIT 1"
    )["pair"].iloc[0]
    filters = FilterState(neighbourhood=tuple(pair))
    true, shown = (
        offers.offers_base(Scope(scope.store, viewer, filters)).first
        for viewer in (Viewer("internal"), Viewer())
    )
    assert abs(true["participant_persons"] - shown["participant_persons"]) <= (
        3 * shown["projects_count"]
    )
