"""Areas from a pack: each function gives the rows of the question of its name.

Persons pass the gate (`Pack.persons`); rates are of shown numbers and withheld on a base under 20.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from queries.ledger import Array
from queries.packs import Pack
from queries.protection import SMALLEST_BASE
from queries.roll_ups.applications import percent, quantile, rate
from queries.rows import Rows
from queries.sums import is_reporting

_STATE = "05"


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


def _placed(areas: Rows, name: str) -> dict[str, list[Any]]:
    return {
        column: areas[column] for column in (name, "longitude", "latitude", "under_18_population")
    }


def _with_counts(pack: Pack, areas: Rows, name: str) -> Rows:
    count, money = pack.counts(name), pack.money(name, "approved_eur")
    approved = pack.counts(name, pack.approved)
    return Rows(
        {
            **_placed(areas, name),
            "applications_count": [count.get(ags, 0) for ags in areas[name]],
            "approved_count": [approved.get(ags, 0) for ags in areas[name]],
            "approved_eur": [money.get(ags, 0.0) for ags in areas[name]],
        }
    )


def total(pack: Pack) -> Rows:
    """As `regions/total`."""
    people = _people(pack.districts)
    money = pack.whole_money("approved_eur")
    return Rows(
        {
            "area_ags": [_STATE],
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
            "under_18_population": [_people(pack.districts) or 0],
            "districts_count": [len(pack.districts)],
        }
    )


def _people(districts: Rows) -> int | None:
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


def first_contacts_by_district(pack: Pack) -> Rows:
    """As `regions/first_contacts_by_district`."""
    return _first_contacts(pack, pack.districts, "district_ags")


def first_contacts_by_municipality(pack: Pack) -> Rows:
    """As `regions/first_contacts_by_municipality`."""
    return _first_contacts(pack, pack.municipalities, "municipality_ags")


def _first_contacts(pack: Pack, areas: Rows, name: str) -> Rows:
    records = pack.records("outreach", of_projects=True)
    projects, values = pack.projects, records.ledger.names[name].values
    working = projects.counts(name, projects.approved)
    reporting = projects.counts(name, is_reporting(pack.scope.store)[projects.rows])
    met = records.persons_by("first_contacts", records.of(name), len(values))
    met_in = dict(zip(values, met, strict=True))
    shown = [
        None if ags in working and ags not in reporting else met_in.get(ags, 0)
        for ags in areas[name]
    ]
    placed = _placed(areas, name)
    people = placed["under_18_population"]
    return Rows(
        {
            **placed,
            "first_contact_persons": shown,
            "first_contacts_per_1000_under_18": list(map(_per_head, shown, people)),
            "first_contacts_per_1000_under_18_withheld": list(map(_is_withheld, shown)),
        }
    )


def first_contacts_total(pack: Pack) -> Rows:
    """As `regions/first_contacts_total`."""
    shown = pack.records("outreach").persons("first_contacts")
    people = _people(pack.districts)
    return Rows(
        {
            "area_ags": [_STATE],
            "first_contact_persons": [shown],
            "under_18_population": [people],
            "first_contacts_per_1000_under_18": [_per_head(shown, people)],
            "first_contacts_per_1000_under_18_withheld": [_is_withheld(shown)],
        }
    )


def _per_head(shown: int | None, people: int | None) -> float | None:
    if shown == 0:
        return 0.0
    return None if shown is None or shown < SMALLEST_BASE else rate(1_000, shown, people)


def _is_withheld(shown: int | None) -> bool:
    return shown is not None and 0 < shown < SMALLEST_BASE


def largest(pack: Pack) -> Rows:
    """As `regions/largest`."""
    columns = pack.ledger.districts.columns
    people, names = columns["under_18_population"], columns["district_ags"]
    order = sorted(range(len(names)), key=lambda at: -(people[at] or 0))
    return Rows({"district_ags": [names[at] for at in order[:3]]})


def compared(pack: Pack, compared: Sequence[str]) -> Rows:
    """As `regions/compared`."""
    return Rows.of(
        (
            row
            for area in dict.fromkeys([*compared, _STATE])
            if (row := _one_compared(pack, area)) is not None
        ),
        _OF_COMPARED,
    )


_OF_COMPARED = (
    "area_ags",
    "applications_count",
    "approved_count",
    "applications_per_district",
    "approved_per_district",
    "approved_eur_per_district",
    "districts_reached_percent",
    "municipalities_reached_percent",
    "under_18_without_project_percent",
    "applications_per_10000_under_18",
    "approved_per_10000_under_18",
    "approved_eur_per_1000_under_18",
    "mean_approved_eur",
    "block_1_share_percent",
    "block_2_share_percent",
    "block_3_share_percent",
    "approval_rate_percent",
    "median_decision_days",
    "first_contacts_per_1000_under_18",
    "first_contacts_per_1000_under_18_withheld",
    "regular_share_percent",
    "regular_share_percent_withheld",
)


def _one_compared(pack: Pack, area: str) -> dict[str, Any] | None:
    """One area by every measure; None where no Kreis of the choice lies in it."""
    districts = pack.districts.where(lambda row: row["district_ags"].startswith(area))
    if not len(districts):
        return None
    inside = _inside(pack, area)
    approved, money = inside & pack.approved, pack.number("approved_eur")[inside]
    with_sum = money[~np.isnan(money)]
    euros = float(with_sum.sum()) / 100
    count, approved_count = int(inside.sum()), int(approved.sum())
    blocks = dict(
        zip(
            pack.values("building_block"),
            np.bincount(pack.codes("building_block")[inside]).tolist(),
            strict=False,
        )
    )
    days = pack.number("decision_days")[inside & pack.decided]
    people = _people(districts)
    return {
        "area_ags": area,
        "applications_count": count,
        "approved_count": approved_count,
        "applications_per_district": count / len(districts),
        "approved_per_district": approved_count / len(districts),
        "approved_eur_per_district": euros / len(districts),
        **_reach_of(pack, area, districts),
        "applications_per_10000_under_18": rate(10_000, count, people),
        "approved_per_10000_under_18": rate(10_000, approved_count, people),
        "approved_eur_per_1000_under_18": rate(1_000, euros, people),
        "mean_approved_eur": euros / len(with_sum) if len(with_sum) else None,
        **{f"block_{one}_share_percent": percent(blocks.get(one, 0), count) for one in (1, 2, 3)},
        "approval_rate_percent": percent(approved_count, int((inside & pack.decided).sum())),
        "median_decision_days": quantile(np.sort(days[~np.isnan(days)]), 0.5),
        **_persons_of(pack, area, people),
    }


def _inside(pack: Pack, area: str) -> Array:
    inside: Array = _of_area(pack, area)[pack.codes("district_ags")]
    return inside


def _of_area(pack: Pack, area: str) -> Array:
    return np.array([ags.startswith(area) for ags in pack.values("district_ags")], dtype=bool)


def _reach_of(pack: Pack, area: str, districts: Rows) -> dict[str, float | None]:
    reached = pack.counts("district_ags", pack.approved)
    with_one = pack.counts("municipality_ags", pack.approved)
    municipalities = [
        ags
        for ags, district in zip(
            pack.municipalities["municipality_ags"],
            pack.municipalities["district_ags"],
            strict=True,
        )
        if district.startswith(area)
    ]
    without = districts.where(lambda row: row["district_ags"] not in reached)
    return {
        "districts_reached_percent": percent(len(districts) - len(without), len(districts)),
        "municipalities_reached_percent": percent(
            sum(ags in with_one for ags in municipalities), len(municipalities)
        ),
        "under_18_without_project_percent": percent(
            without.total("under_18_population"), districts.total("under_18_population")
        ),
    }


def _persons_of(pack: Pack, area: str, people: int | None) -> dict[str, Any]:
    projects, records = pack.projects, pack.records("outreach", of_projects=True)
    inside = _inside(projects, area)
    has_report = bool((inside & is_reporting(pack.scope.store)[projects.rows]).any())
    records = records.where(_of_area(pack, area)[records.of("district_ags")])
    shown: int | None = records.persons("first_contacts")
    if not has_report and bool((inside & projects.approved).any()):
        shown = None
    regular = records.persons("regular")
    use = regular + records.persons("occasional") + records.persons("lost")
    return {
        "first_contacts_per_1000_under_18": _per_head(shown, people),
        "first_contacts_per_1000_under_18_withheld": _is_withheld(shown),
        "regular_share_percent": percent(regular, use) if use >= SMALLEST_BASE else None,
        "regular_share_percent_withheld": len(records.rows) > 0 and use < SMALLEST_BASE,
    }
