"""What scripts rely on: addresses, core charts and their columns, complete rows, types, files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from data.importing import import_paths
from queries.scope import Viewer
from tests.app.exports_server import exports_client

CORE = {
    "applications-by-building-block": "building_block applications_count approved_count",
    "applications-by-region-and-block": "region_ags building_block applications_count",
    "applications-by-district": (
        "district_ags applications_count approved_count approved_eur"
        " applications_per_10000_under_18"
    ),
    "applications-by-status": "status applications_count",
    "applications-by-month": "month applications_count",
    "applications-by-applicant-type": "applicant_type applications_count approved_eur",
    "approved-funds-by-region": "region_ags approved_count approved_eur",
    "first-contacts-by-place": "place first_contact_persons",
    "first-contacts-by-place-and-target-group": "place target_group first_contact_persons",
    "first-contacts-by-month": "month first_contact_persons",
    "first-contacts-by-neighbourhood": "neighbourhood_id first_contact_persons",
    "use-by-target-group": "target_group regular_persons occasional_persons lost_persons",
    "offers-by-type": "offer sessions_count attendances_count participant_persons",
    "anchor-sites-by-type": "anchor_site own_premises sites_count",
    "partners-by-type": "partner links_count",
    "need-and-funds-by-district": (
        "district_ags child_poverty_percent under_18_population approved_eur"
        " approved_eur_per_1000_under_18"
    ),
}
PAGES = (
    "/", "/applications", "/regions", "/neighbourhoods", "/neighbourhoods/Q-001", "/outreach",
    "/cooperation", "/need", "/projects", "/circles", "/circles/essen", "/data", "/accessibility",
)  # fmt: skip
OWN_FILES = {
    "Antraege": """\
Aktenzeichen;Förderrunde;Baustein;Projekttitel;Träger;Trägerart;Kommunal;Eingangsdatum;Status;\
Beantragte Summe;Bewilligte Summe;Gemeinde-AGS;Zirkel
A-1;2018-2020;1;Eins;Caritas;Caritas;nein;2018-07-01;laufend;90.000,50;90.000,33;5113000;Essen
A-2;2018-2020;3;Zwei;Stadt;Kommune/Kreis;ja;15.10.2018;abgelehnt;50000;;05315000;
A-3;2021-2022;2;Drei;Verein;association;no;2020-12-01;bewilligt;70000;70000;05913;dortmund
""",
    "Quartiere": "Quartier-ID;Name;Gemeinde-AGS\nQ 1/a;Nord;05113000\nQ3;Mitte;05913000\n",
    "Antrag_Quartier": "Aktenzeichen;Quartier-ID\nA-1;Q 1/a\nA-3;Q3\n",
    "Kontakte": """\
Aktenzeichen;Quartier-ID;Monat;Zielgruppe;Zugangsort;Kontakte;Erstkontakte;Regelmäßig;Sporadisch
A-1;Q 1/a;10.2018;Kinder;Schule;10;5;2;1
A-1;;2019-02;Kinder;Schule;10;7;;
A-1;Q3;2019-03;Eltern;Tafel;4;4;;
A-3;;2021-03;Eltern;Kita;40;30;20;10
""",
    "Angebote": """\
Aktenzeichen;Monat;Angebotsart;Termine;Teilnahmen;Teilnehmende
A-1;2019-01;Mittagessen;;20;5
A-3;2021-04;Sport;2;;
""",
    "Ankerstandorte": """\
Aktenzeichen;Quartier-ID;Art;Trägereigen
A-1;Q 1/a;Schule;nein
A-1;;Quartiersbüro;ja
""",
    "Netzwerk": "Aktenzeichen;Partnerart\nA-1;Jugendamt\nA-3;Jugendamt\n",
}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """An office's own data of two rounds, with and without Quartier, seen exactly."""
    inbox, store = tmp_path_factory.mktemp("inbox"), tmp_path_factory.mktemp("own")
    for name, text in OWN_FILES.items():
        (inbox / f"{name}.csv").write_text(text, encoding="utf-8")
    import_paths(store, [inbox])
    yield exports_client(store, Viewer("internal"))


def rows(client: FlaskClient, chart_id: str, search: str = "") -> list[dict[str, Any]]:
    answer = client.get(f"/api/charts/{chart_id}?{search}").get_json()
    names = [*CORE[chart_id].split(), "withheld"]
    return [{name: row[name] for name in names if name in row} for row in answer["rows"]]


@pytest.mark.parametrize("path", PAGES)
def test_every_promised_page_answers(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "text/html")


@pytest.mark.parametrize("chart_id", CORE)
def test_a_core_chart_has_its_columns_in_json_and_files(client: FlaskClient, chart_id: str) -> None:
    promised = CORE[chart_id].split()
    answer = client.get(f"/api/charts/{chart_id}").get_json()
    assert {*promised} <= {column["name"] for column in answer["columns"]}
    for column in answer["columns"]:
        assert column.keys() == {"name", "label", "unit", "protected"}
        assert column["protected"] or not column["name"].endswith("_persons")
    plain = client.get(f"/export/charts/{chart_id}.csv?format=plain").get_data()
    header, *lines = csv.reader(io.StringIO(plain.decode()))
    assert {*promised} <= {*header}
    assert len(lines) == len(answer["rows"])
    assert client.get(f"/export/charts/{chart_id}.xlsx").status_code == 200


@pytest.mark.parametrize("chart_id", CORE)
def test_codes_travel_as_codes_and_counts_as_whole_numbers(
    client: FlaskClient, chart_id: str
) -> None:
    for row in rows(client, chart_id):
        for name, value in row.items():
            if name.endswith(("_count", "_persons", "_population")) or name == "building_block":
                assert value is None or type(value) is int
            elif name.endswith("_ags"):
                assert re.fullmatch(r"05\d(\d\d)?", value)
            elif name.endswith(("_eur", "_percent", "_18")):
                assert isinstance(value, float | int)
            elif name == "month":
                assert re.fullmatch(r"20\d\d-\d\d", value)
            elif name == "own_premises":
                assert type(value) is bool
            elif name not in {"neighbourhood_id", "withheld"}:
                assert re.fullmatch(r"[a-z0-9-]+", value)


@pytest.mark.parametrize(
    ("search", "count"),
    [("", 53), ("region=051", 15), ("district=05113,05911", 2), ("municipality=05754008", 1),
     ("block=3&status=received", 53), ("region=051&district=05911", 0)],
)  # fmt: skip
def test_kreise_are_complete_inside_the_choice(
    client: FlaskClient, search: str, count: int
) -> None:
    for chart_id in ("applications-by-district", "need-and-funds-by-district"):
        found = rows(client, chart_id, search)
        assert len({row["district_ags"] for row in found}) == len(found) == count
        assert not any(row["approved_eur"] is None for row in found)


def test_regions_and_blocks_are_complete_inside_the_choice(own: FlaskClient) -> None:
    assert len(rows(own, "approved-funds-by-region")) == 5
    assert len(rows(own, "applications-by-region-and-block")) == 15
    assert len(rows(own, "applications-by-region-and-block", "region=053&block=1,2")) == 2
    assert rows(own, "applications-by-building-block", "round=2021-2022&block=2,3") == [
        {"building_block": 2, "applications_count": 1, "approved_count": 1},
        {"building_block": 3, "applications_count": 0, "approved_count": 0},
    ]


def test_months_are_complete_from_first_to_last(own: FlaskClient) -> None:
    received = rows(own, "applications-by-month")
    assert [row["month"] for row in received[:2]] == ["2018-07", "2018-08"]
    assert (received[-1]["month"], len(received)) == ("2020-12", 30)
    assert received[1]["applications_count"] == 0
    reported = rows(own, "first-contacts-by-month", "to=2019-06")
    assert [row["month"] for row in reported] == [
        "2018-10", "2018-11", "2018-12", "2019-01", "2019-02", "2019-03",
    ]  # fmt: skip


def test_other_categories_appear_when_they_occur(own: FlaskClient) -> None:
    assert [row["status"] for row in rows(own, "applications-by-status")] == [
        "approved", "running", "rejected",
    ]  # fmt: skip
    assert {row["place"] for row in rows(own, "first-contacts-by-place")} == {
        "school",
        "day-care",
        "food-bank",
    }


def test_outreach_without_quartier_is_the_row_null(own: FlaskClient) -> None:
    assert {
        row["neighbourhood_id"]: row["first_contact_persons"]
        for row in rows(own, "first-contacts-by-neighbourhood")
    } == {"Q 1/a": 5, "Q3": 4, None: 37}


@pytest.mark.parametrize(
    ("chart_id", "search", "expected"),
    [
        ("first-contacts-by-place", "neighbourhood=Q 1/a", [("school", 5)]),
        # Reported there, though the project is not listed there: a row speaks for itself.
        ("first-contacts-by-place", "neighbourhood=Q3", [("food-bank", 4)]),
        ("first-contacts-by-place", "block=1", [("food-bank", 4), ("school", 12)]),
        ("first-contacts-by-place", "from=2019-01&to=2019-12", [("food-bank", 4), ("school", 7)]),
        ("first-contacts-by-place", "target=parents", [("day-care", 30), ("food-bank", 4)]),
        ("first-contacts-by-place", "region=051&district=05911", []),
        ("applications-by-status", "target=parents&place=school&offer=sport",
         [("approved", 1), ("rejected", 1), ("running", 1)]),
        ("applications-by-status", "from=2018-08&to=2018-12", [("rejected", 1)]),
        ("applications-by-status", "outcome=approved", [("approved", 1), ("running", 1)]),
        ("applications-by-status", "neighbourhood=Q3,Q 1/a", [("approved", 1), ("running", 1)]),
        ("anchor-sites-by-type", "neighbourhood=Q 1/a&from=2022-01", [("school", False, 1)]),
        ("partners-by-type", "neighbourhood=Q 1/a&to=2018-01", [("youth-office", 1)]),
        ("offers-by-type", "neighbourhood=Q 1/a", [("lunch", None, 20, 5)]),
        ("offers-by-type", "offer=sport&place=online", [("sport", 2, None, None)]),
        # Partner and body narrow partners only, a kind of site sites only, approach outreach only.
        ("partners-by-type", "partner=school", []),
        ("partners-by-type", "partner=youth-office&site=shop&approach=digital",
         [("youth-office", 2)]),
        ("partners-by-type", "body=round-table", []),
        ("anchor-sites-by-type", "site=school&partner=school", [("school", False, 1)]),
        ("first-contacts-by-place", "approach=digital", []),
        ("applications-by-status", "approach=digital&partner=school&body=round-table&site=shop",
         [("approved", 1), ("rejected", 1), ("running", 1)]),
        # Places that never stated their social planning are at no state.
        ("applications-by-status", "planning=developing,established,none", []),
        ("applications-by-district", "planning=none", []),
    ],
)  # fmt: skip
def test_a_choice_means_what_is_promised(
    own: FlaskClient, chart_id: str, search: str, expected: list[tuple[Any, ...]]
) -> None:
    assert sorted(tuple(row.values()) for row in rows(own, chart_id, search)) == expected


def test_a_value_held_back_is_null_and_named_in_its_row(own: FlaskClient) -> None:
    answer = own.get("/api/charts/use-by-target-group").get_json()
    held = {row["target_group"]: row.get("withheld") for row in answer["rows"]}
    assert held["parents"] is None
    for row in answer["rows"]:
        assert all(row[name] is None for name in row.get("withheld", []))
    assert "regular_share_percent" in held["children"]


def test_money_keeps_its_cents(own: FlaskClient) -> None:
    funds = {row["region_ags"]: row for row in rows(own, "approved-funds-by-region")}
    assert funds["051"]["approved_eur"] == 90000.33
    assert funds["053"]["approved_eur"] == 0


def test_own_data_are_not_called_a_sample(own: FlaskClient) -> None:
    answer = own.get("/api/charts/applications-by-status").get_json()
    assert answer["sample"] is False
    assert "Beispiel" not in own.get("/export/charts/applications-by-status.csv").get_data(True)


def test_a_page_as_workbook_has_a_sheet_per_chart_and_one_about_them(client: FlaskClient) -> None:
    content = client.get("/export/pages/cooperation.xlsx?region=051").get_data()
    sheets = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    charts = [entry for entry in client.get("/api/charts").get_json()
              if entry["page"] == "/cooperation"]  # fmt: skip
    assert "Info" in sheets
    assert len(sheets) == len(charts) + 1


@pytest.mark.parametrize("circle", ["duesseldorf", "essen", "dortmund"])
def test_every_circle_has_slides(client: FlaskClient, circle: str) -> None:
    answer = client.get(f"/export/circles/{circle}.pptx")
    assert answer.status_code == 200
    assert answer.get_data()[:2] == b"PK"


@pytest.mark.parametrize(
    "address",
    ["/api/charts/none", "/export/charts/none.csv", "/export/charts/none.xlsx",
     "/export/pages/none.xlsx", "/export/circles/none.pptx"],
)  # fmt: skip
def test_what_is_unknown_is_404_in_json(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.get_json()["error"]


def test_health_of_a_store_without_data_is_503_in_json(tmp_path: Path) -> None:
    answer = exports_client(tmp_path).get("/health")
    assert answer.status_code == 503
    assert answer.get_json()["reason"]
