"""Many different protected views within an hour: a warning, then 429."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.app.access_server import audit_lines, served
from tests.app.asking import DASH, PROXY, body


def many(tmp_path: Path, **settings: Any) -> Flask:
    """A server that warns at three views and refuses the sixth."""
    return served(tmp_path, **{"proxy": "10.9.9.9", "views_warn": 3, "views_most": 5, **settings})


def seen(client: FlaskClient, *numbers: int, **more: Any) -> list[int]:
    addresses = [f"/api/charts/one?block={number}" for number in numbers]
    more = {"environ_base": PROXY, **more}
    return [client.get(address, **more).status_code for address in addresses]


def test_too_many_different_views_are_refused_in_a_sentence(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = many(tmp_path).test_client()
    who = {"headers": {"X-Forwarded-User": "anna"}}
    assert seen(client, 1, 2, 3, 4, 5, **who) == [200] * 5
    assert seen(client, 6, 7, **who) == [429, 429]
    answer = client.get("/api/charts/one?block=8", environ_base=PROXY, **who)
    assert "Innerhalb einer Stunde" in answer.get_json()["error"]
    lines = audit_lines(tmp_path)
    assert [(line["event"], line["person"], line["views"]) for line in lines] == [
        ("many-views", "proxy anna", "3"),
        ("views-refused", "proxy anna", "5"),
    ]
    assert "anna" not in caplog.text
    assert lines[0]["number"] in [record.__dict__.get("number") for record in caplog.records]


def test_the_same_view_again_does_not_count(tmp_path: Path) -> None:
    client = many(tmp_path).test_client()
    assert seen(client, *[1, 2, 3] * 20) == [200] * 60
    assert seen(client, 4, 5, 6) == [200, 200, 429]
    assert seen(client, 1, 5) == [200, 200], "what was seen may be seen again"


def test_pages_files_and_api_count_together_and_over_all_workers(tmp_path: Path) -> None:
    first, second = (many(tmp_path).test_client() for _ in range(2))
    assert seen(first, 1, 2) == [200, 200]
    assert second.get("/export/charts/one.csv", environ_base=PROXY).status_code == 200
    page = {"json": body("/outreach", "?block=1"), "environ_base": PROXY}
    assert second.post(DASH, **page).status_code == 200
    deck = "/export/charts/one.csv?slides=a%3Fblock%3D1|b%3Fblock%3D2"
    assert first.get(deck, environ_base=PROXY).status_code == 429
    assert seen(second, 9) == [429]


def test_people_and_addresses_are_counted_apart(tmp_path: Path) -> None:
    client = many(tmp_path).test_client()
    for headers in (
        {"X-Forwarded-User": "anna"},
        {"X-Forwarded-User": "berta"},
        {"X-Forwarded-For": "192.0.2.1"},
        {"X-Forwarded-For": "192.0.2.2"},
        {"X-Forwarded-For": "192.0.2.1, 192.0.2.3"},
        {"X-Forwarded-For": "2001:db8::1"},
        {},
    ):
        assert seen(client, 1, 2, 3, 4, 5, 6, headers=headers) == [200] * 5 + [429]
    same_household = {"X-Forwarded-For": "2001:db8::2"}
    assert seen(client, 6, headers=same_household) == [429]


def test_what_a_stranger_writes_about_his_address_is_not_believed(tmp_path: Path) -> None:
    client = many(tmp_path).test_client()
    for number in range(1, 7):
        answers = seen(
            client,
            number,
            environ_base={"REMOTE_ADDR": "198.51.100.7"},
            headers={"X-Forwarded-For": f"192.0.2.{number}"},
        )
        assert answers == [200 if number < 6 else 429]


def test_at_the_machine_itself_and_for_exact_numbers_nothing_is_counted(tmp_path: Path) -> None:
    for settings in ({}, {"profile": "internal"}):
        client = many(tmp_path, proxy="", **settings).test_client()
        assert seen(client, *range(20), environ_base={}) == [200] * 20


def test_frames_scripts_and_health_do_not_count(tmp_path: Path) -> None:
    client = many(tmp_path).test_client()
    for number in range(20):
        assert client.get(f"/?x={number}", environ_base=PROXY).status_code == 200
    assert seen(client, 1) == [200]
