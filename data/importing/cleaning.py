"""One cell in, one value out: read rightly, mended with a note, or refused; never guessed.

Each different text of a column is read once, so a million rows cost a few hundred calls. Rules that
look at more than one cell are the `.sql` files in `data/checks`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal

from data import facts
from data.contracts import Column
from data.importing import lists
from data.importing.area_cells import read_area
from data.importing.cells import NUL, CellKind, of_number, seen_in, split, undoubled
from data.importing.dates import (
    UnreadableDateError,
    read_date,
    read_month,
    serial_date,
    year_meant,
)
from data.importing.folding import closest, fold, tidy
from data.importing.head_words import scale_beside
from data.importing.numbers import is_accounting_zero, number_meanings
from data.importing.readings import Reading, RefusedError
from data.importing.shown_numbers import contradicts
from data.importing.signs import is_missing, without_footnote
from data.importing.turned import KEYS, check_text, spellings_before
from data.language import says, written_count

_YES = frozenset({"ja", "j", "yes", "y", "true", "wahr", "1", "x"})
_NO = frozenset({"nein", "n", "no", "false", "falsch", "0"})
_PLANNED = frozenset(
    {
        "funded_from", "funded_to", "call_from", "call_to", "met_on", "valid_from", "valid_to",
        "date_from", "date_to", "year", "at",
    }
)  # fmt: skip
"""Dates that may lie ahead."""
_YEARS_AHEAD = 20
_UNREADABLE = {CellKind.ERROR: "cell-error", CellKind.FORMULA: "formula-without-value"}
_CENT = Decimal("0.01")
_WITH_FOOTNOTES = frozenset({"integer", "money", "decimal", "date", "month", "year", "code"})
"""Types of values that cannot end in a footnote sign themselves."""
_NUMBERS = frozenset({"integer", "money", "decimal"})
_ELSE_STORED = frozenset({"year", "ags", "area", "code", "boolean"})
"""Types of which the number itself is a spelling, where what is shown around it is none."""
_AS_SHOWN = Context(prec=15)
"""Excel shows no more digits, and rounds what it shows: half a cent is a cent."""
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
_ID = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,78}[a-z0-9])?", re.ASCII)
LONGEST_TEXT = 2_000
"""Characters of a text: a title, a list of topics; no column asks for more."""


def read_cell(raw: str, column: Column) -> Reading:
    """The value of one travelling cell (see `cells`) in that column."""
    kind, text = split(raw)
    if kind in _UNREADABLE:
        return Reading(refused=_UNREADABLE[kind])
    if done := _read_shown(raw, column) or _odd_characters(kind, text, column):
        return done
    # One Quartier per line in a cell is a list like any other.
    tidied = tidy(text.replace("\n", "; ") if column.name == "neighbourhood_id" else text)
    if not tidied:
        return Reading()
    # "keine Angabe" may itself be an entry of a list, so lists are asked first.
    is_listed = column.type == "code" and lists.find_code(column.code_list, tidied)
    is_dots = column.name in KEYS and set(tidied) == {"."}
    if kind is CellKind.TEXT and not is_listed and not is_dots and is_missing(tidied):
        return Reading(mended="missing-marker")
    reading = _read(kind, tidied, column)
    if reading.refused and kind is CellKind.TEXT and column.type in _WITH_FOOTNOTES:
        reading = _without_footnote(tidied, column) or reading
    if (
        not (reading.mended or reading.refused)
        and kind is CellKind.TEXT
        and "\n" not in text
        and tidied != text
    ):
        return Reading(reading.value, "blanks")
    return reading


def _read_shown(raw: str, column: Column) -> Reading | None:
    """A number whose format shows more than it: sums are what is stored, all else what is seen."""
    seen = seen_in(raw)
    if seen is None:
        return None
    number = float(split(raw)[1])
    stored = read_cell(of_number(number), column)
    if column.type in _NUMBERS:
        return _contradiction(number, seen.text, column) or stored
    if not number.is_integer() or (column.name in KEYS and not seen.is_exact):
        words = {"what": says("eine formatierte Zahl", "a formatted number"), "meant": seen.text}
        return Reading(refused="turned-by-excel", words=words)
    reading = read_cell(seen.text, column)
    if reading.refused and column.type in _ELSE_STORED and not stored.refused:
        return stored
    same = reading.value == stored.value and not reading.refused
    return reading if reading.refused or same else Reading(reading.value, "as-shown")


def _contradiction(number: float, seen: str, column: Column) -> Reading | None:
    """Refused where the format shows another number or unit than the cell and column have."""
    if "%" in seen and "percent" not in column.unit:
        return Reading(refused="percent-elsewhere")
    scale = scale_beside(seen, column)
    if scale is None or contradicts(number, seen, scale):
        return Reading(refused="shown-differs", words={"stored": f"{number:.15g}"})
    return None


def _read(kind: CellKind, text: str, column: Column) -> Reading:
    try:
        return _READERS[column.type](kind, text, column)
    except RefusedError as error:
        return error.reading
    except UnreadableDateError as error:
        return Reading(refused=error.kind, words={"meant": error.meant})


def _without_footnote(text: str, column: Column) -> Reading | None:
    """The value beside a footnote sign; None when there is no sign, or no value beside it."""
    bare = without_footnote(text)
    if bare == text:
        return None
    if is_missing(bare):
        return Reading(mended="missing-marker")
    reading = _read(CellKind.TEXT, bare, column)
    return None if reading.refused else Reading(reading.value, "footnote-sign")


def _odd_characters(kind: CellKind, text: str, column: Column) -> Reading | None:
    """Refused where nobody types such characters; free text is read without NUL bytes."""
    if column.name in KEYS and _UNSEEN.search(text):
        return Reading(refused="control-character")
    if NUL in text:
        # A number cut apart by them is no number any more.
        reading = read_cell(text.replace(NUL, ""), column)
        is_text = column.type == "text" and not reading.refused
        return Reading(reading.value, "nul-removed") if is_text else Reading(refused="nul-bytes")
    if kind is CellKind.TEXT and (meant := undoubled(text)):
        return Reading(refused="doubly-encoded", words={"text": meant})
    return None


def _read_text(kind: CellKind, text: str, column: Column) -> Reading:
    check_text(kind, text, column)
    if len(text) > LONGEST_TEXT:
        raise RefusedError("too-long", limit=written_count(LONGEST_TEXT))
    is_whole = kind is CellKind.NUMBER and text.endswith(".0")
    return Reading(text[:-2] if is_whole else text)


def _read_number(kind: CellKind, text: str, column: Column) -> Reading:
    number, mended = _number(kind, text, column)
    if column.type == "integer":
        if number != number.to_integral_value():
            raise RefusedError("not-whole")
        number = number.to_integral_value()
    elif column.sql_type.endswith(",2)"):
        if kind is not CellKind.TEXT:
            number = _AS_SHOWN.create_decimal(number)
        rounded = number.quantize(_CENT, ROUND_HALF_UP)
        if rounded != number and kind is CellKind.TEXT:
            raise RefusedError("too-many-decimals")
        # A calculated cell carries more digits than anybody sees.
        if abs(rounded - number) > Decimal("0.000001"):
            mended = "rounded"
        number = rounded
    _check_bounds(number, column)
    value = f"{number:f}"
    if column.allowed and value not in column.allowed:
        raise RefusedError("not-allowed", allowed=", ".join(column.allowed))
    return Reading(value, mended)


def _number(kind: CellKind, text: str, column: Column) -> tuple[Decimal, str]:
    if kind is CellKind.NUMBER:
        return Decimal(text), ""
    if kind is CellKind.PERCENT:
        if "percent" in column.unit:
            return (Decimal(text) * 100).normalize(), "percent-cell"
        raise RefusedError("percent-elsewhere")
    if kind is not CellKind.TEXT:
        raise RefusedError("not-a-number")
    if is_accounting_zero(text):
        return Decimal(0), "accounting-zero"
    bare = text
    if "percent" in column.unit:
        bare = re.sub(r"\s?(?:%|prozent|percent)$", "", text, flags=re.IGNORECASE)
    if column.name == "building_block":
        bare = re.sub(r"^(?:baustein|building block|block|bs)\s*", "", bare, flags=re.IGNORECASE)
    meanings = _fitting(number_meanings(bare), bare, column)
    if not meanings:
        raise RefusedError("not-a-number")
    if len(meanings) > 1:
        raise RefusedError("ambiguous-number")
    is_plain = re.fullmatch(r"-?\d+(?:[.,]\d+)?", text) and "," not in f"{meanings[0]:f}"
    is_thousands = is_plain and meanings[0] == meanings[0].to_integral_value() and (
        re.fullmatch(r"-?\d{1,3}\.\d{3}", text)
    )  # fmt: skip
    return meanings[0], "" if is_plain and not is_thousands else "number-format"


def _fitting(meanings: tuple[Decimal, ...], text: str, column: Column) -> tuple[Decimal, ...]:
    """The meanings this column leaves open.

    Counts have no decimals and money at most two, so there "1.234" can only be thousands, as the
    office writes them. "1,234" stays open: some programs print 1 with three decimals like that.
    """
    if len(meanings) < 2:
        return meanings
    if column.type in ("integer", "money"):
        return meanings[1:] if "." in text else meanings
    if column.bounds is None:
        return meanings
    low, high = column.bounds
    inside = tuple(meaning for meaning in meanings if low <= meaning <= high)
    return inside or meanings


def _check_bounds(number: Decimal, column: Column) -> None:
    if column.bounds is None:
        return
    low, high = column.bounds
    if number < 0 and low == 0 and column.type in ("integer", "money"):
        raise RefusedError("negative")
    if not Decimal(str(low)) <= number <= Decimal(str(high)):
        raise RefusedError("out-of-range", low=f"{low:g}", high=f"{high:.12g}")


def _read_date(kind: CellKind, text: str, column: Column) -> Reading:
    day, mended = _day(kind, text)
    _check_past(day, column)
    return Reading(day.isoformat(), mended)


def _check_past(day: dt.date, column: Column) -> None:
    """What has happened did not happen in the future; what is planned lies within reach.

    Raises:
        UnreadableDateError: it does not; with the year that was probably meant.
    """
    today = dt.datetime.now(dt.UTC).date()
    is_planned = column.name in _PLANNED
    last = dt.date(today.year + _YEARS_AHEAD, 12, 31) if is_planned else today + dt.timedelta(1)
    if day > last:
        raise UnreadableDateError("in-the-future", year_meant(day.year))


def _day(kind: CellKind, text: str) -> tuple[dt.date, str]:
    if kind is CellKind.NUMBER:
        number = float(text)
        if number.is_integer() and number >= 10_000_000:
            return read_date(str(int(number)))
        return serial_date(number), "excel-serial"
    return read_date(fold(text))


def _read_month(kind: CellKind, text: str, column: Column) -> Reading:
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


def _read_year(kind: CellKind, text: str, column: Column) -> Reading:
    bare = text.removesuffix(".0") if kind is CellKind.NUMBER else text
    if re.fullmatch(r"(?:19|20)[0-9]{2}", bare):
        if int(bare) > dt.datetime.now(dt.UTC).year + _YEARS_AHEAD:
            raise UnreadableDateError("in-the-future", year_meant(int(bare)))
        return Reading(bare)
    try:
        if kind is CellKind.TEXT and re.fullmatch(r"[0-9]{4}-[0-9]{2}", bare):
            return Reading(*read_month(bare))
        return _read_date(kind, text, column)
    except UnreadableDateError as error:
        if error.kind in ("in-the-future", "near-midnight"):
            raise
        raise RefusedError("not-a-year") from error


def _read_boolean(kind: CellKind, text: str, _: Column) -> Reading:
    bare = text.removesuffix(".0") if kind is CellKind.NUMBER else fold(text)
    if bare in _YES:
        return Reading("true")
    if bare in _NO:
        return Reading("false")
    raise RefusedError("not-a-boolean")


def _read_code(kind: CellKind, text: str, column: Column) -> Reading:
    codes = lists.code_list(column.code_list)
    bare = text.removesuffix(".0") if kind is CellKind.NUMBER else text
    code = lists.find_code(column.code_list, bare)
    if code is None:
        before = {lists.find_code(column.code_list, one) for one in spellings_before(kind, text)}
        if len(found := before - {None}) == 1:
            return Reading(found.pop(), "excel-date-code")
        meant = closest(bare, codes.by_spelling)
        words = {"meant": codes.names().get(meant, "")}
        if column.code_list == "indicator":
            raise RefusedError("unknown-indicator", **words)
        raise RefusedError("unknown-code", **words)
    return Reading(code, "" if bare in codes.official else "spelling")


def _read_id(kind: CellKind, text: str, _: Column) -> Reading:
    """A short name that stands in addresses: small letters, digits, points, dashes."""
    bare = text.removesuffix(".0") if kind is CellKind.NUMBER else text
    plain = re.sub(r"\s+", "-", fold(bare.replace("_", "\x00"))).replace("\x00", "_")
    if not _ID.fullmatch(plain):
        raise RefusedError("unusable-id")
    return Reading(plain, "" if plain == bare else "spelling")


def _read_area(kind: CellKind, text: str, column: Column) -> Reading:
    """The key of an area, or the id of a Quartier that is known.

    Where towns number their Quartiere, 5 is the fifth and not the state without its zero.
    """
    bare = text.removesuffix(".0") if kind is CellKind.NUMBER else text
    known, quartiere = lists.areas(), facts.in_use().neighbourhoods
    digits = re.sub(r"\s", "", bare)
    if digits in known:
        return Reading(digits, "" if digits == bare else "blanks")
    if bare in quartiere:
        return Reading(bare)
    if len(digits) in (1, 4, 7) and f"0{digits}" in known:
        return Reading(f"0{digits}", "ags-zero")
    meant = closest(bare, quartiere) or closest(bare, known.values())
    raise RefusedError("unknown-area", meant=meant)


_READERS: dict[str, Callable[[CellKind, str, Column], Reading]] = {
    "text": _read_text,
    "integer": _read_number,
    "money": _read_number,
    "decimal": _read_number,
    "date": _read_date,
    "month": _read_month,
    "year": _read_year,
    "boolean": _read_boolean,
    "code": _read_code,
    "ags": read_area,
    "area": _read_area,
    "id": _read_id,
}
