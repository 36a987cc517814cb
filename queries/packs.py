"""Packs: a choice as places in the ledger, from which the cards of a page are rolled up.

A question (`queries/sql`) says what its rows are: it defines them, stands in the Beleg and answers
files. The cards of a page would ask a dozen of them about the same applications; so the choice is
selected once, with the same selections, and each card is rolled up from it (`queries.roll_ups`).
Both give the same rows: tests/sql/test_packs.py holds them against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Condition
from typing import Any

import numpy as np
from cachetools import LRUCache, cached

from queries import loader, selecting
from queries.cells import area_units
from queries.filters import DECIDED, FilterState
from queries.gated_records import Asked, Records, records_of
from queries.ledger import Areas, Array, Ledger, Linked, ledger_of
from queries.rows import Picked, Rows
from queries.scope import Scope
from queries.sums import Sums, sums_of

_REMEMBERED_PLACES, _PLACES_AT_LEAST = 300_000, 25_000
"""Of all choices together, at most twelve: the cards of a page share one, and few others come back.
A pack holds on to its version of the data, so that not many are kept."""
_HELD_WHOLE = 6
"""Packs without a choice, beside the others: all of them pick from their lists."""
_BLOCKS = (1, 2, 3)


@dataclass(frozen=True, eq=False)
class Pack:
    """The rows of one choice.

    Attributes:
        scope: the choice, the data, the reader.
        ledger: what the places lie in.
        rows: places of the applications of the choice, ascending: in the order of the list.
        areas: prefixes of AGS the viewer is limited to, as few as hold the same.
        answers: what was rolled up from it, by question.
        kept: the records of the choice, by what they are told apart by.
        lists: per list of all applications the places of its rows in the ledger.
    """

    scope: Scope
    ledger: Ledger
    rows: Array
    areas: tuple[str, ...]
    answers: dict[str, Rows] = field(default_factory=dict)
    kept: dict[Any, Records] = field(default_factory=dict)
    lists: dict[str, Array] = field(default_factory=dict)

    def codes(self, name: str) -> Array:
        """Per application of the choice the code of a name."""
        codes: Array = self.ledger.names[name].codes[self.rows]
        return codes

    def values(self, name: str) -> tuple[Any, ...]:
        """What the codes of a name stand for."""
        return self.ledger.names[name].values

    def number(self, name: str) -> Array:
        """Per application of the choice a number; money in cents, NaN where nothing is stated."""
        numbers: Array = self.ledger.numbers[name][self.rows]
        return numbers

    @cached_property
    def _outcomes(self) -> Array:
        return self.codes("outcome")

    def became(self, *outcomes: str) -> Array:
        """Per application whether it has one of these outcomes."""
        names = self.values("outcome")
        of_code = np.array([name in outcomes for name in names], dtype=bool)
        return of_code[self._outcomes] if len(names) else np.zeros(0, dtype=bool)

    @cached_property
    def approved(self) -> Array:
        """Per application whether it is approved."""
        return self.became("approved")

    @cached_property
    def decided(self) -> Array:
        """Per application whether it is decided."""
        return self.became(*DECIDED)

    def counts(self, name: str, where: Array | None = None) -> dict[Any, int]:
        """Applications per value of a name, values without any left out, ascending."""
        codes = self.codes(name)
        found = np.bincount(codes if where is None else codes[where]).tolist()
        return {
            value: count for value, count in zip(self.values(name), found, strict=False) if count
        }

    def money(self, name: str, measure: str) -> dict[Any, float]:
        """Sums of money per value of a name; values without any stated sum are left out."""
        cents = self.number(measure)
        known = ~np.isnan(cents)
        codes = self.codes(name)[known]
        sums = np.bincount(codes, cents[known]).tolist()
        stated = np.bincount(codes).tolist()
        return {
            value: total / 100
            for value, total, count in zip(self.values(name), sums, stated, strict=False)
            if count
        }

    def whole_money(self, measure: str) -> float:
        """The sum of money over the choice; 0 without any stated sum."""
        return float(np.nansum(self.number(measure))) / 100

    @property
    def blocks(self) -> list[int]:
        """The building blocks inside the choice."""
        chosen = self.scope.filters.block
        return [block for block in _BLOCKS if not chosen or str(block) in chosen]

    @cached_property
    def districts(self) -> Rows:
        """The Kreise inside the choice by AGS, as the ledger holds them."""
        order = selecting.districts(self.ledger, self.scope.filters, self.areas)
        return _taken(self.ledger.districts, order)

    @cached_property
    def municipalities(self) -> Rows:
        """The Gemeinden inside the choice by AGS, as the ledger holds them."""
        order = selecting.municipalities(self.ledger, self.scope.filters, self.areas)
        return _taken(self.ledger.municipalities, order)

    @cached_property
    def neighbourhoods(self) -> Rows:
        """The Quartiere inside the choice in German order, as the ledger holds them."""
        order = selecting.neighbourhoods(self.ledger, self.scope.filters, self.areas)
        return _taken(self.ledger.neighbourhoods, order)

    @cached_property
    def regions(self) -> list[str]:
        """The Regierungsbezirke inside the choice."""
        return sorted(set(self.districts["region_ags"]))

    @cached_property
    def projects(self) -> Pack:
        """The same choice whatever the month of receipt."""
        filters = self.scope.filters
        if not filters.from_month and not filters.to_month:
            return self
        return _pack(self.scope, "projects")

    @cached_property
    def everything(self) -> Pack:
        """All that the reader may see, whatever is chosen."""
        return pack(self.scope.with_filters(FilterState()))

    @cached_property
    def anywhere(self) -> Array:
        """Per application of the ledger whether it is chosen whatever its Quartiere and month."""
        if not self.scope.filters.neighbourhood:
            return self.working
        return selecting.applications(
            self.ledger, self.scope.filters, self.areas, by_neighbourhood=False
        )

    @cached_property
    def working(self) -> Array:
        """Per application of the ledger whether it is chosen whatever its month."""
        return selecting.applications(self.ledger, self.scope.filters, self.areas)

    @cached_property
    def network(self) -> Array:
        """Places of the partnerships inside the choice."""
        network = self.ledger.network
        chosen = {"partner": self.scope.filters.partner, "body": self.scope.filters.body}
        return _linked(network, self.working, chosen)

    @cached_property
    def sites(self) -> Array:
        """Places of the anchor sites inside the choice; in a chosen Quartier only its own."""
        filters = self.scope.filters
        chosen = {"anchor_site": filters.site, "neighbourhood_id": filters.neighbourhood}
        return _linked(self.ledger.sites, self.anywhere, chosen)

    def records(self, source: str, *told: str, of_projects: bool = False) -> Records:
        """The records of persons in the choice.

        Args:
            source: "outreach" or "offers".
            told: what they are told apart by, beside their application.
            of_projects: of the chosen projects only, where a Quartier is chosen.

        Raises:
            NotHeldError: when no sums tell all of it; then the question does.
        """
        is_working = of_projects or source == "offers"
        key = (source, told, is_working)
        if key not in self.kept:
            asked = self._asked[is_working]
            self.kept[key] = records_of(self.scope.store, source, set(told), asked)
        return self.kept[key]

    @cached_property
    def _asked(self) -> tuple[Asked, Asked]:
        """The choice wherever a project works, and in a chosen Quartier only what works there."""
        anywhere = Asked(
            self.scope.filters,
            self.anywhere,
            loader.cells_of_scope(self.scope),
            self.scope.viewer.is_exact,
            self._area_cells,
        )
        if not self.scope.filters.neighbourhood:
            return anywhere, anywhere
        return anywhere, replace(anywhere, is_selected=self.working, found={})

    def listed(self, name: str, rows: Rows) -> Array:
        """Per row of a list of this pack the place of its application in the ledger."""
        if name not in self.lists:
            places = self.ledger.places
            self.lists[name] = np.array([places[one] for one in rows["application_id"]], np.int32)
        return self.lists[name]

    def reported(self, source: str) -> Sums:
        """All reports by application and month, whatever is chosen."""
        return sums_of(self.scope.store, source, {"month"})

    @cached_property
    def _area_cells(self) -> Array | None:
        """Per application which of the areas it lies in that somebody is limited to."""
        if len(self.areas) < 2 or self.scope.viewer.is_exact:
            return None
        column = self.ledger.names["municipality_ags"]
        numbers = [
            next((at for at, area in enumerate(self.areas) if ags.startswith(area)), 0)
            for ags in column.values
        ]
        return np.array(numbers, dtype=np.int64)[column.codes]


def _of_choice(scope: Scope, name: str) -> tuple[Any, ...]:
    return (scope.store.version.id, scope.viewer.profile, scope.viewer.areas, scope.filters, name)


@cached(
    LRUCache(_REMEMBERED_PLACES, getsizeof=lambda pack: len(pack.rows) + _PLACES_AT_LEAST),
    key=_of_choice,
    condition=Condition(),
)
def _pack(scope: Scope, name: str) -> Pack:
    return _selected(scope, name)


@cached(LRUCache(_HELD_WHOLE), key=lambda scope: _of_choice(scope, ""), condition=Condition())
def _whole(scope: Scope) -> Pack:
    return _selected(scope, "applications")


def _selected(scope: Scope, name: str) -> Pack:
    ledger = ledger_of(scope.store)
    areas = scope.viewer.areas
    units = area_units(areas, loader.choosable_in(scope.store)) if areas else ()
    selected = selecting.applications(ledger, scope.filters, units)
    if name == "applications" and (scope.filters.from_month or scope.filters.to_month):
        selected &= selecting.is_received(ledger, scope.filters)
    return Pack(scope, ledger, np.flatnonzero(selected), units)


def pack(scope: Scope) -> Pack:
    """The applications of a choice."""
    return _whole(scope) if scope.filters.is_empty else _pack(scope, "applications")


def _linked(linked: Linked, selected: Array, chosen: Mapping[str, tuple[str, ...]]) -> Array:
    inside = selected[linked.places]
    for name, values in chosen.items():
        if values:
            column = linked.names[name]
            inside &= selecting.is_among(column.values, values)[column.codes]
    return np.flatnonzero(inside)


def _taken(areas: Areas, order: list[int]) -> Rows:
    if len(order) == len(areas.places):
        return Rows(areas.columns)
    return Rows(Picked(areas.columns, order))
