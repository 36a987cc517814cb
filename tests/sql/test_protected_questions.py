"""Every question about persons passes the gate, whatever the choice; areas hold everywhere."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from dashboards.charts import CHARTS
from dashboards.charts.result import run
from dashboards.choice import url
from queries.filters import FilterState
from queries.loader import cells_of_scope
from queries.perturbation import MAXIMUM_DEVIATION
from queries.scope import Scope, Viewer

CHOICES_PER_CHART = 7
MOST_CHOICES = 80
VALUES = {
    "block": ["1", "2", "3"],
    "round": ["2018-2020", "2021-2022"],
    "region": ["051", "053", "055", "057", "059"],
    "district": ["05113", "05315", "05913", "05334", "05562"],
    "circle": ["duesseldorf", "essen", "dortmund"],
    "applicant": ["caritas", "diakonie", "awo", "club"],
    "target": ["children", "youths", "parents", "families"],
    "place": ["school", "day-care", "playground", "street"],
    "approach": ["outreach", "multipliers", "referral"],
    "planning": ["none", "developing", "established"],
    "from": ["2018-11", "2019-03", "2019-10"],
    "to": ["2019-11", "2020-02", "2020-06"],
}
OF_PERSONS = sorted(
    id_ for id_, chart in CHARTS.items() if any(name.endswith("_persons") for name in chart.columns)
)
SUMS = {"use_persons": 3}
"""Columns that add up several shown counts: the base of the shares of use."""
GROUPS_OF_PLACES = "first-contacts-by-place-group"
MOST_PLACES = 18
"""In a group of places, each of which is a cell."""
ENOUGH = 20
"""Counts over 0 that are seen of each chart: fewer may all happen to deviate by nothing."""
PLACES = ("district_ags", "municipality_ags", "region_ags")


def choices(seed: str) -> Iterator[FilterState]:
    """The whole programme, then narrower and narrower."""
    chance = random.Random(seed)
    yield FilterState()
    for number in range(MOST_CHOICES):
        keys = chance.sample(sorted(VALUES), 1 + number % 4)
        search = "&".join(f"{key}={chance.choice(VALUES[key])}" for key in keys)
        yield url.parse(f"?{search}").filters


@pytest.mark.parametrize("chart_id", OF_PERSONS)
def test_shown_counts_of_persons_are_the_true_ones_behind_the_gate(
    scope: Scope, chart_id: str
) -> None:
    deviations: Counter[int] = Counter()
    seen = 0
    for number_of_choices, filters in enumerate(choices(chart_id)):
        if number_of_choices > CHOICES_PER_CHART and seen >= ENOUGH:
            break
        asked = Scope(scope.store, Viewer(), filters)
        months = max(map(len, cells_of_scope(asked).months.values()), default=1)
        shown = _cells(asked, chart_id)
        true = _cells(Scope(scope.store, Viewer("internal"), filters), chart_id)
        assert shown.keys() == true.keys()
        for place, number in shown.items():
            exact = true[place]
            if number is None or exact is None:
                assert number == exact
                continue
            assert number not in {1, 2}
            added = months * SUMS.get(
                str(place[-1]), MOST_PLACES if chart_id == GROUPS_OF_PLACES else 1
            )
            assert abs(number - exact) <= MAXIMUM_DEVIATION * added
            assert exact != 0 or number == 0
            deviations[number - exact] += 1
            seen += exact > 0
    assert seen >= ENOUGH
    assert len(deviations) > 1, "the numbers shown are the true ones"


def test_the_same_records_show_the_same_number_in_every_chart(scope: Scope) -> None:
    """First contacts of one place, from charts that cut them differently."""
    for place in VALUES["place"]:
        chosen = Scope(scope.store, Viewer(), url.parse(f"?place={place}").filters)
        by_place = run(CHARTS["first-contacts-by-place"], scope).frame
        alone = run(CHARTS["first-contacts-by-place"], chosen).frame
        total = by_place.set_index("place").loc[place, "first_contact_persons"]
        assert alone["first_contact_persons"].to_list() == [total]


@pytest.mark.parametrize("profile", ["protected", "internal"])
@pytest.mark.parametrize("areas", [("05113",), ("053", "05913000")])
def test_somebody_limited_to_areas_gets_rows_of_those_only(
    scope: Scope, profile: Any, areas: tuple[str, ...]
) -> None:
    limited = Scope(scope.store, Viewer(profile, areas), FilterState())
    for chart_id, chart in CHARTS.items():
        frame = run(chart, limited).frame
        for column in set(PLACES) & set(frame.columns):
            outside = [
                ags
                for ags in frame[column].dropna()
                if not any(ags.startswith(area) or area.startswith(ags) for area in areas)
            ]
            assert outside == [], (chart_id, column)


def _cells(scope: Scope, chart_id: str) -> dict[tuple[object, ...], int | None]:
    """Every count of persons by the row it stands in and its column."""
    result = run(CHARTS[chart_id], scope)
    names = [name for name in result.rows.names if name.endswith("_persons")]
    codes = [column.name for column in result.chart.variables if column.kind == "text"]
    cells: dict[tuple[object, ...], list[int | None]] = defaultdict(list)
    for row in result.rows:
        for name in names:
            cells[*(str(row[code]) for code in codes), name].append(row[name])
    assert all(len(values) == 1 for values in cells.values()), "rows cannot be told apart"
    return {place: values[0] for place, values in cells.items()}
