"""Access tokens for programs: made, listed and withdrawn by command; where they are valid."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from dashboards.access.__main__ import main
from dashboards.access.bearer import read_tokens
from dashboards.access.watched import ConfigurationError
from tests.app.access_server import audit_lines, rights_file, served, users_file

ELSEWHERE = {"REMOTE_ADDR": "198.51.100.7"}
CLOSED = "[everyone]\nrights = []\n[groups.ministry]\nrights = ['see']\n"


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZIQ_STORE", str(tmp_path))


def made(capsys: pytest.CaptureFixture[str], name: str = "evaluation", *more: str) -> str:
    """A new token, as the command shows it."""
    assert main(["add-token", name, *more]) == 0
    return capsys.readouterr().out.splitlines()[-1]


def ask(server: Flask, token: str, address: str = "/api/charts/one", **more: Any) -> TestResponse:
    headers = {"Authorization": f"Bearer {token}", **more.pop("headers", {})}
    more = {"environ_base": ELSEWHERE, **more}
    return server.test_client().get(address, headers=headers, **more)


@pytest.fixture(params=["proxy", "users"])
def closed(request: pytest.FixtureRequest, tmp_path: Path) -> Flask:
    """An office where nobody sees anything without being known, with or without a proxy."""
    rights = rights_file(tmp_path, CLOSED)
    if request.param == "proxy":
        return served(tmp_path, proxy="10.9.9.9", rights=rights)
    return served(tmp_path, users=users_file(tmp_path, anna="ministry"), rights=rights)


def test_a_token_opens_api_exports_and_health_and_nothing_else(
    closed: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    token = made(capsys)
    seen = ask(closed, token).get_json()
    assert (seen["name"], seen["profile"], seen["rights"]) == ("evaluation", "protected", ["see"])
    assert ask(closed, token, "/export/charts/one.csv").status_code == 200
    assert ask(closed, token, "/").status_code in {303, 403}
    assert ask(closed, token, "/api/charts/one", headers={"Authorization": ""}).status_code == 403


@pytest.mark.parametrize("sent", ["wrong", "ziq_wrong", "", "ziq_", "ä", "x" * 5000, "a b"])
@pytest.mark.parametrize("address", ["/api/charts/one", "/export/charts/one.csv", "/health"])
def test_a_wrong_token_is_refused_in_one_sentence(
    closed: Flask, capsys: pytest.CaptureFixture[str], sent: str, address: str
) -> None:
    made(capsys)
    answer = ask(closed, sent.encode().decode("latin-1"), address)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert "Zugriffsschlüssel" in answer.get_json()["error"]


def test_also_where_everybody_may_see_a_wrong_token_is_refused(tmp_path: Path) -> None:
    assert ask(served(tmp_path), "wrong").status_code == 401
    assert ask(served(tmp_path), "wrong", environ_base={}).status_code == 401


def test_withdrawn_and_old_tokens_are_refused_at_once_without_a_restart(
    closed: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    today = dt.datetime.now(dt.UTC).astimezone().date()
    token, other = made(capsys), made(capsys, "other", "--until", today.isoformat())
    assert [ask(closed, one).status_code for one in (token, other)] == [200, 200]
    assert main(["withdraw-token", "evaluation"]) == 0
    path = tmp_path / "tokens.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(today.isoformat(), "2020-01-31"), encoding="utf-8")
    assert [ask(closed, one).status_code for one in (token, other)] == [401, 401]


def test_a_right_and_a_wrong_token_are_compared_with_every_entry(
    closed: Flask, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = [made(capsys, name) for name in ("a", "b", "c")]
    compared: list[str] = []

    def counting(first: str, second: str) -> bool:
        compared.append(first)
        return first == second

    monkeypatch.setattr("dashboards.access.bearer.hmac.compare_digest", counting)
    for token in (*tokens, "wrong", "ziq_unknown"):
        compared.clear()
        ask(closed, token)
        assert len(compared) == 3


def test_exact_numbers_by_token_hold_for_its_areas_and_are_written_down(
    closed: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    token = made(capsys, "essen", "--right", "internal", "--area", "05113")
    seen = ask(closed, token, "/api/charts/one?block=1").get_json()
    assert (seen["profile"], seen["areas"]) == ("internal", ["05113"])
    ask(closed, token, "/export/charts/one.csv")
    facts = {"person": "essen", "profile": "internal", "known_by": "token"}
    assert audit_lines(tmp_path) == [
        {"event": "exact-numbers", **facts, "address": "/api/charts/one?block=1"},
        {"event": "export", **facts, "address": "/export/charts/one.csv"},
    ]


def test_no_line_no_exact_numbers_for_programs_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    token = made(capsys, "essen", "--right", "internal")
    server = served(tmp_path, audit=Path("/dev/full"))
    assert ask(server, token).get_json()["profile"] == "protected"


def test_views_of_a_token_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    token = made(capsys)
    server = served(tmp_path, views_warn=2, views_most=3)
    asked = [ask(server, token, f"/api/charts/one?block={number}") for number in range(4)]
    assert [answer.status_code for answer in asked] == [200, 200, 200, 429]
    assert audit_lines(tmp_path)[0]["person"] == "token evaluation"


def test_what_a_proxy_passes_on_with_its_person_is_not_taken_for_ours(tmp_path: Path) -> None:
    server = served(tmp_path, proxy="10.9.9.9", rights=rights_file(tmp_path))
    who = {"X-Forwarded-User": "anna", "X-Forwarded-Groups": "ministry"}
    more: dict[str, Any] = {"headers": who, "environ_base": {"REMOTE_ADDR": "10.9.9.9"}}
    assert ask(server, "eyJhbGciOi.of.the-sign-on", **more).get_json()["name"] == "anna"
    assert ask(server, "ziq_wrong", **more).status_code == 401


def test_endless_wrong_tokens_do_not_fill_the_audit_log(tmp_path: Path) -> None:
    server = served(tmp_path)
    for _ in range(40):
        assert ask(server, "wrong").status_code == 401
    lines = audit_lines(tmp_path)
    assert len(lines) == 30
    assert lines[0] == {"event": "token-refused", "person": "", "address": "198.51.100.7"}


def test_the_file_never_holds_the_token_and_belongs_to_its_owner(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    token = made(capsys)
    path = tmp_path / "tokens.toml"
    assert token not in path.read_text(encoding="utf-8")
    assert token.removeprefix("ziq_") not in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_tokens_are_listed_with_what_they_may(capsys: pytest.CaptureFixture[str]) -> None:
    made(capsys, "essen", "--right", "internal", "--area", "05113", "--until", "2099-12-31")
    assert main(["list-tokens"]) == 0
    assert capsys.readouterr().out == "essen: Rechte internal; Gebiete 05113; bis 31.12.2099\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add-token", "a/b"], "Buchstaben, Ziffern"),
        (["add-token", "x", "--until", "31.12.2027"], "2027-12-31"),
        (["add-token", "x", "--until", "2020-01-01"], "vorbei"),
        (["add-token", "x", "--area", "99"], "AGS"),
        (["withdraw-token", "x"], "Einen Schlüssel x gibt es nicht"),
        (["end-sessions"], "--all"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main(arguments) == 1
    error = capsys.readouterr().err
    assert words in error
    assert len(error.splitlines()) == 1


def test_a_name_is_given_once(capsys: pytest.CaptureFixture[str]) -> None:
    made(capsys)
    assert main(["add-token", "evaluation"]) == 1
    assert "bitte zuerst withdraw-token" in capsys.readouterr().err


@pytest.mark.parametrize(
    "entry",
    [
        'hash = "short"\nrights = ["see"]\nuntil = 2099-01-01',
        'rights = ["see"]\nuntil = 2099-01-01',
        f'hash = "{"a" * 64}"\nrights = ["see"]',
        f'hash = "{"a" * 64}"\nrights = ["see"]\nuntil = "2099-01-01"',
        f'hash = "{"a" * 64}"\nrights = ["import"]\nuntil = 2099-01-01',
        f'hash = "{"a" * 64}"\nuntil = 2099-01-01',
    ],
)
def test_a_file_of_tokens_with_an_error_stops_the_start(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "tokens.toml"
    path.write_text(f"[tokens.x]\n{entry}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"tokens\.x"):
        read_tokens(path)


def test_open_sessions_are_listed_and_ended_by_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.app.test_access_sign_in import sign_in

    server = served(tmp_path, users=users_file(tmp_path, anna="ministry", berta="ministry"))
    anna, berta = server.test_client(), server.test_client()
    sign_in(anna)
    sign_in(berta, "berta")
    assert main(["sessions"]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == [
        "anna",
        "berta",
    ]
    assert main(["end-sessions", "anna"]) == 0
    assert [one.get("/").get_json()["name"] for one in (anna, berta)] == ["", "berta"]
    assert main(["end-sessions", "--all"]) == 0
    assert berta.get("/").get_json()["name"] == ""
