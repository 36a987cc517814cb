"""What Excel makes of a text that only looks like a date or a number: keys, names, age bands."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from data.contracts import Column
from data.importing.cells import CellKind
from data.importing.dates import MONTH_NAMES, UnreadableDateError, read_date
from data.importing.folding import fold
from data.importing.readings import RefusedError
from data.language import says, written_count

KEYS = frozenset({"case_number", "neighbourhood_id"})
_NAMES = frozenset({"name", "applicant", "title"})
_POWER = re.compile(r"(\d)(?:[.,](\d+))?e\+(\d{1,3})", re.ASCII)
_WHOLE = re.compile(r"(\d+)[.,]0+", re.ASCII)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}(?:[t ]00:00:00)?", re.ASCII)
_DAY_WORD = re.compile(r"(\d{1,2})\.?[ -]?([a-z]{3,9})\.?(?:[ -](\d{2}|\d{4}))?", re.ASCII)
_WORD_YEAR = re.compile(r"([a-z]{3,9})\.?[ -](\d{2}|\d{4})", re.ASCII)
_MOST_DIGITS = 15
"""Excel keeps so many digits of a number and makes zeros of the rest."""


def check_text(kind: CellKind, text: str, column: Column) -> None:
    """Refuse a text that Excel has turned into something else.

    Raises:
        RefusedError: it has; its words say what stands there and what was probably meant.
    """
    what, meant = _turned(kind, text, column)
    if what:
        raise RefusedError("turned-by-excel", what=what, meant=meant)


def _turned(  # noqa: PLR0911 - one per thing that Excel makes
    kind: CellKind, text: str, column: Column
) -> tuple[str, str]:
    if kind is CellKind.DATE:
        return says("ein Datum", "a date"), _written_before(dt.date.fromisoformat(text[:10]))
    if kind is CellKind.BOOLEAN:
        return says("ein Wahrheitswert", "a logical value"), ""
    if kind is CellKind.PERCENT:
        return says("eine Prozentzahl", "a percentage"), ""
    if kind is CellKind.NUMBER:
        return _turned_number(text)
    folded = fold(text)
    if match := _POWER.fullmatch(folded):
        digits = match[1] + (match[2] or "")
        count = int(match[3]) + 1
        places = says(f"{written_count(count)} Stellen", f"{written_count(count)} digits")
        return says("eine Zehnerpotenz", "a power of ten"), f"{digits.rstrip('0')}… ({places})"
    if column.name in KEYS and (match := _WHOLE.fullmatch(text)):
        return says("eine Kommazahl", "a number with decimals"), match[1]
    if column.name in KEYS | _NAMES and (meant := _date_meant(folded)):
        return says("ein Datum", "a date"), meant
    return "", ""


def _turned_number(text: str) -> tuple[str, str]:
    number = Decimal(text)
    if number != number.to_integral_value():
        return says("eine Kommazahl", "a number with decimals"), ""
    if abs(number) >= 10**_MOST_DIGITS:
        words = says(
            f"eine Zahl von über {_MOST_DIGITS} Stellen, deren letzte Excel verloren hat",
            f"a number of more than {_MOST_DIGITS} digits of which Excel lost the last",
        )
        return words, ""
    return "", ""


def _date_meant(folded: str) -> str:
    """What a text that reads as a date was before Excel saw it; nothing for any other text."""
    if _DAY.fullmatch(folded):
        try:
            return _written_before(read_date(folded[:10])[0])
        except UnreadableDateError:
            return ""
    parts = date_parts(folded)
    return "/".join(str(part) for part in parts) if parts else ""


def _written_before(day: dt.date) -> str:
    if day.day == 1:
        return f"{day.month}/{day.year}"
    return f"{day.day}-{day.month}"


def date_parts(folded: str) -> tuple[int, ...]:
    """The numbers in a date with the name of a month: „06. Sep“ is 6, 9, „Okt 13“ is 10, 13."""
    if (match := _DAY_WORD.fullmatch(folded)) and match[2] in MONTH_NAMES:
        return (int(match[1]), MONTH_NAMES[match[2]])
    if (match := _WORD_YEAR.fullmatch(folded)) and match[1] in MONTH_NAMES:
        return (MONTH_NAMES[match[1]], int(match[2]))
    return ()


def spellings_before(kind: CellKind, text: str) -> set[str]:
    """What a date may have been before Excel saw it: „3-5“ became the 3rd of May or of March."""
    folded = fold(text)
    if kind is CellKind.DATE or _DAY.fullmatch(folded):
        try:
            day = read_date(folded[:10])[0]
        except UnreadableDateError:
            return set()
        pairs = {(day.day, day.month), (day.month, day.day)}
        if day.day == 1:
            pairs.add((day.month, day.year % 100))
    elif parts := date_parts(folded):
        pairs = {(parts[0], parts[1]), (parts[1], parts[0])}
        if folded[0].isalpha():
            pairs = {(parts[0], parts[1] % 100)}
    elif match := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.", folded):
        pairs = {(int(match[1]), int(match[2])), (int(match[2]), int(match[1]))}
    else:
        return set()
    return {f"{low}-{high}" for low, high in pairs if low < high}
