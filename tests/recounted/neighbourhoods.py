"""Charts about Quartiere and about who reported, counted again from the rows."""

from __future__ import annotations

import pandas as pd

from tests.recounted.applications import Recount
from tests.recounted.imported import (
    Inside,
    Row,
    grouped,
    named,
    share,
)
from tests.recounted.reach import FIRST


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
            "first_contact_persons": met.get(place.neighbourhood_id, 0),
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
            "under_18_inhabitants": served["under_18_inhabitants"].dropna().sum(),
            "without_under_18_count": served["under_18_inhabitants"].isna().sum(),
            "median_quota_percent": quotas.median() if len(quotas) else None,
            "with_quota_count": len(quotas),
        }
    ]


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


_QUARTIER = ("neighbourhood_id",)


RECOUNTED: dict[str, Recount] = {
    "neighbourhoods-total": ((), neighbourhoods_total),
    "neighbourhoods-with-projects": ((), neighbourhoods_total),
    "under-18-in-neighbourhoods": ((), neighbourhoods_total),
    "quota-in-neighbourhoods": ((), neighbourhoods_total),
    "neighbourhoods-by-projects": (_QUARTIER, neighbourhoods),
    "neighbourhoods-by-first-contacts": (_QUARTIER, neighbourhoods),
    "neighbourhoods-list": (("neighbourhood_name", "municipality_ags"), neighbourhoods),
    "reporting-completeness": (("case_number",), completeness),
    "reports-by-month": (("month",), reports_by_month),
}  # fmt: skip
