"""CSV: as German Excel opens it, with title lines; or plain, the table alone for programs."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable

from dashboards.exports.documents import CODE_FORMAT, Column, Line, Value
from dashboards.language.i18n import gettext as _

BYTE_ORDER_MARK = "\ufeff"

#: A spreadsheet takes a text that starts like this for a formula, blanks in front included.
_FORMULA = re.compile(r"^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def for_excel(lines: Iterable[Line], columns: list[Column]) -> bytes:
    """Title lines and table with `;` and decimal comma, UTF-8 with byte order mark.

    Codes stand as they are, though spreadsheets read digits as a number: nothing that leaves the
    value alone keeps its zero in Excel and LibreOffice (docs/interface.md). A line says so.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([inert(label), inert(text)] for label, text in [*lines, *_on_zeros(columns)])
    writer.writerow([])
    _write_table(writer, columns, decimal=",")
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _on_zeros(columns: list[Column]) -> list[Line]:
    coded = (column for column in columns if column.number_format == CODE_FORMAT)
    if not any(str(value).startswith("0") for column in coded for value in column.values):
        return []
    text = _(
        "Excel and LibreOffice leave out the zero in front when they open this file: read the "
        "columns of codes as text, or take the workbook."
    )
    return [(_("Codes"), text)]


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
