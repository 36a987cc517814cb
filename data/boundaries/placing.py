"""Which Quartier an area is, and whether it lies in that Quartier's Gemeinde."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from functools import cache
from typing import Any

from data.boundaries.areas import Area, Known, Shape
from data.boundaries.notes import Notes
from data.boundaries.systems import DEGREES, WORKING, transformed
from data.contracts import REFERENCE_FOLDER
from data.importing.findings import ERROR, WARNING

_DECIMALS = 6
_SMALLEST_SHARE = 0.5
"""The outlines of Gemeinden are drawn coarsely, so a Quartier at the edge never lies wholly inside:
what counts is where the larger half of it lies."""


def of_neighbourhoods(
    shapes: Sequence[Shape], known: Mapping[str, Known], notes: Notes
) -> list[Shape]:
    """The areas of Quartiere; the others are told and left out."""
    found = [shape for shape in shapes if shape.key in known]
    if not found and shapes:
        examples = ", ".join(shape.key for shape in shapes[:5])
        notes.add(ERROR, "no-known-id", None, examples)
        return []
    for shape in shapes:
        if shape.key not in known:
            notes.add(WARNING, "unknown-neighbourhood", shape.number, shape.key)
    return found


def check_municipalities(shapes: Sequence[Shape], known: Mapping[str, Known], notes: Notes) -> None:
    """An area whose larger part lies outside its Gemeinde is an error."""
    outlines = _outlines()
    for shape in shapes:
        ags = known[shape.key].municipality_ags
        outline = outlines.get(ags)
        if outline is None or shape.geometry.area == 0:
            continue
        share = shape.geometry.intersection(outline).area / shape.geometry.area
        if share < _SMALLEST_SHARE:
            notes.add(
                ERROR, "outside-municipality", shape.number, shape.key,
                ags=ags, percent=round(100 * share),
            )  # fmt: skip


@cache
def _outlines() -> dict[str, Any]:
    """The Gemeinden in metres, by AGS, ready to be asked many times."""
    import shapely
    from shapely.geometry import shape

    towns = _towns()
    plain = [shapely.make_valid(shape(geometry)) for geometry in towns.values()]
    outlines = transformed(plain, DEGREES, WORKING)
    shapely.prepare(outlines)
    return dict(zip(towns, outlines, strict=True))


def outlines_of(municipalities: Set[str]) -> list[dict[str, Any]]:
    """The outlines of these Gemeinden as they are shipped: GeoJSON geometries in degrees."""
    return [geometry for ags, geometry in _towns().items() if ags in municipalities]


@cache
def _towns() -> dict[str, dict[str, Any]]:
    text = (REFERENCE_FOLDER / "nrw_gemeinden.geojson").read_text(encoding="utf-8")
    features = json.loads(text)["features"]
    return {feature["properties"]["ags"]: feature["geometry"] for feature in features}


def in_degrees(
    simple: Sequence[Shape], whole: Sequence[Shape], known: Mapping[str, Known]
) -> list[Area]:
    """The areas as they are stored: `simple` for their outlines, `whole` for their size."""
    import shapely

    size = {shape.key: shape.geometry.area / 1e6 for shape in whole}
    points = [shape.geometry.representative_point() for shape in simple]
    places = transformed(points, WORKING, DEGREES)
    outlines = transformed([shape.geometry for shape in simple], WORKING, DEGREES)
    areas = []
    for shape, place, outline in zip(simple, places, outlines, strict=True):
        one = known[shape.key]
        rounded = shapely.orient_polygons(
            shapely.transform(outline, lambda values: values.round(_DECIMALS))
        )
        areas.append(
            Area(
                key=shape.key,
                name=shape.name or one.name,
                municipality_ags=one.municipality_ags,
                area_km2=round(size[shape.key], 4),
                longitude=round(place.x, _DECIMALS),
                latitude=round(place.y, _DECIMALS),
                geometry=json.loads(shapely.to_geojson(rounded)),
                feature=shape.number,
            )
        )
    return sorted(areas, key=lambda area: area.key)
