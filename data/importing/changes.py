"""What a delivery changes: added, changed and gone, before and after.

Monthly sheets are compared month by month of an application. Counts of persons never stand in a
list of changes: it says that they changed, not how.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pandas as pd

from data.contracts import PERSON_COLUMNS, SHEETS_WITH_REFERENCE, Sheet
from data.language import is_english

Connection = duckdb.DuckDBPyConnection

_ROWS = ("Zeilen", "Rows")
_PERSONS = ("Personenzahlen geändert", "counts of persons changed")


@dataclass(frozen=True)
class Change:
    """One row, or one month of an application, before and after."""

    sheet: str
    change: str
    key: str
    before: str
    after: str


def find_changes(connection: Connection, delivered: list[Sheet]) -> tuple[Change, ...]:
    """The differences of every delivered sheet to the version before."""
    found: list[Change] = []
    for sheet in delivered:
        compare = _compare_months if sheet.is_monthly else _compare_rows
        found += compare(connection, sheet)
    return tuple(found)


def _compare_rows(connection: Connection, sheet: Sheet) -> list[Change]:
    """Row by row of the sheet's identity; the text names the columns that differ."""
    identity = [f"coalesce(CAST(\"{name}\" AS VARCHAR), '')" for name in sheet.identity]
    values = [c for c in sheet.columns if c.name not in sheet.identity]
    cells = ", ".join(f'CAST("{c.name}" AS VARCHAR)' for c in values)
    own = " WHERE source_file IS NOT NULL" if sheet.name in SHEETS_WITH_REFERENCE else ""
    side = (
        f"SELECT concat_ws(' · ', {', '.join(identity)}) AS key, "
        f"list_sort(list(CAST([{cells}] AS VARCHAR[]))) AS rows "
        f"FROM {{}}.{sheet.name}{own} GROUP BY 1"
    )
    rows = connection.execute(
        f"SELECT coalesce(was.key, now.key), was.rows, now.rows FROM ({side.format('previous')}) "
        f"AS was FULL JOIN ({side.format('mart')}) AS now USING (key) "
        "WHERE was.rows IS DISTINCT FROM now.rows ORDER BY 1"
    ).fetchall()
    labels = [(c.german, c.english)[is_english()] for c in values]
    persons = [c.name in PERSON_COLUMNS for c in values]
    return [
        Change(sheet.name, _kind(was, now), key, *_texts(was or [], now or [], labels, persons))
        for key, was, now in rows
    ]


def _kind(was: object, now: object) -> str:
    if was is None:
        return "added"
    return "gone" if now is None else "changed"


def _texts(
    was: list[list[str | None]], now: list[list[str | None]], labels: list[str], persons: list[bool]
) -> tuple[str, str]:
    """Before and after in words; of a changed row only what differs."""
    is_one_row = len(was) == len(now) == 1

    def words(rows: list[list[str | None]], others: list[list[str | None]]) -> str:
        parts = []
        for row in rows:
            for index, (label, cell) in enumerate(zip(labels, row, strict=True)):
                if cell is None or (is_one_row and others[0][index] == cell):
                    continue
                parts.append(_PERSONS[is_english()] if persons[index] else f"{label}: {cell}")
        return "; ".join(parts)

    return words(was, now), words(now, was)


def _compare_months(connection: Connection, sheet: Sheet) -> list[Change]:
    """Month by month of an application: how many rows and events, and whether persons changed."""
    counts = [c for c in sheet.columns if c.type == "integer" and c.name not in PERSON_COLUMNS]
    sums = ", ".join(f'coalesce(sum("{c.name}"), 0)' for c in counts)
    line = ", ".join(f"coalesce(CAST(\"{c.name}\" AS VARCHAR), '')" for c in sheet.columns)
    side = (
        f"SELECT case_number || ' · ' || month AS key, [count(*), {sums}] AS events, "
        f"sum(md5_number_lower(concat_ws(chr(31), {line}))) AS content "
        f"FROM {{}}.{sheet.name} GROUP BY 1"
    )
    rows = connection.execute(
        "SELECT coalesce(was.key, now.key), was.events, now.events "
        f"FROM ({side.format('previous')}) AS was FULL JOIN ({side.format('mart')}) AS now "
        "USING (key) WHERE was.content IS DISTINCT FROM now.content ORDER BY 1"
    ).fetchall()
    labels = [_ROWS[is_english()], *((c.german, c.english)[is_english()] for c in counts)]
    return [
        Change(sheet.name, _kind(was, now), key, _events(was, labels), _after(was, now, labels))
        for key, was, now in rows
    ]


def _events(counts: list[int] | None, labels: list[str]) -> str:
    if counts is None:
        return ""
    return ", ".join(f"{label}: {count}" for count, label in zip(counts, labels, strict=True))


def _after(was: list[int] | None, now: list[int] | None, labels: list[str]) -> str:
    text = _events(now, labels)
    return f"{text}; {_PERSONS[is_english()]}" if was == now else text


def store_changes(connection: Connection, changes: tuple[Change, ...]) -> None:
    """The changes in the file of the version."""
    connection.execute(
        "CREATE TABLE mart.changes (sheet VARCHAR, change VARCHAR, key VARCHAR, before VARCHAR, "
        "after VARCHAR)"
    )
    if changes:
        connection.register("changed", pd.DataFrame([vars(c) for c in changes], dtype=object))
        connection.execute("INSERT INTO mart.changes FROM changed")
