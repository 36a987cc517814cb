"""The invented neighbourhoods of the sample, where the applications work, and their titles."""

import csv
import datetime as dt
import json
import random
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

from data.contracts import REFERENCE_FOLDER
from data.sample import words
from data.sample.applications import Application
from data.sample.plan import chance

POVERTY: Final = "children_under_15_in_sgb2_bedarfsgemeinschaften"
SHARED_LIKELIHOOD: Final = 0.34
AS_OF: Final = (dt.date(2018, 12, 31), dt.date(2019, 12, 31))


@dataclass(frozen=True)
class Neighbourhood:
    """One invented neighbourhood in a real municipality."""

    id: str
    name: str
    municipality_ags: str
    area_type: str | None
    population: int | None
    under_18: int | None
    sgb2_quota_under_18: float | None
    as_of: dt.date | None
    longitude: float | None
    latitude: float | None


@dataclass(frozen=True)
class Places:
    """All neighbourhoods, and those each application names with the share of its work."""

    neighbourhoods: list[Neighbourhood] = field(default_factory=list)
    of_application: dict[str, list[tuple[Neighbourhood, int | None]]] = field(default_factory=dict)


def places(applications: list[Application]) -> Places:
    """Neighbourhoods for all applications; some serve several, some are served by two."""
    draw = chance("neighbourhoods")
    result = Places()
    known: defaultdict[str, list[Neighbourhood]] = defaultdict(list)
    for application in applications:
        here = known[application.municipality_ags]
        served: list[Neighbourhood] = []
        for _ in range(_number_served(draw, application.building_block)):
            others = [place for place in here if place not in served]
            if others and draw.random() < SHARED_LIKELIHOOD:
                served.append(draw.choice(others))
                continue
            place = _invent(draw, len(result.neighbourhoods) + 1, application, here)
            here.append(place)
            result.neighbourhoods.append(place)
            served.append(place)
        shares = _shares(draw, len(served))
        result.of_application[application.case_number] = list(zip(served, shares, strict=True))
    return result


def titles(applications: list[Application], located: Places) -> dict[str, str]:
    """A title per case number; two in the same neighbourhood get different ones where possible."""
    draw = chance("titles")
    result: dict[str, str] = {}
    for number, application in enumerate(applications, start=1):
        served = located.of_application[application.case_number]
        block = application.building_block if served else 3
        place = served[0][0].name if served else ""
        options = [text.format(place=place, number=number) for text in words.TITLES[block]]
        fresh = [title for title in options if title not in result.values()]
        result[application.case_number] = draw.choice(fresh or options)
    return result


def _number_served(draw: random.Random, building_block: int) -> int:
    if building_block == 3:
        return draw.choice((0, 0, 0, 1))
    return draw.choices((1, 2, 3), (75, 19, 6))[0]


def _shares(draw: random.Random, count: int) -> list[int | None]:
    """Shares adding up to 100, or none at all for some of the applications."""
    if count == 0 or draw.random() < 0.1:
        return [None] * count
    first = {1: [], 2: [draw.choice((40, 50, 60, 70))], 3: draw.choice(([50, 30], [40, 30]))}[count]
    return [*first, 100 - sum(first)]


def _invent(
    draw: random.Random, number: int, application: Application, here: list[Neighbourhood]
) -> Neighbourhood:
    ags = application.municipality_ags
    taken = {place.name for place in here}
    names = [
        stem + ending
        for stem in words.NEIGHBOURHOOD_STEMS
        for ending in words.NEIGHBOURHOOD_ENDINGS
        if stem + ending not in taken
    ]
    population = draw.randrange(2_400, 14_000)
    under_18 = round(population * draw.uniform(0.15, 0.25))
    quota = min(68.0, _child_poverty()[ags[:5]] * draw.uniform(1.2, 2.0))
    is_described, is_located = draw.random() < 0.93, draw.random() < 0.88
    longitude, latitude = _somewhere_in(draw, ags)
    area_type = words.AREA_TYPE_IN.get(ags, draw.choice(words.AREA_TYPES))
    return Neighbourhood(
        id=f"Q-{number:03d}",
        name=draw.choice(names),
        municipality_ags=ags,
        area_type=area_type if draw.random() < 0.95 else None,
        population=population if is_described else None,
        under_18=under_18 if is_described else None,
        sgb2_quota_under_18=round(quota, 1) if is_described and draw.random() < 0.95 else None,
        as_of=draw.choice(AS_OF) if is_described else None,
        longitude=longitude if is_located else None,
        latitude=latitude if is_located else None,
    )


@cache
def _child_poverty() -> dict[str, float]:
    with (REFERENCE_FOLDER / "nrw_indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["indicator"] == POVERTY]
    return {row["ags"]: float(row["value"]) for row in rows}


@cache
def _outlines() -> dict[str, tuple[tuple[float, float], list[list[float]]]]:
    """Label point and largest outline per municipality."""
    text = (REFERENCE_FOLDER / "nrw_gemeinden.geojson").read_text(encoding="utf-8")
    result = {}
    for feature in json.loads(text)["features"]:
        properties, geometry = feature["properties"], feature["geometry"]
        polygons = geometry["coordinates"]
        rings = [polygon[0] for polygon in polygons] if "Multi" in geometry["type"] else polygons
        label = (properties["lon"], properties["lat"])
        result[properties["ags"]] = (label, max(rings, key=len))
    return result


def _somewhere_in(draw: random.Random, ags: str) -> tuple[float, float]:
    """A point of the municipality, near its middle rather than at its edge."""
    (longitude, latitude), outline = _outlines()[ags]
    for _ in range(100):
        lon = longitude + draw.triangular(-0.09, 0.09, 0)
        lat = latitude + draw.triangular(-0.06, 0.06, 0)
        if _is_inside(lon, lat, outline):
            return round(lon, 4), round(lat, 4)
    return longitude, latitude


def _is_inside(lon: float, lat: float, outline: list[list[float]]) -> bool:
    is_inside = False
    for (x1, y1), (x2, y2) in pairwise(outline):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            is_inside = not is_inside
    return is_inside
