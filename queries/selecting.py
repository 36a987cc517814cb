"""What a choice selects in the ledger, as `sql/selection` says it: applications and areas.

Pure, on what `queries.ledger` holds; tests/sql/test_packs.py holds both against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from queries.filters import FilterState, narrowing
from queries.ledger import Array, Ledger

COLUMN = narrowing("applications", "planned_municipalities")
"""Key of a choice -> the name of an application that it narrows."""
_AREAS = ("region", "district", "municipality")


def is_among(values: Sequence[Any], chosen: Sequence[str]) -> Array:
    """Per value of a name whether it is chosen."""
    wanted = set(chosen)
    return np.array([value is not None and str(value) in wanted for value in values], dtype=bool)


def in_months(values: Sequence[Any], filters: FilterState) -> Array:
    """Per month whether it lies in the chosen span."""
    first, last = filters.from_month or "", filters.to_month or "9"
    return np.array([value is not None and first <= value <= last for value in values], dtype=bool)


def applications(
    ledger: Ledger, filters: FilterState, areas: tuple[str, ...], *, by_neighbourhood: bool = True
) -> Array:
    """Per application whether it is selected, whatever its month of receipt.

    Args:
        ledger: of the version.
        filters: the choice.
        areas: prefixes of AGS that the viewer is limited to; none for the whole state.
        by_neighbourhood: a chosen Quartier takes only the applications that work there.
    """
    found = np.ones(len(ledger.ids), dtype=bool)
    for key, name in COLUMN.items():
        chosen = getattr(filters, key)
        if chosen:
            column = ledger.names[name]
            found &= is_among(column.values, chosen)[column.codes]
    if areas:
        column = ledger.names["municipality_ags"]
        found &= np.array([ags.startswith(areas) for ags in column.values], bool)[column.codes]
    if by_neighbourhood and filters.neighbourhood:
        quartiere, working = ledger.working.names["neighbourhood_id"], np.zeros_like(found)
        chosen = is_among(quartiere.values, filters.neighbourhood)[quartiere.codes]
        working[ledger.working.places[chosen]] = True
        found &= working
    return found


def is_received(ledger: Ledger, filters: FilterState) -> Array:
    """Per application whether it was received in the chosen months."""
    column = ledger.names["received_month"]
    return in_months(column.values, filters)[column.codes]


def districts(ledger: Ledger, filters: FilterState, areas: tuple[str, ...]) -> list[int]:
    """Places of the Kreise inside the choice."""
    columns, rest = ledger.districts.columns, ledger.municipalities.columns
    found = _inside(columns, filters, _AREAS[:2])
    of_gemeinde = dict(zip(rest["municipality_ags"], rest["district_ags"], strict=True))
    if filters.municipality:
        holding = {of_gemeinde.get(ags) for ags in filters.municipality}
        found = [at for at in found if columns["district_ags"][at] in holding]
    if filters.planning:
        planned = {
            district
            for district, state in zip(rest["district_ags"], rest["planning_state"], strict=True)
            if state in filters.planning
        }
        planned |= {
            ags for ags, (state, _concept) in ledger.planning.items() if state in filters.planning
        }
        found = [at for at in found if columns["district_ags"][at] in planned]
    if areas:
        within = tuple({area[:5] for area in areas})
        found = [at for at in found if columns["district_ags"][at].startswith(within)]
    return found


def municipalities(ledger: Ledger, filters: FilterState, areas: tuple[str, ...]) -> list[int]:
    """Places of the Gemeinden inside the choice."""
    columns = ledger.municipalities.columns
    found = _inside(columns, filters, _AREAS)
    if filters.planning:
        found = [at for at in found if columns["planning_state"][at] in filters.planning]
    if areas:
        found = [at for at in found if columns["municipality_ags"][at].startswith(areas)]
    return found


def neighbourhoods(ledger: Ledger, filters: FilterState, areas: tuple[str, ...]) -> list[int]:
    """Places of the Quartiere inside the choice."""
    columns, gemeinden = ledger.neighbourhoods.columns, ledger.municipalities
    found = _inside(columns, filters, _AREAS)
    if filters.neighbourhood:
        found = [at for at in found if columns["neighbourhood_id"][at] in filters.neighbourhood]
    if filters.planning:
        states = gemeinden.columns["planning_state"]
        found = [
            at
            for at in found
            if (place := gemeinden.places.get(columns["municipality_ags"][at])) is not None
            and states[place] in filters.planning
        ]
    if areas:
        found = [at for at in found if (columns["municipality_ags"][at] or "").startswith(areas)]
    return found


def _inside(columns: dict[str, list[Any]], filters: FilterState, keys: Sequence[str]) -> list[int]:
    """Places of the areas that lie in what is chosen under every key."""
    found = list(range(len(columns[COLUMN[keys[0]]])))
    for key in keys:
        chosen = set(getattr(filters, key))
        if chosen:
            values = columns[COLUMN[key]]
            found = [at for at in found if values[at] in chosen]
    return found
