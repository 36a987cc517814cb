"""Records of persons in a choice, and how many are shown: the sums' one way out.

Counts of persons leave `Records` through the gate and per cell of the choice, as from SQL
(`queries.protection`, `queries.cells`). Where one application stands for all that are alike, no
rows are handed out that tell single applications.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from data.store import Store
from queries import alike
from queries.cells import Cells
from queries.filters import FilterState
from queries.ledger import Array, Ledger, ledger_of
from queries.protection import Gate
from queries.selecting import COLUMN, in_months, is_among
from queries.sums import OWN, NotHeldError, Sums, sums_of, sums_of_choice, usual_sums


@dataclass(frozen=True, eq=False)
class Records:
    """The records of one choice.

    Attributes:
        ledger: what the applications lie in.
        sums: what the rows lie in.
        rows: places of the records.
        is_inside: per application of the ledger whether its records may be among them.
        cells: per row the cell it counts in, and how many there are; None where all is one cell.
        gate, is_exact: how persons are shown.
    """

    ledger: Ledger
    sums: Sums
    rows: Array
    is_inside: Array
    cells: tuple[Array, int] | None
    gate: Gate
    is_exact: bool

    def of(self, name: str) -> Array:
        """Per row the code of a name, of the record or of its application.

        Raises:
            NotHeldError: when the applications that are alike differ in it.
        """
        own = self.sums.names.get(name)
        if own is not None:
            codes: Array = own.codes[self.rows]
            return codes
        return self.of_application(self.ledger.names[name].codes)

    def of_application(self, values: Array) -> Array:
        """Per row the value of its application, given those of all applications of the ledger.

        Raises:
            NotHeldError: when the applications that are alike differ in it.
        """
        standing = self.sums.alike
        if standing is not None and not alike.is_shared(standing, values, self.is_inside):
            raise NotHeldError
        found: Array = values[self.sums.places[self.rows]]
        return found

    def values(self, name: str) -> tuple[Any, ...]:
        """What the codes of a name stand for."""
        return (self.sums.names.get(name) or self.ledger.names[name]).values

    @property
    def applications(self) -> Array:
        """Per row the place of its application.

        Raises:
            NotHeldError: when one stands for several.
        """
        return self.of_application(np.arange(len(self.ledger.ids)))

    def where(self, holds: Array) -> Records:
        """The rows for which something holds."""
        cells = self.cells and (self.cells[0][holds], self.cells[1])
        return replace(self, rows=self.rows[holds], cells=cells)

    def total(self, number: str) -> int:
        """The sum of events over all rows."""
        return int(self.sums.numbers[number][self.rows].sum())

    def by(self, number: str, codes: Array, length: int) -> list[int]:
        """Sums of events per code."""
        found: list[int] = self._added(number, codes, length).tolist()
        return found

    def occurring(self, codes: Array, length: int) -> list[bool]:
        """Per code whether any record has it."""
        found: list[bool] = (np.bincount(codes, minlength=length) > 0).tolist()
        return found

    def persons(self, name: str) -> int:
        """The shown number of persons over all rows."""
        if name not in self._persons:
            nothing = np.zeros(len(self.rows), dtype=np.int64)
            (self._persons[name],) = self.persons_by(name, nothing, 1)
        return self._persons[name]

    @cached_property
    def _persons(self) -> dict[str, int]:
        """Those counted so far: many cards show the same ones, as the whole of what they split."""
        return {}

    def persons_by(self, name: str, codes: Array, length: int) -> list[int]:
        """The shown number of persons per code: the sum of what each of its cells shows."""
        cells, count = self.cells or (0, 1)
        groups, length = codes.astype(np.int64) * count + cells, length * count
        true = self._added(f"{name}_true", groups, length).tolist()
        keys = self._added(f"{name}_key", groups, length).tolist()
        shown = [
            self.gate.perturb(number, key, self.is_exact) if number else 0
            for number, key in zip(true, keys, strict=True)
        ]
        if count == 1:
            return shown
        return [sum(shown[at : at + count]) for at in range(0, length, count)]

    def _added(self, number: str, codes: Array, length: int) -> Array:
        # Whole numbers far below 2 ** 53, so that sums of floats are exact.
        found = np.bincount(codes, self.sums.numbers[number][self.rows], minlength=length)
        return found.astype(np.int64)


@dataclass(frozen=True, eq=False)
class Asked:
    """Whose records are asked for, and how they are shown.

    Attributes:
        filters: the choice.
        is_selected: per application of the ledger whether its records count.
        cells: how the choice falls apart.
        is_exact: true counts are shown.
        area_cells: per application the cell of the areas somebody is limited to, if several.
        found: the records of this choice by the sums they lie in, so that cards which need other
            names of the same sums share them.
    """

    filters: FilterState
    is_selected: Array
    cells: Cells
    is_exact: bool
    area_cells: Array | None
    found: dict[Sums, Records] = field(default_factory=dict)


def records_of(store: Store, source: str, told: set[str], asked: Asked) -> Records:
    """The records of a choice from "outreach" or "offers", told apart by these names.

    Raises:
        NotHeldError: for offers, when no sums know all of it; outreach is then summed anew.
    """
    filters = asked.filters
    own = {key: name for key, name in OWN[source].items() if getattr(filters, key)}
    has_months = bool(filters.from_month or filters.to_month)
    needed = told | set(own.values()) | ({"month"} if has_months else set())
    try:
        return _narrowed(store, source, sums_of(store, source, needed), asked)
    except NotHeldError:
        if source != "outreach":
            raise
    try:
        return _narrowed(store, source, usual_sums(store, needed, asked.is_selected), asked)
    except NotHeldError:
        return _narrowed(store, source, _sums_of_choice(store, needed, asked), asked)


def _sums_of_choice(store: Store, needed: set[str], asked: Asked) -> Sums:
    """Sums of the chosen applications and months over applications of one cell."""
    names = ledger_of(store).names
    parts = [names[COLUMN[key]].codes for key in asked.cells.units if key in COLUMN]
    parts += [] if asked.area_cells is None else [asked.area_cells]
    standing = alike.standing_for(parts, asked.is_selected)
    return sums_of_choice(store, needed, standing, asked.filters)


def _narrowed(store: Store, source: str, sums: Sums, asked: Asked) -> Records:
    if sums not in asked.found:
        asked.found[sums] = _chosen(store, source, sums, asked)
    return asked.found[sums]


def _chosen(store: Store, source: str, sums: Sums, asked: Asked) -> Records:
    filters, ledger = asked.filters, ledger_of(store)
    inside = asked.is_selected[sums.places]
    for key, name in OWN[source].items():
        if getattr(filters, key):
            column = sums.names[name]
            inside &= is_among(column.values, getattr(filters, key))[column.codes]
    if filters.from_month or filters.to_month:
        column = sums.names["month"]
        inside &= in_months(column.values, filters)[column.codes]
    found = Records(
        ledger, sums, np.flatnonzero(inside), asked.is_selected, None, ledger.gate, asked.is_exact
    )
    parts = [] if asked.is_exact else list(_parts(found, source, filters, asked.cells))
    if asked.area_cells is not None:
        count = int(asked.area_cells.max(initial=0)) + 1
        parts.append((found.of_application(asked.area_cells), count))
    return replace(found, cells=_joined(parts))


def _parts(
    records: Records, source: str, filters: FilterState, cells: Cells
) -> Iterator[tuple[Array, int]]:
    """Per key that makes several cells: the part each row belongs to, and how many there are."""
    own = OWN[source]
    for key, units in cells.units.items():
        if key in COLUMN or key in own:
            name = own.get(key) or COLUMN[key]
            unit_of = dict(zip(getattr(filters, key), units, strict=True))
            number_of = {unit: number for number, unit in enumerate(dict.fromkeys(units))}
            numbers = [
                number_of.get(unit_of.get(str(value), ""), 0) for value in records.values(name)
            ]
            yield np.array(numbers, dtype=np.int64)[records.of(name)], len(number_of)
        elif key == "neighbourhood":
            # A project may work in several chosen Quartiere and counts once: it is its own cell.
            yield records.applications, len(records.ledger.ids)
    starts = cells.months.get(source)
    if starts:
        months = np.searchsorted(starts, records.values("month"), side="right") - 1
        yield np.maximum(months, 0)[records.of("month")], len(starts)


def _joined(parts: list[tuple[Array, int]]) -> tuple[Array, int] | None:
    """The cell of each row: one of each part; only those that occur are counted."""
    if not parts:
        return None
    codes, count = parts[0][0].astype(np.int64), parts[0][1]
    for more, length in parts[1:]:
        codes, count = codes * length + more, count * length
    if count > 1_000 + 4 * len(codes):  # too many to count one by one; below, sorting is slower
        occurring, codes = np.unique(codes, return_inverse=True)
        return codes, max(len(occurring), 1)
    occurs = np.bincount(codes, minlength=count) > 0
    return (np.cumsum(occurs) - 1)[codes], max(int(occurs.sum()), 1)
