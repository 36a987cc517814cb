"""Template, filled, imported and exported again: the same rows come out that went in."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboards.settings import Settings
from data.importing import import_paths
from data.importing.template import write_template

APPLICATIONS: list[list[Any]] = [
    ["A-1", "2018–2020", 1, "=Kümmerer; „Nord“", "Stadt Essen", "Kommune/Kreis", "ja", "12.06.2018",
     "bewilligt", "01.10.2018", 100000, "80.000,50", 80000.5, "40.000,25", "40.000,25", 20000,
     "01.01.2019", "31.12.2020", 0.5, "05113000", "Essen"],
    ["A-2", "2018–2020", 2, "<b>Gesund</b>", "Träger, e. V.", "Verein/Initiative", "nein",
     "13.06.2018", "eingegangen", None, None, 70000, None, None, None, None, None, None, None,
     "05315000", None],
]  # fmt: skip
FILLED: dict[str, list[list[Any]]] = {
    "Antraege": APPLICATIONS,
    "Quartiere": [["Q 1/2", "Altendorf", "05113000"], ["Q-2", "Kalk", "05315000"]],
    "Antrag_Quartier": [["A-1", "Q 1/2", 100], ["A-2", "Q-2", None]],
    "Kontakte": [
        ["A-1", "Q 1/2", "03.2019", "Kinder", "6–9", "Schule", "digital", 40, 30, 5, 5, 5],
        ["A-1", None, "04.2019", "Eltern", None, "Kita", None, 12, 7, 1, 1, 1],
    ],
    "Angebote": [["A-1", "03.2019", "Lernhilfe", 4, 20, 6, "ja"]],
    "Ankerstandorte": [["A-1", "Q 1/2", "Schule", "nein"]],
    "Netzwerk": [["A-1", "Jugendamt", "Runder Tisch", "Absprache"]],
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("round-trip")
    path = folder / "Vorlage.xlsx"
    fill(path)
    import_paths(folder / "store", [path])
    return create_app(Settings(store=folder / "store", profile="internal")).test_client()


def fill(path: Path) -> None:
    write_template(path)
    book = openpyxl.load_workbook(path)
    for title, rows in FILLED.items():
        for number, row in enumerate(rows, start=2):
            for column, value in enumerate(row, start=1):
                cell = book[title].cell(number, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    book.save(path)


def exported(client: FlaskClient, chart_id: str) -> list[dict[str, str]]:
    answer = client.get(f"/export/charts/{chart_id}.csv?format=plain")
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))


def columns(rows: list[dict[str, str]], *names: str) -> list[tuple[str, ...]]:
    return sorted(tuple(row[name] for name in names) for row in rows)


def test_applications_come_out_as_they_went_in(client: FlaskClient) -> None:
    rows = exported(client, "applications-list")
    first, second = sorted(rows, key=lambda row: row["case_number"])
    assert first | {
        "case_number": "A-1", "title": "'=Kümmerer; „Nord“", "applicant": "Stadt Essen",
        "applicant_type": "municipality", "building_block": "1", "funding_round": "2018-2020",
        "district_ags": "05113", "municipality_ags": "05113000", "status": "approved",
        "received_on": "2018-06-12", "decided_on": "2018-10-01", "decision_days": "111",
        "requested_eur": "80000.5", "approved_eur": "80000.5",
    } == first  # fmt: skip
    assert (second["title"], second["applicant"]) == ("<b>Gesund</b>", "Träger, e. V.")
    assert (second["decided_on"], second["approved_eur"]) == ("", "")


@pytest.mark.parametrize(
    ("chart_id", "names", "expected"),
    [
        ("first-contacts-by-place", ("place", "first_contact_persons"),
         [("day-care", "7"), ("school", "30")]),
        ("first-contacts-by-neighbourhood", ("neighbourhood_id", "first_contact_persons"),
         [("", "7"), ("Q 1/2", "30")]),
        ("offers-by-type",
         ("offer", "sessions_count", "attendances_count", "participant_persons"),
         [("learning-support", "4", "20", "6")]),
        ("anchor-sites-by-type", ("anchor_site", "own_premises", "sites_count"),
         [("school", "false", "1")]),
        ("partners-by-type", ("partner", "links_count"), [("youth-office", "1")]),
        ("neighbourhoods-by-projects", ("neighbourhood_id", "projects_count"),
         [("Q 1/2", "1"), ("Q-2", "0")]),
    ],
)  # fmt: skip
def test_counts_come_out_as_they_went_in(
    client: FlaskClient, chart_id: str, names: tuple[str, ...], expected: list[tuple[str, ...]]
) -> None:
    assert columns(exported(client, chart_id), *names) == expected


def test_an_id_with_blank_and_slash_can_be_chosen(client: FlaskClient) -> None:
    rows = client.get("/api/charts/applications-list?neighbourhood=Q%201%2F2").get_json()["rows"]
    assert [row["case_number"] for row in rows] == ["A-1"]
    page = client.get("/export/neighbourhoods/Q%201%2F2.html")
    assert page.status_code == 200
    assert "Altendorf" in page.get_data(as_text=True)
