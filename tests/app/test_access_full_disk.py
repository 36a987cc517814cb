"""A full disk: people still sign in and out, and nobody sees more than is written down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask

from dashboards.access.audit import AuditLog
from dashboards.access.sessions import Sessions
from tests.app.access_server import rights_file, served, users_file
from tests.app.test_access_sign_in import choose, sign_in, token_of


@pytest.fixture
def full(tmp_path: Path) -> Flask:
    """A server whose audit log cannot be written any more."""
    users = users_file(tmp_path, anna="ministry")
    return served(tmp_path, users=users, rights=rights_file(tmp_path), audit=Path("/dev/full"))


def test_on_a_full_disk_people_sign_in_and_out(full: Flask) -> None:
    client = full.test_client()
    assert sign_in(client, password="wrong").status_code == 403  # noqa: S106
    assert sign_in(client).status_code == 303
    assert client.get("/").get_json()["name"] == "anna"
    token = token_of(client.get("/profile"))
    assert client.post("/sign-out", data={"csrf_token": token}).status_code == 303
    assert client.get("/").get_json()["name"] == ""


def test_on_a_full_disk_one_steps_down_to_protected_numbers_and_never_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = served(
        tmp_path, users=users_file(tmp_path, anna="ministry"), rights=rights_file(tmp_path)
    )
    client = server.test_client()
    sign_in(client)
    choose(client, "internal")
    assert client.get("/").get_json()["profile"] == "internal"

    def no_room(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(AuditLog, "record", no_room)
    choose(client, "protected")
    assert client.get("/").get_json()["profile"] == "protected"
    answer = choose(client, "internal")
    assert answer.status_code == 503
    assert "Nummer" in answer.text
    assert client.get("/").get_json()["profile"] == "protected"


def test_where_no_session_can_be_written_down_nobody_signs_in_and_reads_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = served(tmp_path, users=users_file(tmp_path, anna="ministry"))

    def no_room(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Sessions, "start", no_room)
    answer = sign_in(server.test_client())
    assert answer.status_code == 503
    assert "Nummer" in answer.text


def test_a_line_that_was_cut_never_swallows_the_next(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    log = AuditLog(path)
    log.record("sign-in", "anna")
    with path.open("ab") as cut:
        cut.write(b'{"time": "2026-11-29T10:00:00.000+00:00", "event": "exa')
    log.record("sign-in", "berta")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert [json.loads(lines[place])["person"] for place in (0, 2)] == ["anna", "berta"]


def test_a_line_that_cannot_be_written_whole_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = AuditLog(tmp_path / "audit.jsonl")
    log.record("sign-in", "anna")
    whole = (tmp_path / "audit.jsonl").read_bytes()
    write = __import__("os").write
    monkeypatch.setattr("dashboards.access.audit.os.write", lambda to, line: write(to, line[:20]))
    with pytest.raises(OSError, match="cut short"):
        log.record("sign-in", "berta")
    assert (tmp_path / "audit.jsonl").read_bytes() == whole
