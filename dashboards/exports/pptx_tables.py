"""Native tables of a slide: as many rows and columns as stand there legibly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from dashboards.charts.result import ChartResult
from dashboards.exports.grids import Grid, grid_of
from dashboards.exports.pptx_shapes import clean, describe, text_box, write
from dashboards.exports.pptx_theme import Box, is_mastered, paint, px
from dashboards.language.i18n import gettext as _
from dashboards.pictures.model import Picture

MOST_ROWS = 9
_FEWEST_COLUMNS, _LONGEST_CELL = 2, 48
#: Type of a table and the width of one of its signs, in px.
_SIZE, _SIGN = 24, 13.4


def table(slide: Any, result: ChartResult, picture: Picture, box: Box) -> None:
    """A native table of the first rows that fit; a heat map keeps its rows and columns."""
    left, top, width, height = box
    whole = grid_of(result, picture).shortened(_LONGEST_CELL)
    grid = _narrowed(whole, width)
    widths = grid.widths(width, _SIGN)
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


def _narrowed(grid: Grid, width: float) -> Grid:
    """As many columns, from the left, as stand side by side with their words unbroken."""
    least = grid.least_widths(_SIGN)
    count = len(least)
    while count > _FEWEST_COLUMNS and sum(least[:count]) > width:
        count -= 1
    rows = [row[:count] for row in grid.rows]
    return Grid(grid.head[:count], rows, grid.is_number[:count])


def _heights(grid: Grid, widths: Sequence[float], room: float) -> list[float]:
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
    if is_head and is_mastered():  # whatever the first accent of its theme is
        cell.fill.solid()
        paint(cell.fill.fore_color, "ink")
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    align = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    role = "surface" if is_head else "ink"
    write(cell.text_frame, [[(clean(text), is_head)]], _SIZE, role=role, align=align)
    cell.margin_left = cell.margin_right = px(12)
    cell.margin_top = cell.margin_bottom = px(6)
