"""Two areas beside the state, counted again from the imported rows."""

from __future__ import annotations

from tests.recounted.applications import Recount
from tests.recounted.areas import measures, met
from tests.recounted.imported import DECIDED, Inside, Row, rate, share


def compared(inside: Inside) -> list[Row]:
    """Two areas and the state by every measure, chosen areas left aside."""
    whole = inside.without_areas
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
        "first_contacts_per_1000_under_18": met(whole, projects, people)[
            "first_contacts_per_1000_under_18"
        ],
        "regular_share_percent": rate(uses[0], sum(uses)) if len(mine) else None,
    }


RECOUNTED: dict[str, Recount] = {
    "regions-compared": (("comparison_measure",), compared),
}
