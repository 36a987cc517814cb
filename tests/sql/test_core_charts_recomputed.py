"""Every chart that scripts rely on, counted again in pandas straight from the CSV files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pandas as pd
import pytest
from flask.testing import FlaskClient

from queries.scope import Viewer
from tests.app.exports_server import exports_client
from tests.sql.delivered_files import Row, Tables, areas, chosen, delivered

CHOICES = (
    "",
    "block=1",
    "region=051",
    "block=1,2&region=051,059&outcome=approved",
    "district=05113,05913&from=2018-09&to=2019-03",
    "status=rejected,withdrawn",
    "circle=essen&target=children,parents",
    "applicant=caritas,association&place=school",
    "municipality=05113000&offer=lunch,sport",
    "round=2018-2020&from=2019-06",
    "to=2019-01",
    "neighbourhood=Q-056,Q-050",
    "region=051&district=05911",
    "region=055&outcome=open",
    "approach=outreach,referral&region=051",
    "partner=school,youth-office&body=round-table&site=school,mobile",
    "planning=established&block=1",
    "planning=none,developing&region=059&approach=digital",
)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return delivered(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="module")
def exact(sample_folder: Path) -> FlaskClient:
    return exports_client(sample_folder, Viewer("internal"))


def _months(frame: pd.DataFrame) -> list[str]:
    """Every month from the first to the last one of the rows."""
    if frame.empty:
        return []
    span = pd.period_range(frame["month"].min(), frame["month"].max(), freq="M")
    return [str(month) for month in span]


def _of(frame: pd.DataFrame, **values: Any) -> pd.DataFrame:
    for column, value in values.items():
        frame = frame[frame[column] == value]
    return frame


def _sums(frame: pd.DataFrame, by: dict[str, str], **sums: str) -> list[Row]:
    """Sums per group that occurs; missing where no row of the group states a number."""
    found = []
    for key, group in frame.groupby([*by.values()], dropna=False):
        named = zip(by, key, strict=True)
        row: Row = {name: None if pd.isna(value) else value for name, value in named}
        for name, column in sums.items():
            total = len(group) if column == "*" else group[column].sum(min_count=1)
            row[name] = None if pd.isna(total) else total
        found.append(row)
    return found


def _by_block(rows: Tables, search: str) -> list[Row]:
    blocks = dict(parse_qsl(search)).get("block", "1,2,3").split(",")
    return [
        {
            "building_block": int(block),
            "applications_count": len(mine),
            "approved_count": mine["approved"].sum(),
        }
        for block in blocks
        for mine in [_of(rows["Antraege"], Baustein=block)]
    ]


def _by_region_and_block(rows: Tables, search: str) -> list[Row]:
    blocks = dict(parse_qsl(search)).get("block", "1,2,3").split(",")
    return [
        {
            "region_ags": region,
            "building_block": int(block),
            "applications_count": len(_of(rows["Antraege"], region_ags=region, Baustein=block)),
        }
        for region in sorted(set(areas(rows, search)["regierungsbezirk_ags"]))
        for block in blocks
    ]


def _by_district(rows: Tables, search: str) -> list[Row]:
    return [
        {
            "district_ags": area.ags,
            "applications_count": len(mine),
            "approved_count": mine["approved"].sum(),
            "approved_eur": mine["approved_eur"].sum(),
            "applications_per_10000_under_18": 10000 * len(mine) / area.under_18_population,
        }
        for area in areas(rows, search).itertuples()
        for mine in [_of(rows["Antraege"], district_ags=area.ags)]
    ]


def _need(rows: Tables, search: str) -> list[Row]:
    return [
        {
            "district_ags": area.ags,
            "child_poverty_percent": area.child_poverty_percent,
            "under_18_population": area.under_18_population,
            "approved_eur": funds,
            "approved_eur_per_1000_under_18": 1000 * funds / area.under_18_population,
        }
        for area in areas(rows, search).itertuples()
        for funds in [_of(rows["Antraege"], district_ags=area.ags)["approved_eur"].sum()]
    ]


def _funds_by_region(rows: Tables, search: str) -> list[Row]:
    return [
        {
            "region_ags": region,
            "approved_count": mine["approved"].sum(),
            "approved_eur": mine["approved_eur"].sum(),
        }
        for region in sorted(set(areas(rows, search)["regierungsbezirk_ags"]))
        for mine in [_of(rows["Antraege"], region_ags=region)]
    ]


def _applications_by_month(rows: Tables, _search: str) -> list[Row]:
    received = rows["Antraege"]
    return [
        {"month": month, "applications_count": len(_of(received, month=month))}
        for month in _months(received)
    ]


def _first_contacts_by_month(rows: Tables, _search: str) -> list[Row]:
    reported = rows["Kontakte"]
    return [
        {"month": month, "first_contact_persons": _of(reported, month=month)["Erstkontakte"].sum()}
        for month in _months(reported)
    ]


def _sites(rows: Tables, _search: str) -> list[Row]:
    sites = rows["Ankerstandorte"].assign(own=rows["Ankerstandorte"]["Trägereigen"] == "ja")
    return _sums(sites, {"anchor_site": "Art", "own_premises": "own"}, sites_count="*")


def _grouped(table: str, by: dict[str, str], **sums: str) -> Callable[[Tables, str], list[Row]]:
    return lambda rows, _search: _sums(rows[table], by, **sums)


_FIRST = {"first_contact_persons": "Erstkontakte"}
RECOUNTED: dict[str, Callable[[Tables, str], list[Row]]] = {
    "applications-by-building-block": _by_block,
    "applications-by-region-and-block": _by_region_and_block,
    "applications-by-district": _by_district,
    "applications-by-status": _grouped(
        "Antraege", {"status": "Status"}, applications_count="*"
    ),
    "applications-by-month": _applications_by_month,
    "applications-by-applicant-type": _grouped(
        "Antraege",
        {"applicant_type": "Trägerart"},
        applications_count="*",
        approved_eur="approved_eur",
    ),
    "approved-funds-by-region": _funds_by_region,
    "first-contacts-by-place": _grouped("Kontakte", {"place": "Zugangsort"}, **_FIRST),
    "first-contacts-by-place-and-target-group": _grouped(
        "Kontakte", {"place": "Zugangsort", "target_group": "Zielgruppe"}, **_FIRST
    ),
    "first-contacts-by-month": _first_contacts_by_month,
    "first-contacts-by-neighbourhood": _grouped(
        "Kontakte", {"neighbourhood_id": "Quartier-ID"}, **_FIRST
    ),
    "use-by-target-group": _grouped(
        "Kontakte",
        {"target_group": "Zielgruppe"},
        regular_persons="Regelmäßig",
        occasional_persons="Sporadisch",
        lost_persons="Abgebrochen",
    ),
    "offers-by-type": _grouped(
        "Angebote",
        {"offer": "Angebotsart"},
        sessions_count="Termine",
        attendances_count="Teilnahmen",
        participant_persons="Teilnehmende",
    ),
    "anchor-sites-by-type": _sites,
    "partners-by-type": _grouped("Netzwerk", {"partner": "Partnerart"}, links_count="*"),
    "need-and-funds-by-district": _need,
}  # fmt: skip


def _is_key(name: str) -> bool:
    measures = ("_count", "_eur", "_persons", "_percent", "_18", "_population")
    return not name.endswith(measures)


def _by_key(rows: list[Row], names: Iterable[str]) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Measures by the codes they belong to; money and rates to the sixth place."""
    keys = [name for name in names if _is_key(name)]
    return {
        tuple(row[name] for name in keys): {
            name: row[name] if row[name] is None else round(float(row[name]), 6)
            for name in names
            if name not in keys
        }
        for row in rows
    }


@pytest.mark.parametrize("search", CHOICES)
def test_core_charts_show_what_the_files_say(
    exact: FlaskClient, tables: Tables, search: str
) -> None:
    rows = chosen(tables, search)
    for chart_id, recount in RECOUNTED.items():
        answer = exact.get(f"/api/charts/{chart_id}?{search}").get_json()
        expected = recount(rows, search)
        names = list(expected[0]) if expected else []
        assert answer["notices"] == []
        assert len(answer["rows"]) == len(expected), chart_id
        assert _by_key(answer["rows"], names) == _by_key(expected, names), chart_id
