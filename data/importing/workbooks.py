"""Workbooks (.xlsx, .ods) as grids of travelling cells: one reader decides what each cell is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from data.importing import ods, xlsx, xlsx_rows
from data.importing.grids import Grid, SheetNotes
from data.importing.packages import Package, check_archive, damage_in_words

SUFFIXES = (".xlsx", ".ods")


def read_workbook(path: Path, file: str) -> list[Grid]:
    """The sheets of a workbook that hold anything; what it is tells its content, not its name.

    Raises:
        FileRefusedError: too large, damaged or protected.
    """
    with damage_in_words():
        check_archive(path)
        with Package(path) as package:
            is_ods = "content.xml" in package and "[Content_Types].xml" not in package
        return _ods_grids(path, file) if is_ods else _xlsx_grids(path, file)


def _xlsx_grids(path: Path, file: str) -> list[Grid]:
    book = xlsx.read_workbook_parts(path)
    filled = []
    for sheet in book.sheets:
        notes = SheetNotes()
        rows = partial(xlsx_rows.rows, book, sheet, notes)
        if any(cell for _, cells in rows() for cell in cells):
            filled.append((sheet, rows, notes))
    return [
        Grid(
            path=path, file=file, title=sheet.title, rows=rows, is_1904=book.is_1904, notes=notes,
            is_only_sheet=len(filled) == 1, is_hidden=sheet.is_hidden,
            row_estimate=xlsx_rows.told_rows(book, sheet),
        )
        for sheet, rows, notes in filled
    ]  # fmt: skip


def _ods_grids(path: Path, file: str) -> list[Grid]:
    book = ods.read_ods(path)
    filled = [sheet for sheet in book.sheets if sheet.packed]
    return [
        Grid(
            path=path, file=file, title=sheet.title, rows=sheet.rows, is_1904=book.is_1904,
            notes=sheet.notes, is_only_sheet=len(filled) == 1, is_hidden=sheet.is_hidden,
            row_estimate=sheet.next_row,
        )
        for sheet in filled
    ]  # fmt: skip
