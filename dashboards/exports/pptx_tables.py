"""Native tables of a slide: as many rows and columns as stand there legibly."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from dashboards.charts.result import ChartResult
from dashboards.exports.grids import Grid, grid_of
from dashboards.exports.pptx_shapes import clean, describe, text_box, write
from dashboards.exports.pptx_theme import Box, is_mastered, paint, px
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.pictures.model import Compared, Picture

_FEWEST_COLUMNS, _LONGEST_CELL = 2, 48
#: Types of a table, the largest first: smaller ones are taken where they make the table whole.
_SIZES = (24, 22, 20, 18)
#: Width of a sign in parts of the type; place for the words below a table.
_SIGN, _NOTE = 0.56, 40.0


def table(slide: Any, result: ChartResult, picture: Picture, box: Box) -> None:
    """A native table: whole where some type allows it, else its first rows and how many there are.

    A heat map keeps its rows and columns, a comparison the measures of its picture.
    """
    left, top, width, height = box
    grid = _shown(result, picture)
    size, columns, heights = _set(grid.shortened(_LONGEST_CELL), width, height)
    part = _cut(grid.shortened(_LONGEST_CELL), columns, len(heights) - 1)
    frame = slide.shapes.add_table(
        len(heights), columns, px(left), px(top), px(width), px(sum(heights))
    )
    describe(frame, str(result.chart.title), result.sentence)
    for column, one in enumerate(part.widths(width, size * _SIGN)):
        frame.table.columns[column].width = px(one)
    for number, (row, one) in enumerate(zip([part.head, *part.rows], heights, strict=True)):
        frame.table.rows[number].height = px(one)
        for column, text in enumerate(row):
            is_number = part.is_number[column]
            _cell(frame.table.cell(number, column), text, size, (number == 0, is_number))
    left_out = _left_out(part, grid_of(result, result.picture))
    if left_out:
        place = (left, top + height - _NOTE + 6, width, 34)
        text_box(slide, place, [[(left_out, False)]], 24, role="ink-soft")


def _shown(result: ChartResult, picture: Picture) -> Grid:
    grid = grid_of(result, picture)
    if not isinstance(picture, Compared):
        return grid
    return replace(grid, rows=grid.rows[: len(picture.measures)])


def _cut(grid: Grid, columns: int, rows: int) -> Grid:
    kept = [row[:columns] for row in grid.rows[:rows]]
    return Grid(grid.head[:columns], kept, grid.is_number[:columns])


def _left_out(part: Grid, whole: Grid) -> str:
    """What of the table does not stand on the slide, and where it does; "" when all of it does."""
    said = []
    if len(part.rows) < len(whole.rows):
        said.append(
            _("{shown} of {total} rows").format(
                shown=formats.number(len(part.rows)), total=formats.number(len(whole.rows))
            )
        )
    if len(part.head) < len(whole.head):
        said.append(
            _("{shown} of {total} columns").format(
                shown=formats.number(len(part.head)), total=formats.number(len(whole.head))
            )
        )
    text = _("Here: {parts}; the page has the whole table.")
    return text.format(parts=", ".join(said)) if said else ""


def _set(grid: Grid, width: float, height: float) -> tuple[int, int, list[float]]:
    """Type, number of columns and heights of head and rows: the largest type that shows all.

    Where none does, the largest type, with what stands legibly in the room.
    """
    for size in _SIZES:
        if sum(grid.least_widths(size * _SIGN)) > width:
            continue
        heights = _heights(grid, width, size)
        if sum(heights) <= height - _NOTE:
            return size, len(grid.head), heights
    size = _SIZES[0]
    columns = _fitting_columns(grid, width, size)
    heights = _heights(_cut(grid, columns, len(grid.rows)), width, size)
    ends = list(accumulate(heights))
    count = sum(end <= height - _NOTE for end in ends)
    return size, columns, heights[: max(count, 2)]


def _fitting_columns(grid: Grid, width: float, size: int) -> int:
    """As many columns, from the left, as stand side by side with their words unbroken."""
    ends = accumulate(grid.least_widths(size * _SIGN))
    return max(sum(end <= width for end in ends), _FEWEST_COLUMNS)


def _heights(grid: Grid, width: float, size: int) -> list[float]:
    """Heights of the head and of every row, by the lines their cells take."""
    sign = size * _SIGN
    widths = grid.widths(width, sign)
    heights = []
    for row in [grid.head, *grid.rows]:
        lines = max(
            -(-len(text) * sign // (room - size)) for text, room in zip(row, widths, strict=True)
        )
        heights.append((max(lines, 1) * 1.25 + 0.6) * size)
    return heights


def _cell(cell: Any, text: str, size: int, kind: tuple[bool, bool]) -> None:
    is_head, is_number = kind
    if is_head and is_mastered():  # whatever the first accent of its theme is
        cell.fill.solid()
        paint(cell.fill.fore_color, "ink")
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    align = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    role = "surface" if is_head else "ink"
    write(cell.text_frame, [[(clean(text), is_head)]], size, role=role, align=align)
    cell.margin_left = cell.margin_right = px(size / 2)
    cell.margin_top = cell.margin_bottom = px(size / 4)
