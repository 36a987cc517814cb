"""Areas from a pack: each function gives the rows of the question of its name.

Persons pass the gate (`Pack.persons`); rates are of shown numbers and withheld on a base under 20.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from queries.packs import Pack
from queries.roll_ups.derived import percent, rate
from queries.rows import Rows

STATE = "05"


def by_district(pack: Pack) -> Rows:
    """As `regions/by_district`."""
    listed = _with_counts(pack, pack.districts, "district_ags")
    people = listed["under_18_population"]
    return listed.adding(
        applications_per_10000_under_18=list(
            map(rate, [10_000] * len(people), listed["applications_count"], people)
        ),
        approved_eur_per_1000_under_18=list(
            map(rate, [1_000] * len(people), listed["approved_eur"], people)
        ),
    )


def by_municipality(pack: Pack) -> Rows:
    """As `regions/by_municipality`: a rate of nothing is 0, else unknown without under-18s."""
    listed = _with_counts(pack, pack.municipalities, "municipality_ags")
    people = listed["under_18_population"]
    return listed.adding(
        applications_per_10000_under_18=[
            rate(10_000, count, under_18) if count else 0.0
            for count, under_18 in zip(listed["applications_count"], people, strict=True)
        ],
        approved_eur_per_1000_under_18=[
            rate(1_000, money, under_18) if money else 0.0
            for money, under_18 in zip(listed["approved_eur"], people, strict=True)
        ],
    )


def placed(areas: Rows, name: str) -> dict[str, Sequence[Any]]:
    """Areas by name, place and under-18s, as columns."""
    return {
        column: areas[column] for column in (name, "longitude", "latitude", "under_18_population")
    }


def _with_counts(pack: Pack, areas: Rows, name: str) -> Rows:
    count, money = pack.counts(name), pack.money(name, "approved_eur")
    approved = pack.counts(name, pack.approved)
    return Rows(
        {
            **placed(areas, name),
            "applications_count": [count.get(ags, 0) for ags in areas[name]],
            "approved_count": [approved.get(ags, 0) for ags in areas[name]],
            "approved_eur": [money.get(ags, 0.0) for ags in areas[name]],
        }
    )


def total(pack: Pack) -> Rows:
    """As `regions/total`."""
    people = people_of(pack.districts)
    money = pack.whole_money("approved_eur")
    return Rows(
        {
            "area_ags": [STATE],
            "applications_count": [len(pack.rows)],
            "approved_count": [int(pack.approved.sum())],
            "approved_eur": [money],
            "under_18_population": [people],
            "applications_per_10000_under_18": [rate(10_000, len(pack.rows), people)],
            "approved_eur_per_1000_under_18": [rate(1_000, money, people)],
        }
    )


def under_18_total(pack: Pack) -> Rows:
    """As `areas/under_18_total`."""
    return Rows(
        {
            "under_18_population": [people_of(pack.districts) or 0],
            "districts_count": [len(pack.districts)],
        }
    )


def people_of(districts: Rows) -> int | None:
    """The under-18s of Kreise together; None where none are known."""
    known = districts.known("under_18_population")
    return sum(known) if known else None


def coverage(pack: Pack) -> Rows:
    """As `regions/coverage`."""
    districts = _reached(pack, pack.districts, "district_ags")
    municipalities = _reached(pack, pack.municipalities, "municipality_ags")
    regions = sorted(districts.keys() & municipalities.keys())
    columns: dict[str, list[Any]] = {"region_ags": regions}
    for level, found in (("districts", districts), ("municipalities", municipalities)):
        columns[f"{level}_reached_count"] = [found[region][0] for region in regions]
        columns[f"{level}_count"] = [found[region][1] for region in regions]
        columns[f"{level}_reached_percent"] = [percent(*found[region]) for region in regions]
    return Rows(columns)


def _reached(pack: Pack, areas: Rows, name: str) -> dict[str, tuple[int, int]]:
    """Per Regierungsbezirk how many of its areas have an approved project, and how many it has."""
    reached = pack.counts(name, pack.approved)
    found: dict[str, tuple[int, int]] = {}
    for ags, region in zip(areas[name], areas["region_ags"], strict=True):
        with_one, count = found.get(region, (0, 0))
        found[region] = (with_one + (ags in reached), count + 1)
    return found


def without_project(pack: Pack) -> Rows:
    """As `regions/without_project`."""
    name = "district_ags"
    approved, count = pack.counts(name, pack.approved), pack.counts(name)
    everything = pack.everything
    of_all = everything.counts(name)
    approved_of_all = everything.counts(name, everything.approved)
    left = pack.districts.where(lambda row: row[name] not in approved)
    return (
        Rows(
            {
                name: left[name],
                "applications_count": [count.get(ags, 0) for ags in left[name]],
                "all_applications_count": [of_all.get(ags, 0) for ags in left[name]],
                "all_approved_count": [approved_of_all.get(ags, 0) for ags in left[name]],
                "under_18_population": left["under_18_population"],
                "child_poverty_percent": left["child_poverty_percent"],
            }
        )
        .by("under_18_population", descending=True)
        .as_table()
    )


def without_application(pack: Pack) -> Rows:
    """As `areas/without_application`."""
    name = "district_ags"
    count, of_all = pack.counts(name), pack.everything.counts(name)
    left = pack.districts.where(lambda row: row[name] not in count)
    return (
        Rows(
            {
                name: left[name],
                "under_18_population": left["under_18_population"],
                "all_applications_count": [of_all.get(ags, 0) for ags in left[name]],
            }
        )
        .by("under_18_population", descending=True)
        .as_table()
    )


def largest(pack: Pack) -> Rows:
    """As `regions/largest`."""
    columns = pack.ledger.districts.columns
    people, names = columns["under_18_population"], columns["district_ags"]
    order = sorted(range(len(names)), key=lambda at: -(people[at] or 0))
    return Rows({"district_ags": [names[at] for at in order[:3]]})
