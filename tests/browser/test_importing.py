"""Somebody of the programme office imports in the browser, twice in a row."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from waitress import create_server

from app import create_app
from dashboards.settings import Settings
from data import store
from data.boundaries.publishing import known_neighbourhoods
from data.importing import build_sample, import_paths
from data.versions import read_pointer
from tests.boundaries.towns import ESSEN, moved, squares, written
from tests.importing.deliveries import application, write_csv
from tests.official.test_command import TABLE

pytestmark = pytest.mark.browser


@pytest.fixture
def office(tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """The data page of a dashboard of their own, on sample data; it notices late, but in time."""
    monkeypatch.setattr(store, "POINTER_CHECK_SECONDS", 0.8)
    build_sample(tmp_path / "store")
    server = create_server(create_app(Settings(store=tmp_path / "store")), port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    page = browser.new_page(locale="de-DE")
    page.goto(f"http://127.0.0.1:{server.effective_port}/data")
    yield page
    page.close()
    server.close()


def test_after_each_import_the_page_shows_the_new_version(office: Page, tmp_path: Path) -> None:
    for title in ("Nachbarn", "Nachbarinnen und Nachbarn"):
        file = write_csv(tmp_path / "inbox", "Antraege", [application(Projekttitel=title)])
        office.locator("#import-files").set_input_files(file)
        office.get_by_role("button", name="Dateien prüfen").click()
        confirm = office.get_by_role("button", name="Jetzt einlesen")
        confirm.wait_for()
        before = office.locator("main code").first.inner_text()
        office.evaluate("setInterval(() => fetch('/health'), 40)")  # others use it meanwhile
        confirm.click()
        done = office.locator(".import-accepted", has_text="Die Seite zeigt die neuen Daten.")
        expect(done).to_be_visible(timeout=60_000)
        shown = office.locator("main code").first.inner_text()
        assert shown != before
        assert shown == read_pointer(tmp_path / "store").version_id


def test_boundaries_are_looked_at_and_their_system_is_confirmed(
    office: Page, tmp_path: Path
) -> None:
    known = known_neighbourhoods(tmp_path / "store")
    ids = sorted(key for key, one in known.items() if one.municipality_ags == ESSEN)
    shapes = moved(squares()[: len(ids)], 31466)
    path = written(tmp_path / "essen.gpkg", shapes, 31467, columns={"Nummer": ids[: len(shapes)]})
    office.locator("#import-files-boundaries").set_input_files(path)
    desk = office.locator("#own-boundaries")
    desk.get_by_role("button", name="Datei prüfen").click()
    expect(desk.get_by_role("img", name="Bild der gelesenen Flächen")).to_be_visible(timeout=60_000)
    desk.get_by_role("checkbox", name="Die Koordinaten sind in EPSG:31466").check()
    desk.get_by_role("button", name="Mit diesen Angaben noch einmal prüfen").click()
    desk.get_by_role("button", name="Jetzt einlesen").click(timeout=60_000)
    done = desk.locator(".import-accepted", has_text="Die Seite zeigt die neuen Daten.")
    expect(done).to_be_visible(timeout=60_000)


def test_a_table_is_assigned_and_imported(office: Page, tmp_path: Path) -> None:
    inbox = write_csv(tmp_path / "inbox", "Antraege", [application()])
    import_paths(tmp_path / "store", [inbox])
    path = tmp_path / "Tabelle.csv"
    path.write_bytes(TABLE.format(day="31.12.2024", value="99000").encode("cp1252"))
    office.locator("#import-files-official").set_input_files(path)
    desk = office.locator("#official-table")
    desk.get_by_role("button", name="Datei prüfen").click()
    field = desk.get_by_role("combobox", name="unter 18")
    field.select_option("population_under_18", timeout=60_000)
    desk.get_by_role("button", name="Mit dieser Zuordnung prüfen").click()
    expect(desk.get_by_role("button", name="Jetzt einlesen")).to_be_visible(timeout=60_000)
    expect(desk.get_by_role("combobox", name="unter 18")).to_have_value("population_under_18")
