"""Reported months as a picture: what nobody reported is a gap with a name, not a zero."""

from __future__ import annotations

import pandas as pd

from dashboards import formats
from dashboards.charts.pictures import Picture
from dashboards.charts.pictures_months import over_months

#: A fall: the month, the number before it and the number in it.
Fall = tuple[str, float, float]

_LOW_FROM = 3
#: Below this share of the highest month a label under the point would touch the axis.
_ROOM_BELOW = 0.08


def reported(frame: pd.DataFrame) -> pd.DataFrame:
    """The months in which at least one project of the choice reported."""
    return frame[frame["reporting_count"] > 0]


def draw_months(frame: pd.DataFrame, column: str, fall: Fall | None) -> Picture:
    """Peak and fall named, silent months hatched."""
    silent = [int(index) for index in frame.index[frame["reporting_count"] == 0]]
    values = [None if index in silent else value for index, value in enumerate(frame[column])]
    texts = ["" if value is None else formats.number(value) for value in values]
    named = _named(frame, reported(frame)[column], fall)
    picture = over_months(frame["month"].tolist(), values, texts=texts, named=named)
    if silent:
        picture["layout"]["meta"]["missing"] = silent
    return picture


def _named(frame: pd.DataFrame, known: pd.Series, fall: Fall | None) -> list[int]:
    """Position of the highest month, and of the fall or else of the lowest one with room."""
    if known.empty or known.max() <= 0:
        return []
    marks = [int(known.idxmax())]
    if fall:
        marks.append(int(frame.index[frame["month"] == fall[0]][0]))
    elif len(known) >= _LOW_FROM and _ROOM_BELOW * known.max() <= known.min() < known.max():
        marks.append(int(known.idxmin()))
    return marks


def collapse(frame: pd.DataFrame, column: str, *, smallest: int) -> Fall | None:
    """The month with the deepest fall by more than half from a month of some size, or None."""
    known = reported(frame)
    pairs = zip(known[column], known[column].iloc[1:], known["month"].iloc[1:], strict=False)
    falls = [
        (after / before, month, before, after)
        for before, after, month in pairs
        if before >= smallest and after < before / 2
    ]
    if not falls:
        return None
    _depth, month, before, after = min(falls)
    return str(month), float(before), float(after)
