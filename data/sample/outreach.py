"""The monthly counts of first contact of the sample: about 60,000 rows, mostly of small counts."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from data.sample import plan
from data.sample.applications import Application
from data.sample.delivery import Row
from data.sample.habits import (
    AGES,
    APPROACHES,
    FAITHFULNESS,
    PANDEMIC,
    PLACE_GROUPS,
    REPEATS,
    SEASON,
    TARGETS,
    USE_REPORTED,
    place_weights,
)
from data.sample.neighbourhoods import Places
from data.sample.plan import chance, pick

ROWS_PER_MONTH: Final = {1: 36.0, 2: 32.0, 3: 1.5}
FIRST_CONTACTS_PER_ROW: Final = 0.55
GATHERING: Final = ("presentation", "multipliers")

Choice = tuple[str | None, str, str | None, str, str | None]


@dataclass(frozen=True)
class _Project:
    """How one project works, all months alike."""

    application: Application
    neighbourhoods: tuple[str, ...]
    targets: dict[str, float]
    places: frozenset[str]
    rows_per_month: float
    first_contacts_per_row: float
    draw: random.Random


def outreach(applications: list[Application], located: Places) -> Iterator[Row]:
    """One row per project, month, neighbourhood, target group, age band, place and approach.

    Months a project did not report are missing; a month without any contact is a row of zeros.
    """
    for application in applications:
        if application.is_approved and application.district_ags not in plan.WITHOUT_REPORTS:
            served = located.of_application[application.case_number]
            project = _project(application, tuple(place.id for place, _ in served))
            for index, month in reported_months(application):
                yield from _month(project, index, month)


def reported_months(application: Application) -> list[tuple[int, tuple[int, int]]]:
    """The months a project reports, each with its number since the start; some are left out."""
    draw = chance("reports", application.case_number)
    months = funded_months(application)
    if draw.random() < 0.06:
        months = months[: -draw.randrange(3, 7)]
    return [
        (index, month)
        for index, month in enumerate(months)
        if draw.random() > (0.16 if month == (2020, 5) else 0.04)
    ]


def funded_months(application: Application) -> list[tuple[int, int]]:
    """Every month of the funded period."""
    first = application.funded_from.year * 12 + application.funded_from.month - 1
    last = application.funded_to.year * 12 + application.funded_to.month - 1
    return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]


def _project(application: Application, neighbourhoods: tuple[str, ...]) -> _Project:
    draw = chance("outreach", application.case_number)
    block = application.building_block
    targets = dict(TARGETS[block])
    while len(targets) > 3 and draw.random() < 0.8:
        targets.pop(draw.choice(list(targets)[1:]))
    rows_per_month = ROWS_PER_MONTH[block] * draw.lognormvariate(0.0, 0.35)
    reach = draw.uniform(0.6, 1.4)
    if application.district_ags in plan.REACHING_MANY:
        reach *= 1.5
    if application.district_ags in plan.HARDLY_REACHING:
        rows_per_month, reach = 2.5, 0.5
    every_place = sorted(PLACE_GROUPS)
    left_out = draw.sample(every_place, k=draw.randrange(4, 9))
    return _Project(
        application=application,
        neighbourhoods=neighbourhoods,
        targets=targets,
        places=frozenset(every_place) - frozenset(left_out) | {"school", "online"},
        rows_per_month=rows_per_month,
        first_contacts_per_row=FIRST_CONTACTS_PER_ROW * reach,
        draw=draw,
    )


def _month(project: _Project, index: int, month: tuple[int, int]) -> Iterator[Row]:
    draw = project.draw
    calm = PANDEMIC.get(month, 1.0) * SEASON.get(month[1], 1.0)
    start_up = min(1.0, 0.4 + 0.2 * index)
    count = _poisson(draw, project.rows_per_month * start_up * (0.35 + 0.65 * calm))
    choices = dict.fromkeys(_choice(project, month) for _ in range(count))
    if not choices:
        quiet = (next(iter(project.targets)), None, "school")
        yield _row(project, month, (None, *quiet, None), (0, 0))
    for choice in sorted(choices, key=str):
        yield _row(project, month, choice, _counts(project, choice, calm))


def _choice(project: _Project, month: tuple[int, int]) -> Choice:
    draw = project.draw
    target = pick(draw, project.targets)
    is_distant = PANDEMIC.get(month, 1.0) < 0.7
    weights = _open_places(target, project.places, is_distant, month[1] in (7, 8))
    place = pick(draw, weights)
    age = pick(draw, AGES[target]) if draw.random() > 0.07 else None
    approach = pick(draw, APPROACHES[PLACE_GROUPS[place]]) if draw.random() > 0.03 else None
    is_located = project.neighbourhoods and draw.random() > 0.05
    neighbourhood = draw.choice(project.neighbourhoods) if is_located else None
    return neighbourhood, target, age, place, approach


@cache
def _open_places(
    target: str, places: frozenset[str], is_distant: bool, is_holiday: bool
) -> dict[str, float]:
    """Weights of the places a project uses for a target group, in that month."""
    weights = {}
    for place, weight in place_weights(target).items():
        if place not in places or not weight:
            continue
        is_class = PLACE_GROUPS[place] == "education"
        factor = 0.3 if is_class and (is_holiday or is_distant) else 1.0
        if PLACE_GROUPS[place] == "digital":
            factor = 6.0 if is_distant else 0.6
        weights[place] = weight * factor
    return weights or {"community-centre": 1.0}


def _counts(project: _Project, choice: Choice, calm: float) -> tuple[int, int]:
    """Contacts and first contacts of one row; a gathering brings many at once."""
    draw = project.draw
    _, target, _, place, approach = choice
    expected = project.first_contacts_per_row * math.sqrt(calm)
    is_gathering = approach in GATHERING and PLACE_GROUPS[place] == "education"
    if is_gathering and draw.random() < 0.03 * calm:
        expected *= draw.uniform(8, 22)
    first = _poisson(draw, expected)
    return first + max(first == 0, _poisson(draw, REPEATS[target] * (0.5 + 0.5 * calm))), first


def _row(project: _Project, month: tuple[int, int], choice: Choice, counts: tuple[int, int]) -> Row:
    draw = project.draw
    neighbourhood, target, age, place, approach = choice
    contacts, first = counts
    use: tuple[int, ...] | tuple[None, ...] = (None, None, None)
    if draw.random() < USE_REPORTED.get(target, 0.88):
        stays = [draw.choices((0, 1, 2, 3), FAITHFULNESS[target])[0] for _ in range(first)]
        use = tuple(stays.count(kind) for kind in (0, 1, 2))
    return {
        "case_number": project.application.case_number,
        "neighbourhood_id": neighbourhood,
        "month": f"{month[0]}-{month[1]:02d}",
        "target_group": target,
        "age_band": age,
        "place": place,
        "approach": approach,
        "contacts": contacts,
        "first_contacts": first,
        "regular": use[0],
        "occasional": use[1],
        "lost": use[2],
    }


def _poisson(draw: random.Random, expected: float) -> int:
    """A count with that mean (Knuth)."""
    limit, product, count = math.exp(-expected), draw.random(), 0
    while product > limit:
        product *= draw.random()
        count += 1
    return count
