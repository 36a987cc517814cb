"""Reading dates and months: what a text says, or why it cannot be told."""

from __future__ import annotations

import datetime as dt
import re

FIRST_YEAR, LAST_YEAR = 2000, 2099
_EXCEL_DAY_ZERO = dt.date(1899, 12, 30)
"""Excel counts days from here; right for every day since 1 March 1900."""

_MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        (
            "januar jan january jaenner", "februar feb february", "maerz mrz mar march mae",
            "april apr", "mai may", "juni jun june", "juli jul july", "august aug",
            "september sep sept", "oktober okt oct october", "november nov",
            "dezember dez dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|\+00:00)?)?"
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_TIME}", re.ASCII)
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})", re.ASCII)
_GERMAN = re.compile(rf"(\d{{1,2}})\. ?(\d{{1,2}})\. ?(\d{{4}}|\d{{2}}){_TIME}", re.ASCII)
_OTHER = re.compile(rf"(\d{{1,2}})[/-](\d{{1,2}})[/-](\d{{4}}){_TIME}", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})\.? ?([a-z]+)\.? ?(\d{4})", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)

_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ]{1,2}(\d{4})", re.ASCII)
_COMPACT_MONTH = re.compile(r"(20\d{2})(\d{2})", re.ASCII)
_MONTH_WORD = re.compile(r"([a-z]+)\.?[ -]?(\d{4})", re.ASCII)


class UnreadableDateError(ValueError):
    """The text is no date, or more than one; `kind` names which."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(kind)


def serial_date(days: float) -> dt.date:
    """The day of an Excel serial number.

    Raises:
        UnreadableDateError: outside the years that can be meant.
    """
    if not 36_526 <= days < 73_051:  # 01.01.2000 and 31.12.2099
        raise UnreadableDateError("impossible-date")
    return _EXCEL_DAY_ZERO + dt.timedelta(days=int(days))


def read_date(folded: str) -> tuple[dt.date, str]:
    """The day a folded text names, and how it was mended ("" when written plainly).

    Raises:
        UnreadableDateError: no such day, or day and month cannot be told apart.
    """
    if match := _ISO.fullmatch(folded.upper()):
        return _day(match[1], match[2], match[3]), ""
    if match := _GERMAN.fullmatch(folded.upper()):
        is_short = len(match[3]) == 2
        year = f"20{match[3]}" if is_short else match[3]
        return _day(year, match[2], match[1]), "two-digit-year" if is_short else ""
    if match := _COMPACT.fullmatch(folded):
        return _day(match[1], match[2], match[3]), "date-format"
    if match := _OTHER.fullmatch(folded.upper()):
        return _day_or_month_first(match[1], match[2], match[3]), "date-format"
    if (match := _WORDS.fullmatch(folded)) and match[2] in _MONTH_NAMES:
        return _day(match[3], _MONTH_NAMES[match[2]], match[1]), "date-format"
    if match := _SERIAL.fullmatch(folded):
        return serial_date(int(match[1])), "excel-serial"
    raise UnreadableDateError("impossible-date")


def _day_or_month_first(first: str, second: str, year: str) -> dt.date:
    if int(first) <= 12 and int(second) <= 12 and first.lstrip("0") != second.lstrip("0"):
        raise UnreadableDateError("ambiguous-date")
    if int(second) > 12:
        first, second = second, first
    return _day(year, second, first)


def _day(year: str, month: str | int, day: str) -> dt.date:
    try:
        read = dt.date(int(year), int(month), int(day))
    except ValueError as error:
        raise UnreadableDateError("impossible-date") from error
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise UnreadableDateError("impossible-date")
    return read


def read_month(folded: str) -> tuple[str, str]:
    """The month a folded text names as YYYY-MM, and how it was mended.

    Raises:
        UnreadableDateError: no such month.
    """
    if match := _YEAR_MONTH.fullmatch(folded):
        return _month(match[1], match[2]), ""
    if match := _MONTH_YEAR.fullmatch(folded):
        return _month(match[2], match[1]), ""
    if match := _COMPACT_MONTH.fullmatch(folded):
        return _month(match[1], match[2]), "date-format"
    if (match := _MONTH_WORD.fullmatch(folded)) and match[1] in _MONTH_NAMES:
        return _month(match[2], _MONTH_NAMES[match[1]]), "date-format"
    try:
        day, mended = read_date(folded)
    except UnreadableDateError as error:
        kind = error.kind if error.kind == "ambiguous-date" else "not-a-month"
        raise UnreadableDateError(kind) from error
    return f"{day:%Y-%m}", mended


def _month(year: str, month: str | int) -> str:
    if not (1 <= int(month) <= 12 and FIRST_YEAR <= int(year) <= LAST_YEAR):
        raise UnreadableDateError("not-a-month")
    return f"{int(year):04d}-{int(month):02d}"
