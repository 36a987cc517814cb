"""Projects by place from a pack: each function gives the rows of the question of its name."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from queries import loader
from queries.filters import FilterState
from queries.ledger import Array
from queries.packs import Pack
from queries.rows import Rows
from queries.selecting import is_among

_KEYS = {
    "region": "region_ags",
    "district": "district_ags",
    "municipality": "municipality_ags",
    "neighbourhood": "neighbourhood_id",
}
"""Level of areas -> the column that names one of its areas."""


def public(pack: Pack) -> Rows:
    """As `projects/public`."""
    found = loader.ask("projects/public", pack.everything.scope)
    filters = pack.scope.filters
    districts, municipalities = found["district_ags"], found["municipality_ags"]
    regions = [
        (municipality or district or "")[:3] or None
        for municipality, district in zip(municipalities, districts, strict=True)
    ]
    order = list(range(len(found)))
    for chosen, values in (
        (filters.region, regions),
        (filters.district, districts),
        (filters.municipality, municipalities),
    ):
        if chosen:
            order = [at for at in order if values[at] in chosen]
    return found.taken(order).as_table()


def areas_below(pack: Pack) -> Rows:
    """As `projects/areas_below`."""
    level = _level(pack)
    name = _KEYS[level]
    if level == "neighbourhood":
        areas = _neighbourhoods(pack)
        count, approved, money = _by_neighbourhood(pack)
        codes = [*areas, *(count.keys() - areas.keys())]
    else:
        areas = _named(pack, level)
        count, approved = pack.counts(name), pack.counts(name, pack.approved)
        money = pack.money(name, "approved_eur")
        codes = list(areas)
    unnamed = (None, math.inf)
    codes.sort(key=lambda code: (-count.get(code, 0), areas.get(code, unnamed)[1], code or "~"))
    columns: dict[str, list[Any]] = {
        "area_level": [level] * len(codes),
        "area_code": codes,
        "area_name": [areas.get(code, unnamed)[0] for code in codes],
    }
    for column in _KEYS.values():
        columns[column] = codes if column == name else [None] * len(codes)
    columns["applications_count"] = [count.get(code, 0) for code in codes]
    columns["approved_count"] = [approved.get(code, 0) for code in codes]
    columns["approved_eur"] = [money.get(code, 0.0) for code in codes]
    return Rows(columns)


def _level(pack: Pack) -> str:
    filters: FilterState = pack.scope.filters
    if filters.neighbourhood or filters.municipality:
        return "neighbourhood"
    if filters.district:
        return "neighbourhood" if len(pack.municipalities) == 1 else "municipality"
    return "district" if filters.region else "region"


def _named(pack: Pack, level: str) -> dict[Any, tuple[str, int]]:
    """The areas of a level inside the choice: their names, and their places in German order."""
    if level == "region":
        listed, inside = Rows(pack.ledger.regions.columns), set(pack.regions)
        listed = listed.where(lambda row: row["region_ags"] in inside)
    else:
        listed = pack.districts if level == "district" else pack.municipalities
    named = zip(listed["name"], listed["name_rank"], strict=True)
    return dict(zip(listed[_KEYS[level]], named, strict=True))


def _neighbourhoods(pack: Pack) -> dict[Any, tuple[str, int]]:
    """The Quartiere inside the choice, and those in which applications of it work."""
    listed = pack.ledger.neighbourhoods
    ids = {*pack.neighbourhoods["neighbourhood_id"], *_by_neighbourhood(pack)[0]}
    names = listed.columns["neighbourhood_name"]
    return {one: (names[at], at) for one in ids if (at := listed.places.get(one)) is not None}


def _by_neighbourhood(
    pack: Pack,
) -> tuple[Mapping[Any, int], Mapping[Any, int], Mapping[Any, float]]:
    """Per Quartier applications, approved ones and money; None stands for without Quartier."""
    working, chosen = pack.ledger.working, pack.scope.filters.neighbourhood
    column = working.names["neighbourhood_id"]
    selected = np.zeros(len(pack.ledger.ids), dtype=bool)
    selected[pack.rows] = True
    inside = selected[working.places]
    if chosen:
        inside &= is_among(column.values, chosen)[column.codes]
    # The last code is that of applications without Quartier.
    rows, codes = working.places[inside], column.codes[inside]
    if not chosen:
        selected[working.places] = False
        alone = np.flatnonzero(selected)
        rows = np.concatenate([rows, alone])
        codes = np.concatenate([codes, np.full(len(alone), len(column.values))])
    values = (*column.values, None)
    cents = pack.ledger.numbers["approved_eur"][rows]
    outcomes = pack.ledger.names["outcome"]
    approved = is_among(outcomes.values, ("approved",))[outcomes.codes[rows]]
    return (
        _occurring(values, np.bincount(codes)),
        _occurring(values, np.bincount(codes[approved])),
        _occurring(values, np.bincount(codes, np.nan_to_num(cents)) / 100),
    )


def _occurring(values: tuple[Any, ...], sums: Array) -> dict[Any, Any]:
    return {value: one for value, one in zip(values, sums.tolist(), strict=False) if one}
