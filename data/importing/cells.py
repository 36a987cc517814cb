"""What a cell is, and how it travels as text: what is known about it stands in front of the text.

A number cell of a workbook is a number whatever it looks like, while the text "1.234" has to be
understood. CSV files hold text only; the mark cannot occur there because it is removed on reading.
Every reader of a format makes its cells here, so that each kind means the same in all of them.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Context
from enum import StrEnum

from data.importing.shown_numbers import Shown
from data.language import says, written_day

MARK = "\x01"
"""In front of what is known about a cell; a second one stands before how its number is shown."""
LINE_BREAK = "\x02"
"""Stands for a line break inside a cell, so that one row is one line on the way to the database."""
NUL = "\x03"
"""Stands for a NUL byte: it is never data, and what it cut apart must not be read as one."""

NOT_TEXT = str.maketrans({"\x00": NUL, MARK: None, LINE_BREAK: None, NUL: None})
_ON_THE_WAY = str.maketrans({"\x00": NUL, MARK: None, LINE_BREAK: None, NUL: None,
                             "\n": LINE_BREAK, "\r": LINE_BREAK})  # fmt: skip
_NEEDS_CARE = re.compile(r"[\x00-\x03\r\n]")

ERROR_TEXTS = frozenset({
    "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!",
    "#CALC!", "#FIELD!", "#CONNECT!", "#BLOCKED!", "#UNKNOWN!", "#BUSY!", "#PYTHON!", "#TIMEOUT!",
    "#EXTERNAL!", "#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#ÜBERLAUF!", "#KALK!", "#FELD!",
    "#VERBINDEN!", "#BLOCKIERT!", "#UNBEKANNT!", "#DATEN_ABRUFEN", "#BESCHÄFTIGT!",
})  # fmt: skip
"""What Excel and LibreOffice show for an error, in English and German."""
_DOUBLED = re.compile(r"[\xc2-\xf4][^\x00-\x7f]")
_LIBREOFFICE_ERROR = re.compile(r"(?:Err|Fehler):[0-9]{3}")


_AS_SHOWN = Context(prec=15)
"""No program shows more digits of a number."""
DAYS_TO_1904 = 1_462
"""Between the two days from which Excel counts."""


class CellKind(StrEnum):
    """What a file says about a cell."""

    TEXT = ""
    NUMBER = "n"
    PERCENT = "p"
    """A number as it is stored (0.4); its format shows 40 %."""
    DATE = "d"
    """`YYYY-MM-DD`, with `THH:MM:SS` where the cell has a time of day."""
    BOOLEAN = "b"
    ERROR = "e"
    """An error value; its text is what Excel shows (`#NV`)."""
    FORMULA = "f"
    """A formula without a stored result."""


_NUMBER, _PERCENT, _DATE = (f"{MARK}{kind}" for kind in (
    CellKind.NUMBER, CellKind.PERCENT, CellKind.DATE))  # fmt: skip


def marked(kind: CellKind, text: str) -> str:
    """The text with what is known about it in front."""
    return f"{MARK}{kind}{text}"


def split(raw: str) -> tuple[CellKind, str]:
    """What is known about a cell, and its text. A text that Excel shows for an error is one."""
    if raw.startswith(MARK):
        end = raw.find(MARK, 2)
        return CellKind(raw[1]), raw[2:] if end < 0 else raw[2:end]
    if is_error_text(raw):
        return CellKind.ERROR, raw.strip()
    return CellKind.TEXT, raw.replace(LINE_BREAK, "\n")


def is_error_text(text: str) -> bool:
    """Whether this is what a program shows for an error; other texts may begin with # as well."""
    bare = text.strip()
    return (bare[:1] == "#" and bare.upper() in ERROR_TEXTS) or (
        bare[:1] in ("E", "F") and _LIBREOFFICE_ERROR.fullmatch(bare) is not None
    )


def of_text(text: str) -> str:
    """A text cell."""
    if not _NEEDS_CARE.search(text):
        return text
    return text.replace("\r\n", "\n").translate(_ON_THE_WAY)


def of_number(number: float, seen: Shown | None = None) -> str:
    """A number cell, with what a reader sees in its place where that is more than the number."""
    if seen is None:
        return _NUMBER + repr(number)
    return f"{_NUMBER}{number!r}{MARK}{'=' if seen.is_exact else '~'}{of_text(seen.text)}"


def seen_in(raw: str) -> Shown | None:
    """How the number of a cell is shown; None where that is the number itself, or no number."""
    start = raw.find(MARK, 2) if raw.startswith(MARK) else -1
    return None if start < 0 else Shown(raw[start + 2 :], raw[start + 1] == "=")


def counted_from_1900(raw: str) -> str:
    """A day number of a workbook that counts from 1904, as other workbooks count it."""
    if not raw.startswith(_NUMBER) or seen_in(raw):
        return raw
    days = float(raw[len(_NUMBER) :])
    return of_number(days + DAYS_TO_1904) if 36_526 <= days + DAYS_TO_1904 < 73_051 else raw


def of_percent(number: float) -> str:
    """A cell in percent format; `number` as stored."""
    return _PERCENT + repr(number)


def of_moment(moment: dt.datetime) -> str:
    """A cell with a day, and a time of day unless it is midnight."""
    is_day = moment.time() == dt.time()
    return _DATE + (moment.date().isoformat() if is_day else moment.isoformat())


def of_iso_moment(written: str, text: str) -> str:
    """A cell with a moment as ISO 8601 writes it.

    What is none, or says a time zone, travels as its `text` and is understood or refused as such.
    """
    try:
        moment = dt.datetime.fromisoformat(written)
    except ValueError:
        return of_text(text)
    return of_text(text) if moment.tzinfo else of_moment(moment)


def of_boolean(value: bool) -> str:
    """A cell that is true or false."""
    return marked(CellKind.BOOLEAN, "true" if value else "false")


def undoubled(text: str) -> str:
    """What a text was before somebody read its UTF-8 as another encoding (Ã¼ for ü); else ""."""
    if not _DOUBLED.search(text):
        return ""
    try:
        data = b"".join(c.encode("latin-1" if ord(c) < 256 else "cp1252") for c in text)
        meant = data.decode("utf-8")
    except UnicodeError:
        return ""
    return meant if meant != text else ""


def shown(raw: str) -> str:
    """The cell as a reader of the report knows it."""
    kind, text = split(raw)
    if seen := seen_in(raw):
        return seen.text
    if raw.startswith(MARK) and kind is CellKind.ERROR:
        return ""
    if kind in (CellKind.NUMBER, CellKind.PERCENT) and text.endswith(".0"):
        return text[:-2]
    return text.replace(NUL, "\N{REPLACEMENT CHARACTER}")


def displayed(raw: str) -> str:
    """The cell as the reader of a finding sees it in the file, with its decimal comma.

    A cell in percent format stands there a hundred times as large as it is stored.
    """
    kind, text = split(raw)
    if seen_in(raw):
        return shown(raw)
    if kind is CellKind.BOOLEAN:
        return says("WAHR", "TRUE") if text == "true" else says("FALSCH", "FALSE")
    if kind is CellKind.DATE:
        moment = dt.datetime.fromisoformat(text)
        time = "" if moment.time() == dt.time() else f" {moment.time().isoformat()}"
        return written_day(moment) + time
    if kind in (CellKind.NUMBER, CellKind.PERCENT):
        number = _AS_SHOWN.create_decimal(text)
        is_percent = kind is CellKind.PERCENT
        plain = f"{(number * 100 if is_percent else number).normalize():f}"
        return plain.replace(".", says(",", ".")) + (" %" if is_percent else "")
    return shown(raw)


def column_letters(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
