"""What a delivery changes: added, changed and gone, before and after.

Monthly sheets are compared month by month of an application. Counts of persons never stand in a
list of changes: it says that they changed, not how. Comparing and wording are the database's work:
a table of municipal monitoring may bring a million rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import duckdb

from data.contracts import PERSON_COLUMNS, SHEETS_WITH_REFERENCE, Column, Sheet
from data.language import is_english

Connection = duckdb.DuckDBPyConnection

FIRST = 100
"""How many changes of a sheet are told one by one; all of them stand in the version."""

_ROWS = ("Zeilen", "Rows")
_PERSONS = ("Personenzahlen geändert", "counts of persons changed")
_KIND = "CASE WHEN was.key IS NULL THEN 'added' WHEN now.key IS NULL THEN 'gone' ELSE 'changed' END"


@dataclass(frozen=True)
class Change:
    """One row, or one month of an application, before and after."""

    sheet: str
    change: str
    key: str
    before: str
    after: str


@dataclass(frozen=True)
class Changes:
    """How many were added, changed and gone by sheet, and the first of each sheet."""

    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    first: tuple[Change, ...] = ()


def store_changes(connection: Connection, delivered: list[Sheet]) -> Changes:
    """`mart.changes`: the differences of every delivered sheet to the version before."""
    connection.execute(
        "CREATE TABLE mart.changes (sheet VARCHAR, change VARCHAR, key VARCHAR, before VARCHAR, "
        "after VARCHAR)"
    )
    counts: dict[str, dict[str, int]] = {}
    first: list[Change] = []
    for sheet in delivered:
        compared = _compared_months(sheet) if sheet.is_monthly else _compared_rows(sheet)
        connection.execute(
            f"INSERT INTO mart.changes SELECT '{sheet.name}', * FROM ({compared}) ORDER BY key"
        )
        told = connection.execute(
            "SELECT change, count(*) FROM mart.changes WHERE sheet = ? GROUP BY ALL", [sheet.name]
        ).fetchall()
        if told:
            counts[sheet.name] = dict(told)
            first += _first(connection, sheet)
    return Changes(counts, tuple(first))


def _first(connection: Connection, sheet: Sheet) -> list[Change]:
    rows = connection.execute(
        "FROM mart.changes WHERE sheet = ? ORDER BY key LIMIT ?", [sheet.name, FIRST]
    ).fetchall()
    return [Change(*row) for row in rows]


def _compared_rows(sheet: Sheet) -> str:
    """Row by row of the sheet's identity; the text names the columns that differ."""
    identity = [f"coalesce(CAST(\"{name}\" AS VARCHAR), '')" for name in sheet.identity]
    values = [column for column in sheet.columns if column.name not in sheet.identity]
    cells = ", ".join(f'CAST("{column.name}" AS VARCHAR)' for column in values)
    own = " WHERE source_file IS NOT NULL" if sheet.name in SHEETS_WITH_REFERENCE else ""
    side = (
        f"SELECT concat_ws(' · ', {', '.join(identity)}) AS key, "
        f"list_sort(list(CAST([{cells}] AS VARCHAR[]))) AS rows "
        f"FROM {{}}.{sheet.name}{own} GROUP BY 1"
    )
    before, after = _words("was.rows", "now.rows", values), _words("now.rows", "was.rows", values)
    return (
        f"SELECT {_KIND} AS change, key, {before} AS before, {after} AS after "
        f"FROM ({side.format('previous')}) AS was FULL JOIN ({side.format('mart')}) AS now "
        "USING (key) WHERE was.rows IS DISTINCT FROM now.rows"
    )


def _words(rows: str, others: str, columns: list[Column]) -> str:
    """One side of a change in words; where a row became another, only what differs."""
    parts = [
        f"CASE WHEN line[{nth}] IS DISTINCT FROM {others}[1][{nth}] "
        f"OR len({rows}) <> 1 OR len({others}) IS DISTINCT FROM 1 THEN {_said(column, nth)} END"
        for nth, column in enumerate(columns, start=1)
    ]
    line = f"nullif(concat_ws('; ', {', '.join(parts)}), '')" if parts else "NULL"
    return f"coalesce(array_to_string(list_transform({rows}, lambda line: {line}), '; '), '')"


def _said(column: Column, nth: int) -> str:
    """A cell with its column's name; nothing where it is empty, no number where it is secret."""
    if column.name in PERSON_COLUMNS:
        return f"CASE WHEN line[{nth}] IS NOT NULL THEN {_text(_PERSONS[is_english()])} END"
    return f"{_text(_label(column) + ': ')} || line[{nth}]"


def _compared_months(sheet: Sheet) -> str:
    """Month by month of an application: how many rows and events, and whether persons changed."""
    counts = [c for c in sheet.columns if c.type == "integer" and c.name not in PERSON_COLUMNS]
    sums = [f'coalesce(sum("{column.name}"), 0)' for column in counts]
    labels = [_ROWS[is_english()], *map(_label, counts)]
    events = " || ', ' || ".join(
        f"{_text(label + ': ')} || {count}"
        for label, count in zip(labels, ["count(*)", *sums], strict=True)
    )
    line = ", ".join(f"coalesce(CAST(\"{c.name}\" AS VARCHAR), '')" for c in sheet.columns)
    side = (
        f"SELECT case_number || ' · ' || month AS key, {events} AS events, "
        f"sum(md5_number_lower(concat_ws(chr(31), {line}))) AS content "
        f"FROM {{}}.{sheet.name} GROUP BY 1"
    )
    persons = _text(f"; {_PERSONS[is_english()]}")
    return (
        f"SELECT {_KIND} AS change, key, coalesce(was.events, '') AS before, "
        "coalesce(now.events, '') || "
        f"CASE WHEN was.events = now.events THEN {persons} ELSE '' END AS after "
        f"FROM ({side.format('previous')}) AS was FULL JOIN ({side.format('mart')}) AS now "
        "USING (key) WHERE was.content IS DISTINCT FROM now.content"
    )


def _label(column: Column) -> str:
    return (column.german, column.english)[is_english()]


def _text(words: str) -> str:
    """The words as a text of SQL."""
    return "'" + words.replace("'", "''") + "'"
