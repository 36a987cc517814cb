"""Asks the questions: one `.sql` file each, values always bound, answers remembered.

A question names the rows it wants (`selected_applications`, `chosen_districts` …);
`queries.composing` puts the statement behind that name in front. Nothing a reader typed becomes
SQL text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Condition

from cachetools import LRUCache, cached

from data.store import Store
from queries import cell_sql, composing
from queries.cells import ONE_CELL, Cells, Choosable, area_units, cells_of, choosable
from queries.composing import LEDGER, SELECTION, SQL, Composed
from queries.protection import check_columns
from queries.rows import Cell, Rows
from queries.scope import Scope

_REMEMBERED_CELLS = 40_000
"""Of all questions together: some 8 MB. Answers are remembered too, so that two and a half times as
many cells would spare only one question in twenty-five."""


_REMEMBERED_VERSIONS = 8


class UnknownParameterError(Exception):
    """A `.sql` file names a parameter that nobody binds."""


@dataclass(frozen=True)
class Statement:
    """What was run, for the Beleg: question, text and bound values."""

    name: str
    sql: str
    parameters: Mapping[str, Cell]


def _cells_of(found: Rows) -> int:
    return len(found) * len(found.columns) + 100


def _key(
    store: Store, _name: str, question: Composed, params: Mapping[str, Cell]
) -> tuple[str, ...]:
    """What is bound decides the rows: a choice that does not concern a question finds them too."""
    return (store.version.id, question.sql, repr(params))


@cached(LRUCache(_REMEMBERED_CELLS, getsizeof=_cells_of), key=_key, condition=Condition())
def _asked(store: Store, name: str, question: Composed, params: Mapping[str, Cell]) -> Rows:
    """The rows; who asks what is being asked already waits for that answer."""
    columns = store.columns(question.statement, params)
    check_columns(columns, name)
    return Rows(columns)


_recorder: ContextVar[list[Statement] | None] = ContextVar("recorder", default=None)


def ask(name: str, scope: Scope, **more: Cell) -> Rows:
    """The answer to one question inside a scope. Treat it as frozen: it is remembered.

    Args:
        name: file below `queries/sql` without ending, as in "applications/by_building_block".
        scope: data version, viewer and choice.
        more: parameters of this question that are not part of the choice.

    Raises:
        QueryTimeoutError: after the store's time limit.
        UnprotectedPersonsError: when the answer carries true counts of persons.
    """
    return _asked(scope.store, name, *_prepared(name, scope, more))


def types(name: str, scope: Scope, **more: Cell) -> dict[str, str]:
    """The columns of an answer with their types in SQL, without its rows."""
    question, params = _prepared(name, scope, more)
    told = scope.store.columns(f"DESCRIBE {question.sql}", params)
    return dict(zip(told["column_name"], told["column_type"], strict=True))


def _prepared(
    name: str, scope: Scope, more: Mapping[str, Cell]
) -> tuple[Composed, dict[str, Cell]]:
    """The statement of one question and what is bound to it; told to whoever records."""
    available = _available(scope, more)
    # What does not concern the question is left out: one statement for all choices beside it.
    concerned = composing.parameters_of(composing.question_text(name))
    left_open = frozenset(key for key in concerned if available.get(key, "") is None)
    split = _split(available, concerned)
    question = composing.compose(name, left_open, scope.store.tables, split)
    params = _bind(name, question.parameters, available)
    recorder = _recorder.get()
    if recorder is not None:
        recorder.append(Statement(name, question.sql, params))
    return question, params


@contextmanager
def recording() -> Iterator[list[Statement]]:
    """Collects the statements run inside the block, for the Beleg."""
    statements: list[Statement] = []
    token = _recorder.set(statements)
    try:
        yield statements
    finally:
        _recorder.reset(token)


def is_recording() -> bool:
    """Somebody collects the statements."""
    return _recorder.get() is not None


def load(name: str) -> Composed:
    """Reads and checks one question; the statement that holds for every choice of one cell.

    Raises:
        UnprotectedPersonsError: when it counts persons past the gate.
        duckdb.ParserException: when it is not one statement.
    """
    return composing.compose_whole(name)


def question_names() -> list[str]:
    """Every question below `queries/sql`; selections and what the ledger holds are none."""
    return sorted(
        path.relative_to(SQL).with_suffix("").as_posix()
        for path in SQL.rglob("*.sql")
        if not path.is_relative_to(SELECTION) and not path.is_relative_to(LEDGER)
    )


def cells_of_scope(scope: Scope) -> Cells:
    """The cells a choice falls into; always one for who sees exact counts."""
    return ONE_CELL if scope.viewer.is_exact else cells_of(scope.filters, choosable_in(scope.store))


@cached(LRUCache(_REMEMBERED_VERSIONS), key=lambda store: store.version.id, condition=Condition())
def choosable_in(store: Store) -> Choosable:
    """What may be chosen in a version: every value with its larger units, the months reported."""
    answers = [
        store.columns(composing.question_text(name)) for name in ("cells/values", "cells/months")
    ]
    values, months = (zip(*columns.values(), strict=True) for columns in answers)
    return choosable(values, months)


def _available(scope: Scope, more: Mapping[str, Cell]) -> dict[str, Cell]:
    cells, areas = cells_of_scope(scope), scope.viewer.areas
    return {
        **scope.filters.as_params(),
        **_area_params(area_units(areas, choosable_in(scope.store)) if areas else ()),
        **{f"{key}_cells": list(units) for key, units in cells.units.items()},
        **{f"{source}_month_cells": list(starts) for source, starts in cells.months.items()},
        "exact": scope.viewer.is_exact,
        **more,
    }


def _split(available: Mapping[str, Cell], concerned: frozenset[str]) -> frozenset[str]:
    """What makes several cells of the rows that a question reads."""
    split = {name.removesuffix("_cells") for name in available if name.endswith("_cells")}
    months = {cell_sql.month_key(source) for source in ("outreach", "offers")}
    if not {"from_month", "to_month"} & concerned:
        split -= months
    if _are_several(available["areas"]) and not available["exact"]:
        split.add(cell_sql.AREAS)
    return frozenset(split & (concerned | months))


def _are_several(areas: Cell) -> bool:
    return isinstance(areas, str) and "|" in areas


def _bind(name: str, named: tuple[str, ...], available: Mapping[str, Cell]) -> dict[str, Cell]:
    unknown = [parameter for parameter in named if parameter not in available]
    if unknown:
        raise UnknownParameterError(f"{name}.sql names {', '.join(unknown)}")
    return {parameter: available[parameter] for parameter in named}


def _area_params(areas: tuple[str, ...]) -> dict[str, str | None]:
    if not areas:
        return {"areas": None, "areas_district": None}
    return {
        "areas": f"^({'|'.join(areas)})",
        "areas_district": f"^({'|'.join(sorted({area[:5] for area in areas}))})",
    }
