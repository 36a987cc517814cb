"""Raw lines into typed tables: each different cell is read once, then joined back to its rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

import duckdb

from data.contracts import PERSON_COLUMNS, Column, Sheet
from data.importing.cells import displayed
from data.importing.cleaning import read_cell
from data.importing.delivery import Delivery
from data.importing.findings import ERROR, LISTED_PER_KIND, MENDED, Findings, Place
from data.importing.handing import hand
from data.importing.lists import code_list
from data.importing.points import doubtful_thousands
from data.importing.readings import Reading
from data.language import says, written_day, written_number

Connection = duckdb.DuckDBPyConnection
Readings = dict[str | None, Reading]
"""What each text of a column says; None is the empty cell."""


def clean(
    connection: Connection, sheet: Sheet, deliveries: list[Delivery], findings: Findings,
    imported_at: dt.datetime,
) -> None:  # fmt: skip
    """`delivered.<sheet>`: typed rows under the store's names; what was odd is noted.

    `refused_cells` is what a row's refused cells hold, NULL for a row that is wholly read: rows
    that differ there are not the same, and none is compared with others by what is left of it.
    """
    by_id = {delivery.file_id: delivery for delivery in deliveries}
    values, joins, refused = [], [], []
    for index, column in enumerate(sheet.columns):
        readings = _read_column(connection, sheet, column)
        _report_column(connection, sheet, column, readings, by_id, findings)
        if all(reading.value == raw for raw, reading in readings.items()):
            values.append(f'CAST(raw."{column.name}" AS {column.sql_type}) AS "{column.name}"')
            continue
        table = f"reading_{index}"
        hand(
            connection, table,
            {"raw": readings, "value": [r.value for r in readings.values()],
             "is_refused": [bool(r.refused) for r in readings.values()]},
        )  # fmt: skip
        if any(reading.refused for reading in readings.values()):
            refused.append(f'CASE WHEN {table}.is_refused THEN raw."{column.name}" END')
        values.append(f'CAST({table}.value AS {column.sql_type}) AS "{column.name}"')
        joins.append(f'LEFT JOIN {table} ON raw."{column.name}" = {table}.raw')
    cells = f"nullif(concat_ws(chr(31), {', '.join(refused)}), '')" if refused else "NULL::VARCHAR"
    connection.execute(
        f'CREATE TABLE delivered."{sheet.name}" AS SELECT {", ".join(values)}, '
        "import_files.file AS source_file, import_files.sheet AS source_sheet, raw.source_row, "
        f"$imported_at::TIMESTAMP AS imported_at, raw.file_id, {cells} AS refused_cells "
        f'FROM raw."{sheet.name}" AS raw INNER JOIN import_files USING (file_id) {" ".join(joins)}',
        {"imported_at": imported_at},
    )
    if refused:
        connection.execute(
            "INSERT INTO unsure_rows SELECT source_file, source_sheet, source_row "
            f'FROM delivered."{sheet.name}" WHERE refused_cells IS NOT NULL'
        )
    connection.execute(f'DROP TABLE raw."{sheet.name}"')


def _read_column(connection: Connection, sheet: Sheet, column: Column) -> Readings:
    """Every different text of the column with what it says."""
    texts = connection.execute(
        f'SELECT DISTINCT "{column.name}" FROM raw."{sheet.name}"'
    ).fetchall()
    return {text: read_cell(text or "", column) for (text,) in texts}


def _report_column(
    connection: Connection, sheet: Sheet, column: Column, readings: Readings,
    by_id: dict[int, Delivery], findings: Findings,
) -> None:  # fmt: skip
    refused = {raw: r for raw, r in readings.items() if r.refused}
    for file_id, row, raw, count in _cells(connection, sheet, column, list(refused)):
        reading = refused[raw]
        findings.add_counted(
            count, ERROR, reading.refused, by_id[file_id].place(column.name, row),
            displayed(raw or ""), column=column.head, **reading.words,
        )  # fmt: skip
    texts = [raw for raw in readings if raw]
    for file_id, row, raw, count in doubtful_thousands(connection, sheet, column, texts):
        place = by_id[file_id].place(column.name, row)
        findings.add_counted(count, ERROR, "ambiguous-number", place, raw, column=column.head)
    if column.is_required:
        empty = [raw for raw, r in readings.items() if r.value is None and not r.refused]
        for file_id, row, raw, count in _cells(connection, sheet, column, empty):
            header = by_id[file_id].header
            if column.name in header.places and column.name not in header.refused:
                findings.add_counted(
                    count, ERROR, "missing-value", by_id[file_id].place(column.name, row),
                    displayed(raw or ""), column=column.head,
                )  # fmt: skip
    _report_mended(connection, sheet, column, readings, by_id, findings)


def _report_mended(
    connection: Connection, sheet: Sheet, column: Column, readings: Readings,
    by_id: dict[int, Delivery], findings: Findings,
) -> None:  # fmt: skip
    """One finding per file, column and kind of mending: the first cell, and how many there are."""
    kinds = {raw: r.mended for raw, r in readings.items() if r.mended and not r.refused}
    if not kinds:
        return
    hand(connection, "mended", {"raw": kinds, "kind": kinds.values()})
    rows = connection.execute(
        f'SELECT file_id, kind, min(source_row), arg_min("{column.name}", source_row), count(*) '
        f'FROM raw."{sheet.name}" AS cells INNER JOIN mended ON cells."{column.name}" = mended.raw '
        "GROUP BY ALL ORDER BY file_id, kind"
    ).fetchall()
    for file_id, kind, row, raw, count in rows:
        place = by_id[file_id].place(column.name, row)
        # Findings are stored with the version: a count of persons has no place there.
        is_secret = column.name in PERSON_COLUMNS
        read = says("Zahl", "number") if is_secret else _in_words(readings[raw].value or "", column)
        findings.add(
            MENDED, kind, place, "" if is_secret else displayed(raw), column=column.head,
            count=count, read=read,
        )  # fmt: skip


def _in_words(value: str, column: Column) -> str:
    """The value that was read, as the reader of the report writes it; nothing for no value."""
    if not value:
        return ""
    if column.type == "code":
        return code_list(column.code_list).words.get(value, value)
    if column.type == "date":
        return written_day(dt.date.fromisoformat(value))
    if column.type in ("money", "decimal", "integer"):
        return written_number(Decimal(value))
    return value


def _cells(
    connection: Connection, sheet: Sheet, column: Column, texts: list[str | None]
) -> list[tuple[int, int, str | None, int]]:
    """Cells with one of these texts: file, row, text; the last of a file counts the rest."""
    if not texts:
        return []
    # An empty cell equals nothing in SQL, so it is sought as an empty text.
    hand(connection, "sought", {"raw": [text or "" for text in texts]})
    condition = f"""coalesce("{column.name}", '') IN (SELECT raw FROM sought)"""
    return connection.execute(
        f'SELECT file_id, source_row, "{column.name}", '
        f"CASE WHEN nth = {LISTED_PER_KIND} THEN cells - nth + 1 ELSE 1 END FROM ("
        f'SELECT file_id, source_row, "{column.name}", '
        "row_number() OVER (PARTITION BY file_id ORDER BY source_row) AS nth, "
        "count(*) OVER (PARTITION BY file_id) AS cells "
        f'FROM raw."{sheet.name}" WHERE {condition}'
        f") WHERE nth <= {LISTED_PER_KIND} ORDER BY file_id, source_row"
    ).fetchall()


def register_files(
    connection: Connection, deliveries: Iterable[Delivery], rows: dict[int, int],
    imported_at: dt.datetime,
) -> None:  # fmt: skip
    """`import_files`: what was delivered, one row per file and sheet."""
    connection.execute(
        "CREATE TABLE import_files (file_id INTEGER, file VARCHAR, sheet VARCHAR, rows INTEGER, "
        "sha256 VARCHAR, imported_at TIMESTAMP)"
    )
    for d in deliveries:
        connection.execute(
            "INSERT INTO import_files VALUES (?, ?, ?, ?, ?, ?)",
            [d.file_id, d.grid.file, d.title, rows[d.file_id], d.sha256, imported_at],
        )


def place_of(deliveries: Iterable[Delivery], file: str, sheet: str, row: int, column: str) -> Place:
    """The cell of a row of this delivery; of an earlier delivery only the row is known."""
    for delivery in deliveries:
        if (delivery.grid.file, delivery.title) == (file, sheet):
            return delivery.place(column, row)
    return Place(file, sheet, f"{row}")
