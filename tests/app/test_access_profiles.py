"""Who gets exact numbers, for which areas: the table of dashboards/access/decision.py."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboards.access.watched import ConfigurationError
from tests.app.access_server import audit_lines, rights_file, served

LOCAL = {"REMOTE_ADDR": "127.0.0.1"}
PROXY = {"REMOTE_ADDR": "10.9.9.9"}
EVERYWHERE = "0.0.0.0"  # noqa: S104 - the very setting these tests are about
DASH = "/_dash-update-component"


def ask(
    server: Flask, headers: dict[str, str] | None = None, peer: dict[str, str] = LOCAL
) -> dict[str, Any]:
    answer: dict[str, Any] = (
        server.test_client().get("/", headers=headers, environ_base=peer).get_json()
    )
    return answer


def test_protected_is_the_default(tmp_path: Path) -> None:
    assert ask(served(tmp_path))["profile"] == "protected"


def test_internal_at_the_machine_itself_when_asked_for(tmp_path: Path) -> None:
    answer = ask(served(tmp_path, profile="internal"))
    assert (answer["profile"], answer["areas"]) == ("internal", [])


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_every_loopback_peer_is_the_machine_itself(tmp_path: Path, peer: str) -> None:
    server = served(tmp_path, profile="internal")
    assert ask(server, peer={"REMOTE_ADDR": peer})["profile"] == "internal"


@pytest.mark.parametrize(
    ("settings", "headers", "peer"),
    [
        ({"profile": "protected"}, {}, "127.0.0.1"),
        ({"host": EVERYWHERE}, {}, "127.0.0.1"),
        ({"host": "192.168.1.5"}, {}, "127.0.0.1"),
        ({"proxy": "10.9.9.9"}, {}, "127.0.0.1"),
        ({"proxy": "127.0.0.1"}, {}, "127.0.0.1"),
        ({}, {}, "192.168.1.7"),
        ({}, {}, ""),
        ({}, {}, "nonsense"),
        ({}, {"X-Forwarded-For": "127.0.0.1"}, "127.0.0.1"),
        ({}, {"X-Forwarded-For": ""}, "127.0.0.1"),
        ({}, {"Forwarded": "for=127.0.0.1"}, "127.0.0.1"),
        ({}, {"X-Real-IP": "127.0.0.1"}, "127.0.0.1"),
        ({}, {"X-Forwarded-Anything": "1"}, "127.0.0.1"),
        ({}, {"X-Forwarded": "for=127.0.0.1"}, "127.0.0.1"),
        ({}, {"CF-Connecting-IP": "127.0.0.1"}, "127.0.0.1"),
        ({}, {"Via": "1.1 proxy"}, "127.0.0.1"),
        ({}, {"Host": "rebound.example"}, "127.0.0.1"),
        ({}, {"Host": "127.0.0.1.example:8050"}, "127.0.0.1"),
        ({}, {"X-Forwarded-User": "anna"}, "127.0.0.1"),
    ],
)
def test_anything_that_may_not_be_the_machine_itself_is_protected(
    tmp_path: Path, settings: dict[str, str], headers: dict[str, str], peer: str
) -> None:
    server = served(tmp_path, **{"profile": "internal", **settings})
    answer = ask(server, headers, {"REMOTE_ADDR": peer})
    assert (answer["profile"], "internal" in answer["rights"]) == ("protected", False)


def test_who_is_vouched_for_by_the_proxy_has_the_rights_of_the_groups(tmp_path: Path) -> None:
    server = served(tmp_path, proxy="10.9.9.0/24", rights=rights_file(tmp_path))
    answer = ask(server, {"X-Forwarded-User": "anna", "X-Forwarded-Groups": "x; ministry"}, PROXY)
    assert (answer["name"], answer["profile"]) == ("anna", "protected")
    assert answer["rights"] == ["internal", "see"]


def test_umlauts_in_the_name_arrive(tmp_path: Path) -> None:
    server = served(tmp_path, proxy="10.9.9.9")
    sent = "Jörg".encode().decode("latin-1")
    assert ask(server, {"X-Forwarded-User": sent}, PROXY)["name"] == "Jörg"


@pytest.mark.parametrize(
    ("peer", "user"),
    [
        ("10.9.9.8", "anna"),
        ("127.0.0.1", "anna"),
        ("10.9.9.9", ""),
        ("10.9.9.9", "mallory,anna"),
        ("10.9.9.9", "a" * 201),
        ("10.9.9.9", "an\x7fna"),
    ],
)
def test_names_from_elsewhere_and_doubtful_names_are_nobody(
    tmp_path: Path, peer: str, user: str
) -> None:
    server = served(tmp_path, proxy="10.9.9.9", rights=rights_file(tmp_path))
    headers = {"X-Forwarded-User": user, "X-Forwarded-Groups": "ministry"}
    answer = ask(server, headers, {"REMOTE_ADDR": peer})
    assert (answer["name"], answer["rights"]) == ("", ["see"])


def test_names_of_the_headers_can_be_chosen(tmp_path: Path) -> None:
    server = served(
        tmp_path, proxy="10.9.9.9", proxy_user_header="Remote-User", rights=rights_file(tmp_path)
    )
    headers = {"Remote-User": "anna", "X-Forwarded-User": "mallory"}
    assert ask(server, headers, PROXY)["name"] == "anna"


def choose_internal(server: Flask, headers: dict[str, str]) -> tuple[FlaskClient, TestResponse]:
    client = server.test_client()
    token = client.get("/", headers=headers, environ_base=PROXY).get_json()["token"]
    form = {"profile": "internal", "csrf_token": token}
    answer = client.post("/profile", data=form, headers=headers, environ_base=PROXY)
    return client, answer


def test_exact_numbers_need_the_right_and_the_choice_and_are_written_down(tmp_path: Path) -> None:
    server = served(tmp_path, proxy="10.9.9.9", rights=rights_file(tmp_path))
    headers = {"X-Forwarded-User": "anna", "X-Forwarded-Groups": "essen"}
    client, chosen = choose_internal(server, headers)
    assert chosen.status_code == 303
    cookie = chosen.headers["Set-Cookie"]
    assert all(word in cookie for word in ("HttpOnly", "Secure", "SameSite=Lax"))
    body = {
        "inputs": [
            {"id": "address", "property": "pathname", "value": "/outreach"},
            {"id": "address", "property": "search", "value": "?block=1"},
        ]
    }
    secure = {"base_url": "https://localhost", "environ_base": PROXY, "headers": headers}
    answer = client.post(DASH, json=body, **secure).get_json()
    assert (answer["profile"], answer["areas"]) == ("internal", ["05113"])
    assert audit_lines(tmp_path)[-1] == {
        "event": "exact-numbers",
        "person": "anna",
        "profile": "internal",
        "known_by": "proxy",
        "address": "/outreach?block=1",
    }


def test_the_choice_of_one_person_is_not_that_of_the_next(tmp_path: Path) -> None:
    server = served(tmp_path, proxy="10.9.9.9", rights=rights_file(tmp_path))
    client, _ = choose_internal(
        server, {"X-Forwarded-User": "anna", "X-Forwarded-Groups": "ministry"}
    )
    next_one = {"X-Forwarded-User": "berta", "X-Forwarded-Groups": "ministry"}
    secure = {"base_url": "https://localhost", "environ_base": PROXY}
    assert client.get("/", headers=next_one, **secure).get_json()["profile"] == "protected"


def test_who_lost_the_right_sees_protected_numbers_at_once(tmp_path: Path) -> None:
    server = served(tmp_path, proxy="10.9.9.9", rights=rights_file(tmp_path))
    client, _ = choose_internal(
        server, {"X-Forwarded-User": "anna", "X-Forwarded-Groups": "ministry"}
    )
    other = {"X-Forwarded-User": "anna", "X-Forwarded-Groups": "other"}
    secure = {"base_url": "https://localhost", "environ_base": PROXY}
    assert client.get("/", headers=other, **secure).get_json()["profile"] == "protected"


def test_without_the_right_the_choice_is_refused(tmp_path: Path) -> None:
    server = served(tmp_path, proxy="10.9.9.9", rights=rights_file(tmp_path))
    _, answer = choose_internal(server, {"X-Forwarded-User": "anna"})
    assert answer.status_code == 403


def test_a_group_without_the_right_to_see_sees_nothing(tmp_path: Path) -> None:
    server = served(tmp_path, proxy="10.9.9.9", rights=rights_file(tmp_path))
    headers = {"X-Forwarded-User": "anna", "X-Forwarded-Groups": "import"}
    for address in ("/", "/api/charts/one", "/export/charts/one.csv", "/nowhere"):
        answer = server.test_client().get(address, headers=headers, environ_base=PROXY)
        assert answer.status_code == 403


@pytest.mark.parametrize("address", ["/", "/api/charts/one", "/export/charts/one.csv"])
def test_a_limited_person_is_limited_everywhere(tmp_path: Path, address: str) -> None:
    server = served(tmp_path, proxy="10.9.9.9", rights=rights_file(tmp_path))
    headers = {"X-Forwarded-User": "anna", "X-Forwarded-Groups": "essen"}
    answer = server.test_client().get(address, headers=headers, environ_base=PROXY)
    assert answer.get_json()["areas"] == ["05113"]


def test_exports_and_exact_pages_are_written_down_with_who_asked(tmp_path: Path) -> None:
    server = served(tmp_path, profile="internal")
    client = server.test_client()
    client.get("/api/charts/one?block=1")
    client.get("/export/charts/one.csv")
    client.get("/")
    assert [
        (line["event"], line["address"], line["known_by"]) for line in audit_lines(tmp_path)
    ] == [
        ("exact-numbers", "/api/charts/one?block=1", "machine"),
        ("export", "/export/charts/one.csv", "machine"),
    ]
    assert stat.S_IMODE((tmp_path / "audit.jsonl").stat().st_mode) == 0o600


def test_protected_pages_are_not_written_down_but_exports_are(tmp_path: Path) -> None:
    client = served(tmp_path).test_client()
    client.get("/api/charts/one")
    client.get("/export/charts/one.csv")
    assert [line["event"] for line in audit_lines(tmp_path)] == ["export"]


def test_no_audit_line_no_exact_numbers(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    server = served(tmp_path, profile="internal", audit=tmp_path)
    answer = server.test_client().get("/api/charts/one").get_json()
    assert answer["profile"] == "protected"
    assert "audit log cannot be written" in caplog.text


def test_an_address_cannot_start_an_audit_line(tmp_path: Path) -> None:
    client = served(tmp_path, profile="internal").test_client()
    client.get('/api/charts/one?x=%0A{"event":"forged"}%1b[31m')
    assert [line["event"] for line in audit_lines(tmp_path)] == ["exact-numbers"]
    assert "\x1b" not in (tmp_path / "audit.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"host": EVERYWHERE, "profile": "internal"}, "only the protected profile is served"),
        ({"host": EVERYWHERE}, "only the protected profile is served"),
        ({"proxy": "10.9.9.9", "profile": "internal"}, "people sign in for it"),
        ({}, ""),
        ({"profile": "internal"}, ""),
        ({"proxy": "10.9.9.9"}, ""),
    ],
)
def test_the_start_says_who_sees_what_when_it_is_not_as_asked(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, settings: dict[str, str], words: str
) -> None:
    served(tmp_path, **settings)
    assert words in caplog.text
    assert bool(words) == bool(caplog.text)


@pytest.mark.parametrize("proxy", ["proxy.example", "10.0.0.1/8", "10.9.9.9;10.9.9.8"])
def test_a_proxy_that_is_no_address_stops_the_start(tmp_path: Path, proxy: str) -> None:
    with pytest.raises(ConfigurationError, match="ZIQ_PROXY"):
        served(tmp_path, proxy=proxy)
