"""Pictures over months for Plotly: upright columns, and lines."""

from __future__ import annotations

from dashboards.language import formats
from dashboards.pictures.model import Columns, Lines
from dashboards.pictures.parts import Month, Tick
from dashboards.pictures.scales import round_ticks
from dashboards.pictures.wire import Json

_HEIGHT = 300
_INK, _LINE, _MARK, _REST = "var(--ink)", "var(--line)", "var(--mark)", "var(--mark-rest)"


def columns(picture: Columns) -> dict[str, Json]:
    """Value on top, few grid lines, the axis from 0."""
    count = len(picture.months)
    trace: dict[str, Json] = {
        "type": "bar",
        "text": [text.plain for text in picture.texts],
        "textposition": "outside",
        "marker": {"color": [_MARK if index in picture.named else _REST for index in range(count)]},
        "width": 0.72,
    }
    layout: dict[str, Json] = {
        "margin": {"l": 44, "r": 8, "t": 24, "b": 46},
        "shapes": [_zero_line(-0.6, count)],
    }
    return _shape("columns", picture, [value or 0 for value in picture.values], trace, layout)


def lines(picture: Lines) -> dict[str, Json]:
    """The named points carry their value, gaps stay gaps."""
    trace: dict[str, Json] = {
        "type": "scatter",
        "mode": "lines+markers",
        "connectgaps": False,
        "line": {"color": _MARK, "width": 2.5},
        "marker": {"color": _MARK, "size": 6},
    }
    layout: dict[str, Json] = {
        "margin": {"l": 52, "r": 24, "t": 28, "b": 46},
        "shapes": [_zero_line(-0.5, len(picture.months))],
        "annotations": [
            {
                "x": index,
                "y": picture.values[index],
                "text": f"<b>{picture.texts[index].plain}</b>",
                "showarrow": False,
                "yshift": 14,
            }
            for index in picture.named
        ],
    }
    return _shape("lines", picture, list(picture.values), trace, layout)


def _shape(
    form: str,
    picture: Columns | Lines,
    values: list[float | None] | list[float],
    trace: dict[str, Json],
    layout: dict[str, Json],
) -> dict[str, Json]:
    """Months along the bottom, counts upwards; the rest is up to the form."""
    positions = list(range(len(picture.months)))
    points = {
        "x": positions,
        "y": values,
        "customdata": positions,
        "hoverinfo": "none",
        "cliponaxis": False,
    }
    silent = {"missing": list(picture.silent)} if picture.silent else {}
    return {
        "data": [points | trace],
        "layout": {
            "meta": {"form": form, **silent},
            "height": _HEIGHT,
            "showlegend": False,
            "xaxis": _time_axis(picture.months),
            "yaxis": _value_axis(picture),
            **layout,
        },
    }


def _zero_line(start: float, count: int) -> dict[str, Json]:
    across = {"y0": 0, "y1": 0, "x0": start, "x1": count - 0.4 if start < -0.5 else count - 0.5}
    return {"type": "line", "line": {"color": _INK, "width": 1}, **across}


def _time_axis(months: tuple[Month, ...]) -> dict[str, Json]:
    labels = [
        f"{month.name}<br><b>{month.year}</b>" if month.year else month.name for month in months
    ]
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


def _value_axis(picture: Columns | Lines) -> dict[str, Json]:
    largest = max((value for value in picture.values if value is not None), default=0) or 1
    ticks = list(picture.ticks) or [
        Tick(tick, formats.number(tick)) for tick in round_ticks(largest)
    ]
    end = picture.ticks[-1].value if picture.ticks else largest
    return {
        "range": [0, end * 1.08],
        "tickvals": [tick.value for tick in ticks],
        "ticktext": [tick.text for tick in ticks],
        "gridcolor": _LINE,
        "zeroline": False,
        "ticks": "",
    }
