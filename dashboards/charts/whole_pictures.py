"""The picture of a chart, whole: of its rows, and of what is said beside them.

A drawing function sees rows alone. Events delivered for the months it draws, and where a key figure
comes from, are put in here, before anybody has seen the picture, and nowhere else.
"""

from __future__ import annotations

from dataclasses import replace

from dashboards.charts import events
from dashboards.charts.base import Chart
from dashboards.language import names
from dashboards.pictures.model import Columns, KeyNumber, Lines, Picture
from queries import overview
from queries.filters import FilterState
from queries.rows import Rows
from queries.scope import Scope


def picture_of(chart: Chart, rows: Rows, scope: Scope) -> Picture:
    """What a chart shows of these rows inside a scope."""
    drawn = chart.figure(rows)
    if isinstance(drawn, Columns | Lines):
        months = [month.month for month in drawn.months]
        return replace(drawn, events=events.at(months, chart.id, scope))
    if isinstance(drawn, KeyNumber):
        return replace(drawn, tag=_standing(chart, rows, scope))
    return drawn


def _standing(chart: Chart, rows: Rows, scope: Scope) -> str:
    """Whether a key figure is a published one, a sample value, or neither."""
    if chart.id == "applications-total" and _is_first_round(scope.filters):
        published = overview.published_comparison(scope)
        total = published.total("published_count")
        if total and total == rows.first["applications_count"]:
            return "published"
    return "sample" if scope.store.version.is_sample else ""


def _is_first_round(filters: FilterState) -> bool:
    first = next(iter(names.codes("round")), "")
    return filters in {FilterState(), FilterState(round=(first,))}
