"""What somebody may try at the doors: other addresses, other bodies, a full disk, many views."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from dashboards.access.audit import AuditLog
from dashboards.access.sessions import Sessions
from dashboards.settings import Settings
from tests.app.access_server import PASSWORD, audit_lines, rights_file, served, users_file
from tests.app.test_access_sign_in import sign_in, token_of

DASH = "/_dash-update-component"
OUTPUT = "..frame.children...opening.data...answer.data...shown.data...filter-options.data.."
PROXY = {"REMOTE_ADDR": "10.9.9.9"}


def body(path: Any = "/", search: Any = "") -> dict[str, Any]:
    """What the browser sends for one choice."""
    outputs = [part.split(".") for part in OUTPUT.strip(".").split("...")]
    return {
        "output": OUTPUT,
        "outputs": [{"id": name, "property": prop} for name, prop in outputs],
        "inputs": [
            {"id": "address", "property": "pathname", "value": path},
            {"id": "address", "property": "search", "value": search},
        ],
        "state": [
            {"id": "shown", "property": "data"},
            {"id": "applied", "property": "data"},
        ],
        "changedPropIds": ["address.pathname", "address.search"],
    }


def changed(**parts: Any) -> dict[str, Any]:
    """The same with other parts."""
    return {**body(), **parts}


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the program of this module keeps its audit log."""
    return tmp_path_factory.mktemp("audited")


@pytest.fixture(scope="module")
def program(sample_folder: Path, audited: Path) -> Flask:
    """The program for the person at the machine, with exact numbers."""
    settings = Settings(store=sample_folder, profile="internal", audit=audited / "audit.jsonl")
    return create_app(settings)


@pytest.fixture
def internal(program: Flask, audited: Path) -> Flask:
    """The same, with an empty audit log."""
    (audited / "audit.jsonl").unlink(missing_ok=True)
    return program


# -- what is written down ---------------------------------------------------------------------


def test_the_audit_line_holds_the_choice_however_long_the_address_is(
    internal: Flask, audited: Path
) -> None:
    client = internal.test_client()
    address = "/api/charts/first-contacts-by-place"
    client.get(f"{address}?padding={'x' * 3000}&district=05113&{'&'.join(['y=z'] * 80)}")
    padded = "/" * 2000 + "outreach"
    client.post(DASH, json=body(padded, f"?unknown={'x' * 4000}&district=05113"))
    districts = ",".join(sorted(f"05{number}" for number in (111, 112, 113, 114, 116, 117, 119)))
    client.get(f"{address}?{'district=05113,' * 90}{districts}&block=1")
    lines = [line["address"] for line in audit_lines(audited)]
    assert lines[0] == f"{address}?district=05113"
    assert lines[1] == "/outreach?district=05113"
    assert all(district in lines[2] for district in districts.split(","))
    assert "block=1" in lines[2]


def test_every_value_of_the_longest_choice_stands_in_its_line(
    internal: Flask, audited: Path
) -> None:
    from dashboards.language import names

    places = sorted(names.municipalities())
    search = f"?municipality={','.join(places)}"
    internal.test_client().post(DASH, json=body("/outreach", search))
    assert audit_lines(audited)[-1]["address"] == f"/outreach{search}"


def test_a_collected_presentation_is_written_down_with_every_chart(
    internal: Flask, audited: Path
) -> None:
    slides = "first-contacts-by-place%3Fdistrict%3D05113|applications-by-status"
    internal.test_client().get(f"/export/deck.pptx?slides={slides}")
    line = audit_lines(audited)[-1]["address"]
    assert "first-contacts-by-place?district=05113" in line
    assert "applications-by-status" in line


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        "text",
        7,
        {},
        changed(output="applied.data"),
        changed(output="nothing.here"),
        changed(output=None),
        changed(output=[OUTPUT]),
        changed(outputs=None),
        changed(outputs=[{"id": "frame", "property": "children"}]),
        changed(inputs=[]),
        changed(inputs=None),
        changed(inputs={"id": "address"}),
        changed(inputs=["address", "address"]),
        changed(inputs=list(reversed(body()["inputs"]))),
        changed(inputs=[*body()["inputs"], *body()["inputs"]]),
        changed(
            inputs=[
                {"id": "elsewhere", "property": "pathname", "value": "/outreach"},
                {"id": "elsewhere", "property": "search", "value": "?district=05113"},
            ]
        ),
        changed(state=[]),
        changed(state=[{"id": "shown", "property": "data"}]),
        changed(changedPropIds=[[]]),
        changed(changedPropIds=7),
        body(path=7),
        body(path=["/outreach"]),
        body(search={"district": "05113"}),
        body(search="?q=" + "x" * 9000),
    ],
    ids=str,
)
def test_bodies_that_do_not_fit_the_callback_are_refused_and_answer_nothing(
    internal: Flask, audited: Path, sent: Any
) -> None:
    client = internal.test_client()
    answer = client.post(DASH, data=json.dumps(sent), content_type="application/json")
    assert answer.status_code == 400
    assert list(answer.get_json()) == ["error"]
    assert audit_lines(audited) == []


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 3000 + b"]" * 3000,
        json.dumps(body(path="/\ud800")).encode(),
        json.dumps(body()).encode() + b"}",
    ],
    ids=lambda sent: repr(sent[:12]),
)
def test_bodies_that_are_no_json_are_refused(internal: Flask, sent: bytes) -> None:
    answer = internal.test_client().post(DASH, data=sent, content_type="application/json")
    assert answer.status_code == 400
    assert "error" in answer.get_json()


@pytest.mark.parametrize("shown", [None, {}, [], "x", 7, {"page": 1}, {"version": None}])
@pytest.mark.parametrize("held", [None, {}, [], "x", 7, {"applications-by-month": 1}])
def test_whatever_the_browser_says_it_shows_the_choice_is_answered(
    internal: Flask, shown: Any, held: Any
) -> None:
    states = [
        {"id": "shown", "property": "data", "value": shown},
        {"id": "applied", "property": "data", "value": held},
    ]
    answer = internal.test_client().post(DASH, json=changed(state=states))
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/_dash-component-suites/nobody/nothing.js",
        "/_dash-component-suites/dash/dcc/nothing.js",
        "/_dash-component-suites/dash/..%2F..%2Fapp.py",
        "/assets/nothing.js",
        "/static/nothing.js",
        "/api/nothing",
        "/export/nothing.csv",
    ],
)
def test_files_that_nobody_has_are_not_found(internal: Flask, address: str) -> None:
    answer = internal.test_client().get(address)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


# -- where people are sent --------------------------------------------------------------------


@pytest.mark.parametrize(
    "target",
    [
        "///evil.example",
        "////evil.example",
        "/\\/evil.example",
        "\\/\\/evil.example",
        "/\\\\evil.example",
        "//evil.example/..",
        "//[evil",
        "http:evil.example",
        " //evil.example",
        "/\t/evil.example",
        "evil.example",
        "?next=//evil.example",
    ],
)
def test_signing_in_leads_to_our_own_pages_only(tmp_path: Path, target: str) -> None:
    server = served(tmp_path, users=users_file(tmp_path, anna="ministry"))
    client = server.test_client()
    assert sign_in(client, next=target).location == "/"
    page = client.get("/sign-in", query_string={"next": target})
    assert re.search(r'name="next" value="/"', page.text)


@pytest.mark.parametrize(
    "target", ["/outreach?block=1", "/", "/projects/A-1#x", "/a//b", "/x?y=http://z"]
)
def test_and_to_any_of_them(tmp_path: Path, target: str) -> None:
    server = served(tmp_path, users=users_file(tmp_path, anna="ministry"))
    assert sign_in(server.test_client(), next=target).location == target


# -- a full disk ------------------------------------------------------------------------------


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


# -- sessions that the server ends --------------------------------------------------------------


def choose(client: FlaskClient, profile: str) -> Any:
    token = token_of(client.get("/profile"))
    return client.post("/profile", data={"profile": profile, "csrf_token": token})


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


# -- many views ---------------------------------------------------------------------------------


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
