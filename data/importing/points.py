"""Whether "1.234" can mean thousands where it stands: not beside "1234.56" in the same column."""

from __future__ import annotations

import re

import duckdb

from data.contracts import Column, Sheet
from data.importing.findings import LISTED_PER_KIND

_THOUSANDS = r"^-?[1-9]\d{0,2}\.\d{3}$"
_POINT_DECIMALS = r"^-?(?:\d+\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3})+\.\d+)$"

_AROUND = " ''=\""
"""Blanks, and signs that keep Excel from changing a cell, as SQL writes them."""


def doubtful_thousands(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, column: Column, texts: list[str]
) -> list[tuple[int, int, str, int]]:
    """Cells such as "1.234" of files that write decimals of this column with a point.

    Returns:
        File, row, text, and how many cells it stands for: the last of a file counts the rest.
    """
    if column.type not in ("integer", "money"):
        return []
    if not (_any(_THOUSANDS, texts) and _any(_POINT_DECIMALS, texts)):
        return []
    cell = f"""trim("{column.name}", '{_AROUND}')"""
    rows = connection.execute(
        f"SELECT file_id, source_row, {cell}, nth, cells FROM (SELECT *, "
        "row_number() OVER (PARTITION BY file_id ORDER BY source_row) AS nth, "
        "count(*) OVER (PARTITION BY file_id) AS cells "
        f'FROM raw."{sheet.name}" WHERE regexp_matches({cell}, $thousands) AND file_id IN '
        f'(SELECT file_id FROM raw."{sheet.name}" WHERE regexp_matches({cell}, $decimals))) '
        f"WHERE nth <= {LISTED_PER_KIND} ORDER BY file_id, source_row",
        {"thousands": _THOUSANDS, "decimals": _POINT_DECIMALS},
    ).fetchall()
    return [
        (file, row, text, cells - nth + 1 if nth == LISTED_PER_KIND else 1)
        for file, row, text, nth, cells in rows
    ]


def _any(pattern: str, texts: list[str]) -> bool:
    sought = re.compile(pattern)
    return any(sought.match(text.strip(_AROUND)) for text in texts)
