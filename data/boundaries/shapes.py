"""From the features of a layer to valid areas in metres; what cannot be one is told."""

from __future__ import annotations

import re
from collections import defaultdict

from data.boundaries.areas import Feature, Geometry, Layer, Shape
from data.boundaries.columns import Columns
from data.boundaries.notes import Notes
from data.boundaries.systems import WORKING, Placing, is_in_state, transformed
from data.importing.findings import ERROR, MENDED, WARNING

_SECOND_PART = 0.01
"""A line that crosses itself is mended while its lesser part is at most this share of the whole:
beyond that nobody can tell which of the two is meant."""
_PLACE = re.compile(r"\[(-?[\d.]+) (-?[\d.]+)")


def make_shapes(layer: Layer, placing: Placing, columns: Columns, notes: Notes) -> list[Shape]:
    """One valid area per id, in the order of the file."""
    import shapely

    usable = [feature for feature in layer.features if _is_usable(feature, columns, notes)]
    flat = shapely.force_2d([feature.geometry for feature in usable])
    if any(shapely.has_z([feature.geometry for feature in usable])):
        notes.add(MENDED, "heights-dropped")
    if placing.is_swapped:
        flat = shapely.transform(flat, lambda x, y: (y, x), interleaved=False)
    parts: defaultdict[str, list[tuple[Feature, Geometry]]] = defaultdict(list)
    for feature, geometry in zip(usable, transformed(flat, placing.code, WORKING), strict=True):
        area = _mended(feature, geometry, notes)
        if area is not None:
            parts[columns.key_of(feature)].append((feature, area))
    return [_joined(key, found, columns, notes) for key, found in parts.items()]


def _is_usable(feature: Feature, columns: Columns, notes: Notes) -> bool:
    """Whether there is an area with finite coordinates and an id."""
    import shapely

    number, geometry = feature.number, feature.geometry
    key = columns.key_of(feature)
    if geometry is None or geometry.is_empty:
        notes.add(WARNING, "empty-geometry", number, key)
        return False
    kind = geometry.geom_type
    polygonal = {"Polygon", "MultiPolygon"}
    if kind == "GeometryCollection":
        polygonal = {kind} if _polygons(geometry) else set()
    if kind not in polygonal:
        notes.add(WARNING, "no-area", number, key, type=kind)
        return False
    import numpy as np

    if not np.isfinite(shapely.get_coordinates(geometry)).all():
        notes.add(ERROR, "odd-coordinates", number, key)
        return False
    if not key:
        notes.add(ERROR, "missing-id", number, "", column=columns.key)
        return False
    return True


def _polygons(geometry: Geometry) -> list[Geometry]:
    """The polygons of a geometry of any kind."""
    import shapely

    parts = shapely.get_parts(geometry).tolist() if hasattr(geometry, "geoms") else [geometry]
    inner = [part for part in parts if hasattr(part, "geoms")]
    plain = [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]
    return plain + [polygon for part in inner for polygon in _polygons(part)]


def _mended(feature: Feature, geometry: Geometry, notes: Notes) -> Geometry | None:
    """The valid area; None, and an error, where it is not clear which one is meant."""
    import shapely

    key = ""
    polygons = _polygons(geometry)
    if geometry.geom_type == "GeometryCollection":
        notes.add(MENDED, "parts-dropped", feature.number, key)
    whole = shapely.multipolygons(polygons) if len(polygons) > 1 else polygons[0]
    if not is_in_state(whole):
        notes.add(ERROR, "outside-state", feature.number, key)
        return None
    if whole.is_valid:
        return whole
    where = _place(shapely.is_valid_reason(whole))
    mended = shapely.make_valid(whole, method="structure")
    found = sorted((part.area for part in _polygons(mended)), reverse=True)
    is_clear = bool(found) and sum(found[len(polygons) :]) <= _SECOND_PART * sum(found)
    if not is_clear or not found[0]:
        notes.add(ERROR, "crosses-itself", feature.number, where)
        return None
    notes.add(MENDED, "shape-mended", feature.number, where)
    pieces = _polygons(mended)
    return shapely.multipolygons(pieces) if len(pieces) > 1 else pieces[0]


def _place(reason: str) -> str:
    """Where a border is at fault, east and north in full metres; without a place the reason."""
    if found := _PLACE.search(reason):
        east, north = (round(float(part)) for part in found.groups())
        return f"EPSG:{WORKING} {east} {north}"
    return reason


def _joined(
    key: str, found: list[tuple[Feature, Geometry]], columns: Columns, notes: Notes
) -> Shape:
    """One area of all features with the same id."""
    import shapely

    feature, geometry = found[0]
    if len(found) > 1:
        numbers = ", ".join(str(one.number) for one, _ in found)
        notes.add(MENDED, "same-id", feature.number, key, features=numbers)
        geometry = shapely.union_all([area for _, area in found])
    return Shape(feature.number, key, columns.name_of(feature), geometry)
