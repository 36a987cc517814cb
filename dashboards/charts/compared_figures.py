"""Key figures side by side: the number of the choice stays, the line below it tells every side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dashboards.charts import side_by_side
from dashboards.charts.base import Chart
from dashboards.charts.comparison import ADDITIVE, DIFFERENCE, Comparison, signed
from dashboards.language import formats
from dashboards.pictures.model import KeyNumber
from queries.rows import Row, Rows
from queries.scope import Scope
from queries.sides import Side

_SUMS = ADDITIVE | {"inhabitants"}


def measure_of(chart: Chart) -> str:
    """The column whose differences the table of a key figure has."""
    return chart.number or next(one.name for one in chart.variables if one.kind == "number")


def told(chart: Chart, held: tuple[Side, ...], called: Mapping[str, str], scope: Scope) -> Chart:
    """A key figure with the number of every side, and of rounds and years with its change."""
    comparison = Comparison(
        replace(chart, compared=measure_of(chart)), held, dict(called), (), tells_difference=True
    )
    is_sum = comparison.measure.unit in _SUMS
    if is_sum and not comparison.is_over_time:
        # How far a town is below the Land says nothing where numbers add up to the Land's.
        comparison = replace(comparison, tells_difference=False)

    def describe(rows: Rows) -> str:
        parts = []
        for side, row in zip(held, rows, strict=True):
            figure = _figure(chart, chart.query(scope.with_filters(side.filters)))
            parts.append(f"{called[side.sign]}: {_text(comparison, figure, row)}")
        return " · ".join(parts)

    def draw(rows: Rows) -> KeyNumber:
        figure = _figure(chart, chart.query(scope))
        return KeyNumber(value=figure.value, unit=figure.unit, context=describe(rows))

    return replace(
        side_by_side.chart(comparison),
        title=chart.title,
        subtitle=chart.subtitle,
        figure=draw,
        summary=describe,
        base=chart.base,
    )


def _figure(chart: Chart, rows: Rows) -> KeyNumber:
    figure = chart.figure(rows)
    if not isinstance(figure, KeyNumber):
        raise TypeError(f"{chart.id} is no key figure")
    return figure


def _text(comparison: Comparison, figure: KeyNumber, row: Row) -> str:
    """A side's number as its key figure shows it, with the change where it is that number's."""
    text = formats.with_unit(figure.value, figure.unit)
    if not comparison.plain.number or row[DIFFERENCE] is None:
        return text
    return f"{text} ({signed(row[DIFFERENCE], comparison.points)})"
