"""Charts about Quartiere and about who reported, counted again from the rows."""

from __future__ import annotations

import math
from functools import cache

import pandas as pd

from data.facts import OF_NEIGHBOURHOODS, PROFILE_INDICATORS
from tests.recounted.applications import Recount
from tests.recounted.imported import (
    Inside,
    Row,
    grouped,
    named,
    once,
    share,
    stated,
)
from tests.recounted.reach import FIRST


@once
def neighbourhoods(inside: Inside) -> list[Row]:
    """Every Quartier of the choice, with or without projects."""
    links = inside.table("application_neighbourhoods")
    rows = links.merge(inside.projects[["application_id", "outcome"]], on="application_id")
    of = grouped(rows, "neighbourhood_id")
    met = inside.outreach.groupby("neighbourhood_id")[FIRST].sum()
    return [
        {
            "neighbourhood_id": place.neighbourhood_id,
            "neighbourhood_name": place.name,
            "municipality_ags": place.municipality_ags,
            "applications_count": mine["application_id"].nunique(),
            "projects_count": mine.loc[mine["outcome"] == "approved", "application_id"].nunique(),
            "first_contact_persons": met.get(place.neighbourhood_id, 0) if len(met) else None,
            "under_18_inhabitants": named(place.under_18),
            "sgb2_quota_percent": named(place.sgb2_quota_under_18),
        }
        for place in inside.neighbourhoods.itertuples(index=False)
        for mine in [of(place.neighbourhood_id)]
    ]


def neighbourhoods_total(inside: Inside) -> list[Row]:
    """The key figures of Quartiere: all, and those in which approved projects work."""
    frame = pd.DataFrame(
        neighbourhoods(inside),
        columns=["municipality_ags", "projects_count", "under_18_inhabitants",
                 "sgb2_quota_percent"],
    )  # fmt: skip
    served = frame[frame["projects_count"] > 0]
    quotas = served["sgb2_quota_percent"].dropna().astype(float)
    return [
        {
            "neighbourhoods_count": len(frame),
            "municipalities_count": frame["municipality_ags"].nunique(),
            "served_count": len(served),
            "shared_count": (frame["projects_count"] > 1).sum(),
            "under_18_inhabitants": stated(served["under_18_inhabitants"]) if len(served) else 0,
            "without_under_18_count": served["under_18_inhabitants"].isna().sum(),
            "median_quota_percent": quotas.median() if len(quotas) else None,
            "with_quota_count": len(quotas),
        }
    ]


@cache
def _due(inside: Inside) -> pd.DataFrame:
    """Every month an approved project was funded, up to the last month any project reported."""
    reports = inside.table("outreach")
    reported = set(zip(reports["application_id"], reports["month"], strict=True))
    last = pd.Period(reports["month"].max(), freq="M")
    rows = inside.projects[inside.projects["outcome"] == "approved"]
    rows = rows.dropna(subset=["funded_from", "funded_to"])
    due = [
        {
            "case_number": row.case_number,
            "month": str(month),
            "is_made": (row.application_id, str(month)) in reported,
        }
        for row in rows.itertuples()
        for month in pd.period_range(
            pd.Period(row.funded_from, freq="M"),
            min(pd.Period(row.funded_to, freq="M"), last),
            freq="M",
        )
    ]
    frame = pd.DataFrame(due, columns=["case_number", "month", "is_made"])
    first, until = inside.filters.from_month or "0000", inside.filters.to_month or "9999"
    return frame[(frame["month"] >= first) & (frame["month"] <= until)]


def completeness(inside: Inside) -> list[Row]:
    """Reports due and made per project."""
    return [
        {
            "case_number": case,
            "due_months_count": len(rows),
            "reported_months_count": rows["is_made"].sum(),
        }
        for case, rows in _due(inside).groupby("case_number")
    ]


def reports_by_month(inside: Inside) -> list[Row]:
    """Reports due and made per month."""
    return [
        {
            "month": month,
            "due_reports_count": len(rows),
            "made_reports_count": rows["is_made"].sum(),
            "made_reports_percent": share(rows["is_made"].sum(), len(rows)),
        }
        for month, rows in _due(inside).groupby("month")
    ]


def _chosen(inside: Inside) -> pd.Series | None:
    """The one Quartier that is chosen, as delivered."""
    chosen = inside.filters.neighbourhood
    places = inside.table("neighbourhoods").set_index("neighbourhood_id", drop=False)
    return places.loc[chosen[0]] if len(chosen) == 1 else None


def place(inside: Inside) -> list[Row]:
    """The chosen Quartier with what works there, inside the rest of the choice."""
    return neighbourhoods(inside) if _chosen(inside) is not None else []


def projects(inside: Inside) -> list[Row]:
    """Every application that names the one Quartier, whatever else is chosen."""
    here = _chosen(inside)
    links = inside.table("application_neighbourhoods")
    mine = links[
        links["neighbourhood_id"] == (here["neighbourhood_id"] if here is not None else "")
    ]
    shares = mine[["application_id", "share_percent"]]
    rows = shares.merge(inside.table("applications"), on="application_id")
    return [
        {
            "case_number": row.case_number,
            "building_block": row.building_block,
            "approved_eur": named(row.approved_eur),
            "share_percent": named(row.share_percent),
            "neighbourhoods_count": (links["application_id"] == row.application_id).sum(),
        }
        for row in rows.itertuples()
    ]


def indicators(inside: Inside) -> list[Row]:
    """The newest value of each level; what the list of Quartiere states where none is delivered."""
    here = _chosen(inside)
    if here is None:
        return []
    ags = str(here["municipality_ags"])
    levels = {"neighbourhood": here["neighbourhood_id"], "municipality": ags, "district": ags[:5],
              "state": "05"}  # fmt: skip
    values = inside.table("indicators").sort_values("as_of").drop_duplicates(
        ["ags", "indicator"], keep="last"
    )  # fmt: skip
    around = values[values["ags"].isin(levels.values())]
    delivered = around.loc[~around["is_reference"], "indicator"]
    found: dict[str, Row] = {}
    for row in around.itertuples():
        if row.indicator in PROFILE_INDICATORS or row.indicator in set(delivered):
            found.setdefault(row.indicator, {})[row.ags] = row.value
    for indicator, column in OF_NEIGHBOURHOODS.items():
        if named(here[column]) is not None:
            found.setdefault(indicator, {}).setdefault(here["neighbourhood_id"], here[column])
    return [
        {"indicator": indicator, **{f"{level}_value": of.get(key) for level, key in levels.items()}}
        for indicator, of in found.items()
    ]


def alike(inside: Inside) -> list[Row]:
    """The three Quartiere with the smallest sum of the four distances."""
    here = _chosen(inside)
    if here is None:
        return []
    works = inside.table("applications")
    works = works[works["outcome"] == "approved"]
    links = inside.table("application_neighbourhoods").merge(works, on="application_id")
    of = grouped(links, "neighbourhood_id")
    distances = []
    for other in inside.table("neighbourhoods").itertuples():
        theirs, mine = of(other.neighbourhood_id), of(here["neighbourhood_id"])
        if other.neighbourhood_id == here["neighbourhood_id"] or not len(theirs):
            continue
        needs = named(here["sgb2_quota_under_18"]), named(other.sgb2_quota_under_18)
        sizes = named(here["under_18"]), named(other.under_18)
        apart = abs(needs[0] - needs[1]) / 10 if None not in needs else 1.0
        apart += abs(math.log2(sizes[0] / sizes[1])) if all(sizes) else 1.0
        for column in ("building_block", "applicant_type"):
            apart += not set(theirs[column]) & set(mine[column])
        distances.append((apart, other.neighbourhood_id, other))
    return [
        {
            "neighbourhood_name": other.name,
            "municipality_ags": other.municipality_ags,
            "need_value": named(other.sgb2_quota_under_18),
            "under_18_inhabitants": named(other.under_18),
        }
        for _apart, _id, other in sorted(distances, key=lambda one: one[:2])[:3]
    ]


_QUARTIER = ("neighbourhood_id",)
_NAMED_QUARTIER = ("neighbourhood_name", "municipality_ags")


RECOUNTED: dict[str, Recount] = {
    "neighbourhoods-total": ((), neighbourhoods_total),
    "neighbourhoods-with-projects": ((), neighbourhoods_total),
    "under-18-in-neighbourhoods": ((), neighbourhoods_total),
    "quota-in-neighbourhoods": ((), neighbourhoods_total),
    "neighbourhoods-by-projects": (_QUARTIER, neighbourhoods),
    "neighbourhoods-by-first-contacts": (_QUARTIER, neighbourhoods),
    "neighbourhoods-list": (_NAMED_QUARTIER, neighbourhoods),
    "neighbourhood-place": (_NAMED_QUARTIER, place),
    "neighbourhood-projects": (("case_number",), projects),
    "neighbourhood-indicators": (("indicator",), indicators),
    "similar-neighbourhoods": (_NAMED_QUARTIER, alike),
    "reporting-completeness": (("case_number",), completeness),
    "reports-by-month": (("month",), reports_by_month),
}  # fmt: skip
