"""The cells of an Excel sheet, row by row; one row is held at a time."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from data.importing import cells
from data.importing.cells import DAYS_TO_1904, CellKind, column_letters, marked
from data.importing.grids import LARGEST_EXTENT, WIDEST, Row, SheetNotes
from data.importing.number_formats import NumberFormat, Shows
from data.importing.packages import Package, damage_in_words, elements, refused
from data.importing.xlsx import NAMESPACES, SheetPart, Workbook, local, rich_text, unescaped

_DAY_ZERO = dt.datetime(1899, 12, 30)
_LAST_DAY = 2_958_466
"""The day after 31.12.9999; beyond it Excel shows ##### instead of a date."""
_REMEMBERED = 200_000
_ROWS = tuple(f"{{{namespace}}}row" for namespace in NAMESPACES)
_TOLD_EXTENT = re.compile(rb"dimension ref=[\"'][A-Z]*[0-9]*:[A-Z]+([0-9]+)")
COLUMNS = {column_letters(index): index for index in range(WIDEST)}
_NUMBER_FORMAT = NumberFormat((("", 0.0, Shows.NUMBER),))


def rows(book: Workbook, sheet: SheetPart, notes: SheetNotes) -> Iterator[Row]:
    """Every row that has cells; what else the sheet says goes into `notes`.

    Raises:
        FileRefusedError: damaged, or spread over more cells than we read.
    """
    notes.start_over()
    read = _Reader(book)
    number = 0
    with damage_in_words(), Package(book.path) as package, package.open(sheet.part) as file:
        for _, element in elements(file, *_ROWS):
            number = row_number(element, number)
            texts, formulas = read.row(element, str(number))
            notes.note_extent(number, max(len(texts), 1))
            for column in formulas:
                notes.note_formula(number, column)
            if element.get("hidden") in ("1", "true"):
                notes.hidden_rows.add(number)
            yield number, texts


def told_rows(book: Workbook, sheet: SheetPart) -> int:
    """How many rows the sheet says that it has: enough for showing progress; 0: not said."""
    with damage_in_words(), Package(book.path) as package, package.open(sheet.part) as file:
        told = _TOLD_EXTENT.search(file.read(4096))
    return min(int(told[1]), LARGEST_EXTENT) if told else 0


def row_number(row: Any, before: int) -> int:
    """What the row says itself, or its first cell, or else the one after the row before."""
    told = row.get("r")
    if told is None and len(row):
        told = (row[0].get("r") or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or None
    number = int(told) if told else before + 1
    if number <= before:
        raise refused(f"Zeile {number} steht mehrfach da", f"row {number} is there twice")
    return number


class _Reader:
    """Cells as they travel; what a number looks like in a style is remembered."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._day_zero = _DAY_ZERO + dt.timedelta(DAYS_TO_1904 if book.is_1904 else 0)
        self._numbers: dict[tuple[str | None, str], str] = {}
        self._of_type: dict[str, Callable[[str, str | None], str]] = {
            "n": self._number, "s": self._shared, "str": _text, "inlineStr": _text,
            "b": _boolean, "e": _error, "d": _moment,
        }  # fmt: skip

    def row(self, row: Any, number: str) -> tuple[list[str], list[int]]:
        """The cells from column A on, and the columns of formulas that have a result."""
        texts: list[str] = []
        formulas: list[int] = []
        width = 0
        for cell in row:
            place = cell.get("r")
            column = width if place is None else COLUMNS.get(place.removesuffix(number), -1)
            if column < 0 or (place is not None and not place.endswith(number)):
                raise refused(
                    f"die Zelle {place[:20]} steht in Zeile {number}",
                    f"the cell {place[:20]} stands in row {number}",
                )
            text, is_formula = self._cell(cell)
            if column >= width:
                if column > width:
                    texts.extend([""] * (column - width))
                texts.append(text)
                width = column + 1
            elif texts[column]:
                raise refused(f"die Zelle {place} ist zweimal da", f"the cell {place} comes twice")
            else:
                texts[column] = text
            if is_formula:
                formulas.append(column)
        return texts, formulas

    def _cell(self, cell: Any) -> tuple[str, bool]:
        value = formula = inline = None
        for child in cell:
            name = local(child)
            if name == "v":
                value = child.text or ""
            elif name == "f":
                formula = child.text or ""
            elif name == "is":
                inline = rich_text(child)
        kind = cell.get("t", "n")
        if formula is not None and self._is_open(kind, value, formula):
            return marked(CellKind.FORMULA, ""), False
        if inline is not None:
            return inline, formula is not None
        if not value:
            return "", formula is not None
        return self._of_type.get(kind, _text)(value, cell.get("s")), formula is not None

    def _is_open(self, kind: str, value: str | None, formula: str) -> bool:
        """Whether a formula has no result; an empty text is one.

        Libraries that calculate nothing write 0 and ask whoever opens the workbook to calculate.
        Excel says `str` of an empty text; others write an empty value for it, as some do where
        nothing was calculated. Only a formula with "" in it can have that result.
        """
        if value is None:
            return True
        if value:
            return value == "0" and kind == "n" and self._book.asks_calculation
        return kind != "str" and not (self._book.is_calculated and '""' in formula)

    def _shared(self, value: str, _style: str | None) -> str:
        index = int(value)
        if index < 0:
            raise refused("ein gemeinsamer Text fehlt", "a shared text is missing")
        return self._book.shared_texts[index]

    def _number(self, value: str, style: str | None) -> str:
        known = self._numbers.get((style, value))
        if known is None:
            known = self._read_number(value, int(style or 0))
            if len(self._numbers) > _REMEMBERED:
                self._numbers.clear()
            self._numbers[style, value] = known
        return known

    def _read_number(self, value: str, style: int) -> str:
        try:
            number = float(value.replace("_", "?"))
        except ValueError:
            return _text(value, None)
        if not math.isfinite(number):
            return marked(CellKind.ERROR, value)
        formats = self._book.formats
        number_format = formats[style] if style < len(formats) else _NUMBER_FORMAT
        shows = number_format.shows(number)
        if shows is Shows.NUMBER:
            return cells.of_number(number, number_format.shown(number))
        if shows is Shows.PERCENT:
            return cells.of_percent(number)
        if shows is Shows.LENGTH or (shows is Shows.TIME and 0 <= number < 1):
            return _hours(number)
        return self._day(number)

    def _day(self, number: float) -> str:
        if not 0 <= number < _LAST_DAY:
            return marked(CellKind.ERROR, "#####")
        # Excel counts a 29 February 1900 that there was not.
        is_before_it = 0 < number < 60 and not self._book.is_1904
        seconds = dt.timedelta(days=is_before_it, seconds=round(number * 86_400))
        try:
            return cells.of_moment(self._day_zero + seconds)
        except OverflowError:
            return marked(CellKind.ERROR, "#####")


def _hours(days: float) -> str:
    """A time of day, or a length of time."""
    minutes, seconds = divmod(round(abs(days) * 86_400), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{'-' if days < 0 else ''}{hours:02d}:{minutes:02d}:{seconds:02d}"


def _text(value: str, _style: str | None) -> str:
    return cells.of_text(unescaped(value))


def _boolean(value: str, _style: str | None) -> str:
    return cells.of_boolean(value.strip() in ("1", "true"))


def _error(value: str, _style: str | None) -> str:
    return marked(CellKind.ERROR, value)


def _moment(value: str, _style: str | None) -> str:
    return cells.of_iso_moment(value.strip(), value)
