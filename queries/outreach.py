"""Questions about outreach. Every count of persons has passed the gate (`queries.protection`).

Months are those reported, not those of receipt. Shares are computed from shown counts and are NULL
on a base under 20, with `<column>_withheld` beside them.
"""

from __future__ import annotations

from queries.packed import rolled_up
from queries.roll_ups import posts, use
from queries.roll_ups import reach as roll_ups
from queries.rows import Rows
from queries.scope import Scope


def first_contacts_total(scope: Scope) -> Rows:
    """One row: `first_contact_persons` inside the choice."""
    return rolled_up("outreach/total", scope, roll_ups.total)


def outreach_base(scope: Scope) -> Rows:
    """One row: records, contacts, projects, first contacts, and persons by use with their share."""
    return rolled_up("outreach/base", scope, roll_ups.base)


def first_contacts_by_place(scope: Scope) -> Rows:
    """First contacts per place.

    Returns:
        One row per place that occurs, most first: `place`, `first_contact_persons`.
    """
    return rolled_up("outreach/by_place", scope, roll_ups.by_place)


def first_contacts_by_place_group(scope: Scope) -> Rows:
    """First contacts per group of places.

    Returns:
        One row per group that occurs, most first: `place_group` (its German name),
        `first_contact_persons`, the sum of its places, and `group_places`, those joined by commas.
    """
    return rolled_up("outreach/by_place_group", scope, roll_ups.by_place_group)


def first_contacts_by_place_and_target_group(scope: Scope) -> Rows:
    """First contacts per pair of place and target group, with the totals of both.

    Returns:
        One row per pair that occurs, in the order of the code lists: `place`, `target_group`,
        `first_contact_persons`; beside them `place_persons`, `target_group_persons` and
        `all_persons`, each a protected cell of its own.
    """
    return rolled_up(
        "outreach/by_place_and_target_group", scope, roll_ups.by_place_and_target_group
    )


def first_contacts_by_approach(scope: Scope) -> Rows:
    """First contacts per approach.

    Returns:
        One row per approach that occurs, most first, the one without approach last: `approach`,
        `first_contact_persons`.
    """
    return rolled_up("outreach/by_approach", scope, roll_ups.by_approach)


def first_contacts_by_month(scope: Scope) -> Rows:
    """First contacts per reported month.

    Returns:
        One row per month from the first to the last: `month` ('YYYY-MM'), `first_contact_persons`,
        `contacts_count` (both missing where nobody reported) and `reporting_count`, the projects
        that reported anything for that month.
    """
    return rolled_up("outreach/by_month", scope, roll_ups.by_month)


def first_contacts_by_neighbourhood(scope: Scope) -> Rows:
    """First contacts per Quartier.

    Returns:
        One row per Quartier that occurs, most first, then the row of outreach without Quartier:
        `neighbourhood_id`, `neighbourhood_name`, `municipality_ags`, `first_contact_persons`.
    """
    return rolled_up("outreach/by_neighbourhood", scope, roll_ups.by_neighbourhood)


def use_by_target_group(scope: Scope) -> Rows:
    """What became of first contacts, per target group.

    Returns:
        One row per group that occurs, in the order of the code list: `target_group`,
        `regular_persons`, `occasional_persons`, `lost_persons` (missing where no report states
        it), `use_persons` (their sum), and a share of each as `<use>_share_percent`.
    """
    return rolled_up("outreach/use_by_target_group", scope, use.use_by_target_group)


def use_by_place(scope: Scope) -> Rows:
    """What became of first contacts, per place; as `use_by_target_group`, with `place`."""
    return rolled_up("outreach/use_by_place", scope, use.use_by_place)


def first_contacts_by_age_band(scope: Scope) -> Rows:
    """First contacts per age band.

    Returns:
        One row per band that occurs, in the order of the code list, of unknown age (None) last:
        `age_band`, `first_contact_persons`; beside them `all_persons`, a cell of its own. Where
        that is shown as less than 20, ages are withheld: `first_contact_persons_withheld`.
    """
    return rolled_up("outreach/by_age_band", scope, roll_ups.by_age_band)


def first_contacts_per_post_by_region(scope: Scope) -> Rows:
    """First contacts per full-time post and year of reports, of projects that state their posts.

    Returns:
        One row per Regierungsbezirk inside the choice: `region_ags`, `reporting_count` (projects),
        `post_years`, `first_contact_persons`, `first_contacts_per_post` (missing on less
        than one year of a full-time post, withheld on a base under 20).
    """
    return rolled_up("outreach/per_post_by_region", scope, posts.per_post_by_region)


def reporting_projects(scope: Scope) -> Rows:
    """One row: `reporting_count`, projects of the choice with reports in its months."""
    return rolled_up("outreach/reporting_projects", scope, posts.reporting_projects)
