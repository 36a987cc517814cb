"""What the reader of cells does not tell of an OpenDocument workbook: hidden, computed, extent."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from openpyxl.xml.functions import iterparse

from data.importing.cells import CellKind
from data.importing.workbook_scan import SheetScan

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def scan_ods(path: Path) -> dict[str, SheetScan]:
    """Sheet by sheet what an OpenDocument workbook hides."""
    scans: dict[str, SheetScan] = {}
    scan, row, column = SheetScan(), 1, 0
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as file:
        for event, element in iterparse(file, events=("start", "end")):
            tag = element.tag
            if event == "start":
                if tag == f"{_TABLE}table":
                    scan, row = scans.setdefault(element.get(f"{_TABLE}name"), SheetScan()), 1
                elif tag == f"{_TABLE}table-row":
                    column = 0
            elif tag == f"{_TABLE}table-cell":
                column += _note_cell(scan, element, row, column)
            elif tag == f"{_TABLE}covered-table-cell":
                column += int(element.get(f"{_TABLE}number-columns-repeated", 1))
            elif tag == f"{_TABLE}table-row":
                row += _note_row(scan, element, row)
                element.clear()
    return scans


def _note_cell(scan: SheetScan, element: Any, row: int, column: int) -> int:
    repeated = int(element.get(f"{_TABLE}number-columns-repeated", 1))
    kind = element.get(f"{_OFFICE}value-type", "")
    text = "".join(element.itertext()).strip()
    if not kind and not text:
        return repeated
    scan.note_extent(row, column + repeated - 1)
    if element.get(f"{_TABLE}formula"):
        is_error = text.startswith(("#", "Err:"))
        if is_error:
            scan.mark(row, column, CellKind.ERROR)
        else:
            scan.note_formula(row, column, has_value=bool(text))
    elif kind == "percentage":
        for offset in range(repeated):
            scan.mark(row, column + offset, CellKind.PERCENT)
    return repeated


def _note_row(scan: SheetScan, element: Any, row: int) -> int:
    repeated = int(element.get(f"{_TABLE}number-rows-repeated", 1))
    has_cells = scan.last_row >= row
    if has_cells:
        scan.note_extent(row + repeated - 1, scan.last_column)
        if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            scan.hidden_rows.update(range(row, row + repeated))
    return repeated
