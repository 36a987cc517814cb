"""A copy of each faulty file in which the cells are coloured and commented; the file itself stays.

An Excel workbook is copied as it is: formulas, formats and the other sheets included. CSV and
OpenDocument files, and workbooks too large for that, get an Excel copy of their values, every cell
as text, so nothing in it runs.
"""

from __future__ import annotations

import contextlib
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from data.importing.cells import shown
from data.importing.delivery import MARKED_SUFFIX, Delivery
from data.importing.findings import ERROR, MENDED, Finding
from data.importing.packages import unpacked_size
from data.language import says

COPIED_ROWS = 50_000
"""Of a longer sheet only the rows are copied in which something was found."""
LARGEST_WHOLE = 48 * 1024**2
"""Bytes, unpacked, of a workbook that is copied as it is: changing it takes ten times its size."""
_ERROR_COLOUR, _WARNING_COLOUR = "FFC7CE", "FFEB9C"
_AUTHOR = "ZiQ"
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
        if _write(path, target, sheets, marked):
            copies.append(target)
    return tuple(copies)


def _target(path: Path, folder: Path, taken: list[Path]) -> Path:
    """The name of the copy; files of one name from several folders get a number each."""
    target = folder / f"{path.stem}{MARKED_SUFFIX}.xlsx"
    if target not in taken:
        return target
    return folder / f"{path.stem}-{len(taken) + 1}{MARKED_SUFFIX}.xlsx"


def _write(path: Path, target: Path, sheets: list[Delivery], marked: dict[str, Marks]) -> bool:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix.lower() == ".xlsx" and unpacked_size(path) <= LARGEST_WHOLE:
            try:
                _mark_workbook(path, target, marked)
            except (ValueError, KeyError, TypeError, AttributeError, IndexError):
                # What calamine reads, openpyxl may not: then the values alone are copied.
                _copy_values(target, sheets, marked)
        else:
            _copy_values(target, sheets, marked)
    except (OSError, xlsxwriter.exceptions.FileCreateError):
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
        return False
    return True


def _mark_workbook(path: Path, target: Path, marked: dict[str, Marks]) -> None:
    book = openpyxl.load_workbook(path, rich_text=True)
    for title, cells in marked.items():
        for name, findings in cells.items():
            cell = book[title][name]
            cell.fill = PatternFill("solid", start_color=_colour(findings))
            before = f"{cell.comment.text}\n\n" if cell.comment else ""
            cell.comment = Comment(before + _comment(findings), _AUTHOR, height=140, width=320)
    book.save(target)


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
            if is_long:
                page.write_comment(0, 0, says(
                    "Langes Blatt: nur die betroffenen Zeilen, an ihrer Stelle.",
                    "Long sheet: only the rows concerned, in their place."))  # fmt: skip


def _mark_cell(
    page: object, name: str, findings: list[Finding], formats: dict[str, object]
) -> None:
    """The value is written again, now with its colour."""
    page.write_string(name, findings[0].value, formats[_colour(findings)])  # type: ignore[attr-defined]
    page.write_comment(name, _comment(findings), {"author": _AUTHOR, "x_scale": 2})  # type: ignore[attr-defined]
