"""What the cards of most pages are rolled up from: every application of a version, held in memory.

Planning a statement costs more than reading a thousand rows, and a page asks a dozen. So each
process holds the columns that cards count by or sum up (some 170 bytes an application), and a
choice is the places of its rows (`queries.packs`). Money is held in whole cents, posts in whole
hundredths: sums are exact.

Records of persons are held beside it, summed per application (`queries.sums`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Condition
from typing import Any, NamedTuple

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
_HUNDREDTHS = (
    "total_eur",
    "requested_eur",
    "approved_eur",
    "own_share_eur",
    "state_share_eur",
    "esf_share_eur",
    "staff_fte",
)
_NUMBERS = ("decision_days", "funded_months", "first_funded_month", "last_funded_month")
Array = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class Coded:
    """A column of names: per row the place of its value among the values, ascending, None last."""

    codes: Array
    values: tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Areas:
    """Areas of one level: columns by name, and per AGS or id the place of its row."""

    columns: dict[str, list[Any]]
    places: Mapping[str, int]


@dataclass(frozen=True, eq=False)
class Linked:
    """Rows that belong to applications: per row the place of its application, and its names."""

    places: Array
    names: Mapping[str, Coded]


class Code(NamedTuple):
    """A code of a list: where it stands, and the German name of its group."""

    position: int
    group: str | None


@dataclass(frozen=True, eq=False)
class Ledger:
    """One version's applications; arrays of equal length, in the order of the list.

    Attributes:
        ids: application ids.
        places: id -> place of its row.
        names: columns of names.
        numbers: money in cents, posts in hundredths, days and months (counted from the year 0) as
            floats; NaN where nothing is stated.
        regions, districts, municipalities: the areas, by AGS.
        neighbourhoods: the Quartiere, in German order.
        planning: area -> the state of social planning it stated, and whether it has a concept.
        working: which applications work in which Quartier (`neighbourhood_id`), each pair once.
        sites, network: every anchor site and partnership.
        codes: list -> code -> its position and group.
        gate: of this version.
    """

    ids: Array
    places: Mapping[int, int]
    names: Mapping[str, Coded]
    numbers: Mapping[str, Array]
    regions: Areas
    districts: Areas
    municipalities: Areas
    neighbourhoods: Areas
    planning: Mapping[str, tuple[str | None, bool | None]]
    working: Linked
    sites: Linked
    network: Linked
    codes: Mapping[str, Mapping[str, Code]]
    gate: Gate


@cached(LRUCache(_HELD_VERSIONS), key=lambda store: store.version.id, condition=Condition())
def ledger_of(store: Store) -> Ledger:
    """The ledger of a version; read once."""
    rows = _read(store, "applications")
    ids = np.array(rows["application_id"], dtype=np.int64)
    places = {one: place for place, one in enumerate(rows["application_id"])}
    numbers = {name: _numbers(rows[name]) for name in _NUMBERS}
    numbers |= {name: np.rint(_numbers(rows[name]) * 100) for name in _HUNDREDTHS}
    districts = _areas(_read(store, "districts"), "district_ags")
    municipalities = _areas(_read(store, "municipalities"), "municipality_ags")
    planning = _planning(store)
    state_of = dict(zip(municipalities.places, _planned(municipalities, planning), strict=True))
    rows["planning_state"] = [state_of.get(ags) for ags in rows["municipality_ags"]]
    municipalities.columns["planning_state"] = list(state_of.values())
    (look_up_key,) = store.columns("SELECT look_up_key FROM gate")["look_up_key"]
    return Ledger(
        ids=ids,
        places=places,
        names={name: coded(rows[name]) for name in (*_NAMES, "planning_state")},
        numbers=numbers,
        regions=_areas(_read(store, "regions"), "region_ags"),
        districts=districts,
        municipalities=municipalities,
        neighbourhoods=_areas(_read(store, "neighbourhoods"), "neighbourhood_id"),
        planning=planning,
        working=_linked(_read(store, "working"), places),
        sites=_linked(_read(store, "sites"), places),
        network=_linked(_read(store, "network"), places),
        codes=_codes(store),
        gate=Gate(look_up_key),
    )


def _read(store: Store, name: str) -> dict[str, list[Any]]:
    return store.columns((LEDGER / f"{name}.sql").read_text(encoding="utf-8"))


def _numbers(values: list[Any]) -> Array:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def coded(values: list[Any]) -> Coded:
    """A column of names."""
    ordered = sorted({value for value in values if value is not None})
    if None in values:
        ordered.append(None)
    code_of = {value: code for code, value in enumerate(ordered)}
    return Coded(np.array([code_of[value] for value in values], dtype=np.int64), tuple(ordered))


def applications_per(codes: Array, places: Array, length: int) -> list[int]:
    """Per code how many different applications there are, given their places."""
    # Marking and counting takes a tenth of the time of finding distinct pairs.
    is_there = np.zeros((length, int(places.max(initial=0)) + 1), dtype=bool)
    is_there[codes, places] = True
    counts: list[int] = np.count_nonzero(is_there, axis=1).tolist()
    return counts


def _planning(store: Store) -> dict[str, tuple[str | None, bool | None]]:
    stated = _read(store, "planning")
    states = zip(stated["planning_state"], stated["has_concept"], strict=True)
    return dict(zip(stated["area_ags"], states, strict=True))


def _planned(
    municipalities: Areas, planning: Mapping[str, tuple[str | None, bool | None]]
) -> list[str | None]:
    """Per Gemeinde the state that holds for it: its own, or that of its Kreis."""
    unstated = (None, None)
    return [
        planning.get(ags, unstated)[0] or planning.get(district, unstated)[0]
        for ags, district in zip(
            municipalities.columns["municipality_ags"],
            municipalities.columns["district_ags"],
            strict=True,
        )
    ]


def _linked(rows: dict[str, list[Any]], places: Mapping[int, int]) -> Linked:
    ids = rows.pop("application_id")
    return Linked(
        np.array([places[one] for one in ids], dtype=np.int64),
        {name: coded(values) for name, values in rows.items()},
    )


def _codes(store: Store) -> dict[str, dict[str, Code]]:
    rows = _read(store, "codes")
    found: dict[str, dict[str, Code]] = {}
    for name, code, position, group in zip(*rows.values(), strict=True):
        found.setdefault(name, {})[code] = Code(position, group)
    return found


def _areas(columns: dict[str, list[Any]], key: str) -> Areas:
    return Areas(columns, {ags: place for place, ags in enumerate(columns[key])})
