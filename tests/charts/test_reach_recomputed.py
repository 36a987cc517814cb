"""Outreach, offers, partners and sites counted again in pandas, for choices drawn at random."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
import pytest

from dashboards.charts import CHARTS
from dashboards.charts.result import run
from dashboards.language import names
from data.store import Store
from queries.filters import FilterState
from queries.rows import Row
from queries.scope import Scope, Viewer

INTERNAL = Viewer(profile="internal")
PERSON_CHARTS = tuple(
    chart_id
    for chart_id, chart in CHARTS.items()
    if any(column.unit == "persons" for column in chart.variables)
)
_COLUMN_OF = {
    "block": "building_block", "round": "funding_round", "region": "region_ags",
    "district": "district_ags", "circle": "circle", "status": "status", "outcome": "outcome",
    "applicant": "applicant_type",
}  # fmt: skip


@dataclass(frozen=True)
class Rows:
    """The imported rows of one store."""

    store: Store

    @cache  # noqa: B019 - one store per session
    def table(self, name: str) -> pd.DataFrame:
        """One table whole."""
        return self.store.fetch(f"SELECT * FROM {name}")  # noqa: S608

    def projects(self, filters: FilterState) -> pd.DataFrame:
        """The applications of a choice, whatever their month of receipt."""
        frame = self.table("applications")
        for key, column in _COLUMN_OF.items():
            chosen = getattr(filters, key)
            if chosen:
                frame = frame[frame[column].astype(str).isin(chosen)]
        if filters.neighbourhood:
            links = self.table("application_neighbourhoods")
            here = links[links["neighbourhood_id"].isin(filters.neighbourhood)]
            frame = frame[frame["application_id"].isin(here["application_id"])]
        return frame

    def of_projects(self, name: str, filters: FilterState, *, local: bool = False) -> pd.DataFrame:
        """The rows of one table that belong to the chosen projects."""
        frame = self.table(name)
        frame = frame[frame["application_id"].isin(self.projects(filters)["application_id"])]
        if local and filters.neighbourhood:
            frame = frame[frame["neighbourhood_id"].isin(filters.neighbourhood)]
        return frame

    def outreach(self, filters: FilterState) -> pd.DataFrame:
        """The outreach of a choice."""
        frame = self.of_projects("outreach", filters, local=True)
        for column, chosen in (("target_group", filters.target), ("place", filters.place)):
            if chosen:
                frame = frame[frame[column].isin(chosen)]
        return _in_months(frame, filters)

    def offers(self, filters: FilterState) -> pd.DataFrame:
        """The offers of a choice."""
        frame = self.of_projects("offers", filters)
        if filters.offer:
            frame = frame[frame["offer"].isin(filters.offer)]
        return _in_months(frame, filters)


def _in_months(frame: pd.DataFrame, filters: FilterState) -> pd.DataFrame:
    if filters.from_month:
        frame = frame[frame["month"] >= filters.from_month]
    if filters.to_month:
        frame = frame[frame["month"] <= filters.to_month]
    return frame


def drawn_choice(seed: int, quartiere: list[str]) -> FilterState:
    """A choice of two to four keys, the same for the same seed."""
    draw = random.Random(seed)
    values = {
        "block": ["1", "2", "3"],
        "region": list(names.regions()),
        "district": list(names.districts()),
        "circle": list(names.codes("circle")),
        "outcome": ["approved", "rejected"],
        "applicant": list(names.codes("applicant_type")),
        "target": list(names.codes("target_group")),
        "place": list(names.codes("place")),
        "offer": list(names.codes("offer")),
        "neighbourhood": quartiere,
    }
    chosen = {
        key: tuple(sorted(draw.sample(values[key], k=min(draw.randrange(1, 4), len(values[key])))))
        for key in draw.sample(sorted(values), k=draw.randrange(0, 3))
    }
    months = {} if draw.random() < 0.5 else {"from_month": "2019-03", "to_month": "2020-06"}
    return FilterState(**chosen, **months)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def imported(scope: Scope) -> Rows:
    return Rows(scope.store)


@pytest.fixture(params=range(24))
def choice(request: pytest.FixtureRequest, imported: Rows) -> FilterState:
    quartiere = imported.table("neighbourhoods")["neighbourhood_id"].tolist()
    return drawn_choice(request.param, quartiere)


def shown(chart_id: str, imported: Rows, choice: FilterState) -> list[Row]:
    return run(CHARTS[chart_id], Scope(imported.store, INTERNAL, choice)).records


def as_table(records: list[Row], keys: list[str], value: str) -> dict[Any, Any]:
    return {tuple(record[key] for key in keys): record[value] for record in records}


def counted(frame: pd.DataFrame, keys: list[str], value: str) -> dict[Any, int]:
    """Sums by pandas, with None for a key that is missing."""
    if frame.empty:
        return {}
    sums = frame.groupby(keys, dropna=False)[value].sum()
    return {
        tuple(None if pd.isna(part) else part for part in _tuple(index)): int(number)
        for index, number in sums.items()
    }


def _tuple(index: Any) -> tuple[Any, ...]:
    return index if isinstance(index, tuple) else (index,)


@pytest.mark.parametrize(
    ("chart_id", "keys"),
    [
        ("first-contacts-by-place", ["place"]),
        ("first-contacts-by-place-and-target-group", ["place", "target_group"]),
        ("first-contacts-by-neighbourhood", ["neighbourhood_id"]),
        ("first-contacts-by-approach", ["approach"]),
    ],
)
def test_first_contacts_are_those_of_the_imported_rows(
    chart_id: str, keys: list[str], imported: Rows, choice: FilterState
) -> None:
    records = shown(chart_id, imported, choice)
    expected = counted(imported.outreach(choice), keys, "first_contacts_true")
    assert as_table(records, keys, "first_contact_persons") == expected


def test_months_are_complete_and_silent_ones_known(imported: Rows, choice: FilterState) -> None:
    records = shown("first-contacts-by-month", imported, choice)
    rows = imported.outreach(choice)
    months = [record["month"] for record in records]
    if rows.empty:
        assert months == []
        return
    span = pd.period_range(rows["month"].min(), rows["month"].max(), freq="M")
    assert months == [str(month) for month in span]
    expected = counted(rows, ["month"], "first_contacts_true")
    reported = set(imported.of_projects("outreach", choice)["month"])
    for record in records:
        is_reported = record["month"] in reported
        count = expected.get((record["month"],), 0) if is_reported else None
        assert record["first_contact_persons"] == count
        assert (record["reporting_count"] > 0) == is_reported


@pytest.mark.parametrize("by", ["target_group", "place"])
def test_use_and_its_shares_are_those_of_the_imported_rows(
    by: str, imported: Rows, choice: FilterState
) -> None:
    chart = CHARTS["use-by-target-group" if by == "target_group" else "use-by-place"]
    result = run(chart, Scope(imported.store, INTERNAL, choice))
    rows = imported.outreach(choice)
    for record, held in zip(result.records, result.withheld, strict=True):
        mine = rows[rows[by] == record[by]]
        uses = [mine[f"{use}_true"].sum(min_count=1) for use in ("regular", "occasional", "lost")]
        base = sum(0 if pd.isna(use) else int(use) for use in uses)
        assert record["regular_persons"] == (None if pd.isna(uses[0]) else int(uses[0]))
        if base >= 20:
            assert record["regular_share_percent"] == pytest.approx(100 * uses[0] / base)
            assert held == []
        else:
            assert record["regular_share_percent"] is None
            assert bool(held) == (not pd.isna(uses[0]))
    stated = set(rows[by].unique())
    assert [record[by] for record in result.records] == [
        code for code in names.codes(by) if code in stated
    ]


def test_offers_keep_their_three_counts_apart(imported: Rows, choice: FilterState) -> None:
    rows = imported.offers(choice)
    records = shown("offers-by-type", imported, choice)
    assert {record["offer"] for record in records} == set(rows["offer"])
    for record in records:
        mine = rows[rows["offer"] == record["offer"]]
        for column, source in (
            ("sessions_count", "sessions_count"),
            ("attendances_count", "attendances_count"),
            ("participant_persons", "participants_true"),
        ):
            total = mine[source].sum(min_count=1)
            assert record[column] == (None if pd.isna(total) else int(total))


def test_partners_and_sites_are_those_of_the_imported_rows(
    imported: Rows, choice: FilterState
) -> None:
    links = imported.of_projects("network", choice).assign(one=1)
    sites = imported.of_projects("anchor_sites", choice, local=True).assign(one=1)
    records = shown("partners-by-type", imported, choice)
    assert as_table(records, ["partner"], "links_count") == counted(links, ["partner"], "one")
    records = shown("anchor-sites-by-type", imported, choice)
    keys = ["anchor_site", "own_premises"]
    assert as_table(records, keys, "sites_count") == counted(sites, keys, "one")


@pytest.mark.parametrize("chart_id", PERSON_CHARTS)
def test_protected_counts_are_never_1_or_2(
    chart_id: str, imported: Rows, choice: FilterState
) -> None:
    chart = CHARTS[chart_id]
    result = run(chart, Scope(imported.store, Viewer(), choice))
    of_persons = [column.name for column in chart.variables if column.unit == "persons"]
    for record in result.records:
        for name in of_persons:
            assert record[name] not in {1, 2}, (name, record)


def test_one_cell_shows_one_number_in_every_chart(imported: Rows, choice: FilterState) -> None:
    scope = Scope(imported.store, Viewer(), choice)
    heat = run(CHARTS["first-contacts-by-place-and-target-group"], scope).frame
    places = run(CHARTS["first-contacts-by-place"], scope).frame
    total = run(CHARTS["first-contacts-total"], scope).frame["first_contact_persons"].iloc[0]
    of_heat = dict(zip(heat["place"], heat["place_persons"], strict=True))
    assert of_heat == dict(zip(places["place"], places["first_contact_persons"], strict=True))
    assert set(heat["all_persons"]) | set(places["all_persons"]) <= {total}


def test_a_row_of_the_heat_map_is_the_choice_of_its_place(imported: Rows) -> None:
    scope = Scope(imported.store, Viewer(), FilterState())
    heat = run(CHARTS["first-contacts-by-place-and-target-group"], scope).frame
    chosen = scope.with_filters(FilterState(place=("school",), target=("children",)))
    cell = heat[(heat["place"] == "school") & (heat["target_group"] == "children")]
    shown_there = run(CHARTS["first-contacts-total"], chosen).frame["first_contact_persons"]
    assert cell["first_contact_persons"].iloc[0] == shown_there.iloc[0]


def test_a_group_of_places_leads_to_the_choice_of_its_places(imported: Rows) -> None:
    scope = Scope(imported.store, INTERNAL, FilterState())
    groups = run(CHARTS["first-contacts-by-place-group"], scope)
    for record, toggles in zip(groups.records, groups.row_toggles, strict=True):
        assert {key for key, _place in toggles} == {"place"}
        chosen = FilterState(place=tuple(sorted(place for _key, place in toggles)))
        inside = run(CHARTS["first-contacts-total"], scope.with_filters(chosen)).frame
        assert inside["first_contact_persons"].iloc[0] == record["first_contact_persons"]
