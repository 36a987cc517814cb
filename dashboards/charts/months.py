"""Reported months as a picture: what nobody reported is a gap with a name, not a zero."""

from __future__ import annotations

from typing import NamedTuple

from dashboards.language import formats
from dashboards.pictures.model import Columns, Lines
from dashboards.pictures.months import over_months
from queries.rows import Row, Rows, largest

_LOW_FROM = 3
_FEWEST_MONTHS = 3
#: What one or two projects report is theirs, no course of the programme.
_FEWEST_PROJECTS = 3
#: Below this share of the highest month a label under the point would touch the axis.
_ROOM_BELOW = 0.08


#: A month with less than this part of the one before belongs to a fall that goes on after it.
_STEEP = 2 / 3
_HALF = 1 / 2


class Fall(NamedTuple):
    """From the number of one month to that of another, over `length` months."""

    since: str
    month: str
    before: float
    after: float
    length: int


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
        marks += {months.index(fall.since), months.index(fall.month)} - set(marks)
    elif len(known) >= _LOW_FROM and _ROOM_BELOW * max(values) <= min(values) < max(values):
        marks.append(months.index(known.by(column).first["month"]))
    return marks


def is_findable(rows: Rows, *told: Row) -> bool:
    """Whether a headline may speak of these months: most are reported, these by some projects."""
    known = len(reported(rows))
    return (
        known >= _FEWEST_MONTHS
        and 2 * known >= len(rows)
        and all(row["reporting_count"] >= _FEWEST_PROJECTS for row in told)
    )


def collapse(rows: Rows, column: str, *, smallest: int) -> Fall | None:
    """The deepest fall by more than half from one month to the next, from where it begins, or None.

    Args:
        rows: one per month, without gaps.
        column: what falls.
        smallest: what the month before must reach.
    """

    def ratio(at: int) -> float:
        """What is left in a month of the one before; 1 where that cannot be told."""
        before, row = rows.row(at - 1), rows.row(at)
        if not before[column] or row[column] is None or before[column] < smallest:
            return 1
        return row[column] / before[column] if is_findable(rows, before, row) else 1

    ratios = [(ratio(at), at) for at in range(1, len(rows))]
    depth, last = min(ratios, default=(1, 0))
    if depth >= _HALF:
        return None
    first = last - 1
    while first and ratio(first) < _STEEP:
        first -= 1
    before, after = rows.row(first), rows.row(last)
    return Fall(
        before["month"], after["month"], float(before[column]), float(after[column]), last - first
    )
