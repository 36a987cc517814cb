"""In which reference system the coordinates are: as stated, checked against where they lie.

Two systems are the same when they put places of North Rhine-Westphalia at the same coordinates,
whatever code or name a file writes: codes have older twins, and programs write names of their own.
Axes are always east before north.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from data.boundaries.areas import Geometry, Layer
from data.boundaries.notes import Notes
from data.importing.findings import ERROR, WARNING

SYSTEMS: Final = {
    25832: "ETRS89 / UTM 32N",
    4326: "WGS 84",
    3857: "WGS 84 / Pseudo-Mercator",
    31466: "DHDN / Gauß-Krüger 2",
    31467: "DHDN / Gauß-Krüger 3",
    4647: "ETRS89 / UTM 32N (zE-N)",
}
WORKING: Final = 25832
DEGREES: Final = 4326

_WEST, _SOUTH, _EAST, _NORTH = 5.75, 50.25, 9.6, 52.6
_PROBES: Final = ((6.1, 50.8), (7.0, 51.4), (8.9, 52.2), (9.4, 51.7))
_SAME: Final = {True: 2e-5, False: 2.0}
"""How far apart coordinates of one system may be: degrees, metres. Less than any change of datum
in use here (156 m and more), more than what two descriptions of the same one differ by."""

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Placing:
    """The system the coordinates are read in.

    Attributes:
        code: EPSG.
        is_swapped: north stands before east in the file.
        is_assumed: told by where the coordinates lie, not by what the file states.
    """

    code: int
    is_swapped: bool = False
    is_assumed: bool = False

    @property
    def name(self) -> str:
        """As readers know it."""
        return f"EPSG:{self.code} ({SYSTEMS[self.code]})"


@cache
def transformer(source: int, target: int) -> Any:
    """From one of the systems into another, east before north, without asking any host."""
    import pyproj

    pyproj.network.set_network_enabled(active=False)
    return pyproj.Transformer.from_crs(source, target, always_xy=True)


def transformed(geometries: Sequence[Geometry], source: int, target: int) -> Any:
    """The geometries in another system."""
    import shapely

    if source == target:
        return list(geometries)
    move = transformer(source, target)
    return shapely.transform(list(geometries), move.transform, interleaved=False)


def find_placing(layer: Layer, confirmed: int | None, notes: Notes) -> Placing | None:
    """The system to read the layer in; None when it must be asked or cannot be.

    Args:
        layer: its coordinates are looked at as they stand.
        confirmed: the EPSG code somebody confirms, where the file does not state it.
        notes: gets what was assumed or what is asked.
    """
    located = _located([f.geometry for f in layer.features if f.geometry is not None])
    if located is None:
        notes.add(ERROR, "system-nowhere", None, _short(layer.system))
        return None
    stated = _stated_code(layer.system) if layer.system else None
    if confirmed is not None and confirmed != located.code:
        notes.add(ERROR, "system-confirmed-elsewhere", None, "", given=confirmed, lies=located.name)
        return None
    if stated == located.code and not located.is_swapped:
        return located
    placing = Placing(located.code, located.is_swapped, is_assumed=True)
    kind = _doubt(layer, stated, located)
    severity = WARNING if confirmed == located.code else ERROR
    words = {"lies": located.name, "code": located.code, "stated": _short(layer.system)}
    notes.add(severity, kind, None, _short(layer.system), **words)
    return placing


def _doubt(layer: Layer, stated: int | None, located: Placing) -> str:
    if located.is_swapped:
        return "axes-swapped"
    if not layer.system or layer.is_implied:
        return "system-missing"
    return "system-unknown" if stated is None else "system-elsewhere"


def _short(system: str) -> str:
    """What a system calls itself in its definition, or its code."""
    first = system.partition(",")[0]
    named = first.partition('"')[2].rstrip('"') if '"' in first else first
    return named[:80]


def _stated_code(system: str) -> int | None:
    """Which of the systems a file states, by what it does to places."""
    import pyproj
    from pyproj.exceptions import ProjError

    try:
        stated = pyproj.CRS.from_user_input(system)
        move = pyproj.Transformer.from_crs(DEGREES, stated, always_xy=True)
        places = [move.transform(*probe) for probe in _PROBES]
    except ProjError:
        return None
    for code in SYSTEMS:
        own = [transformer(DEGREES, code).transform(*probe) for probe in _PROBES]
        limit = _SAME[code == DEGREES]
        if all(
            abs(a - b) <= limit
            for place, known in zip(places, own, strict=True)
            for a, b in zip(place, known, strict=True)
        ):
            return code
    return None


def _located(geometries: list[Geometry]) -> Placing | None:
    """The one system in which most of the areas lie in North Rhine-Westphalia."""
    import numpy as np
    import shapely

    boxes = shapely.bounds(geometries) if geometries else np.empty((0, 4))
    boxes = boxes[np.isfinite(boxes).all(axis=1)]
    if not len(boxes):
        return None
    x, y = np.median((boxes[:, 0] + boxes[:, 2]) / 2), np.median((boxes[:, 1] + boxes[:, 3]) / 2)
    for code in SYSTEMS:
        west, south, east, north = _range(code)
        if west <= x <= east and south <= y <= north:
            return Placing(code)
        if west <= y <= east and south <= x <= north:
            return Placing(code, is_swapped=True)
    return None


@cache
def _range(code: int) -> Bounds:
    """Where the coordinates of North Rhine-Westphalia lie in a system."""
    west, south, east, north = transformer(DEGREES, code).transform_bounds(
        _WEST, _SOUTH, _EAST, _NORTH
    )
    return west, south, east, north


def is_in_state(geometry: Geometry) -> bool:
    """Whether an area in metres (EPSG:25832) lies anywhere in North Rhine-Westphalia's box."""
    west, south, east, north = _range(WORKING)
    x1, y1, x2, y2 = geometry.bounds
    return bool(x1 < east and x2 > west and y1 < north and y2 > south)
