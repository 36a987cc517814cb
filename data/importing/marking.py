"""A copy of each faulty file in which the cells are coloured and commented; the file itself stays.

A workbook is copied as it is (`marked_xlsx`, `marked_ods`). CSV files, and workbooks too large for
that, get an Excel copy of their values, every cell as text, so nothing in it runs; what such a copy
lost stands in a comment of its first cell.
"""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

from data.importing import marked_ods, marked_xlsx
from data.importing.cells import shown
from data.importing.delivery import MARKED_SUFFIX, Delivery
from data.importing.findings import ERROR, MENDED, Finding
from data.importing.grids import FileRefusedError
from data.importing.marked_comments import AUTHOR
from data.importing.packages import unpacked_size
from data.importing.xlsx_rows import COLUMNS
from data.language import says

COPIED_ROWS = 50_000
"""Of a longer sheet only the rows are copied in which something was found."""
LARGEST_WHOLE = 48 * 1024**2
"""Bytes, unpacked, of a workbook that is copied as it is: its sheets are held as a whole."""
_ERROR_COLOUR, _WARNING_COLOUR = "FFC7CE", "FFEB9C"
_MARKERS = {".xlsx": marked_xlsx.mark, ".ods": marked_ods.mark}
_VALUES = ".xlsx"
_CELL = re.compile(r"([A-Z]+)(\d+)")

Marks = dict[str, list[Finding]]
"""Findings by cell of one sheet."""


def can_be_marked(finding: Finding) -> bool:
    """Whether it names a cell of the delivery; a row of an earlier one has no cell to mark."""
    return finding.severity != MENDED and _CELL.fullmatch(finding.cell) is not None


def mark_copies(
    deliveries: Iterable[Delivery], findings: Iterable[Finding], folder: Path | None
) -> tuple[Path, ...]:
    """Write a marked copy of each file with errors or warnings in cells; gives where they lie.

    Args:
        deliveries: what was read.
        findings: what was found.
        folder: where the copies go; beside each file when None. Where it cannot be written the
            copy is left out: the report says everything that the copy would show.
    """
    marks: dict[tuple[str, str], Marks] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        if can_be_marked(finding):
            marks[finding.file, finding.sheet][finding.cell].append(finding)
    by_path: dict[Path, list[Delivery]] = defaultdict(list)
    for delivery in deliveries:
        by_path[delivery.grid.path].append(delivery)
    copies: list[Path] = []
    for path, sheets in by_path.items():
        marked = {d.title: marks[d.grid.file, d.title] for d in sheets
                  if (d.grid.file, d.title) in marks}  # fmt: skip
        if not marked:
            continue
        target = _target(path, folder or path.parent, copies)
        if copied := _write(path, target, sheets, marked):
            copies.append(copied)
    return tuple(copies)


def _target(path: Path, folder: Path, taken: list[Path]) -> Path:
    """The name of the copy; files of one name from several folders get a number each."""
    ending = path.suffix.lower() if path.suffix.lower() in _MARKERS else _VALUES
    stem = f"{path.stem}{MARKED_SUFFIX}"
    if not any(copy.stem == stem for copy in taken):
        return folder / f"{stem}{ending}"
    return folder / f"{path.stem}-{len(taken) + 1}{MARKED_SUFFIX}{ending}"


def _write(
    path: Path, target: Path, sheets: list[Delivery], marked: dict[str, Marks]
) -> Path | None:
    """Where the copy lies: of values only, it is an Excel workbook; None where none could be."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not (_is_small_workbook(path) and _mark_workbook(path, target, marked)):
            target.unlink(missing_ok=True)
            target = target.with_suffix(_VALUES)
            _copy_values(target, sheets, marked)
    except (OSError, xlsxwriter.exceptions.FileCreateError, FileRefusedError):
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
        return None
    return target


def _is_small_workbook(path: Path) -> bool:
    if path.suffix.lower() not in _MARKERS or not zipfile.is_zipfile(path):
        return False
    return unpacked_size(path) <= LARGEST_WHOLE


def _mark_workbook(path: Path, target: Path, marked: dict[str, Marks]) -> bool:
    """Whether it could be copied as it is."""
    marks = {
        title: {
            _place(name): marked_xlsx.Mark(_colour(found), _comment(found))
            for name, found in cells.items()
        }
        for title, cells in marked.items()
    }
    try:
        _MARKERS[path.suffix.lower()](path, target, marks)
    except marked_xlsx.CannotMarkError:
        return False
    return True


def _place(name: str) -> tuple[int, int]:
    letters, row = _CELL.fullmatch(name).groups()  # type: ignore[union-attr]
    return int(row), COLUMNS[letters]


def _colour(findings: list[Finding]) -> str:
    is_error = any(finding.severity == ERROR for finding in findings)
    return _ERROR_COLOUR if is_error else _WARNING_COLOUR


def _comment(findings: list[Finding]) -> str:
    return "\n".join(f"{finding.rule} {finding.advice}" for finding in findings)


def _copy_values(target: Path, sheets: list[Delivery], marked: dict[str, Marks]) -> None:
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False}) as book:
        formats = {
            colour: book.add_format({"bg_color": f"#{colour}"})
            for colour in (_ERROR_COLOUR, _WARNING_COLOUR)
        }
        for delivery in sheets:
            page = book.add_worksheet(delivery.title[:31])
            cells = marked.get(delivery.title, {})
            rows = {int(_CELL.fullmatch(name)[2]) for name in cells}  # type: ignore[index]
            is_long = max(delivery.grid.row_estimate, delivery.grid.notes.last_row) > COPIED_ROWS
            for number, texts in delivery.grid.rows():
                if is_long and number > delivery.header.row and number not in rows:
                    continue
                for index, text in enumerate(texts):
                    if text:
                        page.write_string(number - 1, index, shown(text)[:32_000])
            for name, findings in cells.items():
                _mark_cell(page, name, findings, formats)
            if "A1" not in cells:
                page.write_comment(0, 0, _what_is_lost(is_long))


def _what_is_lost(is_long: bool) -> str:
    if is_long:
        return says(
            "Nur Werte, ohne Formate und Formeln; von diesem langen Blatt nur die betroffenen "
            "Zeilen, an ihrer Stelle.",
            "Values only, without formats and formulas; of this long sheet only the rows "
            "concerned, in their place.",
        )
    return says("Nur Werte, ohne Formate und Formeln.", "Values only, no formats, no formulas.")


def _mark_cell(
    page: object, name: str, findings: list[Finding], formats: dict[str, object]
) -> None:
    """The value is written again, now with its colour."""
    page.write_string(name, findings[0].value, formats[_colour(findings)])  # type: ignore[attr-defined]
    page.write_comment(name, _comment(findings), {"author": AUTHOR, "x_scale": 2})  # type: ignore[attr-defined]
