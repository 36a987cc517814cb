"""The one gate every count of persons passes, as a part of the SQL (docs/protection.md).

Each record carries a secret key for each of its counts. The keys of the records behind a cell,
summed modulo `KEY_SPACE`, and the cell's true count look up a deviation in a fixed table, in a way
that only the version's secret tells (`queries.perturbation`): the same records show the same number
in every view and file. `install_gate` carries the gate into DuckDB; `check_sql` refuses a question
that counts persons past it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import duckdb

from queries.filters import DECIDED
from queries.perturbation import LookUp

SMALLEST_BASE = 20
"""A rate on fewer persons is withheld."""
SMALLEST_EVENTS = 3
"""Fewer events beside persons are withheld: there cannot be more persons than contacts. None at all
is shown, as no persons at all are."""
LEAST_POST_YEARS = 1
"""Of full-time posts, behind a rate per post and year: a few weeks say nothing of a year."""


class UnprotectedPersonsError(Exception):
    """A question would show true counts of persons, or their keys, past the gate."""


class _Word(NamedTuple):
    text: str
    line: int


_WORD = re.compile(
    r"""
      (?P<skip> --[^\n]* | /\*.*?\*/ | e'(?:[^'\\]|\\.|'')*' | '(?:[^']|'')*'
      | \$(?P<tag>\w*)\$.*?\$(?P=tag)\$ )
    | "(?P<quoted>(?:[^"]|"")*)"
    | (?P<plain>\$\w+ | \w+ | \S)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_GATES = frozenset({"protected_sum", "protected_sum_or_null"})
_REFUSED = frozenset(
    {
        "perturb",
        "perturb_cells",
        "protected_sum_by_cell",
        "protected_sum_or_null_by_cell",
        "columns",
    }
)
"""Calls that nobody writes: what the gate is made of, and columns by pattern."""
_PERSONS = re.compile(r"\w+_(true|key)")
_ARGUMENTS = re.compile(r"\( (?:\w+ \. )*(\w+)_true , (?:\w+ \. )*\1_key , \$exact \)")
_LONGEST_ARGUMENTS = 16
_ADVICE = "write protected_sum(<x>_true, <x>_key, $exact) with both columns of one count"


def check_sql(sql: str, name: str) -> None:
    """Refuses a question that reads persons past the gate.

    The only use of a column `<x>_true` or `<x>_key` is `protected_sum(<x>_true, <x>_key, $exact)`,
    or `protected_sum_or_null` with the same arguments. It guards against forgetting, whatever the
    case, quoting, blanks and comments; it is no defence against an author who means harm.

    Raises:
        UnprotectedPersonsError: with the question's name, the line and what to write instead.
    """
    words = _words(sql)
    position = 0
    while position < len(words):
        word = words[position]
        after = words[position + 1 : position + 1 + _LONGEST_ARGUMENTS]
        is_call = bool(after) and after[0].text == "("
        if word.text in _GATES:
            arguments = _ARGUMENTS.match(" ".join(following.text for following in after))
            if arguments is None:
                raise UnprotectedPersonsError(f"{name}, line {word.line}: {_ADVICE}")
            position += len(arguments[0].split())
        elif _PERSONS.fullmatch(word.text) or (is_call and word.text in _REFUSED):
            raise UnprotectedPersonsError(f"{name}, line {word.line}: {word.text}: {_ADVICE}")
        position += 1


def check_columns(columns: Iterable[str], name: str) -> None:
    """Refuses an answer that carries true counts or keys, as `SELECT *` would bring them.

    Raises:
        UnprotectedPersonsError: naming question and column.
    """
    for column in columns:
        if _PERSONS.fullmatch(column.lower()):
            raise UnprotectedPersonsError(f"{name}: the answer carries {column}: {_ADVICE}")


def _words(sql: str) -> list[_Word]:
    """Names, parameters and signs in lower case; comments and texts left out."""
    return [
        _Word((match["quoted"] or match["plain"]).lower(), sql.count("\n", 0, match.start()) + 1)
        for match in _WORD.finditer(sql)
        if match["skip"] is None and (match["quoted"] or match["plain"])
    ]


class Gate:
    """The arithmetic of the gate, the same in SQL and in Python."""

    def __init__(self, look_up_key: str) -> None:
        self._shown = _look_up(look_up_key).shown

    def perturb(self, count: int, key: int, exact: bool) -> int:
        """One cell: the true count for who may see it, else the shown number."""
        return count if exact else self._shown(count, key)

    def perturb_cells(
        self, cells: list[str], counts: list[int | None], keys: list[int | None], exact: bool
    ) -> int:
        """The sum over cells of what each shows; the three lists hold one value per row.

        Rows of one cell may stand anywhere; a count that no report states is missing.
        """
        sums: dict[str, list[int]] = {}
        for cell, count, key in zip(cells, counts, keys, strict=True):
            of_cell = sums.setdefault(cell, [0, 0])
            of_cell[0] += count or 0
            of_cell[1] += key or 0
        return sum(self.perturb(count, key, exact) for count, key in sums.values())


@lru_cache(maxsize=8)
def _look_up(look_up_key: str) -> LookUp:
    """Versions of one store share their secret, and a worker opens them again and again."""
    return LookUp(look_up_key)


def install_gate(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the gate of the attached version known to its database.

    Raises:
        duckdb.Error: when the version holds no secret to look up with.
    """
    (row,) = connection.execute("SELECT look_up_key FROM store.gate").fetchall()
    install(connection, Gate(row[0]))


def install(connection: duckdb.DuckDBPyConnection, gate: Gate) -> None:
    """`perturb` as a function, the sums over it as macros.

    The table is looked up in Python, because DuckDB plans a call in a third of the time that the
    same lookup takes as an expression, and planning is most of what a question costs.
    """
    connection.create_function("perturb", gate.perturb, ["BIGINT", "BIGINT", "BOOLEAN"], "BIGINT")
    connection.create_function(
        "perturb_cells",
        gate.perturb_cells,
        ["VARCHAR[]", "BIGINT[]", "BIGINT[]", "BOOLEAN"],
        "BIGINT",
    )
    connection.execute(_MACROS)


#: Thresholds and definitions, written once: a test finds them written out in a question.
_MACROS = f"""
CREATE OR REPLACE MACRO protected_sum_or_null(true_column, key_column, exact) AS
    perturb(CAST(sum(true_column) AS BIGINT), CAST(sum(key_column) AS BIGINT), exact);
CREATE OR REPLACE MACRO protected_sum(true_column, key_column, exact) AS
    coalesce(protected_sum_or_null(true_column, key_column, exact), 0);
CREATE OR REPLACE MACRO protected_sum_or_null_by_cell(cell, true_column, key_column, exact) AS
    CASE WHEN count(true_column) > 0 THEN perturb_cells(
        list(cell), list(CAST(true_column AS BIGINT)), list(CAST(key_column AS BIGINT)), exact
    ) END;
CREATE OR REPLACE MACRO protected_sum_by_cell(cell, true_column, key_column, exact) AS
    coalesce(protected_sum_or_null_by_cell(cell, true_column, key_column, exact), 0);
CREATE OR REPLACE MACRO held_events(count, exact) AS
    coalesce(NOT exact AND count > 0 AND count < {SMALLEST_EVENTS}, FALSE);
CREATE OR REPLACE MACRO shown_events(count, exact) AS
    CASE WHEN NOT held_events(count, exact) THEN count END;
CREATE OR REPLACE MACRO rate_percent(part, base) AS
    CASE WHEN base >= {SMALLEST_BASE} THEN 100.0 * CAST(part AS DOUBLE) / base END;
CREATE OR REPLACE MACRO is_base_too_small(base) AS coalesce(base < {SMALLEST_BASE}, FALSE);
CREATE OR REPLACE MACRO per_1000(persons, population) AS CASE
    WHEN persons = 0 THEN 0
    WHEN persons >= {SMALLEST_BASE} THEN 1000.0 * persons / population
END;
CREATE OR REPLACE MACRO is_per_1000_withheld(persons) AS
    coalesce(persons > 0 AND persons < {SMALLEST_BASE}, FALSE);
CREATE OR REPLACE MACRO is_a_post_year(post_years) AS post_years >= {LEAST_POST_YEARS};
CREATE OR REPLACE MACRO is_decided(outcome) AS outcome IN {DECIDED};
"""
