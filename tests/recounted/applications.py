"""Charts about applications, money and time, counted again from the imported rows."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from tests.recounted.imported import DECIDED, Inside, Row, share, stated

Recount = tuple[tuple[str, ...], Callable[[Inside], list[Row]]]


def sums(rows: pd.DataFrame) -> Row:
    """Counts and money of some applications."""
    approved = rows[rows["outcome"] == "approved"]
    decided = rows["outcome"].isin(DECIDED).sum()
    return {
        "applications_count": len(rows),
        "approved_count": len(approved),
        "decided_count": decided,
        "approval_rate_percent": share(len(approved), decided),
        "requested_eur": rows["requested_eur"].sum(),
        "approved_eur": approved["approved_eur"].sum(),
    }


def total(inside: Inside) -> list[Row]:
    """The key figures of the whole choice."""
    approved = inside.approved
    return [
        {
            **sums(inside.applications),
            "districts_count": approved["district_ags"].nunique(),
            "municipalities_count": approved["municipality_ags"].nunique(),
        }
    ]


def by_block(inside: Inside) -> list[Row]:
    """Every building block of the choice."""
    rows = inside.applications
    return [
        {"building_block": block, **sums(rows[rows["building_block"] == block])}
        for block in inside.blocks
    ]


def by_region(inside: Inside) -> list[Row]:
    """Every Regierungsbezirk that holds a chosen Kreis."""
    rows = inside.applications
    return [
        {"region_ags": region, **sums(rows[rows["region_ags"] == region])}
        for region in inside.districts["region_ags"].unique()
    ]


def by_region_and_block(inside: Inside) -> list[Row]:
    """Every pair of Regierungsbezirk and building block."""
    rows = inside.applications
    return [
        {
            "region_ags": region,
            "building_block": block,
            "applications_count": len(of_region[of_region["building_block"] == block]),
        }
        for region in inside.districts["region_ags"].unique()
        for of_region in [rows[rows["region_ags"] == region]]
        for block in inside.blocks
    ]


def by(column: str) -> Callable[[Inside], list[Row]]:
    """Every value of a column that occurs, no value being one of them."""
    return lambda inside: [
        {column: value, **sums(group)}
        for value, group in inside.applications.groupby(column, dropna=False)
    ]


def by_month(inside: Inside) -> list[Row]:
    """Every month from the first application to the last."""
    months = inside.applications["received_month"]
    if months.empty:
        return []
    return [
        {"month": str(month), "applications_count": (months == str(month)).sum()}
        for month in pd.period_range(months.min(), months.max(), freq="M")
    ]


def by_round(inside: Inside) -> list[Row]:
    """Funding rounds with money per project and per funded year."""
    found = []
    for funding_round, group in inside.applications.groupby("funding_round"):
        paid = group[group["approved_eur"].notna()]
        timed = paid[paid["funded_months"] > 0]
        months = timed["funded_months"].sum()
        found.append(
            {
                "funding_round": funding_round,
                **sums(group),
                "approved_eur_per_project": paid["approved_eur"].sum() / len(paid)
                if len(paid)
                else None,
                "approved_eur_per_project_year": 12 * timed["approved_eur"].sum() / months
                if months
                else None,
            }
        )
    return found


def by_round_and_block(inside: Inside) -> list[Row]:
    """Every building block in every round that occurs."""
    return [
        {
            "funding_round": funding_round,
            "building_block": block,
            **sums(group[group["building_block"] == block]),
        }
        for funding_round, group in inside.applications.groupby("funding_round")
        for block in inside.blocks
    ]


def path(inside: Inside) -> list[Row]:
    """The steps of the path and what leaves it, each counted for itself."""
    statuses = inside.applications["status"]
    members = {
        "received": set(statuses),
        "open": {"received", "under-review"},
        "withdrawn": {"withdrawn"},
        "decided": {"approved", "running", "completed", "rejected", "revoked"},
        "rejected": {"rejected"},
        "revoked": {"revoked"},
        "approved": {"approved", "running", "completed"},
        "not-started": {"approved"},
        "started": {"running", "completed"},
        "running": {"running"},
        "completed": {"completed"},
    }
    return [
        {
            "path_step": step,
            "applications_count": statuses.isin(states).sum(),
            "path_share_percent": share(statuses.isin(states).sum(), len(statuses)),
        }
        for step, states in members.items()
    ]


def listed(inside: Inside) -> list[Row]:
    """Every application for itself."""
    columns = ["case_number", "decision_days", "requested_eur", "approved_eur"]
    frame = inside.applications[columns].astype(object)
    return frame.where(frame.notna(), None).to_dict("records")


def days(key: str) -> Callable[[Inside], list[Row]]:
    """Quartiles of the days to a decision, and the open ones."""

    def of(inside: Inside) -> list[Row]:
        rows = inside.applications
        values = inside.blocks if key == "building_block" else inside.districts[key].unique()
        found = []
        for value in values:
            mine = rows[rows[key] == value]
            taken = mine.loc[mine["outcome"].isin(DECIDED), "decision_days"].dropna().astype(float)
            low, middle, high = (
                taken.quantile([0.25, 0.5, 0.75]) if len(taken) else (None, None, None)
            )
            found.append(
                {
                    key: value,
                    "dated_count": len(taken),
                    "lower_quartile_days": low,
                    "median_days": middle,
                    "upper_quartile_days": high,
                    "open_count": (mine["outcome"] == "open").sum(),
                }
            )
        return found

    return of


def own_contribution(inside: Inside) -> list[Row]:
    """Own shares of the costs, against the least share asked for."""
    rows = inside.approved
    rows = rows[rows["own_share_eur"].notna() & (rows["total_eur"] > 0)]
    found = []
    for (block, is_municipal), group in rows.groupby(["building_block", "is_municipal"]):
        least = 20 if is_municipal else 10
        shares = 100 * group["own_share_eur"] / group["total_eur"]
        found.append(
            {
                "building_block": block,
                "is_municipal": is_municipal,
                "approved_count": len(group),
                "own_share_eur": group["own_share_eur"].sum(),
                "total_eur": group["total_eur"].sum(),
                "own_contribution_percent": share(
                    group["own_share_eur"].sum(), group["total_eur"].sum()
                ),
                "minimum_percent": least,
                "below_minimum_count": (shares < least - 1e-9).sum(),
            }
        )
    return found


def state_and_esf(inside: Inside) -> list[Row]:
    """What the state and the ESF bear, of projects that state both."""
    rows = inside.approved.dropna(subset=["state_share_eur", "esf_share_eur"])
    found = []
    for block in inside.blocks:
        mine = rows[rows["building_block"] == block]
        state, esf = mine["state_share_eur"].sum(), mine["esf_share_eur"].sum()
        found.append(
            {
                "building_block": block,
                "stating_count": len(mine),
                "state_share_eur": state,
                "esf_share_eur": esf,
                "esf_share_percent": share(esf, state + esf),
                "without_esf_percent": share(esf, state),
            }
        )
    return found


def by_year(inside: Inside) -> list[Row]:
    """Every month that is funded gets an equal part of its project's money."""
    rows = inside.approved
    rows = rows[rows["approved_eur"].notna() & (rows["funded_months"] > 0)]
    months: dict[str, list[tuple[str, Row]]] = {}
    money = ("approved_eur", "state_share_eur", "esf_share_eur")
    for row in rows.to_dict("records"):
        spans = pd.period_range(row["funded_from"], row["funded_to"], freq="M")
        for month in spans:
            part = {name: row[name] / len(spans) for name in money}
            months.setdefault(str(month.year), []).append((row["case_number"], part))
    found = []
    for year in range(min(map(int, months), default=0), max(map(int, months), default=-1) + 1):
        parts = months.get(str(year), [])
        sums = {name: stated(pd.Series([part[name] for _c, part in parts])) for name in money}
        found.append(
            {
                "funded_year": str(year),
                "funded_count": len({case for case, _part in parts}),
                **(sums if parts else dict.fromkeys(money, 0)),
            }
        )
    return found


def posts(inside: Inside) -> list[Row]:
    """Posts of approved projects that state them."""
    found = []
    for block in inside.blocks:
        rows = inside.approved[inside.approved["building_block"] == block]
        stated_posts = rows["staff_fte"].dropna().astype(float)
        found.append(
            {
                "building_block": block,
                "stating_count": len(stated_posts),
                "approved_posts": stated_posts.sum(),
                "posts_per_project": stated_posts.mean() if len(stated_posts) else None,
                "below_quarter_count": (stated_posts < 0.25).sum(),
            }
        )
    return found


def published(inside: Inside) -> list[Row]:
    """The first round beside the published numbers, whatever is chosen."""
    known = inside.table("published_figures").set_index("figure")["value"]
    rows = inside.table("applications")
    rows = rows[rows["funding_round"] == "2018-2020"]
    counts = {str(block): (rows["building_block"] == block).sum() for block in (1, 2, 3)}
    return [
        {
            "building_block": int(block),
            "applications_count": count,
            "published_count": known[f"applications_block_{block}"],
            "difference_count": count - known[f"applications_block_{block}"],
        }
        for block, count in counts.items()
    ]


def public(inside: Inside) -> list[Row]:
    """Publicly known projects, which only areas narrow."""
    frame = inside.table("public_projects")
    chosen = inside.filters
    if chosen.region:
        frame = frame[frame["district_ags"].str[:3].isin(chosen.region)]
    if chosen.district:
        frame = frame[frame["district_ags"].isin(chosen.district)]
    if chosen.municipality:
        frame = frame[frame["municipality_ags"].isin(chosen.municipality)]
    return [
        {
            "project_id": str(row["project_id"]),
            "started_year": stated(pd.Series([row["started_year"]])),
            "amount_eur": stated(pd.Series([row["amount_eur"]])),
        }
        for row in frame.to_dict("records")
    ]


RECOUNTED: dict[str, Recount] = {
    "applications-total": ((), total),
    "approved-total": ((), total),
    "approved-funds-total": ((), total),
    "districts-reached": ((), total),
    "applications-by-building-block": (("building_block",), by_block),
    "applications-by-region-and-block": (("region_ags", "building_block"), by_region_and_block),
    "applications-by-status": (("status",), by("status")),
    "applications-by-month": (("month",), by_month),
    "applications-by-applicant-type": (("applicant_type",), by("applicant_type")),
    "approved-funds-by-applicant-type": (("applicant_type",), by("applicant_type")),
    "approved-funds-by-building-block": (("building_block",), by_block),
    "approved-funds-by-region": (("region_ags",), by_region),
    "applications-by-round": (("funding_round",), by_round),
    "applications-by-round-and-block": (("funding_round", "building_block"), by_round_and_block),
    "applications-path": (("path_step",), path),
    "applications-list": (("case_number",), listed),
    "projects-list": (("case_number",), listed),
    "public-projects": (("project_id",), public),
    "decision-days-by-region": (("region_ags",), days("region_ags")),
    "decision-days-by-building-block": (("building_block",), days("building_block")),
    "own-contribution-by-building-block": (("building_block", "is_municipal"), own_contribution),
    "state-and-esf-by-building-block": (("building_block",), state_and_esf),
    "approved-funds-by-year": (("funded_year",), by_year),
    "posts-by-building-block": (("building_block",), posts),
    "applications-published-comparison": (("building_block",), published),
}
