"""Pictures as plain dicts: bars, tiles, area maps, numbers.

Larger forms have modules of their own beside this one, `pictures_<form>`.

Colours are roles ("var(--mark)"), resolved by the browser, by `theme.resolve` for tests and files.
Objects of plotly cost 10 ms each, so a figure is written down, and a test validates it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from dashboards import formats, names

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
            bar_trace(
                lengths, texts, colour=list(marker), width=0.66, row_numbers=range(len(labels))
            )
        ],
        "layout": {
            "meta": {"form": "bars", "labels": list(labels), "text_px": round(widest + 12)},
            "height": max(len(labels) * step + 8, 60),
            "margin": {"l": label_width(labels), "r": 8, "t": 4, "b": 4},
            "xaxis": {"visible": False, "range": [0, longest * (1 + (widest + 12) / 380)]},
            "yaxis": row_axis(labels),
            "shapes": [zero_line("y", -0.5, len(labels) - 0.5)],
            "showlegend": False,
        },
    }


def bar_trace(
    lengths: Sequence[float | None],
    texts: Sequence[str],
    *,
    colour: str | list[str],
    width: float,
    row_numbers: Sequence[int],
) -> dict[str, Any]:
    """Horizontal bars of one series, one per row; `row_numbers` are the table's."""
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


def label_width(labels: Sequence[str]) -> int:
    """Pixels for the labels of rows, so that none is cut off."""
    longest = max(
        (len(part) for label in labels for part in _plain(label).split("<br>")), default=0
    )
    return int(min(longest * _LABEL_PX + 18, _LABEL_MAX))


def quiet_area_bars(
    frame: pd.DataFrame, column: str, write: Callable[[float], str], *, most: int, step: int
) -> Picture:
    """The first Kreise of a list as bars, none of them marked.

    Args:
        frame: one row per Kreis, as they are to stand: `district_ags` and the column.
        column: the lengths.
        write: a length with its unit.
        most: how many are drawn.
        step: pixels from one bar to the next.
    """
    shown = frame.head(most)
    values = shown[column].tolist()
    picture = bars(
        [names.area_name(ags) for ags in shown["district_ags"]],
        values,
        texts=[write(value) for value in values],
        marker=[REST] * len(values),
        step=step,
    )
    picture["layout"]["meta"] = {**picture["layout"].get("meta", {}), "rows": len(frame)}
    return picture


def value_and_share(value: float, whole: float) -> str:
    """What stands behind a bar: "<b>108</b> · 69,2 %"."""
    return f"<b>{formats.number(value)}</b> · {formats.share(value, whole)}"


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


def counted(
    column: str, context: Callable[[pd.DataFrame], str]
) -> Callable[[pd.DataFrame], Picture]:
    """Draws a key figure that is one column of its one row; `context` says what it refers to."""

    def draw(frame: pd.DataFrame) -> Picture:
        return key_number(formats.number(frame.iloc[0][column]), "", context(frame))

    return draw


NO_PICTURE: Picture = {"kind": "none"}
