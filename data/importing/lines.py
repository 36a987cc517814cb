"""Delivered lines into the database as they are; totals, repeated headers and blanks are left out.

What the cells mean is the business of `cleaning`.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from data.contracts import Sheet
from data.importing.cells import column_letters
from data.importing.delivery import Delivery
from data.importing.findings import ERROR, MENDED, WARNING, Findings, Place
from data.importing.grids import FileRefusedError
from data.importing.head_units import apply_units
from data.importing.odd_lines import leave_out
from data.importing.wide import STRIDE, says_nothing

Connection = duckdb.DuckDBPyConnection
Progress = Callable[[str, int, int], None]
"""Told what is being done, how far it is and how far it goes (0: not known)."""

_TICK = 20_000
LONGEST_CELL = 40_000
"""Characters; a spreadsheet holds fewer, and what is longer is named as too long by its start."""
_CSV_OPTIONS = "header = false, auto_detect = false, nullstr = '', max_line_size = 16777216"


def load_lines(
    connection: Connection, deliveries: list[Delivery], folder: Path, findings: Findings,
    progress: Progress,
) -> dict[int, int]:  # fmt: skip
    """Fill `raw.<sheet>` with every line of data; gives the number of rows by file id.

    A row of `raw.<sheet>`: the file, the number of the row in it, and its cells as text. Sheets
    without any row are not in the answer.
    """
    counts = {}
    for delivery in deliveries:
        _make_table(connection, delivery.sheet)
        label = " ".join((delivery.grid.file, delivery.grid.title)).strip()
        progress(label, 0, delivery.grid.row_estimate)
        try:
            if not (_load_plain(connection, delivery) or _load_wide(connection, delivery)):
                _load_checked(connection, delivery, folder, findings, progress, label)
        except FileRefusedError as error:
            findings.add_unread(error.kind, Place(delivery.grid.file), **error.words)
            continue
        leave_out(connection, delivery, findings)
        apply_units(connection, delivery, findings)
        if delivery.project and "case_number" in delivery.header.places:
            connection.execute(
                f"UPDATE raw.{delivery.sheet.name} SET case_number = $project "
                "WHERE file_id = $file AND case_number IS NULL",
                {"project": delivery.project, "file": delivery.file_id},
            )
        count = _count(connection, delivery)
        progress(label, count, count)
        if count:
            counts[delivery.file_id] = count
            _note_oddities(connection, delivery, findings)
        else:
            findings.add(WARNING, "empty-sheet", Place(delivery.grid.file, delivery.title))
    return counts


def _make_table(connection: Connection, sheet: Sheet) -> None:
    columns = ", ".join(f'"{column.name}" VARCHAR' for column in sheet.columns)
    connection.execute(
        f'CREATE TABLE IF NOT EXISTS raw."{sheet.name}" '
        f"(file_id INTEGER, source_row INTEGER, {columns})"
    )


def _load_plain(connection: Connection, delivery: Delivery) -> bool:
    """Let the database read a plain file by itself; False when it needs a closer look."""
    plain, header = delivery.grid.plain, delivery.header
    if plain is None or plain.last_blank > header.row or header.nameless:
        return False
    types = {f"c{index}": "VARCHAR" for index in range(header.width)}
    cells = ", ".join(f"c{place}" for place in header.places.values())
    try:
        connection.execute(
            f"INSERT INTO raw.{delivery.sheet.name} "
            f"(file_id, source_row, {_listed(delivery)}) "
            f"SELECT $file_id, row_number() OVER () + $above, {cells} FROM read_csv($path, "
            f"skip = {header.row}, delim = '{plain.separator}', quote = '', escape = '', "
            f"{_CSV_OPTIONS}, columns = {types})",
            {"file_id": delivery.file_id, "path": str(plain.path), "above": header.row},
        )
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        # Lines of different lengths: the closer look says which.
        return False
    return True


def _load_wide(connection: Connection, delivery: Delivery) -> bool:
    """Let the database turn a plain wide table; False when it needs a closer look."""
    wide = delivery.grid.wide
    if wide is None or not wide.dates:
        return False
    types = {f"c{index}": "VARCHAR" for index in range(wide.width)}
    source = "$file" if wide.source < 0 else f"c{wide.source}"
    try:
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE turned AS SELECT number * $stride + index AS place, "
            "area, date, cell, source FROM (SELECT row_number() OVER () + $above AS number, "
            f"c0 AS area, {source} AS source, unnest($indexes) AS index, unnest($dates) AS date, "
            f"unnest([{', '.join(f'c{index}' for index in wide.dates)}]) AS cell "
            f"FROM read_csv($path, skip = {wide.header_row}, delim = '{wide.plain.separator}', "
            f"quote = '', escape = '', {_CSV_OPTIONS}, columns = {types}))",
            {"stride": STRIDE, "above": wide.header_row, "path": str(wide.plain.path),
             "indexes": list(wide.dates), "dates": list(wide.dates.values())}
            | ({"file": delivery.grid.file} if wide.source < 0 else {}),
        )  # fmt: skip
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        return False  # lines of different lengths, as in a plain file
    no_numbers = connection.execute(
        "SELECT DISTINCT cell FROM turned WHERE NOT regexp_full_match(cell, '-?\\d+([.,]\\d+)?')"
    ).fetchall()
    connection.execute(
        f"INSERT INTO raw.{delivery.sheet.name} "
        "(file_id, source_row, ags, indicator, year, value, source) "
        "SELECT $file_id, place, area, $indicator, date, cell, source FROM turned "
        "WHERE cell IS NOT NULL AND NOT list_contains($empty, cell)",
        {"file_id": delivery.file_id, "indicator": wide.indicator,
         "empty": [cell for (cell,) in no_numbers if says_nothing(cell)]},
    )  # fmt: skip
    connection.execute("DROP TABLE turned")
    return True


def _load_checked(
    connection: Connection, delivery: Delivery, folder: Path, findings: Findings,
    progress: Progress, label: str,
) -> None:  # fmt: skip
    """Line by line through a clean file, which the database then reads as a whole."""
    path = folder / f"lines-{delivery.file_id}.csv"
    places = list(delivery.header.places.values())
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for count, (number, cells) in enumerate(_lines(delivery, findings)):
            writer.writerow([number, *[cells[place][:LONGEST_CELL] for place in places]])
            if count % _TICK == 0:
                progress(label, count, delivery.grid.row_estimate)
    types = {"source_row": "INTEGER"} | dict.fromkeys(delivery.header.places, "VARCHAR")
    connection.execute(
        f"INSERT INTO raw.{delivery.sheet.name} (file_id, source_row, {_listed(delivery)}) "
        "SELECT $file_id, * FROM read_csv($path, delim = ',', quote = '\"', escape = '\"', "
        f"{_CSV_OPTIONS}, columns = {types})",
        {"file_id": delivery.file_id, "path": str(path)},
    )
    path.unlink()


def _listed(delivery: Delivery) -> str:
    return ", ".join(f'"{name}"' for name in delivery.header.places)


def _lines(delivery: Delivery, findings: Findings) -> Iterator[tuple[int, list[str]]]:
    """The lines below the header, none shorter than it."""
    width, grid, nameless = delivery.header.width, delivery.grid, delivery.header.nameless
    unread: dict[int, int] = {}
    for number, cells in grid.rows():
        if number <= delivery.header.row or _is_prepared(cells, delivery):
            continue
        for index in nameless:
            if index < len(cells) and cells[index].strip():
                unread.setdefault(index, number)
        if len(cells) < width:
            yield number, cells + [""] * (width - len(cells))
            continue
        beyond = [index for index in range(width, len(cells)) if cells[index].strip()]
        if beyond and grid.is_csv:
            place = Place(grid.file, delivery.title, f"{column_letters(width)}{number}")
            findings.add(ERROR, "surplus-cells", place, " ".join(cells[width:]))
        for index in beyond if not grid.is_csv else ():
            unread.setdefault(index, number)
        yield number, cells
    for index, number in sorted(unread.items()):
        place = Place(grid.file, delivery.title, f"{column_letters(index)}{number}")
        findings.add(WARNING, "nameless-column", place, column=column_letters(index))


def _is_prepared(cells: list[str], delivery: Delivery) -> bool:
    """Whether a line of a report form holds nothing but the case number that stood there."""
    if not delivery.project:
        return False
    filled = [cell for cell in cells[: delivery.header.width] if cell]
    return not filled or filled == [delivery.project]


def _count(connection: Connection, delivery: Delivery) -> int:
    rows = connection.execute(
        f"SELECT count(*) FROM raw.{delivery.sheet.name} WHERE file_id = ?",
        [delivery.file_id],
    ).fetchall()
    return int(rows[0][0])


def _note_oddities(connection: Connection, delivery: Delivery, findings: Findings) -> None:
    grid, title = delivery.grid, delivery.title
    hidden = _hidden_rows(connection, delivery)
    if hidden:
        findings.add(
            WARNING, "hidden-rows", Place(grid.file, title, f"A{hidden[0]}"),
            count=len(hidden), rows=_ranges(hidden),
        )  # fmt: skip
    if grid.formula_count:
        findings.add(
            MENDED, "formula-value", Place(grid.file, title, grid.first_formula),
            count=grid.formula_count,
        )  # fmt: skip
    if grid.encoding:
        findings.add(MENDED, "encoding", Place(grid.file, title), encoding=grid.encoding)


def _hidden_rows(connection: Connection, delivery: Delivery) -> list[int]:
    if not delivery.grid.hidden_rows:
        return []
    rows = connection.execute(
        f"SELECT source_row FROM raw.{delivery.sheet.name} WHERE file_id = ? ORDER BY 1",
        [delivery.file_id],
    ).fetchall()
    numbers = dict.fromkeys(row // STRIDE if delivery.is_wide else row for (row,) in rows)
    return [number for number in numbers if number in delivery.grid.hidden_rows]


def _ranges(rows: list[int]) -> str:
    """Rows as ranges: 3–5, 9, 12–13."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    texts = [f"{first}" if first == last else f"{first}–{last}" for first, last in runs]
    return ", ".join(texts[:20]) + (" …" if len(texts) > 20 else "")
