"""Charts about partners, anchor sites and social planning, counted again from the rows."""

from __future__ import annotations

from collections.abc import Callable

from tests.recounted.applications import Recount
from tests.recounted.imported import (
    DECIDED,
    Inside,
    Row,
    named,
    rate,
    share,
)
from tests.recounted.reach import USES


def linked_by(column: str) -> Callable[[Inside], list[Row]]:
    """Partnerships per value, those without statement in a row of their own."""
    return lambda inside: [
        {
            column: named(key),
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
                "planning_state": named(state),
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


RECOUNTED: dict[str, Recount] = {
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
}  # fmt: skip
