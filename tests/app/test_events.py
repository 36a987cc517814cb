"""Delivered events stand at months: as marks, in the sentence, in files, and can be hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboards.charts import CHARTS
from dashboards.charts.result import run
from dashboards.language.i18n import speaking
from dashboards.pages import PAGES
from dashboards.pictures.model import Columns, Lines
from dashboards.serving import callback, shell
from dashboards.settings import Settings
from data.store import StoreHandle
from queries.protection import install_gate
from queries.scope import Viewer
from tests.importing.deliveries import Office, application, contact

CHART = "first-contacts-by-month"


def event(text: str, first: str, last: str = "", **more: str) -> dict[str, str]:
    empty = {"Text englisch": "", "Gebiet": "", "Kennzahl": ""}
    return {"Datum von": first, "Datum bis": last, "Text": text, **empty, **more}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = Office(tmp_path_factory.mktemp("office"))
    office.deliver(
        Antraege=[application()],
        Kontakte=[contact(Monat=f"{month:02}.2019") for month in range(1, 6)],
        Ereignisse=[
            event("Hochwasser", "15.02.2019", "10.03.2019", **{"Text englisch": "Flood"}),
            event("Stadtfest", "01.04.2019", Gebiet="05113"),
            event("Nur Anträge", "01.04.2019", Kennzahl="applications-by-month"),
            event("Vorher", "01.04.2001"),
        ],
    )
    office.takes()
    return office.store


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    return create_app(Settings(store=folder)).test_client()


def test_pages_over_months_have_the_switch_with_its_help(client: FlaskClient, folder: Path) -> None:
    """Only an office that delivered events has it: the sample data know none."""
    handle = StoreHandle(folder, install_gate)
    switched = []
    with client.application.test_request_context("/"), speaking("de"):
        for page in PAGES.values():
            if not page.charts or page.id == "neighbourhood":
                continue
            visit = callback.visit(handle, Viewer(), page.path, "", "de")
            frame = str(shell.frame(page, page.narrows(visit)))
            switched += [page.id] if "set-events-label" in frame else []
    assert switched == ["overview", "outreach"]


def sentence(client: FlaskClient, search: str = "") -> str:
    answer: dict[str, Any] = client.get(f"/api/charts/{CHART}?{search}").get_json()
    assert not answer["notices"]
    return str(answer["sentence"]).replace("\N{NO-BREAK SPACE}", " ")


def test_events_of_all_stand_in_the_sentence_and_those_of_a_place_with_that_place(
    client: FlaskClient,
) -> None:
    told = sentence(client)
    assert "Ereignisse: Februar 2019 bis März 2019: Hochwasser." in told
    assert "April 2019: Stadtfest" in sentence(client, "municipality=05113000")
    assert "Stadtfest" not in sentence(client, "region=053")


def test_english_readers_get_the_english_text_where_there_is_one(client: FlaskClient) -> None:
    assert ": Flood" in sentence(client, "lang=en")
    assert ": Stadtfest" in sentence(client, "district=05113&lang=en")


def test_they_can_be_hidden(client: FlaskClient) -> None:
    assert "Ereignisse" not in sentence(client, "events=none")


def test_the_picture_marks_their_months(folder: Path) -> None:
    handle = StoreHandle(folder, install_gate)
    visit = callback.visit(handle, Viewer(), "/outreach", "", "de")
    picture = run(CHARTS[CHART], visit.scope).picture
    assert isinstance(picture, Columns | Lines)
    assert [tuple(one) for one in picture.events] == [(1, 2, "Hochwasser")]
    hidden = callback.visit(handle, Viewer(), "/outreach", "?events=none", "de")
    assert not getattr(run(CHARTS[CHART], hidden.scope).picture, "events", ())


def test_slides_over_months_have_the_switch_beside_their_other_buttons(
    client: FlaskClient, folder: Path
) -> None:
    handle = StoreHandle(folder, install_gate)
    page = PAGES["circle"]

    def tools(story: str) -> str:
        visit = callback.visit(handle, Viewer(), f"/circles/{story}", "", "de")
        return str(shell.frame(page, page.narrows(visit)))

    with client.application.test_request_context("/"), speaking("de"):
        assert "set-events-label" in tools(f"deck/{CHART}%3F")
        assert "set-events-label" in tools("essen")
        assert "set-events-label" not in tools("deck/applications-by-district%3F")


def test_a_presentation_hides_the_events_of_all_its_slides(folder: Path) -> None:
    handle = StoreHandle(folder, install_gate)
    page = PAGES["circle"]

    def events(search: str) -> int:
        visit = callback.visit(handle, Viewer(), f"/circles/deck/{CHART}%3F", search, "de")
        chart, scope = page.placed(page.narrows(visit), page.charts_at(visit)[0])  # type: ignore[misc]
        return len(getattr(run(chart, scope).picture, "events", ()))

    assert events("") == 1
    assert events("?events=none") == 0
