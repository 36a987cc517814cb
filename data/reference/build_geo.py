"""Makes the map paths of `assets/geo/` from the boundaries in this folder.

Run with `python -m data.reference.build_geo` after a change of the boundaries or of `data.geo`; the
result is committed.

Borders are cut into arcs at every point where three lines meet on any of the three levels, and each
arc is simplified once, so two neighbours keep the same border and a district's border lies exactly
on its municipalities'.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from data.geo import VIEW_BOX, project

REFERENCE: Final = Path(__file__).parent
TARGET: Final = REFERENCE.parents[1] / "assets" / "geo"

# A point goes when the triangle with its neighbours is smaller than this, in square pixels of a
# picture 1,000 high (0.28 km²): keeps the districts under 40 kB, and no line moves visibly
# at the size a page shows the map.
SMALLEST_TRIANGLE: Final = 4.5

Point = tuple[float, float]
Arc = tuple[Point, ...]
Ring = list[Point]


@dataclass(frozen=True)
class Level:
    """One level of areas: the boundaries read, the names they get and the file written."""

    boundaries: str
    names: str
    target: str
    key: str = "ags"
    name: str = "name"


LEVELS: Final = (
    Level("nrw_kreise.geojson", "kreise_nrw.csv", "districts.json"),
    Level("nrw_gemeinden.geojson", "gemeinden_nrw.csv", "municipalities.json"),
    Level(
        "nrw_regierungsbezirke.geojson",
        "kreise_nrw.csv",
        "regions.json",
        key="regierungsbezirk_ags",
        name="regierungsbezirk",
    ),
)


def rings_of(geometry: dict[str, Any]) -> Iterator[Ring]:
    """Every ring of a polygon or multipolygon, without the repeated last point."""
    polygons = geometry["coordinates"]
    for polygon in polygons if geometry["type"] == "MultiPolygon" else [polygons]:
        for ring in polygon:
            yield [(point[0], point[1]) for point in ring[:-1]]


def find_junctions(rings: Iterable[Ring]) -> frozenset[Point]:
    """Points where more than two lines meet: borders part there, so they are never moved."""
    neighbours: defaultdict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for here, there in pairwise([*ring, ring[0]]):
            neighbours[here].add(there)
            neighbours[there].add(here)
    return frozenset(point for point, around in neighbours.items() if len(around) > 2)


def split(ring: Ring, junctions: frozenset[Point]) -> list[Arc]:
    """The ring as arcs from junction to junction; an island is cut at two points of its own."""
    cuts = [index for index, point in enumerate(ring) if point in junctions]
    if len(cuts) < 2:
        fixed = ring[cuts[0]] if cuts else min(ring)
        far = max(ring, key=lambda point: (_distance(point, fixed), point))
        cuts = sorted((ring.index(fixed), ring.index(far)))
    doubled = ring + ring
    ends = [*cuts[1:], cuts[0] + len(ring)]
    return [tuple(doubled[start : end + 1]) for start, end in zip(cuts, ends, strict=True)]


def simplify(arc: Arc) -> Arc:
    """The arc projected, without its flattest points (Visvalingam); the same in both directions."""
    if arc[0] > arc[-1]:
        return simplify(arc[::-1])[::-1]
    points = [project(*point) for point in arc]
    while len(points) > 2:
        areas = [_triangle(*points[index - 1 : index + 2]) for index in range(1, len(points) - 1)]
        smallest = min(areas)
        if smallest >= SMALLEST_TRIANGLE:
            break
        del points[areas.index(smallest) + 1]
    return tuple(points)


def path_of(rings: Iterable[Ring], junctions: frozenset[Point]) -> str:
    """SVG path of one area: closed rings, relative steps, tenths of a pixel.

    Slivers which no longer hold a triangle are left out.
    """
    return "".join(
        _closed(outline)
        for outline in (_outline(ring, junctions) for ring in rings)
        if len(set(outline)) > 2
    )


def areas_of(level: Level, junctions: frozenset[Point]) -> dict[str, dict[str, str | float]]:
    """Path, label position and name per area of a level, ordered by key."""
    with (REFERENCE / level.names).open(encoding="utf-8", newline="") as file:
        names = {row[level.key]: row[level.name] for row in csv.DictReader(file)}
    areas: dict[str, dict[str, str | float]] = {}
    for feature in sorted(_features(level), key=lambda feature: str(feature["id"])):
        properties = feature["properties"]
        x, y = project(properties["lon"], properties["lat"])
        areas[properties["ags"]] = {
            "d": path_of(rings_of(feature["geometry"]), junctions),
            "x": round(x, 1),
            "y": round(y, 1),
            "name": names[properties["ags"]],
        }
    return areas


def build(target: Path = TARGET) -> None:
    """Writes the three files into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    junctions = find_junctions(
        ring
        for level in LEVELS
        for feature in _features(level)
        for ring in rings_of(feature["geometry"])
    )
    for level in LEVELS:
        content = {
            "viewBox": VIEW_BOX,
            "attribution": _read(level)["attribution"],
            "areas": areas_of(level, junctions),
        }
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (target / level.target).write_text(text + "\n", encoding="utf-8")


def _read(level: Level) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((REFERENCE / level.boundaries).read_text(encoding="utf-8"))
    return content


def _features(level: Level) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = _read(level)["features"]
    return features


def _outline(ring: Ring, junctions: frozenset[Point]) -> list[tuple[int, int]]:
    tenths: list[tuple[int, int]] = []
    for arc in split(ring, junctions):
        for x, y in simplify(arc)[:-1]:
            point = (round(x * 10), round(y * 10))
            if not tenths or tenths[-1] != point:
                tenths.append(point)
    return tenths


def _closed(outline: list[tuple[int, int]]) -> str:
    start = " ".join(_number(value) for value in outline[0])
    steps = [
        _number(after - before)
        for here, there in pairwise(outline)
        for before, after in zip(here, there, strict=True)
    ]
    return f"M{start}l{_joined(steps)}z"


def _joined(numbers: list[str]) -> str:
    """Numbers with a blank only where they would run together otherwise."""
    text = numbers[0]
    for before, number in pairwise(numbers):
        runs_on = number.startswith("-") or (number.startswith(".") and "." in before)
        text += number if runs_on else f" {number}"
    return text


def _number(tenths: int) -> str:
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    if not rest:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{rest}"


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def _distance(a: Point, b: Point) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


if __name__ == "__main__":
    build()
