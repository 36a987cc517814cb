"""What somebody may try at the doors: long addresses, other bodies, files that nobody has."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import create_app
from dashboards.access.http_headers import is_for_everybody
from dashboards.settings import Settings
from tests.app.access_server import audit_lines, rights_file
from tests.app.asking import DASH, OUTPUT, body, changed


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


def test_files_made_of_the_data_are_for_who_may_see_and_of_their_areas(
    sample_folder: Path, tmp_path: Path
) -> None:
    """They lie below the addresses of scripts and styles, which everybody gets."""
    rights = rights_file(
        tmp_path,
        "[everyone]\nrights = []\n[groups.essen]\nrights = ['see']\nareas = ['05113']\n"
        "[groups.state]\nrights = ['see']\n",
    )
    settings = Settings(store=sample_folder, state=tmp_path, proxy="127.0.0.1", rights=rights)
    program = create_app(settings)
    client = program.test_client()
    lists = {}
    for group in ("essen", "state"):
        headers = {"X-Forwarded-User": "anna", "X-Forwarded-Groups": group}
        page = client.post(DASH, json=body("/data"), headers=headers).get_data(as_text=True)
        address = re.search(r"assets/geo/choices-[^\"\\]+", page)
        assert address, page[:200]
        version = client.get("/health").get_json()["data_version"][-12:]
        for path in (
            address[0],
            f"assets/geo/neighbourhoods-05113000-{version}.json",
            f"assets/data/folded-de-{version}.json",
        ):
            answer = client.get(f"/{path}", headers=headers)
            assert answer.status_code == 200, path
            assert client.get(f"/{path}").status_code == 403, path
            lists[group, path.split("-")[0]] = answer.get_json()
    essen, state = (lists[group, "assets/geo/choices"] for group in ("essen", "state"))
    assert 0 < len(str(essen)) < len(str(state))
    elsewhere = client.get(f"/assets/geo/neighbourhoods-05111000-{version}.json", headers={
        "X-Forwarded-User": "anna", "X-Forwarded-Groups": "essen"
    })  # fmt: skip
    assert set(elsewhere.get_json()["areas"]) == {"05111000"}
    made_of_data = [str(rule) for rule in program.url_map.iter_rules() if "<" in str(rule)]
    kept = [rule for rule in made_of_data if is_for_everybody(rule)]
    assert sorted(kept) == [
        "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>",
        "/assets/<path:filename>",
        "/assets/geo/<name>",
    ]
