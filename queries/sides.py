"""What is held side by side: areas and the Land, rounds or calendar years, each its own choice.

A comparison asks a question once for each side, with the filters of that side: what is shown of it
is what the same choice shows alone, protection included.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from data import facts
from queries import areas
from queries.filters import FilterState
from queries.scope import Scope

MOST = 5
"""Areas, rounds or years beside each other; the Land comes on top."""
STATE = "05"
FOLLOWING = ("choice", "rounds", "years")
"""Instead of sides one by one: the chosen areas, the rounds, the calendar years."""
_AREA_KEYS = ("neighbourhood", "municipality", "district", "region", "circle")
"""Finest first: of areas chosen inside of each other the finer ones are compared."""
_BY_LENGTH = {3: "region", 5: "district", 8: "municipality"}
_YEAR = re.compile(r"(19|20)[0-9]{2}")
Kind = Literal["area", "round", "year"]


@dataclass(frozen=True)
class Side:
    """One of what is compared: its sign in the address, the key it chooses, its filters.

    `key` is "" for the whole that areas are held against.
    """

    sign: str
    key: str
    filters: FilterState

    @property
    def kind(self) -> Kind:
        """What it is compared with: other areas, rounds or years."""
        return "round" if self.key == "round" else "year" if self.key == "year" else "area"


def key_of(sign: str, neighbourhoods: Collection[str] = ()) -> str:
    """The key a sign of the address chooses, "" when it is none.

    Args:
        sign: an AGS, the id of a Quartier, a circle, a round or a year.
        neighbourhoods: ids of the Quartiere of the data.
    """
    lists = facts.in_use().lists
    if sign.isdigit() and len(sign) in _BY_LENGTH:
        return _BY_LENGTH[len(sign)]
    if sign in lists.get("round", {}):
        return "round"
    if sign in lists.get("circle", {}):
        return "circle"
    if sign in neighbourhoods:
        return "neighbourhood"
    return "year" if _YEAR.fullmatch(sign) else ""


def sides(scope: Scope) -> tuple[Side, ...]:
    """What the view of a scope holds side by side, () where that is less than two.

    Areas stand in the order they were named in, with the whole of the same choice last; rounds and
    years stand in the order of time.
    """
    signs = scope.view.compare
    if not signs:
        return ()
    if signs[0] in FOLLOWING:
        signs = _followed(signs[0], scope)
    known = set(areas.neighbourhood_names(scope.with_filters(FilterState()))["neighbourhood_id"])
    named = [(sign, key_of(sign, known)) for sign in signs]
    times = [(sign, key) for sign, key in named if key in {"round", "year"}]
    if times:
        kind = times[0][1]
        found = sorted(sign for sign, key in times if key == kind)[:MOST]
        if len(found) < 2:
            return ()
        return tuple(Side(sign, kind, during(scope.filters, sign, kind)) for sign in found)
    placed = [(sign, key) for sign, key in named if key][:MOST]
    if not placed:
        return ()
    whole = scope.filters.without(*_AREA_KEYS)
    return (
        *(Side(sign, key, whole.with_values(key, (sign,))) for sign, key in placed),
        Side(STATE, "", whole),
    )


def during(filters: FilterState, sign: str, kind: str) -> FilterState:
    """The same choice within one round or calendar year."""
    if kind == "round":
        return filters.with_values("round", (sign,))
    return replace(filters, from_month=f"{sign}-01", to_month=f"{sign}-12")


def years(scope: Scope) -> tuple[str, ...]:
    """The calendar years that the data reach over, in order."""
    return years_within(areas.months(scope.with_filters(FilterState())))


def years_within(span: tuple[str, str] | None) -> tuple[str, ...]:
    """The calendar years from a first to a last month."""
    if span is None:
        return ()
    first, last = (int(month[:4]) for month in span)
    return tuple(str(year) for year in range(first, last + 1))


def _followed(what: str, scope: Scope) -> tuple[str, ...]:
    """The signs that stand for the chosen areas, for every round or for every calendar year."""
    if what == "rounds":
        return scope.filters.round or tuple(facts.in_use().lists.get("round", {}))[-MOST:]
    if what == "years":
        return years(scope)[-MOST:]
    return next((values for key in _AREA_KEYS if (values := getattr(scope.filters, key))), ())[
        :MOST
    ]
