"""Cells of `Antrag_Quartier` that name several Quartiere: one row each, where no share is lost.

Where counts or shares stand beside several Quartiere nobody can tell which is whose; such rows stay
as they are, and the rules `*_several_neighbourhoods` refuse them.
"""

from __future__ import annotations

import duckdb

from data.importing.delivery import Delivery
from data.importing.findings import MENDED, Findings
from data.importing.loading import place_of

MACROS = r"""
CREATE OR REPLACE TEMP MACRO neighbourhood_parts(cell) AS
    regexp_split_to_array(trim(cell), '\s*(?:[;,/|+]|\sund\s|\sand\s)\s*');
"""

_TABLE = "delivered.application_neighbourhoods"


def split_cells(
    connection: duckdb.DuckDBPyConnection, deliveries: list[Delivery], findings: Findings
) -> None:
    """One row per Quartier where an application names several known ones and gives no share."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE several AS WITH known AS "
        "(SELECT coalesce(list(neighbourhood_id), []) AS ids FROM merged.neighbourhoods) "
        f"SELECT {_TABLE}.rowid AS at_row, source_file, source_sheet, source_row, "
        f"neighbourhood_id, neighbourhood_parts(neighbourhood_id) AS parts FROM {_TABLE}, known "
        "WHERE share_percent IS NULL AND NOT list_contains(ids, neighbourhood_id) "
        "AND list_has_all(ids, neighbourhood_parts(neighbourhood_id))"
    )
    rows = connection.execute(
        "SELECT source_file, source_sheet, source_row, neighbourhood_id, len(parts) FROM several "
        "ORDER BY source_file, source_sheet, source_row"
    ).fetchall()
    for file, sheet, row, value, count in rows:
        place = place_of(deliveries, file, sheet, row, "neighbourhood_id")
        findings.add(MENDED, "split-neighbourhoods", place, value, count=count)
    if rows:
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE parted AS "
            "SELECT cells.* REPLACE (unnest(several.parts) AS neighbourhood_id) "
            f"FROM {_TABLE} AS cells INNER JOIN several ON cells.rowid = several.at_row"
        )
        connection.execute(f"DELETE FROM {_TABLE} WHERE rowid IN (SELECT at_row FROM several)")
        connection.execute(f"INSERT INTO {_TABLE} FROM parted")
