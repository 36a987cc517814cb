"""Questions about applications, approvals and money, all of them public and exact."""

from __future__ import annotations

from queries.packed import picked, rolled_up
from queries.roll_ups import applications as roll_ups
from queries.roll_ups import decisions, funding, rounds
from queries.rows import Rows
from queries.scope import Scope


def applications_by_building_block(scope: Scope) -> Rows:
    """Applications per building block.

    Returns:
        One row per block of the choice, ascending: `building_block`, `applications_count`,
        `approved_count`.
    """
    return rolled_up("applications/by_building_block", scope, roll_ups.by_building_block)


def applications_by_region_and_block(scope: Scope) -> Rows:
    """Applications per Regierungsbezirk and building block.

    Returns:
        One row per pair inside the choice: `region_ags`, `building_block`, `applications_count`.
    """
    return rolled_up("applications/by_region_and_block", scope, roll_ups.by_region_and_block)


def applications_by_district(scope: Scope) -> Rows:
    """Applications and approved funds per Kreis.

    Returns:
        One row per Kreis inside the choice by AGS: `district_ags`, `applications_count`,
        `approved_count`, `approved_eur`, `applications_per_10000_under_18`, `under_18_population`.
    """
    return rolled_up("applications/by_district", scope, roll_ups.by_district)


def applications_by_month(scope: Scope) -> Rows:
    """Applications per month of receipt.

    Returns:
        One row per month from the first to the last, with 0: `month` ('YYYY-MM'),
        `applications_count`.
    """
    return rolled_up("applications/by_month", scope, roll_ups.by_month)


def applications_by_status(scope: Scope) -> Rows:
    """Applications per exact status: `status`, `applications_count`; only statuses that occur."""
    return rolled_up("applications/by_status", scope, roll_ups.by_status)


def applications_path(scope: Scope) -> Rows:
    """The path of an application and what leaves it at each step; it always adds up.

    Returns:
        Eleven rows in the order of the path: `path_step`, `leaves_after` (the step after which a
        row leaves the path, missing on the path itself), `path_outcome` (what a click chooses),
        `applications_count`.
    """
    return rolled_up("applications/path", scope, roll_ups.path)


def applications_by_applicant_type(scope: Scope) -> Rows:
    """Applications and money per type of applicant, most applications first.

    Returns:
        `applicant_type`, `applications_count`, `approved_count`, `requested_eur`, `approved_eur`.
    """
    return rolled_up("applications/by_applicant_type", scope, roll_ups.by_applicant_type)


def approved_funds_by_region(scope: Scope) -> Rows:
    """Money asked for and approved per Regierungsbezirk of the choice, 0 where there is none.

    Returns:
        `region_ags`, `applications_count`, `approved_count`, `requested_eur`, `approved_eur`.
    """
    return rolled_up("applications/approved_funds_by_region", scope, funding.funds_by_region)


def approved_funds_by_building_block(scope: Scope) -> Rows:
    """The same per building block of the choice: `building_block` in place of `region_ags`."""
    return rolled_up(
        "applications/approved_funds_by_building_block", scope, funding.funds_by_building_block
    )


def own_contribution(scope: Scope) -> Rows:
    """Own contribution of approved applications that state it and their costs.

    Returns:
        One row per `building_block` and `is_municipal` that occurs: `approved_count`,
        `own_share_eur`, `total_eur`, `own_contribution_percent` (of the costs), `minimum_percent`
        (20 for municipal bodies, 10 for others: Förderdatenbank), `below_minimum_count`.
    """
    return rolled_up("applications/own_contribution", scope, funding.own_contribution)


def decision_days_by_region(scope: Scope) -> Rows:
    """Days from receipt to decision per Regierungsbezirk of the choice.

    Returns:
        `region_ags`, `dated_count` (decided, with a date), `lower_quartile_days`, `median_days`,
        `upper_quartile_days` (missing without any), `open_count`, `all_median_days` (of the whole
        choice, the same in each row).
    """
    return rolled_up(
        "applications/decision_days_by_region", scope, decisions.decision_days_by_region
    )


def decision_days_by_building_block(scope: Scope) -> Rows:
    """The same per building block of the choice."""
    return rolled_up(
        "applications/decision_days_by_building_block",
        scope,
        decisions.decision_days_by_building_block,
    )


def decision_days(scope: Scope) -> Rows:
    """One row for the whole choice: `decided_count`, `dated_count`, `median_days`, `open_count`."""
    return rolled_up("applications/decision_days", scope, decisions.decision_days)


def applications_by_round(scope: Scope) -> Rows:
    """The funding rounds of the choice beside each other.

    Returns:
        `funding_round`, `applications_count`, `decided_count`, `approved_count`,
        `approval_rate_percent`, `approved_eur`, `approved_eur_per_project`,
        `approved_eur_per_project_year` (per funded month, times 12).
    """
    return rolled_up("applications/by_round", scope, rounds.by_round)


def applications_by_round_and_block(scope: Scope) -> Rows:
    """Applications per funding round that occurs and building block of the choice, with 0.

    Returns:
        `funding_round`, `building_block`, `applications_count`, `approved_count`, `approved_eur`.
    """
    return rolled_up("applications/by_round_and_block", scope, rounds.by_round_and_block)


def applications_list(scope: Scope) -> Rows:
    """Every application of the choice by case number: number, title, all `FIELDS`."""
    return picked("applications/list", scope)


def base(scope: Scope) -> Rows:
    """One row: how many applications stand behind a picture, by outcome, and what is missing."""
    return rolled_up("applications/base", scope, roll_ups.base)


def state_and_esf_by_building_block(scope: Scope) -> Rows:
    """What the Land and the ESF pay of the approved funds, of projects that state both.

    Returns:
        One row per block of the choice, ascending: `building_block`, `stating_count`,
        `state_share_eur`, `esf_share_eur`, `esf_share_percent` (of both together) and
        `without_esf_percent`, what the Land would have to give more if the ESF ended; the
        last two are missing where there is nothing to divide by.
    """
    return rolled_up(
        "applications/state_and_esf_by_building_block",
        scope,
        funding.state_and_esf_by_building_block,
    )


def approved_funds_by_year(scope: Scope) -> Rows:
    """Approved funds per calendar year, spread evenly over the months of each project.

    Returns:
        One row per year from the first to the last, with 0: `funded_year` ('YYYY'),
        `funded_count`, `approved_eur`, `state_share_eur`, `esf_share_eur`; the last two are
        missing where no project of the year states them.
    """
    return rolled_up("applications/approved_funds_by_year", scope, funding.approved_funds_by_year)


def posts_by_building_block(scope: Scope) -> Rows:
    """Posts of approved projects that state them, full time = 1.

    Returns:
        One row per block of the choice, ascending: `building_block`, `stating_count`,
        `approved_posts`, `posts_per_project` (missing without project), `below_quarter_count`.
    """
    return rolled_up("applications/posts_by_building_block", scope, funding.posts_by_building_block)


def funded(scope: Scope) -> Rows:
    """One row: `funded_count`, approved applications that state their sum and their period."""
    return rolled_up("applications/funded", scope, funding.funded)
