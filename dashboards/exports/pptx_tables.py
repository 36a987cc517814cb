"""Native tables of a slide: as many rows and columns as stand there legibly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from dashboards.charts.result import ChartResult
from dashboards.exports.pptx_shapes import SIGNS, clean, describe, text_box, write
from dashboards.exports.pptx_theme import Box, px
from dashboards.i18n import gettext as _
from dashboards.pictures.model import Heat, Picture

MOST_ROWS = 9
_FEWEST_COLUMNS, _LONGEST_CELL = 2, 48
#: Type of a table and the width of one of its signs, in px.
_SIZE, _SIGN = 24, 13.4


@dataclass(frozen=True)
class _Grid:
    """A table to be set: heads, rows, and which columns hold numbers."""

    head: list[str]
    rows: list[list[str]]
    is_number: list[bool]


def table(slide: Any, result: ChartResult, picture: Picture, box: Box) -> None:
    """A native table of the first rows that fit; a heat map keeps its rows and columns."""
    left, top, width, height = box
    whole = _heat(picture) if isinstance(picture, Heat) else _written(result)
    grid = _narrowed(whole, width)
    widths = _widths(grid, width)
    heights = _heights(grid, widths, height - 40)
    frame = slide.shapes.add_table(
        len(heights), len(grid.head), px(left), px(top), px(width), px(sum(heights))
    )
    describe(frame, str(result.chart.title), result.sentence)
    for column, one in enumerate(widths):
        frame.table.columns[column].width = px(one)
    for number, (row, one) in enumerate(zip([grid.head, *grid.rows], heights, strict=False)):
        frame.table.rows[number].height = px(one)
        for column, text in enumerate(row):
            is_number = grid.is_number[column]
            _cell(frame.table.cell(number, column), text, (number == 0, is_number))
    if len(grid.rows) >= len(heights) or len(grid.head) < len(whole.head):
        note = _("Part of the table; the page has all of it.")
        place = (left, top + sum(heights) + 6, width, 34)
        text_box(slide, place, [[(note, False)]], 24, role="ink-soft")


def _narrowed(grid: _Grid, width: float) -> _Grid:
    """As many columns, from the left, as stand side by side with their words unbroken."""
    least = _least_widths(grid)
    count = len(least)
    while count > _FEWEST_COLUMNS and sum(least[:count]) > width:
        count -= 1
    rows = [row[:count] for row in grid.rows]
    return _Grid(grid.head[:count], rows, grid.is_number[:count])


def _written(result: ChartResult) -> _Grid:
    """The rows as the reader reads them."""
    columns = result.chart.variables
    return _Grid(
        [str(column.label) for column in columns],
        [[_shortened(text) for text in row] for row in result.written],
        [column.kind == "number" for column in columns],
    )


def _heat(picture: Heat) -> _Grid:
    columns = [column.label.replace("\u00ad", "") for column in picture.columns]
    rows = [
        [row.label, *(SIGNS.get(cell.kind, cell.text) for cell in row.cells)]
        for group in picture.groups
        for row in group.rows
    ]
    return _Grid([picture.corner, *columns], rows, [False] + [True] * len(columns))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"


def _columns_of(grid: _Grid) -> list[tuple[str, ...]]:
    return list(zip(grid.head, *grid.rows[:50], strict=True))


def _least_widths(grid: _Grid) -> list[float]:
    """Per column the width of its longest word."""
    words = [
        max(len(word) for text in column for word in (text.split() or [""]))
        for column in _columns_of(grid)
    ]
    return [count * _SIGN * 1.1 + 28 for count in words]


def _widths(grid: _Grid, width: float) -> list[float]:
    """Columns share the width by their longest text, none narrower than its longest word."""
    least = _least_widths(grid)
    wanted = [max(len(text) for text in column) * _SIGN + 28 for column in _columns_of(grid)]
    spare = max(width - sum(least), 0)
    more = [max(want - low, 1) for want, low in zip(wanted, least, strict=True)]
    widths = [low + spare * part / sum(more) for low, part in zip(least, more, strict=True)]
    return [one * width / sum(widths) for one in widths]


def _heights(grid: _Grid, widths: Sequence[float], room: float) -> list[float]:
    """Heights of the head and of the rows that fit, by the lines their cells take."""
    heights: list[float] = []
    for row in [grid.head, *grid.rows[:MOST_ROWS]]:
        lines = max(
            -(-len(text) * _SIGN // (width - 24)) for text, width in zip(row, widths, strict=True)
        )
        height = max(lines, 1) * _SIZE * 1.25 + 14
        if heights and sum(heights) + height > room:
            break
        heights.append(height)
    return heights


def _cell(cell: Any, text: str, kind: tuple[bool, bool]) -> None:
    is_head, is_number = kind
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    align = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    role = "surface" if is_head else "ink"
    write(cell.text_frame, [[(clean(text), is_head)]], _SIZE, role=role, align=align)
    cell.margin_left = cell.margin_right = px(12)
    cell.margin_top = cell.margin_bottom = px(6)
