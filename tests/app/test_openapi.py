"""The description for programs: true of every address, tried with made-up requests."""

from __future__ import annotations

import re
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import negative_data_rejection, positive_data_acceptance
from schemathesis.generation import GenerationMode

from dashboards.charts import CHARTS
from dashboards.exports.addresses import ENDPOINTS
from queries.filters import LEVELS, LIST_KEYS, METRICS

REFUSING = {endpoint.view for endpoint in ENDPOINTS if endpoint.refuses}
REQUESTS = 4
"""Made up for an address, the same in every run."""


@pytest.fixture(scope="module")
def described(server: Flask) -> Any:
    """The description as schemathesis reads it.

    That a request outside the description must be refused is not asked: what is not understood of a
    choice is left out and named (`test_api`). Files without room for that refuse values which the
    description has as texts, such as a Quartier that is not there (`test_data_package`).
    """
    return schemathesis.openapi.from_wsgi("/api/openapi.json", server)


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("name", [endpoint.view for endpoint in ENDPOINTS])
def test_an_address_answers_as_it_is_described(
    described: Any, name: str, mode: GenerationMode
) -> None:
    operation = described.find_operation_by_id(name)
    left_out = [negative_data_rejection]
    if name in REFUSING:
        left_out.append(positive_data_acceptance)
    try:
        requests = operation.as_strategy(generation_mode=mode)

        @seed(1)
        @settings(max_examples=REQUESTS, phases=[Phase.generate], database=None)
        @given(requests)
        def answers(case: schemathesis.Case[Any]) -> None:
            # As over a network, where a client unpacks what comes compressed.
            case.call_and_validate(
                headers={"Accept-Encoding": "identity"}, excluded_checks=left_out
            )

        answers()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE


@pytest.fixture(scope="module")
def document(client: FlaskClient) -> Any:
    return client.get("/api/openapi.json").get_json()


@pytest.fixture(scope="module")
def of_a_chart(document: Any) -> jsonschema_rs.Validator:
    """What the description says of a chart's answer."""
    schema = {"$ref": "#/components/schemas/chart", "components": document["components"]}
    return jsonschema_rs.Draft202012Validator(schema)


def test_the_description_names_every_address_of_the_server(server: Flask, document: Any) -> None:
    rules = {
        re.sub(r"<(?:path:)?(\w+)>", r"{\1}", rule.rule)
        for rule in server.url_map.iter_rules()
        if rule.rule.startswith(("/api", "/export", "/embed", "/health"))
        and not rule.rule.endswith("<path:rest>")
    }
    assert set(document["paths"]) == rules - {"/api/", "/export/", "/embed/"}
    assert len(document["paths"]) == len(ENDPOINTS)


def test_every_key_of_the_choice_is_a_parameter_with_its_values(document: Any) -> None:
    parameters = document["components"]["parameters"]
    assert {*LIST_KEYS, "from", "to", "metric", "level", "compare", "lang"} <= set(parameters)
    schemas = document["components"]["schemas"]
    assert schemas["block"]["enum"] == ["1", "2", "3"]
    assert len(schemas["district"]["enum"]) == 53
    assert schemas["district"]["x-names"]["05113"] == "Essen"
    assert schemas["place"]["x-names"]["school"] == "Schule"


def test_references_lead_somewhere(document: Any) -> None:
    found = set(re.findall(r"'\$ref': '#/components/(\w+)/([^']+)'", str(document)))
    assert found
    assert all(name in document["components"][kind] for kind, name in found)


@pytest.mark.parametrize("chart_id", CHARTS)
def test_the_rows_of_a_chart_are_as_described(
    client: FlaskClient, of_a_chart: jsonschema_rs.Validator, chart_id: str
) -> None:
    for search in (
        "",
        f"metric={METRICS[-1]}&level={LEVELS[1]}&compare=2019,2020",
        "district=05113&block=2&compare=05113,051",
        "since=2019&compare=05113,05112",
    ):
        answer = client.get(f"/api/charts/{chart_id}?{search}").get_json()
        of_a_chart.validate(answer)


def test_the_description_speaks_the_language_of_the_reader(client: FlaskClient) -> None:
    german = client.get("/api/openapi.json").get_json()
    english = client.get("/api/openapi.json?lang=en").get_json()
    place = ("components", "schemas", "place", "x-names", "school")
    for document, word in ((german, "Schule"), (english, "school")):
        found: Any = document
        for part in place:
            found = found[part]
        assert found.lower() == word.lower()
