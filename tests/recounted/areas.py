"""Charts about areas and need, counted again from the imported rows."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pandas as pd

from queries.filters import WhatIf
from tests.recounted.applications import Recount, sums
from tests.recounted.imported import DECIDED, HELD, SMALLEST_BASE, Inside, Row, grouped, rate, share

YEARS_MONEY = 8_000_000


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


def municipalities(inside: Inside) -> list[Row]:
    """Every Gemeinde of the choice; under-18s are those of a kreisfreie Stadt."""
    of = grouped(inside.applications, "municipality_ags")
    people = inside.table("districts").set_index("district_ags")["under_18_population"]
    return [
        {"municipality_ags": ags, **measures(of(ags), people.get(ags.removesuffix("000")))}
        for ags in inside.municipalities["municipality_ags"]
    ]


def met(inside: Inside, key: str, ags: str, people: float | None) -> Row:
    """First contacts of one area: 0 without project, unknown when its projects never reported."""
    projects = inside.projects[inside.projects[key].str.startswith(ags)]
    reports = inside.table("outreach")["application_id"]
    has_reported = projects["application_id"].isin(reports).any()
    works = (projects["outcome"] == "approved").any()
    rows = inside.outreach[inside.outreach["application_id"].isin(projects["application_id"])]
    count = None if works and not has_reported else int(rows["first_contacts_true"].sum())
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


def met_by_area(inside: Inside, level: str) -> list[Row]:
    """First contacts of every Kreis or Gemeinde of the choice."""
    key = f"{level}_ags"
    people = inside.table("districts").set_index("district_ags")["under_18_population"]
    frame = inside.districts if level == "district" else inside.municipalities
    own = {
        ags: people.get(ags if level == "district" else ags.removesuffix("000"))
        for ags in frame[key]
    }
    return [{key: ags, **met(inside, key, ags, count)} for ags, count in own.items()]


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
    state = inside.without_areas()
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


def compared(inside: Inside) -> list[Row]:
    """Two areas and the state by every measure, chosen areas left aside."""
    whole = inside.without_areas()
    sides = dict(zip(("area_a", "area_b", "state"), (*inside.view.compare, "05"), strict=True))
    of_side = {side: _side(whole, ags) for side, ags in sides.items()}
    return [
        {"comparison_measure": name, **{f"{side}_value": of_side[side][name] for side in sides}}
        for name in of_side["state"]
    ]


def _side(whole: Inside, ags: str) -> Row:
    rows = whole.applications[whole.applications["district_ags"].str.startswith(ags)]
    living = whole.districts[whole.districts["district_ags"].str.startswith(ags)]
    people = float(living["under_18_population"].sum())
    found = measures(rows, people)
    paid = rows["approved_eur"].dropna()
    taken = rows.loc[rows["outcome"].isin(DECIDED), "decision_days"].dropna()
    projects = whole.projects[whole.projects["district_ags"].str.startswith(ags)]
    mine = whole.outreach[whole.outreach["application_id"].isin(projects["application_id"])]
    places = whole.municipalities
    places = places.loc[places["district_ags"].str.startswith(ags), "municipality_ags"]
    reached = living["district_ags"].isin(whole.approved["district_ags"])
    uses = [mine[f"{use}_true"].sum() for use in ("regular", "occasional", "lost")]
    return {
        **{name: found[name] for name in found if name.endswith("_under_18")},
        "applications_per_district": len(rows) / len(living),
        "approved_per_district": found["approved_count"] / len(living),
        "approved_eur_per_district": found["approved_eur"] / len(living),
        "districts_reached_percent": share(reached.sum(), len(living)),
        "municipalities_reached_percent": share(
            places.isin(whole.approved["municipality_ags"]).sum(), len(places)
        ),
        "under_18_without_project_percent": share(
            living.loc[~reached, "under_18_population"].sum(), people
        ),
        "mean_approved_eur": paid.mean() if len(paid) else None,
        **{
            f"block_{block}_share_percent": share(
                (rows["building_block"] == block).sum(), len(rows)
            )
            for block in (1, 2, 3)
        },
        "approval_rate_percent": found["approval_rate_percent"],
        "median_decision_days": taken.median() if len(taken) else None,
        "first_contacts_per_1000_under_18": met(whole, "district_ags", ags, people)[
            "first_contacts_per_1000_under_18"
        ],
        "regular_share_percent": rate(uses[0], sum(uses)) if len(mine) else None,
    }


def _money(inside: Inside, own: int | None) -> pd.DataFrame:
    rows = inside.approved[inside.approved["approved_eur"].notna()]
    costs = rows["total_eur"].fillna(rows["approved_eur"] / (1 - (own or 0) / 100))
    tried = rows["approved_eur"] if own is None else costs * (1 - own / 100)
    return rows.assign(tried_eur=tried)


def _raised(sums_of: dict[int, float], least: float) -> dict[int, float]:
    """Shares of the blocks: as few of the smallest as possible are raised to the least share."""
    blocks = sorted((block for block in sums_of if sums_of[block]), key=lambda one: sums_of[one])
    for count in range(len(blocks)):
        low, rest = blocks[:count], blocks[count:]
        whole = sum(sums_of[block] for block in rest)
        shares = {block: (1 - least * count) * sums_of[block] / whole for block in rest}
        if min(shares.values()) >= least - 1e-12:
            return {**dict.fromkeys(low, least), **shares}
    return {}


def _scenario(inside: Inside, rules: WhatIf) -> pd.DataFrame:
    """A year's money per Kreis: today, by need, and under the rules."""
    frame = inside.table("districts").set_index("district_ags")
    poor = frame["under_18_population"] * frame["child_poverty_percent"]
    is_in = frame["child_poverty_percent"] >= (rules.poverty or 0)
    money = _money(inside, rules.own)
    today = money.groupby("district_ags")["approved_eur"].sum().reindex(frame.index).fillna(0.0)
    kept = money[money["district_ags"].map(is_in)]
    shares = _raised(
        kept.groupby("building_block")["tried_eur"].sum().to_dict(), (rules.blocks or 0) / 100
    )
    as_rules = pd.Series(0.0, index=frame.index)
    for block, part in shares.items():
        mine = kept[kept["building_block"] == block]
        weights = mine.groupby("district_ags")["tried_eur"].sum() / mine["tried_eur"].sum()
        as_rules = as_rules.add(part * weights, fill_value=0)
    in_need = poor.where(is_in, 0.0)
    by_need = (rules.need or 0) / 100 if shares else 1.0
    scenario = (1 - by_need) * as_rules + by_need * in_need / in_need.sum()
    return frame.assign(
        today_eur=YEARS_MONEY * today / today.sum(),
        need_eur=YEARS_MONEY * poor / poor.sum(),
        scenario_eur=YEARS_MONEY * scenario,
    )


def what_if(inside: Inside) -> list[Row]:
    """The Kreise of the choice in a year's money of the whole state."""
    state = inside.without_areas()
    if not state.approved["approved_eur"].sum():
        return []
    frame = _scenario(state, inside.view.what_if)
    frame["difference_eur"] = frame["scenario_eur"] - frame["today_eur"]
    chosen = frame[frame.index.isin(inside.districts["district_ags"])]
    return chosen.reset_index().to_dict("records")


def _gini(people: pd.Series, money: pd.Series) -> float:
    """Half the mean difference of two heads, over the mean."""
    parts, heads = people / people.sum(), money / people
    pairs = itertools.product(zip(parts, heads, strict=True), repeat=2)
    apart = math.fsum(one * two * abs(x - y) for (one, x), (two, y) in pairs)
    return apart / (2 * (money.sum() / people.sum()))


def what_if_totals(inside: Inside) -> list[Row]:
    """What the rules change over the whole state."""
    state = inside.without_areas()
    if not state.approved["approved_eur"].sum():
        return []
    frame = _scenario(state, inside.view.what_if)
    is_high = frame["child_poverty_percent"] >= frame["child_poverty_percent"].median()
    found: dict[str, Row] = {}
    for name, own in (("today", None), ("scenario", inside.view.what_if.own)):
        eur, money = frame[f"{name}_eur"], _money(state, own)
        yearly = (12 * money["tried_eur"] / money["funded_months"]).sum()
        for measure, value in {
            "districts-with-money": (eur > 0).sum(),
            "share-of-high-need": share(eur[is_high].sum(), eur.sum()),
            "most-per-1000": (1_000 * eur / frame["under_18_population"]).max(),
            "gini": _gini(frame["under_18_population"], eur),
            "projects-payable": YEARS_MONEY * len(money) / yearly,
        }.items():
            found.setdefault(measure, {"what_if_measure": measure})[f"{name}_value"] = value
    return [*found.values()]


RECOUNTED: dict[str, Recount] = {
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
    "regions-compared": (("comparison_measure",), compared),
    "what-if-by-district": (("district_ags",), what_if),
    "what-if-totals": (("what_if_measure",), what_if_totals),
}
