"""GeoJSON per level and the wide CSV: the page's numbers, read by a second program and by ours."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyogrio
import pytest
from flask.testing import FlaskClient

from data.boundaries.areas import Known
from data.boundaries.examining import Wishes, examine
from queries import areas
from queries.filters import METRICS
from queries.scope import Scope, Viewer
from tests.app.exports_server import exports_client


@pytest.fixture(scope="module")
def asked(sample_folder: Path) -> FlaskClient:
    return exports_client(sample_folder)


def collection(asked: FlaskClient, address: str) -> dict[str, Any]:
    answer = asked.get(f"/export/areas/{address}")
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/geo+json"
    content: dict[str, Any] = json.loads(answer.text)
    return content


def values(content: dict[str, Any]) -> dict[str, Any]:
    return {one["properties"]["area"]: one["properties"]["value"] for one in content["features"]}


def test_every_level_opens_in_a_second_reader_with_all_its_areas(
    asked: FlaskClient, tmp_path: Path
) -> None:
    for level, count in (("region", 5), ("district", 53), ("municipality", 396)):
        path = tmp_path / f"{level}.geojson"
        path.write_bytes(asked.get(f"/export/areas/{level}.geojson?metric=applications").data)
        meta, _ids, shapes, fields = pyogrio.raw.read(path)
        assert meta["crs"] == "EPSG:4326"
        assert list(meta["fields"])[:3] == ["area", "name", "value"]
        assert (len(shapes), len(set(fields[0]))) == (count, count)
        assert sum(fields[2]) == 156


def test_a_change_is_that_of_the_map_with_both_values(
    asked: FlaskClient, client: FlaskClient
) -> None:
    query = "metric=first-contacts&since=2019"
    found = {
        one["properties"]["area"]: one["properties"]
        for one in collection(asked, f"district.geojson?{query}")["features"]
    }
    for row in client.get(f"/api/charts/measure-by-area?{query}").get_json()["rows"]:
        written = found[row["district_ags"]]
        for name, column in (
            ("value", "change_value"),
            ("now", "value_now"),
            ("before", "value_before"),
        ):
            assert written[name] == pytest.approx(row[column], nan_ok=True)
        assert bool(written.get("withheld")) == ("change_value" in row.get("withheld", []))
    of_regions = values(collection(asked, "region.geojson?metric=approved&since=2018"))
    of_districts = values(collection(asked, "district.geojson?metric=approved&since=2018"))
    assert sum(of_regions.values()) == sum(of_districts.values()) < 0


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("level", ["district", "municipality"])
def test_values_are_those_of_the_map(
    asked: FlaskClient, client: FlaskClient, level: str, metric: str
) -> None:
    query = f"metric={metric}&region=051"
    content = collection(asked, f"{level}.geojson?{query}")
    rows = client.get(f"/api/charts/measure-by-area?{query}&level={level}").get_json()["rows"]
    column = next(name for name in rows[0] if name != f"{level}_ags")
    shown = {row[f"{level}_ags"]: row[column] for row in rows}
    assert values(content) == pytest.approx(shown, nan_ok=True)
    held = {row[f"{level}_ags"] for row in rows if column in row.get("withheld", [])}
    marked = {
        f["properties"]["area"] for f in content["features"] if f["properties"].get("withheld")
    }
    assert marked == held


def test_regions_hold_the_sum_of_their_districts(asked: FlaskClient) -> None:
    for metric in ("approved-eur", "approved"):
        of_districts = values(collection(asked, f"district.geojson?metric={metric}"))
        for region, value in values(collection(asked, f"region.geojson?metric={metric}")).items():
            parts = [v for key, v in of_districts.items() if key.startswith(region)]
            assert value == pytest.approx(sum(parts))


def test_quartiere_are_areas_where_they_have_boundaries_and_points_elsewhere(
    asked: FlaskClient, scope: Scope
) -> None:
    content = collection(asked, "neighbourhood.geojson")
    outlined = set(areas.outlines(scope).to_frame().dropna(subset="geometry")["neighbourhood_id"])
    kinds = {f["properties"]["area"]: f["geometry"]["type"] for f in content["features"]}
    assert {key for key, kind in kinds.items() if kind == "Polygon"} == outlined
    assert {kind for key, kind in kinds.items() if key not in outlined} == {"Point"}
    shown = values(content)
    assert 1 not in shown.values()
    assert 2 not in shown.values()


def test_persons_are_protected_and_exact_only_for_who_may(
    asked: FlaskClient, sample_folder: Path
) -> None:
    exact = exports_client(sample_folder, Viewer(profile="internal"))
    address = "neighbourhood.geojson?metric=first-contacts"
    protected, true = collection(asked, address), collection(exact, address)
    differences = [abs(values(protected)[key] - value) for key, value in values(true).items()]
    assert 0 < max(differences) <= 3
    assert "vertraulich" in true["persons"]
    assert "vertraulich" not in protected["persons"]


def test_rights_and_choice_stand_in_the_file(asked: FlaskClient) -> None:
    content = collection(asked, "district.geojson?region=051&metric=approved")
    assert "GeoBasis-DE" in content["rights"]
    assert len(content["features"]) == 15
    assert collection(asked, "district.geojson?indicator=population_under_18&at=2019-12-31")


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("areas/district.geojson?region=051&colour=red&district=Essen", ("colour", "Essen")),
        ("areas/neighbourhood.geojson?metric=approved-eur&block=9", ("approved-eur", "block")),
        ("areas/district.geojson?indicator=population_under_18&at=1999-12-31", ("1999-12-31",)),
        ("indicators/population_under_18.csv?district=Essen&blok=1", ("Essen", "blok")),
    ],
)
def test_a_mistyped_choice_is_refused_with_every_problem_named(
    asked: FlaskClient, address: str, named: tuple[str, ...]
) -> None:
    answer = asked.get(f"/export/{address}")
    assert answer.status_code == 400
    problems = answer.get_json()["problems"]
    assert len(problems) == len(named)
    assert all(any(part in problem for problem in problems) for part in named)


def test_unknown_levels_and_indicators_are_told(asked: FlaskClient) -> None:
    for address in (
        "areas/street.geojson",
        "areas/district.geojson?indicator=x",
        "indicators/x.csv",
    ):
        answer = asked.get(f"/export/{address}")
        assert (answer.status_code, answer.is_json) == (404, True)


def test_an_indicator_is_given_at_one_date_or_the_newest_of_each_area(
    asked: FlaskClient, scope: Scope
) -> None:
    known = areas.indicator_values(scope, "population_under_18")
    of_2019 = {row["area"]: row["value"] for row in known if row["dated"] == "2019-12-31"}
    at = collection(asked, "district.geojson?indicator=population_under_18&at=2019-12-31")
    assert values(at) == {key: value for key, value in of_2019.items() if len(key) == 5}
    newest = collection(asked, "district.geojson?indicator=population_under_18")
    latest = {area: max(rows["dated"]) for area, rows in known.groups("area").items()}
    assert {f["properties"]["at"] for f in newest["features"]} <= set(latest.values())
    assert "Destatis" in at["rights"]


def read_wide(text: str) -> dict[tuple[str, str], str]:
    assert text.startswith("\ufeff")
    table = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
    header = table[0]
    assert (header[0], header[-1]) == ("Gebiet", "Quelle")
    return {(row[0], date): row[n] for row in table[1:] for n, date in enumerate(header) if n > 1}


def test_the_wide_form_has_every_value_without_thousands_and_empty_for_missing(
    asked: FlaskClient, scope: Scope
) -> None:
    answer = asked.get("/export/indicators/population_under_18.csv")
    assert "Indikator_population_under_18.csv" in answer.headers["Content-Disposition"]
    cells = read_wide(answer.text)
    for row in areas.indicator_values(scope, "population_under_18"):
        assert float(cells.pop((row["area"], row["dated"])).replace(",", ".")) == row["value"]
    rest = {key: text for key, text in cells.items() if key[1] != "Quelle"}
    assert set(rest.values()) <= {""}
    assert all("." not in text for (_, date), text in cells.items() if date != "Quelle")
    sources = [text for (_, date), text in cells.items() if date == "Quelle"]
    assert all(sources)


def test_boundaries_come_back_as_they_went_out(
    asked: FlaskClient, scope: Scope, tmp_path: Path
) -> None:
    path = tmp_path / "back.geojson"
    path.write_bytes(asked.get("/export/areas/neighbourhood.geojson").data)
    outlines = areas.outlines(scope)
    known = {
        row["neighbourhood_id"]: Known(row["neighbourhood_id"], "", row["municipality_ags"])
        for row in outlines
    }
    found = examine(path, known, Wishes())
    assert not found.has_errors
    stored = {row["neighbourhood_id"]: row["geometry"] for row in outlines if row["geometry"]}
    assert [area.key for area in found.areas] == list(stored)
    same = [json.loads(stored[area.key]) == area.geometry for area in found.areas]
    assert all(same)


def test_somebody_limited_gets_own_areas_alone(sample_folder: Path) -> None:
    limited = exports_client(sample_folder, Viewer(areas=("05113",)))
    shown = values(collection(limited, "municipality.geojson?metric=approved"))
    assert set(shown) == {"05113000"}
    assert collection(limited, "region.geojson?metric=approved")["features"] == []
    text = limited.get("/export/indicators/population_under_18.csv").text
    assert {area for area, _ in read_wide(text)} == {"05113"}
    assert pd.Series(shown).notna().all()
