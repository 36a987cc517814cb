"""Which cells a choice consists of: one value, the largest unit wholly chosen, or all, per key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.cells import ALL, Choosable, area_units, cells_of, choosable, month_units, units_of
from queries.filters import FilterState

KNOWN = choosable(
    [
        *(("region", region, None, None) for region in ("051", "053")),
        *(("district", ags, ags[:3], None) for ags in ("05111", "05112", "05154", "05315")),
        *(
            ("municipality", ags, ags[:5], ags[:3])
            for ags in ("05111000", "05112000", "05154004", "05154008", "05315000")
        ),
        *(("place", place, None, None) for place in ("school", "street", "home")),
        *(("status", state, None, None) for state in ("approved", "running", "completed", "open")),
    ],
    [("outreach", "2018-09", "2020-11"), ("offers", "2018-10", "2020-11"), ("none", None, None)],
)
BOUNDS = KNOWN.months["outreach"]
MONTHS = [f"{year}-{month:02}" for year in range(2017, 2023) for month in range(1, 13)]


@pytest.mark.parametrize(
    ("choice", "units"),
    [
        ({}, {}),
        ({"place": ("school",)}, {}),
        ({"place": ("school", "street")}, {"place": ("school", "street")}),
        ({"place": ("home", "school", "street")}, {}),
        ({"district": ("05111", "05112", "05154")}, {}),
        (
            {"district": ("05111", "05112", "05154", "05315")},
            {},
        ),
        ({"district": ("05111", "05315")}, {"district": ("05111", "053")}),
        (
            {"municipality": ("05111000", "05154004", "05154008")},
            {"municipality": ("05111", "05154", "05154")},
        ),
        ({"municipality": ("05154004", "05154008")}, {}),
        ({"status": ("approved", "completed", "running")}, {}),
        (
            {"status": ("approved", "completed", "open", "running")},
            {},
        ),
        ({"status": ("approved", "running")}, {"status": ("approved", "running")}),
        (
            {"district": ("05111", "05112"), "place": ("school", "street")},
            {"district": ("05111", "05112"), "place": ("school", "street")},
        ),
        ({"block": ("1", "2", "3"), "outcome": ("approved", "open")},
         {"outcome": ("approved", "open")}),
    ],
)  # fmt: skip
def test_a_choice_falls_into_the_largest_units_that_are_wholly_chosen(
    choice: dict[str, tuple[str, ...]], units: dict[str, tuple[str, ...]]
) -> None:
    assert dict(cells_of(FilterState(**choice), KNOWN).units) == units  # type: ignore[arg-type]


@given(st.lists(st.sampled_from(sorted(KNOWN.values["municipality"])), unique=True, min_size=1))
def test_order_means_nothing(chosen: list[str]) -> None:
    values = KNOWN.values["municipality"]
    units = dict(zip(chosen, units_of(tuple(chosen), values), strict=True))
    other = dict(zip(sorted(chosen), units_of(tuple(sorted(chosen)), values), strict=True))
    assert units == other


@given(st.sets(st.sampled_from(sorted(KNOWN.values["municipality"])), min_size=1))
def test_units_hold_what_is_chosen_and_nothing_else(chosen: set[str]) -> None:
    values = KNOWN.values["municipality"]
    units = set(units_of(tuple(sorted(chosen)), values))
    inside = {ags for ags in values for unit in units if unit == ALL or ags.startswith(unit)}
    assert inside == chosen


@pytest.mark.parametrize(
    ("first", "last", "starts"),
    [
        (None, None, ["2018-09"]),
        ("2018-09", "2020-11", ["2018-09"]),
        ("2017-03", "2022-01", ["2018-09"]),
        ("2018-10", None, ["2018-10", "2019-01", "2020-01"]),
        (None, "2019-12", ["2018-01", "2019-01"]),
        ("2019-02", "2020-05",
         ["2019-02", "2019-03", "2019-04", "2019-07", "2019-10", "2020-01", "2020-04", "2020-05"]),
        ("2019-04", "2019-06", ["2019-04"]),
        ("2019-01", "2019-12", ["2019-01"]),
        ("2020-11", None, ["2020-11"]),
        ("2020-12", None, []),
        (None, "2018-08", []),
    ],
)  # fmt: skip
def test_months_are_whole_years_then_quarters_then_months(
    first: str | None, last: str | None, starts: list[str]
) -> None:
    assert list(month_units(first, last, BOUNDS)) == starts


@given(st.sampled_from(MONTHS), st.sampled_from(MONTHS))
def test_every_reported_month_of_a_choice_lies_in_one_unit(one: str, other: str) -> None:
    first, last = sorted([one, other])
    starts = month_units(first, last, BOUNDS)
    assert list(starts) == sorted(set(starts))
    inside = [month for month in MONTHS if max(first, BOUNDS[0]) <= month <= min(last, BOUNDS[1])]
    assert bool(inside) == bool(starts)
    assert all(starts[0] <= month for month in inside)
    assert len(starts) <= 2 + 3 + 4 + 3 + 2


def test_areas_of_a_viewer_are_as_few_as_hold_the_same() -> None:
    assert area_units((), KNOWN) == ()
    assert area_units(("05111", "05112", "05154", "05315"), KNOWN) == ()
    assert area_units(("05111", "05112", "05154"), KNOWN) == ("051",)
    assert area_units(("05315", "05154004"), KNOWN) == ("05154004", "053")
    assert area_units(("99",), KNOWN) == ("99",)


def test_without_anything_known_every_value_is_a_unit() -> None:
    nothing = Choosable({}, {})
    chosen = FilterState(place=("school", "street"), from_month="2019-02")
    assert cells_of(chosen, nothing).units == {"place": ("school", "street")}
    assert cells_of(chosen, nothing).months == {}
