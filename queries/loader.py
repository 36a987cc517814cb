"""Runs the `.sql` files: one statement per question, the choice written once, values always bound.

A question names the rows it wants (`selected_applications`, `chosen_districts` …); the loader puts
the statement behind that name in front as a CTE. Nothing a reader typed becomes SQL text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import pandas as pd
from cachetools import LRUCache

from queries.filters import LIST_KEYS
from queries.protection import check_sql
from queries.scope import Scope

SQL = Path(__file__).parent / "sql"
SELECTION = "selection"
SCOPE_PARAMETERS = frozenset(
    {*LIST_KEYS, "from_month", "to_month", "areas", "areas_district", "exact"}
)
_REMEMBERED_FRAMES = 512

_remembered: LRUCache[Any, pd.DataFrame] = LRUCache(_REMEMBERED_FRAMES)
_remembered_lock = Lock()
_recorder: ContextVar[list[Statement] | None] = ContextVar("recorder", default=None)


class UnknownParameterError(Exception):
    """A `.sql` file names a parameter that nobody binds."""


@dataclass(frozen=True)
class Question:
    """A `.sql` file ready to run: whole text and the parameters it names."""

    name: str
    sql: str
    parameters: frozenset[str]


@dataclass(frozen=True)
class Statement:
    """What was run, for the Beleg: question, text and bound values."""

    name: str
    sql: str
    parameters: dict[str, Any]


def rows(name: str, scope: Scope, **more: Any) -> pd.DataFrame:
    """The answer to one question inside a scope. Treat the frame as frozen: it is remembered.

    Args:
        name: file below `queries/sql` without ending, as in "applications/by_building_block".
        scope: data version, viewer and choice.
        more: parameters of this question that are not part of the choice.

    Raises:
        QueryTimeoutError: after the store's time limit.
    """
    question = load(name)
    params = _bind(question, scope, more)
    recorder = _recorder.get()
    if recorder is not None:
        recorder.append(Statement(name, question.sql, params))
    key = (name, scope.key, repr(sorted(more.items())))
    with _remembered_lock:
        frame = _remembered.get(key)
    if frame is None:
        frame = scope.store.fetch(question.sql, params)
        with _remembered_lock:
            _remembered[key] = frame
    return frame


@contextmanager
def recording() -> Iterator[list[Statement]]:
    """Collects the statements run inside the block, for the Beleg."""
    statements: list[Statement] = []
    token = _recorder.set(statements)
    try:
        yield statements
    finally:
        _recorder.reset(token)


@cache
def load(name: str) -> Question:
    """Reads, completes and checks one question.

    Raises:
        UnprotectedPersonsError: when it counts persons past the gate.
        duckdb.ParserException: when it is not one statement.
    """
    text = (SQL / f"{name}.sql").read_text(encoding="utf-8").strip()
    check_sql(text, name)
    sql = _with_selections(text)
    (statement,) = duckdb.extract_statements(sql)
    return Question(name, sql, frozenset(statement.named_parameters))


def question_names() -> list[str]:
    """Every question below `queries/sql`, selections left out."""
    return sorted(
        path.relative_to(SQL).with_suffix("").as_posix()
        for path in SQL.rglob("*.sql")
        if path.parent.name != SELECTION
    )


@cache
def _selections() -> Mapping[str, str]:
    return {
        path.stem: path.read_text(encoding="utf-8").strip()
        for path in sorted((SQL / SELECTION).glob("*.sql"))
    }


def _with_selections(text: str) -> str:
    needed: list[str] = []

    def need(sql: str) -> None:
        for name, body in _selections().items():
            if name not in needed and re.search(rf"\b{name}\b", sql):
                need(body)
                needed.append(name)

    need(text)
    if not needed:
        return text
    ctes = ",\n".join(f"{name} AS (\n{_selections()[name]}\n)" for name in needed)
    comment, body = _split_comment(text)
    own_with = re.match(r"WITH\s", body, flags=re.IGNORECASE)
    joined = f",\n{body[own_with.end() :]}" if own_with else f"\n{body}"
    return f"{comment}WITH {ctes}{joined}"


def _split_comment(text: str) -> tuple[str, str]:
    match = re.match(r"(?:\s*--[^\n]*\n)*", text)
    end = match.end() if match else 0
    return text[:end], text[end:]


def _bind(question: Question, scope: Scope, more: Mapping[str, Any]) -> dict[str, Any]:
    available = {
        **scope.filters.as_params(),
        **_area_params(scope.viewer.areas),
        "exact": scope.viewer.is_exact,
        **more,
    }
    unknown = question.parameters - available.keys()
    if unknown:
        raise UnknownParameterError(f"{question.name}.sql names {', '.join(sorted(unknown))}")
    return {name: available[name] for name in sorted(question.parameters)}


def _area_params(areas: tuple[str, ...]) -> dict[str, str | None]:
    if not areas:
        return {"areas": None, "areas_district": None}
    return {
        "areas": f"^({'|'.join(areas)})",
        "areas_district": f"^({'|'.join(sorted({area[:5] for area in areas}))})",
    }
