"""From a `.sql` file to the statement run for one choice: short, so that it is planned fast.

Over tables of this size planning costs more than reading (docs/performance.md). So what a choice
leaves open is taken out of the text, `SELECT *` in a selection becomes the columns somebody names,
and the parsed statement is kept. Only whether a value is chosen gets here, never the value.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import duckdb

from data.schema import Tables
from queries.cell_sql import RECORDS, by_cell
from queries.protection import check_sql

SQL = Path(__file__).parent / "sql"
SELECTION = SQL / "selection"
LEDGER = SQL / "ledger"
"""What `queries.ledger` reads once per version: no questions, and not past the gate of SQL."""
_NO_TABLES = Tables({})
_REMEMBERED_STATEMENTS = 1_000
"""A parsed statement holds some 20 kB; with 300 of them fresh choices took a twentieth longer."""

#: `($region IS NULL OR list_contains($region, region_ags))`, as far as the condition itself.
_CHOICE = re.compile(r"\(\s*\$(\w+) IS NULL\s+OR\s+")
_BRACKET = re.compile(r"[()]")
_WORD = re.compile(r"\w+")
_LEFT_OPEN = "\0"
_WITHOUT_CONDITION = [
    re.compile(pattern) for pattern in (r"\0\s+AND\s+", r"\s+AND\s+\0", r"\s+WHERE\s+\0")
]
_PARAMETER = re.compile(r"\$([A-Za-z]\w*)")
_EVERY_COLUMN = re.compile(r"SELECT \*\s+FROM (\w+)")


@dataclass(frozen=True, eq=False)
class Composed:
    """A question ready to run: its text, the parsed statement and the parameters it names."""

    sql: str
    statement: Any
    parameters: tuple[str, ...]


@cache
def question_text(name: str) -> str:
    """The `.sql` file as it was written.

    Raises:
        UnprotectedPersonsError: when it counts persons past the gate.
    """
    text = (SQL / f"{name}.sql").read_text(encoding="utf-8").strip()
    check_sql(text, name)
    return text


@cache
def selections() -> dict[str, tuple[str, ...]]:
    """What a question may name: each selection's text, or the texts it can be answered from.

    A folder holds several, in the order in which they are tried; the last one answers everything.
    """
    found = {}
    for path in sorted(SELECTION.iterdir()):
        files = sorted(path.glob("*.sql")) if path.is_dir() else [path]
        found[path.stem] = tuple(file.read_text(encoding="utf-8").strip() for file in files)
    return found


@cache
def parameters_of(text: str) -> frozenset[str]:
    """Every parameter that a text and the selections in it may need, whatever is chosen."""
    found = set(_PARAMETER.findall(text))
    for name in _named(text):
        for body in selections()[name]:
            found |= parameters_of(body)
    return frozenset(found)


@cache
def _narrowing() -> dict[str, frozenset[str]]:
    """What narrows the records of persons, by selection."""
    return {name: parameters_of(selections()[name][-1]) for name in RECORDS}


def compose_whole(
    name: str, split: frozenset[str] = frozenset(), tables: Tables = _NO_TABLES
) -> Composed:
    """The statement that answers a question whatever is chosen, from the rows as delivered.

    Args:
        name: the question.
        split: keys whose chosen values are several cells, as for `compose`.
        tables: what the data hold; needed where anything is split.

    Raises:
        UnprotectedPersonsError: when it counts persons past the gate.
        duckdb.ParserException: when the text is not one statement.
    """
    text = question_text(name)
    comment, own = _split_comment(text)
    bodies: dict[str, str] = {}
    _collect(own, lambda selection: selections()[selection][-1], bodies)
    if split:
        own, bodies = by_cell(own, bodies, split, tables, _narrowing())
    return _composed(comment, own, bodies)


@lru_cache(_REMEMBERED_STATEMENTS)
def compose(
    name: str, left_open: frozenset[str], tables: Tables, split: frozenset[str] = frozenset()
) -> Composed:
    """The statement that answers a question when nothing is chosen under `left_open`.

    Args:
        name: the question.
        left_open: parameters that are NULL; conditions `($x IS NULL OR …)` on them are left out.
        tables: what the data hold: to name columns and to pick pre-summed rows.
        split: keys whose chosen values are several cells (`queries.cell_sql`).
    """
    comment, own = _split_comment(without_open_choices(question_text(name), left_open))
    bodies: dict[str, str] = {}

    def body_of(selection: str) -> str:
        return without_open_choices(_picked(selection, own, left_open, tables), left_open)

    _collect(own, body_of, bodies)
    if not _shows_whole_rows(own, tables):
        words = set(_WORD.findall(" ".join([own, *bodies.values()])))
        bodies = {name: _with_named_columns(body, words, tables) for name, body in bodies.items()}
    if split:
        own, bodies = by_cell(own, bodies, split, tables, _narrowing())
    return _composed(comment, own, bodies)


def _composed(comment: str, own: str, bodies: dict[str, str]) -> Composed:
    sql = comment + _with_selections(own, bodies)
    (statement,) = _parser().extract_statements(sql)
    return Composed(sql, statement, tuple(sorted(statement.named_parameters)))


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    """A connection that only parses, of this process.

    DuckDB's own would be opened before gunicorn forks its workers; without its threads, which stay
    behind, a worker could not close it at its end.
    """
    return duckdb.connect(config={"threads": 1})


def _close_parser() -> None:
    if _parser.cache_info().currsize:
        _parser().close()
        _parser.cache_clear()


os.register_at_fork(before=_close_parser)


def without_open_choices(text: str, left_open: frozenset[str]) -> str:
    """The text without the conditions that hold for every row because nothing is chosen."""
    return _shortened(text, left_open & _choices_in(text))


@cache
def _choices_in(text: str) -> frozenset[str]:
    return frozenset(_CHOICE.findall(text))


@lru_cache(_REMEMBERED_STATEMENTS)
def _shortened(text: str, left_open: frozenset[str]) -> str:
    result, position = "", 0
    while match := _CHOICE.search(text, position):
        end = _closing(text, match.start()) + 1
        condition = _shortened(text[match.end() : end - 1], left_open)
        result += text[position : match.start()]
        result += _LEFT_OPEN if match[1] in left_open else f"({condition})"
        position = end
    result += text[position:]
    for pattern in _WITHOUT_CONDITION:
        result = pattern.sub("", result)
    return result.replace(_LEFT_OPEN, "true")


def _closing(text: str, start: int) -> int:
    depth = 0
    for bracket in _BRACKET.finditer(text, start):
        depth += 1 if bracket[0] == "(" else -1
        if depth == 0:
            return bracket.start()
    raise ValueError(f"a bracket is not closed: {text[start : start + 60]}")


def _named(text: str) -> list[str]:
    words = set(_WORD.findall(text))
    return [name for name in selections() if name in words]


def _collect(text: str, body_of: Callable[[str], str], bodies: dict[str, str]) -> None:
    """Adds the selections a text names, those they name themselves first."""
    for name in _named(text):
        if name not in bodies:
            body = body_of(name)
            _collect(body, body_of, bodies)
            bodies[name] = body


def _picked(name: str, question: str, left_open: frozenset[str], tables: Tables) -> str:
    """The first text that knows all that is chosen and all columns that the question names."""
    *summed, rows = selections()[name]
    chosen = parameters_of(rows) - left_open
    of_rows = _own_parameters(rows) - left_open
    asked = set(_WORD.findall(question)) & set(tables.columns.get(_source(name), ()))
    for body in summed:
        table = _EVERY_COLUMN.search(body)
        offered = tables.columns.get(table[1] if table else "", ())
        is_known = chosen <= parameters_of(body) and of_rows <= _own_parameters(body)
        if is_known and asked <= set(offered) and offered:
            return body
    return rows


def _own_parameters(text: str) -> set[str]:
    """What narrows the rows themselves, not the projects they belong to.

    A Quartier narrows both: the sums of a project that works in it hold its other Quartiere too.
    """
    source = _EVERY_COLUMN.search(text) or re.search(r"\bFROM (\w+)", text)
    below = selections().get(source[1], ()) if source else ()
    found = set(_PARAMETER.findall(text))
    return found.union(*(_own_parameters(body) for body in below))


def _source(selection: str) -> str:
    """The table whose rows a selection sums: `summed_outreach` those of `outreach`."""
    return selection.removeprefix("summed_")


def _shows_whole_rows(question: str, tables: Tables) -> bool:
    """Asks a selection or a table for all its columns, whatever they are called."""
    known = {*selections(), *tables.columns}
    every = re.finditer(r"SELECT \*.*?\bFROM (\w+)|\b(\w+)\.\*", question, re.DOTALL)
    return any((match[1] or match[2]) in known for match in every)


def _with_named_columns(body: str, words: set[str], tables: Tables) -> str:
    def name_columns(match: re.Match[str]) -> str:
        columns = tables.columns.get(match[1], ())
        named = [column for column in columns if column in words] or list(columns[:1])
        return f"SELECT {', '.join(named)}\nFROM {match[1]}" if named else match[0]

    return _EVERY_COLUMN.sub(name_columns, body)


def _with_selections(question: str, bodies: dict[str, str]) -> str:
    if not bodies:
        return question
    ctes = ",\n".join(f"{name} AS (\n{body}\n)" for name, body in bodies.items())
    own_with = re.match(r"WITH\s", question, flags=re.IGNORECASE)
    joined = f",\n{question[own_with.end() :]}" if own_with else f"\n{question}"
    return f"WITH {ctes}{joined}"


def _split_comment(text: str) -> tuple[str, str]:
    match = re.match(r"(?:\s*--[^\n]*\n)*", text)
    end = match.end() if match else 0
    return text[:end], text[end:]
