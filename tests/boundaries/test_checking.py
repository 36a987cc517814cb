"""Shapes that are odd, side by side or in the wrong place: mended, told or refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from data.boundaries.areas import Known
from data.boundaries.examining import Examined, Wishes, examine
from data.boundaries.systems import transformed
from tests.boundaries.towns import (
    EAST,
    IDS,
    KNOWN,
    NORTH,
    SIDE,
    collection,
    moved,
    squares,
    written,
)

CRS = "EPSG:25832"


def looked_at(tmp_path: Path, shapes: list[Any], **options: Any) -> Examined:
    return examine(collection(tmp_path / "t.geojson", shapes, CRS, **options), KNOWN, Wishes())


def kinds(found: Examined, severity: str = "error") -> set[str]:
    return {finding.kind for finding in found.findings if finding.severity == severity}


def place_of(found: Examined, kind: str) -> list[str]:
    return [finding.cell for finding in found.findings if finding.kind == kind]


def test_heights_are_dropped(tmp_path: Path) -> None:
    found = looked_at(tmp_path, list(shapely.force_3d(squares(), 60.0)))
    assert (kinds(found), "heights-dropped" in kinds(found, "mended")) == (set(), True)
    assert len(found.areas[0].geometry["coordinates"][0][0]) == 2


def test_mixed_and_empty_geometries_are_told_and_left_out(tmp_path: Path) -> None:
    shapes = squares()
    shapes[1] = None
    shapes[2] = shapely.Polygon()
    shapes[3] = shapes[3].centroid
    shapes[4] = shapes[4].exterior
    shapes[5] = shapely.GeometryCollection([shapes[5], shapes[5].centroid])
    shapes[6] = shapely.MultiPolygon([shapes[6]])
    found = looked_at(tmp_path, shapes)
    assert kinds(found) == set()
    assert [area.key for area in found.areas] == [IDS[n] for n in (0, 5, 6, 7)]
    assert place_of(found, "empty-geometry") == ["Objekt 2", "Objekt 3"]
    assert place_of(found, "no-area") == ["Objekt 4", "Objekt 5"]
    assert place_of(found, "parts-dropped") == ["Objekt 6"]


def test_the_same_in_a_geopackage(tmp_path: Path) -> None:
    shapes = [*squares()[:2], None, squares()[3].centroid]
    path = written(tmp_path / "t.gpkg", shapes, columns={"nr": list(IDS[:4])})
    found = examine(path, KNOWN, Wishes())
    assert [area.key for area in found.areas] == list(IDS[:2])


def test_a_bow_tie_is_refused_and_a_crossing_in_a_small_place_mended(tmp_path: Path) -> None:
    shapes = squares()
    x, y = EAST, NORTH
    bow = [(x, y), (x + SIDE, y + SIDE), (x + SIDE, y), (x, y + SIDE)]
    found = looked_at(tmp_path, [shapely.Polygon(bow), *shapes[1:]])
    assert (kinds(found), place_of(found, "crosses-itself")) == ({"crosses-itself"}, ["Objekt 1"])
    low = [(500, 0), (503, 3), (503, 0), (500, 3), (500, 10), (SIDE, 10)]
    small = [(x, y), *((x + a, y + b) for a, b in low), (x + SIDE, y + SIDE), (x, y + SIDE)]
    assert not shapely.Polygon(small).is_valid
    found = looked_at(tmp_path, [shapely.Polygon(small)])
    assert (kinds(found), place_of(found, "shape-mended")) == (set(), ["Objekt 1"])


def test_neighbours_keep_their_common_border(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    shapes = list(shapely.segmentize(squares(), 10))
    # A vertex more on one side of a border (a T-junction), and vertices half a metre apart.
    for number, one in enumerate(shapes):
        points = np.array(one.exterior.coords)[:-1]
        points += rng.uniform(-0.3, 0.3, points.shape)
        middle = (points[number] + points[number + 1]) / 2
        shapes[number] = shapely.Polygon(np.insert(points, number + 1, middle, axis=0))
    assert not shapely.coverage_is_valid(shapes)
    found = looked_at(tmp_path, shapes)
    assert (kinds(found), "borders-matched" in kinds(found, "mended")) == (set(), True)
    stored = [shape(area.geometry) for area in found.areas]
    assert shapely.coverage_is_valid(stored)
    before = sum(len(one.exterior.coords) for one in shapes)
    assert sum(len(one.exterior.coords) for one in stored) < before
    for area, one in zip(transformed(stored, 4326, 25832), squares(), strict=True):
        assert area.area == pytest.approx(one.area, rel=0.05)


def test_small_areas_are_not_simplified_away(tmp_path: Path) -> None:
    tiny = shapely.Point(EAST, NORTH).buffer(14, quad_segs=64)
    found = looked_at(tmp_path, [tiny])
    stored = transformed([shape(found.areas[0].geometry)], 4326, 25832)[0]
    assert stored.area == pytest.approx(tiny.area, rel=0.05)


@pytest.mark.parametrize("depth", [25, 300, SIDE])
def test_a_large_overlap_is_refused_with_both_features(tmp_path: Path, depth: int) -> None:
    shapes = squares(jagged=False)
    shapes[1] = shapely.transform(shapes[1], lambda values: values - [depth, 0])
    found = looked_at(tmp_path, shapes)
    assert (kinds(found), found.areas) == ({"areas-overlap"}, ())
    first = found.findings[0]
    assert (first.cell, "Objekt 2" in first.rule, first.value) == ("Objekt 1", True, "01, 02")


def test_a_border_drawn_twice_is_matched(tmp_path: Path) -> None:
    shapes = squares(jagged=False)
    shapes[1] = shapely.transform(shapes[1], lambda values: values - [4, 0])
    found = looked_at(tmp_path, shapes)
    assert kinds(found) == set()
    assert shapely.coverage_is_valid([shape(area.geometry) for area in found.areas])


def test_a_gap_between_areas_is_told_and_a_hole_of_one_is_not(tmp_path: Path) -> None:
    shapes = squares(jagged=False)
    corner = shapely.Point(EAST + SIDE, NORTH + SIDE).buffer(200)
    shapes = [one.difference(corner) for one in shapes]
    lake = shapely.Point(EAST + 500, NORTH + 500).buffer(100)
    shapes[0] = shapes[0].difference(lake)
    found = looked_at(tmp_path, shapes)
    gaps = [finding.rule for finding in found.findings if finding.kind == "gap"]
    assert len(gaps) == 1
    assert "12,5" in gaps[0]


def test_ids_that_are_not_in_quartiere_are_told(tmp_path: Path) -> None:
    found = looked_at(tmp_path, squares(), keys=[*IDS[:6], "x", "y"])
    assert (kinds(found), len(found.areas)) == (set(), 6)
    assert place_of(found, "unknown-neighbourhood") == ["Objekt 7", "Objekt 8"]
    missing = looked_at(tmp_path, squares(), keys=[*IDS[:7], None])
    assert (kinds(missing), place_of(missing, "missing-id")) == ({"missing-id"}, ["Objekt 8"])
    strange = looked_at(tmp_path, squares(), keys=list("abcdefgh"))
    assert kinds(strange) == {"ids-unknown"}


def test_features_of_one_id_become_one_area(tmp_path: Path) -> None:
    found = looked_at(tmp_path, squares(), keys=[*IDS[:6], "06", "06"])
    assert [area.key for area in found.areas] == list(IDS[:6])
    assert found.areas[-1].area_km2 == pytest.approx(3 * SIDE**2 / 1e6, rel=0.05)
    assert place_of(found, "same-id") == ["Objekt 6"]


def test_where_an_area_lies_is_decided_by_its_larger_share(tmp_path: Path) -> None:
    path = collection(tmp_path / "t.geojson", squares(), CRS)
    elsewhere = {**KNOWN, "03": Known("03", "", "05513000")}
    found = examine(path, elsewhere, Wishes())
    told = [finding for finding in found.findings if finding.kind == "outside-municipality"]
    assert [(one.cell, one.value) for one in told] == [("Objekt 3", "03")]
    assert "05513000" in told[0].rule
    # A third beyond the coarse outline of the Gemeinde is no reason to refuse an area.
    from data.boundaries.placing import _outlines

    outline = _outlines()["05113000"]
    x, y = outline.exterior.coords[0]
    edge = shapely.Point(x, y).buffer(300)
    share = edge.intersection(outline).area / edge.area
    towards = shapely.Point(x, y)
    if share < 0.6:
        inner = outline.representative_point()
        step = 200 / towards.distance(inner)
        edge = shapely.transform(edge, lambda v: v + step * np.array([inner.x - x, inner.y - y]))
        share = edge.intersection(outline).area / edge.area
    assert 0.5 < share < 1
    assert kinds(looked_at(tmp_path, [edge])) == set()


def test_one_area_outside_the_state_is_told_by_its_feature(tmp_path: Path) -> None:
    shapes = squares()
    shapes[4] = shapely.transform(shapes[4], lambda v: v + np.array([900_000, 0]))
    found = looked_at(tmp_path, shapes)
    assert (kinds(found), place_of(found, "outside-state")) == ({"outside-state"}, ["Objekt 5"])


def test_numbers_in_findings_are_written_as_the_reader_writes_them(tmp_path: Path) -> None:
    from data.language import data_speaking

    shapes = squares(jagged=False)
    shapes[1] = shapely.transform(shapes[1], lambda values: values - [300, 0])
    with data_speaking("en"):
        assert "30.00 ha" in looked_at(tmp_path, shapes).findings[0].rule
    assert "30,00 ha" in looked_at(tmp_path, shapes).findings[0].rule


def test_degrees_round_trip_within_centimetres(tmp_path: Path) -> None:
    found = examine(collection(tmp_path / "t.geojson", moved(squares(), 4326)), KNOWN, Wishes())
    again = collection(tmp_path / "u.geojson", [shape(area.geometry) for area in found.areas])
    twice = examine(again, KNOWN, Wishes())
    assert [area.geometry for area in twice.areas] == [area.geometry for area in found.areas]
