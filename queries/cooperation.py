"""Questions about partners, bodies, anchor sites and the state of social planning."""

from __future__ import annotations

from queries.packed import rolled_up
from queries.roll_ups import cooperation as roll_ups
from queries.rows import Rows
from queries.scope import Scope


def partners_by_type(scope: Scope) -> Rows:
    """Partnerships per type of partner.

    Returns:
        One row per type that occurs, most first: `partner`, `links_count`, `projects_count`.
    """
    return rolled_up("cooperation/partners_by_type", scope, roll_ups.partners_by_type)


def partners_by_body(scope: Scope) -> Rows:
    """Partnerships per body in which they meet.

    Returns:
        One row per body that occurs, most first, the one without body last: `body`, `links_count`,
        `projects_count`.
    """
    return rolled_up("cooperation/partners_by_body", scope, roll_ups.partners_by_body)


def anchor_sites_by_type(scope: Scope) -> Rows:
    """Anchor sites per type and kind of premises.

    Returns:
        One row per pair that occurs, types with most sites first: `anchor_site`, `own_premises`
        (bool), `sites_count`, and `type_count`, the sites of the type in all.
    """
    return rolled_up("cooperation/anchor_sites_by_type", scope, roll_ups.anchor_sites_by_type)


def planning_by_district(scope: Scope) -> Rows:
    """State of social planning per Kreis of the choice.

    Returns:
        One row per Kreis by AGS: `district_ags`, `planning_state`, `has_concept`; missing where
        nothing was stated.
    """
    return rolled_up("cooperation/planning_by_district", scope, roll_ups.planning_by_district)


def planning_by_state(scope: Scope) -> Rows:
    """Areas per state of social planning.

    Returns:
        One row per state that occurs, in order: `planning_state`, `districts_count`,
        `municipalities_count`, `concepts_count` (areas with an integrated concept).
    """
    return rolled_up("cooperation/planning_by_state", scope, roll_ups.planning_by_state)


def planning_and_projects(scope: Scope) -> Rows:
    """Applications and how projects work, per state of social planning where they are.

    Returns:
        One row per state that occurs, in order, applications from places without statement last:
        `planning_state`, `applications_count`, `approved_count`, `decided_count`,
        `approval_rate_percent`, `links_per_project`, `sites_count`, `use_persons`,
        `regular_share_percent`.
    """
    return rolled_up("cooperation/planning_and_projects", scope, roll_ups.planning_and_projects)


def cooperation_base(scope: Scope) -> Rows:
    """One row: partnerships, those without body, sites, own sites, and the projects behind them."""
    return rolled_up("cooperation/base", scope, roll_ups.base)
