"""The Data Package: valid by its standard, and the same values in every form and reader."""

from __future__ import annotations

import io
import json
import math
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from flask.testing import FlaskClient
from frictionless import Package

from dashboards.charts import CHARTS
from dashboards.exports import data_package
from dashboards.exports.data_package import parquet
from dashboards.exports.documents import Column
from dashboards.serving import callback
from data.store import StoreHandle
from queries.rows import Rows
from queries.scope import Viewer

CHOICE = "district=05113&round=2018-2020"
READ = ("applications-by-district", "first-contacts-by-place", "applications-by-month",
        "projects-list", "anchor-sites-by-type", "offers-by-type")  # fmt: skip


@pytest.fixture(scope="module", params=["", CHOICE], ids=["everything", "a choice"])
def asked(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(client: FlaskClient, asked: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    answer = client.get(f"/export/data.zip?{asked}")
    assert answer.status_code == 200
    assert answer.content_type == "application/zip"
    unpacked = tmp_path_factory.mktemp("package")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert archive.testzip() is None
        archive.extractall(unpacked)
    return unpacked


@pytest.fixture(scope="module")
def described(folder: Path) -> Any:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def test_the_package_is_valid_by_its_standard(folder: Path) -> None:
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])


def test_it_holds_every_chart_twice_and_describes_it(folder: Path, described: Any) -> None:
    assert "problems" not in described
    names = {resource["path"] for resource in described["resources"]}
    assert names == {f"{chart_id}.{form}" for chart_id in CHARTS for form in ("csv", "parquet")}
    assert names == {path.name for path in folder.iterdir()} - {"datapackage.json"}
    by_name = {resource["name"]: resource for resource in described["resources"]}
    contacts = by_name["first-contacts-by-place"]
    assert contacts["version"] == described["version"]
    assert "protected" in json.dumps(contacts["schema"])
    assert contacts["persons"].startswith("geschützt")
    need = by_name["need-and-funds-by-district"]
    assert {"name": "dl-de/by-2-0"} in need["licenses"]


@pytest.mark.parametrize("chart_id", READ)
def test_every_reader_finds_the_values_of_the_api(
    client: FlaskClient, folder: Path, described: Any, asked: str, chart_id: str
) -> None:
    answer = client.get(f"/api/charts/{chart_id}?{asked}").get_json()
    names = [column["name"] for column in answer["columns"]]
    expected = [[row[name] for name in names] for row in answer["rows"]]
    path = str(folder / f"{chart_id}.parquet")
    by_arrow = pq.read_table(path).to_pylist()
    assert [[_plain(row[name]) for name in names] for row in by_arrow] == expected
    columns = ", ".join(f'"{name}"' for name in names)
    by_duckdb = duckdb.execute(f"SELECT {columns} FROM '{path}'").fetchall()  # noqa: S608
    assert [[_plain(value) for value in row] for row in by_duckdb] == expected
    by_pandas = pd.read_parquet(path)[names]
    assert [[_plain(value) for value in row] for row in by_pandas.values.tolist()] == expected
    schema = next(one for one in described["resources"] if one["name"] == chart_id)["schema"]
    texts = {field["name"]: str for field in schema["fields"]
             if field["type"] not in {"integer", "number", "boolean"}}  # fmt: skip
    from_csv = pd.read_csv(folder / f"{chart_id}.csv", dtype=texts)[names]
    assert [[_plain(value) for value in row] for row in from_csv.values.tolist()] == expected


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.isoformat()[:10] if hasattr(value, "isoformat") else value


def test_the_archive_is_sent_while_it_is_made(client: FlaskClient) -> None:
    """A piece per chart: memory holds one of them, however many there are."""
    answer = client.get("/export/data.zip?district=05113", buffered=False)
    sizes = [len(piece) for piece in answer.iter_encoded()]
    assert len(sizes) > len(CHARTS)
    assert max(sizes) < sum(sizes) / 2


def test_memory_holds_one_file_however_many_there_are(
    handle: StoreHandle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three times the archive, and no more than its longer description besides."""
    asked = callback.visit(handle, Viewer(), "/", "", "de")
    chart = CHARTS["applications-list"]
    found = chart.query(asked.scope)
    many = Rows({name: list(values) * 4 for name, values in found.columns.items()})
    chart = replace(chart, query=lambda _scope: many, for_view=None)

    def needed(count: int) -> tuple[int, int]:
        names = [f"{chart.id}-{number}" for number in range(count)]
        copies = {name: replace(chart, id=name) for name in names}
        monkeypatch.setattr(data_package, "CHARTS", copies)
        tracemalloc.start()
        try:
            size = sum(len(piece) for piece in data_package.stream(asked, ""))
            return size, tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    needed(1)  # What is made once is there before anything is measured.
    small, least = needed(2)
    large, most = needed(6)
    assert large > 2.5 * small
    assert most < 1.25 * least


def test_a_mistyped_choice_is_refused_with_every_problem_named(client: FlaskClient) -> None:
    answer = client.get("/export/data.zip?district=Essen&blok=1")
    assert answer.status_code == 400
    assert len(answer.get_json()["problems"]) == 2


def test_parquet_keeps_what_is_missing_and_every_type(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    columns = [
        Column("number", [1, None]),
        Column("eur", [0.1, None]),
        Column("day", ["2019-12-31", None]),
        Column("ags", ["05113", None]),
        Column("own", [True, None]),
    ]
    path.write_bytes(parquet(columns, ["integer", "number", "date", "string", "boolean"]))
    read = pq.read_table(path)
    assert [str(kind) for kind in read.schema.types] == [
        "int64", "double", "date32[day]", "string", "bool",
    ]  # fmt: skip
    assert [str(value) for value in read.to_pylist()[0].values()] == [
        "1", "0.1", "2019-12-31", "05113", "True",
    ]  # fmt: skip
    assert set(read.to_pylist()[1].values()) == {None}
    assert parquet([Column("nothing", [])], ["string"])
