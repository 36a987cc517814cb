"""Invented boundaries for the neighbourhoods of three towns, from a fixed seed.

`python -m data.sample.boundaries` renews `boundaries.geojson`, which the sample reads as it would
read an office's. Each area is what lies nearer to its neighbourhood's point than to any other,
inside its Gemeinde and not far from the point; so some touch and some lie by themselves.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, Final

from data.contracts import REFERENCE_FOLDER
from data.sample.applications import applications
from data.sample.neighbourhoods import Neighbourhood, places
from data.sample.plan import chance

FILE: Final = Path(__file__).parent / "boundaries.geojson"
TOWNS: Final = ("05113000", "05315000", "05913000")
"""Essen, Köln, Dortmund."""

_CORNERS: Final = 28
_REACH_METRES: Final = (1_100.0, 1_900.0)


def write(path: Path = FILE) -> None:
    """The areas as GeoJSON in degrees; each says that it is invented."""
    found = [
        feature
        for ags in TOWNS
        for feature in _town(ags, [p for p in places(applications()).neighbourhoods
                                   if p.municipality_ags == ags and p.longitude])
    ]  # fmt: skip
    content = {
        "type": "FeatureCollection",
        "name": "Quartiersgrenzen (Beispieldaten, erfunden)",
        "features": found,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text.replace('{"type":"Feature"', '\n{"type":"Feature"') + "\n", "utf-8")


def _town(ags: str, located: list[Neighbourhood]) -> list[dict[str, Any]]:
    import shapely

    from data.boundaries.systems import DEGREES, WORKING, transformed

    draw = chance(f"boundaries-{ags}")
    points = transformed(
        [shapely.Point(p.longitude, p.latitude) for p in located], DEGREES, WORKING
    )
    outline = transformed([_outline(ags)], DEGREES, WORKING)[0]
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.MultiPoint(list(points)), extend_to=outline, ordered=True)
    )
    features = []
    for place, point, cell in zip(located, points, cells, strict=True):
        reach = [draw.uniform(*_REACH_METRES) for _ in range(_CORNERS)]
        round_it = shapely.Polygon(
            (
                point.x + (reach[i] + reach[i - 1]) / 2 * math.cos(2 * math.pi * i / _CORNERS),
                point.y + (reach[i] + reach[i - 1]) / 2 * math.sin(2 * math.pi * i / _CORNERS),
            )
            for i in range(_CORNERS)
        )
        parts = shapely.get_parts(round_it.intersection(cell).intersection(outline))
        largest = max(parts, key=lambda part: part.area)
        degrees = transformed([largest], WORKING, DEGREES)[0]
        rounded = shapely.transform(degrees, lambda values: values.round(6))
        features.append(
            {
                "type": "Feature",
                "properties": {
                    "Quartier-ID": place.id, "Name": place.name, "Quelle": "Beispiel (erfunden)"
                },
                "geometry": json.loads(shapely.to_geojson(rounded)),
            }
        )  # fmt: skip
    return features


def _outline(ags: str) -> Any:
    from shapely.geometry import shape

    text = (REFERENCE_FOLDER / "nrw_gemeinden.geojson").read_text(encoding="utf-8")
    for feature in json.loads(text)["features"]:
        if feature["properties"]["ags"] == ags:
            return shape(feature["geometry"])
    raise KeyError(ags)


if __name__ == "__main__":
    write()
