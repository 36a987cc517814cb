"""Tables that a reader puts together: rows × columns × measures, from one catalogue.

Three questions below `sql/tables` answer every table, one for each kind of record; which dimension
makes rows and columns is bound like any value. Every total is a question of its own: persons then
pass the gate as a cell of their own, a project in several Quartiere counts once in the whole, and a
median is that of all records, not of medians.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from queries.filters import TableChoice
from queries.loader import ask
from queries.protection import SMALLEST_BASE
from queries.scope import Scope

MOST_CELLS = 20_000
"""What a page shows and a workbook holds; a larger table is a CSV with one line per cell."""
TOTAL = "*"
"""The code of what is summed over."""

Code = str | None
"""Of a row or column; None where records state nothing."""
Value = int | float | None
Place = tuple[Code, Code, str]
"""Row, column and measure."""

_APPLICATIONS, _OUTREACH, _OFFERS = "tables/applications", "tables/outreach", "tables/offers"
"""The questions, one for each kind of record."""
_ALL = frozenset({_APPLICATIONS, _OUTREACH, _OFFERS})
_REPORTS = frozenset({_OUTREACH, _OFFERS})


@dataclass(frozen=True)
class Dimension:
    """What rows or columns may be.

    Attributes:
        marts: questions about records that can be told apart by it.
        filter_key: the key of the choice with the same values; "" for years.
        code_list: whose order its values have; "" sorts them.
        is_complete: its values stand there with 0 too, as far as they are inside the choice.
        is_year: years without anything between two others stand there too.
        is_overlapping: a record of applications can have several values.
    """

    marts: frozenset[str]
    filter_key: str = ""
    code_list: str = ""
    is_complete: bool = False
    is_year: bool = False
    is_overlapping: bool = False


@dataclass(frozen=True)
class Measure:
    """What cells may show.

    Attributes:
        column: of the answer.
        mart: the question about the kind of records it belongs to.
        is_additive: has shares; medians and rates have none.
        absent: the value where there is no record: 0 applications, but no median of none. Where
            nothing was reported there is no number either.
    """

    column: str
    mart: str
    is_additive: bool = True
    absent: Value = None

    @property
    def is_of_persons(self) -> bool:
        """A protected count."""
        return self.column.endswith("_persons")

    @property
    def is_withheld_below(self) -> bool:
        """An exact count of events that is held back where it would bound persons."""
        return self.mart in _REPORTS and not self.is_of_persons


DIMENSIONS: Mapping[str, Dimension] = {
    "region": Dimension(_ALL, "region", is_complete=True),
    "district": Dimension(_ALL, "district", is_complete=True),
    "municipality": Dimension(_ALL, "municipality"),
    "neighbourhood": Dimension(
        frozenset({_APPLICATIONS, _OUTREACH}), "neighbourhood", is_overlapping=True
    ),
    "block": Dimension(_ALL, "block", is_complete=True),
    "round": Dimension(_ALL, "round", "round"),
    "circle": Dimension(_ALL, "circle", "circle"),
    "status": Dimension(_ALL, "status", "status"),
    "outcome": Dimension(_ALL, "outcome"),
    "applicant": Dimension(_ALL, "applicant", "applicant_type"),
    "received-year": Dimension(frozenset({_APPLICATIONS}), is_year=True),
    "decided-year": Dimension(frozenset({_APPLICATIONS}), is_year=True),
    "reported-year": Dimension(_REPORTS, is_year=True),
    "target": Dimension(frozenset({_OUTREACH}), "target", "target_group"),
    "place": Dimension(frozenset({_OUTREACH}), "place", "place"),
    "approach": Dimension(frozenset({_OUTREACH}), "approach", "approach"),
    "offer": Dimension(frozenset({_OFFERS}), "offer", "offer"),
}

MEASURES: Mapping[str, Measure] = {
    "applications": Measure("applications_count", _APPLICATIONS, absent=0),
    "decided": Measure("decided_count", _APPLICATIONS, absent=0),
    "approved": Measure("approved_count", _APPLICATIONS, absent=0),
    "approval-rate": Measure("approval_rate_percent", _APPLICATIONS, is_additive=False),
    "median-decision-days": Measure("median_days", _APPLICATIONS, is_additive=False),
    "requested-eur": Measure("requested_eur", _APPLICATIONS, absent=0),
    "approved-eur": Measure("approved_eur", _APPLICATIONS, absent=0),
    "state-eur": Measure("state_share_eur", _APPLICATIONS, absent=0),
    "esf-eur": Measure("esf_share_eur", _APPLICATIONS, absent=0),
    "own-eur": Measure("approved_own_share_eur", _APPLICATIONS, absent=0),
    "total-eur": Measure("approved_total_eur", _APPLICATIONS, absent=0),
    "median-approved-eur": Measure("median_approved_eur", _APPLICATIONS, is_additive=False),
    "posts": Measure("approved_posts", _APPLICATIONS, absent=0),
    "first-contacts": Measure("first_contact_persons", _OUTREACH),
    "regular": Measure("regular_persons", _OUTREACH),
    "occasional": Measure("occasional_persons", _OUTREACH),
    "lost": Measure("lost_persons", _OUTREACH),
    "contacts": Measure("contacts_count", _OUTREACH),
    "sessions": Measure("sessions_count", _OFFERS),
    "attendances": Measure("attendances_count", _OFFERS),
    "participants": Measure("participant_persons", _OFFERS),
}

SHARES = ("row", "column", "all")
"""Of what a share may be: its row, its column, everything."""


def marts_of(*dimensions: str) -> frozenset[str]:
    """The kinds of records that all of these can tell apart; "" tells nothing apart."""
    found = _ALL
    for name in dimensions:
        found &= DIMENSIONS[name].marts if name else _ALL
    return found


def fitting(rows: str, columns: str) -> tuple[str, ...]:
    """The measures that such a table may have, in the order of the catalogue."""
    marts = marts_of(rows, columns)
    return tuple(name for name, measure in MEASURES.items() if measure.mart in marts)


def measures_of(choice: TableChoice) -> tuple[str, ...]:
    """The measures shown: those chosen that fit, else the first that does."""
    offered = fitting(choice.rows, choice.columns)
    return tuple(name for name in offered if name in choice.measures) or offered[:1]


@dataclass(frozen=True)
class Table:
    """A table put together: codes of rows and columns, and the value at each place.

    Attributes:
        choice: what it is put together from.
        rows: codes in order, without the total.
        columns: the same; none where the table has no columns.
        measures: shown in every cell.
        values: what is there, by place; totals are those of the code `TOTAL`.
        held: places whose value is held back.
    """

    choice: TableChoice
    rows: tuple[Code, ...]
    columns: tuple[Code, ...]
    measures: tuple[str, ...]
    values: Mapping[Place, Value]
    held: frozenset[Place]

    @property
    def size(self) -> int:
        """How many cells it has, without totals."""
        shares = sum(MEASURES[name].is_additive for name in self.measures)
        each = len(self.measures) + (shares if self.choice.share else 0)
        return len(self.rows) * max(len(self.columns), 1) * each

    def value(self, row: Code, column: Code, measure: str) -> Value:
        """What stands at a place; what no record tells of is 0 or missing, as the measure says."""
        return self.values.get((row, column, measure), MEASURES[measure].absent)

    def share(self, row: Code, column: Code, measure: str) -> tuple[float | None, bool]:
        """The share in percent of what the choice asks for, and whether it is held back.

        Computed from what is shown, so that it tells nothing more; of persons on 20 or more only.
        """
        whole = {
            "row": (row, TOTAL, measure),
            "column": (TOTAL, column, measure),
            "all": (TOTAL, TOTAL, measure),
        }[self.choice.share]
        if whole in self.held or (row, column, measure) in self.held:
            return None, True
        part, base = self.value(row, column, measure), self.value(*whole)
        if part is None or not base:
            return None, False
        if MEASURES[measure].is_of_persons and base < SMALLEST_BASE:
            return None, True
        return 100.0 * float(part) / float(base), False


def asked(scope: Scope) -> Table:
    """The table that a view puts together, inside the choice."""
    choice = scope.view.table
    measures = measures_of(choice)
    values: dict[Place, Value] = {}
    held: set[Place] = set()
    for mart in dict.fromkeys(MEASURES[name].mart for name in measures):
        names = [name for name in measures if MEASURES[name].mart == mart]
        for by_row, by_column in _groupings(choice):
            for found in ask(mart, scope, rows=by_row, columns=by_column):
                row = found["rows_code"] if by_row else TOTAL
                column = found["columns_code"] if by_column else TOTAL
                for name in names:
                    place, of = (row, column, name), MEASURES[name].column
                    values[place] = found[of]
                    if found.get(f"{of}_withheld"):
                        held.add(place)
    known = complete(scope)
    # What is not stated stands there only where it counts something.
    there = [place for place, value in values.items() if value or place in held]
    rows = {place[0] for place in values} - {None} | {place[0] for place in there}
    columns = {place[1] for place in values} - {None} | {place[1] for place in there}
    return Table(
        choice,
        _codes(scope, choice.rows, rows, known),
        _codes(scope, choice.columns, columns, known),
        measures,
        values,
        frozenset(held),
    )


def _groupings(choice: TableChoice) -> list[tuple[str, str]]:
    """The cells, and what they are summed to: "" is everything."""
    columns = [choice.columns, ""] if choice.columns else [""]
    return [(rows, column) for rows in (choice.rows, "") for column in columns]


def complete(scope: Scope) -> dict[str, list[str]]:
    """Per dimension the values inside the choice that stand in a table with 0 too."""
    found: dict[str, list[str]] = {}
    for row in ask("tables/complete", scope):
        found.setdefault(row["dimension"], []).append(row["code"])
    return found


def _codes(
    scope: Scope, name: str, found: Iterable[Code], complete: Mapping[str, list[str]]
) -> tuple[Code, ...]:
    """The codes of rows or columns in order, what is not stated last."""
    if not name:
        return ()
    dimension = DIMENSIONS[name]
    codes = {code for code in found if code != TOTAL}
    if dimension.is_complete:
        codes |= set(complete.get(name, ()))
    stated = [code for code in codes if code is not None]
    if dimension.is_year and stated:
        first, last = int(min(stated)), int(max(stated))
        stated = [str(year) for year in range(first, last + 1)]
    order = list(scope.store.facts.lists.get(dimension.code_list, ()))
    ranks = {code: rank for rank, code in enumerate(order)}
    in_order: list[Code] = [*sorted(stated, key=lambda code: (ranks.get(code, len(order)), code))]
    return (*in_order, None) if None in codes else tuple(in_order)
