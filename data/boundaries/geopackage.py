"""GeoPackage: a SQLite file whose tables hold well-known binary behind a short header."""

from __future__ import annotations

import contextlib
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path

from data.boundaries.areas import BoundaryFileError, Feature, Geometry, Layer
from data.boundaries.curves import straight
from data.importing.findings import MENDED, WARNING

_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_LONGEST_VALUE = 64 * 1024**2
_VERSIONS_AT = 18
_WITH_LOG = b"\x02\x02"
"""Who writes the file puts what is new into a second one beside it, `-wal`, and moves it later."""


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
        said = [(WARNING, "edits-elsewhere")] if _came_without_log(path) else []
        features = []
        for number, row in enumerate(rows, start=1):
            values = dict(zip(titles, row, strict=True))
            geometry, has_arcs = _geometry(number, values.pop(column))
            if has_arcs and (MENDED, "arcs-straightened") not in said:
                said.append((MENDED, "arcs-straightened"))
            features.append(Feature(number, values, geometry))
        stated = _system(connection, system)
        return Layer(path.name, name, kept, tuple(features), stated, said=tuple(said))


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, read-only, and without what a file could bring along to be run."""
    try:
        # Immutable, a file is read without the edits beside it.
        alone = "" if _log(path).is_file() else "&immutable=1"
        address = f"{path.resolve().as_uri()}?mode=ro{alone}"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
            yield connection
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise BoundaryFileError("unreadable-boundaries", reason=str(error)) from error


def _log(path: Path) -> Path:
    return path.resolve().with_name(f"{path.resolve().name}-wal")


def _came_without_log(path: Path) -> bool:
    """Whether what was edited last may be missing: programs that have it open keep it beside."""
    with path.open("rb") as file:
        file.seek(_VERSIONS_AT)
        return file.read(2) == _WITH_LOG and not _log(path).is_file()


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


def _geometry(number: int, blob: object) -> tuple[Geometry | None, bool]:
    """The geometry behind a GeoPackage header, and whether it was made straight.

    The header: magic, version, flags, system, envelope.
    """
    import shapely

    if blob is None:
        return None, False
    try:
        if not isinstance(blob, bytes) or blob[:2] != b"GP":
            raise ValueError("no GeoPackage geometry")
        envelope = _ENVELOPE_BYTES[(blob[3] >> 1) & 7]
        content = blob[8 + envelope :]
        try:
            return shapely.from_wkb(content), False
        except NotImplementedError:
            return straight(content), True
    except (ValueError, IndexError, struct.error, shapely.GEOSException) as error:
        raise BoundaryFileError("unreadable-feature", number=number, reason=str(error)) from error


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
