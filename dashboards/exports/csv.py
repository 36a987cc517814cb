"""CSV: as German Excel opens it, with title lines; or plain, the table alone for programs."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from functools import cache

from dashboards.exports.documents import CODE_FORMAT, Column, Line, Value
from dashboards.language import names
from dashboards.language.i18n import gettext as _

BYTE_ORDER_MARK = "\ufeff"

#: A spreadsheet takes a text that starts like this for a formula, blanks in front included.
_FORMULA = re.compile(r"^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")
#: What German spreadsheets read as another value: digits with a zero in front or too many for a
#: number, powers of ten, grouped or decimal numbers, days and months, times.
_READ_OTHERWISE = re.compile(
    r"0\d+|\d{16,}|\d+(?:[.,]\d+)?[eE][+-]?\d+|\d+(?:[.,]\d+)+%?|\d+%"
    r"|\d{1,2}[./:-]\d{1,4}|\d{4}[./-]\d{1,2}|\d{1,4}[./:-]\d{1,2}[./:-]\d{1,4}"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def for_excel(lines: Iterable[Line], columns: list[Column]) -> bytes:
    """Title lines and table with `;` and decimal comma, UTF-8 with byte order mark.

    What a spreadsheet would read as another value is spelled so that it stays (`lasting`); a line
    says so.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    spelled = [_spelled(column) for column in columns]
    notes = _on_spelling(columns, spelled)
    writer.writerows([inert(label), inert(text)] for label, text in [*lines, *notes])
    writer.writerow([])
    _write_table(writer, spelled, decimal=",")
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _spelled(column: Column) -> Column:
    is_code = column.number_format == CODE_FORMAT
    values = [
        lasting(value, is_code=is_code) if isinstance(value, str) else value
        for value in column.values
    ]
    return Column(column.header, values, column.number_format)


def lasting(text: str, *, is_code: bool = False) -> str:
    """A text as it survives being opened by Excel and LibreOffice in German.

    An area's key is written in its official parts (05 1 13 000): digits alone are a number to both,
    in quotes too. Other texts that they would take for a number, a day or a time get an apostrophe
    in front, as formulas do. The month of a code stays: Excel shows it as that month.
    """
    if text in _areas():
        return " ".join(part for part in (text[:2], text[2:3], text[3:5], text[5:]) if part)
    if is_code and _MONTH.fullmatch(text):
        return text
    return f"'{text}" if _READ_OTHERWISE.fullmatch(text) else text


@cache
def _areas() -> frozenset[str]:
    return frozenset({*names.regions(), *names.districts(), *names.municipalities()})


def _on_spelling(columns: list[Column], spelled: list[Column]) -> list[Line]:
    changed = [
        now
        for before, after in zip(columns, spelled, strict=True)
        for was, now in zip(before.values, after.values, strict=True)
        if was != now
    ]
    texts = []
    if any(not str(text).startswith("'") for text in changed):
        texts.append(
            _(
                "Keys of areas stand in their parts (05 1 13 000), so that Excel and LibreOffice "
                "keep the zero in front; without blanks: the workbook, or the CSV with "
                "format=plain."
            )
        )
    if any(str(text).startswith("'") for text in changed):
        texts.append(
            _(
                "An apostrophe stands in front of what Excel and LibreOffice would read as another "
                "number or day; it does not belong to the value."
            )
        )
    return [(_("Spelling"), text) for text in texts]


def plain(columns: list[Column], *, has_header: bool = True) -> bytes:
    """The table alone with `,` and decimal point, UTF-8 without byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    _write_table(writer, columns, decimal=".", has_header=has_header)
    return out.getvalue().encode()


def _write_table(
    writer: csv._writer,  # type: ignore[name-defined]
    columns: list[Column],
    *,
    decimal: str,
    has_header: bool = True,
) -> None:
    if has_header:
        writer.writerow([inert(column.header) for column in columns])
    values = [[cell(value, decimal) for value in column.values] for column in columns]
    writer.writerows(zip(*values, strict=True))


def cell(value: Value, decimal: str) -> str:
    """One value as text: numbers in full precision, without grouping; missing is empty.

    Days go with the decimal comma: 31.12.2019 is what a German Excel takes for a day.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value).removesuffix(".0").replace(".", decimal)
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    return inert(value)


def inert(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe in front of what looks like a formula."""
    cleaned = _CONTROL.sub("", text)
    return f"'{cleaned}" if _FORMULA.match(cleaned) else cleaned
