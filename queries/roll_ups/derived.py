"""Small steps that roll-ups share: rows of counts, shares, rates, quantiles, months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from queries.ledger import Array
from queries.rows import Cell, Rows


def listed(name: str, values: Sequence[Any], **counts: Mapping[Any, int]) -> Rows:
    """One row per value, with 0 where nothing was counted."""
    columns: dict[str, list[Cell]] = {name: list(values)}
    for column, count in counts.items():
        columns[column] = [count.get(value, 0) for value in values]
    return Rows(columns)


def one_row(**values: Cell) -> Rows:
    """Its values in one row."""
    return Rows({name: [value] for name, value in values.items()})


def added(count: Mapping[Any, int], names: Iterable[str]) -> int:
    """The counts of these names together."""
    return sum(count.get(name, 0) for name in names)


def percent(part: float, whole: float) -> float | None:
    """A share; None of nothing."""
    return 100.0 * part / whole if whole else None


def rate(factor: float, amount: float, people: float | None) -> float | None:
    """A count or money per so many; None where their number is not known, or 0.

    The product is rounded to cents, which it has: SQL multiplies the decimal number itself.
    """
    return round(factor * amount, 2) / people if people else None


def quantile(ordered: Array, at: float) -> float | None:
    """A quantile between the two values it lies between; None without any value."""
    if not len(ordered):
        return None
    place = at * (len(ordered) - 1)
    below = int(place)
    low, high = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)])
    return low + (high - low) * (place - below)


def number_of(month: str) -> int:
    """A month ('YYYY-MM') counted from the year 0."""
    return 12 * int(month[:4]) + int(month[5:]) - 1


def month_of(number: int) -> str:
    """The month of such a number."""
    return f"{number // 12:04}-{number % 12 + 1:02}"


def months_between(first: str, last: str) -> list[str]:
    """Every month from the first to the last ('YYYY-MM')."""
    return [month_of(number) for number in range(number_of(first), number_of(last) + 1)]
