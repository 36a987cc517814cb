"""What the desk refuses, who reaches it, and imports that last."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from dashboards.access import csrf_token
from dashboards.access.audit import AUDIT_FILE
from dashboards.settings import Settings
from data import versions
from data.importing import apart
from data.writer import write_lock
from tests.app.at_the_desk import HERE, Desk, applications, at_once, desk, server, waiting

__all__ = ["at_once", "desk", "server"]


def test_nothing_is_imported_without_its_line_in_the_audit_log(desk: Desk, tmp_path: Path) -> None:
    log = tmp_path / "store" / AUDIT_FILE
    shown = desk("check", {"Antraege.csv": applications("Kümmerer")}).get_json()
    log.mkdir()
    answer = desk("confirm", ticket=shown["ticket"])
    assert answer.status_code == 503
    assert not (tmp_path / "store" / versions.POINTER_FILE).exists()
    log.rmdir()
    assert desk("confirm", ticket=shown["ticket"]).get_json()["accepted"] is True
    (line,) = log.read_text(encoding="utf-8").splitlines()
    assert json.loads(line).items() >= {"event": "import", "files": "Antraege.csv"}.items()


@pytest.mark.parametrize("name", ["Antraege.exe", "Antraege", "Antraege.xlsm", ""])
def test_other_files_are_not_taken_in(desk: Desk, tmp_path: Path, name: str) -> None:
    answer = desk("check", {name: b"x"} if name else {})
    assert answer.status_code == 400
    assert answer.get_json()["error"]
    assert waiting(tmp_path) == []


@pytest.mark.usefixtures("at_once")
def test_names_lead_nowhere_else_and_never_cover_each_other(desk: Desk, tmp_path: Path) -> None:
    answer = desk("check", {"../../Antraege.csv": applications("Kümmerer")}).get_json()
    assert answer["accepted"] is True
    assert not (tmp_path / "Antraege.csv").exists()
    files = {"eins/Antraege.csv": applications("x"), "zwei/Antraege.csv": applications("y")}
    refused = desk("check", files)
    assert refused.status_code == 400
    assert "Antraege.csv" in refused.get_json()["error"]


@pytest.mark.parametrize("ticket", ["", "..", "../..", "x" * 22])
def test_a_ticket_that_is_none_leads_nowhere(desk: Desk, server: Flask, ticket: str) -> None:
    assert desk("confirm", ticket=ticket).status_code == 400
    assert server.test_client().get(f"/import/marked/{ticket}").status_code in (400, 404)


def test_while_another_import_runs_the_desk_says_so(desk: Desk, tmp_path: Path) -> None:
    with write_lock(tmp_path / "store"):
        answer = desk("check", {"Antraege.csv": applications("Kümmerer")})
    assert answer.status_code == 409
    assert "anderes" in answer.get_json()["error"]


@pytest.mark.parametrize("name", [versions.POINTER_FILE, "record-seed"])
def test_a_damaged_folder_is_named_and_stays_as_it_is(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "store" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("broken")
    answer = desk("check", {"Antraege.csv": applications("Kümmerer")})
    assert answer.status_code == 503
    assert name in answer.get_json()["error"]
    assert path.read_text() == "broken"


def test_only_people_with_the_right_to_import_reach_the_desk(tmp_path: Path) -> None:
    rights = tmp_path / "rights.toml"
    rights.write_text('[groups.office]\nrights = ["see", "import"]\n')
    server = create_app(Settings(store=tmp_path / "store", proxy="127.0.0.1", rights=rights))
    client = server.test_client()
    for group, code in (("other", 403), ("office", 400)):
        headers = {"X-Forwarded-User": "anna", "X-Forwarded-Groups": group}
        with server.test_request_context("/", headers=headers, environ_base=HERE):
            server.preprocess_request()
            headers["X-CSRF-Token"] = csrf_token()
        assert client.post("/import/check", headers=headers).status_code == code
        assert client.post("/import/confirm", headers=headers).status_code == code
        assert client.post("/import/discard", headers=headers).status_code == code
        # There are no data yet of which forms could be made.
        assert client.get("/import/forms.zip", headers=headers).status_code in (403, 503)
        assert (client.get("/import/forms.zip", headers=headers).status_code == 403) == (
            group == "other"
        )


def test_who_follows_an_import_is_told_how_far_it_is_and_may_stop_it(
    desk: Desk, server: Flask, tmp_path: Path
) -> None:
    begun = desk("check?follow", {"Antraege.csv": applications("Kümmerer")}).get_json()
    assert begun["running"] is True
    address = f"/import/work/{begun['ticket']}"
    answer = begun
    while answer.get("running"):
        answer = server.test_client().get(address).get_json()
    assert answer["accepted"] is True
    assert answer["changes"] == [{"sheet": "Antraege", "change": "added", "count": 1}]
    assert server.test_client().get(address).get_json() == answer

    begun = desk("confirm?follow", ticket=answer["ticket"]).get_json()
    assert begun["running"] is True
    stopped = desk("discard", ticket=begun["ticket"]).get_json()
    is_done = (tmp_path / "store" / versions.POINTER_FILE).exists()
    assert ("version" in stopped) == is_done
    assert waiting(tmp_path) == []
    assert server.test_client().get(address).status_code == 400


def test_an_import_beyond_its_limits_is_ended_and_changes_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limits in (apart.Limits(megabytes=60), apart.Limits(seconds=0)):
        monkeypatch.setattr(apart, "limits", lambda limits=limits: limits)
        answer = desk("check", {"Antraege.csv": applications("Kümmerer")})
        assert answer.status_code == 400
        assert "mehr Zeit oder Speicher" in answer.get_json()["error"]
        assert not (tmp_path / "store" / versions.POINTER_FILE).exists()


def test_an_import_that_another_server_began_is_found_and_given_up_when_it_is_silent(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = desk("check?follow", {"Antraege.csv": applications("Kümmerer")}).get_json()
    (folder,) = waiting(tmp_path)
    process = apart._processes.pop(folder)
    apart.wait(folder)
    process.wait()
    assert apart.result(folder).findings == ()
    (folder / apart.RESULT).unlink()
    monkeypatch.setattr(apart, "SILENT_SECONDS", 0.0)
    told = desk("confirm", ticket=begun["ticket"])
    assert told.get_json()["accepted"] is True
