"""Charts about outreach and offers, counted again from the rows."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from tests.recounted.applications import Recount
from tests.recounted.imported import (
    HELD,
    SMALLEST_BASE,
    Inside,
    Row,
    months_between,
    named,
    rate,
    stated,
)

USES = ("regular", "occasional", "lost")
FIRST = "first_contacts_true"


def first_contacts(*columns: str) -> Callable[[Inside], list[Row]]:
    """First contacts per value that occurs, those without statement in a row of their own."""

    def of(inside: Inside) -> list[Row]:
        groups = inside.outreach.groupby([*columns], dropna=False)[FIRST].sum()
        return [
            {**dict(zip(columns, map(named, key), strict=True)), "first_contact_persons": count}
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
            "first_contact_persons": mine[FIRST].sum() if reporting else None,
            "contacts_count": mine["contacts_count"].sum() if reporting else None,
            "reporting_count": reporting,
        }
        for month in months_between(rows["month"])
        for mine in [rows[rows["month"] == month]]
        for reporting in [reports.loc[reports["month"] == month, "application_id"].nunique()]
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


def aged(inside: Inside) -> pd.DataFrame:
    """Outreach, of unknown age where no age is stated either."""
    bands = inside.outreach["age_band"]
    return inside.outreach.assign(age_band=bands.where(bands != "unknown", None))


def by_age_band(inside: Inside) -> list[Row]:
    """First contacts per age band."""
    found = aged(inside).groupby("age_band", dropna=False)[FIRST].sum()
    return [{"age_band": named(band), "first_contact_persons": n} for band, n in found.items()]


def staffed(inside: Inside) -> pd.DataFrame:
    """Outreach of projects that state their posts, with their Regierungsbezirk."""
    projects = inside.table("applications").set_index("application_id")
    projects = projects[projects["staff_fte"].astype(float) > 0]
    rows = inside.outreach[inside.outreach["application_id"].isin(projects.index)]
    return rows.assign(region_ags=rows["application_id"].map(projects["region_ags"]))


def per_post(inside: Inside) -> list[Row]:
    """First contacts over the posts of every month that a project reported for."""
    reports = inside.table("outreach")[["application_id", "month"]].drop_duplicates()
    first, last = inside.filters.from_month or "0000", inside.filters.to_month or "9999"
    reports = reports[(reports["month"] >= first) & (reports["month"] <= last)]
    worked = reports.merge(inside.projects, on="application_id")
    worked = worked[worked["staff_fte"].astype(float) > 0]
    rows = staffed(inside)
    found = []
    for region in inside.districts["region_ags"].unique():
        mine = worked[worked["region_ags"] == region]
        years = mine["staff_fte"].astype(float).sum() / 12
        persons = rows.loc[rows["region_ags"] == region, FIRST].sum()
        is_held = 0 < persons < SMALLEST_BASE
        found.append(
            {
                "region_ags": region,
                "reporting_count": mine["application_id"].nunique(),
                "post_years": years,
                "first_contact_persons": persons,
                "first_contacts_per_post": HELD
                if is_held
                else persons / years
                if round(years, 6) >= 1
                else None,
            }
        )
    return found


def free_offers(inside: Inside) -> list[Row]:
    """Monthly reports of offers that say whether they are free of charge."""
    found = []
    for offer, rows in inside.offers.groupby("offer"):
        said = rows["is_free"].dropna().astype(bool)
        found.append(
            {
                "offer": offer,
                "stated_count": len(said),
                "free_count": said.sum(),
                "unstated_count": len(rows) - len(said),
                "free_share_percent": 100 * said.sum() / len(said) if len(said) else None,
            }
        )
    return found


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
    """The key figures of offers; without any offer there was no session."""
    found = _offered(inside.offers)
    return [{**found, "sessions_count": found["sessions_count"] or 0}]


def offers_by_month(inside: Inside) -> list[Row]:
    """Every month from the first to the last, and who reported any offer in it."""
    reports = inside.table("offers")
    reports = reports[reports["application_id"].isin(inside.projects["application_id"])]
    found = []
    for month in months_between(inside.offers["month"]):
        rows = inside.offers[inside.offers["month"] == month]
        counts = _offered(rows)
        reporting = reports.loc[reports["month"] == month, "application_id"].nunique()
        found.append(
            {
                "month": month,
                **(counts if len(rows) or not reporting else dict.fromkeys(counts, 0)),
                "reporting_count": reporting,
            }
        )
    return found


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
    "first-contacts-by-neighbourhood": (("neighbourhood_id",), first_contacts("neighbourhood_id")),
    "first-contacts-by-month": (("month",), first_contacts_by_month),
    "use-by-target-group": (("target_group",), use_by("target_group")),
    "use-by-place": (("place",), use_by("place")),
    "offers-by-type": (("offer",), offers_by_type),
    "offers-by-month": (("month",), offers_by_month),
    "first-contacts-by-age-band": (("age_band",), by_age_band),
    "first-contacts-per-post-by-region": (("region_ags",), per_post),
    "free-offers-by-type": (("offer",), free_offers),
    "attendances-total": ((), offers_total),
    "participants-total": ((), offers_total),
}  # fmt: skip
