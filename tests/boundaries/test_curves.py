"""Arcs become short straight lines, the same ones from both sides of a border."""

from __future__ import annotations

import math
import sqlite3
import struct
from pathlib import Path

import pyogrio
import pytest
import shapely

from data.boundaries.curves import straight
from data.boundaries.examining import Wishes, examine
from tests.boundaries.towns import EAST, IDS, KNOWN, NORTH, written

Points = list[tuple[float, ...]]
LINE, POLYGON, ARC, COMPOUND, CURVED, SURFACES = 2, 3, 8, 9, 10, 12


def wkb(kind: int, *parts: bytes, more: int = 0, order: str = "<") -> bytes:
    return struct.pack(f"{order}BII", order == "<", kind + more, len(parts)) + b"".join(parts)


def line(kind: int, points: Points, more: int = 0, order: str = "<") -> bytes:
    places = (struct.pack(f"{order}{len(point)}d", *point) for point in points)
    return wkb(kind, *places, more=more, order=order)


def ring(points: Points) -> bytes:
    """A ring of a plain polygon: no order and kind of its own."""
    return line(LINE, points)[5:]


FRAME: Points = [(-2, -2), (2, -2), (2, 2), (-2, 2), (-2, -2)]
CIRCLE: Points = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 0)]


@pytest.mark.parametrize(
    "points", [CIRCLE, CIRCLE[::-1], [(1, 0), (-1, 0), (1, 0)]], ids=["there", "back", "two"]
)
def test_a_circle_is_nearly_one(points: Points) -> None:
    found = straight(wkb(CURVED, line(ARC, points)))
    assert found.area == pytest.approx(math.pi, rel=0.001)
    assert shapely.is_valid(found)
    radii = shapely.get_coordinates(found)
    assert all(math.hypot(*place) == pytest.approx(1) for place in radii)


def test_an_arc_is_cut_at_the_same_places_from_both_sides() -> None:
    places: Points = [(0.1, 0.7), (1.3, 1.9), (3.7, 0.2)]
    closing = [places[-1], places[0]]
    there = wkb(COMPOUND, line(ARC, places), line(LINE, closing))
    back = wkb(COMPOUND, line(ARC, places[::-1]), line(LINE, closing[::-1]))
    one, other = (straight(wkb(CURVED, outline)) for outline in (there, back))
    assert set(one.exterior.coords) == set(other.exterior.coords)
    assert set(places) <= set(one.exterior.coords)


def test_what_lies_on_a_line_stays_straight() -> None:
    arc = line(ARC, [(0, 0), (1, 0), (2, 0)])
    found = straight(wkb(CURVED, wkb(COMPOUND, arc, line(LINE, [(2, 0), (2, 2), (0, 0)]))))
    assert found.area == pytest.approx(2)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("more", "extra"), [(0, 0), (1000, 1), (2000, 1), (3000, 2)])
def test_surfaces_hold_plain_and_curved_areas_with_and_without_heights(
    more: int, extra: int, order: str
) -> None:
    tail = (5.0,) * extra
    square: Points = [(10, 0), (12, 0), (12, 2), (10, 2), (10, 0)]
    whole = [line(LINE, [(*p, *tail) for p in square], more, order)[5:]]
    curved = [
        line(LINE, [(*p, *tail) for p in FRAME], more, order),
        line(ARC, [(*p, *tail) for p in CIRCLE], more, order),
    ]
    found = straight(
        wkb(
            SURFACES,
            wkb(POLYGON, *whole, more=more, order=order),
            wkb(CURVED, *curved, more=more, order=order),
            more=more,
            order=order,
        )
    )
    assert found.geom_type == "MultiPolygon"
    assert found.area == pytest.approx(4 + 16 - math.pi, rel=0.001)


@pytest.mark.parametrize(
    "content",
    [b"", b"\x01", wkb(99), wkb(CURVED, line(ARC, CIRCLE))[:-1],
     wkb(CURVED, line(ARC, CIRCLE[:2])), struct.pack("<BII", 1, CURVED, 2**31),
     wkb(SURFACES, wkb(SURFACES)), wkb(COMPOUND, wkb(COMPOUND)),
     wkb(CURVED, line(ARC, CIRCLE[:3]))],
)  # fmt: skip
def test_what_is_no_curved_area_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        straight(content)


def test_curved_areas_of_a_geopackage_are_those_that_gdal_sees(tmp_path: Path) -> None:
    side = 1_000.0
    path = written(
        tmp_path / "town.gpkg", [shapely.box(EAST, NORTH, EAST + side, NORTH + side)], layer="town",
        columns={"nr": [IDS[0]]},
    )  # fmt: skip
    x, y, half = EAST, NORTH, side / 2
    bent = line(ARC, [(x, y), (x + half, y - half), (x + side, y)])
    rest = line(LINE, [(x + side, y), (x + side, y + side), (x, y + side), (x, y)])
    curved = wkb(SURFACES, wkb(CURVED, wkb(COMPOUND, bent, rest)))
    connection = sqlite3.connect(path)
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in triggers.fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    header = b"GP\x00\x01" + struct.pack("<i", 25832)
    connection.execute("UPDATE town SET geom = ?", (header + curved,))
    connection.commit()
    connection.close()
    found = examine(path, KNOWN, Wishes())
    assert not found.has_errors
    assert "arcs-straightened" in {f.kind for f in found.findings if f.severity == "mended"}
    by_gdal = shapely.from_wkb(pyogrio.raw.read(path)[2][0])
    assert found.areas[0].area_km2 * 1e6 == pytest.approx(by_gdal.area, rel=0.001)
