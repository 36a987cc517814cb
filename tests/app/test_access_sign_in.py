"""Signing in with a password, the session, the profile page, and forged requests."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboards.access.users import read_users, write_users
from tests.app.access_server import PASSWORD, audit_lines, rights_file, served, users_file


@pytest.fixture
def server(tmp_path: Path) -> Flask:
    users = users_file(tmp_path, anna="ministry", berta="essen", clara="office", dora="unknown")
    return served(tmp_path, users=users, rights=rights_file(tmp_path))


def token_of(page: TestResponse) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert found
    return found[1]


def choose(client: FlaskClient, profile: str) -> Any:
    token = token_of(client.get("/profile"))
    return client.post("/profile", data={"profile": profile, "csrf_token": token})


def sign_in(
    client: FlaskClient, name: str = "anna", password: str = PASSWORD, **more: str
) -> TestResponse:
    form = {"name": name, "password": password, "csrf_token": token_of(client.get("/sign-in"))}
    return client.post("/sign-in", data={**form, **more})


def test_signing_in_opens_a_session_and_sends_people_where_they_wanted(server: Flask) -> None:
    client = server.test_client()
    answer = sign_in(client, next="/outreach?block=1")
    assert (answer.status_code, answer.location) == (303, "/outreach?block=1")
    seen = client.get("/").get_json()
    assert (seen["name"], seen["profile"]) == ("anna", "protected")
    assert seen["rights"] == ["internal", "see"]


@pytest.mark.parametrize(
    "target",
    ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:x", "", "/\n/x"],
)
def test_signing_in_never_leads_to_another_host(server: Flask, target: str) -> None:
    assert sign_in(server.test_client(), next=target).location == "/"


def test_session_cookies_are_out_of_reach_of_scripts_and_of_other_sites(server: Flask) -> None:
    cookie = next(
        value
        for value in sign_in(server.test_client()).headers.getlist("Set-Cookie")
        if value.startswith("ziq-session=ey")
    )
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie, "plain HTTP on this very machine"


@pytest.mark.parametrize(
    "more",
    [
        {"base_url": "https://ziq.example"},
        {"environ_base": {"REMOTE_ADDR": "10.1.1.1"}},
        {"headers": {"X-Forwarded-For": "10.1.1.1"}},
    ],
)
def test_away_from_this_machine_cookies_need_an_encrypted_line(
    server: Flask, more: dict[str, Any]
) -> None:
    client = server.test_client()
    form = {"name": "anna", "password": PASSWORD, "csrf_token": token_of(client.get("/sign-in"))}
    cookies = client.post("/sign-in", data=form, **more).headers.getlist("Set-Cookie")
    assert any(cookie.startswith("ziq-session=ey") and "Secure" in cookie for cookie in cookies)


@pytest.mark.parametrize(("name", "password"), [("anna", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_wrong_name_or_password_get_the_same_answer(
    server: Flask, name: str, password: str
) -> None:
    answer = sign_in(server.test_client(), name, password)
    assert answer.status_code == 403
    assert "Name und Passwort passen nicht zusammen" in answer.text
    assert "ziq-session" not in str(answer.headers)


def test_after_five_failures_even_the_right_password_has_to_wait(server: Flask) -> None:
    client = server.test_client()
    for _ in range(5):
        assert sign_in(client, password="wrong").status_code == 403  # noqa: S106
    answer = sign_in(client)
    assert answer.status_code == 429
    assert "Viertelstunde" in answer.text
    assert sign_in(client, "berta").status_code == 303


def test_the_audit_log_has_names_that_exist_and_never_what_was_typed(
    server: Flask, tmp_path: Path
) -> None:
    client = server.test_client()
    sign_in(client, "my secret password typed into the wrong field", "x")
    sign_in(client, "anna", "wrong")
    sign_in(client, "anna")
    client.post("/sign-out", data={"csrf_token": token_of(client.get("/profile"))})
    assert [(line["event"], line["person"]) for line in audit_lines(tmp_path)] == [
        ("sign-in-failed", ""),
        ("sign-in-failed", "anna"),
        ("sign-in", "anna"),
        ("sign-out", "anna"),
    ]


def test_signing_out_ends_the_session(server: Flask) -> None:
    client = server.test_client()
    sign_in(client)
    client.post("/sign-out", data={"csrf_token": token_of(client.get("/profile"))})
    assert client.get("/").get_json()["name"] == ""


@pytest.mark.parametrize("change", ["removed", "new password"])
def test_removing_a_person_or_a_new_password_ends_open_sessions(
    server: Flask, tmp_path: Path, change: str
) -> None:
    client = server.test_client()
    sign_in(client)
    path = tmp_path / "users.toml"
    users = read_users(path)
    if change == "removed":
        del users["anna"]
        write_users(path, users)
    else:
        users_file(tmp_path, anna="ministry")
    assert client.get("/").get_json()["name"] == ""


@pytest.mark.parametrize("cookie", ["x", "a.b.c", "eyJuYW1lIjoiYW5uYSJ9.aaaa.bbbb", ""])
def test_forged_sessions_are_nobody(server: Flask, cookie: str) -> None:
    client = server.test_client()
    client.set_cookie("ziq-session", cookie)
    assert client.get("/").get_json()["name"] == ""


def test_a_token_for_forms_is_no_session(server: Flask) -> None:
    client = server.test_client()
    client.set_cookie("ziq-session", token_of(client.get("/sign-in")))
    assert client.get("/").get_json()["name"] == ""


def test_workers_share_one_key_that_only_its_owner_can_read(tmp_path: Path) -> None:
    users = users_file(tmp_path, anna="ministry")
    first, second = (served(tmp_path, users=users).test_client() for _ in range(2))
    cookies = sign_in(first).headers.getlist("Set-Cookie")
    session = next(cookie for cookie in cookies if cookie.startswith("ziq-session=ey"))
    second.set_cookie("ziq-session", session.split(";")[0].removeprefix("ziq-session="))
    assert second.get("/").get_json()["name"] == "anna"
    assert stat.S_IMODE((tmp_path / "session-key").stat().st_mode) == 0o600


def test_exact_numbers_by_choice_and_back(server: Flask) -> None:
    client = server.test_client()
    sign_in(client, "berta")
    page = client.get("/profile")
    assert "Genaue Zahlen zeigen" in page.text
    client.post("/profile", data={"profile": "internal", "csrf_token": token_of(page)})
    seen = client.get("/").get_json()
    assert (seen["profile"], seen["areas"]) == ("internal", ["05113"])
    page = client.get("/profile")
    client.post("/profile", data={"profile": "protected", "csrf_token": token_of(page)})
    assert client.get("/").get_json()["profile"] == "protected"


def test_signing_in_anew_starts_protected(server: Flask) -> None:
    client = server.test_client()
    sign_in(client)
    page = client.get("/profile")
    client.post("/profile", data={"profile": "internal", "csrf_token": token_of(page)})
    sign_in_again = {"name": "anna", "password": PASSWORD, "csrf_token": token_of(page)}
    assert client.post("/sign-in", data=sign_in_again).status_code == 303
    assert client.get("/").get_json()["profile"] == "protected"


def test_the_profile_page_offers_exact_numbers_to_nobody_without_the_right(server: Flask) -> None:
    client = server.test_client()
    sign_in(client, "dora")
    page = client.get("/profile?lang=en")
    assert "You are signed in as dora." in page.text
    assert "Show exact numbers" not in page.text
    assert "sums may differ a little" in page.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://localhost:81"},
    ],
)
@pytest.mark.parametrize("address", ["/sign-in", "/sign-out", "/profile", "/import"])
def test_another_site_cannot_make_a_browser_change_anything(
    server: Flask, address: str, headers: dict[str, str]
) -> None:
    client = server.test_client()
    sign_in(client)
    form = {"csrf_token": token_of(client.get("/profile")), "name": "anna", "password": PASSWORD}
    assert client.post(address, data=form, headers=headers).status_code == 403


@pytest.mark.parametrize("token", [None, "", "x"])
@pytest.mark.parametrize("address", ["/sign-in", "/sign-out", "/profile", "/import"])
def test_a_form_without_our_token_changes_nothing(
    server: Flask, address: str, token: str | None
) -> None:
    client = server.test_client()
    sign_in(client)
    form = {"name": "anna", "password": PASSWORD} | ({"csrf_token": token} if token else {})
    assert client.post(address, data=form).status_code == 403
    assert client.get("/").get_json()["name"] == "anna"


def test_the_token_of_one_person_is_not_that_of_another(server: Flask) -> None:
    anna, berta = server.test_client(), server.test_client()
    sign_in(anna)
    sign_in(berta, "berta")
    form = {"profile": "internal", "csrf_token": token_of(anna.get("/profile"))}
    assert berta.post("/profile", data=form).status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
def test_callbacks_take_json_only_which_no_foreign_form_can_send(server: Flask, kind: str) -> None:
    client = server.test_client()
    answer = client.post("/_dash-update-component", data='{"x": 1}', content_type=kind)
    assert answer.status_code == 403
    assert client.post("/_dash-update-component", json={"x": 1}).status_code == 200


def test_only_who_may_import_can(server: Flask, tmp_path: Path) -> None:
    for name, code in (("anna", 403), ("clara", 200)):
        client = server.test_client()
        sign_in(client, name)
        token = token_of(client.get("/profile"))
        answer = client.post("/import", data=b"x", headers={"X-CSRF-Token": token})
        assert answer.status_code == code
    assert audit_lines(tmp_path)[-1] == {
        "event": "import",
        "person": "clara",
        "files": "antraege.xlsx",
    }


def test_an_office_can_let_nobody_see_anything_without_signing_in(tmp_path: Path) -> None:
    server = served(
        tmp_path,
        users=users_file(tmp_path, anna="ministry"),
        rights=rights_file(
            tmp_path, "[everyone]\nrights = []\n[groups.ministry]\nrights = ['see']"
        ),
    )
    client = server.test_client()
    turned = client.get("/outreach?block=1")
    assert (turned.status_code, turned.location) == (303, "/sign-in?next=%2Foutreach%3Fblock%3D1")
    for address in ("/api/charts/one", "/export/charts/one.csv"):
        assert client.get(address).status_code == 403
    assert client.post("/_dash-update-component", json={}).status_code == 403
    assert client.get("/sign-in").status_code == 200
    sign_in(client)
    assert client.get("/").get_json()["name"] == "anna"


def test_without_a_users_file_there_is_nothing_to_sign_in_to(tmp_path: Path) -> None:
    client = served(tmp_path).test_client()
    assert client.get("/sign-in").status_code == 404
    assert "Ihr Profil" in client.get("/profile").text
