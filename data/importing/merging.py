"""What the next version holds: the delivered rows, once each, and the carried ones they leave."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

import duckdb

from data import contracts
from data.contracts import ADDED_SHEETS, PROVENANCE, SHEETS_WITH_REFERENCE, Sheet
from data.importing.delivery import Delivery
from data.importing.findings import LISTED_PER_KIND, WARNING, Findings, Place
from data.importing.loading import place_of

Connection = duckdb.DuckDBPyConnection


def listed(names: Collection[str], prefix: str = "") -> str:
    """The columns as SQL writes them."""
    return ", ".join(f'{prefix}"{name}"' for name in names)


def merge(
    connection: Connection, sheet: Sheet, deliveries: list[Delivery], findings: Findings,
    *, carried: bool, replace: bool,
) -> None:  # fmt: skip
    """`merged.<sheet>`: typed rows with provenance and `is_carried`.

    A delivered sheet replaces the one before; a monthly one only the months it contains, facts only
    the rows with the same key, unless `replace` asks for all of it.
    """
    columns = [column.name for column in sheet.columns]
    kept = listed([*columns, *PROVENANCE])
    is_delivered = any(delivery.sheet is sheet for delivery in deliveries)
    parts = []
    if is_delivered:
        _drop_repeats(connection, sheet, deliveries, findings)
        parts.append(f'SELECT {kept}, false AS is_carried FROM delivered."{sheet.name}"')
    is_added = sheet.is_monthly or sheet.name in ADDED_SHEETS
    if carried and (not is_delivered or (is_added and not replace)):
        before = _kept_before(connection, sheet)
        if before:
            source = _carried(sheet, is_delivered)
            parts.append(f"SELECT {before}, true AS is_carried FROM {source}")
    if not parts:
        parts.append(_nothing(sheet))
    connection.execute(f'CREATE VIEW merged."{sheet.name}" AS {" UNION ALL ".join(parts)}')


def name_unlisted_indicators(connection: Connection, *, carried: bool) -> None:
    """`merged.unlisted`: carried indicators; those no catalogue names were free names once."""
    source = "previous.indicators WHERE source_file IS NOT NULL" if carried else (
        "(SELECT CAST(NULL AS VARCHAR) AS indicator) WHERE false"
    )  # fmt: skip
    connection.execute(f"CREATE VIEW merged.unlisted AS SELECT DISTINCT indicator FROM {source}")


def _kept_before(connection: Connection, sheet: Sheet) -> str:
    """The columns of a sheet as the version before has them, empty ones for those it lacks.

    So a version of an earlier schema can be carried on. Nothing where it lacks the sheet.
    """
    there = {
        name for (name,) in connection.execute(
            "SELECT column_name FROM duckdb_columns() "
            "WHERE database_name = 'previous' AND table_name = $name", {"name": sheet.name}
        ).fetchall()
    }  # fmt: skip
    if not there:
        return ""
    columns = [
        f'"{column.name}"' if column.name in there
        else f'CAST(NULL AS {column.sql_type}) AS "{column.name}"'
        for column in sheet.columns
    ]  # fmt: skip
    return ", ".join([*columns, listed(PROVENANCE)])


def _carried(sheet: Sheet, is_delivered: bool) -> str:
    own = " WHERE source_file IS NOT NULL" if sheet.name in SHEETS_WITH_REFERENCE else ""
    source = f'(SELECT * FROM previous."{sheet.name}"{own}) AS before'
    if is_delivered:
        same = " AND ".join(f"{side('before')} = {side('new')}" for side in _replaced_by(sheet))
        source += f' ANTI JOIN delivered."{sheet.name}" AS new ON {same}'
    return source


def _replaced_by(sheet: Sheet) -> list[Callable[[str], str]]:
    """What a carried row has in common with the delivered one that takes its place."""
    names = ("case_number", "month") if sheet.is_monthly else sheet.identity

    def side(name: str, table: str) -> str:
        column = f'{table}."{name}"'
        return f"period_end({column})" if sheet.name == "indicators" and name == "year" else column

    return [partial(side, name) for name in names]


def _nothing(sheet: Sheet) -> str:
    types = [(column.name, column.sql_type) for column in sheet.columns]
    types += [
        ("source_file", "VARCHAR"), ("source_sheet", "VARCHAR"), ("source_row", "INTEGER"),
        ("imported_at", "TIMESTAMP"), ("is_carried", "BOOLEAN"),
    ]  # fmt: skip
    empty = ", ".join(f'CAST(NULL AS {kind}) AS "{name}"' for name, kind in types)
    return f"SELECT {empty} WHERE false"


def _drop_repeats(
    connection: Connection, sheet: Sheet, deliveries: list[Delivery], findings: Findings
) -> None:
    """A row delivered twice with every value the same counts once."""
    columns = listed([*(column.name for column in sheet.columns), "refused_cells"])
    table = f'delivered."{sheet.name}"'
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE repeats AS "
        f"WITH hashed AS (SELECT rowid AS at_row, hash({columns}) AS sum FROM {table}), "
        "twice AS (SELECT sum FROM hashed GROUP BY sum HAVING count(*) > 1), "
        f"suspects AS (SELECT {table}.rowid AS at_row, * FROM {table} "
        f"WHERE rowid IN (SELECT at_row FROM hashed SEMI JOIN twice USING (sum))) "
        "SELECT at_row, source_file, source_sheet, source_row, "
        f"row_number() OVER same AS copy, first_value(source_row) OVER same AS first_row, "
        "first_value(source_file) OVER same AS first_file FROM suspects "
        f"WINDOW same AS (PARTITION BY {columns} ORDER BY source_file, source_sheet, source_row) "
        "QUALIFY copy > 1"
    )
    rows = connection.execute(
        "SELECT source_file, source_sheet, source_row, first_file, first_row, "
        "count(*) OVER () FROM repeats ORDER BY ALL LIMIT ?", [LISTED_PER_KIND]
    ).fetchall()  # fmt: skip
    key = sheet.columns[0].name
    for index, (file, title, row, first_file, first_row, total) in enumerate(rows, start=1):
        rest = total - len(rows) if index == len(rows) else 0
        first = f"{first_row} ({first_file})" if first_file != file else str(first_row)
        findings.add_counted(
            1 + rest, WARNING, "exact-repeat", place_of(deliveries, file, title, row, key),
            first=first,
        )  # fmt: skip
    if rows:
        connection.execute(f"DELETE FROM {table} WHERE rowid IN (SELECT at_row FROM repeats)")


def drop_orphans(connection: Connection, findings: Findings) -> None:
    """With `--replace`: carried rows that lost their application or neighbourhood go, listed."""
    known = {"case_number": "applications", "neighbourhood_id": "neighbourhoods"}
    for sheet in contracts.sheets().values():
        if sheet.name in known.values():
            continue
        for column, parent in known.items():
            if column not in {c.name for c in sheet.columns}:
                continue
            _drop_orphans_of(connection, sheet, column, parent, findings)


def _drop_orphans_of(
    connection: Connection, sheet: Sheet, column: str, parent: str, findings: Findings
) -> None:
    table, orphan = f'merged."{sheet.name}"', (
        f'is_carried AND "{column}" IS NOT NULL AND "{column}" NOT IN '
        f'(SELECT "{column}" FROM merged."{parent}" WHERE "{column}" IS NOT NULL)'
    )  # fmt: skip
    rows = connection.execute(
        f'SELECT source_file, source_sheet, source_row, "{column}", count(*) OVER () '
        f"FROM {table} WHERE {orphan} ORDER BY ALL LIMIT {LISTED_PER_KIND}"
    ).fetchall()
    if not rows:
        return
    for index, (file, title, row, key, total) in enumerate(rows, start=1):
        rest = total - len(rows) if index == len(rows) else 0
        findings.add_counted(
            1 + rest, WARNING, "dropped-row", Place(file, title, f"{row}"), key, key=key
        )
    connection.execute(f"CREATE TABLE kept AS SELECT * FROM {table} WHERE NOT ({orphan})")
    connection.execute(f"DROP VIEW IF EXISTS {table}")
    connection.execute(f'ALTER TABLE kept RENAME TO "kept_{sheet.name}_{column}"')
    connection.execute(f'CREATE VIEW {table} AS FROM "kept_{sheet.name}_{column}"')
