"""Rows: what a question answers, as named columns of plain Python values.

Counts are `int`, sums and rates `float`, days `datetime.date`, and what is missing is None. A chart
reads them and makes new ones; nothing is ever changed in place, so an answer can be remembered and
shared. This is no table library: what charts do not need is not here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import pandas as pd

Cell: TypeAlias = str | int | float | dt.date | Sequence["Cell"] | None
"""What stands in a column of a row; None is missing. True and False are numbers, moments days."""

Columns = Mapping[str, Sequence[Cell]]
"""Cells by the name of their column."""

Row = Mapping[str, Any]
"""One row: its cells by the name of their column, to be read only.

What makes rows gives cells. A cell that is read off `Rows` is Any, here and nowhere else: of which
kind it is, and whether it may be missing, the question says, which is SQL.
"""


@dataclass(frozen=True, eq=False)
class Rows:
    """Named columns of equal length. Treat the lists as frozen: they are shared.

    Attributes:
        columns: the values by name, in the order of the question.
        numbers: per row its place in the table of the chart, which selecting and sorting keep; a
            mark tells it, so that a click finds its row. None: counted from 0.
    """

    columns: Columns
    numbers: tuple[int, ...] | None = None

    @classmethod
    def of(cls, records: Iterable[Mapping[str, Cell]], names: Sequence[str]) -> Rows:
        """Rows from records, with these columns also where there is no record."""
        kept = list(records)
        return cls({name: [one[name] for one in kept] for name in names})

    def __len__(self) -> int:
        """How many rows."""
        return len(next(iter(self.columns.values()), ()))

    def __contains__(self, name: str) -> bool:
        """There is a column of this name."""
        return name in self.columns

    def __getitem__(self, name: str) -> Sequence[Any]:
        """The values of one column."""
        return self.columns[name]

    def __iter__(self) -> Iterator[Row]:
        """The rows as records, in order."""
        names = tuple(self.columns)
        return (
            dict(zip(names, values, strict=True))
            for values in zip(*self.columns.values(), strict=True)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """What the columns are called, in order."""
        return tuple(self.columns)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Per row its place in the table of the chart."""
        return tuple(range(len(self))) if self.numbers is None else self.numbers

    @property
    def first(self) -> Row:
        """The first row; most totals have no other.

        Raises:
            IndexError: when there is none.
        """
        return {name: values[0] for name, values in self.columns.items()}

    def row(self, index: int) -> Row:
        """One row by its position here."""
        return {name: values[index] for name, values in self.columns.items()}

    def where(self, holds: Callable[[Row], object]) -> Rows:
        """The rows for which something holds; each is read where it lies."""
        row = _Lying(self.columns)
        kept = []
        for row.at in range(len(self)):
            if holds(row):
                kept.append(row.at)
        return self.taken(kept)

    def having(self, name: str, holds: Callable[[Any], object]) -> Rows:
        """The rows for whose value in one column something holds; the quickest way for many."""
        kept = [index for index, value in enumerate(self.columns[name]) if holds(value)]
        places = self.places
        return Rows(Picked(self.columns, kept), tuple(places[index] for index in kept))

    def head(self, most: int) -> Rows:
        """The first rows."""
        return self.taken(range(min(most, len(self))))

    def by(self, name: str, *, descending: bool = False) -> Rows:
        """Sorted by one column, missing values last; rows that are equal keep their order."""
        values = self[name]
        known = [index for index, value in enumerate(values) if value is not None]
        known.sort(key=values.__getitem__, reverse=descending)
        missing = [index for index, value in enumerate(values) if value is None]
        return self.taken(known + missing)

    def taken(self, order: Iterable[int]) -> Rows:
        """The rows at these positions, in this order."""
        kept = list(order)
        columns = {name: [values[at] for at in kept] for name, values in self.columns.items()}
        places = self.places
        return Rows(columns, tuple(places[at] for at in kept))

    def groups(self, name: str) -> dict[Any, Rows]:
        """The rows by the value of one column, in the order in which the values first occur."""
        found: dict[Any, list[int]] = {}
        for index, value in enumerate(self.columns[name]):
            found.setdefault(value, []).append(index)
        return {value: self.taken(order) for value, order in found.items()}

    def adding(self, **more: Sequence[Cell]) -> Rows:
        """The same rows with further columns, or others in place of those of the same name."""
        return Rows(
            {**self.columns, **{name: list(values) for name, values in more.items()}}, self.numbers
        )

    def as_table(self) -> Rows:
        """The same rows as the whole table of a chart, counted from 0 again."""
        return Rows(self.columns)

    def total(self, name: str) -> Any:
        """The sum of one column; what is missing adds nothing."""
        return sum(self.known(name))

    def known(self, name: str) -> list[Any]:
        """The values of one column that are not missing."""
        return [value for value in self.columns[name] if value is not None]

    def to_frame(self) -> pd.DataFrame:
        """The rows as a frame of pandas, for whoever computes beside the dashboard."""
        import pandas as pd  # here, since no answer to a choice needs it

        columns = {
            # Of a column without any value pandas would guess that it holds numbers.
            name: pd.Series(values, dtype=None if values else object)
            for name, values in self.columns.items()
        }
        return pd.DataFrame(columns).set_axis(self.places)


class _Lying(Row):
    """One row after the other, to ask something of each; a record of each costs ten times as much.

    Attributes:
        at: the position of the row that is read.
    """

    __slots__ = ("_columns", "at")

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.at = 0

    def __getitem__(self, name: str) -> Any:
        """A value of the row."""
        return self._columns[name][self.at]

    def __iter__(self) -> Iterator[str]:
        """The names, in the order of the question."""
        return iter(self._columns)

    def __len__(self) -> int:
        """How many columns."""
        return len(self._columns)


class Picked(Mapping[str, list[Cell]]):
    """Columns of some rows of a long list, each picked when it is first read.

    A list has a column for all that a file may hold; a card reads three of them.
    """

    def __init__(self, whole: Columns, order: Sequence[int]) -> None:
        self._whole = whole
        self._order = order
        self._found: dict[str, list[Cell]] = {}

    def __getitem__(self, name: str) -> list[Cell]:
        """The values of one column."""
        if name not in self._found:
            values = self._whole[name]
            self._found[name] = [values[at] for at in self._order]
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        """There is a column of this name; asking for it picks nothing."""
        return name in self._whole

    def __iter__(self) -> Iterator[str]:
        """The names, in the order of the list."""
        return iter(self._whole)

    def __len__(self) -> int:
        """How many columns."""
        return len(self._whole)


def largest(rows: Rows, name: str) -> Row:
    """The first of the rows whose value in one column is the largest.

    Raises:
        ValueError: when no value is known.
    """
    values = rows[name]
    known = (index for index, value in enumerate(values) if value is not None)
    return rows.row(max(known, key=values.__getitem__))
