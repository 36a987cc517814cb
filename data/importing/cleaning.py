"""One cell in, one value out: read rightly, mended with a note, or refused; never guessed.

Each different text of a column is read once, so a million rows cost a few hundred calls. Rules that
look at more than one cell are the `.sql` files in `data/checks`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from data.contracts import Column
from data.importing import lists
from data.importing.area_cells import read_any_area, read_area
from data.importing.cells import (
    NUL,
    CellKind,
    is_error_text,
    of_number,
    seen_in,
    split,
    undoubled,
)
from data.importing.dates import UnreadableDateError
from data.importing.day_cells import read_day_cell, read_month_cell, read_year_cell
from data.importing.folding import closest, fold, tidy
from data.importing.head_words import scale_beside
from data.importing.number_cells import read_number
from data.importing.readings import Reading, RefusedError
from data.importing.shown_numbers import contradicts
from data.importing.signs import is_missing, unprotected, without_footnote
from data.importing.turned import KEYS, check_text, spellings_before
from data.language import says, written_count

_YES = frozenset({"ja", "j", "yes", "y", "true", "wahr", "1", "1.0", "x", "✓", "✔", "☑"})
_NO = frozenset({"nein", "n", "no", "false", "falsch", "0", "0.0"})
_UNREADABLE = {CellKind.ERROR: "cell-error", CellKind.FORMULA: "formula-without-value"}
_WITH_FOOTNOTES = frozenset({"integer", "money", "decimal", "date", "month", "year", "code"})
"""Types of values that cannot end in a footnote sign themselves."""
_NUMBERS = frozenset({"integer", "money", "decimal"})
_ELSE_STORED = frozenset({"year", "ags", "area", "code", "boolean"})
"""Types of which the number itself is a spelling, where what is shown around it is none."""
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
    bare = _unprotected(tidied, column) if kind is CellKind.TEXT else tidied
    reading = _read_tidied(kind, bare, column) if bare else Reading()
    if kind is not CellKind.TEXT or reading.mended or reading.refused:
        return reading
    if bare != tidied:
        return Reading(reading.value, "protected")
    return Reading(reading.value, "blanks" if "\n" not in text and tidied != text else "")


def _read_tidied(kind: CellKind, tidied: str, column: Column) -> Reading:
    """The value of what stands in a cell, without blanks and spellings for Excel around it."""
    if kind is CellKind.TEXT and is_error_text(tidied):
        return Reading(refused="cell-error")
    # "keine Angabe" may itself be an entry of a list, so lists are asked first.
    is_listed = column.type == "code" and lists.find_code(column.code_list, tidied)
    is_dots = column.name in KEYS and set(tidied) == {"."}
    if kind is CellKind.TEXT and not is_listed and not is_dots and is_missing(tidied):
        return Reading(mended="missing-marker")
    reading = _read(kind, tidied, column)
    if reading.refused and kind is CellKind.TEXT and column.type in _WITH_FOOTNOTES:
        return _without_footnote(tidied, column) or reading
    return reading


def _unprotected(text: str, column: Column) -> str:
    is_free_text = column.type == "text" and column.name not in KEYS
    return unprotected(text, is_free_text=is_free_text)


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
    if scale is None or not seen.strip() or contradicts(number, seen, scale):
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


_READERS: dict[str, Callable[[CellKind, str, Column], Reading]] = {
    "text": _read_text,
    "integer": read_number,
    "money": read_number,
    "decimal": read_number,
    "date": read_day_cell,
    "month": read_month_cell,
    "year": read_year_cell,
    "boolean": _read_boolean,
    "code": _read_code,
    "ags": read_area,
    "area": read_any_area,
    "id": _read_id,
}
