"""The versions that are there: list, feed and the history on the page „Daten“."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from plotly.io.json import to_json_plotly

from dashboards.language.i18n import speaking
from dashboards.pages import PAGES
from dashboards.serving import callback, shell
from data import keeping, versions
from data.store import StoreHandle
from queries.protection import install_gate
from queries.scope import Viewer
from tests.app.corrected import Corrected, corrected
from tests.app.exports_server import exports_client

ATOM = "{http://www.w3.org/2005/Atom}"
NAME = "Landtag 12/2026 <&>"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Corrected:
    made = corrected(tmp_path_factory.mktemp("corrected"))
    keeping.keep(made.store, made.before, NAME)
    return made


@pytest.fixture(scope="module")
def asked(data: Corrected) -> FlaskClient:
    return exports_client(data.store)


def test_the_list_says_what_each_version_holds_and_changed(
    asked: FlaskClient, data: Corrected
) -> None:
    after, before = asked.get("/api/versions").get_json()
    assert (after["id"], before["id"]) == (data.after, data.before)
    assert (after["in_use"], before["in_use"]) == (True, False)
    assert (after["name"], before["name"]) == ("", NAME)
    assert (after["rows"]["applications"], before["rows"]["applications"]) == (2, 1)
    assert after["changes"]["applications"] == {"added": 1, "changed": 1, "gone": 0}
    assert before["version"] == data.before[-12:]
    assert before["imported_at"]


def test_who_has_the_list_already_is_not_told_it_again(asked: FlaskClient) -> None:
    first = asked.get("/api/versions")
    again = asked.get("/api/versions", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_who_is_limited_to_areas_sees_rows_of_these_and_no_changes(data: Corrected) -> None:
    client = exports_client(data.store, Viewer(areas=("05913",)))
    for entry in client.get("/api/versions").get_json():
        assert entry["changes"] is None
        assert entry["rows"]["applications"] == 0


def test_a_version_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    made = corrected(tmp_path)
    versions.version_path(made.store, made.before).write_bytes(b"no database")
    (tmp_path / "store" / keeping.KEPT_FILE).write_text("no json")
    listed = exports_client(made.store).get("/api/versions").get_json()
    assert [entry["id"] for entry in listed] == [made.after]


def test_the_feed_has_an_entry_for_each_version(asked: FlaskClient, data: Corrected) -> None:
    answer = asked.get("/export/versions.atom")
    assert answer.mimetype == "application/atom+xml"
    root = ElementTree.fromstring(answer.data)  # noqa: S314 - our own
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 2
    links = [entry.find(f"{ATOM}link") for entry in entries]
    assert [link.get("href", "").split("?")[1] for link in links if link is not None] == [
        f"version={data.after[-12:]}", f"version={data.before[-12:]}",
    ]  # fmt: skip
    assert NAME in (entries[1].findtext(f"{ATOM}title") or "")
    assert "Antraege: 1 neu, 1 geändert" in (entries[0].findtext(f"{ATOM}summary") or "")
    for part in (root, *entries):
        assert all(part.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))


def test_the_data_page_shows_the_history(data: Corrected) -> None:
    handle = StoreHandle(data.store, install_gate)
    with speaking("de"):
        visit = callback.visit(handle, Viewer(), "/data", "", "de")
        shown = json.dumps(
            json.loads(to_json_plotly(shell.frame(PAGES["data"], visit))), ensure_ascii=False
        )
    assert f"/data?version={data.before[-12:]}" in shown
    assert NAME in shown
    assert "gilt heute" in shown
