"""Workbooks: a sheet per chart with number formats, and an Info sheet that says what it is."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboards.charts.result import ChartResult
from dashboards.exports import documents
from dashboards.exports.documents import Column, Line
from dashboards.language.i18n import gettext as _

_LONGEST_SHEET_NAME = 31
_LONGEST_CELL = 32_767
_WIDTHS = (10, 60)
_INFO_WIDTHS = (24, 100)
_SHEET_NAME_SIGNS = str.maketrans("[]:*?/\\'", "()     ’")
#: Texts stay texts, whatever they look like.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Sheet:
    """One chart's sheet: its table, or the sentence that says why there is none."""

    title: str
    columns: Sequence[Column] = ()
    lines: Sequence[Line] = ()
    problem: str = ""


def sheet(result: ChartResult) -> Sheet:
    """A chart's sheet; the sentence that says why, where its rows are more than a sheet holds."""
    if result.chart.is_too_large:
        return Sheet(str(result.chart.title), problem=result.sentence)
    lines = [*documents.chart_lines(result), (_("Definition"), str(result.chart.definition))]
    return Sheet(str(result.chart.title), documents.reader_columns(result), lines)


def workbook(title: str, sheets: Sequence[Sheet], lines: Sequence[Line]) -> bytes:
    """A workbook of these sheets and an Info sheet.

    Args:
        title: of the whole, as in the file's properties.
        sheets: in order; titles become sheet names.
        lines: what holds for all sheets.
    """
    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"title": title, "comments": "\n".join(map(": ".join, lines))})
    styles = _Styles(book)
    names = sheet_names([sheet.title for sheet in sheets])
    for name, sheet in zip(names, sheets, strict=True):
        _write_sheet(book.add_worksheet(name), sheet, styles)
    _write_info(book.add_worksheet(_("Info")), [(title, ""), *lines], names, sheets, styles)
    book.close()
    return out.getvalue()


class _Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.header = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        )
        self.bold = book.add_format({"bold": True, "valign": "top"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self._book = book
        self._numbers: dict[str, Format] = {}

    def number(self, pattern: str) -> Format | None:
        """The format of a column; None where the cells need none."""
        if pattern and pattern not in self._numbers:
            self._numbers[pattern] = self._book.add_format({"num_format": pattern})
        return self._numbers.get(pattern)


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Names Excel accepts: at most 31 signs, no brackets, colons, slashes …, each once."""
    taken = {_("Info").casefold()}
    found: list[str] = []
    for title in titles:
        base = " ".join(title.translate(_SHEET_NAME_SIGNS).split()) or _("Table")
        name, count = _shortened(base, ""), 1
        while name.casefold() in taken:
            count += 1
            name = _shortened(base, f" ({count})")
        taken.add(name.casefold())
        found.append(name)
    return found


def _shortened(text: str, suffix: str) -> str:
    """The first and the last words: titles of a page often begin alike and end in what differs."""
    room = _LONGEST_SHEET_NAME - len(suffix)
    if len(text) <= room:
        return text + suffix
    ends = [place for place, sign in enumerate(text) if sign == " "]
    tail = next((text[place + 1 :] for place in ends if len(text) - place - 1 <= room // 2 + 2), "")
    return f"{text[: room - 1 - len(tail)].rstrip()}…{tail}{suffix}"


def _write_sheet(page: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    if sheet.problem:
        page.write_string(0, 0, sheet.problem, styles.bold)
        return
    height = max((len(column.values) for column in sheet.columns), default=0)
    for index, column in enumerate(sheet.columns):
        page.write_string(0, index, column.header, styles.header)
        page.set_column(index, index, _width(column))
        style = styles.number(column.number_format)
        for row, value in enumerate(column.values, start=1):
            _write_value(page, (row, index), value, style)
        if column.number_format == documents.CODE_FORMAT and height:
            page.ignore_errors({"number_stored_as_text": xl_range(1, index, height, index)})
    page.freeze_panes(1, 0)
    if height:
        page.autofilter(0, 0, height, len(sheet.columns) - 1)


def _write_value(
    page: Worksheet, place: tuple[int, int], value: documents.Value, style: Format | None
) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        page.write_boolean(*place, value)
    elif isinstance(value, int | float):
        page.write_number(*place, value, style)
    elif isinstance(value, dt.date):
        page.write_datetime(*place, value, style)
    else:
        page.write_string(*place, value[:_LONGEST_CELL], style)


def _width(column: Column) -> int:
    longest = max((len(str(value)) for value in column.values if value is not None), default=0)
    least, most = _WIDTHS
    return min(max(longest + 2, len(column.header) // 2 + 2, least), most)


def _write_info(
    page: Worksheet,
    lines: Sequence[Line],
    names: list[str],
    sheets: Sequence[Sheet],
    styles: _Styles,
) -> None:
    for index, width in enumerate(_INFO_WIDTHS):
        page.set_column(index, index, width)
    parts: list[Line] = list(lines)
    for name, sheet in zip(names, sheets, strict=True):
        parts += [("", ""), (_("Sheet"), name), *sheet.lines]
    for row, (label, text) in enumerate(parts):
        page.write_string(row, 0, label, styles.bold)
        page.write_string(row, 1, text[:_LONGEST_CELL], styles.text)
