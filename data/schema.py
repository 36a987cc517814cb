"""What a version holds and says of itself, and the schema that this program reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from data.language import says
from data.versions import SHORT_ID

if TYPE_CHECKING:
    pass


SCHEMA_VERSION = 6


@dataclass(frozen=True)
class Version:
    """What a reader may know of the data they look at."""

    id: str
    as_of: dt.date | None
    is_sample: bool
    content_hash: str
    built_at: str

    @property
    def short_id(self) -> str:
        """What names it in an address."""
        return self.id[-SHORT_ID:]

    @property
    def built_on(self) -> dt.date | None:
        """The day it was imported, as the clock on the wall says."""
        try:
            return dt.datetime.fromisoformat(self.built_at).astimezone().date()
        except ValueError:
            return None


@dataclass(frozen=True, eq=False)
class Tables:
    """What a version holds: its tables, each with its columns in order. Compared by identity."""

    columns: Mapping[str, tuple[str, ...]]


def other_schema(built_for: str | None) -> str | None:
    """What is said of data that another program built; None of those this one reads."""
    if built_for == str(SCHEMA_VERSION):
        return None
    return says(
        f"Die Daten gehören zu Schema {built_for or '(unbekannt)'}, dieses Programm liest "
        f"Schema {SCHEMA_VERSION}. Führen Sie `python -m data upgrade` aus.",
        f"The data were built for schema {built_for or 'unknown'}, this program reads "
        f"schema {SCHEMA_VERSION}. Run `python -m data upgrade`.",
    )


def tables_of(connection: duckdb.DuckDBPyConnection) -> Tables:
    """The tables of the version attached as `store`."""
    names = connection.execute(
        "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns()"
        " WHERE database_name = 'store' AND schema_name = 'main' GROUP BY table_name"
    ).fetchall()
    return Tables({table: tuple(columns) for table, columns in names})


def version_of(meta: Mapping[str, str]) -> Version:
    """What a reader may know of the data, from what a version says of itself."""
    as_of = meta.get("as_of")
    return Version(
        id=meta["data_version"],
        as_of=dt.date.fromisoformat(as_of) if as_of else None,
        is_sample=meta.get("sample") == "true",
        content_hash=meta.get("content_hash", ""),
        built_at=meta.get("built_at", ""),
    )
