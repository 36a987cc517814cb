"""Reference files name their source, and the map paths made of them are whole."""

import csv
import hashlib
import json
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from data import geo
from data.reference import build_geo

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "data" / "reference"
GEO = ROOT / "assets" / "geo"
LEVELS = ("regions", "districts", "municipalities")
SOURCES: dict[str, dict[str, Any]] = tomllib.loads(
    (REFERENCE / "sources.toml").read_text(encoding="utf-8")
)["files"]

Step = tuple[int, int]


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def level(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((GEO / f"{name}.json").read_text(encoding="utf-8"))
    return content


def outlines(path: str) -> list[list[Step]]:
    """The corners of every ring, in tenths of a pixel."""
    assert re.fullmatch(r"(M[-.\d ]+l[-.\d ]+z)+", path)
    result = []
    for ring in path.rstrip("z").split("z"):
        numbers = [round(float(text) * 10) for text in re.findall(r"-?(?:\d*\.\d|\d+)", ring)]
        x, y = 0, 0
        corners = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((x, y))
        result.append(corners)
    return result


def borders(name: str) -> dict[str, set[frozenset[Step]]]:
    """The straight pieces of every area's border, without direction."""
    return {
        ags: {
            frozenset(piece) for ring in outlines(area["d"]) for piece in pairwise([*ring, ring[0]])
        }
        for ags, area in level(name)["areas"].items()
    }


def test_every_reference_file_has_a_source_and_every_source_a_file() -> None:
    files = {path.name for path in REFERENCE.iterdir() if path.suffix in (".csv", ".geojson")}
    assert set(SOURCES) == files


@pytest.mark.parametrize("name", SOURCES)
def test_a_reference_file_is_what_its_source_says(name: str) -> None:
    source = SOURCES[name]
    assert hashlib.sha256((REFERENCE / name).read_bytes()).hexdigest() == source["sha256"]
    assert all(source[key] for key in ("title", "publisher", "licence", "derived_from"))


def test_every_indicator_has_a_named_publisher_and_licence() -> None:
    parts = SOURCES["nrw_indicators.csv"]["parts"]
    named = [indicator for part in parts for indicator in part["indicators"]]
    assert sorted(named) == sorted({row["indicator"] for row in rows("nrw_indicators.csv")})
    assert all(part["publisher"] and part["licence"] and part["attribution"] for part in parts)


def test_the_notice_names_every_attribution_of_the_boundaries() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for name, source in SOURCES.items():
        if name.endswith(".geojson"):
            assert name in notice
            assert source["attribution"] in notice


def test_the_state_has_53_districts_and_396_municipalities_each_inside_the_one_above() -> None:
    districts = {row["ags"]: row["regierungsbezirk_ags"] for row in rows("kreise_nrw.csv")}
    municipalities = {row["ags"]: row["kreis_ags"] for row in rows("gemeinden_nrw.csv")}
    assert (len(districts), len(municipalities)) == (53, 396)
    assert all(ags.startswith(region) for ags, region in districts.items())
    assert all(ags.startswith(district) for ags, district in municipalities.items())
    assert set(municipalities.values()) == set(districts)
    assert {row["ags"] for row in rows("tile_grid.csv")} == set(districts)


def test_every_area_of_the_tables_has_a_path() -> None:
    districts = rows("kreise_nrw.csv")
    expected = {
        "regions": {row["regierungsbezirk_ags"]: row["regierungsbezirk"] for row in districts},
        "districts": {row["ags"]: row["name"] for row in districts},
        "municipalities": {row["ags"]: row["name"] for row in rows("gemeinden_nrw.csv")},
    }
    for name, areas in expected.items():
        assert {ags: area["name"] for ags, area in level(name)["areas"].items()} == areas


@pytest.mark.parametrize("name", LEVELS)
def test_the_view_box_holds_every_corner_and_label(name: str) -> None:
    content = level(name)
    assert content["viewBox"] == geo.VIEW_BOX
    assert content["attribution"] == "© GeoBasis-DE / BKG 2017 (Daten verändert)"
    for area in content["areas"].values():
        for ring in outlines(area["d"]):
            assert len(set(ring)) > 2
            assert all(0 <= x <= geo.WIDTH * 10 and 0 <= y <= geo.HEIGHT * 10 for x, y in ring)
        assert 0 < area["x"] < geo.WIDTH
        assert 0 < area["y"] < geo.HEIGHT


@pytest.mark.parametrize("name", LEVELS)
def test_a_border_belongs_to_one_area_or_to_two_neighbours(name: str) -> None:
    counts: dict[frozenset[Step], int] = {}
    for pieces in borders(name).values():
        for piece in pieces:
            counts[piece] = counts.get(piece, 0) + 1
    assert set(counts.values()) <= {1, 2}
    assert (set(counts.values()) == {1, 2}) is (len(borders(name)) > 1)


@pytest.mark.parametrize(
    ("upper", "lower", "digits"), [("regions", "districts", 3), ("districts", "municipalities", 5)]
)
def test_a_border_is_made_of_borders_of_the_level_below(
    upper: str, lower: str, digits: int
) -> None:
    below = borders(lower)
    for ags, pieces in borders(upper).items():
        inside = set().union(*(part for key, part in below.items() if key[:digits] == ags))
        assert pieces <= inside


def test_the_paths_are_those_the_script_makes_and_light_enough(tmp_path: Path) -> None:
    build_geo.build(tmp_path)
    for name in LEVELS:
        made, kept = ((folder / f"{name}.json").read_bytes() for folder in (tmp_path, GEO))
        assert made == kept
    assert (GEO / "districts.json").stat().st_size <= 40_000
    assert (GEO / "municipalities.json").stat().st_size <= 150_000


def test_places_keep_their_direction_and_distance_on_the_map() -> None:
    # Köln, Düsseldorf and Münster, town halls; distances as the crow flies in km (WGS84).
    cologne, duesseldorf, muenster = (
        geo.project(6.959, 50.938),
        geo.project(6.773, 51.226),
        geo.project(7.628, 51.962),
    )
    assert muenster[1] < duesseldorf[1] < cologne[1]
    assert duesseldorf[0] < cologne[0] < muenster[0]
    near = ((cologne[0] - duesseldorf[0]) ** 2 + (cologne[1] - duesseldorf[1]) ** 2) ** 0.5
    far = ((cologne[0] - muenster[0]) ** 2 + (cologne[1] - muenster[1]) ** 2) ** 0.5
    assert far / near == pytest.approx(123.1 / 34.6, rel=0.01)


def test_rounds_and_circles_have_the_same_words_in_both_of_their_files() -> None:
    lists = {(row["list"], row["code"]): row["german"] for row in rows("codelists.csv")}
    named = {("circle", row["circle"]): row["name"] for row in rows("circles.csv")}
    named |= {("round", row["funding_round"]): row["name"] for row in rows("funding_rounds.csv")}
    assert named == {key: word for key, word in lists.items() if key[0] in ("circle", "round")}
