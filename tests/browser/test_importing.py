"""Somebody of the programme office imports in the browser, twice in a row."""

from __future__ import annotations

import datetime as dt
import io
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect
from waitress import create_server

from app import create_app
from dashboards.settings import Settings
from data import store
from data.boundaries.publishing import known_neighbourhoods
from data.collection.command import make_forms
from data.importing import import_paths
from data.versions import read_pointer
from tests import sample_store
from tests.boundaries.towns import ESSEN, moved, squares, written
from tests.collection.filling import filled
from tests.importing.deliveries import application, write_csv
from tests.official.test_command import TABLE

pytestmark = pytest.mark.browser


@pytest.fixture
def office(tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """The data page of a dashboard of their own, on sample data; it notices late, but in time."""
    monkeypatch.setattr(store, "POINTER_CHECK_SECONDS", 0.8)
    sample_store.copy_to(tmp_path / "store")
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
    expect(desk.get_by_role("img", name="Karte der gelesenen Flächen")).to_be_visible(
        timeout=60_000
    )
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


def test_returns_are_reported_taken_and_change_nothing_the_second_time(
    office: Page, tmp_path: Path
) -> None:
    """Three projects: a good return, a faulty one, and one that nobody sent."""
    store_folder = tmp_path / "store"
    running = [
        application(Aktenzeichen=f"A-{n}", Projekttitel=f"Projekt {n}", Laufzeit_bis="31.03.2019")
        for n in (1, 2, 3)
    ]
    import_paths(store_folder, [write_csv(tmp_path / "inbox", "Antraege", running)])
    forms = make_forms(store_folder, tmp_path / "forms", dt.date(2019, 4, 2))
    returns = [tmp_path / "A-1.xlsx", tmp_path / "A-2.xlsx"]
    for form, path, first_contacts in zip(forms, returns, (3, 30), strict=False):
        path.write_bytes(filled(form, contacts=12, first_contacts=first_contacts))
    office.reload()
    office.locator("#import-files").set_input_files(returns)
    office.get_by_role("button", name="Dateien prüfen").click()

    take_good = office.get_by_role("button", name="Fehlerfreie Meldungen übernehmen")
    expect(take_good).to_be_visible(timeout=60_000)
    expect(office.get_by_role("button", name="Jetzt einlesen")).to_have_count(0)
    rows = office.get_by_role("table", name="Rücklauf der Projekte").locator("tbody tr")
    assert [row.split("\t")[0:3:2] for row in rows.all_inner_texts()] == [
        ["A-2", "fehlerhaft"], ["A-3", "überfällig"], ["A-1", "eingegangen"],
    ]  # fmt: skip
    with office.expect_download() as table:
        office.get_by_role("link", name="Diese Übersicht als Excel").click()
    page = openpyxl.load_workbook(io.BytesIO(table.value.path().read_bytes())).active
    assert [cell.value for cell in page["C"]][1:] == ["eingegangen", "fehlerhaft", "überfällig"]
    with office.expect_download() as mails:
        office.get_by_role("link", name="Texte für die Antwortmails").click()
    text = mails.value.path().read_text()
    assert "A-2 · Projekt 2" in text
    assert "A-3 · Projekt 3" in text
    assert "A-1 " not in text
    expect(
        office.get_by_role("link", name="mit den markierten fehlerhaften Zellen")
    ).to_be_visible()

    take_good.click()
    office.get_by_role("button", name="Jetzt einlesen").click(timeout=60_000)
    done = office.locator(".import-accepted", has_text="Die Seite zeigt die neuen Daten.")
    expect(done).to_be_visible(timeout=60_000)
    taken = read_pointer(store_folder)
    with duckdb.connect(str(taken.path), read_only=True) as connection:
        reported = connection.execute("SELECT case_number, month FROM outreach").fetchall()
    assert reported == [("A-1", "2019-03")]

    office.locator("#import-files").set_input_files(returns[0])
    office.get_by_role("button", name="Dateien prüfen").click()
    expect(office.get_by_text("Es würde sich nichts ändern")).to_be_visible(timeout=60_000)
    expect(office.get_by_role("button", name="Jetzt einlesen")).to_have_count(0)
    office.get_by_role("button", name="Verwerfen").click()
    expect(office.locator(".import-note", has_text="Verworfen")).to_be_visible()
    assert read_pointer(store_folder).version_id == taken.version_id
