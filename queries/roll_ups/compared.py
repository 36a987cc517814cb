"""Areas by every measure at once, from a pack."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from queries.ledger import Array
from queries.packs import Pack
from queries.protection import SMALLEST_BASE
from queries.roll_ups.derived import percent, quantile, rate
from queries.roll_ups.first_contacts import is_withheld, per_head
from queries.roll_ups.regions import STATE, people_of
from queries.rows import Cell, Rows
from queries.sums import is_reporting


def compared(pack: Pack, compared: Sequence[str]) -> Rows:
    """As `regions/compared`."""
    return Rows.of(
        (
            row
            for area in dict.fromkeys([*compared, STATE])
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


def _one_compared(pack: Pack, area: str) -> dict[str, Cell] | None:
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
    people = people_of(districts)
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


def _persons_of(pack: Pack, area: str, people: int | None) -> dict[str, Cell]:
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
        "first_contacts_per_1000_under_18": per_head(shown, people),
        "first_contacts_per_1000_under_18_withheld": is_withheld(shown),
        "regular_share_percent": percent(regular, use) if use >= SMALLEST_BASE else None,
        "regular_share_percent_withheld": len(records.rows) > 0 and use < SMALLEST_BASE,
    }
