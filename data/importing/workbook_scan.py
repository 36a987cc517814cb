"""What the reader of cells does not tell: hidden rows, formulas, errors, percent formats, extent.

Looks into the workbook before anything is unpacked into memory, and refuses what would fill it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from openpyxl.utils import column_index_from_string
from openpyxl.xml.functions import fromstring

from data.importing.cells import CellKind, column_letters
from data.importing.grids import FileRefusedError
from data.language import written_count, written_megabytes

LARGEST_UNPACKED = 512 * 1024**2
"""Bytes a workbook may have when unpacked; a year's outreach of all projects has under a tenth."""
LARGEST_EXTENT = 20_000_000
"""Cells between A1 and the last cell: the reader holds them all."""
LARGEST_MARKED = 2_000_000
"""Cells of a sheet that need a mark of their own, such as percentages: each is remembered."""
_CHUNK = 4 * 1024**2

_ROW_OR_CELL = re.compile(
    rb"<(?:\w+:)?row\b([^>]*)>|<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL
)
_REFERENCE = re.compile(rb'\br="([A-Z]*)(\d+)"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_HAS_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)\b[^>]*>[^<]")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_PERCENT_FORMATS = frozenset({9, 10})


@dataclass
class SheetScan:
    """What one sheet hides; `kinds`: (row, column from 0) of cells whose text would mislead."""

    hidden_rows: set[int] = field(default_factory=set)
    kinds: dict[tuple[int, int], CellKind] = field(default_factory=dict)
    formula_count: int = 0
    first_formula: str = ""
    last_row: int = 0
    last_column: int = 0

    def mark(self, row: int, column: int, kind: CellKind) -> None:
        """Remember what a cell is where its text would mislead; the first word counts."""
        self.kinds.setdefault((row, column), kind)
        if len(self.kinds) > LARGEST_MARKED:
            raise FileRefusedError("too-many-marks", limit=written_count(LARGEST_MARKED))

    def note_formula(self, row: int, column: int, *, has_value: bool) -> None:
        """A formula counts by its stored result; without one there is no value to read."""
        if has_value:
            self.formula_count += 1
            self.first_formula = self.first_formula or f"{column_letters(column)}{row}"
        else:
            self.mark(row, column, CellKind.FORMULA)

    def note_extent(self, row: int, column: int) -> None:
        """Refuse a stray cell far away before the area in between is laid out in memory."""
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
        if self.last_row * (self.last_column + 1) > LARGEST_EXTENT:
            last = f"{column_letters(self.last_column)}{self.last_row}"
            raise FileRefusedError("too-wide", last=last)


def unpacked_size(path: Path) -> int:
    """Bytes a workbook has when unpacked, as it says itself."""
    with zipfile.ZipFile(path) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def check_sizes(path: Path) -> None:
    """Refuse a workbook that is larger unpacked than we read, or lies about its size.

    Raises:
        FileRefusedError: too large, damaged, or with a password.
    """
    try:
        unpacked = unpacked_size(path)
        if unpacked > LARGEST_UNPACKED:
            raise FileRefusedError(
                "too-large",
                size=written_megabytes(unpacked),
                limit=written_megabytes(LARGEST_UNPACKED),
            )
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise FileRefusedError("unreadable-file", reason=_reason(error)) from error
    if damaged:
        raise FileRefusedError("unreadable-file", reason=f"{damaged}")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__


def scan_xlsx(path: Path) -> dict[str, SheetScan]:
    """Sheet by sheet what an Excel workbook hides."""
    with zipfile.ZipFile(path) as archive:
        percent_styles = _percent_styles(archive)
        return {
            title: _scan_sheet(archive, part, percent_styles)
            for title, part in _sheet_parts(archive)
        }


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    workbook = _workbook_part(archive)
    folder = PurePosixPath(workbook).parent
    relations = f"{folder}/_rels/{PurePosixPath(workbook).name}.rels".lstrip("./")
    targets = {
        entry.get("Id"): entry.get("Target", "") for entry in fromstring(archive.read(relations))
    }
    names = set(archive.namelist())
    for sheet in fromstring(archive.read(workbook)).iter():
        if sheet.tag.endswith("}workbookPr") and sheet.get("date1904") in ("1", "true"):
            # Plain numbers meant as days would come out four years early.
            raise FileRefusedError("unreadable-file", reason="Datumssystem / date system 1904")
        if not sheet.tag.endswith("}sheet"):
            continue
        identifier = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        target = targets.get(identifier, "")
        part = target.lstrip("/") if target.startswith("/") else str(folder / target)
        if part in names:
            yield sheet.get("name", ""), part


def _workbook_part(archive: zipfile.ZipFile) -> str:
    for entry in fromstring(archive.read("_rels/.rels")):
        if entry.get("Type", "").endswith("/officeDocument"):
            return str(entry.get("Target", "")).lstrip("/")
    return "xl/workbook.xml"


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[bytes]:
    try:
        root = fromstring(archive.read("xl/styles.xml"))
    except KeyError:
        return frozenset()
    formats = set(_PERCENT_FORMATS)
    cells: list[int] = []
    for group in root:
        if group.tag.endswith("}numFmts"):
            formats |= {int(f.get("numFmtId", 0)) for f in group if "%" in f.get("formatCode", "")}
        if group.tag.endswith("}cellXfs"):
            cells = [int(xf.get("numFmtId", 0)) for xf in group]
    return frozenset(str(index).encode() for index, f in enumerate(cells) if f in formats)


def _scan_sheet(archive: zipfile.ZipFile, part: str, percent_styles: frozenset[bytes]) -> SheetScan:
    scan = SheetScan()
    row = 0
    with archive.open(part) as file:
        for chunk in _whole_rows(file):
            for match in _ROW_OR_CELL.finditer(chunk):
                if match[1] is not None:
                    number = _REFERENCE.search(match[1])
                    row = int(number[2]) if number else row + 1
                    if _HIDDEN.search(match[1]):
                        scan.hidden_rows.add(row)
                elif match[3]:
                    _note_cell(scan, row, match[2], match[3], percent_styles)
    return scan


def _whole_rows(file: IO[bytes]) -> Iterator[bytes]:
    """The sheet's XML in pieces that end where a row ends."""
    rest = b""
    while piece := file.read(_CHUNK):
        rest += piece
        end = max(rest.rfind(b"<row "), rest.rfind(b":row "))
        start = rest.rfind(b"<", 0, end + 1) if end > 0 else 0
        if start > 0:
            yield rest[:start]
            rest = rest[start:]
        elif len(rest) > LARGEST_UNPACKED // 4:
            raise FileRefusedError("unreadable-file", reason="row")
    yield rest


def _note_cell(
    scan: SheetScan, row: int, attributes: bytes, content: bytes, percent_styles: frozenset[bytes]
) -> None:
    reference = _REFERENCE.search(attributes)
    if reference is None:
        return
    column = column_index_from_string(reference[1].decode()) - 1
    scan.note_extent(row, column)
    if b't="e"' in attributes:
        scan.mark(row, column, CellKind.ERROR)
    elif _FORMULA.search(content):
        scan.note_formula(row, column, has_value=bool(_HAS_VALUE.search(content)))
    style = _STYLE.search(attributes)
    if style and style[1] in percent_styles and b't="s"' not in attributes:
        scan.mark(row, column, CellKind.PERCENT)
