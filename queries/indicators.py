"""Questions about one indicator: its values over time."""

from __future__ import annotations

from queries.loader import ask
from queries.regions import STATE, areas_compared, reading_of
from queries.rows import Rows
from queries.scope import Scope

_LEVELS = ("neighbourhood", "municipality", "district", "region")


def over_time(scope: Scope) -> Rows:
    """The indicator a view names at every date: of the chosen areas, else of those compared.

    Returns:
        One row per area and date, smallest areas first, the state last, dates ascending: `level`,
        `area_id`, `indicator_at` (text), `as_of`, `indicator_value`, `indicator_source`.
    """
    chosen = [ags for level in _LEVELS for ags in getattr(scope.filters, level)]
    shown = [*(chosen or areas_compared(scope)), STATE]
    indicator = reading_of(scope, "district")["indicator"]
    return ask("regions/indicator_over_time", scope, indicator=indicator, shown=shown)
