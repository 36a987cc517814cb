"""Single records and finest cells as plain CSV or Parquet, written while they are read."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import duckdb

from dashboards.exports import csv
from dashboards.exports.documents import Column, Value
from queries.rows import Rows

_WITHHELD = "_withheld"
_PIECE = 1_000_000


def plain(stretches: Iterable[Rows]) -> Iterator[bytes]:
    """The table for programs, a stretch at a time; the first brings the header.

    What is held back is empty, and named in the column `withheld` where there can be such a value.
    """
    for number, rows in enumerate(stretches):
        yield csv.plain(_columns(rows), has_header=number == 0)


def parquet(stretches: Iterable[Rows], types: Mapping[str, str]) -> Iterator[bytes]:
    """The same with its types, written by DuckDB on disk, so that memory holds a stretch.

    Args:
        stretches: the rows.
        types: of their columns, in SQL.
    """
    marks = [name for name in types if name.endswith(_WITHHELD)]
    kept = {name: kind for name, kind in types.items() if name not in marks}
    kept |= {"withheld": "VARCHAR"} if marks else {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        with duckdb.connect(Path(folder) / "rows.duckdb") as connection:
            names = ", ".join(f'"{name}" {kind}' for name, kind in kept.items())
            connection.execute(f"CREATE TABLE shown ({names})")
            unnested = ", ".join(f"unnest(?::{kind}[])" for kind in kept.values())
            for rows in stretches:
                values = [column.values for column in _columns(rows)]
                connection.execute(f"INSERT INTO shown SELECT {unnested}", values)
            connection.table("shown").write_parquet(str(path))
        with path.open("rb") as file:
            yield from iter(partial(file.read, _PIECE), b"")


def _columns(rows: Rows) -> list[Column]:
    names = list(rows.columns)
    shown = [name for name in names if not name.endswith(_WITHHELD)]
    columns = [Column(name, [_value(value) for value in rows[name]]) for name in shown]
    marks = [name for name in names if name.endswith(_WITHHELD)]
    if marks:
        columns.append(Column("withheld", [_held(row) for row in _flags(rows, marks)]))
    return columns


def _flags(rows: Rows, marks: list[str]) -> Iterator[list[str]]:
    for flags in zip(*(rows[mark] for mark in marks), strict=True):
        yield [
            mark.removesuffix(_WITHHELD)
            for mark, is_held in zip(marks, flags, strict=True)
            if is_held
        ]


def _held(names: list[str]) -> str | None:
    return " ".join(names) or None


def _value(value: object) -> Value:
    if isinstance(value, dt.date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float) else str(value)
