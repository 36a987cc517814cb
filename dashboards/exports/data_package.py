"""All charts of a choice as a Data Package (frictionlessdata.io): CSV and Parquet, described.

Written chart by chart into the answer, so that memory holds one chart however many there are. The
description comes last, because it states size and hash of every file before it.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from dashboards.charts import CHARTS
from dashboards.charts.base import Source
from dashboards.charts.result import ChartResult, alone
from dashboards.exports import api, csv, documents, responses
from dashboards.exports.addresses import PARQUET
from dashboards.exports.documents import Column
from dashboards.language.i18n import gettext as _
from dashboards.language.variables import Variable
from dashboards.pages.base import Visit
from data.store import StoreError

DESCRIPTION = "datapackage.json"
#: Per type of a field the type of its Parquet column; every other field is text.
_SQL_TYPES = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
_Made = tuple[str, bytes]


def stream(visit: Visit, origin: str) -> Iterator[bytes]:
    """The ZIP archive piece by piece.

    Raises:
        StoreError: when the data cannot be read any more; the archive then ends torn.
    """
    out = _Pieces()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        resources: list[dict[str, Any]] = []
        problems: list[dict[str, str]] = []
        for chart in CHARTS.values():
            try:
                result = alone(chart, visit.scope)
                files = _files(result)
            except StoreError:
                raise
            except Exception as error:
                problems.append({"chart": chart.id, **responses.failure(error)})
                continue
            for path, content in files:
                archive.writestr(path, content)
                resources.append(_resource(result, path, content))
            yield out.taken()
        about = {**_about(visit, origin), "resources": resources}
        about |= {"problems": problems} if problems else {}
        archive.writestr(DESCRIPTION, json.dumps(about, ensure_ascii=False, indent=1))
    yield out.taken()


class _Pieces(io.RawIOBase):
    """What was written since it was last taken; no way back, as on a network."""

    def __init__(self) -> None:
        self._written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._written += data
        return len(data)

    def taken(self) -> bytes:
        piece = bytes(self._written)
        self._written.clear()
        return piece


def _files(result: ChartResult) -> list[_Made]:
    columns = documents.machine_columns(result)
    fields = _fields(result)
    return [
        (f"{result.chart.id}.csv", csv.plain(columns)),
        (f"{result.chart.id}.parquet", parquet(columns, [field["type"] for field in fields])),
    ]


def parquet(columns: list[Column], types: list[str]) -> bytes:
    """The table as Parquet, written by DuckDB; what is missing is null."""
    values = [
        f'unnest(?::{_SQL_TYPES.get(kind, "VARCHAR")}[]) AS "{column.header}"'
        for column, kind in zip(columns, types, strict=True)
    ]
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "table.parquet"
        statement = f"CREATE TABLE shown AS SELECT {', '.join(values)}"
        connection.execute(statement, [list(column.values) for column in columns])
        connection.table("shown").write_parquet(str(path))
        return path.read_bytes()


def _fields(result: ChartResult) -> list[dict[str, Any]]:
    fields = [_field(column) for column in result.chart.variables]
    if documents.can_withhold(result):
        told = _("Names of the columns whose value is held back in this row, with blanks between.")
        fields.append({"name": "withheld", "type": "string", "description": told})
    return fields


def _field(column: Variable) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": _type(column),
        "title": str(column.label),
        **({"unit": column.unit} if column.unit else {}),
        **({"protected": True} if column.is_protected else {}),
    }


def _type(column: Variable) -> str:
    if column.is_whole or column.name == "building_block":
        return "integer"
    if column.kind == "number":
        return "number"
    return {"boolean": "boolean", "YYYY-MM-DD": "date", "YYYY-MM": "yearmonth"}.get(
        column.unit, "string"
    )


def _resource(result: ChartResult, path: str, content: bytes) -> dict[str, Any]:
    """A file of the package. Parquet tells its types itself and is described as a file.

    Described as a table, a missing number is refused by frictionless 5.21 wherever no column of the
    table is text.
    """
    name, _dot, form = path.partition(".")
    described: dict[str, Any] = {
        "name": name if form == "csv" else f"{name}-{form}",
        "title": str(result.chart.title),
        "description": f"{result.sentence} {result.subtitle}",
        "path": path,
        "format": form,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "sources": [{"title": result.source_names}],
        "licenses": _licenses(result.chart.sources),
        "version": result.scope.store.version.id,
        "persons": documents.profile_text(result.scope) if result.chart.is_protected else "",
        "sample": result.is_sample,
    }
    described = {key: value for key, value in described.items() if value not in ("", [])}
    if form == "parquet":
        return {**described, "type": "file", "mediatype": PARQUET}
    schema = {"fields": _fields(result), "missingValues": [""]}
    table = {"profile": "tabular-data-resource", "mediatype": "text/csv", "encoding": "utf-8"}
    return {**described, **table, "schema": schema}


def _licenses(sources: tuple[Source, ...]) -> list[dict[str, str]]:
    named = (str(source.licence) for source in sources if source.licence)
    return [{"name": licence} for licence in dict.fromkeys(named)]


def _about(visit: Visit, origin: str) -> dict[str, Any]:
    """What holds for the whole package."""
    scope = visit.scope
    version = scope.store.version
    notes = [documents.sample_note()] if version.is_sample else []
    return {
        "profile": "data-package",
        "name": "zusammen-im-quartier",
        "title": "Zusammen im Quartier",
        "description": "; ".join([documents.choice_text(scope, None), *notes]),
        "version": version.id,
        "as_of": version.as_of.isoformat() if version.as_of else None,
        "filters": api.filters(scope.filters),
        "persons": documents.profile_text(scope),
        **({"homepage": origin} if origin else {}),
    }
