"""Scatter and Lorenz curve: points by two measures, and shares added up against each other.

The browser's form is `assets/src/pictures/scatter.js`: it places names, median lines and the
words of the quadrants in the room there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboards import formats
from dashboards.charts.pictures import INK, MARK, SOFT, Picture

_LARGEST = 30
_SURFACE = "var(--surface)"
_HUNDRED = 100


@dataclass(frozen=True)
class Axis:
    """One axis: what it measures, its end, its median with words, and its ticks."""

    title: str
    end: float
    ticks: tuple[tuple[float, str], ...]
    median: tuple[float, str] | None = None
    start: float = 0


@dataclass(frozen=True)
class Point:
    """One point: where it lies, what it is called, how large it is and whether it is hollow."""

    x: float
    y: float
    name: str
    spoken: str
    size: float
    is_hollow: bool
    is_named: bool
    row: int


def ticks(step: float, end: float, start: float = 0) -> tuple[tuple[float, str], ...]:
    """Round ticks from the start to the end."""
    count = int((end - start) / step + 1e-9) + 1
    values = [start + index * step for index in range(count)]
    decimals = 0 if step == int(step) else 1
    return tuple((value, formats.number(value, decimals)) for value in values)


def scatter(points: Sequence[Point], x: Axis, y: Axis, quadrants: Sequence[str]) -> Picture:
    """Points with names; hollow ones are drawn on top, since they lie on the axis.

    Args:
        points: in any order; large ones are drawn first.
        x: the axis from left to right.
        y: the axis from below.
        quadrants: words at top left, top right, bottom left, bottom right; none without medians.
    """
    largest = max((point.size for point in points), default=1)
    groups = [[point for point in points if point.is_hollow is hollow] for hollow in (False, True)]
    data = [_trace(group, largest, hollow=bool(index)) for index, group in enumerate(groups)]
    return {
        "kind": "plotly",
        "data": [trace for trace in data if trace["x"]],
        "layout": {
            "meta": {
                "form": "scatter",
                "named": [
                    {"x": point.x, "y": point.y, "text": point.name}
                    for point in points
                    if point.is_named
                ],
                "quadrants": list(quadrants),
                "x_title": x.title,
                "y_title": y.title,
                "x_median": list(x.median) if x.median else None,
                "y_median": list(y.median) if y.median else None,
            },
            "height": 460,
            "xaxis": _axis(x),
            "yaxis": _axis(y),
        },
    }


def _axis(axis: Axis) -> dict[str, Any]:
    return {
        "range": [axis.start, axis.end],
        "tickvals": [value for value, _text in axis.ticks],
        "ticktext": [text for _value, text in axis.ticks],
    }


def _trace(points: Sequence[Point], largest: float, *, hollow: bool) -> dict[str, Any]:
    ordered = sorted(points, key=lambda point: -point.size)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.x for point in ordered],
        "y": [point.y for point in ordered],
        "text": [point.spoken for point in ordered],
        "hovertemplate": "%{text}<extra></extra>",
        "customdata": [point.row for point in ordered],
        "cliponaxis": False,
        "marker": {
            "size": [round(point.size, 1) for point in ordered],
            "sizemode": "area",
            "sizeref": 2 * largest / _LARGEST**2,
            "sizemin": 4,
            "color": _SURFACE if hollow else MARK,
            "opacity": 1 if hollow else 0.82,
            "line": {"color": INK if hollow else _SURFACE, "width": 1.6 if hollow else 1},
        },
    }


def lorenz(
    x: Sequence[float],
    y: Sequence[float],
    spoken: Sequence[str],
    titles: tuple[str, str],
    half: tuple[float, float, str],
    equal: str,
) -> Picture:
    """Shares added up against each other, with the diagonal of equality dashed.

    Args:
        x: shares in percent, ascending, without the 0 in front.
        y: the same of what is spread.
        spoken: a text per point.
        titles: of both axes.
        half: the point the sentence speaks of, with its words.
        equal: words at the diagonal.
    """  # fmt: skip
    return {
        "kind": "plotly",
        "data": [
            {
                "type": "scatter",
                "mode": "lines",
                "x": [0, _HUNDRED],
                "y": [0, _HUNDRED],
                "line": {"color": SOFT, "width": 1.5, "dash": "dash"},
                "hoverinfo": "none",
            },
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": [0, *x],
                "y": [0, *y],
                "text": ["", *spoken],
                "hovertemplate": "%{text}<extra></extra>",
                "customdata": [None, *range(len(x))],
                "line": {"color": MARK, "width": 2.5},
                "marker": {"color": MARK, "size": 6},
                "cliponaxis": False,
            },
        ],
        "layout": {
            "meta": {
                "form": "scatter",
                "half": {"x": half[0], "y": half[1], "text": half[2]},
                "x_title": titles[0],
                "y_title": titles[1],
                "diagonal": equal,
            },
            "height": 400,
            "xaxis": _axis(Axis("", _HUNDRED, ticks(25, _HUNDRED))),
            "yaxis": _axis(Axis("", _HUNDRED, ticks(25, _HUNDRED))),
        },
    }
