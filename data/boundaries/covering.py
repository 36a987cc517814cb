"""Areas side by side: overlaps, gaps, shared borders; cleaned and simplified together.

Large overlaps are refused first: cleaning would give them away in silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from data.boundaries.areas import Geometry, Shape
from data.boundaries.notes import Notes
from data.importing.findings import ERROR, MENDED, WARNING
from data.language import written_decimal

TOLERANCES: Final = (15.0, 8.0, 4.0, 2.0, 0.0)
"""Metres a border may move, the widest first; a lesser one where an area would change too much."""

FEW_VERTICES: Final = 100
"""Vertices per area, on average, up to which borders stay as they came: some 2 kB each."""

SNAPPING: Final = 1.0
WIDEST_SLIVER: Final = 10.0
"""Metres between vertices taken as one, and the width up to which a gap or overlap is no other
than the two lines of one border digitised twice."""

_LARGE_OVERLAP: Final = 0.01
_CHANGE: Final = 0.05
_SMALLEST_GAP: Final = 100.0
"""Square metres from which on a hole between areas is told."""


def cover(shapes: Sequence[Shape], notes: Notes) -> list[Shape]:
    """The areas cleaned and simplified with the borders they share; empty after an error."""
    import shapely

    geometries = [shape.geometry for shape in shapes]
    if not shapely.coverage_is_valid(geometries):
        if _refuse_overlaps(shapes, notes):
            return []
        geometries = _cleaned(shapes, geometries, notes)
        if notes.has_errors:
            return []
    _tell_gaps(geometries, notes)
    simple = _simplified(shapes, geometries)
    return [replace(shape, geometry=one) for shape, one in zip(shapes, simple, strict=True)]


def _refuse_overlaps(shapes: Sequence[Shape], notes: Notes) -> bool:
    """Notes overlaps that are more than a border drawn twice; whether there are any."""
    import shapely

    geometries = [shape.geometry for shape in shapes]
    first, second = shapely.STRtree(geometries).query(geometries, predicate="intersects")
    pairs = [(a, b) for a, b in zip(first.tolist(), second.tolist(), strict=True) if a < b]
    is_large = False
    for a, b in pairs:
        common = shapely.intersection(geometries[a], geometries[b])
        area = common.area
        if not area:
            continue
        if area > _LARGE_OVERLAP * min(geometries[a].area, geometries[b].area) or _is_wide(common):
            is_large = True
            notes.add(
                ERROR, "areas-overlap", shapes[a].number, _both(shapes[a], shapes[b]),
                other=shapes[b].number, hectares=written_decimal(area / 10_000, 2),
            )  # fmt: skip
    return is_large


def _is_wide(common: Geometry) -> bool:
    """Whether an overlap is anywhere wider than a border drawn twice."""
    import shapely

    parts = shapely.get_parts(common)
    areas = shapely.area(parts)
    # Most are slivers whose mean width tells that already.
    doubtful = parts[(areas > _SMALLEST_GAP) & (2 * areas > SNAPPING * shapely.length(parts))]
    return any(not part.buffer(-WIDEST_SLIVER / 2).is_empty for part in doubtful)


def _both(one: Shape, other: Shape) -> str:
    return f"{one.key}, {other.key}"


def _cleaned(shapes: Sequence[Shape], geometries: list[Geometry], notes: Notes) -> list[Geometry]:
    """The areas with edges that match; an error where one would become another."""
    import shapely

    cleaned: list[Geometry] = shapely.coverage_clean(
        geometries, snapping_distance=SNAPPING, gap_width=WIDEST_SLIVER
    ).tolist()
    most = 0.0
    for shape, before, after in zip(shapes, geometries, cleaned, strict=True):
        change = _change(before, after)
        most = max(most, change)
        if change > _CHANGE:
            notes.add(
                ERROR, "area-changed", shape.number, shape.key, percent=round(100 * min(change, 1))
            )
    if not notes.has_errors:
        notes.add(MENDED, "borders-matched", None, "", percent=written_decimal(100 * most, 2))
    return cleaned


def _change(before: Geometry, after: Geometry) -> float:
    """By what share of itself an area changed; 1 when nothing is left."""
    if after is None or after.is_empty or not after.area:
        return 1.0
    return float(abs(after.area - before.area) / before.area)


def _tell_gaps(geometries: list[Geometry], notes: Notes) -> None:
    """Holes between areas: they may be meant (a lake, a wood), so they are told and kept."""
    import shapely

    union = shapely.coverage_union_all(geometries)
    own = shapely.union_all([hole for one in geometries for hole in _own_holes(one)])
    for polygon in shapely.get_parts(union):
        for ring in polygon.interiors:
            hole = shapely.Polygon(ring)
            # A hole that one area has by itself is its form.
            if hole.area > _SMALLEST_GAP and hole.difference(own).area > 0.5 * hole.area:
                x, y = hole.representative_point().coords[0]
                notes.add(
                    WARNING, "gap", None, "", hectares=written_decimal(hole.area / 10_000, 2),
                    east=round(x), north=round(y),
                )  # fmt: skip


def _own_holes(geometry: Geometry) -> list[Any]:
    import shapely

    return [
        shapely.Polygon(ring)
        for polygon in shapely.get_parts(geometry)
        for ring in polygon.interiors
    ]


def _simplified(shapes: Sequence[Shape], geometries: list[Geometry]) -> list[Geometry]:
    """With shared borders kept; at the widest tolerance that changes no area by a twentieth."""
    import shapely

    vertices = int(shapely.get_num_coordinates(geometries).sum())
    if vertices <= FEW_VERTICES * len(geometries):
        # Nothing to save, and what went out of here comes back as it was.
        return geometries
    for tolerance in TOLERANCES:
        simple: list[Geometry] = shapely.coverage_simplify(geometries, tolerance).tolist()
        changes = (_change(before, after) for before, after in zip(geometries, simple, strict=True))
        if max(changes, default=0.0) <= _CHANGE:
            return simple
    return geometries
