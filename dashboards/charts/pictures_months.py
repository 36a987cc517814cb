"""Pictures over months: upright columns up to a year, a line beyond."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboards import formats
from dashboards.charts.pictures import LINE, MARK, Picture, colours, zero_line

_COLUMNS_AT_MOST = 12
_HEIGHT = 300
#: Up to so many months, one in so many has its name; beyond the last, each January.
_STEPS = ((14, 1), (36, 3), (72, 6))


def over_months(
    months: Sequence[str],
    values: Sequence[float | None],
    *,
    texts: Sequence[str],
    named: Sequence[int],
) -> Picture:
    """One value per month, from the first to the last.

    Args:
        months: 'YYYY-MM', none left out.
        values: a missing one is a gap in the line, and no column.
        texts: each value as the reader writes it; on every column, on the named points of a line.
        named: the months the words speak of, by their position.
    """
    labels = _month_labels(months)
    known = [None if formats.is_missing(value) else value for value in values]
    if len(months) <= _COLUMNS_AT_MOST:
        return columns_of(labels, [value or 0 for value in known], texts=texts, highlight=named)
    return lines_of(labels, known, named={index: texts[index] for index in named})


def columns_of(
    labels: Sequence[str],
    values: Sequence[float],
    *,
    texts: Sequence[str],
    highlight: Sequence[int],
) -> Picture:
    """Value on top, few grid lines, the axis from 0."""
    columns = {
        "type": "bar",
        "text": list(texts),
        "textposition": "outside",
        "marker": {"color": colours(len(labels), highlight)},
        "width": 0.72,
    }
    layout = {
        "margin": {"l": 44, "r": 8, "t": 24, "b": 46},
        "shapes": [zero_line("x", -0.6, len(labels) - 0.4)],
    }
    return _picture("columns", labels, values, columns, layout)


def lines_of(
    labels: Sequence[str], values: Sequence[float | None], *, named: dict[int, str]
) -> Picture:
    """The named points carry their value, gaps stay gaps."""
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "connectgaps": False,
        "line": {"color": MARK, "width": 2.5},
        "marker": {"color": MARK, "size": 6},
    }
    layout = {
        "margin": {"l": 52, "r": 24, "t": 28, "b": 46},
        "shapes": [zero_line("x", -0.5, len(labels) - 0.5)],
        "annotations": [
            {
                "x": index,
                "y": values[index],
                "text": f"<b>{text}</b>",
                "showarrow": False,
                "yshift": 14,
            }
            for index, text in named.items()
        ],
    }
    return _picture("lines", labels, values, line, layout)


def _picture(
    form: str,
    labels: Sequence[str],
    values: Sequence[float | None],
    trace: dict[str, Any],
    layout: dict[str, Any],
) -> Picture:
    """Months along the bottom, counts upwards; the rest is up to the form."""
    positions = list(range(len(labels)))
    points = {
        "x": positions,
        "y": list(values),
        "customdata": positions,
        "hoverinfo": "none",
        "cliponaxis": False,
    }
    axes = {"xaxis": _time_axis(labels), "yaxis": _count_axis(values)}
    return {
        "kind": "plotly",
        "data": [points | trace],
        "layout": {
            "meta": {"form": form},
            "height": _HEIGHT,
            "showlegend": False,
            **axes,
            **layout,
        },
    }


def _month_labels(months: Sequence[str]) -> list[str]:
    """Short month names at even steps that meet every January; the year in bold below.

    The first month has its name too, unless its year is over before there is room for another.
    """
    step = next((step for most, step in _STEPS if len(months) <= most), 12)
    starts_late = sum(month[:4] == months[0][:4] for month in months) < step
    labels: list[str] = []
    year = ""
    for index, month in enumerate(months):
        is_start = index == 0 and not starts_late
        is_january = month[5:] == "01"
        is_step = (int(month[5:]) - 1) % step == 0 and (index >= step or starts_late)
        shown = is_start or is_january or is_step
        text = formats.month_short(month) if shown else ""
        labels.append(f"{text}<br><b>{month[:4]}</b>" if shown and month[:4] != year else text)
        year = month[:4] if shown else year
    return labels


def _time_axis(labels: Sequence[str]) -> dict[str, Any]:
    shown = [index for index, label in enumerate(labels) if label]
    return {
        "range": [-0.6, len(labels) - 0.4],
        "tickvals": shown,
        "ticktext": [labels[index] for index in shown],
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "tickangle": 0,
    }


def _count_axis(values: Sequence[float | None]) -> dict[str, Any]:
    top = max((value for value in values if value is not None), default=0) or 1
    step = _round_step(top / 4)
    end = top * 1.08
    ticks = [index * step for index in range(int(top // step) + 2)]
    shown = [tick for tick in ticks if tick <= end]
    return {
        "range": [0, end],
        "tickvals": shown,
        "ticktext": [formats.number(tick) for tick in shown],
        "gridcolor": LINE,
        "zeroline": False,
        "ticks": "",
    }


def _round_step(rough: float) -> float:
    magnitude = 1.0
    while magnitude * 10 <= rough:
        magnitude *= 10
    for factor in (1, 2, 5, 10):
        if magnitude * factor >= rough:
            return max(magnitude * factor, 1)
    return magnitude * 10
