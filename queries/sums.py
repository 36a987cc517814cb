"""Records of persons in a choice, from sums held in memory: outreach and offers.

A version's records are summed once per process, per application and what cards tell them apart by
(`Sums`), when first asked for. Which sums answer a choice are the smallest that know all it names.
They hold true counts of persons and their keys; `Records.persons` is the one way out, through the
gate and per cell of the choice, as from SQL (`queries.protection`, `queries.cells`).

Where there are too many records to tell all of that per application, one application stands for all
that are alike (`queries.alike`); no rows are handed out then that tell single applications.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Condition
from typing import Any

import numpy as np
from cachetools import LRUCache, cached

from data.store import Store
from queries import alike
from queries.cells import Cells
from queries.composing import LEDGER
from queries.filters import FilterState, narrowing
from queries.ledger import Array, Coded, Ledger, coded, ledger_of
from queries.protection import Gate
from queries.rows import Cell
from queries.selecting import COLUMN, in_months, is_among

_MOST_RECORDS = 200_000
"""Records are held one by one up to so many: some 60 bytes each."""
_ALL_OF_OUTREACH = ("neighbourhood_id", "month", "target_group", "place", "approach", "age_band")
_TOLD = {
    "outreach": (
        ("month",),
        ("neighbourhood_id",),
        ("approach",),
        ("age_band",),
        _ALL_OF_OUTREACH,
        ("place", "target_group"),
        ("neighbourhood_id", "month"),
    ),
    "offers": (("offer",), ("month",), ("offer", "month")),
}
"""What the sums of each source tell beside the application, in the order they are tried in."""
_HELD_SUMS = 18
_SUMS_OF_CHOICES = 6
_MOST_ALIKE = 500_000
"""Rows of sums over applications that are alike, by what is shared whatever is chosen."""
OWN = {source: narrowing(source) for source in ("outreach", "offers")}
"""Per source the keys that narrow its records themselves, and the name they narrow."""


class NotHeldError(Exception):
    """No sums that are held know all that is chosen and asked; the question does."""


@dataclass(frozen=True, eq=False)
class Sums:
    """Records summed up; arrays of equal length.

    Attributes:
        places: of the application in the ledger.
        names: what the records tell.
        numbers: sums by name, 0 where nothing is stated; `<count>_stated` is how many state it.
        alike: per application of the ledger the place of the one that stands for it; None where
            each stands for itself.
    """

    places: Array
    names: Mapping[str, Coded]
    numbers: Mapping[str, Array]
    alike: Array | None = None


def sums_of(store: Store, source: str, needed: set[str]) -> Sums:
    """The smallest sums that tell all that is needed.

    Raises:
        NotHeldError: when none do that would not be too large.
    """
    for told in _TOLD[source]:
        if needed <= set(told) and (
            told is not _ALL_OF_OUTREACH or _records_count(store) <= _MOST_RECORDS
        ):
            return _sums(store, source, told)
    raise NotHeldError


@cached(LRUCache(_HELD_SUMS), key=lambda store, *of: (store.version.id, *of), condition=Condition())
def _sums(store: Store, source: str, told: tuple[str, ...]) -> Sums:
    return _coded(store, told, store.arrays(_summing(source, told)))


def _summing(source: str, told: tuple[str, ...], records: str = "outreach") -> str:
    text = (LEDGER / f"{source}.sql").read_text(encoding="utf-8")
    return text.replace("$told", ", ".join(told)).replace("$records", records)


def _coded(store: Store, told: tuple[str, ...], columns: dict[str, Array]) -> Sums:
    places = ledger_of(store).places
    ids = columns.pop("application_id").tolist()
    names = {name: coded(columns.pop(name).tolist()) for name in told}
    return Sums(
        np.array([places[one] for one in ids], dtype=np.int32),
        {name: Coded(_small(one.codes), one.values) for name, one in names.items()},
        {name: _small(np.asarray(values)) for name, values in columns.items()},
    )


def _usual_sums(store: Store, needed: set[str], asked: Asked) -> Sums:
    """Sums over applications that share what is shared whatever is chosen, held per version."""
    told, standing = alike.told_by(needed), alike.usual(store)
    is_told = alike.is_shared(standing, asked.is_selected, is_reporting(store))
    found = _held_alike(store, told) if is_told and told in alike.TOLD_TOGETHER else None
    if found is None:
        raise NotHeldError
    return found


@cached(
    LRUCache(_HELD_SUMS), key=lambda store, told: (store.version.id, told), condition=Condition()
)
def _held_alike(store: Store, told: tuple[str, ...]) -> Sums | None:
    """None when there are too many of them."""
    standing = alike.usual(store)
    text, params = _alike(store, told, standing, FilterState())
    # Counting them first would sum all records twice.
    first = f"SELECT * FROM ({text}) AS sums LIMIT {_MOST_ALIKE + 1}"  # noqa: S608 - our own text
    columns = store.arrays(first, params)
    if len(columns["application_id"]) > _MOST_ALIKE:
        return None
    return replace(_coded(store, told, columns), alike=standing)


def hold(store: Store) -> None:
    """Sums up what choices of months need, so that nobody waits for it who asks first.

    Raises:
        QueryTimeoutError: after the store's time limit; whoever asks then tries again.
        StoreError: when the data cannot be read.
    """
    if _records_count(store) > _MOST_RECORDS:
        for told in alike.TOLD_TOGETHER:
            _held_alike(store, told)


def _sums_of_choice(store: Store, needed: set[str], asked: Asked) -> Sums:
    """Sums of the chosen applications and months over applications of one cell, from the rows."""
    names = ledger_of(store).names
    parts = [names[COLUMN[key]].codes for key in asked.cells.units if key in COLUMN]
    parts += [] if asked.area_cells is None else [asked.area_cells]
    standing = alike.standing_for(parts, asked.is_selected)
    return _read_alike(store, alike.told_by(needed), standing, asked.filters)


def _key_of_choice(
    store: Store, told: tuple[str, ...], standing: Array, filters: FilterState
) -> tuple[Any, ...]:
    return store.version.id, told, standing.tobytes(), filters.from_month, filters.to_month


@cached(LRUCache(_SUMS_OF_CHOICES), key=_key_of_choice, condition=Condition())
def _read_alike(store: Store, told: tuple[str, ...], standing: Array, filters: FilterState) -> Sums:
    """The last few are remembered, so that the cards of a page share them."""
    text, params = _alike(store, told, standing, filters)
    return replace(_coded(store, told, store.arrays(text, params)), alike=standing)


def _alike(
    store: Store, told: tuple[str, ...], standing: Array, filters: FilterState
) -> tuple[str, Mapping[str, Cell]]:
    """The statement that sums the records of applications somebody stands for, and its values."""
    ids, chosen = ledger_of(store).ids, np.flatnonzero(standing >= 0)
    records = (LEDGER / "records_alike.sql").read_text(encoding="utf-8")
    return _summing("outreach", told, f"({records}) AS records"), {
        "applications": ids[chosen].tolist(),
        "alike": ids[standing[chosen]].tolist(),
        "from_month": filters.from_month,
        "to_month": filters.to_month,
    }


@cached(LRUCache(4), key=lambda store: store.version.id, condition=Condition())
def _records_count(store: Store) -> int:
    counted: int = store.columns("SELECT count(*) AS records FROM outreach")["records"][0]
    return counted


@cached(LRUCache(4), key=lambda store: store.version.id, condition=Condition())
def is_reporting(store: Store) -> Array:
    """Per application of the ledger whether it reported outreach, of whatever month."""
    found = np.zeros(len(ledger_of(store).ids), dtype=bool)
    found[sums_of(store, "outreach", {"month"}).places] = True
    return found


def _small(values: Array) -> Array:
    """The same whole numbers in half the memory, where they fit."""
    fits = not len(values) or int(values.max()) <= np.iinfo(np.int32).max
    return values.astype(np.int32 if fits else np.int64)


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
        return _narrowed(store, source, _usual_sums(store, needed, asked), asked)
    except NotHeldError:
        return _narrowed(store, source, _sums_of_choice(store, needed, asked), asked)


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
