"""Tables put together at random, counted again from the imported rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from queries.tables import MEASURES, TOTAL
from tests.recounted.applications import Recount
from tests.recounted.gated import shown
from tests.recounted.imported import DECIDED, Inside, Row, share

_OF_PROJECT = {
    "region": "region_ags", "district": "district_ags", "municipality": "municipality_ags",
    "block": "building_block", "round": "funding_round", "circle": "circle", "status": "status",
    "outcome": "outcome", "applicant": "applicant_type",
}  # fmt: skip
_OF_RECORD = {"target": "target_group", "place": "place", "approach": "approach", "offer": "offer"}
_PERSONS = {
    "first-contacts": "first_contacts", "regular": "regular", "occasional": "occasional",
    "lost": "lost", "participants": "participants",
}  # fmt: skip
_EVENTS = {
    "contacts": "contacts_count", "sessions": "sessions_count", "attendances": "attendances_count",
}  # fmt: skip
HELD = "held back"
Cells = dict[tuple[Any, Any, str], Any]


def by_district(inside: Inside) -> list[Row]:
    """The table as the page opens with it: applications per Kreis, and in all."""
    rows, name = inside.applications, f"{TOTAL}:applications_count"
    found = [
        {"district_ags": ags, name: int((rows["district_ags"] == ags).sum())}
        for ags in inside.districts["district_ags"]
    ]
    return [*found, {"district_ags": TOTAL, name: len(rows)}]


RECOUNTED: dict[str, Recount] = {"table": (("district_ags",), by_district)}


def recounted(inside: Inside, rows: str, columns: str, measure: str, *, is_exact: bool) -> Cells:
    """Every cell of a table with a record behind it, and every total."""
    found: Cells = {}
    for row, column in {(rows, columns), (rows, ""), ("", columns), ("", "")}:
        records = _records(inside, MEASURES[measure].mart, (row, column))
        records = records.assign(_row=_code(records, row), _column=_code(records, column))
        values = (
            _persons(inside, records, measure, is_exact=is_exact)
            if measure in _PERSONS
            else _others(records, measure, is_exact=is_exact)
        )
        for (one, other), value in values.items():
            found[one, other, measure] = value
    return found


def _records(inside: Inside, mart: str, by: tuple[str, str]) -> pd.DataFrame:
    """The records with what their project says; one per Quartier in tables by Quartier."""
    if mart == "tables/applications":
        found = inside.applications
        if "neighbourhood" not in by:
            return found
        places = inside.table("application_neighbourhoods")[["application_id", "neighbourhood_id"]]
        if inside.filters.neighbourhood:
            places = places[places["neighbourhood_id"].isin(inside.filters.neighbourhood)]
        return found.merge(places, how="left", on="application_id")
    found = inside.outreach if mart == "tables/outreach" else inside.offers
    own = inside.table("applications").set_index("application_id")[list(_OF_PROJECT.values())]
    return found.join(own.add_prefix("project_"), on="application_id")


def _code(records: pd.DataFrame, dimension: str) -> pd.Series:
    """What each record counts under, as text."""
    if not dimension:
        return pd.Series(TOTAL, records.index, dtype=object)
    if dimension in _OF_PROJECT:
        own = _OF_PROJECT[dimension]
        codes = records[own if "outcome" in records else f"project_{own}"]
    elif dimension == "received-year":
        codes = records["received_month"].str[:4]
    elif dimension == "decided-year":
        codes = pd.to_datetime(records["decided_on"]).dt.strftime("%Y")
    elif dimension == "reported-year":
        codes = records["month"].str[:4]
    else:
        codes = records[_OF_RECORD.get(dimension, "neighbourhood_id")]
    return codes.astype(object).map(lambda code: None if pd.isna(code) else str(code))


def _persons(
    inside: Inside, records: pd.DataFrame, measure: str, *, is_exact: bool
) -> dict[tuple[Any, Any], Any]:
    count, groups = _PERSONS[measure], ["_row", "_column"]
    if is_exact:
        stated = records[records[f"{count}_true"].notna()]
        values = stated.groupby(groups, dropna=False)[f"{count}_true"].sum()
    else:
        values = shown(inside, records, groups, count)
    return {_named(key): int(value) for key, value in values.items()}


def _others(records: pd.DataFrame, measure: str, *, is_exact: bool) -> dict[tuple[Any, Any], Any]:
    groups = records.groupby(["_row", "_column"], dropna=False)
    if measure in _EVENTS:
        sums = groups[_EVENTS[measure]].sum(min_count=1).dropna()
        return {
            _named(key): HELD if not is_exact and 0 < value < 3 else value
            for key, value in sums.items()
        }
    return {_named(key): _APPLICATIONS[measure](rows) for key, rows in groups}


def _named(key: Any) -> tuple[Any, Any]:
    row, column = (None if pd.isna(part) else part for part in key)
    return row, column


def _approved(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["outcome"] == "approved"]


def _decided(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["outcome"].isin(DECIDED)]


def _of_approved(column: str) -> Callable[[pd.DataFrame], Any]:
    return lambda rows: _approved(rows)[column].astype(float).sum()


_APPLICATIONS: dict[str, Callable[[pd.DataFrame], Any]] = {
    "applications": len,
    "decided": lambda rows: len(_decided(rows)),
    "approved": lambda rows: len(_approved(rows)),
    "approval-rate": lambda rows: share(len(_approved(rows)), len(_decided(rows))),
    "median-decision-days": lambda rows: _decided(rows)["decision_days"].median(),
    "requested-eur": lambda rows: rows["requested_eur"].sum(),
    "approved-eur": _of_approved("granted_eur"),
    "state-eur": _of_approved("state_share_eur"),
    "esf-eur": _of_approved("esf_share_eur"),
    "own-eur": _of_approved("own_share_eur"),
    "total-eur": _of_approved("total_eur"),
    "median-approved-eur": lambda rows: _approved(rows)["granted_eur"].median(),
    "posts": _of_approved("staff_fte"),
}
