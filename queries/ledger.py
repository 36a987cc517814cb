"""What the cards of most pages are rolled up from: every application of a version, held in memory.

Planning a statement costs more than reading a thousand rows, and a page asks a dozen. So each
process holds the columns that cards count by or sum up (some 150 bytes an application), and a
choice is the places of its rows (`queries.packs`). Money is held in whole cents: sums are exact.

The ledger holds true counts of persons and their keys too. They leave `queries` only through the
gate, as from SQL; `queries.packs.rolled_up` refuses any
other column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Condition
from typing import Any

import numpy as np
import numpy.typing as npt
from cachetools import LRUCache, cached

from data.store import Store
from queries.composing import LEDGER
from queries.protection import Gate

_HELD_VERSIONS = 2
_NAMES = (
    "building_block",
    "funding_round",
    "region_ags",
    "district_ags",
    "municipality_ags",
    "circle",
    "applicant_type",
    "is_municipal",
    "status",
    "outcome",
    "received_month",
)
_MONEY = ("total_eur", "requested_eur", "approved_eur", "own_share_eur")
_NUMBERS = ("decision_days", "funded_months")
PERSONS = ("first_contacts", "placeless", "regular", "occasional", "lost")
"""Counts of persons; the placeless are the first contacts reported without Quartier."""
EVENTS = ("records_count", "contacts_count")


Array = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class Coded:
    """A column of names: per row the place of its value among the values, ascending, None last."""

    codes: Array
    values: tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Areas:
    """Kreise or Gemeinden: columns by name, and per AGS the place of its row."""

    columns: Mapping[str, list[Any]]
    places: Mapping[str, int]


@dataclass(frozen=True, eq=False)
class Ledger:
    """One version's applications; arrays of equal length, in the order of the list.

    Attributes:
        ids: application ids.
        places: id -> place of its row.
        names: columns of names.
        numbers: money in cents and days or months, as floats; NaN where nothing is stated.
        is_reporting: outreach is reported, of whatever month.
        events: records and contacts of outreach, summed per application.
        persons: per count of persons its true numbers and its keys, summed per application; 0 where
            nothing is reported.
        districts, municipalities: the areas, by AGS.
        gate: of this version.
    """

    ids: Array
    places: Mapping[int, int]
    names: Mapping[str, Coded]
    numbers: Mapping[str, Array]
    is_reporting: Array
    events: Mapping[str, Array]
    persons: Mapping[str, tuple[Array, Array]]
    districts: Areas
    municipalities: Areas
    gate: Gate


@cached(LRUCache(_HELD_VERSIONS), key=lambda store: store.version.id, condition=Condition())
def ledger_of(store: Store) -> Ledger:
    """The ledger of a version; read once."""
    rows = _read(store, "applications")
    ids = np.array(rows["application_id"], dtype=np.int64)
    places = {one: place for place, one in enumerate(rows["application_id"])}
    numbers = {name: _numbers(rows[name]) for name in _NUMBERS}
    numbers |= {name: np.rint(_numbers(rows[name]) * 100) for name in _MONEY}
    reach = _read(store, "reach")
    reporting = np.array([places[one] for one in reach["application_id"]], dtype=np.int64)
    is_reporting = np.zeros(len(ids), dtype=bool)
    is_reporting[reporting] = True
    (look_up_key,) = store.columns("SELECT look_up_key FROM gate")["look_up_key"]
    return Ledger(
        ids=ids,
        places=places,
        names={name: _coded(rows[name]) for name in _NAMES},
        numbers=numbers,
        is_reporting=is_reporting,
        events={name: _spread(reach[name], reporting, len(ids)) for name in EVENTS},
        persons={
            name: (
                _spread(reach[f"{name}_true"], reporting, len(ids)),
                _spread(reach[f"{name}_key"], reporting, len(ids)),
            )
            for name in PERSONS
        },
        districts=_areas(_read(store, "districts"), "district_ags"),
        municipalities=_areas(_read(store, "municipalities"), "municipality_ags"),
        gate=Gate(look_up_key),
    )


def _read(store: Store, name: str) -> dict[str, list[Any]]:
    return store.columns((LEDGER / f"{name}.sql").read_text(encoding="utf-8"))


def _numbers(values: list[Any]) -> Array:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def _coded(values: list[Any]) -> Coded:
    ordered = sorted({value for value in values if value is not None})
    if None in values:
        ordered.append(None)
    code_of = {value: code for code, value in enumerate(ordered)}
    return Coded(np.array([code_of[value] for value in values], dtype=np.int64), tuple(ordered))


def _spread(values: list[int | None], places: Array, length: int) -> Array:
    found = np.zeros(length, dtype=np.int64)
    found[places] = [value or 0 for value in values]
    return found


def _areas(columns: dict[str, list[Any]], key: str) -> Areas:
    return Areas(columns, {ags: place for place, ags in enumerate(columns[key])})
