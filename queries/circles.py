"""Questions of the circle meetings: when they meet, and how complete the reports are by month."""

from __future__ import annotations

import pandas as pd

from queries import state
from queries.loader import rows
from queries.scope import Scope


def meetings(scope: Scope) -> pd.DataFrame:
    """Every meeting of every circle.

    Returns:
        `circle`, `cycle` (1, 2, 3 …), `met_on`, `venue`, `topics`, `attendee_persons`; each but
        the circle may be missing. By cycle, then day.
    """
    return rows("circles/meetings", scope)


def reports_by_month(scope: Scope) -> pd.DataFrame:
    """Monthly reports due and made, over all approved projects of the choice.

    Returns:
        One row per month in which a report was due: `month`, `due_reports_count`,
        `made_reports_count`, `made_reports_percent`.
    """
    months = state.completeness(scope).groupby("month", sort=True)["is_reported"]
    frame = months.agg(["size", "sum"]).reset_index()
    frame.columns = pd.Index(["month", "due_reports_count", "made_reports_count"])
    shares = 100 * frame["made_reports_count"] / frame["due_reports_count"]
    return frame.astype({"made_reports_count": int}).assign(
        made_reports_percent=shares.astype(float)
    )
