"""Questions about Quartiere: where projects work, and which Quartiere resemble each other."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from data import facts
from queries.filters import FilterState
from queries.loader import ask
from queries.packs import rolled_up
from queries.roll_ups import neighbourhoods as roll_ups
from queries.rows import Row, Rows
from queries.scope import Scope

#: What counts as one step of distance: ten points of the SGB II quota, twice the children.
NEED_STEP_POINTS = 10.0
SHOWN_AS_SIMILAR = 3


def neighbourhoods(scope: Scope) -> Rows:
    """Quartiere of the choice with projects and first contacts.

    Returns:
        One row per Quartier, most approved projects first: `neighbourhood_id`,
        `neighbourhood_name`, `municipality_ags`, `is_located` (own coordinates; else the label
        point of its Gemeinde), `map_longitude`, `map_latitude`, `applications_count`,
        `projects_count` (approved), `first_contact_persons`, `under_18_inhabitants`,
        `sgb2_quota_percent`.
    """
    return rolled_up("neighbourhoods/list", scope, roll_ups.listed)


def totals(scope: Scope) -> Rows:
    """One row: Quartiere of the choice, those with projects, and the children and need there."""
    return rolled_up("neighbourhoods/totals", scope, roll_ups.totals)


def profile(scope: Scope, neighbourhood_id: str) -> Row | None:
    """One Quartier as delivered, None when it is unknown or outside the viewer's areas."""
    found = ask("neighbourhoods/profile", whole(scope), neighbourhood_id=neighbourhood_id)
    return found.first if len(found) else None


def projects(scope: Scope, neighbourhood_id: str) -> Rows:
    """Applications working in one Quartier, approved ones first.

    Returns:
        `case_number`, `title`, `applicant`, `applicant_type`, `building_block`, `status`,
        `outcome`, `funded_from`, `funded_to`, `approved_eur` (of the whole project),
        `share_percent` of this Quartier where stated, `neighbourhoods_count` sharing the project.
    """
    return ask("neighbourhoods/projects", whole(scope), neighbourhood_id=neighbourhood_id)


def anchor_sites(scope: Scope, neighbourhood_id: str) -> Rows:
    """Anchor sites in one Quartier: `anchor_site`, `own_premises`, `sites_count`."""
    return ask("neighbourhoods/anchor_sites", whole(scope), neighbourhood_id=neighbourhood_id)


def indicators(scope: Scope, neighbourhood_id: str, municipality_ags: str) -> Rows:
    """The newest value of each indicator of a Quartier, its Gemeinde, its Kreis and the state.

    Returns:
        By indicator, smallest area first: `ags`, `indicator`, `year`, `value`, `unit`, `source`,
        `licence`.
    """
    return ask(
        "neighbourhoods/indicators", whole(scope), neighbourhood_id=neighbourhood_id,
        municipality_ags=municipality_ags, usual=list(facts.PROFILE_INDICATORS),
    )  # fmt: skip


def reported_months(scope: Scope, neighbourhood_id: str) -> Row:
    """`first_month`, `last_month` and `months_count` reported for one Quartier."""
    return ask(
        "neighbourhoods/reported_months", whole(scope), neighbourhood_id=neighbourhood_id
    ).first


def within(scope: Scope, neighbourhood_id: str) -> Scope:
    """The same data and person, one Quartier chosen and nothing else."""
    return scope.with_filters(FilterState(neighbourhood=(neighbourhood_id,)))


def whole(scope: Scope) -> Scope:
    """The same data and person, nothing chosen."""
    return scope.with_filters(FilterState())


@dataclass(frozen=True)
class Similar:
    """A Quartier like another, and what makes it so; pairs are (this one, the other one)."""

    neighbourhood_id: str
    name: str
    municipality_ags: str
    distance: float
    quota_percent: tuple[float | None, float | None]
    under_18: tuple[int | None, int | None]
    shared_blocks: tuple[int, ...]
    shared_applicant_types: tuple[str, ...]


def similar(scope: Scope, neighbourhood_id: str) -> list[Similar]:
    """The Quartiere nearest to one by need, size, building block and applicant type.

    Four parts add up to the distance: the SGB II quotas of under-18s (ten points are 1), the
    numbers of under-18s (double or half is 1), no common building block (1), no common applicant
    type (1). What is not stated counts as 1. Only Quartiere with an approved project.
    """
    records = list(ask("neighbourhoods/features", whole(scope), neighbourhood_id=neighbourhood_id))
    here = next((one for one in records if one["neighbourhood_id"] == neighbourhood_id), None)
    if here is None:
        return []
    others = [_compared(here, one) for one in records if one is not here]
    return sorted(others, key=lambda one: (one.distance, one.neighbourhood_id))[:SHOWN_AS_SIMILAR]


def _compared(here: Row, other: Row) -> Similar:
    quota = (here["sgb2_quota_percent"], other["sgb2_quota_percent"])
    under_18 = (here["under_18_inhabitants"], other["under_18_inhabitants"])
    blocks = _shared(here["building_blocks"], other["building_blocks"])
    types = _shared(here["applicant_types"], other["applicant_types"])
    return Similar(
        neighbourhood_id=other["neighbourhood_id"],
        name=other["neighbourhood_name"],
        municipality_ags=other["municipality_ags"],
        distance=_need_apart(*quota) + _size_apart(*under_18) + (not blocks) + (not types),
        quota_percent=quota,
        under_18=under_18,
        shared_blocks=tuple(int(block) for block in blocks),
        shared_applicant_types=tuple(str(code) for code in types),
    )


def _need_apart(here: float | None, other: float | None) -> float:
    return 1.0 if here is None or other is None else abs(here - other) / NEED_STEP_POINTS


def _size_apart(here: int | None, other: int | None) -> float:
    return abs(math.log2(here / other)) if here and other else 1.0


def _shared(here: list[Any] | None, other: list[Any] | None) -> list[Any]:
    return sorted(set(here or ()) & set(other or ()))
