"""A new round, circle and place are everywhere a shipped one is, as soon as they are delivered."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboards.settings import Settings
from data.store import StoreHandle
from queries.protection import install_gate
from tests.app.test_projects import shown
from tests.importing.deliveries import Office, application, contact
from tests.importing.test_facts import IN_THIRD, THIRD


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = Office(tmp_path_factory.mktemp("office"))
    office.deliver(
        Foerderrunden=[THIRD | {"Mittel je Jahr": "10,5 Mio. €"}],
        Zirkel=[{"Zirkel": "koeln", "Name": "Köln", "Name englisch": "Cologne"}],
        Codelisten=[
            {"Liste": "Zugangsort", "Code": "kiosk", "Deutsch": "Kiosk", "Englisch": "",
             "Gruppe": "öffentlicher Raum", "Im Satz": "", "Im Satz englisch": ""},
            {"Liste": "Ansprache", "Code": "besuch", "Deutsch": "Hausbesuch", "Englisch": "",
             "Gruppe": "", "Im Satz": "durch Hausbesuche", "Im Satz englisch": "by home visits"},
        ],
        Antraege=[
            application(),
            application(Aktenzeichen="K-1", Gemeinde_AGS="05315000", Zirkel="Köln",
                        **IN_THIRD | {"Eigenanteil": "29000"}),
        ],
        Kontakte=[
            contact(),
            contact(Aktenzeichen="K-1", Monat="03.2023", Zugangsort="Kiosk", Ansprache="Hausbesuch",
                    Kontakte=90,
                    Erstkontakte=60, Regelmäßig=20, Sporadisch=20, Abgebrochen=20),
        ],
    )  # fmt: skip
    office.takes()
    return office


@pytest.fixture(scope="module")
def client(office: Office) -> FlaskClient:
    return create_app(Settings(store=office.store)).test_client()


def rows(client: FlaskClient, chart: str, search: str = "") -> list[dict[str, object]]:
    answer = client.get(f"/api/charts/{chart}{search}").get_json()
    assert not answer.get("notices"), answer["notices"]
    found: list[dict[str, object]] = answer["rows"]
    return found


@pytest.mark.parametrize("search", ["?round=2023-2025", "?circle=koeln"])
def test_the_new_round_and_circle_narrow_every_number(client: FlaskClient, search: str) -> None:
    (total,) = rows(client, "applications-total", search)
    assert total["applications_count"] == 1
    (offered,) = [
        row for row in rows(client, "applications-by-round", search) if row["applications_count"]
    ]
    assert offered["funding_round"] == "2023-2025"


def test_the_new_place_is_a_filter_and_stands_in_its_group(client: FlaskClient) -> None:
    (row,) = rows(client, "first-contacts-by-place", "?place=kiosk")
    assert row["place"] == "kiosk"
    groups = {row["place_group"] for row in rows(client, "first-contacts-by-place-group")}
    assert "öffentlicher Raum" in groups


def test_words_of_the_new_facts_stand_in_texts_and_files(client: FlaskClient) -> None:
    answer = client.get("/api/charts/applications-by-round?round=2023-2025&circle=koeln").get_json()
    assert "2023–2025" in answer["filters_text"]
    assert "Köln" in answer["filters_text"]
    english = client.get("/api/charts/first-contacts-by-place?circle=koeln&lang=en").get_json()
    assert "Cologne" in english["filters_text"]
    assert "Kiosk" in english["sentence"]
    german = client.get("/api/charts/first-contacts-by-place").get_json()["sentence"]
    assert "am Ort „Kiosk“" in german
    for language, words in (("de", "durch Hausbesuche"), ("en", "by home visits")):
        address = f"/api/charts/first-contacts-by-approach?lang={language}"
        assert words in client.get(address).get_json()["sentence"]
    file = client.get("/export/charts/applications-by-round.csv?circle=koeln").text
    assert "2023–2025" in file


@pytest.mark.parametrize(
    ("search", "least"), [("", 30), ("?round=2023-2025", 30), ("?round=2018-2020", 20)]
)
def test_own_contributions_are_measured_by_the_round_of_each(
    client: FlaskClient, search: str, least: int
) -> None:
    """Of K-1, which gives 29 %, the new round asks for 30; A-1 gives the 20 of its own."""
    (row,) = rows(client, "own-contribution-by-building-block", search)
    assert row["minimum_percent"] == least
    assert row["below_minimum_count"] == (0 if "2018" in search else 1)


@pytest.mark.parametrize(("project", "least"), [("A-1", "20 %"), ("K-1", "30 %")])
def test_a_project_is_told_what_its_round_asks_for(
    office: Office, project: str, least: str
) -> None:
    handle = StoreHandle(office.store, install_gate)
    assert f"gefordert mindestens {least}" in shown(handle, f"/projects/{project}")


@pytest.mark.parametrize(
    ("language", "title"),
    [("de", "10,5 Millionen Euro nach Bedarf"), ("en", "€10.5 million by need")],
)
def test_the_what_if_spreads_what_the_new_round_has_a_year(
    client: FlaskClient, language: str, title: str
) -> None:
    answer = client.get(f"/api/charts/what-if-by-district?lang={language}").get_json()
    assert sum(row["need_eur"] for row in answer["rows"]) == pytest.approx(10_500_000)
    assert answer["title"].startswith(title)


def test_the_new_circle_has_its_story_and_slides(client: FlaskClient) -> None:
    assert client.get("/circles/koeln").status_code == 200
    assert client.get("/export/circles/koeln.pptx?round=2023-2025").status_code == 200
    assert client.get("/export/circles/aachen.pptx").status_code == 404


def test_the_template_offers_the_new_words(client: FlaskClient, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(client.get("/import/template.xlsx").data)
    book = openpyxl.load_workbook(path, read_only=True)
    words = {cell for line in book["Auswahllisten"].values for cell in line}
    assert {"Kiosk", "Köln", "2023–2025"} <= words
    assert {"Foerderrunden", "Zirkel", "Codelisten", "Indikatorenkatalog", "Ereignisse"} <= set(
        book.sheetnames
    )
