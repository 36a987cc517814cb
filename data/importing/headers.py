"""Which sheet a grid is, where its header stands, and which column means what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from data import contracts
from data.contracts import Column, Sheet
from data.importing.cells import column_letters, shown
from data.importing.findings import ERROR, MENDED, WARNING, Findings, Place
from data.importing.folding import closest, fold_name, tidy
from data.importing.grids import Grid

SEARCHED_LINES = 40
TEMPLATE_SHEETS = frozenset({"hinweise", "codelisten", "notes", "codelists"})
"""Sheets of our own template that hold no data."""
_TRAILER = re.compile(r"^(?P<name>.*?)[\s_.-]*(?:\(?\d[\d\s_.()-]*\)?|kopie|copy|neu|final)*$")


@dataclass(frozen=True)
class Header:
    """The header line found: its row number and per store column the place in the row."""

    row: int
    width: int
    places: dict[str, int]

    def letter(self, column: str) -> str:
        """The column's letter in the file, or nothing when it was not delivered."""
        return column_letters(self.places[column]) if column in self.places else ""


@cache
def sheet_names() -> dict[str, str]:
    """Folded German and English sheet name to the sheet's name in the store."""
    return {
        fold_name(spelling): sheet.name
        for sheet in contracts.sheets().values()
        for spelling in (sheet.german, sheet.name)
    }


@cache
def known_headers() -> frozenset[str]:
    """Every folded column name of every sheet."""
    return frozenset(
        fold_name(spelling)
        for sheet in contracts.sheets().values()
        for column in sheet.columns
        for spelling in (column.german, column.english)
    )


def fold_header(cell: str) -> str:
    """A header without the remarks people add: `Gesamtausgaben (€)`, `Eigenanteil in EUR`."""
    bare = re.sub(r"\(.*?\)|\[.*?\]|\s(?:in\s)?(?:€|EUR|Euro|%)\s*$", "", tidy(shown(cell)))
    return fold_name(bare or cell)


def names_column(cell: str, column: Column) -> bool:
    """Whether a cell is a header of that column, in either language."""
    spellings = (column.german, column.english, column.name)
    return fold_header(cell) in {fold_name(spelling) for spelling in spellings}


def recognise(grid: Grid, findings: Findings) -> Sheet | None:
    """The sheet a grid delivers, by the name of the sheet or of the file."""
    title = grid.title or grid.path.stem
    if fold_name(title) in TEMPLATE_SHEETS:
        return None
    titles = [title]
    if grid.title and grid.is_only_sheet:
        titles.append(grid.path.stem)
    for candidate in titles:
        if name := _named(candidate):
            return contracts.sheets()[name]
    germans = {s.german: s.german for s in contracts.sheets().values()}
    english = {s.name: s.german for s in contracts.sheets().values()}
    near = closest(title, germans | english)
    findings.add(
        WARNING, "unknown-sheet", Place(grid.file, grid.title), title,
        meant=(germans | english).get(near, ""),
    )  # fmt: skip
    return None


def _named(title: str) -> str | None:
    """`Kontakte`, also `kontakte_2020-03` or `Kontakte (2)`."""
    names = sheet_names()
    match = _TRAILER.match(title.lower())
    return names.get(fold_name(title)) or (names.get(fold_name(match["name"])) if match else None)


def find_header(grid: Grid, sheet: Sheet, findings: Findings) -> Header | None:
    """The line that names the most columns of the sheet; what is odd about it is noted."""
    names = {
        fold_name(spelling): column
        for column in sheet.columns
        for spelling in (column.german, column.english, column.name)
    }
    best: tuple[int, int, list[str]] = (0, 0, [])
    filled_above = 0
    lines_above = 0
    for number, cells in islice(grid.rows(), SEARCHED_LINES):
        score = len({names[name].name for name in map(fold_header, cells) if name in names})
        if score > best[0]:
            best, lines_above = (score, number, cells), filled_above
        filled_above += any(cell.strip() for cell in cells)
    score, number, cells = best
    if score == 0 and filled_above == 0:
        findings.add(WARNING, "empty-sheet", Place(grid.file, grid.title or sheet.german))
        return None
    if score < min(2, sum(column.is_required for column in sheet.columns)):
        findings.add(
            ERROR, "no-header", Place(grid.file, grid.title or sheet.german), lines=SEARCHED_LINES
        )
        return None
    if lines_above:
        place = Place(grid.file, grid.title or sheet.german, "A1")
        findings.add(MENDED, "title-lines", place, count=lines_above, row=number)
    return _understand(grid, sheet, findings, names, number, cells)


def _understand(
    grid: Grid, sheet: Sheet, findings: Findings, names: dict[str, Column],
    number: int, cells: list[str],
) -> Header:  # fmt: skip
    places: dict[str, int] = {}
    for index, cell in enumerate(cells):
        text = tidy(shown(cell))
        place = Place(grid.file, grid.title or sheet.german, f"{column_letters(index)}{number}")
        column = names.get(fold_header(text))
        if column is None:
            if text:
                meant = closest(text, [c.german for c in sheet.columns])
                findings.add(WARNING, "unknown-column", place, text, meant=meant)
        elif column.name in places:
            findings.add(ERROR, "duplicate-column", place, text, column=column.german)
        else:
            places[column.name] = index
    for column in sheet.columns:
        if column.is_required and column.name not in places:
            place = Place(grid.file, grid.title or sheet.german, f"A{number}")
            findings.add(ERROR, "missing-column", place, column=column.german)
    return Header(number, len(cells), places)
