"""Questions about areas: which are inside the choice, which are empty, what they are called."""

from __future__ import annotations

import pandas as pd

from queries.loader import ask, rows
from queries.rows import Rows
from queries.scope import Scope


def districts_without_application(scope: Scope) -> Rows:
    """Kreise without application: `district_ags`, `under_18_population`, most first."""
    return ask("areas/without_application", scope)


def under_18_total(scope: Scope) -> Rows:
    """One row: `under_18_population` and `districts_count` of the chosen Kreise."""
    return ask("areas/under_18_total", scope)


def neighbourhood_names(scope: Scope) -> pd.DataFrame:
    """Quartiere: `neighbourhood_id`, `neighbourhood_name`, `municipality_ags`, in German order."""
    return rows("areas/neighbourhood_names", scope)


def months(scope: Scope) -> tuple[str, str] | None:
    """First and last month of the data, None when there are none."""
    row = rows("areas/months", scope).iloc[0]
    return (row["first_month"], row["last_month"]) if row["first_month"] else None
