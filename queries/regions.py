"""Questions about areas: a measure per Kreis or Gemeinde, coverage, white spots, two compared.

Rates divide by the under-18s, of the date that `data.facts` names; published per Kreis, known for a
Gemeinde once delivered. A sum of money counts once per application.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from data import facts
from queries.filters import METRICS
from queries.loader import ask
from queries.packed import rolled_up
from queries.roll_ups import compared as compared_areas
from queries.roll_ups import first_contacts
from queries.roll_ups import regions as roll_ups
from queries.rows import Cell, Row, Rows
from queries.scope import Scope

STATE = "05"
#: What chooses areas: by name, or by the state of their social planning.
AREA_KEYS = ("region", "district", "municipality", "neighbourhood", "planning")

#: Per measure the column that holds it.
COLUMNS = {
    "eur-per-1000": "approved_eur_per_1000_under_18",
    "approved-eur": "approved_eur",
    "approved": "approved_count",
    "applications": "applications_count",
    "applications-per-10000": "applications_per_10000_under_18",
    "first-contacts": "first_contacts_per_1000_under_18",
}
#: The column of an indicator, and the units in which areas and the state can be compared.
INDICATOR = "indicator_value"
RATE_UNITS = frozenset({"percent", "per_1000", "index"})
#: The question and its roll-up, by whether it is about persons, and by level.
_QUESTIONS = {
    (False, "district"): ("regions/by_district", roll_ups.by_district),
    (False, "municipality"): ("regions/by_municipality", roll_ups.by_municipality),
    (True, "district"): (
        "regions/first_contacts_by_district",
        first_contacts.first_contacts_by_district,
    ),
    (True, "municipality"): (
        "regions/first_contacts_by_municipality",
        first_contacts.first_contacts_by_municipality,
    ),
}
#: Measures with a value for the state that each area can be held against.
RATES = frozenset({"eur-per-1000", "applications-per-10000", "first-contacts"})


def metric_of(scope: Scope) -> str:
    """The measure shown."""
    return scope.view.metric or METRICS[0]


def level_of(scope: Scope) -> str:
    """The level of areas shown."""
    return scope.view.level if scope.view.level == "municipality" else "district"


def whole_state(scope: Scope) -> Scope:
    """The same choice without its areas, to hold an area against the state."""
    return scope.with_filters(scope.filters.without(*AREA_KEYS))


def measure_by_area(scope: Scope) -> Rows:
    """The chosen measure per area of the chosen level.

    Returns:
        One row per area inside the choice by AGS: `district_ags` or `municipality_ags`,
        `under_18_population` (None for Gemeinden of a Kreis), and the measures of the question: of
        applications and money, or `first_contact_persons` with its rate. A rate is None where it
        is held back (`<column>_withheld`) or where nothing is known. In every row the two areas
        compared, `area_a_ags` and `area_b_ags`, to be marked.
    """
    found = _by_area(scope)
    area_a, area_b = areas_compared(scope)
    return found.adding(area_a_ags=[area_a] * len(found), area_b_ags=[area_b] * len(found))


def _by_area(scope: Scope) -> Rows:
    if scope.view.indicator:
        level = level_of(scope)
        return ask(_INDICATOR_BY[level], scope, **reading_of(scope, level))
    question, roll_up = _QUESTIONS[metric_of(scope) == "first-contacts", level_of(scope)]
    return rolled_up(question, scope, roll_up)


_INDICATOR_BY = {
    "district": "regions/indicator_by_district",
    "municipality": "regions/indicator_by_municipality",
}


def reading_of(scope: Scope, level: str) -> dict[str, Cell]:
    """The indicator asked for and the last day of its date: the chosen, else the usual one."""
    known = scope.store.facts
    indicator = scope.view.indicator or facts.DEFAULT_INDICATOR
    at = scope.view.at or known.usual.get((indicator, level), "")
    return {"indicator": indicator, "as_of": facts.period_end(at) or dt.date.min}


def column_of(scope: Scope) -> str:
    """The column that holds what is shown."""
    return INDICATOR if scope.view.indicator else COLUMNS[metric_of(scope)]


def has_state(scope: Scope) -> bool:
    """What is shown has a value for the state that each area can be held against."""
    if not scope.view.indicator:
        return metric_of(scope) in RATES
    unit = scope.store.facts.indicators[scope.view.indicator].unit
    return unit in RATE_UNITS and len(measure_total(scope)) > 0


def measure_total(scope: Scope) -> Rows:
    """One row: the same measures for the whole state (`area_ags` '05'), whatever is chosen.

    None for an indicator that is not known for the state.
    """
    if scope.view.indicator:
        reading = reading_of(scope, level_of(scope))
        return ask("regions/indicator_total", whole_state(scope), **reading)
    if metric_of(scope) == "first-contacts":
        return rolled_up(
            "regions/first_contacts_total", whole_state(scope), first_contacts.first_contacts_total
        )
    return rolled_up("regions/total", whole_state(scope), roll_ups.total)


def total(scope: Scope) -> Row:
    """Applications, projects, funds and their rates over all areas of the choice."""
    return rolled_up("regions/total", scope, roll_ups.total).first


def ranking(scope: Scope) -> Rows:
    """The areas by the chosen measure, largest first, unknown ones last.

    Returns:
        The rows of `measure_by_area` with `area_ags`, which is '05' in the row of the state. That
        row stands at its place among the areas, for rates only.
    """
    column = column_of(scope)
    areas = measure_by_area(scope)
    listed = areas.adding(area_ags=areas[f"{level_of(scope)}_ags"])
    if has_state(scope) and len(areas):
        state = measure_total(scope).first
        listed = Rows({name: [*values, state.get(name)] for name, values in listed.columns.items()})
    return listed.by(column, descending=True).as_table()


def coverage(scope: Scope) -> Rows:
    """Areas with at least one approved project, per Regierungsbezirk.

    Returns:
        One row per Regierungsbezirk inside the choice: `region_ags`, `districts_reached_count`,
        `districts_count`, `districts_reached_percent`, and the same three of `municipalities`.
    """
    return rolled_up("regions/coverage", scope, roll_ups.coverage)


def districts_without_project(scope: Scope) -> Rows:
    """Kreise without approved project, most under-18s first.

    Returns:
        `district_ags`, `applications_count`, `under_18_population`, `child_poverty_percent`.
    """
    return rolled_up("regions/without_project", scope, roll_ups.without_project)


#: What two areas are compared by, in the order shown.
COMPARED = (
    "applications_per_district",
    "approved_per_district",
    "approved_eur_per_district",
    "applications_per_10000_under_18",
    "approved_per_10000_under_18",
    "approved_eur_per_1000_under_18",
    "mean_approved_eur",
    "block_1_share_percent",
    "block_2_share_percent",
    "block_3_share_percent",
    "approval_rate_percent",
    "median_decision_days",
    "first_contacts_per_1000_under_18",
    "regular_share_percent",
    "districts_reached_percent",
    "municipalities_reached_percent",
    "under_18_without_project_percent",
)


def areas_compared(scope: Scope) -> tuple[str, str]:
    """The two areas set by hand; in place of missing ones those of the choice, then the largest.

    Of a chosen Gemeinde its Kreis is compared; largest are the Kreise with most under-18s.
    """
    by_hand = [ags for ags in scope.view.compare if ags.isdigit() and len(ags) in {3, 5}]
    chosen = scope.filters
    following = [
        *chosen.district,
        *(ags[:5] for ags in chosen.municipality),
        *chosen.region,
    ]
    first, second, *_ = dict.fromkeys([*by_hand, *following, *largest_districts(scope)])
    return first, second


def largest_districts(scope: Scope) -> Sequence[str]:
    """The three Kreise with most under-18s, most first."""
    return rolled_up("regions/largest", scope, roll_ups.largest)["district_ags"]


def compared(scope: Scope) -> Rows:
    """Two areas and the state by every measure; the chosen areas do not narrow the comparison.

    Returns:
        One row per measure of `COMPARED`: `comparison_measure`, `area_a_ags`, `area_b_ags` and
        `area_a_value`, `area_b_value`, `state_value`, each None where there is nothing, with
        `<column>_withheld` where a base is under 20. Beside them how many applications each has.
    """
    area_a, area_b = areas_compared(scope)
    found = rolled_up(
        "regions/compared", whole_state(scope), compared_areas.compared, compared=[area_a, area_b]
    )
    by_area = {row["area_ags"]: row for row in found}
    sides = {"area_a": area_a, "area_b": area_b, "state": STATE}
    columns: dict[str, list[Cell]] = {
        "comparison_measure": list(COMPARED),
        "area_a_ags": [area_a] * len(COMPARED),
        "area_b_ags": [area_b] * len(COMPARED),
    }
    for side, ags in sides.items():
        row = by_area.get(ags, {})
        columns[f"{side}_value"] = [row.get(measure) for measure in COMPARED]
        columns[f"{side}_value_withheld"] = [
            bool(row.get(f"{measure}_withheld")) for measure in COMPARED
        ]
        count = row.get("applications_count") or 0
        columns[f"{side}_applications_count"] = [count] * len(COMPARED)
    return Rows(columns)
