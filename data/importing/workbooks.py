"""Workbooks (.xlsx, .ods) as grids of travelling cells."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import python_calamine as calamine

from data.importing import workbook_scan
from data.importing.cells import CellKind, from_workbook, marked, split
from data.importing.grids import FileRefusedError, Grid, Row
from data.importing.ods_scan import scan_ods
from data.importing.workbook_scan import SheetScan

SUFFIXES = (".xlsx", ".ods")


def read_workbook(path: Path, file: str) -> list[Grid]:
    """The sheets of a workbook that hold anything.

    Raises:
        FileRefusedError: too large, damaged or protected.
    """
    workbook_scan.check_sizes(path)
    try:
        scans = scan_ods(path) if path.suffix.lower() == ".ods" else workbook_scan.scan_xlsx(path)
        book = calamine.CalamineWorkbook.from_path(path)
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names if name in scans]
    except FileRefusedError:
        raise
    except calamine.PasswordError as error:
        raise FileRefusedError("unreadable-file", reason="Kennwort / password") from error
    except (calamine.CalamineError, zipfile.BadZipFile, OSError, KeyError, SyntaxError,
            ValueError) as error:  # fmt: skip
        raise FileRefusedError("unreadable-file", reason=f"{error}") from error
    filled = [sheet for sheet in sheets if sheet.start is not None or scans[sheet.name].kinds]
    return [
        Grid(
            path=path,
            file=file,
            title=sheet.name,
            rows=_Rows(sheet, scans[sheet.name]),
            row_estimate=sheet.height,
            is_only_sheet=len(filled) == 1,
            hidden_rows=frozenset(scans[sheet.name].hidden_rows),
            formula_count=scans[sheet.name].formula_count,
            first_formula=scans[sheet.name].first_formula,
        )
        for sheet in filled
    ]


class _Rows:
    """The rows of a sheet, as often as asked for."""

    def __init__(self, sheet: Any, scan: SheetScan) -> None:
        self._sheet = sheet
        self._scan = scan
        self._special: dict[int, list[int]] = {}
        for row, column in scan.kinds:
            self._special.setdefault(row, []).append(column)

    def __call__(self) -> Iterator[Row]:
        _, first_column = self._sheet.start or (0, 0)
        before = [""] * first_column
        seen = 0
        for number, values in enumerate(self._sheet.iter_rows(), start=1):
            seen = number
            cells = before + [from_workbook(value) for value in values]
            if number in self._special:
                self._mark(number, cells)
            yield number, cells
        for number in sorted(row for row in self._special if row > seen):
            cells = []
            self._mark(number, cells)
            yield number, cells

    def _mark(self, number: int, cells: list[str]) -> None:
        for column in self._special[number]:
            cells.extend([""] * (column + 1 - len(cells)))
            kind = self._scan.kinds[number, column]
            was, text = split(cells[column])
            if kind is not CellKind.PERCENT or was is CellKind.NUMBER:
                cells[column] = marked(kind, text)
