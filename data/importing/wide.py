"""The wide form of an indicator: `Indikator_<id>`, a row per area, a column per date.

Municipal monitoring keeps its tables like this. Here it becomes the long form of the sheet of
indicators; what is found about a value names its cell in the file as delivered.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from data.contracts import sheets
from data.importing.cells import CellKind, column_letters, split
from data.importing.cleaning import read_cell
from data.importing.findings import ERROR, MENDED, WARNING, Findings, Place
from data.importing.folding import fold, fold_name
from data.importing.grids import Grid, Row, WideText
from data.importing.numbers import number_meanings
from data.importing.signs import is_missing

_SHEET = sheets()["indicators"]
_TITLE = re.compile(r"indi[kc]ator[_ ]+(?P<id>.+)", re.IGNORECASE)
_SEARCHED_LINES = 40
STRIDE = 4_096
"""More columns than a wide table has: row and column of a cell as one number."""
_NAMES = frozenset({"name", "gebiet", "gebietsname", "bezeichnung", "kreis", "gemeinde", "quartier",
                    "area", "district", "municipality"})  # fmt: skip
_AREAS = _NAMES | {fold_name(name) for name in _SHEET.column("ags").spellings}
_SOURCES = frozenset({"quelle", "source"})


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
    above = takewhile(lambda row: row[0] < header.row, grid.rows())
    titles = sum(any(map(str.strip, cells)) for _, cells in above)
    if titles:
        findings.add(MENDED, "title-lines", dataclasses.replace(place, cell="A1"),
                     count=titles, row=header.row)  # fmt: skip
    for index, cell in enumerate(header.cells[1:], start=1):
        text = split(cell)[1].strip()
        is_known = index in header.dates or index == header.source or fold_name(text) in _NAMES
        if text and not is_known:
            at = f"{column_letters(index)}{header.row}"
            findings.add(WARNING, "unknown-column", dataclasses.replace(place, cell=at), text,
                         meant="")  # fmt: skip
    for index, number in sorted(_nameless(grid, header).items()):
        at = f"{column_letters(index)}{number}"
        findings.add(WARNING, "nameless-column", dataclasses.replace(place, cell=at),
                     column=column_letters(index))  # fmt: skip
    return dataclasses.replace(
        grid, title=grid.title or grid.path.stem, plain=None,
        wide=_as_text(grid, header, indicator),
        rows=lambda: _rows(grid, header, indicator),
    )  # fmt: skip


def _as_text(grid: Grid, header: WideHeader, indicator: str) -> WideText | None:
    """What the database may read by itself; None where empty lines need a closer look."""
    if grid.plain is None or grid.plain.last_blank > header.row:
        return None
    dates = {index: header.cells[index] for index in header.dates}
    return WideText(grid.plain, header.row, len(header.cells), indicator, dates, header.source)


def _nameless(grid: Grid, header: WideHeader) -> dict[int, int]:
    """Columns with values but no head, and the first row that has one."""
    found: dict[int, int] = {}
    width = len(header.cells)
    headless = [index for index in range(1, width) if not header.cells[index].strip()]
    for number, cells in grid.rows():
        if number <= header.row or not (headless or len(cells) > width):
            continue
        for index in (*headless, *range(width, len(cells))):
            if index < len(cells) and cells[index].strip():
                found.setdefault(index, number)
    return found


def _find_header(grid: Grid) -> WideHeader | None:
    """The line of dates above the first values; what is above it are titles, also names of areas.

    A line that names the column of areas and no dates is a head of something else: below it only a
    second line of heads, with nothing over the areas, can name dates.
    """
    lone: WideHeader | None = None
    names_areas = False
    for number, cells in islice(grid.rows(), _SEARCHED_LINES):
        first, others = (cells[0] if cells else ""), cells[1:]
        area = read_cell(first, _SHEET.column("ags"))
        is_area = bool(area.value) or area.refused == "area-name-twice"
        if is_area and any(_is_value(cell) for cell in others):
            return lone
        found = None if is_area else _dates_of(number, cells)
        is_head = fold_name(split(first)[1]) in _AREAS
        if found and first.strip() and (is_head or not (names_areas or lone)):
            return found
        if found and not first.strip() and _is_all_heads(found):
            # A single date with nothing before it may also belong to a title.
            if names_areas or len(found.dates) > 1:
                return found
            lone = lone or found
        names_areas = names_areas or (is_head and any(cell.strip() for cell in others))
    return lone


def _dates_of(number: int, cells: list[str]) -> WideHeader | None:
    """The line as one of dates; None where it names none."""
    period = _SHEET.column("year")
    dates = tuple(
        index for index, cell in enumerate(cells)
        if index and cell.strip() and read_cell(cell, period).value
    )  # fmt: skip
    named = [fold(split(cell)[1]) in _SOURCES for cell in cells]
    source = named.index(True) if any(named) else -1
    return WideHeader(number, cells, dates, source) if dates else None


def _is_all_heads(header: WideHeader) -> bool:
    """Whether every cell of the line is a date or the head of names or sources."""
    return all(
        index in header.dates or index == header.source or fold_name(split(cell)[1]) in _NAMES
        for index, cell in enumerate(header.cells) if cell.strip()
    )  # fmt: skip


def _is_value(cell: str) -> bool:
    kind, text = split(cell)
    return kind is not CellKind.TEXT or bool(number_meanings(text))


def says_nothing(cell: str) -> bool:
    """Whether an area has no value at a date: an empty cell, or a sign of that meaning."""
    text = split(cell)[1].strip()
    return not text or is_missing(text)


def _rows(grid: Grid, header: WideHeader, indicator: str) -> Iterator[Row]:
    yield header.row, [_SHEET.column(name).german for name in _SHEET.identity] + ["Wert", "Quelle"]
    for number, cells in grid.rows():
        if number <= header.row or not cells:
            continue
        source = cells[header.source] if 0 <= header.source < len(cells) else grid.file
        for index in header.dates:
            cell = cells[index] if index < len(cells) else ""
            if not says_nothing(cell):
                at = number * STRIDE + index
                yield at, [cells[0], indicator, header.cells[index], cell, source]
