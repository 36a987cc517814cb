"""Applications and money from a pack: each function gives the rows of the question of its name."""

from __future__ import annotations

import numpy as np

from queries.filters import DECIDED
from queries.packs import Pack
from queries.roll_ups.derived import added, listed, months_between, one_row, percent, rate
from queries.roll_ups.pairs import pair_counts
from queries.rows import Rows

#: Step of the path, the step after which it leaves the path, what a click on it chooses.
_PATH = (
    ("received", None, None),
    ("open", "received", "open"),
    ("withdrawn", "received", "withdrawn"),
    ("decided", None, None),
    ("rejected", "decided", "rejected"),
    ("revoked", "decided", "revoked"),
    ("approved", None, "approved"),
    ("not-started", "approved", None),
    ("started", None, None),
    ("running", "started", None),
    ("completed", None, None),
)


def base(pack: Pack) -> Rows:
    """As `applications/base`."""
    count = pack.counts("outcome")
    without = pack.approved & np.isnan(pack.number("approved_eur"))
    return one_row(
        applications_count=len(pack.rows),
        approved_count=count.get("approved", 0),
        without_sum_count=int(without.sum()),
        open_count=count.get("open", 0),
        withdrawn_count=count.get("withdrawn", 0),
        decided_count=added(count, DECIDED),
        rejected_count=count.get("rejected", 0),
        revoked_count=count.get("revoked", 0),
    )


def key_figures(pack: Pack) -> Rows:
    """As `overview/key_figures`."""
    count = pack.counts("outcome")
    approved, decided = count.get("approved", 0), added(count, DECIDED)
    return one_row(
        applications_count=len(pack.rows),
        approved_count=approved,
        decided_count=decided,
        open_count=count.get("open", 0),
        withdrawn_count=count.get("withdrawn", 0),
        approval_rate_percent=percent(approved, decided),
        approved_eur=pack.whole_money("approved_eur"),
        districts_count=len(pack.counts("district_ags", pack.approved)),
        municipalities_count=len(pack.counts("municipality_ags", pack.approved)),
        chosen_districts_count=len(pack.districts),
        chosen_municipalities_count=len(pack.municipalities),
    )


def by_building_block(pack: Pack) -> Rows:
    """As `applications/by_building_block`."""
    return listed(
        "building_block",
        pack.blocks,
        applications_count=pack.counts("building_block"),
        approved_count=pack.counts("building_block", pack.approved),
    )


def by_region_and_block(pack: Pack) -> Rows:
    """As `applications/by_region_and_block`."""
    found = pair_counts(pack, "region_ags", "building_block")
    pairs = [(region, block) for region in pack.regions for block in pack.blocks]
    return Rows(
        {
            "region_ags": [region for region, _block in pairs],
            "building_block": [block for _region, block in pairs],
            "applications_count": [found.get(pair, 0) for pair in pairs],
        }
    )


def by_district(pack: Pack) -> Rows:
    """As `applications/by_district`."""
    districts = pack.districts["district_ags"]
    people = pack.districts["under_18_population"]
    count = pack.counts("district_ags")
    rows = listed(
        "district_ags",
        districts,
        applications_count=count,
        approved_count=pack.counts("district_ags", pack.approved),
    )
    money = pack.money("district_ags", "approved_eur")
    return rows.adding(
        approved_eur=[money.get(ags, 0.0) for ags in districts],
        applications_per_10000_under_18=[
            rate(10_000, count.get(ags, 0), under_18)
            for ags, under_18 in zip(districts, people, strict=True)
        ],
        under_18_population=people,
    )


def by_month(pack: Pack) -> Rows:
    """As `applications/by_month`."""
    count = pack.counts("received_month")
    months = months_between(min(count), max(count)) if count else []
    return listed("month", months, applications_count=count)


def by_status(pack: Pack) -> Rows:
    """As `applications/by_status`."""
    count = pack.counts("status")
    return listed("status", list(count), applications_count=count)


def path(pack: Pack) -> Rows:
    """As `applications/path`."""
    outcome, status = pack.counts("outcome"), pack.counts("status")
    own = {
        "received": len(pack.rows),
        "decided": added(outcome, DECIDED),
        "not-started": status.get("approved", 0),
        "started": added(status, ("running", "completed")),
        "running": status.get("running", 0),
        "completed": status.get("completed", 0),
    }
    return Rows(
        {
            "path_step": [step for step, _after, _outcome in _PATH],
            "leaves_after": [after for _step, after, _outcome in _PATH],
            "path_outcome": [chosen for _step, _after, chosen in _PATH],
            "applications_count": [
                own[step] if step in own else outcome.get(step, 0) for step, *_rest in _PATH
            ],
        }
    )


def by_applicant_type(pack: Pack) -> Rows:
    """As `applications/by_applicant_type`."""
    count = pack.counts("applicant_type")
    requested = pack.money("applicant_type", "requested_eur")
    approved = pack.money("applicant_type", "approved_eur")
    # Sorting keeps the order of the types where the counts are equal.
    types = sorted(count, key=lambda one: -count[one])
    return listed(
        "applicant_type",
        types,
        applications_count=count,
        approved_count=pack.counts("applicant_type", pack.approved),
    ).adding(
        requested_eur=[requested.get(one) for one in types],
        approved_eur=[approved.get(one, 0.0) for one in types],
    )
