"""An OpenDocument workbook (.ods): its sheets, read once from first to last.

All sheets stand in one part, so they are read together and their rows kept as one text each; what
is repeated (as programs write equal rows and cells) is kept once.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.importing import cells
from data.importing.cells import CellKind, marked
from data.importing.grids import FileRefusedError, Row, SheetNotes
from data.importing.ods_text import paragraphs
from data.importing.packages import Package, elements, refused
from data.importing.shown_numbers import Shown, says_more

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_OFFICES = re.compile(r"(?:LibreOffice|Collabora|\w*OpenOffice|NeoOffice|MicrosoftOffice)")
_SEPARATOR = "\x1f"
"""Between the cells of a row that is kept; no XML can hold it."""


@dataclass
class OdsSheet:
    """A sheet: its rows from row `number` on, each so many times."""

    title: str
    is_hidden: bool
    packed: list[tuple[int, int, str]] = field(default_factory=list)
    notes: SheetNotes = field(default_factory=SheetNotes)
    next_row: int = 1
    is_calculated: bool = False
    """Whether a program that calculates wrote it: its formula without a value is an empty text."""

    def rows(self) -> Iterator[Row]:
        """Every row that has cells, as often as asked for."""
        for number, count, packed in self.packed:
            texts = packed.split(_SEPARATOR)
            for offset in range(count):
                yield number + offset, list(texts)


@dataclass
class OdsBook:
    """The sheets of a workbook, and from which day its plain numbers count."""

    sheets: list[OdsSheet] = field(default_factory=list)
    is_1904: bool = False
    is_calculated: bool = False


def read_ods(path: Path) -> OdsBook:
    """The workbook's sheets with their rows.

    Raises:
        FileRefusedError: locked, damaged, or spread over more cells than we read.
    """
    book = OdsBook()
    hidden_styles: set[str] = set()
    with Package(path) as package:
        if "META-INF/manifest.xml" in package and (
            b"encryption-data" in package.read("META-INF/manifest.xml")
        ):
            raise FileRefusedError("with-password")
        book.is_calculated = _is_by_an_office(package)
        with package.open("content.xml") as file:
            tags = (f"{_STYLE}style", f"{_TABLE}null-date", f"{_TABLE}table", f"{_TABLE}table-row")
            for event, element in elements(file, *tags, starts=True):
                _take(book, hidden_styles, event, element)
    return book


def _take(book: OdsBook, hidden_styles: set[str], event: str, element: Any) -> None:
    if event == "start":
        if element.tag == f"{_TABLE}table" and _is_sheet(element):
            style = element.get(f"{_TABLE}style-name", "")
            title = element.get(f"{_TABLE}name", "")
            sheet = OdsSheet(title, style in hidden_styles, is_calculated=book.is_calculated)
            book.sheets.append(sheet)
    elif element.tag == f"{_STYLE}style":
        if any(entry.get(f"{_TABLE}display") == "false" for entry in element):
            hidden_styles.add(element.get(f"{_STYLE}name", ""))
    elif element.tag == f"{_TABLE}null-date":
        book.is_1904 = element.get(f"{_TABLE}date-value", "").startswith("1904")
    elif element.tag == f"{_TABLE}table-row" and book.sheets and _is_row_of_a_sheet(element):
        _take_row(book.sheets[-1], element)


def _is_sheet(element: Any) -> bool:
    """Whether a table is a sheet; links to other files keep theirs elsewhere."""
    parent = element.getparent()
    return parent is not None and parent.tag == f"{_OFFICE}spreadsheet"


def _is_row_of_a_sheet(element: Any) -> bool:
    return next(
        (_is_sheet(above) for above in element.iterancestors(f"{_TABLE}table")), False
    )  # fmt: skip


def _take_row(sheet: OdsSheet, element: Any) -> None:
    count = _repeated(element, "number-rows-repeated")
    first, sheet.next_row = sheet.next_row, sheet.next_row + count
    texts: list[str] = []
    waiting = 0
    for cell in element:
        is_covered = cell.tag == f"{_TABLE}covered-table-cell"
        if not is_covered and cell.tag != f"{_TABLE}table-cell":
            continue
        repeated = _repeated(cell, "number-columns-repeated")
        text, is_formula = ("", False) if is_covered else _cell(cell, sheet)
        if not text:
            waiting += repeated
            continue
        sheet.notes.note_extent(first + count - 1, len(texts) + waiting + repeated)
        texts.extend([""] * waiting)
        if is_formula:
            sheet.notes.note_formula(first, len(texts))
            sheet.notes.formula_count += count * repeated - 1
        texts.extend([text] * repeated)
        waiting = 0
    if texts:
        sheet.packed.append((first, count, _SEPARATOR.join(texts)))
        if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            sheet.notes.hidden_rows.update(range(first, first + count))


def _repeated(element: Any, name: str) -> int:
    count = int(element.get(f"{_TABLE}{name}", 1))
    if count < 1:
        raise refused("ihr Inhalt ist beschädigt", "its content is damaged")
    return count


def _is_by_an_office(package: Package) -> bool:
    """Whether a program wrote the file that calculates its formulas, and not a library."""
    if "meta.xml" not in package:
        return False
    generators = package.root("meta.xml").iter(f"{_META}generator")
    return any(_OFFICES.match(one.text or "") is not None for one in generators)


def _cell(cell: Any, sheet: OdsSheet) -> tuple[str, bool]:
    """The travelling cell, and whether it is the stored result of a formula.

    LibreOffice writes no value at all for an empty text that it took over from an Excel workbook.
    """
    text = paragraphs(cell)
    kind = cell.get(f"{_OFFICE}value-type", "")
    formula = cell.get(f"{_TABLE}formula")
    is_formula = formula is not None
    if cell.get(f"{_CALCEXT}value-type") == "error" or cells.is_error_text(text):
        return marked(CellKind.ERROR, text.strip()), False
    if formula is not None and not kind and not text:
        is_empty_text = sheet.is_calculated and '""' in formula
        return ("", True) if is_empty_text else (marked(CellKind.FORMULA, ""), False)
    return _value(cell, kind, text), is_formula


def _value(cell: Any, kind: str, text: str) -> str:
    if kind in ("float", "currency", "percentage"):
        number = float(cell.get(f"{_OFFICE}value", "nan").replace("_", "?"))
        if not math.isfinite(number):
            return marked(CellKind.ERROR, text.strip())
        if kind == "percentage":
            return cells.of_percent(number)
        seen = Shown(text.strip(), is_exact=True) if says_more(number, text) else None
        return cells.of_number(number, seen)
    if kind == "boolean":
        return cells.of_boolean(cell.get(f"{_OFFICE}boolean-value") == "true")
    if kind == "date":
        return cells.of_iso_moment(cell.get(f"{_OFFICE}date-value", ""), text)
    value = cell.get(f"{_OFFICE}string-value") if kind == "string" else None
    return cells.of_text(text if value is None else value)
