"""The areas of Quartiere in a version: `boundaries`, kept from version to version."""

from __future__ import annotations

import hashlib
import json

import duckdb

TABLE = """CREATE TABLE IF NOT EXISTS mart.boundaries (
    neighbourhood_id VARCHAR, name VARCHAR, municipality_ags VARCHAR, area_km2 DOUBLE,
    longitude DOUBLE, latitude DOUBLE, geometry VARCHAR, reference_system VARCHAR,
    is_assumed BOOLEAN, source_file VARCHAR, source_sheet VARCHAR, source_row INTEGER,
    imported_at TIMESTAMP
)"""
"""Areas of Quartiere: GeoJSON geometry in degrees (WGS84); where from, with layer and feature."""


def carry_over(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """At an import: the areas of the version before whose Quartier is still there.

    Returns:
        The ids of those whose Quartier is gone.
    """
    connection.execute(TABLE)
    if not _is_there(connection, "previous"):
        return []
    connection.execute(
        "INSERT INTO mart.boundaries BY NAME SELECT * FROM previous.boundaries "
        "WHERE neighbourhood_id IN (SELECT neighbourhood_id FROM mart.neighbourhoods)"
    )
    gone = connection.execute(
        "SELECT neighbourhood_id FROM previous.boundaries "
        "WHERE neighbourhood_id NOT IN (SELECT neighbourhood_id FROM mart.neighbourhoods) "
        "ORDER BY neighbourhood_id"
    ).fetchall()
    return [key for (key,) in gone]


def digest(connection: duckdb.DuckDBPyConnection) -> bytes:
    """A checksum of the areas in `mart`; empty where there are none."""
    rows = connection.execute(
        "SELECT neighbourhood_id, name, geometry FROM mart.boundaries ORDER BY neighbourhood_id"
    ).fetchall()
    return hashlib.sha256(json.dumps(rows).encode()).digest() if rows else b""


def _is_there(connection: duckdb.DuckDBPyConnection, database: str) -> bool:
    """Whether a version holds the table: those built before there were boundaries do not."""
    row = connection.execute(
        "SELECT count(*) FROM duckdb_tables() "
        "WHERE database_name = $database AND table_name = 'boundaries'",
        {"database": database},
    ).fetchone()
    return bool(row and row[0])
