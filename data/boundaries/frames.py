"""Outlines as the browser draws them: one Gemeinde or Kreis fills the picture.

The projection is that of the other maps.

Needs neither shapely nor pyproj, so pages may use it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from data.geo import project

WIDTH = 1000.0
_MARGIN = 12.0
_POINT_RADIUS = 9.0
_CORNERS = 12

Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """A part of the map, enlarged: where it begins, by how much, and its height at `WIDTH`."""

    left: float
    top: float
    scale: float
    height: float

    @property
    def view_box(self) -> str:
        """As SVG states it."""
        return f"0 0 {WIDTH:.0f} {self.height:.0f}"

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a place lies in the picture."""
        x, y = project(longitude, latitude)
        return (x - self.left) * self.scale, (y - self.top) * self.scale


def frame_around(geometries: Iterable[dict[str, Any]]) -> Frame:
    """The frame that holds all of these GeoJSON geometries in degrees, with a small margin."""
    places = [project(*point) for one in geometries for ring in _rings(one) for point in ring]
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    # A tall area stays as high as it would be wide.
    extent = max(right - left, bottom - top)
    scale = (WIDTH - 2 * _MARGIN) / extent
    side = (extent - (right - left)) / 2
    height = (bottom - top) * scale + 2 * _MARGIN
    return Frame(left - side - _MARGIN / scale, top - _MARGIN / scale, scale, height)


def path_of(geometry: dict[str, Any], frame: Frame) -> str:
    """The SVG path of a polygon or multipolygon: closed rings, relative steps, whole pixels."""
    return "".join(_closed([frame.place(*point) for point in ring]) for ring in _rings(geometry))


def dot_at(longitude: float, latitude: float, frame: Frame) -> str:
    """The path of a dot, for what has a place but no boundaries."""
    x, y = frame.place(longitude, latitude)
    turn = 2 * math.pi / _CORNERS
    return _closed(
        [
            (x + _POINT_RADIUS * math.cos(n * turn), y + _POINT_RADIUS * math.sin(n * turn))
            for n in range(_CORNERS)
        ]
    )


def _rings(geometry: dict[str, Any]) -> Iterator[list[Point]]:
    """Every ring, its points as (longitude, latitude)."""
    polygons = geometry["coordinates"]
    for polygon in polygons if geometry["type"] == "MultiPolygon" else [polygons]:
        for ring in polygon:
            yield [(point[0], point[1]) for point in ring]


def _closed(points: list[Point]) -> str:
    """One ring in whole pixels; empty where no three points are left apart."""
    rounded = [(round(x), round(y)) for x, y in points]
    kept = [rounded[0], *(b for a, b in pairwise(rounded) if a != b)]
    if len(kept) > 1 and kept[-1] == kept[0]:
        kept.pop()
    if len(set(kept)) < 3:
        return ""
    steps = " ".join(f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}l{steps}z".replace(" -", "-")
