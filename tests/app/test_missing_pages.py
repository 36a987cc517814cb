"""Addresses that lead nowhere: 404 for programs, the page in its frame for readers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboards.serving import callback
from dashboards.serving.static import PLOTLY_ADDRESS
from dashboards.settings import Settings
from data.store import QueryTimeoutError
from queries.projects import projects_list
from queries.scope import Scope


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/neighbourhoods/Q-999",
        "/neighbourhoods/%3Cscript%3E",
        "/projects/none",
        "/projects/public-999999",
        "/circles/koeln",
        "/regions/05113",
    ],
)
def test_an_address_that_leads_nowhere_is_404_and_still_the_application(
    client: FlaskClient, path: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "_dash-config" in answer.get_data(as_text=True)


def test_known_quartiere_projects_and_circles_are_found(client: FlaskClient, scope: Scope) -> None:
    case = projects_list(scope)["case_number"][0]
    for path in ("/", "/regions/", "/neighbourhoods/Q-001", f"/projects/{case}", "/circles/essen"):
        assert client.get(path).status_code == 200, path


def test_scripts_and_styles_are_no_pages(client: FlaskClient) -> None:
    assert client.get(PLOTLY_ADDRESS).status_code == 200
    text = client.get("/nothing").get_data(as_text=True)
    addresses = re.findall(r'(?:src|href)="(/[^"]+)"', text)
    assert {client.get(address).status_code for address in addresses} == {200}


def test_without_data_nothing_is_said_to_be_missing(tmp_path: Path) -> None:
    client = create_app(Settings(store=tmp_path)).test_client()
    assert client.get("/neighbourhoods/Q-001").status_code == 200


def test_a_page_whose_search_takes_too_long_is_not_said_to_be_missing(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: object) -> None:
        raise QueryTimeoutError

    monkeypatch.setattr(callback, "visit", slow)
    assert client.get("/neighbourhoods/Q-001").status_code == 200
