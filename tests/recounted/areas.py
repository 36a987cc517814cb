"""Charts about areas and need, counted again from the imported rows."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.facts import DEFAULT_INDICATOR
from tests.recounted.applications import Recount, sums
from tests.recounted.imported import HELD, SMALLEST_BASE, Inside, Row, grouped, once, share


def measures(rows: pd.DataFrame, people: float | None) -> Row:
    """Counts and money of one area, and the rates where its under-18s are published."""
    found = sums(rows)
    rates = {
        "applications_per_10000_under_18": (10_000, found["applications_count"]),
        "approved_per_10000_under_18": (10_000, found["approved_count"]),
        "approved_eur_per_1000_under_18": (1_000, found["approved_eur"]),
    }
    for name, (per, count) in rates.items():
        found[name] = per * count / people if people else None if count else 0
    return {**found, "under_18_population": people}


@once
def districts(inside: Inside) -> list[Row]:
    """Every Kreis of the choice, with or without applications."""
    of = grouped(inside.applications, "district_ags")
    return [
        {
            "district_ags": area.district_ags,
            "child_poverty_percent": area.child_poverty_percent,
            **measures(of(area.district_ags), area.under_18_population),
        }
        for area in inside.districts.itertuples()
    ]


@once
def municipalities(inside: Inside) -> list[Row]:
    """Every Gemeinde of the choice; under-18s are those of a kreisfreie Stadt."""
    of = grouped(inside.applications, "municipality_ags")
    people = inside.table("districts").set_index("district_ags")["under_18_population"]
    return [
        {"municipality_ags": ags, **measures(of(ags), people.get(ags.removesuffix("000")))}
        for ags in inside.municipalities["municipality_ags"]
    ]


@once
def met_by_area(inside: Inside, level: str) -> list[Row]:
    """First contacts of every Kreis or Gemeinde of the choice."""
    key = f"{level}_ags"
    people = inside.table("districts").set_index("district_ags")["under_18_population"]
    frame = inside.districts if level == "district" else inside.municipalities
    projects = grouped(inside.projects, key)
    return [
        {
            key: ags,
            **met(
                inside,
                projects(ags),
                people.get(ags if level == "district" else ags.removesuffix("000")),
            ),
        }
        for ags in frame[key]
    ]


def met(inside: Inside, projects: pd.DataFrame, people: float | None) -> Row:
    """First contacts of some projects: 0 without one, unknown when those at work never reported."""
    works = (projects["outcome"] == "approved").any()
    count = None
    if not works or not inside.reporting.isdisjoint(projects["application_id"]):
        count = sum(int(inside.met.get(one, 0)) for one in projects["application_id"])
    if not count:
        value: Any = count
    elif count < SMALLEST_BASE:
        value = HELD
    else:
        value = 1_000 * count / people if people else None
    return {
        "first_contact_persons": count,
        "first_contacts_per_1000_under_18": value,
        "under_18_population": people,
    }


def chosen_measure(inside: Inside) -> list[Row]:
    """The areas of the map, by the measure and the level of the view."""
    level = inside.view.level or "district"
    if inside.view.metric == "first-contacts":
        found = met_by_area(inside, level)
    else:
        found = districts(inside) if level == "district" else municipalities(inside)
    return [{**row, "area_ags": row[f"{level}_ags"]} for row in found]


def ranked(inside: Inside) -> list[Row]:
    """The same areas, and for rates the whole state."""
    areas = chosen_measure(inside)
    metric = inside.view.metric or "eur-per-1000"
    if not areas or metric not in {"eur-per-1000", "applications-per-10000", "first-contacts"}:
        return areas
    state = inside.without_areas
    people = state.districts["under_18_population"].sum()
    rows = state.outreach["first_contacts_true"].sum()
    first = {
        "first_contact_persons": rows,
        "first_contacts_per_1000_under_18": HELD
        if 0 < rows < SMALLEST_BASE
        else 1_000 * rows / people,
    }
    return [*areas, {**measures(state.applications, people), **first, "area_ags": "05"}]


def coverage(inside: Inside) -> list[Row]:
    """Areas with an approved project, per Regierungsbezirk."""
    found = []
    for region, own in inside.districts.groupby("region_ags"):
        places = inside.municipalities
        places = places[places["region_ags"] == region]
        reached = own["district_ags"].isin(inside.approved["district_ags"]).sum()
        places_reached = places["municipality_ags"].isin(inside.approved["municipality_ags"]).sum()
        found.append(
            {
                "region_ags": region,
                "districts_reached_count": reached,
                "districts_count": len(own),
                "districts_reached_percent": share(reached, len(own)),
                "municipalities_reached_count": places_reached,
                "municipalities_count": len(places),
                "municipalities_reached_percent": share(places_reached, len(places)),
            }
        )
    return found


def without_application(inside: Inside) -> list[Row]:
    """Kreise from which nothing came."""
    return [row for row in districts(inside) if not row["applications_count"]]


def without_project(inside: Inside) -> list[Row]:
    """Kreise in which nothing is approved."""
    return [row for row in districts(inside) if not row["approved_count"]]


def high_need(inside: Inside) -> list[Row]:
    """Those of them with child poverty from the median of all Kreise on."""
    median = inside.table("districts")["child_poverty_percent"].median()
    return [row for row in without_project(inside) if row["child_poverty_percent"] >= median]


def concentration(inside: Inside) -> list[Row]:
    """Kreise by money per head, their shares added up."""
    rows = sorted(
        districts(inside),
        key=lambda row: (row["approved_eur_per_1000_under_18"], row["district_ags"]),
    )
    people = sum(row["under_18_population"] for row in rows)
    money = sum(row["approved_eur"] for row in rows)
    for index, row in enumerate(rows):
        so_far = rows[: index + 1]
        row["cumulative_under_18_percent"] = share(
            sum(one["under_18_population"] for one in so_far), people
        )
        row["cumulative_funds_percent"] = (
            share(sum(one["approved_eur"] for one in so_far), money) or 0
        )
    return rows


def below(inside: Inside) -> list[Row]:
    """The areas one level under the chosen one."""
    chosen, rows = inside.filters, inside.applications
    one_place = bool(chosen.district) and len(inside.municipalities) == 1
    if chosen.neighbourhood or chosen.municipality or one_place:
        return _quartiere(inside)
    if chosen.district:
        key, codes = "municipality_ags", inside.municipalities["municipality_ags"]
    elif chosen.region:
        key, codes = "district_ags", inside.districts["district_ags"]
    else:
        key, codes = "region_ags", inside.districts["region_ags"].drop_duplicates()
    return [{"area_code": code, **sums(rows[rows[key] == code])} for code in codes]


def _quartiere(inside: Inside) -> list[Row]:
    rows = inside.applications
    links = inside.table("application_neighbourhoods")
    links = links[links["application_id"].isin(rows["application_id"])]
    if inside.filters.neighbourhood:
        links = links[links["neighbourhood_id"].isin(inside.filters.neighbourhood)]
    places = {*inside.neighbourhoods["neighbourhood_id"], *links["neighbourhood_id"]}
    found = []
    for place in sorted(places):
        there = links.loc[links["neighbourhood_id"] == place, "application_id"]
        found.append({"area_code": place, **sums(rows[rows["application_id"].isin(there)])})
    nowhere = rows[~rows["application_id"].isin(links["application_id"])]
    if len(nowhere) and not inside.filters.neighbourhood:
        found.append({"area_code": None, **sums(nowhere)})
    return found


def over_time(inside: Inside) -> list[Row]:
    """Child poverty at every date, of the chosen areas or the two compared, and of the state."""
    levels = ("neighbourhood", "municipality", "district", "region")
    shown = [ags for level in levels for ags in getattr(inside.filters, level)]
    if not shown:
        largest = inside.table("districts").sort_values("under_18_population", ascending=False)
        others = [ags for ags in largest["district_ags"] if ags not in inside.view.compare]
        shown = [*inside.view.compare, *others][:2]
    values = inside.table("indicators")
    is_shown = values["ags"].isin([*shown, "05"]) & (values["indicator"] == DEFAULT_INDICATOR)
    return [
        {"area_id": row.ags, "indicator_at": row.year, "indicator_value": row.value}
        for row in values[is_shown].itertuples()
    ]


RECOUNTED: dict[str, Recount] = {
    "indicator-over-time": (("area_id", "indicator_at"), over_time),
    "applications-by-district": (("district_ags",), districts),
    "need-and-funds-by-district": (("district_ags",), districts),
    "need-and-projects-by-district": (("district_ags",), districts),
    "measure-by-area": (("area_ags",), chosen_measure),
    "measure-ranking": (("area_ags",), ranked),
    "first-contacts-per-head-by-district": (
        ("district_ags",),
        lambda inside: met_by_area(inside, "district"),
    ),
    "coverage-by-region": (("region_ags",), coverage),
    "districts-without-application": (("district_ags",), without_application),
    "districts-without-project": (("district_ags",), without_project),
    "high-need-without-project": (("district_ags",), high_need),
    "funds-concentration": (("district_ags",), concentration),
    "areas-below": (("area_code",), below),
}
