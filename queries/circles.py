"""Questions of the circle meetings: when they meet, and how complete the reports are by month."""

from __future__ import annotations

from queries import state
from queries.loader import ask, is_recording
from queries.packs import pack
from queries.roll_ups import reports as roll_ups
from queries.rows import Rows
from queries.scope import Scope


def meetings(scope: Scope) -> Rows:
    """Every meeting of every circle.

    Returns:
        `circle`, `cycle` (1, 2, 3 …), `met_on`, `venue`, `topics`, `attendee_persons`; each but
        the circle may be missing. By cycle, then day.
    """
    return ask("circles/meetings", scope)


def reports_by_month(scope: Scope) -> Rows:
    """Monthly reports due and made, over all approved projects of the choice.

    Returns:
        One row per month in which a report was due: `month`, `due_reports_count`,
        `made_reports_count`, `made_reports_percent`.
    """
    if not is_recording():
        return roll_ups.by_month(pack(scope))
    months = state.completeness(scope).by("month").groups("month")
    return Rows.of(
        (
            {
                "month": month,
                "due_reports_count": len(part),
                "made_reports_count": part.total("is_reported"),
                "made_reports_percent": 100 * part.total("is_reported") / len(part),
            }
            for month, part in months.items()
        ),
        ("month", "due_reports_count", "made_reports_count", "made_reports_percent"),
    )
