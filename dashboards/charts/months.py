"""Reported months as a picture: what nobody reported is a gap with a name, not a zero."""

from __future__ import annotations

from dashboards.language import formats
from dashboards.pictures.model import Columns, Lines
from dashboards.pictures.months import over_months
from queries.rows import Rows, largest

#: A fall: the month, the number before it and the number in it.
Fall = tuple[str, float, float]

_LOW_FROM = 3
#: Below this share of the highest month a label under the point would touch the axis.
_ROOM_BELOW = 0.08


def reported(rows: Rows) -> Rows:
    """The months in which at least one project of the choice reported."""
    return rows.where(lambda row: row["reporting_count"] > 0)


def draw_months(rows: Rows, column: str, fall: Fall | None) -> Columns | Lines:
    """Peak and fall named, silent months hatched."""
    silent = [index for index, count in enumerate(rows["reporting_count"]) if count == 0]
    values = [None if index in silent else value for index, value in enumerate(rows[column])]
    texts = ["" if value is None else formats.number(value) for value in values]
    named = _named(rows, column, fall)
    return over_months(rows["month"], values, texts=texts, named=named, silent=silent)


def _named(rows: Rows, column: str, fall: Fall | None) -> list[int]:
    """Position of the highest month, and of the fall or else of the lowest one with room."""
    known = reported(rows).where(lambda row: row[column] is not None)
    values = known[column]
    if not values or max(values) <= 0:
        return []
    months = rows["month"]
    marks = [months.index(largest(known, column)["month"])]
    if fall:
        marks.append(months.index(fall[0]))
    elif len(known) >= _LOW_FROM and _ROOM_BELOW * max(values) <= min(values) < max(values):
        marks.append(months.index(known.by(column).first["month"]))
    return marks


def collapse(rows: Rows, column: str, *, smallest: int) -> Fall | None:
    """The month with the deepest fall by more than half from a month of some size, or None."""
    known = reported(rows).where(lambda row: row[column] is not None)
    pairs = zip(known[column], known[column][1:], known["month"][1:], strict=False)
    falls = [
        (after / before, month, before, after)
        for before, after, month in pairs
        if before >= smallest and after < before / 2
    ]
    if not falls:
        return None
    _depth, month, before, after = min(falls)
    return str(month), float(before), float(after)
