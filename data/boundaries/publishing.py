"""Boundaries in the store: the next version is the one in use with these areas in it.

Areas of Quartiere that the file does not hold stay as they were, so each town brings its own file.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb

from data import versions
from data.boundaries.areas import Area, Known
from data.boundaries.examining import Examined
from data.importing import building
from data.importing.boundaries import TABLE
from data.importing.findings import Finding
from data.importing.handing import hand_rows
from data.importing.importer import MovedOnError
from data.language import says
from data.writer import build_folder, write_lock, writing


def known_neighbourhoods(store_folder: Path) -> dict[str, Known]:
    """The Quartiere of the data in use, by id.

    Raises:
        PointerError: when there are no data, or the version in use cannot be told.
    """
    pointer = versions.read_pointer(store_folder)
    with duckdb.connect(str(pointer.path), read_only=True) as connection:
        return neighbourhoods_in(connection, "main")


def neighbourhoods_in(connection: duckdb.DuckDBPyConnection, schema: str) -> dict[str, Known]:
    """The Quartiere of an open version, by id."""
    rows = connection.execute(
        f"SELECT neighbourhood_id, name, municipality_ags FROM {schema}.neighbourhoods"  # noqa: S608
    ).fetchall()
    return {key: Known(key, name, ags) for key, name, ags in rows}


def publish(store_folder: Path, examined: Examined, *, built_on: str) -> str:
    """Makes the version with these areas the one in use; gives its id.

    Raises:
        MovedOnError: another version than `built_on` is in use; nothing was changed.
        ImportRunningError, StoreWriteError, PointerError: as an import.
    """
    with write_lock(store_folder), build_folder(store_folder) as place, writing(store_folder):
        pointer = versions.read_pointer(store_folder)
        if pointer.version_id != built_on:
            raise MovedOnError(
                says(
                    "Der Datenbestand ist inzwischen ein anderer. Bitte noch einmal prüfen; "
                    "geändert wurde nichts.",
                    "In the meantime the data have changed. Check again; nothing was changed.",
                )
            )
        built = place / "version.duckdb"
        shutil.copyfile(pointer.path, built)
        now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        with contextlib.closing(duckdb.connect(":memory:")) as connection:
            escaped = str(built).replace("'", "''")
            connection.execute(f"ATTACH '{escaped}' AS mart")
            store(connection, examined, now)
            _note(connection, examined.findings)
            version_id = _sign(connection, now)
        versions.publish(store_folder, built, version_id)
    return version_id


def store(connection: duckdb.DuckDBPyConnection, examined: Examined, now: dt.datetime) -> None:
    """The areas in `mart.boundaries`, each in the place of the one of the same Quartier."""
    connection.execute(TABLE)
    rows = [_row(area, examined, now) for area in examined.areas]
    hand_rows(connection, "brought", rows)
    connection.execute(
        "DELETE FROM mart.boundaries WHERE neighbourhood_id IN "
        "(SELECT neighbourhood_id FROM brought)"
    )
    connection.execute("INSERT INTO mart.boundaries BY NAME SELECT * FROM brought")
    connection.unregister("brought")


def _row(area: Area, examined: Examined, now: dt.datetime) -> dict[str, object]:
    placing = examined.placing
    return {
        "neighbourhood_id": area.key,
        "name": area.name,
        "municipality_ags": area.municipality_ags,
        "area_km2": area.area_km2,
        "longitude": area.longitude,
        "latitude": area.latitude,
        "geometry": json.dumps(area.geometry, separators=(",", ":")),
        "reference_system": placing.name if placing else "",
        "is_assumed": bool(placing and placing.is_assumed),
        "source_file": examined.file,
        "source_sheet": examined.layer,
        "source_row": area.feature,
        "imported_at": now,
    }


def _note(connection: duckdb.DuckDBPyConnection, findings: Sequence[Finding]) -> None:
    """The findings beside those of the import before, in place of an earlier run's of this file."""
    if not findings:
        return
    hand_rows(connection, "found", [vars(one) for one in findings])
    connection.execute(
        "DELETE FROM mart.findings WHERE file IN (SELECT file FROM found) "
        "AND sheet IN (SELECT sheet FROM found)"
    )
    connection.execute("INSERT INTO mart.findings SELECT * EXCLUDE (count) FROM found")
    connection.unregister("found")


def _sign(connection: duckdb.DuckDBPyConnection, now: dt.datetime) -> str:
    """The new name, content and moment in `meta`; the file is complete afterwards."""
    content = building.content_hash(connection)
    version_id = versions.new_version_id(content, now)
    changed = {
        "data_version": version_id,
        "content_hash": content,
        "built_at": f"{now.isoformat(timespec='seconds')}+00:00",
    }
    for key, value in changed.items():
        connection.execute("UPDATE mart.meta SET value = ? WHERE key = ?", [value, key])
    connection.execute("CHECKPOINT mart")
    connection.execute("DETACH mart")
    return version_id
