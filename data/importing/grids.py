"""One sheet of one file as rows of travelling cells, wherever it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from data.importing.cells import column_letters

Row = tuple[int, list[str]]
"""The row's number as the file shows it, and its cells from column A on."""

LARGEST_EXTENT = 20_000_000
"""Cells between A1 and the last cell of a sheet; beyond, a stray cell stands far away."""
WIDEST = 16_384
"""Columns a sheet may have, in Excel as in LibreOffice."""


class FileRefusedError(Exception):
    """A file that is not read at all; `kind` and `words` make the message."""

    def __init__(self, kind: str, **words: object) -> None:
        self.kind = kind
        self.words = words
        super().__init__(kind)


@dataclass(frozen=True)
class PlainText:
    """A CSV file the database may read by itself: UTF-8, no quotes, no odd characters.

    `last_blank` is the last empty line that is followed by others (0: none).
    """

    path: Path
    separator: str
    last_blank: int


@dataclass(frozen=True)
class WideText:
    """A plain CSV file with a column per date, and what stands in its line of dates.

    `dates` are columns with their heads, `source` the column of sources (-1: there is none).
    """

    plain: PlainText
    header_row: int
    width: int
    indicator: str
    dates: dict[int, str]
    source: int


@dataclass
class SheetNotes:
    """What reading a sheet noted beside its cells; complete once all rows were read."""

    hidden_rows: set[int] = field(default_factory=set)
    formula_count: int = 0
    first_formula: str = ""
    widest: int = 0
    last_row: int = 0

    def start_over(self) -> None:
        """The rows are read from the first again."""
        self.__init__()  # type: ignore[misc]

    def note_formula(self, row: int, column: int) -> None:
        """A formula that counts by its stored result."""
        self.formula_count += 1
        self.first_formula = self.first_formula or f"{column_letters(column)}{row}"

    def note_extent(self, row: int, width: int) -> None:
        """Refuse what spreads further than anybody fills in: by rows and by the cells' places.

        Raises:
            FileRefusedError: before anything is laid out.
        """
        self.widest, self.last_row = max(self.widest, width), max(self.last_row, row)
        if self.widest > WIDEST or self.last_row * self.widest > LARGEST_EXTENT:
            last = f"{column_letters(self.widest - 1)}{self.last_row}"
            raise FileRefusedError("too-wide", last=last)


@dataclass(frozen=True)
class Grid:
    """A sheet: its names, its rows, and what a workbook knows beyond the cells' text."""

    path: Path
    file: str
    title: str
    rows: Callable[[], Iterator[Row]]
    row_estimate: int = 0
    is_csv: bool = False
    plain: PlainText | None = None
    wide: WideText | None = None
    is_only_sheet: bool = True
    is_hidden: bool = False
    is_1904: bool = False
    """Whether its plain numbers, meant as days, count from 1904."""
    encoding: str = ""
    notes: SheetNotes = field(default_factory=SheetNotes)

    @property
    def hidden_rows(self) -> set[int]:
        """Rows that the file hides; known once all were read."""
        return self.notes.hidden_rows

    @property
    def formula_count(self) -> int:
        """Formulas that count by their stored result; known once all rows were read."""
        return self.notes.formula_count

    @property
    def first_formula(self) -> str:
        """The first of them, such as K2."""
        return self.notes.first_formula
