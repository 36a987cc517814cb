"""Questions about offers: sessions and attendances are events, participants are persons."""

from __future__ import annotations

from queries.packed import rolled_up
from queries.roll_ups import offers as roll_ups
from queries.rows import Rows
from queries.scope import Scope


def offers_by_type(scope: Scope) -> Rows:
    """Offers per type.

    Returns:
        One row per type that occurs, most sessions first: `offer`, `sessions_count`,
        `attendances_count`, `participant_persons` (each missing where no report states it),
        `projects_count`.
    """
    return rolled_up("offers/by_type", scope, roll_ups.by_type)


def offers_by_month(scope: Scope) -> Rows:
    """Offers per reported month.

    Returns:
        One row per month from the first to the last: `month` ('YYYY-MM'), `sessions_count`,
        `attendances_count`, `participant_persons` (missing where nobody reported), and
        `reporting_count`, the projects that reported any offer for that month.
    """
    return rolled_up("offers/by_month", scope, roll_ups.by_month)


def offers_base(scope: Scope) -> Rows:
    """One row: records, projects, sessions, attendances, participants, and how many are free."""
    return rolled_up("offers/base", scope, roll_ups.base)


def free_offers_by_type(scope: Scope) -> Rows:
    """Monthly reports that say whether taking part is free of charge.

    Returns:
        One row per kind of offer that occurs, most statements first: `offer`, `stated_count`,
        `free_count`, `unstated_count`, `free_share_percent` (missing without any statement).
    """
    return rolled_up("offers/free_by_type", scope, roll_ups.free_by_type)
