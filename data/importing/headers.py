"""Which sheet a grid is, where its header stands, and which column means what."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import islice, zip_longest

from data import contracts
from data.contracts import Column, Sheet
from data.importing.cells import column_letters, shown
from data.importing.findings import ERROR, MENDED, WARNING, Findings, Place
from data.importing.folding import closest, fold_name, tidy
from data.importing.grids import Grid
from data.importing.head_words import Head, head_of, is_remark, read_head
from data.language import says

SEARCHED_LINES = 40


@dataclass(frozen=True)
class Header:
    """The header line found: its row number and per store column the place in the row.

    `factors`: what the cells of a column are multiplied by, where its head names a scale, and
    `remarks` the words that do. `refused`: columns whose head says that they hold something else;
    their cells are not read.
    """

    row: int
    width: int
    places: dict[str, int]
    factors: dict[str, Decimal] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    nameless: tuple[int, ...] = ()
    """Places in the row without a head."""

    def letter(self, column: str) -> str:
        """The column's letter in the file, or nothing when it was not delivered."""
        return column_letters(self.places[column]) if column in self.places else ""


@dataclass(frozen=True)
class HeadLines:
    """One line of heads, or two that make one: the cells, and the last row they take up."""

    row: int
    cells: list[str]
    lines_above: int
    score: int


@cache
def known_headers() -> frozenset[str]:
    """Every folded column name of every sheet."""
    return frozenset(
        fold_name(spelling)
        for sheet in contracts.sheets().values()
        for column in sheet.columns
        for spelling in column.spellings
    )


def names_column(cell: str, column: Column) -> bool:
    """Whether a cell is a header of that column, in either language."""
    return read_head(cell, (column,)) is not None


def find_header(grid: Grid, sheet: Sheet, findings: Findings) -> Header | None:
    """The line that names the most columns of the sheet; what is odd about it is noted."""
    title = grid.title or sheet.german
    found = head_lines(grid, sheet)
    if found is None:
        findings.add(WARNING, "empty-sheet", Place(grid.file, title))
        return None
    if found.score < min(2, sum(column.is_required for column in sheet.columns)):
        findings.add_unread("no-header", Place(grid.file, title), lines=SEARCHED_LINES)
        return None
    if found.lines_above:
        place = Place(grid.file, title, "A1")
        findings.add(MENDED, "title-lines", place, count=found.lines_above, row=found.row)
    return _understand(grid, sheet, findings, found)


def head_lines(grid: Grid, sheet: Sheet) -> HeadLines | None:
    """The best line, or pair of lines, among the first; None when they are all blank."""
    best: HeadLines | None = None
    above: tuple[int, list[str], int] | None = None
    filled = 0
    for number, cells in islice(grid.rows(), SEARCHED_LINES):
        if best and best.score == len(sheet.columns) and above and above[0] > best.row:
            # It names every column, and the line below it was no line of units.
            break
        score = _score(cells, sheet)
        if best is None or score > best.score:
            best = HeadLines(number, cells, filled, score)
        if above is not None:
            is_units = _is_units(cells)
            joined = _joined(above[1], cells, sheet)
            pair = _score(joined, sheet)
            # A second line counts when it names more columns, or when it holds units alone.
            if pair > max(score, best.score) or (is_units and pair == best.score == above[2] > 0):
                best = HeadLines(number, joined, filled - _is_filled(above[1]), pair)
        filled += _is_filled(cells)
        above = (number, cells, score)
    return best if filled else None


def _is_filled(cells: list[str]) -> bool:
    return any(cell.strip() for cell in cells)


def _score(cells: list[str], sheet: Sheet) -> int:
    """How many columns of the sheet a line names."""
    heads = (head_of(cell, sheet) for cell in cells if cell)
    return len({head.column.name for head in heads if head})


def _is_units(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(is_remark(cell) for cell in filled)


def _joined(upper: list[str], lower: list[str], sheet: Sheet) -> list[str]:
    """Two lines of heads as one: a head over several columns belongs to each of them."""
    joined = []
    spread = ""
    for above, below in zip_longest(upper, lower, fillvalue=""):
        top, bottom = tidy(shown(above)), tidy(shown(below))
        spread = top or (spread if bottom else "")
        pairs = (f"{spread} {bottom}", f"{bottom} {spread}") if spread and bottom else ()
        joined.append(next((pair for pair in pairs if head_of(pair, sheet)), bottom or top))
    return joined


def _understand(grid: Grid, sheet: Sheet, findings: Findings, found: HeadLines) -> Header:
    title = grid.title or sheet.german
    nameless = tuple(index for index, cell in enumerate(found.cells) if not tidy(shown(cell)))
    header = Header(found.row, len(found.cells), {}, nameless=nameless)
    refused: list[tuple[int, Head]] = []
    for index, cell in enumerate(found.cells):
        text = tidy(shown(cell))
        place = Place(grid.file, title, f"{column_letters(index)}{found.row}")
        head = head_of(text, sheet)
        if head is None:
            if text:
                meant = closest(text, [c.german for c in sheet.columns])
                findings.add(WARNING, "unknown-column", place, text, meant=meant)
        elif head.refused:
            refused.append((index, head))
        elif head.column.name in header.places:
            findings.add(ERROR, "duplicate-column", place, text, column=head.column.head)
        else:
            _place(header, index, head)
            if head.is_summed:
                findings.add(MENDED, "head-summed", place, text, column=head.column.head)
            if head.is_noted:
                findings.add(MENDED, "head-remark", place, text, column=head.column.head)
    for index, head in refused:
        place = Place(grid.file, title, f"{column_letters(index)}{found.row}")
        text = tidy(shown(found.cells[index]))
        if head.column.name in header.places:
            # „Anteil ESF (%)“ beside „Anteil ESF“: the plain one is the column.
            findings.add(WARNING, "unknown-column", place, text, meant="")
            continue
        _place(header, index, head)
        header.refused.add(head.column.name)
        findings.add(
            ERROR, head.refused, place, text, column=head.column.head, remark=head.remark,
            wanted=_wanted(head.column, sheet),
        )  # fmt: skip
    for column in sheet.columns:
        if column.is_required and column.name not in header.places:
            place = Place(grid.file, title, f"A{found.row}")
            findings.add(ERROR, "missing-column", place, column=column.head)
    return header


def _place(header: Header, index: int, head: Head) -> None:
    header.places[head.column.name] = index
    header.remarks[head.column.name] = head.remark
    if head.factor != 1:
        header.factors[head.column.name] = head.factor


def _wanted(column: Column, sheet: Sheet) -> str:
    """What the numbers of a column are, in words."""
    if column.allowed:
        numbers = ", ".join(column.allowed)
        return says(f"eine der Zahlen {numbers}", f"one of the numbers {numbers}")
    if column.type == "integer" and sheet.is_monthly:
        return says("die Anzahl im einzelnen Monat", "the count of the single month")
    if "percent" in column.unit:
        return says("Prozent von 0 bis 100", "percent from 0 to 100")
    words = {
        "money": says("Beträge in Euro", "amounts in euro"),
        "integer": says("eine Anzahl", "a count"),
        "staff_fte": says("Vollzeitstellen, etwa 0,5", "full-time posts, such as 0.5"),
        "longitude": says("Grad (WGS 84)", "degrees (WGS 84)"),
        "latitude": says("Grad (WGS 84)", "degrees (WGS 84)"),
    }
    of_values = says("der Wert in der Einheit des Indikators", "the value in the indicator's unit")
    return words.get(column.name) or words.get(column.type) or of_values
