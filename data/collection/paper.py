"""How the workbooks of a collection lie on paper: rows as high as their text, a sheet as wide."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

_LINE_POINTS = 15
_A4 = 9
_ROOM = 0.9
"""Of a column's width in figures, what broken lines fill on average."""


def row_height(cells: Iterable[tuple[str, int]]) -> int:
    """Points that a row needs whose texts are broken to their columns' widths.

    Programs measure rows themselves only where somebody types.
    """
    return _LINE_POINTS * max((_lines(text, width) for text, width in cells), default=1)


def _lines(text: str, width: int) -> int:
    return sum(max(1, math.ceil(len(line) / (_ROOM * width))) for line in text.split("\n"))


def lay_out(page: Any) -> None:
    """A4 across, all columns on one sheet, the heads on each."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
