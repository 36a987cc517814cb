"""The level Quartier: areas inside one Gemeinde or Kreis, dots for those without boundaries."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboards.charts import CHARTS
from dashboards.charts.regions.neighbourhood_areas import as_map, as_ranking
from dashboards.pictures.model import AreaMap, Bars
from dashboards.serving.own_areas import content_for
from data.boundaries.frames import frame_around, path_of
from queries import areas
from queries.filters import FilterState, View
from queries.scope import Scope, Viewer

ESSEN = FilterState(municipality=("05113000",))


def at_level(client: FlaskClient, query: str) -> dict[str, Any]:
    answer: dict[str, Any] = client.get(
        f"/api/charts/measure-by-area?level=neighbourhood&{query}"
    ).get_json()
    return answer


def test_the_map_shows_the_quartiere_of_the_one_area_chosen(client: FlaskClient) -> None:
    by_town = at_level(client, "municipality=05113000&metric=applications")
    by_district = at_level(client, "district=05113&metric=applications")
    assert by_town["rows"] == by_district["rows"]
    assert {row["municipality_ags"] for row in by_town["rows"]} == {"05113000"}
    listed = client.get("/api/charts/neighbourhoods-by-projects?municipality=05113000").get_json()
    wanted = {row["neighbourhood_id"]: row["applications_count"] for row in listed["rows"]}
    assert {r["neighbourhood_id"]: r["applications_count"] for r in by_town["rows"]} == wanted


@pytest.mark.parametrize("query", ["", "municipality=05113000,05911000", "region=051"])
def test_without_one_area_the_reader_is_told_to_choose(client: FlaskClient, query: str) -> None:
    answer = at_level(client, query)
    assert answer["rows"] == []
    assert "Kreis" in answer["sentence"]


def test_what_a_quartier_has_no_value_of_is_said(scope: Scope) -> None:
    money = as_map(CHARTS["measure-by-area"], View(level="neighbourhood", metric="approved-eur"))
    assert "first_contact_persons" in money.columns
    assert "nicht" in str(money.subtitle)
    persons = as_map(
        CHARTS["measure-by-area"], View(level="neighbourhood", metric="first-contacts")
    )
    assert "nicht" not in str(persons.subtitle)


def test_picture_ranking_and_sentence_say_the_same(scope: Scope) -> None:
    inside = scope.with_filters(ESSEN)
    view = View(level="neighbourhood", metric="applications")
    chart = as_map(CHARTS["measure-by-area"], view)
    rows = areas.of_one_area(inside)
    picture = chart.figure(rows)
    assert isinstance(picture, AreaMap)
    counts = dict(zip(rows["neighbourhood_id"], rows["applications_count"], strict=True))
    assert {key: int(area.text) for key, area in picture.areas.items()} == counts
    ranking = as_ranking(CHARTS["measure-ranking"], view)
    bars = ranking.figure(ranking.query(inside))
    assert isinstance(bars, Bars)
    assert list(bars.values) == sorted(counts.values(), reverse=True)
    top = max(counts.values())
    assert str(top) in chart.summary(rows)


@pytest.mark.parametrize("chart_id", ["measure-by-area", "measure-ranking"])
@pytest.mark.parametrize("metric", ["applications", "approved-eur", "first-contacts"])
def test_the_only_area_chosen_has_neither_most_nor_least(
    client: FlaskClient, chart_id: str, metric: str
) -> None:
    quartier = at_level(client, "municipality=05113000")["rows"][0]["neighbourhood_id"]
    for query in (
        f"level=neighbourhood&municipality=05113000&neighbourhood={quartier}",
        "level=municipality&municipality=05113000",
        "district=05113",
    ):
        answer = client.get(f"/api/charts/{chart_id}?lang=en&metric={metric}&{query}").get_json()
        assert not re.search("most|highest|lowest|least", answer["sentence"]), query
        of_the_land = "above the state's value" in answer["sentence"]
        assert of_the_land or answer["sentence"].count(" for ") == 1, answer["sentence"]


def test_the_outlines_are_those_the_picture_names_and_small(
    client: FlaskClient, scope: Scope
) -> None:
    rows = areas.of_one_area(scope.with_filters(ESSEN))
    answer = client.get(f"/assets/geo/{rows.first['outlines']}.json")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]
    drawn = answer.get_json()["areas"]
    assert set(rows["neighbourhood_id"]) | {"05113000"} == set(drawn)
    assert next(iter(drawn)) == "05113000"
    assert all(one["d"] for one in drawn.values())
    assert len(gzip.compress(answer.data)) < 150_000
    assert client.get("/assets/geo/neighbourhoods-05113000-0.json").status_code == 404
    other = rows.first["outlines"].replace("05113000", "x")
    assert client.get(f"/assets/geo/{other}.json").status_code == 404


def test_somebody_limited_gets_no_quartier_elsewhere(scope: Scope) -> None:
    limited = replace(scope, viewer=Viewer(areas=("05911",)), filters=ESSEN)
    assert set(content_for(limited, "05113000")["areas"]) == {"05113000"}


def test_a_town_of_sixty_fine_areas_stays_under_the_limit() -> None:
    import json
    import math

    outlines = []
    for number in range(60):
        west, south = 6.9 + 0.03 * (number % 10), 51.4 + 0.02 * (number // 10)
        ring = [
            [west + 0.014 * math.cos(t / 600 * math.tau) * (1 + 0.03 * math.sin(t)),
             south + 0.009 * math.sin(t / 600 * math.tau) * (1 + 0.03 * math.cos(t))]
            for t in range(600)
        ]  # fmt: skip
        outlines.append({"type": "Polygon", "coordinates": [[*ring, ring[0]]]})
    frame = frame_around(outlines)
    paths = json.dumps([path_of(one, frame) for one in outlines])
    # 36,000 vertices, five times what simplifying leaves of a town: before compression.
    assert len(paths) < 300_000
    assert len(gzip.compress(paths.encode())) < 150_000


def test_the_frame_holds_every_point_with_its_margin() -> None:
    ring = [(7.0, 51.0), (7.1, 51.0), (7.1, 51.6), (7.0, 51.0)]
    frame = frame_around([{"type": "Polygon", "coordinates": [[list(point) for point in ring]]}])
    places = [frame.place(x, y) for x, y in ring]
    assert all(0 < x < 1000 and 0 < y < frame.height for x, y in places)
    assert frame.height <= 1000.5


@pytest.mark.parametrize(
    ("chart_id", "column"),
    [
        ("neighbourhoods-by-projects", "projects_count"),
        ("neighbourhoods-by-first-contacts", "first_contact_persons"),
    ],
)
def test_the_page_of_quartiere_draws_areas_inside_the_one_chosen(
    client: FlaskClient, chart_id: str, column: str
) -> None:
    asked = f"/api/charts/{chart_id}?municipality=05113000"
    dots = client.get(asked).get_json()
    drawn = client.get(f"{asked}&level=neighbourhood&indicator=child-poverty").get_json()
    assert drawn["rows"] == dots["rows"]
    assert any(row[column] for row in drawn["rows"])
    assert drawn["sentence"] == dots["sentence"]
    open_choice = client.get(f"/api/charts/{chart_id}?level=neighbourhood").get_json()
    assert open_choice["rows"] == []
    assert "Kreis" in open_choice["sentence"]
    answer = client.get("/neighbourhoods?level=neighbourhood&municipality=05113000")
    assert answer.status_code == 200
