"""Pictures as figures of Plotly, for one-file pages, notebooks and tests.

`shape` writes down data and layout as plain dicts with colour roles ("var(--mark)"), which the
browser resolves by its theme; `figure` resolves them by the light one and makes the object, which
costs 10 ms and is never made for an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from typing import TYPE_CHECKING

from dashboards import theme
from dashboards.pictures import model
from dashboards.pictures.parts import Label, Part, Role, Text
from dashboards.pictures.plotly_points import lorenz, scatter
from dashboards.pictures.plotly_time import columns, lines
from dashboards.pictures.wire import Json

if TYPE_CHECKING:
    import plotly.graph_objects as go

Shape = dict[str, Json]
INK = "var(--ink)"
_COLOURS: dict[Role, str] = {"rest": "var(--mark-rest)", "whole": "var(--surface)"}
_STEP, _MULTIPLE_STEP, _RANGE_STEP = 34, 44, 40
_LABEL_PX = 7.2
_LABEL_MAX = 270
_GAP = 0.06


def figure(picture: model.Picture) -> go.Figure:
    """One picture as a figure with the colours of the light theme.

    Raises:
        TypeError: when Plotly has no form for it.
    """
    import plotly.graph_objects as go  # here, since no answer to a choice needs it

    return go.Figure(theme.resolve(shape(picture)))


@singledispatch
def shape(picture: object) -> Shape:
    """Data and layout of one picture.

    Raises:
        TypeError: when Plotly has no form for it (`DRAWN_OTHERWISE`).
    """
    raise TypeError(f"{type(picture).__name__} is nothing that Plotly draws")


#: Maps, tables and numbers.
DRAWN_OTHERWISE = (
    model.Nothing,
    model.KeyNumber,
    model.Heat,
    model.Tiles,
    model.AreaMap,
    model.Symbols,
    model.Compared,
    model.Records,
)

shape.register(columns)
shape.register(lines)
shape.register(scatter)
shape.register(lorenz)


def colour(role: Role) -> str:
    """The colour of a role, for a browser to resolve."""
    return _COLOURS.get(role, f"var(--{role})")


def marked_up(text: Text) -> str:
    """A text with its stressed part in bold."""
    return f"<b>{text.strong}</b>{text.rest}" if text.strong else text.rest


def labelled(label: Label, role: Role | None = None) -> str:
    """One label in its markup; of bars, which have a role, some words are bold."""
    words = f"<b>{label.text}</b>" if role == "whole" else label.text
    if label.block is not None:
        number = f"<b>{label.block}</b>" if role else f"{label.block}"
        words = f"{number}  {words}"
    if label.side:
        words = f"{words} <b>{label.side}</b>"
    return f"{words}<br>{label.second}" if label.second else words


def _lines(label: Label) -> list[str]:
    """The same label line by line, without markup."""
    number = "" if label.block is None else f"{label.block}  "
    side = label.side and f" {label.side}"
    return [f"{number}{label.text}{side}", label.second]


def rows_of(given: Sequence[int], count: int) -> list[int]:
    """The table's row behind each mark."""
    return list(given) or list(range(count))


@shape.register
def _bars(picture: model.Bars) -> Shape:
    labels = [
        labelled(label, role) for label, role in zip(picture.labels, picture.roles, strict=True)
    ]
    widest = max((len(text.plain) for text in picture.texts), default=0) * _LABEL_PX + 12
    longest = max((value or 0 for value in picture.values), default=0) or 1
    colours = [colour(role) for role in picture.roles]
    bar = _bar_trace(picture, len(labels), colours, 0.66)
    if "whole" in picture.roles:
        edges = [
            INK if role == "whole" else one
            for role, one in zip(picture.roles, colours, strict=True)
        ]
        bar["marker"] = {"color": colours, "line": {"color": edges, "width": 1.5}}
    total = {"rows": picture.total} if picture.total else {}
    return {
        "data": [bar],
        "layout": {
            "meta": {"form": "bars", "labels": labels, "text_px": round(widest), **total},
            "height": max(len(labels) * _STEP + 8, 60),
            "margin": {"l": _label_width(picture.labels), "r": 8, "t": 4, "b": 4},
            "xaxis": {"visible": False, "range": [0, longest * (1 + widest / 380)]},
            "yaxis": _row_axis(labels),
            "shapes": [_zero_line(len(labels))],
            "showlegend": False,
        },
    }


def _bar_trace(
    column: model.Bars | Part, count: int, colours: str | list[str], width: float
) -> Shape:
    """Horizontal bars of one series, one per row."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [value or 0 for value in column.values],
        "y": list(range(count)),
        "text": [marked_up(text) for text in column.texts],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": colours},
        "width": width,
        "customdata": rows_of(column.rows, count),
        "hoverinfo": "none",
    }


def _row_axis(labels: Sequence[str]) -> Shape:
    """One row per label, first on top."""
    return {
        "range": [len(labels) - 0.5, -0.5],
        "tickvals": list(range(len(labels))),
        "ticktext": list(labels),
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
    }


def _zero_line(count: int) -> Shape:
    """The one ink line at zero, across the rows."""
    across = {"x0": 0, "x1": 0, "y0": -0.5, "y1": count - 0.5}
    return {"type": "line", "line": {"color": INK, "width": 1}, **across}


def _label_width(labels: Sequence[Label]) -> int:
    """Pixels for the labels of rows, so that none is cut off."""
    longest = max((len(line) for label in labels for line in _lines(label)), default=0)
    return int(min(longest * _LABEL_PX + 18, _LABEL_MAX))


@shape.register
def _multiples(picture: model.Multiples) -> Shape:
    labels = [labelled(label) for label in picture.labels]
    parts, count = picture.parts, len(picture.labels)
    tops = [max((value or 0 for value in part.values), default=0) or 1 for part in parts]
    scales = {"scales": "own"} if picture.own_scales else {}
    width = (1 - _GAP * (len(parts) - 1)) / max(len(parts), 1)
    layout: Shape = {
        "meta": {"form": "multiples", **scales},
        "height": count * _MULTIPLE_STEP + 60,
        "margin": {"l": _label_width(picture.labels), "r": 4, "t": 52, "b": 4},
        "yaxis": _row_axis(labels),
        "showlegend": False,
    }
    data, lines, headings = [], [], []
    for index, part in enumerate(parts):
        suffix = "" if index == 0 else str(index + 1)
        start = index * (width + _GAP)
        end = tops[index] * 1.5 if picture.own_scales else max(tops) * 1.3
        layout[f"xaxis{suffix}"] = {
            "visible": False,
            "range": [0, end],
            "domain": [start, start + width],
        }
        lines.append({**_zero_line(count), "xref": f"x{suffix}", "yref": "y"})
        headings.append(_heading(part, start))
        trace = _bar_trace(part, count, colour(part.role), 0.56)
        data.append({**trace, "xaxis": f"x{suffix}", "yaxis": "y"})
    layout |= {"shapes": lines, "annotations": headings}
    return {"data": data, "layout": layout}


def _heading(part: Part, start: float) -> Shape:
    return {
        "x": start,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 8,
        "align": "left",
        "text": f"<b>{labelled(part.heading)}</b>".replace("\u00ad", ""),
        "showarrow": False,
    }


@shape.register
def _ranges(picture: model.Ranges) -> Shape:
    labels = [labelled(label) for label in picture.labels]
    starts = [float(start or 0) for start in picture.starts]
    lengths = [
        max(float(end or 0) - start, 0) for start, end in zip(starts, picture.ends, strict=True)
    ]
    known = [tick for tick in picture.ticks if tick is not None]
    longest = max(
        [start + length for start, length in zip(starts, lengths, strict=True)] + known or [1]
    )
    marks: Shape = {"symbol": "line-ns", "size": 20, "line": {"color": INK, "width": 3}}
    common: Shape = {
        "y": list(range(len(labels))),
        "customdata": rows_of(picture.rows, len(labels)),
        "hoverinfo": "none",
    }
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "base": starts,
                "x": lengths,
                "text": [marked_up(text) for text in picture.texts],
                "marker": {"color": colour("rest")},
                "width": 0.3,
                **common,
            },
            {
                "type": "scatter",
                "mode": "markers",
                "x": list(picture.ticks),
                "marker": marks,
                **common,
            },
        ],
        "layout": {
            "meta": {"form": "ranges"},
            "height": max(len(labels) * _RANGE_STEP + 8, 60),
            "margin": {"l": 160, "r": 8, "t": 4, "b": 4},
            "xaxis": {"visible": False, "range": [0, (longest or 1) * 1.4]},
            "yaxis": _row_axis(labels),
            "showlegend": False,
        },
    }
