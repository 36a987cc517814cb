"""Native tables of a slide: as many rows and columns as stand there legibly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from dashboards.charts.result import ChartResult
from dashboards.exports.grids import Grid, grid_of
from dashboards.exports.pptx_shapes import clean, describe, text_box, write
from dashboards.exports.pptx_theme import Box, is_banded, is_mastered, paint, px
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.pictures.model import Compared, Picture, Ranges

_FEWEST_COLUMNS, _FEWEST_ROWS, _LONGEST_CELL = 2, 3, 48
#: Types of a table, the largest first: smaller ones are taken where they make the table whole.
_SIZES = (24, 22, 20, 18)
#: Slides that one table has at most: what needs more is no table for a projector.
_MOST_SLIDES = 3
#: Width of a sign in parts of the type; place for the words below a table.
_SIGN, _NOTE = 0.56, 40.0
#: Office's style of a table that has lines and no fills („Keine Formatvorlage, Tabellenraster“).
_GRID_STYLE = "{5940675A-B579-460E-94D1-54222C63F5DA}"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
#: What a further line of the title takes.
_TITLE_LINE = 64.0


@dataclass(frozen=True)
class Rest:
    """Where a table goes on that has more rows than its slide.

    Attributes:
        start: the first row of the next slide.
        size: its type; all slides of a table have the same.
        columns: how many columns stand there.
        slides: how many slides it has so far.
    """

    start: int
    size: int
    columns: int
    slides: int


def table(
    slide: Any, result: ChartResult, picture: Picture, box: Box, rest: Rest | None = None
) -> Rest | None:
    """A native table: whole where some type allows it, else on up to three slides.

    Where three would not hold it, its first rows and how many there are. A heat map keeps its rows
    and columns, a comparison the measures of its picture.

    Returns:
        where it goes on on the next slide, None where it ends.
    """
    left, top, width, height = box
    room = height - _NOTE
    grid = _shown(result, picture)
    if rest or not _is_one_slide(grid, width, room):
        grid = grid.shortened(_LONGEST_CELL)
    size, columns, goes_on = (rest.size, rest.columns, True) if rest else _set(grid, width, room)
    whole = _cut(grid, columns)
    head, *rows = _heights(whole, width, size)
    start = rest.start if rest else 0
    heights = [head, *_standing(head, rows[start:], room)]
    end = start + len(heights) - 1
    lines = [whole.head, *whole.rows[start:end]]
    frame = slide.shapes.add_table(
        len(heights), columns, px(left), px(top), px(width), px(sum(heights))
    )
    describe(frame, str(result.chart.title), result.sentence)
    if not is_banded():
        frame._element.find(f".//{{{_DRAWING}}}tableStyleId").text = _GRID_STYLE
    for column, one in enumerate(whole.widths(width, size * _SIGN)):
        frame.table.columns[column].width = px(one)
    for number, (row, one) in enumerate(zip(lines, heights, strict=True)):
        frame.table.rows[number].height = px(one)
        for column, text in enumerate(row):
            is_number = whole.is_number[column]
            _cell(frame.table.cell(number, column), text, size, (number == 0, is_number))
    slides = rest.slides + 1 if rest else 1
    more = goes_on and end < len(rows) and slides < _MOST_SLIDES
    everything = grid_of(result, result.picture)
    left_out = _left_out(len(everything.rows) if more else end, columns, everything)
    if left_out:
        place = (left, top + height - _NOTE + 6, width, 34)
        text_box(slide, place, [[(left_out, False)]], 24, role="ink-soft")
    return Rest(end, size, columns, slides) if more else None


def _shown(result: ChartResult, picture: Picture) -> Grid:
    """The rows that the projector shows, as the words above the table say."""
    grid = grid_of(result, picture)
    if isinstance(picture, Compared):
        return replace(grid, rows=grid.rows[: len(picture.measures)])
    if isinstance(picture, Ranges):
        return replace(grid, rows=grid.rows[: len(picture.labels)])
    return grid


def _cut(grid: Grid, columns: int) -> Grid:
    kept = [row[:columns] for row in grid.rows]
    return Grid(grid.head[:columns], kept, grid.is_number[:columns])


def _left_out(rows: int, columns: int, whole: Grid) -> str:
    """What of the table does not stand on slides, and where it does; "" when all of it does."""
    said = []
    if rows < len(whole.rows):
        said.append(
            _("{shown} of {total} rows").format(
                shown=formats.number(rows), total=formats.number(len(whole.rows))
            )
        )
    if columns < len(whole.head):
        said.append(
            _("{shown} of {total} columns").format(
                shown=formats.number(columns), total=formats.number(len(whole.head))
            )
        )
    text = _("Here: {parts}; the page has the whole table.")
    return text.format(parts=", ".join(said)) if said else ""


def _is_one_slide(grid: Grid, width: float, room: float) -> bool:
    """Some type shows all of it, long cells too."""
    return any(
        sum(grid.least_widths(size * _SIGN)) <= width
        and _slides(_heights(grid, width, size), room) == 1
        for size in _SIZES
    )


def _set(grid: Grid, width: float, room: float) -> tuple[int, int, bool]:
    """Type, number of columns, and whether the table goes on: the largest type that shows all.

    That is on one slide, else on as few as hold it. Where none does, the largest type with the
    columns that stand side by side.
    """
    whole = [size for size in _SIZES if sum(grid.least_widths(size * _SIGN)) <= width]
    counted = [(size, _slides(_heights(grid, width, size), room)) for size in whole]
    for most in range(1, _MOST_SLIDES + 1):
        for size, count in counted:
            if count <= most:
                return size, len(grid.head), True
    size = _SIZES[0]
    columns = len(grid.head) if size in whole else _fitting_columns(grid, width, size)
    cut = _heights(_cut(grid, columns), width, size)
    return size, columns, _slides(cut, room) <= _MOST_SLIDES


def _standing(head: float, rows: Sequence[float], room: float) -> list[float]:
    """Those of the rows, from the first, that stand below a head; one at least.

    So many that no slide after this one has a row or two alone.
    """
    count = sum(end <= room for end in accumulate(rows, initial=head)) - 1
    if 0 < len(rows) - count < _FEWEST_ROWS:
        count = len(rows) - _FEWEST_ROWS
    return list(rows[: max(count, 1)])


def _slides(heights: Sequence[float], room: float) -> int:
    """How many slides rows take, the head on each of them."""
    head, *rows = heights
    count = 1
    while len(rows) > len(standing := _standing(head, rows, room)):
        rows = rows[len(standing) :]
        room -= _TITLE_LINE if count == 1 else 0  # the title says that it goes on
        count += 1
    return count


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
