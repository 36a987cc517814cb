"""`version=` in an address answers from that version, everywhere, or says that it cannot."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pptx
import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboards.choice import url
from dashboards.serving import callback
from dashboards.settings import Settings
from data import versions
from data.store import MOST_KEPT_OPEN, StoreHandle
from queries.protection import install_gate
from queries.scope import Viewer
from tests.app.answering import answer
from tests.app.corrected import AFTER, BEFORE, Corrected, corrected
from tests.app.exports_server import exports_client

CHART = "applications-by-applicant-type"
UNKNOWN = "0123456789ab"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Corrected:
    return corrected(tmp_path_factory.mktemp("corrected"))


@pytest.fixture(scope="module")
def asked(data: Corrected) -> FlaskClient:
    return exports_client(data.store)


def approved(client: FlaskClient, search: str) -> float:
    rows = client.get(f"/api/charts/{CHART}{search}").get_json()["rows"]
    return sum(row["approved_eur"] or 0 for row in rows)


def test_an_address_without_version_shows_the_data_in_use(
    asked: FlaskClient, data: Corrected
) -> None:
    assert approved(asked, "") == AFTER + 50_000
    found = asked.get(f"/api/charts/{CHART}").get_json()
    assert found["data_version"] == found["data_in_use"] == data.after


@pytest.mark.parametrize("end", [0, -12], ids=["whole id", "last twelve characters"])
def test_an_address_with_version_answers_from_it(
    asked: FlaskClient, data: Corrected, end: int
) -> None:
    search = f"?version={data.before[end:]}"
    assert approved(asked, search) == BEFORE
    found = asked.get(f"/api/charts/{CHART}{search}").get_json()
    assert (found["data_version"], found["data_in_use"]) == (data.before, data.after)
    assert found["notices"] == []


def test_the_choice_holds_beside_the_version(asked: FlaskClient, data: Corrected) -> None:
    assert approved(asked, f"?block=2&version={data.before}") == 0
    assert approved(asked, f"?block=2&version={data.after[-12:]}") == 50_000


@pytest.mark.parametrize(
    "version", [UNKNOWN, "ziq-20200101T000000000000Z-" + UNKNOWN, "../x", "<b>"]
)
def test_a_version_that_is_not_kept_is_named_and_todays_shown(
    asked: FlaskClient, version: str
) -> None:
    found = asked.get(f"/api/charts/{CHART}", query_string={"version": version}).get_json()
    assert approved(asked, f"?version={version}") == AFTER + 50_000
    assert len(found["notices"]) == 1
    assert version in found["notices"][0]
    assert "wird hier nicht aufbewahrt" in found["notices"][0]


def test_a_file_without_room_for_a_notice_refuses_such_a_version(
    asked: FlaskClient, data: Corrected
) -> None:
    address = f"/export/charts/{CHART}.csv?format=plain&version="
    refused = asked.get(address + UNKNOWN)
    assert refused.status_code == 400
    assert UNKNOWN in refused.get_json()["problems"][0]
    assert str(BEFORE) in asked.get(address + data.before).get_data(as_text=True)


def test_a_version_that_cannot_be_read_is_told_and_todays_shown(tmp_path: Path) -> None:
    data = corrected(tmp_path)
    versions.version_path(data.store, data.before).write_bytes(b"no database")
    found = exports_client(data.store).get(f"/api/charts/{CHART}?version={data.before}").get_json()
    assert found["data_version"] == data.after
    assert "nicht lesen" in found["notices"][0]


def test_files_say_version_day_and_an_address_that_leads_back(
    asked: FlaskClient, data: Corrected
) -> None:
    short = data.before[-12:]
    text = asked.get(f"/export/charts/{CHART}.csv?version={short}").get_data(as_text=True)
    assert data.before in text
    assert f"version={short}#{CHART}" in text
    assert "frühere Version der Daten" in text
    book = openpyxl.load_workbook(
        io.BytesIO(asked.get(f"/export/charts/{CHART}.xlsx?version={short}").data)
    )
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert data.before in cells
    assert any(f"version={short}#{CHART}" in cell for cell in cells)
    today = asked.get(f"/export/charts/{CHART}.csv").get_data(as_text=True)
    assert f"version={data.after[-12:]}#{CHART}" in today
    assert "frühere Version der Daten" not in today


def test_a_page_shows_the_version_and_says_so_with_one_step_to_today(data: Corrected) -> None:
    handle = StoreHandle(data.store, install_gate)
    short = data.before[-12:]
    shown = answer(handle, "/applications", f"?block=1&version={short}")
    assert shown["version"] == data.before
    assert shown["search"] == f"?block=1&version={short}"
    assert short in shown["cited"]["text"]
    assert shown["cited"]["today"] == "?block=1"
    today = answer(handle, "/applications", "?block=1")
    assert today["version"] == data.after
    assert "cited" not in today
    pinned = answer(handle, "/applications", f"?version={data.after[-12:]}")
    assert "cited" not in pinned
    assert pinned["search"] == f"?version={data.after[-12:]}"


def test_every_page_opens_with_a_kept_version(data: Corrected) -> None:
    handle = StoreHandle(data.store, install_gate)
    for path in ("/", "/regions", "/need", "/outreach", "/data", "/projects", "/circles/essen"):
        shown = answer(handle, path, f"?version={data.before}")
        assert shown["version"] == data.before, path
        assert not [id_ for id_, card in shown["cards"].items() if card.get("error")], path


def test_rights_are_those_of_the_reader_now(data: Corrected) -> None:
    elsewhere = exports_client(data.store, Viewer(areas=("05913",)))
    assert approved(elsewhere, f"?version={data.before}") == 0


def test_what_was_seen_of_a_kept_version_is_another_view(data: Corrected) -> None:
    handle = StoreHandle(data.store, install_gate)
    short = data.before[-12:]
    assert (
        callback.choice_in(handle, f"?version={data.before}&block=1") == f"?block=1&version={short}"
    )
    assert callback.choice_in(handle, "?block=1") == "?block=1"


def test_slides_collected_from_a_kept_version_show_its_numbers(
    asked: FlaskClient, data: Corrected
) -> None:
    slides = f"{CHART}?version={data.before[-12:]}"
    deck = asked.get("/export/deck.pptx", query_string={"slides": slides})
    assert deck.status_code == 200
    notes = [
        slide.notes_slide.notes_text_frame.text
        for slide in pptx.Presentation(io.BytesIO(deck.data)).slides
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame
    ]
    assert any(data.before in text for text in notes)
    assert any(f"version={data.before[-12:]}&lang=de#{CHART}" in text for text in notes)


def test_only_a_few_kept_versions_stay_open(tmp_path: Path) -> None:
    data = corrected(tmp_path)
    handle = StoreHandle(data.store, install_gate)
    for number in range(MOST_KEPT_OPEN + 2):
        copy = versions.version_path(data.store, f"ziq-20260101T00000{number}Z-{number:012x}")
        copy.write_bytes(versions.version_path(data.store, data.before).read_bytes())
        assert handle.named(copy.stem) is not None
    assert len(handle._kept) == MOST_KEPT_OPEN
    assert handle.named(data.after) is handle.current()


def test_the_address_is_read_and_written_the_same_way() -> None:
    assert url.version_named("?block=1&version=abc") == "abc"
    assert url.version_named("?block=1") == ""
    assert url.parse("?version=abc").notices == ()


def test_the_whole_application_answers_from_a_kept_version(data: Corrected) -> None:
    client = create_app(Settings(store=data.store)).test_client()
    found = client.get(
        f"/api/charts/{CHART}?version={data.before}", environ_base={"REMOTE_ADDR": "127.0.0.1"}
    )
    assert found.get_json()["data_version"] == data.before
