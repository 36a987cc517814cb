"""Sessions that the server ends, and strangers who fail on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboards.access.sessions import Sessions
from tests.app.access_server import PASSWORD, rights_file, served, users_file
from tests.app.asking import PROXY
from tests.app.test_access_sign_in import choose, sign_in, token_of


def copy_of(client: FlaskClient, server: Flask) -> FlaskClient:
    """Another browser with the same cookies, as a thief has them."""
    thief = server.test_client()
    for name in ("ziq-session", "ziq-profile"):
        cookie = client.get_cookie(name)
        if cookie:
            thief.set_cookie(name, cookie.value)
    return thief


@pytest.fixture
def office(tmp_path: Path) -> Flask:
    """Anna and Berta, who may see exact numbers."""
    users = users_file(tmp_path, anna="ministry", berta="ministry")
    return served(tmp_path, users=users, rights=rights_file(tmp_path))


def test_signing_out_ends_every_copy_of_the_session(office: Flask) -> None:
    client = office.test_client()
    sign_in(client)
    choose(client, "internal")
    thief = copy_of(client, office)
    assert thief.get("/").get_json()["profile"] == "internal"
    client.post("/sign-out", data={"csrf_token": token_of(client.get("/profile"))})
    assert thief.get("/").get_json()["name"] == ""


def test_stepping_down_ends_every_copy_of_the_choice(office: Flask) -> None:
    client = office.test_client()
    sign_in(client)
    choose(client, "internal")
    thief = copy_of(client, office)
    choose(client, "protected")
    assert thief.get("/").get_json()["profile"] == "protected"


def test_the_choice_of_a_person_of_the_proxy_ends_with_it_too(tmp_path: Path) -> None:
    server = served(tmp_path, proxy="10.9.9.9", rights=rights_file(tmp_path))
    headers = {"X-Forwarded-User": "anna", "X-Forwarded-Groups": "ministry"}
    more = {"headers": headers, "environ_base": PROXY, "base_url": "https://localhost"}
    client = server.test_client()
    token = client.get("/", **more).get_json()["token"]
    client.post("/profile", data={"profile": "internal", "csrf_token": token}, **more)
    assert client.get("/", **more).get_json()["profile"] == "internal"
    assert Sessions(tmp_path).end_all("anna") == 1
    assert client.get("/", **more).get_json()["profile"] == "protected"


def test_signing_in_anew_ends_the_session_before(office: Flask) -> None:
    client = office.test_client()
    sign_in(client)
    thief = copy_of(client, office)
    sign_in_again = {"name": "anna", "password": PASSWORD}
    token = token_of(client.get("/profile"))
    client.post("/sign-in", data={**sign_in_again, "csrf_token": token})
    assert client.get("/").get_json()["name"] == "anna"
    assert thief.get("/").get_json()["name"] == ""


def test_the_sessions_folder_gives_nobody_a_session(office: Flask, tmp_path: Path) -> None:
    client = office.test_client()
    sign_in(client)
    cookie = client.get_cookie("ziq-session")
    assert cookie is not None
    for path in (tmp_path / "sessions").iterdir():
        assert path.name not in cookie.value
        assert path.stat().st_mode & 0o077 == 0


def test_strangers_do_not_lock_out_who_signs_in_at_the_usual_browser(office: Flask) -> None:
    usual, stranger = office.test_client(), office.test_client()
    sign_in(usual)
    usual.post("/sign-out", data={"csrf_token": token_of(usual.get("/profile"))})
    for _ in range(40):
        sign_in(stranger, password="wrong")  # noqa: S106
    assert sign_in(stranger).status_code == 429
    assert sign_in(usual).status_code == 303


def test_a_browser_known_for_one_person_is_unknown_for_another(office: Flask) -> None:
    client = office.test_client()
    sign_in(client)
    for _ in range(5):
        sign_in(client, "berta", "wrong")
    assert sign_in(client, "berta").status_code == 429
