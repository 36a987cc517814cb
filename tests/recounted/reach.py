"""Charts about outreach, offers, cooperation and Quartiere, counted again from the rows."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from tests.recounted.applications import Recount
from tests.recounted.imported import (
    DECIDED,
    HELD,
    SMALLEST_BASE,
    Inside,
    Row,
    grouped,
    months_between,
    rate,
    share,
    stated,
)

USES = ("regular", "occasional", "lost")
FIRST = "first_contacts_true"


def _named(value: object) -> object:
    return None if pd.isna(value) else value


def first_contacts(*columns: str) -> Callable[[Inside], list[Row]]:
    """First contacts per value that occurs, those without statement in a row of their own."""

    def of(inside: Inside) -> list[Row]:
        groups = inside.outreach.groupby([*columns], dropna=False)[FIRST].sum()
        return [
            {**dict(zip(columns, map(_named, key), strict=True)), "first_contact_persons": count}
            for key, count in groups.items()
            for key in [key if isinstance(key, tuple) else (key,)]
        ]

    return of


def by_place_group(inside: Inside) -> list[Row]:
    """First contacts per group of places, as the code list groups them."""
    codes = inside.table("codes")
    group_of = codes[codes["list"] == "place"].set_index("code")["group_german"]
    groups = inside.outreach["place"].map(group_of)
    found = inside.outreach.groupby(groups)[FIRST].sum()
    return [{"place_group": name, "first_contact_persons": n} for name, n in found.items()]


def first_contacts_by_month(inside: Inside) -> list[Row]:
    """Every month from the first to the last, and who reported anything at all in it."""
    rows = inside.outreach
    reports = inside.table("outreach")
    reports = reports[reports["application_id"].isin(inside.projects["application_id"])]
    return [
        {
            "month": month,
            "first_contact_persons": mine[FIRST].sum(),
            "contacts_count": mine["contacts_count"].sum(),
            "reporting_count": reports.loc[reports["month"] == month, "application_id"].nunique(),
        }
        for month in months_between(rows["month"])
        for mine in [rows[rows["month"] == month]]
    ]


def total(inside: Inside) -> list[Row]:
    """The key figures of outreach."""
    rows = inside.outreach
    uses = {f"{use}_persons": rows[f"{use}_true"].sum() for use in USES}
    base = sum(uses.values())
    return [
        {
            "first_contact_persons": rows[FIRST].sum(),
            "contacts_count": rows["contacts_count"].sum(),
            "projects_count": rows["application_id"].nunique(),
            "approved_count": (inside.projects["outcome"] == "approved").sum(),
            "use_persons": base,
            **uses,
            "regular_share_percent": rate(uses["regular_persons"], base) if len(rows) else None,
        }
    ]


def use_by(column: str) -> Callable[[Inside], list[Row]]:
    """What became of first contacts, shares held back on a base under 20."""

    def of(inside: Inside) -> list[Row]:
        found = []
        for key, rows in inside.outreach.groupby(column):
            uses = {f"{use}_persons": stated(rows[f"{use}_true"]) for use in USES}
            known = [count for count in uses.values() if count is not None]
            base = sum(known) if known else None
            shares = {
                f"{use}_share_percent": None
                if base is None
                else HELD
                if base < SMALLEST_BASE
                else None
                if uses[f"{use}_persons"] is None
                else 100 * uses[f"{use}_persons"] / base
                for use in USES
            }
            found.append({column: key, **uses, "use_persons": base, **shares})
        return found

    return of


def _offered(rows: pd.DataFrame) -> Row:
    return {
        "sessions_count": stated(rows["sessions_count"]),
        "attendances_count": stated(rows["attendances_count"]),
        "participant_persons": stated(rows["participants_true"]),
        "projects_count": rows["application_id"].nunique(),
    }


def offers_by_type(inside: Inside) -> list[Row]:
    """Sessions, attendances and participants per kind of offer."""
    return [{"offer": offer, **_offered(rows)} for offer, rows in inside.offers.groupby("offer")]


def offers_total(inside: Inside) -> list[Row]:
    """The key figures of offers, 0 where nothing is stated."""
    return [{name: count or 0 for name, count in _offered(inside.offers).items()}]


def offers_by_month(inside: Inside) -> list[Row]:
    """Every month from the first to the last, and who reported any offer in it."""
    reports = inside.table("offers")
    reports = reports[reports["application_id"].isin(inside.projects["application_id"])]
    found = []
    for month in months_between(inside.offers["month"]):
        counts = _offered(inside.offers[inside.offers["month"] == month])
        reporting = reports.loc[reports["month"] == month, "application_id"].nunique()
        found.append(
            {
                "month": month,
                **{name: count or 0 for name, count in counts.items()},
                "reporting_count": reporting,
            }
        )
    return found


def linked_by(column: str) -> Callable[[Inside], list[Row]]:
    """Partnerships per value, those without statement in a row of their own."""
    return lambda inside: [
        {
            column: _named(key),
            "links_count": len(rows),
            "projects_count": rows["application_id"].nunique(),
        }
        for key, rows in inside.network.groupby(column, dropna=False)
    ]


def sites(inside: Inside) -> list[Row]:
    """Anchor sites per kind and whose they are."""
    groups = inside.sites.groupby(["anchor_site", "own_premises"])
    return [
        {"anchor_site": kind, "own_premises": own, "sites_count": len(rows)}
        for (kind, own), rows in groups
    ]


def cooperation(inside: Inside) -> list[Row]:
    """The key figures of cooperation."""
    states = inside.chosen_planning["state"].reindex(inside.districts["district_ags"])
    return [
        {
            "links_count": len(inside.network),
            "linked_projects_count": inside.network["application_id"].nunique(),
            "sites_count": len(inside.sites),
            "projects_with_site_count": inside.sites["application_id"].nunique(),
            "own_sites_count": inside.sites["own_premises"].sum(),
            "approved_count": (inside.projects["outcome"] == "approved").sum(),
            "established_count": (states == "established").sum(),
        }
    ]


def planning_by_district(inside: Inside) -> list[Row]:
    """What every Kreis stated, missing where it stated nothing."""
    known = inside.chosen_planning
    return [
        {
            "district_ags": ags,
            "planning_state": known["state"].get(ags),
            "has_concept": known["integrated_concept"].get(ags),
        }
        for ags in inside.districts["district_ags"]
        if ags in known.index or not inside.filters.planning
    ]


def planning_by_state(inside: Inside) -> list[Row]:
    """Kreise and Gemeinden per state."""
    known = inside.chosen_planning
    districts = known[known.index.isin(inside.districts["district_ags"])]
    places = known[known.index.isin(inside.municipalities["municipality_ags"])]
    return [
        {
            "planning_state": state,
            "districts_count": (districts["state"] == state).sum(),
            "municipalities_count": (places["state"] == state).sum(),
            "concepts_count": sum(
                (part.loc[part["state"] == state, "integrated_concept"] == True).sum()  # noqa: E712
                for part in (districts, places)
            ),
        }
        for state in {*districts["state"], *places["state"]}
    ]


def planning_and_projects(inside: Inside) -> list[Row]:
    """Approvals, partners and use where the Gemeinde, or else its Kreis, stated its planning."""
    projects = inside.projects
    here = projects["municipality_ags"].map(inside.planning_of_places).rename("planning_state")
    found = []
    for state, rows in projects.groupby(here, dropna=False):
        ids = rows["application_id"]
        links = inside.network[inside.network["application_id"].isin(ids)]
        met = inside.outreach[inside.outreach["application_id"].isin(ids)]
        decided = rows["outcome"].isin(DECIDED).sum()
        approved = (rows["outcome"] == "approved").sum()
        base = sum(met[f"{use}_true"].sum() for use in USES) if len(met) else None
        found.append(
            {
                "planning_state": _named(state),
                "applications_count": len(rows),
                "approved_count": approved,
                "decided_count": decided,
                "approval_rate_percent": share(approved, decided),
                "links_per_project": len(links) / links["application_id"].nunique()
                if len(links)
                else None,
                "sites_count": inside.sites["application_id"].isin(ids).sum(),
                "use_persons": base,
                "regular_share_percent": None
                if base is None
                else rate(met["regular_true"].sum(), base),
            }
        )
    return found


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
            "under_18_inhabitants": _named(place.under_18),
            "sgb2_quota_percent": _named(place.sgb2_quota_under_18),
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
    "first-contacts-total": ((), total),
    "contacts-total": ((), total),
    "regular-use-share": ((), total),
    "first-contacts-by-place": (("place",), first_contacts("place")),
    "first-contacts-by-place-group": (("place_group",), by_place_group),
    "first-contacts-by-place-and-target-group": (
        ("place", "target_group"), first_contacts("place", "target_group"),
    ),
    "first-contacts-by-approach": (("approach",), first_contacts("approach")),
    "first-contacts-by-neighbourhood": (_QUARTIER, first_contacts("neighbourhood_id")),
    "first-contacts-by-month": (("month",), first_contacts_by_month),
    "use-by-target-group": (("target_group",), use_by("target_group")),
    "use-by-place": (("place",), use_by("place")),
    "offers-by-type": (("offer",), offers_by_type),
    "offers-by-month": (("month",), offers_by_month),
    "attendances-total": ((), offers_total),
    "participants-total": ((), offers_total),
    "partners-by-type": (("partner",), linked_by("partner")),
    "partners-by-body": (("body",), linked_by("body")),
    "anchor-sites-by-type": (("anchor_site", "own_premises"), sites),
    "partnerships-total": ((), cooperation),
    "linked-projects-total": ((), cooperation),
    "anchor-sites-total": ((), cooperation),
    "own-premises-share": ((), cooperation),
    "established-planning-total": ((), cooperation),
    "social-planning-by-district": (
        ("district_ags", "planning_state", "has_concept"), planning_by_district,
    ),
    "social-planning-by-state": (("planning_state",), planning_by_state),
    "social-planning-and-projects": (("planning_state",), planning_and_projects),
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
