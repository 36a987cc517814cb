"""What a cited chart says today, and every difference with its value before and after."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.app.corrected import Corrected, corrected
from tests.app.exports_server import exports_client

CHART = "applications-by-applicant-type"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Corrected:
    return corrected(tmp_path_factory.mktemp("corrected"))


@pytest.fixture(scope="module")
def asked(data: Corrected) -> FlaskClient:
    return exports_client(data.store)


def test_one_changed_value_stands_in_the_sentence_with_before_and_after(
    asked: FlaskClient, data: Corrected
) -> None:
    address = f"/api/charts/{CHART}/revision?block=1&version={data.before[-12:]}"
    found = asked.get(address).get_json()
    assert found["differences"] == [
        {"change": "changed", "row": "Kommune/Kreis", "what": "Bewilligte Mittel",
         "then": "314.000\N{NO-BREAK SPACE}€", "now": "313.000\N{NO-BREAK SPACE}€"},
    ]  # fmt: skip
    assert found["text"].replace("\N{NO-BREAK SPACE}", " ") == (
        "Heute steht hier etwas anderes. Kommune/Kreis: Bewilligte Mittel: 314.000 € → 313.000 €"
    )
    assert found["is_same"] is False
    assert found["then"]["data_version"] == data.before
    assert found["now"]["data_version"] == data.after


def test_a_row_that_came_and_one_that_is_gone_are_named(
    asked: FlaskClient, data: Corrected
) -> None:
    chart = "applications-by-building-block"
    found = asked.get(f"/api/charts/{chart}/revision?version={data.before}").get_json()
    changes = {(one["change"], one["row"]) for one in found["differences"]}
    assert changes
    assert all(change in {"added", "changed"} for change, _row in changes)
    assert any(one["now"] == "1" for one in found["differences"])
    address = "/api/charts/applications-list/revision?version="
    came = asked.get(address + data.before).get_json()["differences"]
    added = [one for one in came if one["change"] == "added"]
    assert added
    assert all((one["then"], bool(one["now"])) == ("neue Zeile", True) for one in added)
    listed = asked.get(f"/api/charts/projects-list/revision?version={data.before}").get_json()
    assert {"added"} <= {one["change"] for one in listed["differences"]}


def test_the_same_numbers_are_said_to_be_the_same(asked: FlaskClient, data: Corrected) -> None:
    found = asked.get(f"/api/charts/{CHART}/revision?block=3&version={data.before}").get_json()
    assert found["is_same"] is True
    assert found["text"] == "Heute steht hier dasselbe."
    today = asked.get(f"/api/charts/{CHART}/revision").get_json()
    assert today["is_same"] is True
    assert today["note"] == ""


def test_an_unknown_chart_is_not_found(asked: FlaskClient) -> None:
    assert asked.get("/api/charts/nothing/revision").status_code == 404
