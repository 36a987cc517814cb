"""The wide form of an indicator: `Indikator_<id>`, a row per area, a column per date.

Municipal monitoring keeps its tables like this. Here it becomes the long form of the sheet of
indicators; what is found about a value names its cell in the file as delivered.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from data.contracts import sheets
from data.importing.cells import column_letters, split
from data.importing.cleaning import read_cell
from data.importing.findings import ERROR, WARNING, Findings, Place
from data.importing.folding import fold, fold_name
from data.importing.grids import Grid, Row, SheetNotes
from data.importing.signs import is_missing

_TITLE = re.compile(r"indi[kc]ator[_ ]+(?P<id>.+)", re.IGNORECASE)
_SEARCHED_LINES = 40
STRIDE = 4_096
"""More columns than a wide table has: row and column of a cell as one number."""
_NAMES = frozenset({"name", "gebiet", "gebietsname", "bezeichnung", "kreis", "gemeinde", "quartier",
                    "area", "district", "municipality"})  # fmt: skip
_SOURCES = frozenset({"quelle", "source"})
_SHEET = sheets()["indicators"]


@dataclass(frozen=True)
class WideHeader:
    """The line of dates: its number and cells, the columns of dates, that of the source (or -1)."""

    row: int
    cells: list[str]
    dates: tuple[int, ...]
    source: int


def indicator_of(title: str) -> str | None:
    """The indicator that a sheet or file is named after."""
    match = _TITLE.fullmatch(title.strip())
    return match["id"].strip() if match else None


def place_in_wide(header_row: int, column: str, at: int) -> str:
    """The cell of the delivered table behind a value of the long form."""
    row, index = divmod(at, STRIDE)
    if column == "year":
        return f"{column_letters(index)}{header_row}"
    return f"{column_letters(0 if column == 'ags' else index)}{row}"


def as_long(grid: Grid, indicator: str, findings: Findings) -> Grid | None:
    """The same values as the sheet of indicators has them; None when there is no line of dates."""
    header = _find_header(grid)
    place = Place(grid.file, grid.title or _SHEET.german)
    if header is None:
        findings.add(ERROR, "no-dates", place, lines=_SEARCHED_LINES)
        return None
    for index, cell in enumerate(header.cells[1:], start=1):
        text = split(cell)[1].strip()
        is_known = index in header.dates or index == header.source or fold_name(text) in _NAMES
        if text and not is_known:
            at = f"{column_letters(index)}{header.row}"
            findings.add(WARNING, "unknown-column", dataclasses.replace(place, cell=at), text,
                         meant="")  # fmt: skip
    return dataclasses.replace(
        grid, title=grid.title or grid.path.stem, rows=lambda: _rows(grid, header, indicator),
        plain=None, notes=SheetNotes(),
    )  # fmt: skip


def _find_header(grid: Grid) -> WideHeader | None:
    period = _SHEET.column("year")
    for number, cells in islice(grid.rows(), _SEARCHED_LINES):
        dates = tuple(
            index for index, cell in enumerate(cells)
            if index and cell.strip() and read_cell(cell, period).value
        )  # fmt: skip
        # Below a line that names no dates, values that look like years are no dates either.
        if read_cell(cells[0] if cells else "", _SHEET.column("ags")).value:
            return None
        if dates and cells[0].strip():
            named = [fold(split(cell)[1]) in _SOURCES for cell in cells]
            return WideHeader(number, cells, dates, named.index(True) if any(named) else -1)
    return None


def _rows(grid: Grid, header: WideHeader, indicator: str) -> Iterator[Row]:
    yield header.row, [_SHEET.column(name).german for name in _SHEET.identity] + ["Wert", "Quelle"]
    for number, cells in grid.rows():
        if number <= header.row or not cells or not cells[0].strip():
            continue
        source = cells[header.source] if 0 <= header.source < len(cells) else grid.file
        for index in header.dates:
            cell = cells[index] if index < len(cells) else ""
            text = split(cell)[1].strip()
            if text and not is_missing(text):
                at = number * STRIDE + index
                yield at, [cells[0], indicator, header.cells[index], cell, source]
