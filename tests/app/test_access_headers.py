"""What every answer tells the browser, what a failing request says, and what the log keeps."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from dashboards.access import LARGEST_REQUEST, LARGEST_UPLOAD, install
from dashboards.access.http_headers import content_security_policy
from dashboards.access.logs import JsonLines
from dashboards.settings import Settings
from tests.app.access_server import served


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return served(tmp_path).test_client()


@pytest.mark.parametrize(
    "address", ["/", "/api/charts/one", "/nowhere", "/broken", "/profile", "/assets/none.css"]
)
def test_every_answer_carries_the_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"


def test_the_policy_runs_our_scripts_only_and_never_text_as_code() -> None:
    policy = content_security_policy(["'sha256-abc='"])
    assert "script-src 'self' 'sha256-abc=';" in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy


def test_static_files_whose_address_changes_with_them_are_kept_private_answers_never(
    tmp_path: Path,
) -> None:
    server = Flask("static", static_folder=None)
    install(server, Settings(store=tmp_path))

    @server.get("/assets/<name>")
    @server.get("/api/<name>")
    def answer(name: str) -> Response:
        response = Response(name)
        if name == "own.js":
            response.headers["Cache-Control"] = "public, max-age=60"
        return response

    client = server.test_client()
    kept = {
        address: client.get(address).headers["Cache-Control"]
        for address in ("/assets/a.js?m=1", "/assets/a.js", "/assets/own.js", "/api/own.js?m=1")
    }
    assert kept == {
        "/assets/a.js?m=1": "public, max-age=31536000, immutable",
        "/assets/a.js": "no-cache",
        "/assets/own.js": "public, max-age=60",
        "/api/own.js?m=1": "no-store",
    }


@pytest.mark.parametrize("address", ["/broken", "/api/charts/broken", "/broken?lang=en"])
def test_an_error_shows_a_number_that_the_log_has_and_nothing_else(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 500
    (record,) = caplog.records
    assert str(record.__dict__["number"]) in answer.text
    for secret in ("SELECT", "/srv", "Traceback", "RuntimeError", "access_server"):
        assert secret not in answer.text
    line = json.loads(JsonLines().format(record))
    assert line["number"] in answer.text
    assert "RuntimeError: SELECT secret" in line["traceback"]


def test_programs_get_errors_as_json(client: FlaskClient) -> None:
    broken = client.get("/api/charts/broken").get_json()
    assert re.fullmatch(r"[0-9a-f]{8}", broken["number"])
    assert client.get("/api/nowhere").get_json() == {
        "error": "Unter dieser Adresse gibt es nichts."
    }


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("/<script>alert(1)</script>", "Unter dieser Adresse gibt es nichts."),
        ("/nowhere?lang=en", "There is nothing at this address."),
        ("/x?lang=<script>alert(1)</script>", "Unter dieser Adresse gibt es nichts."),
    ],
)
def test_nothing_from_the_address_reaches_an_error_page(
    client: FlaskClient, address: str, text: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert text in answer.text
    assert "<script" not in answer.text


def test_a_host_name_that_is_none_is_refused_without_a_trace(client: FlaskClient) -> None:
    answer = client.get("/profile", headers={"Host": "a b<script>"})
    assert answer.status_code in {200, 400}
    assert "<script" not in answer.text


def test_large_requests_are_for_who_may_import(tmp_path: Path) -> None:
    local = served(tmp_path).test_client()
    away = {"environ_base": {"REMOTE_ADDR": "10.1.1.1"}}
    body = b"x" * (LARGEST_REQUEST + 1)
    headers = {"X-CSRF-Token": local.get("/").get_json()["token"]}
    assert local.post("/import", data=body, headers=headers).get_json() == {"taken": len(body)}
    refused = local.post("/import", data=body, headers=headers, **away)
    assert refused.status_code == 403
    refused = local.post("/", data={"csrf_token": "x" * (LARGEST_REQUEST + 1)}, **away)
    assert refused.status_code == 413
    assert "Reichen Sie sie einzeln ein" in refused.text
    stated = {"CONTENT_LENGTH": str(LARGEST_UPLOAD + 1)}
    answer = local.post("/import", data=b"x", headers=headers, environ_overrides=stated)
    assert answer.status_code == 413


def test_a_log_line_is_one_line_of_json_whatever_it_says() -> None:
    record = logging.LogRecord(
        "subject", logging.ERROR, "file", 1, "%s", ('a\n{"forged": 1}\x1b[31m',), None
    )
    text = JsonLines().format(record)
    assert "\n" not in text
    assert "\x1b" not in text
    assert json.loads(text)["message"].startswith("a\n")
