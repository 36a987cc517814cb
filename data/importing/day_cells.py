"""Cells of days, months and years, as stored in a workbook or written in a text."""

from __future__ import annotations

import datetime as dt
import re

from data.contracts import Column
from data.importing.cells import CellKind
from data.importing.dates import (
    UnreadableDateError,
    read_date,
    read_month,
    serial_date,
    year_meant,
)
from data.importing.folding import fold
from data.importing.readings import Reading, RefusedError

_PLANNED = frozenset(
    {
        "funded_from", "funded_to", "call_from", "call_to", "met_on", "valid_from", "valid_to",
        "date_from", "date_to", "year", "at",
    }
)  # fmt: skip
"""Dates that may lie ahead."""
_YEARS_AHEAD = 20
_DAYS_AHEAD = 1
"""Where the office is, it may be tomorrow already; nobody has counted a month that begins there."""
_NUMBER_LIKE = re.compile(r"[0-9]{1,2}[-/.][0-9]{2}|[0-9]{6}")
"""Months where only months can stand; beside years and values they may be numbers."""


def read_day_cell(kind: CellKind, text: str, column: Column) -> Reading:
    """A day.

    Raises:
        UnreadableDateError: it is none, or lies where it cannot.
    """
    day, mended = _day(kind, text)
    _check_past(day, column, ahead=_DAYS_AHEAD)
    return Reading(day.isoformat(), mended)


def _check_past(day: dt.date, column: Column, ahead: int = 0) -> None:
    """What has happened did not happen in the future; what is planned lies within reach.

    Raises:
        UnreadableDateError: it does not; with the year that was probably meant.
    """
    today = dt.datetime.now(dt.UTC).date()
    is_planned = column.name in _PLANNED
    far = dt.date(today.year + _YEARS_AHEAD, 12, 31)
    last = far if is_planned else today + dt.timedelta(ahead)
    if day > last:
        raise UnreadableDateError("in-the-future", year_meant(day.year))


def _day(kind: CellKind, text: str) -> tuple[dt.date, str]:
    if kind is CellKind.NUMBER:
        number = float(text)
        if number.is_integer() and number >= 10_000_000:
            return read_date(str(int(number)))
        return serial_date(number), "excel-serial"
    return read_date(fold(text))


def read_month_cell(kind: CellKind, text: str, column: Column) -> Reading:
    """A month.

    Raises:
        UnreadableDateError: it is none, or lies where it cannot.
    """
    month, mended = _month(kind, text)
    _check_past(dt.date.fromisoformat(f"{month}-01"), column)
    return Reading(month, mended)


def _month(kind: CellKind, text: str) -> tuple[str, str]:
    if kind is CellKind.NUMBER:
        number = float(text)
        if number.is_integer() and number >= 100_000:
            return read_month(str(int(number)))
        try:
            return f"{serial_date(number):%Y-%m}", "excel-serial"
        except UnreadableDateError as error:
            kind_of_error = "not-a-month" if error.kind == "impossible-date" else error.kind
            raise UnreadableDateError(kind_of_error, error.meant) from error
    return read_month(fold(text))


def read_year_cell(kind: CellKind, text: str, column: Column) -> Reading:
    """A year, or a month or day of one.

    Raises:
        RefusedError, UnreadableDateError: it is none, or lies where it cannot.
    """
    bare = text.removesuffix(".0") if kind is CellKind.NUMBER else text
    if re.fullmatch(r"(?:19|20)[0-9]{2}", bare):
        if int(bare) > dt.datetime.now(dt.UTC).year + _YEARS_AHEAD:
            raise UnreadableDateError("in-the-future", year_meant(int(bare)))
        return Reading(bare)
    try:
        return read_day_cell(kind, text, column)
    except UnreadableDateError as error:
        if error.kind in ("in-the-future", "near-midnight"):
            raise
        if kind is not CellKind.TEXT or _NUMBER_LIKE.fullmatch(text):
            raise RefusedError("not-a-year") from error
    try:
        return read_month_cell(kind, text, column)
    except UnreadableDateError as error:
        raise RefusedError("not-a-year") from error
