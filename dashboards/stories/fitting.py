"""Makes a picture fit a slide: few rows, so that the last row of the room reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, assert_never

from dashboards.pictures.model import (
    AreaMap,
    Bars,
    Columns,
    Compared,
    Heat,
    KeyNumber,
    Lines,
    Lorenz,
    Multiples,
    Nothing,
    Picture,
    Ranges,
    Records,
    Scatter,
    Symbols,
    Tiles,
)
from dashboards.pictures.parts import Cell, HeatGroup, Part

#: Bars on a slide; with a second line under each label fewer fit.
MOST_BARS, MOST_WITH_SECOND_LINE = 8, 5
#: Columns of a heat map, months of a grid, and rows and columns of a list.
MOST_COLUMNS, MOST_MONTHS, MOST_ENTRIES, MOST_FIELDS = 6, 12, 7, 4
#: Seen as a whole, however many marks there are.
AtOnce = (
    Nothing | KeyNumber | Columns | Lines | Scatter | Lorenz | Tiles | AreaMap | Symbols | Records
)
_Cut = TypeVar("_Cut", Bars, Part)


def fitted(picture: Picture) -> tuple[Picture, int, int]:
    """The picture as a slide shows it, with the rows it shows of how many."""
    if isinstance(picture, Heat):
        return _fullest_cells(picture)
    if isinstance(picture, Bars | Multiples | Ranges):
        return _first_rows(picture)
    if isinstance(picture, Compared):
        shown = picture.measures[:MOST_BARS]
        return replace(picture, measures=shown), len(shown), len(picture.measures)
    if isinstance(picture, AtOnce):
        return picture, 0, 0
    assert_never(picture)


def _first_rows(picture: Bars | Multiples | Ranges) -> tuple[Picture, int, int]:
    labels = picture.labels
    most = MOST_WITH_SECOND_LINE if any(label.second for label in labels) else MOST_BARS
    if len(labels) <= most:
        return picture, len(labels), len(labels)
    total = picture.total if isinstance(picture, Bars) else 0
    return _cut(picture, most), most, total or len(labels)


def _cut(picture: Bars | Multiples | Ranges, most: int) -> Picture:
    if isinstance(picture, Multiples):
        parts = tuple(_first_marks(part, most) for part in picture.parts)
        return replace(picture, labels=picture.labels[:most], parts=parts)
    if isinstance(picture, Bars):
        cut = _first_marks(picture, most)
        return replace(cut, labels=picture.labels[:most], roles=picture.roles[:most])
    return replace(
        picture,
        labels=picture.labels[:most],
        starts=picture.starts[:most],
        ends=picture.ends[:most],
        ticks=picture.ticks[:most],
        texts=picture.texts[:most],
        rows=picture.rows[:most],
        held=_below(picture.held, most),
    )


def _first_marks(column: _Cut, most: int) -> _Cut:
    return replace(
        column,
        values=column.values[:most],
        texts=column.texts[:most],
        rows=column.rows[:most],
        held=_below(column.held, most),
    )


def _below(positions: Sequence[int], most: int) -> tuple[int, ...]:
    return tuple(position for position in positions if position < most)


def _fullest_cells(picture: Heat) -> tuple[Picture, int, int]:
    """A heat map with its fullest rows and columns, in their order; a grid with its last months."""
    rows = [row for group in picture.groups for row in group.rows]
    weights = [[_weight(cell) for cell in row.cells] for row in rows]
    sums = [sum(column) for column in zip(*weights, strict=True)]
    if picture.is_grid:
        columns = list(range(len(sums)))[-MOST_MONTHS:]
    else:
        columns = _largest(sums, MOST_COLUMNS)
    kept = [rows[index] for index in _largest([sum(row) for row in weights], MOST_BARS)]
    group = HeatGroup(
        label="",
        rows=tuple(
            replace(row, cells=tuple(row.cells[index] for index in columns)) for row in kept
        ),
    )
    shown = tuple(picture.columns[index] for index in columns)
    return replace(picture, columns=shown, groups=(group,), totals=()), len(kept), len(rows)


def _weight(cell: Cell) -> int:
    return cell.kind if isinstance(cell.kind, int) else 0


def _largest(values: list[int], most: int) -> list[int]:
    """Positions of the largest values, in their order."""
    ranked = sorted(range(len(values)), key=lambda index: (-values[index], index))
    return sorted(ranked[:most])
