"""One sheet of one file as rows of travelling cells, wherever it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Row = tuple[int, list[str]]
"""The row's number as the file shows it, and its cells from column A on."""


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
class Grid:
    """A sheet: its names, its rows, and what a workbook knows beyond the cells' text."""

    path: Path
    file: str
    title: str
    rows: Callable[[], Iterator[Row]]
    row_estimate: int = 0
    is_csv: bool = False
    plain: PlainText | None = None
    is_only_sheet: bool = True
    hidden_rows: frozenset[int] = frozenset()
    formula_count: int = 0
    first_formula: str = ""
    encoding: str = ""
