"""Records of persons, summed and held in memory: outreach and offers.

A version's records are summed once per process, per application and what cards tell them apart by
(`Sums`), when first asked for. Which sums answer a choice are the smallest that know all it names.
They hold true counts of persons and their keys; `queries.gated_records` is the one way out.

Where there are too many records to tell all of that per application, one application stands for all
that are alike (`queries.alike`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from threading import Condition
from typing import Any

import numpy as np
from cachetools import LRUCache, cached

from data.store import Store
from queries import alike
from queries.composing import LEDGER
from queries.filters import FilterState, narrowing
from queries.ledger import Array, Coded, coded, ledger_of
from queries.rows import Cell

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


def usual_sums(store: Store, needed: set[str], is_selected: Array) -> Sums:
    """Sums over applications that share what is shared whatever is chosen, held per version.

    Raises:
        NotHeldError: when they do not tell all that is needed, or would be too large.
    """
    told, standing = alike.told_by(needed), alike.usual(store)
    is_told = alike.is_shared(standing, is_selected, is_reporting(store))
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


def sums_of_choice(store: Store, needed: set[str], standing: Array, filters: FilterState) -> Sums:
    """Sums of the chosen months over applications somebody stands for, from the rows."""
    return _read_alike(store, alike.told_by(needed), standing, filters)


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
