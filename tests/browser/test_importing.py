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
from data.importing import build_sample
from data.versions import read_pointer
from tests.importing.deliveries import application, write_csv

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
        expect(done).to_be_visible(timeout=15_000)
        shown = office.locator("main code").first.inner_text()
        assert shown != before
        assert shown == read_pointer(tmp_path / "store").version_id
