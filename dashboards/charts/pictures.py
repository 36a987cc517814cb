"""Pictures as plain dicts: bars, small multiples, tiles, area maps, numbers.

Larger forms have modules of their own beside this one, `pictures_<form>`.

Colours are roles ("var(--mark)"), resolved by the browser, by `theme.resolve` for tests and files.
Objects of plotly cost 10 ms each, so a figure is written down, and a test validates it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboards import formats

Picture = dict[str, Any]

MARK = "var(--mark)"
REST = "var(--mark-rest)"
INK = "var(--ink)"
SOFT = "var(--ink-soft)"
LINE = "var(--line)"
BLOCK_COLOURS = {1: "var(--block-1)", 2: "var(--block-2)", 3: "var(--block-3)"}

_BAR_STEP = 34
_LABEL_PX = 7.2
_LABEL_MAX = 270


def colours(count: int, highlight: Sequence[int]) -> list[str]:
    """The mark's colour for the rows the headline speaks of, the quiet one for the others."""
    return [MARK if index in highlight else REST for index in range(count)]


def bars(
    labels: Sequence[str],
    values: Sequence[float | None],
    *,
    texts: Sequence[str],
    marker: Sequence[str],
    step: int = _BAR_STEP,
) -> Picture:
    """Horizontal bars in the given order, first on top; label left, value behind the bar.

    Args:
        labels: one per bar.
        values: lengths, on one scale from 0.
        texts: printed behind the bar, as the reader writes numbers.
        marker: a colour role per bar.
        step: pixels from one bar to the next.
    """
    lengths = [0 if formats.is_missing(value) else value for value in values]
    longest = max((length for length in lengths if length is not None), default=0) or 1
    widest = max((len(_plain(text)) for text in texts), default=0) * _LABEL_PX
    return {
        "kind": "plotly",
        "data": [
            _bars(lengths, texts, colour=list(marker), width=0.66, row_numbers=range(len(labels)))
        ],
        "layout": {
            "meta": {"form": "bars", "labels": list(labels), "text_px": round(widest + 12)},
            "height": max(len(labels) * step + 8, 60),
            "margin": {"l": _label_width(labels), "r": 8, "t": 4, "b": 4},
            "xaxis": {"visible": False, "range": [0, longest * (1 + (widest + 12) / 380)]},
            "yaxis": row_axis(labels),
            "shapes": [zero_line("y", -0.5, len(labels) - 0.5)],
            "showlegend": False,
        },
    }


def _bars(
    lengths: Sequence[float | None],
    texts: Sequence[str],
    *,
    colour: str | list[str],
    width: float,
    row_numbers: Sequence[int],
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(lengths),
        "y": list(range(len(lengths))),
        "text": list(texts),
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": colour},
        "width": width,
        "customdata": list(row_numbers),
        "hoverinfo": "none",
    }


def row_axis(labels: Sequence[str]) -> dict[str, Any]:
    """One row per label, first on top."""
    return {
        "range": [len(labels) - 0.5, -0.5],
        "tickvals": list(range(len(labels))),
        "ticktext": list(labels),
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
    }


def zero_line(axis: str, start: float, end: float) -> dict[str, Any]:
    """The one ink line at zero, across the rows ("y") or the columns ("x")."""
    across = {"x0": 0, "x1": 0, "y0": start, "y1": end}
    if axis == "x":
        across = {"y0": 0, "y1": 0, "x0": start, "x1": end}
    return {"type": "line", "line": {"color": INK, "width": 1}, **across}


def _plain(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "")


def _label_width(labels: Sequence[str]) -> int:
    longest = max(
        (len(part) for label in labels for part in _plain(label).split("<br>")), default=0
    )
    return int(min(longest * _LABEL_PX + 18, _LABEL_MAX))


def value_and_share(value: float, whole: float) -> str:
    """What stands behind a bar: "<b>108</b> · 69,2 %"."""
    return f"<b>{formats.number(value)}</b> · {formats.share(value, whole)}"


def multiples(
    labels: Sequence[str],
    parts: Sequence[tuple[str, str, Sequence[float], Sequence[int]]],
    *,
    step: int = 44,
) -> Picture:
    """Small multiples: one column per part, one row per label, one scale for all.

    Args:
        labels: one per row.
        parts: per column its heading, colour role, values and the table's row numbers.
        step: pixels per row.
    """
    top = max((value for _h, _c, values, _r in parts for value in values), default=0) or 1
    count = len(parts)
    gap = 0.06
    width = (1 - gap * (count - 1)) / max(count, 1)
    layout: dict[str, Any] = {
        "meta": {"form": "multiples"},
        "height": len(labels) * step + 60,
        "margin": {"l": _label_width(labels), "r": 4, "t": 52, "b": 4},
        "yaxis": row_axis(labels),
        "shapes": [],
        "annotations": [],
        "showlegend": False,
    }
    data = []
    for index, (heading, colour, values, row_numbers) in enumerate(parts):
        suffix = "" if index == 0 else str(index + 1)
        start = index * (width + gap)
        layout[f"xaxis{suffix}"] = {
            "visible": False,
            "range": [0, top * 1.3],
            "domain": [start, start + width],
        }
        layout["shapes"].append(
            {**zero_line("y", -0.5, len(labels) - 0.5), "xref": f"x{suffix}", "yref": "y"}
        )
        layout["annotations"].append(
            {
                "x": start,
                "y": 1,
                "xref": "paper",
                "yref": "paper",
                "xanchor": "left",
                "yanchor": "bottom",
                "yshift": 8,
                "align": "left",
                "text": f"<b>{heading}</b>",
                "showarrow": False,
            }
        )
        texts = [formats.number(value) for value in values]
        trace = _bars(values, texts, colour=colour, width=0.56, row_numbers=row_numbers)
        data.append({**trace, "xaxis": f"x{suffix}", "yaxis": "y"})
    return {"kind": "plotly", "data": data, "layout": layout}


def class_of(value: float, lower_bounds: Sequence[float]) -> int:
    """The class 1..n a value belongs to by its lower bounds; 0 is zero, not a class."""
    if value == 0:
        return 0
    return max(1, sum(value >= bound for bound in lower_bounds))


def area_picture(
    kind: str,
    level: str,
    *,
    classes: Sequence[str],
    areas: dict[str, list[Any]],
    labels: Sequence[str] = (),
) -> Picture:
    """A tile map or an area map: per AGS its class (or "held", "missing"), text, words and row."""
    return {
        "kind": kind,
        "level": level,
        "classes": list(classes),
        "areas": areas,
        "labels": list(labels),
    }


def key_number(value: str, unit: str, context: str) -> Picture:
    """A key figure: the number, its unit smaller, and what it refers to."""
    return {"kind": "number", "value": value, "unit": unit, "context": context}


NO_PICTURE: Picture = {"kind": "none"}
