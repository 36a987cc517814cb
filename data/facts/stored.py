"""The facts that a database holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from data.facts.reading import read_facts
from data.facts.reference import shipped
from data.facts.together import Facts
from data.versions import PointerError, read_pointer


def facts_of(
    connection: duckdb.DuckDBPyConnection, schema: str, neighbourhoods: Iterable[str] = ()
) -> Facts:
    """The facts in a schema of a database; tables that are not there yet count as empty."""

    def ask(table: str) -> list[dict[str, Any]]:
        try:
            found = connection.execute(f"FROM {schema}.{table}")
        except duckdb.CatalogException:
            return []
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    return read_facts(ask, neighbourhoods)


def facts_in(folder: Path) -> Facts:
    """The facts of the version in use below a folder; the shipped ones where none can be read."""
    try:
        path = read_pointer(folder).path
        with duckdb.connect(str(path), read_only=True) as connection:
            found = facts_of(connection, "main")
    except (PointerError, duckdb.Error):
        return shipped()
    return found if found.rounds else shipped()
