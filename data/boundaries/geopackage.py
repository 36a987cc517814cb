"""GeoPackage: a SQLite file whose tables hold well-known binary behind a short header."""

from __future__ import annotations

import contextlib
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.boundaries.areas import BoundaryFileError, Feature, Geometry, Layer

_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_LONGEST_VALUE = 64 * 1024**2


def layers(path: Path) -> list[str]:
    """The names of the layers with features, in the order of the file.

    Raises:
        BoundaryFileError: the file cannot be read as a GeoPackage.
    """
    with _opened(path) as connection:
        return [name for name, _ in _tables(connection)]


def read(path: Path, name: str) -> Layer:
    """One layer.

    Raises:
        BoundaryFileError: the file or the layer cannot be read.
    """
    with _opened(path) as connection:
        column, system = dict(_tables(connection))[name]
        rows = connection.execute(f"SELECT * FROM {_quoted(name)} ORDER BY rowid")  # noqa: S608
        titles = [entry[0] for entry in rows.description]
        kept = tuple(title for title in titles if title != column)
        features = tuple(
            _feature(number, dict(zip(titles, row, strict=True)), column)
            for number, row in enumerate(rows, start=1)
        )
        return Layer(path.name, name, kept, features, _system(connection, system))


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, read-only, and without what a file could bring along to be run."""
    try:
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
            yield connection
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise BoundaryFileError("unreadable-boundaries", reason=str(error)) from error


def _tables(connection: sqlite3.Connection) -> list[tuple[str, tuple[str, int]]]:
    """Per layer its name, the column of geometries and the number of the reference system.

    Only plain tables: a view could ask for anything.
    """
    rows = connection.execute(
        "SELECT contents.table_name, columns.column_name, columns.srs_id "
        "FROM gpkg_contents AS contents "
        "INNER JOIN gpkg_geometry_columns AS columns "
        "ON lower(contents.table_name) = lower(columns.table_name) "
        "INNER JOIN sqlite_master AS plain "
        "ON lower(plain.name) = lower(contents.table_name) AND plain.type = 'table' "
        "WHERE contents.data_type = 'features' AND upper(plain.sql) NOT LIKE 'CREATE VIRTUAL%' "
        "ORDER BY contents.rowid"
    ).fetchall()
    return [(name, (column, srs)) for name, column, srs in rows]


def _system(connection: sqlite3.Connection, srs: int) -> str:
    """The reference system as text; 0 and -1 stand for an undefined one."""
    if srs in (0, -1):
        return ""
    row = connection.execute(
        "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys "
        "WHERE srs_id = ?",
        (srs,),
    ).fetchone()
    if row is None:
        return ""
    organization, code, definition = row
    if str(definition or "").strip().lower() not in ("", "undefined"):
        return str(definition)
    return f"{organization}:{code}"


def _feature(number: int, values: dict[str, Any], column: str) -> Feature:
    blob = values.pop(column)
    return Feature(number, values, None if blob is None else _geometry(number, blob))


def _geometry(number: int, blob: object) -> Geometry:
    """The geometry behind a GeoPackage header: magic, version, flags, system, envelope."""
    import shapely

    try:
        if not isinstance(blob, bytes) or blob[:2] != b"GP":
            raise ValueError("no GeoPackage geometry")
        envelope = _ENVELOPE_BYTES[(blob[3] >> 1) & 7]
        return shapely.from_wkb(blob[8 + envelope :])
    except (ValueError, IndexError, struct.error, shapely.GEOSException) as error:
        raise BoundaryFileError("unreadable-feature", number=number, reason=str(error)) from error


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
