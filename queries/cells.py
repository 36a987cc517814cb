"""Which cells a choice consists of: each one value, or all, per key (docs/protection.md, pure).

A choice of several values under one key shows the sum of the protected numbers of its single
values, so that a choice tells nothing that its values did not tell. Values that fill a larger unit
(all Kreise of a Regierungsbezirk, the months of a year, the states of an outcome) count as that
unit, and all values of a key as one: then the same records show the same number however they were
chosen. With several such keys a cell is one unit of each.

Example:
    Kreise 05111 and 05315 with the places school and street make up to four cells:
    `units == {"district": ("05111", "05315"), "place": ("school", "street")}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from queries.filters import LIST_KEYS, OUTCOMES, FilterState

ALL = "all"
"""The unit that all values of a key make up together."""
BLOCKS = ("1", "2", "3")
_MONTHS_OF_UNIT = (12, 3, 1)
OUTCOME_OF_STATUS = {state: outcome for outcome, states in OUTCOMES.items() for state in states}


@dataclass(frozen=True)
class Choosable:
    """What may be chosen in one version of the data.

    Attributes:
        values: key -> every value, with the larger units it lies in, the largest first.
        months: "outreach" and "offers" -> first and last reported month; absent without any.
    """

    values: Mapping[str, Mapping[str, tuple[str, ...]]]
    months: Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Cells:
    """How a choice falls apart. A key, or a source of months, that stays one unit is absent.

    Attributes:
        units: key -> the unit of each chosen value, in the order of the values.
        months: source -> the first month of each unit of months, ascending.
    """

    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    months: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


ONE_CELL = Cells()


def choosable(
    values: Iterable[tuple[str, str, str | None, str | None]],
    months: Iterable[tuple[str, str | None, str | None]],
) -> Choosable:
    """What `sql/cells` answers, as a value.

    Args:
        values: key, value, unit it lies in, unit of that one.
        months: source, first and last month.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {
        "block": dict.fromkeys(BLOCKS, ()),
        "outcome": dict.fromkeys(OUTCOMES, ()),
    }
    for key, value, larger, largest in values:
        units = tuple(unit for unit in (largest, larger) if unit)
        if key == "status" and value in OUTCOME_OF_STATUS:
            units = (OUTCOME_OF_STATUS[value],)
        found.setdefault(key, {})[value] = units
    bounds = {source: (first, last) for source, first, last in months if first and last}
    return Choosable(found, bounds)


def cells_of(filters: FilterState, known: Choosable) -> Cells:
    """The cells of a choice. Order and spelling of the choice mean nothing."""
    units = {}
    for key in LIST_KEYS:
        chosen = getattr(filters, key)
        if len(chosen) > 1:
            chosen = units_of(chosen, known.values.get(key, {}))
            if len(set(chosen)) > 1:
                units[key] = chosen
    months: dict[str, tuple[str, ...]] = {}
    if not filters.from_month and not filters.to_month:
        return Cells(units, months)
    for source, bounds in known.months.items():
        starts = month_units(filters.from_month, filters.to_month, bounds)
        if len(starts) > 1:
            months[source] = starts
    return Cells(units, months)


def units_of(chosen: tuple[str, ...], values: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The unit in which each chosen value counts: the largest that is wholly chosen, or itself."""
    missing = values.keys() - set(chosen)
    if values and not missing:
        return (ALL,) * len(chosen)
    broken = {unit for value in missing for unit in values[value]}
    return tuple(
        next((unit for unit in values.get(value, ()) if unit not in broken), value)
        for value in chosen
    )


def area_units(areas: tuple[str, ...], known: Choosable) -> tuple[str, ...]:
    """The fewest areas that hold the same Gemeinden as the areas somebody is limited to.

    Returns:
        Prefixes of AGS, ascending; none where that is the whole state.
    """
    values = known.values.get("municipality", {})
    inside = tuple(ags for ags in values if ags.startswith(areas))
    if not inside:
        return areas
    units = set(units_of(inside, values))
    return () if units == {ALL} else tuple(sorted(units))


def month_units(first: str | None, last: str | None, bounds: tuple[str, str]) -> tuple[str, ...]:
    """Whole calendar years, whole quarters and single months from first to last, largest first.

    Where the choice reaches the ends of what is reported, it reaches the ends of their years: then
    a choice of all months is no choice. Units of which nothing is reported are left out.

    Args:
        first: the first chosen month ('YYYY-MM'), None for an open end.
        last: the last one.
        bounds: the first and the last reported month.

    Returns:
        The first month of each unit, ascending.
    """
    reported = (_number(bounds[0]), _number(bounds[1]))
    start = _number(first) if first else reported[0]
    end = _number(last) if last else reported[1]
    if start > reported[1] or end < reported[0]:
        return ()
    if start <= reported[0] and end >= reported[1]:
        return (bounds[0],)
    if start <= reported[0]:
        start = reported[0] - reported[0] % 12
    if end >= reported[1]:
        end = reported[1] - reported[1] % 12 + 11
    found = []
    while start <= end:
        size = next(
            size for size in _MONTHS_OF_UNIT if start % size == 0 and start + size - 1 <= end
        )
        if start + size > reported[0] and start <= reported[1]:
            found.append(_month(start))
        start += size
    return tuple(found)


def _number(month: str) -> int:
    return 12 * int(month[:4]) + int(month[5:]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
