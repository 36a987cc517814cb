"""What a choice leaves in sight: the rows around those of the choice.

A chart is not narrowed by the key that its own marks set: who chose one Baustein still sees the
other two and can add them. The page shows these rows dimmed; sentence, n and files speak of the
choice alone. The question is asked a second time without the own key, so that the rows around are
the same protected cells that this wider choice shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from dashboards.charts.base import Chart
from dashboards.charts.result import ChartResult, shown
from dashboards.language.variables import variable
from dashboards.pictures.model import Bars, Multiples, Picture
from dashboards.pictures.parts import Part, Text
from queries.filters import FilterState
from queries.rows import Row, Rows

_AREAS = ("region", "district", "municipality", "neighbourhood")
"""Keys of areas, each lying inside one of the key before it."""

_Entry = TypeVar("_Entry")
_Column = TypeVar("_Column", Bars, Part)


def own_keys(chart: Chart, filters: FilterState) -> tuple[str, ...]:
    """The keys of the choice that do not narrow what the chart leaves in sight.

    Areas are released with what they lie in, Quartiere inside it. A row of which only a smaller
    area is chosen holds that area alone, and beside it the whole of another would mislead: then
    areas narrow as ever. A list of what lies below a chosen area is about that area.
    """
    months = ("from_month", "to_month")
    found = [
        key
        for name in chart.toggles
        for key in (months if name == "month" else (variable(name).filter_key or name,))
    ]
    areas = [_AREAS.index(key) for key in found if key in _AREAS]
    if not areas:
        return tuple(found)
    rest = [key for key in found if key not in _AREAS]
    own = areas[0]
    is_narrower = any(getattr(filters, key) for key in _AREAS[own + 1 :])
    if len(areas) > 1 or is_narrower:
        return tuple(rest)
    first = own if _AREAS[own] == "neighbourhood" else 0
    return (*rest, *_AREAS[first : own + 1])


def in_sight(result: ChartResult, *, whole: bool = False) -> ChartResult:
    """The result as the page shows it: the rows of the choice and, named as `outside`, the others.

    Of very many rows those with most, unless the whole is asked for.

    The rows stand in the order of the wider choice, so that a choice moves nothing. The result
    itself where nothing lies outside, or nothing matches the choice.
    """
    filters = result.scope.filters
    wider = filters.without(*own_keys(result.chart, filters))
    chosen = result if whole else result.as_shown
    if wider == filters or result.is_empty:
        return chosen
    around = result.chart.query(result.scope.with_filters(wider))
    if not whole:
        around = shown(result.chart, around)
    rows, outside = _merged(chosen.rows, around, result.chart.toggles)
    return replace(chosen, rows=rows, outside=outside) if outside else chosen


def _merged(chosen: Rows, around: Rows, names: Sequence[str]) -> tuple[Rows, tuple[int, ...]]:
    """Rows of the wider choice with those of the choice in their place, and which lie outside."""
    inside = _by_value(chosen, names)
    order: list[Row] = []
    outside: list[int] = []
    for value, rows in _by_value(around, names).items():
        kept = inside.pop(value, None)
        if kept is None:
            outside += range(len(order), len(order) + len(rows))
        order += kept or rows
    order += [row for rows in inside.values() for row in rows]
    return Rows.of(order, chosen.names), tuple(outside)


def _by_value(rows: Rows, names: Sequence[str]) -> dict[tuple[Any, ...], list[Row]]:
    """The rows by what a click on them chooses, in the order in which that first occurs."""
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row[name] for name in names), []).append(row)
    return found


def drawn(result: ChartResult) -> Picture:
    """The picture of a result in sight.

    Where only the first of many are drawn, what is chosen is among them: it stands behind them in
    its order, before the row that the others are held against.
    """
    picture = result.picture
    if not result.outside or not isinstance(picture, Bars | Multiples):
        return picture
    outside = set(result.outside)
    inside = [index for index in range(len(result.rows)) if index not in outside]
    alone = result.chart.figure(result.rows.taken(inside))
    if isinstance(picture, Bars) and isinstance(alone, Bars):
        return _completed_bars(_shares_of_choice(picture, alone, inside), alone)
    if isinstance(picture, Multiples) and isinstance(alone, Multiples):
        return _completed_multiples(picture, alone)
    return picture


def _shares_of_choice(picture: Bars, alone: Bars, inside: Sequence[int]) -> Bars:
    """Marks of the choice say what they say of it alone; where that is a share, others say none."""
    own = dict(zip(alone.rows or inside, alone.texts, strict=False))
    rows = _rows_of(picture)
    was = dict(zip(rows, picture.texts, strict=False))
    if all(was.get(row, text) == text for row, text in own.items()):
        return picture
    texts = [
        own.get(row, Text(text.strong) if text.strong and row not in inside else text)
        for row, text in zip(rows, picture.texts, strict=False)
    ]
    return replace(picture, texts=(*texts, *picture.texts[len(texts) :]))


def _completed_bars(picture: Bars, alone: Bars) -> Bars:
    absent = _absent(picture, alone)
    if not absent:
        return picture
    end = len(picture.labels) - picture.roles.count("whole")
    return replace(
        _joined_column(picture, alone, absent, end),
        labels=_joined(picture.labels, alone.labels, absent, end),
        roles=_joined(picture.roles, alone.roles, absent, end),
    )


def _completed_multiples(picture: Multiples, alone: Multiples) -> Multiples:
    absent = _absent(picture.parts[0], alone.parts[0])
    if not absent or len(picture.parts) != len(alone.parts):
        return picture
    end = len(picture.labels)
    return replace(
        picture,
        labels=_joined(picture.labels, alone.labels, absent, end),
        parts=tuple(
            _joined_column(shown, of_alone, absent, end)
            for shown, of_alone in zip(picture.parts, alone.parts, strict=True)
        ),
    )


def _rows_of(column: Bars | Part) -> tuple[int, ...]:
    return column.rows or tuple(range(len(column.values)))


def _absent(column: Bars | Part, alone: Bars | Part) -> list[int]:
    """The marks of the choice, by their position, that the picture of all leaves out."""
    shown = set(_rows_of(column))
    return [at for at, row in enumerate(_rows_of(alone)) if row not in shown]


def _joined_column(column: _Column, alone: _Column, absent: Sequence[int], end: int) -> _Column:
    rows = _joined(_rows_of(column), _rows_of(alone), absent, end)
    held = {_rows_of(column)[at] for at in column.held}
    held |= {_rows_of(alone)[at] for at in alone.held}
    return replace(
        column,
        values=_joined(column.values, alone.values, absent, end),
        texts=_joined(column.texts, alone.texts, absent, end),
        rows=rows,
        held=tuple(at for at, row in enumerate(rows) if row in held),
    )


def _joined(
    these: Sequence[_Entry], those: Sequence[_Entry], absent: Sequence[int], end: int
) -> tuple[_Entry, ...]:
    return (*these[:end], *(those[at] for at in absent), *these[end:])
