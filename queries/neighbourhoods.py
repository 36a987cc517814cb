"""Questions about Quartiere: where projects work, and what is known of one of them."""

from __future__ import annotations

import re

from data import facts
from queries.filters import FilterState
from queries.loader import ask
from queries.packed import rolled_up
from queries.roll_ups import neighbourhoods as roll_ups
from queries.rows import Cell, Row, Rows
from queries.scope import Scope

LEVELS = ("neighbourhood", "municipality", "district", "state")
"""What a Quartier is held beside: itself, and the areas it lies in, smallest first."""


def neighbourhoods(scope: Scope) -> Rows:
    """Quartiere of the choice with projects and first contacts.

    Returns:
        One row per Quartier, most approved projects first: `neighbourhood_id`,
        `neighbourhood_name`, `municipality_ags`, `is_located` (own coordinates; else the label
        point of its Gemeinde), `map_longitude`, `map_latitude`, `applications_count`,
        `projects_count` (approved), `first_contact_persons` (missing
        where no report of the choice names a Quartier), `under_18_inhabitants`,
        `sgb2_quota_percent`.
    """
    return rolled_up("neighbourhoods/list", scope, roll_ups.listed)


def totals(scope: Scope) -> Rows:
    """One row: Quartiere of the choice, those with projects, and the children and need there."""
    return rolled_up("neighbourhoods/totals", scope, roll_ups.totals)


def chosen(scope: Scope) -> str:
    """The one Quartier that is chosen, "" when it is none or several."""
    found = scope.filters.neighbourhood
    return found[0] if len(found) == 1 else ""


def profile(scope: Scope, neighbourhood_id: str) -> Row | None:
    """One Quartier as delivered, None when it is unknown or outside the viewer's areas."""
    found = ask("neighbourhoods/profile", whole(scope), neighbourhood_id=neighbourhood_id)
    return found.first if len(found) else None


def projects(scope: Scope, neighbourhood_id: str) -> Rows:
    """Applications working in one Quartier, approved ones first.

    Returns:
        `case_number`, `title`, `applicant`, `applicant_type`, `building_block`, `status`,
        `outcome`, `funded_from`, `funded_to` ('YYYY-MM-DD'), `approved_eur` (of the whole
        project), `share_percent` of this Quartier where stated, `neighbourhoods_count` sharing
        the project.
    """
    return ask("neighbourhoods/projects", whole(scope), neighbourhood_id=neighbourhood_id)


def anchor_sites(scope: Scope, neighbourhood_id: str) -> Rows:
    """Anchor sites in one Quartier: `anchor_site`, `own_premises`, `sites_count`."""
    return ask("neighbourhoods/anchor_sites", whole(scope), neighbourhood_id=neighbourhood_id)


def indicators(scope: Scope, neighbourhood_id: str, municipality_ags: str) -> Rows:
    """The newest value of each indicator of a Quartier, its Gemeinde, its Kreis and the state.

    Returns:
        By indicator, smallest area first: `ags`, `level`, `indicator`, `year`, `value`, `unit`,
        `source`, `licence`.
    """
    return ask(
        "neighbourhoods/indicators", whole(scope), neighbourhood_id=neighbourhood_id,
        municipality_ags=municipality_ags, usual=list(facts.PROFILE_INDICATORS),
    )  # fmt: skip


def indicators_beside(scope: Scope) -> Rows:
    """What is known of the one chosen Quartier beside its Gemeinde, its Kreis and the state.

    Returns:
        One row per indicator, those with a value for the Quartier first: `indicator`, per level of
        `LEVELS` `<level>_value` and `<level>_at` (year, month or day as text), and
        `indicator_source` (several with semicolons between), and `district_ags`, the Kreis that is
        meant, the same in each. Empty unless one is chosen.
    """
    columns = (
        "indicator",
        *(f"{level}_value" for level in LEVELS),
        *(f"{level}_at" for level in LEVELS),
        "indicator_source",
        "district_ags",
    )
    place = profile(scope, chosen(scope))
    if place is None:
        return Rows.of((), columns)
    known = indicators(scope, place["neighbourhood_id"], place["municipality_ags"])
    groups = known.groups("indicator")
    listed = dict.fromkeys([*facts.OF_NEIGHBOURHOODS, *groups])
    found = [_beside(indicator, groups.get(indicator, ()), place) for indicator in listed]
    kept = [row for row in found if any(row[f"{level}_value"] is not None for level in LEVELS)]
    return Rows.of(sorted(kept, key=lambda row: row["neighbourhood_value"] is None), columns)


def _beside(indicator: str, known: Rows | tuple[()], place: Row) -> Row:
    """One indicator at all levels; where no value was delivered, what the list states."""
    of_level: dict[str, Row] = {row["level"]: row for row in known}
    own = facts.OF_NEIGHBOURHOODS.get(indicator)
    if own and place[own] is not None:
        as_of = place["as_of"]
        stated = {"value": float(place[own]), "year": as_of.isoformat() if as_of else None,
                  "source": place["source"]}  # fmt: skip
        of_level = {"neighbourhood": stated, **of_level}
    row: dict[str, Cell] = {"indicator": indicator}
    for level in LEVELS:
        value = of_level.get(level, {})
        row |= {f"{level}_value": value.get("value"), f"{level}_at": value.get("year")}
    sources = [_source(one) for one in of_level.values() if one["source"]]
    source = "; ".join(dict.fromkeys(sources)) or None
    return {**row, "indicator_source": source, "district_ags": place["municipality_ags"][:5]}


def _source(value: Row) -> str:
    """Who published a value, with the rights that ask to be named where it is shown."""
    rights = re.match(r"dl-de/by-2-0|CC-BY-4\.0", str(value.get("licence")))
    return f"{value['source']} ({rights[0]})" if rights else str(value["source"])


def around(scope: Scope, municipality_ags: str) -> Rows:
    """The chosen Quartiere of one Gemeinde, as in `neighbourhoods`."""
    return neighbourhoods(scope).where(lambda row: row["municipality_ags"] == municipality_ags)


def reported_months(scope: Scope, neighbourhood_id: str) -> Row:
    """`first_month`, `last_month` and `months_count` reported for one Quartier."""
    found = ask("neighbourhoods/reported_months", whole(scope), neighbourhood_id=neighbourhood_id)
    return found.first


def within(scope: Scope, neighbourhood_id: str) -> Scope:
    """The same data and person, one Quartier chosen and nothing else."""
    return scope.with_filters(FilterState(neighbourhood=(neighbourhood_id,)))


def whole(scope: Scope) -> Scope:
    """The same data and person, nothing chosen."""
    return scope.with_filters(FilterState())
