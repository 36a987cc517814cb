"""Which Quartiere resemble each other, so that one project can ask another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeVar

from queries.loader import ask
from queries.neighbourhoods import whole
from queries.regions import reading_of
from queries.rows import Row
from queries.scope import Scope

NEED_STEP_POINTS = 10.0
"""What counts as one step of distance: ten points of a share; twice the children count the same."""
STEPS_OF_A_SPAN = 4
"""Of other indicators: a quarter of the span between the lowest and the highest Quartier."""
CLOSE_IN_NEED = 0.5
"""Steps apart up to which two Quartiere are said to have a similar need."""
SHOWN_AS_SIMILAR = 3

_Code = TypeVar("_Code", int, str)


@dataclass(frozen=True)
class Similar:
    """A Quartier like another, and what makes it so; pairs are (this one, the other one)."""

    neighbourhood_id: str
    name: str
    municipality_ags: str
    distance: float
    is_close_in_need: bool
    need: tuple[float | None, float | None]
    under_18: tuple[int | None, int | None]
    shared_blocks: tuple[int, ...]
    shared_applicant_types: tuple[str, ...]


def similar(scope: Scope, neighbourhood_id: str) -> list[Similar]:
    """The Quartiere nearest to one by need, size, building block and applicant type.

    Four parts add up to the distance: need (the SGB II quotas of under-18s, or the indicator of the
    view; ten points are 1), the numbers of under-18s (double or half is 1), no common building
    block (1), no common applicant type (1). What is not stated counts as 1. Only Quartiere with an
    approved project.
    """
    found = ask("neighbourhoods/features", whole(scope), neighbourhood_id=neighbourhood_id)
    needs, step = _needs(scope)
    records = [
        {**row, "need": needs.get(row["neighbourhood_id"]) if needs is not None
         else row["sgb2_quota_percent"]}
        for row in found
    ]  # fmt: skip
    here = next((one for one in records if one["neighbourhood_id"] == neighbourhood_id), None)
    if here is None:
        return []
    others = [_compared(here, one, step) for one in records if one is not here]
    return sorted(others, key=lambda one: (one.distance, one.neighbourhood_id))[:SHOWN_AS_SIMILAR]


def _needs(scope: Scope) -> tuple[dict[str, float | None] | None, float]:
    """The chosen indicator by Quartier and what of it is one step; None where none is chosen."""
    if not scope.view.indicator:
        return None, NEED_STEP_POINTS
    rows = ask("neighbourhoods/indicator", whole(scope), **reading_of(scope, "neighbourhood"))
    needs = dict(zip(rows["neighbourhood_id"], rows["indicator_value"], strict=True))
    if scope.store.facts.indicators[scope.view.indicator].unit == "percent":
        return needs, NEED_STEP_POINTS
    known = [value for value in needs.values() if value is not None]
    span = max(known) - min(known) if known else 0.0
    return needs, span / STEPS_OF_A_SPAN or 1.0


def _compared(here: Row, other: Row, step: float) -> Similar:
    need = (here["need"], other["need"])
    under_18 = (here["under_18_inhabitants"], other["under_18_inhabitants"])
    blocks = _shared(here["building_blocks"], other["building_blocks"])
    types = _shared(here["applicant_types"], other["applicant_types"])
    return Similar(
        neighbourhood_id=other["neighbourhood_id"],
        name=other["neighbourhood_name"],
        municipality_ags=other["municipality_ags"],
        distance=_need_apart(*need, step) + _size_apart(*under_18) + (not blocks) + (not types),
        is_close_in_need=_need_apart(*need, step) <= CLOSE_IN_NEED,
        need=need,
        under_18=under_18,
        shared_blocks=blocks,
        shared_applicant_types=types,
    )


def _need_apart(here: float | None, other: float | None, step: float) -> float:
    return 1.0 if here is None or other is None else abs(here - other) / step


def _size_apart(here: int | None, other: int | None) -> float:
    return abs(math.log2(here / other)) if here and other else 1.0


def _shared(here: list[_Code] | None, other: list[_Code] | None) -> tuple[_Code, ...]:
    return tuple(sorted(set(here or ()) & set(other or ())))
