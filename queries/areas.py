"""Questions about areas: which are inside the choice, which are empty, what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Condition
from typing import Any, NamedTuple

from cachetools import LRUCache, cached

from data.store import Store
from queries.filters import FilterState
from queries.loader import ask
from queries.neighbourhoods import neighbourhoods
from queries.packed import rolled_up
from queries.regions import reading_of
from queries.roll_ups import first_contacts
from queries.roll_ups import regions as roll_ups
from queries.rows import Row, Rows
from queries.scope import Scope

_REMEMBERED_LISTS = 8
REGIONS = ("051", "053", "055", "057", "059")


def districts_without_application(scope: Scope) -> Rows:
    """Kreise without application: `district_ags`, `under_18_population`, most first."""
    return rolled_up("areas/without_application", scope, roll_ups.without_application)


def under_18_total(scope: Scope) -> Rows:
    """One row: `under_18_population` and `districts_count` of the chosen Kreise."""
    return rolled_up("areas/under_18_total", scope, roll_ups.under_18_total)


def neighbourhood_names(scope: Scope) -> Rows:
    """Quartiere: `neighbourhood_id`, `neighbourhood_name`, `municipality_ags`, in German order."""
    return ask("areas/neighbourhood_names", scope)


class Quartier(NamedTuple):
    """What a Quartier is called, and the AGS of its Gemeinde."""

    name: str
    municipality_ags: str


def _viewed(scope: Scope) -> tuple[Any, ...]:
    return (scope.store.version.id, scope.viewer.areas)


@cached(LRUCache(_REMEMBERED_LISTS), key=_viewed, condition=Condition())
def quartiere(scope: Scope) -> Mapping[str, Quartier]:
    """Every Quartier the viewer may see by id, whatever is chosen, in German order.

    Every address is read with it: it is held, however many there are.
    """
    rows = neighbourhood_names(scope.with_filters(FilterState()))
    return {one: Quartier(name, ags) for one, name, ags in zip(*rows.columns.values(), strict=True)}


def months(scope: Scope) -> tuple[str, str] | None:
    """First and last month of the data, None when there are none."""
    row = ask("areas/months", scope).first
    return (row["first_month"], row["last_month"]) if row["first_month"] else None


def received_months(scope: Scope) -> tuple[str, str] | None:
    """First and last month in which applications were received, None when there are none."""
    row = ask("areas/months", scope).first
    first = row["first_received_month"]
    return (first, row["last_received_month"]) if first else None


def reported_months(scope: Scope) -> tuple[str, str] | None:
    """First and last month for which contacts are reported, None when there are none."""
    row = ask("areas/months", scope).first
    first = row["first_reported_month"]
    return (first, row["last_reported_month"]) if first else None


def outlines(scope: Scope) -> Rows:
    """Quartiere of the choice with their boundaries.

    Returns:
        One row per Quartier by id: `neighbourhood_id`, `neighbourhood_name`, `municipality_ags`,
        `is_located`, `map_longitude`, `map_latitude`, `geometry` (GeoJSON as text, None without
        boundaries of its own).
    """
    return ask("areas/outlines", scope)


def inside(scope: Scope) -> Rows:
    """Gemeinden of the choice: `municipality_ags`, `district_ags`, `region_ags`."""
    return ask("areas/inside", scope)


def indicator_values(scope: Scope, indicator: str) -> Rows:
    """Every value of an indicator that the viewer may see, whatever is chosen.

    Returns:
        One row per area and date: `area` (AGS, or the id of a Quartier), `dated` (year, month or
        day as delivered), `value`, `unit`, `source`, `licence`. Empty when it is not known.
    """
    return ask("areas/indicator_values", scope.with_filters(FilterState()), indicator=indicator)


#: Measures of a Quartier and the column that holds them: money is not divided among Quartiere.
NEIGHBOURHOOD_COLUMNS = {
    "first-contacts": "first_contact_persons",
    "applications": "applications_count",
    "approved": "projects_count",
}


def by_region(scope: Scope) -> list[Row]:
    """Every measure of areas per Regierungsbezirk of the choice, each counted as a whole.

    Returns:
        One row per Regierungsbezirk: `region_ags`, and the columns of `regions.COLUMNS` with
        `<column>_withheld` where a base is too small.
    """
    found: list[Row] = []
    for region in scope.filters.region or REGIONS:
        if scope.viewer.areas and not region.startswith(scope.viewer.areas):
            # Somebody limited to a part of it would read the part as the whole.
            continue
        within = scope.with_filters(scope.filters.with_values("region", (region,)))
        of_projects = rolled_up("regions/total", within, roll_ups.total).first
        if of_projects["under_18_population"] is None:
            continue
        of_persons = rolled_up(
            "regions/first_contacts_total", within, first_contacts.first_contacts_total
        ).first
        found.append({**of_persons, **of_projects, "region_ags": region})
    return found


def content_of(store: Store) -> str:
    """What tells one state of the data from another in an address."""
    return store.version.id[-12:]


def of_one_area(scope: Scope) -> Rows:
    """Quartiere of the one Gemeinde or Kreis that is chosen; empty when none or several are.

    Returns:
        The rows of `neighbourhoods.neighbourhoods`, or with an indicator in the view
        `neighbourhood_id`, `neighbourhood_name`, `municipality_ags`, `indicator_value` and
        `indicator_source` (None where nothing is known). In each `outlines`: the name of the file
        with their outlines.
    """
    chosen = scope.filters.municipality or scope.filters.district
    if scope.view.indicator:
        found = ask("neighbourhoods/indicator", scope, **reading_of(scope, "neighbourhood"))
    else:
        found = neighbourhoods(scope)
    if len(chosen) != 1:
        found = found.head(0)
    return outlined(found, "".join(chosen[:1]), scope.store)


def outlined(found: Rows, area: str, store: Store) -> Rows:
    """Quartiere with `outlines`: the name of the file with those of one Gemeinde or Kreis."""
    return found.adding(outlines=[f"neighbourhoods-{area}-{content_of(store)}"] * len(found))
