"""Protected counts, counted again in pandas: every cell by itself through the gate, then added.

What a cell is is worked out here by another way than in `queries.cells`: Gemeinde by Gemeinde and
month by month, whether everything around it is chosen too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, reduce

import pandas as pd

from data.store import Store
from queries.filters import OUTCOMES
from queries.perturbation import LookUp
from tests.recounted.imported import Inside, table
from tests.recounted.reach import aged, staffed

_OWN = {"target": "target_group", "place": "place", "approach": "approach", "offer": "offer"}
_OF_PROJECTS = {
    "block": "building_block", "round": "funding_round", "circle": "circle",
    "outcome": "outcome", "applicant": "applicant_type",
}  # fmt: skip
_LISTS = {"round": "round", "circle": "circle", "applicant": "applicant_type",
          "target": "target_group", "place": "place", "approach": "approach", "offer": "offer",
          "planning": "planning_state"}  # fmt: skip


@cache
def look_up(store: Store) -> LookUp:
    """The gate's table with the version's own secret."""
    return LookUp(store.fetch("SELECT look_up_key FROM gate")["look_up_key"].iloc[0])


def shown(inside: Inside, rows: pd.DataFrame, groups: list[str], count: str) -> pd.Series:
    """What the gate lets through of a count, per answer group; missing where nothing is stated.

    Args:
        inside: the choice.
        rows: records inside it, of outreach or of offers.
        groups: columns of the answer.
        count: "first_contacts", "regular" and the like.
    """
    through = look_up(inside.store).shown
    rows = rows.assign(cell=_cells(inside, rows), whole="")
    rows = rows[rows[f"{count}_true"].notna()]
    by_cell = rows.groupby([*(groups or ["whole"]), "cell"], dropna=False)
    sums = by_cell[[f"{count}_true", f"{count}_key"]].sum().astype(int)
    numbers = [through(true, key) for true, key in sums.itertuples(index=False)]
    levels = list(range(len(groups or ["whole"])))
    return pd.Series(numbers, sums.index, dtype=int).groupby(level=levels, dropna=False).sum()


def _cells(inside: Inside, rows: pd.DataFrame) -> pd.Series:
    chosen = inside.filters
    projects = inside.table("applications").set_index("application_id")
    own = projects.loc[rows["application_id"]].set_axis(rows.index)
    parts = [pd.Series("", rows.index), _months(inside, rows)]
    for key, column in {**_OWN, **_OF_PROJECTS}.items():
        values = getattr(chosen, key)
        if (
            len(values) > 1
            and len(values) < _many(inside, key)
            and (column in rows or key in _OF_PROJECTS)
        ):
            parts.append((rows if column in rows else own)[column].astype(str))
    if len(chosen.status) > 1:
        parts.append(own["status"].map(lambda state: _status(state, set(chosen.status))))
    if len(chosen.planning) > 1 and len(chosen.planning) < _many(inside, "planning"):
        parts.append(own["municipality_ags"].map(inside.planning_of_places))
    parts += [
        _areas(inside, own["municipality_ags"], key)
        for key in ("region", "district", "municipality")
    ]
    quartiere = inside.filters.neighbourhood
    if 1 < len(quartiere) < len(inside.table("neighbourhoods")):
        is_own = "neighbourhood_id" in rows
        parts.append(rows["neighbourhood_id" if is_own else "application_id"].astype(str))
    return reduce(lambda one, other: one + " " + other, parts)


def _many(inside: Inside, key: str) -> int:
    if key in _LISTS:
        codes = inside.table("codes")
        return int((codes["list"] == _LISTS[key]).sum())
    return {"block": 3, "outcome": len(OUTCOMES)}[key]


def _status(state: str, chosen: set[str]) -> str:
    outcome, states = next((name, of) for name, of in OUTCOMES.items() if state in of)
    everything = {state for of in OUTCOMES.values() for state in of}
    return "" if chosen == everything else outcome if chosen >= set(states) else state


def _areas(inside: Inside, places: pd.Series, key: str) -> pd.Series:
    """The largest area around a Gemeinde of which every area of the key is chosen."""
    chosen = set(getattr(inside.filters, key))
    values = set(
        table(
            inside.store,
            {"region": "regions", "district": "districts", "municipality": "municipalities"}[key],
        )[f"{key}_ags"]
    )
    if not chosen or chosen == values:
        return pd.Series("", places.index)
    sizes = [
        size for size in (3, 5, 8) if size <= {"region": 3, "district": 5, "municipality": 8}[key]
    ]

    def unit(place: str) -> str:
        return next(
            place[:size]
            for size in sizes
            if {value for value in values if value.startswith(place[:size])} <= chosen
        )

    return places.map({place: unit(place) for place in places.unique()})


def _months(inside: Inside, rows: pd.DataFrame) -> pd.Series:
    """Year, quarter or month, whichever lies inside the choice as far as anything is reported."""
    source = "offers" if "offer" in rows else "outreach"
    reported = sorted(inside.table(source)["month"].unique())
    first, last = inside.filters.from_month or "0000", inside.filters.to_month or "9999"
    if first <= reported[0] and last >= reported[-1]:
        return pd.Series("", rows.index)

    def is_chosen(month: str) -> bool:
        before = month < reported[0] and first <= reported[0]
        after = month > reported[-1] and last >= reported[-1]
        return before or after or first <= month <= last

    def unit(month: str) -> str:
        year, number = month[:4], int(month[5:])
        of_year = [f"{year}-{one:02}" for one in range(1, 13)]
        quarter = (number - 1) // 3
        if all(map(is_chosen, of_year)):
            return year
        if all(map(is_chosen, of_year[3 * quarter : 3 * quarter + 3])):
            return f"{year}-Q{quarter + 1}"
        return month

    return rows["month"].map({month: unit(month) for month in rows["month"].unique()})


Gated = tuple[list[str], Callable[[Inside], pd.DataFrame], dict[str, str]]


def _outreach(inside: Inside) -> pd.DataFrame:
    return inside.outreach


def _offers(inside: Inside) -> pd.DataFrame:
    return inside.offers


_FIRST = {"first_contact_persons": "first_contacts"}
_USE = {f"{use}_persons": use for use in ("regular", "occasional", "lost")}
_PEOPLE = {"participant_persons": "participants"}
GATED: dict[str, Gated] = {
    "first-contacts-total": ([], _outreach, _FIRST),
    "first-contacts-by-place": (["place"], _outreach, _FIRST),
    "first-contacts-by-place-and-target-group": (["place", "target_group"], _outreach, _FIRST),
    "first-contacts-by-approach": (["approach"], _outreach, _FIRST),
    "first-contacts-by-neighbourhood": (["neighbourhood_id"], _outreach, _FIRST),
    "first-contacts-by-month": (["month"], _outreach, _FIRST),
    "first-contacts-by-age-band": (["age_band"], aged, _FIRST),
    "first-contacts-per-post-by-region": (["region_ags"], staffed, _FIRST),
    "use-by-target-group": (["target_group"], _outreach, _USE),
    "use-by-place": (["place"], _outreach, _USE),
    "offers-by-type": (["offer"], _offers, _PEOPLE),
    "offers-by-month": (["month"], _offers, _PEOPLE),
}
"""Per chart the columns of an answer group, its records, and the count behind each column."""
