"""Packs: a choice as places in the ledger, from which the cards of a page are rolled up.

A question (`queries/sql`) says what its rows are: it defines them, stands in the Beleg and answers
files. The cards of a page would ask a dozen of them about the same applications; so the choice is
selected once, with the same selections, and each card is rolled up from it (`queries.roll_ups`).
Both give the same rows: tests/sql/test_packs.py holds them against each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from threading import Condition
from typing import Any

import numpy as np
from cachetools import LRUCache, cached

from queries import loader
from queries.filters import DECIDED, FilterState, narrowing
from queries.ledger import Areas, Array, Ledger, ledger_of
from queries.protection import check_columns
from queries.rows import Rows
from queries.scope import Scope

_REMEMBERED_PLACES, _PLACES_AT_LEAST = 1_000_000, 25_000
"""Of all choices together, at most forty: the cards of a page share one, and few others come back.
A pack holds on to its version of the data, so that not many are kept."""
_BLOCKS = (1, 2, 3)
_OWN_OF_RECORDS = (*narrowing("outreach"), "from_month", "to_month")
"""What narrows single records of outreach; the ledger knows their sums per application only."""
_COLUMN = narrowing("applications")


class NotInPackError(Exception):
    """The ledger does not know what this choice narrows; the question does."""


@dataclass(frozen=True, eq=False)
class Pack:
    """The rows of one choice.

    Attributes:
        scope: the choice, the data, the reader.
        ledger: what the places lie in.
        rows: places of the applications of the choice, ascending: in the order of the list.
        answers: what was rolled up from it, by question.
    """

    scope: Scope
    ledger: Ledger
    rows: Array
    answers: dict[str, Rows] = field(default_factory=dict)

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
        return _areas(self.scope, "packs/districts", "district_ags", self.ledger.districts)

    @cached_property
    def municipalities(self) -> Rows:
        """The Gemeinden inside the choice by AGS, as the ledger holds them."""
        name = "packs/municipalities"
        return _areas(self.scope, name, "municipality_ags", self.ledger.municipalities)

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
        return _pack(self.scope, "packs/projects")

    @cached_property
    def everything(self) -> Pack:
        """All that the reader may see, whatever is chosen."""
        return pack(self.scope.with_filters(FilterState()))

    @cached_property
    def _cells(self) -> Array | None:
        """Per application of the ledger the cell it counts in; None where all is one cell.

        Raises:
            NotInPackError: when records are chosen by what the ledger does not know of them.
        """
        filters = self.scope.filters
        if any(getattr(filters, key) for key in _OWN_OF_RECORDS):
            raise NotInPackError
        cells = loader.cells_of_scope(self.scope)
        if loader.areas_are_split(self.scope) or not cells.units.keys() <= {*_COLUMN, *_NO_CELLS}:
            raise NotInPackError
        found: Array | None = None
        for key in cells.units.keys() & _COLUMN.keys():
            column = self.ledger.names[_COLUMN[key]]
            units = dict(zip(getattr(filters, key), cells.units[key], strict=True))
            number_of = {unit: number for number, unit in enumerate(set(units.values()))}
            part = np.array(
                [number_of.get(units.get(str(value), ""), 0) for value in column.values]
            )[column.codes]
            found = part if found is None else found * len(number_of) + part
        return found

    def persons(self, name: str, where: Array) -> int:
        """The shown number of persons over applications of the ledger: through the gate, per cell.

        Args:
            name: of the count, as in `queries.ledger.PERSONS`.
            where: places of the applications.

        Raises:
            NotInPackError: when records are chosen by what the ledger does not know of them.
        """
        true, keys = self.ledger.persons[name]
        exact, gate, cells = self.scope.viewer.is_exact, self.ledger.gate, self._cells
        if cells is None:
            return gate.perturb(int(true[where].sum()), int(keys[where].sum()), exact)
        of_rows = cells[where]
        return sum(
            gate.perturb(int(true[part].sum()), int(keys[part].sum()), exact)
            for part in (where[of_rows == cell] for cell in np.unique(of_rows))
        )


_NO_CELLS = ("offer", "site", "partner", "body")
"""What chooses no records of outreach."""

RollUp = Callable[..., Rows]
"""Pack, and what the question takes beside the choice, to rows."""


def _of_choice(scope: Scope, name: str) -> tuple[Any, ...]:
    return (scope.store.version.id, scope.viewer.profile, scope.viewer.areas, scope.filters, name)


@cached(
    LRUCache(_REMEMBERED_PLACES, getsizeof=lambda pack: len(pack.rows) + _PLACES_AT_LEAST),
    key=_of_choice,
    condition=Condition(),
)
def _pack(scope: Scope, name: str) -> Pack:
    ledger = ledger_of(scope.store)
    places = ledger.places
    rows = np.array([places[one] for one in loader.ask(name, scope)["application_id"]], dtype=int)
    rows.sort()
    return Pack(scope, ledger, rows)


def pack(scope: Scope) -> Pack:
    """The applications of a choice."""
    return _pack(scope, "packs/applications")


def _areas(scope: Scope, question: str, key: str, held: Areas) -> Rows:
    order = [held.places[ags] for ags in loader.ask(question, scope)[key]]
    return Rows({name: [values[at] for at in order] for name, values in held.columns.items()})


def rolled_up(name: str, scope: Scope, roll_up: RollUp, **more: Any) -> Rows:
    """The rows of a question, rolled up from the pack of the choice.

    Whoever records statements gets the rows of the question itself, and so does a choice that the
    ledger cannot tell.

    Args:
        name: of the question.
        scope: data version, viewer and choice.
        roll_up: gives the same rows.
        more: what the question takes beside the choice.

    Raises:
        QueryTimeoutError: after the store's time limit.
        UnprotectedPersonsError: when the rows carry true counts of persons.
    """
    if loader.is_recording():
        return loader.ask(name, scope, **more)
    chosen = pack(scope)
    key = name + repr(more)
    if key not in chosen.answers:
        try:
            found = roll_up(chosen, **more)
        except NotInPackError:
            found = loader.ask(name, scope, **more)
        check_columns(found.names, name)
        chosen.answers[key] = found
    return chosen.answers[key]
