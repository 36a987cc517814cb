"""Delivered lines into the database as they are; totals, repeated headers and blanks are left out.

What the cells mean is the business of `cleaning`.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pandas as pd

from data.contracts import Column, Sheet
from data.importing.cells import CellKind, column_letters, shown, split
from data.importing.delivery import Delivery
from data.importing.findings import ERROR, MENDED, WARNING, Findings, Place
from data.importing.folding import fold
from data.importing.grids import FileRefusedError
from data.importing.headers import names_column

Connection = duckdb.DuckDBPyConnection
Progress = Callable[[str, int, int], None]
"""Told what is being done, how far it is and how far it goes (0: not known)."""

_TOTALS = frozenset(
    {"summe", "summen", "gesamt", "insgesamt", "total", "zwischensumme", "gesamtsumme", "sum"}
)
_TICK = 20_000
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
            if not _load_plain(connection, delivery):
                _load_checked(connection, delivery, folder, findings, progress, label)
        except FileRefusedError as error:
            findings.add(ERROR, error.kind, Place(delivery.grid.file), **error.words)
            continue
        _leave_out(connection, delivery, findings)
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
    if plain is None or plain.last_blank > header.row:
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
            writer.writerow([number, *[cells[place] for place in places]])
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
    width, grid = delivery.header.width, delivery.grid
    for number, cells in grid.rows():
        if number <= delivery.header.row:
            continue
        if len(cells) < width:
            yield number, cells + [""] * (width - len(cells))
            continue
        if grid.is_csv and any(cell.strip() for cell in cells[width:]):
            place = Place(grid.file, delivery.title, f"{column_letters(width)}{number}")
            findings.add(ERROR, "surplus-cells", place, " ".join(cells[width:]))
        yield number, cells


def _leave_out(connection: Connection, delivery: Delivery, findings: Findings) -> None:
    """Remove blank lines, totals and repeated headers; the last two are noted."""
    sheet, header = delivery.sheet, delivery.header
    columns = {column.name: column for column in sheet.columns if column.name in header.places}
    key = next(
        (name for name, column in columns.items() if column.is_required), next(iter(columns))
    )
    texts = connection.execute(
        f'SELECT DISTINCT "{key}" FROM raw.{sheet.name} WHERE file_id = ?',
        [delivery.file_id],
    ).fetchall()
    odd = [text for (text,) in texts if _is_odd(text, columns[key])]
    if not odd:
        return
    connection.register("odd", pd.DataFrame({"text": [*odd, ""]}, dtype=object))
    lines = connection.execute(
        f"SELECT source_row, {_listed(delivery)} FROM raw.{sheet.name} "
        f'WHERE file_id = ? AND ("{key}" IS NULL OR "{key}" IN (SELECT text FROM odd)) '
        "ORDER BY source_row",
        [delivery.file_id],
    ).fetchall()
    removed = []
    for row, *cells in lines:
        line = dict(zip(columns, cells, strict=True))
        kind = _kind_of_line(line, columns)
        if kind in ("total-line", "repeated-header"):
            place = Place(delivery.grid.file, delivery.title, f"A{row}")
            findings.add(MENDED, kind, place, shown(line[key] or ""))
        if kind:
            removed.append(row)
    connection.register("removed", pd.DataFrame({"row": removed}, dtype="int64"))
    connection.execute(
        f"DELETE FROM raw.{sheet.name} WHERE file_id = ? "
        "AND source_row IN (SELECT row FROM removed)", [delivery.file_id]
    )  # fmt: skip


def _is_odd(text: str | None, column: Column) -> bool:
    return text is None or not text.strip() or _is_total(text) or names_column(text, column)


def _is_total(text: str) -> bool:
    words = fold(shown(text)).replace(":", " ").split()
    return bool(words) and words[0] in _TOTALS


def _is_word(cell: str) -> bool:
    kind, text = split(cell)
    return kind is CellKind.TEXT and any(character.isalpha() for character in text)


def _kind_of_line(line: dict[str, str | None], columns: dict[str, Column]) -> str:
    """`blank`, `total-line`, `repeated-header`, or nothing for a line of data."""
    filled = {name: cell for name, cell in line.items() if cell and cell.strip()}
    if not filled:
        return "blank"
    headings = sum(names_column(cell, columns[name]) for name, cell in filled.items())
    if headings >= max(2, len(filled) - 1):
        return "repeated-header"
    is_whole = all(name in filled for name, column in columns.items() if column.is_required)
    words = [cell for cell in filled.values() if _is_word(cell)]
    # Beside its word a total has numbers only; a row that merely lacks a value has more to say.
    if not is_whole and len(words) == 1 and _is_total(words[0]):
        return "total-line"
    return ""


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
    return [row for (row,) in rows if row in delivery.grid.hidden_rows]


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
