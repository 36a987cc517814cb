"""Scatter and Lorenz curve for Plotly: points by two measures, and shares added up."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.pictures.model import Lorenz, Scatter
from dashboards.pictures.parts import Axis, Point
from dashboards.pictures.wire import Json

_LARGEST = 30
_HUNDRED = 100
_INK, _MARK, _SOFT, _SURFACE = "var(--ink)", "var(--mark)", "var(--ink-soft)", "var(--surface)"


def scatter(picture: Scatter) -> dict[str, Json]:
    """Points with names; hollow ones are drawn on top, since they lie on the axis."""
    points, x, y = picture.points, picture.x, picture.y
    largest = max((point.size for point in points), default=1)
    groups = [[point for point in points if point.is_hollow is hollow] for hollow in (False, True)]
    data = [_trace(group, largest, hollow=bool(index)) for index, group in enumerate(groups)]
    return {
        "data": [trace for trace in data if trace["x"]],
        "layout": {
            "meta": {
                "form": "scatter",
                "named": [
                    {"x": point.x, "y": point.y, "text": point.name}
                    for point in points
                    if point.is_named
                ],
                "quadrants": list(picture.quadrants),
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


def _axis(axis: Axis) -> dict[str, Json]:
    return {
        "range": [axis.start, axis.end],
        "tickvals": [tick.value for tick in axis.ticks],
        "ticktext": [tick.text for tick in axis.ticks],
    }


def _spoken(point: Point) -> str:
    return f"<b>{point.name}</b><br>{point.words}"


def _trace(points: Sequence[Point], largest: float, *, hollow: bool) -> dict[str, Json]:
    """One series; large circles are drawn first."""
    ordered = sorted(points, key=lambda point: -point.size)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.x for point in ordered],
        "y": [point.y for point in ordered],
        "text": [_spoken(point) for point in ordered],
        "hovertemplate": "%{text}<extra></extra>",
        "customdata": [point.row for point in ordered],
        "cliponaxis": False,
        "marker": {
            "size": [round(point.size, 1) for point in ordered],
            "sizemode": "area",
            "sizeref": 2 * largest / _LARGEST**2,
            "sizemin": 4,
            "color": _SURFACE if hollow else _MARK,
            "opacity": 1 if hollow else 0.82,
            "line": {"color": _INK if hollow else _SURFACE, "width": 1.6 if hollow else 1},
        },
    }


def lorenz(picture: Lorenz) -> dict[str, Json]:
    """The curve from 0, and the diagonal of equality dashed."""
    points, half = picture.points, picture.half
    diagonal: dict[str, Json] = {
        "type": "scatter",
        "mode": "lines",
        "x": [0, _HUNDRED],
        "y": [0, _HUNDRED],
        "line": {"color": _SOFT, "width": 1.5, "dash": "dash"},
        "hoverinfo": "none",
    }
    curve: dict[str, Json] = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [0, *(point.x for point in points)],
        "y": [0, *(point.y for point in points)],
        "text": ["", *(_spoken(point) for point in points)],
        "hovertemplate": "%{text}<extra></extra>",
        "customdata": [None, *(point.row for point in points)],
        "line": {"color": _MARK, "width": 2.5},
        "marker": {"color": _MARK, "size": 6},
        "cliponaxis": False,
    }
    return {
        "data": [diagonal, curve],
        "layout": {
            "meta": {
                "form": "scatter",
                "half": {"x": half.x, "y": half.y, "text": half.text},
                "x_title": picture.x.title,
                "y_title": picture.y.title,
                "diagonal": picture.equal,
            },
            "height": 400,
            "xaxis": _axis(picture.x),
            "yaxis": _axis(picture.y),
        },
    }
