"""What the page „Daten“ holds below closed headings comes when somebody opens one."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from dashboards.components.fact_sections import CODE_LISTS
from dashboards.components.interface import EXAMPLES
from tests.app import asking


def _address(client: FlaskClient, spoken: str) -> str:
    version = client.get("/health").get_json()["data_version"]
    return f"/assets/data/folded-{spoken}-{version[-12:]}.json"


def test_every_closed_heading_of_the_page_has_its_part(client: FlaskClient) -> None:
    page = client.post(asking.DASH, json=asking.body("/data")).get_data(as_text=True)
    headings = re.findall(r'<details data-folded=\\"([^"\\]+)\\">', page)
    assert headings == [*CODE_LISTS, *EXAMPLES]
    parts = client.get(_address(client, "de")).get_json()
    assert list(parts) == headings
    assert all(parts.values())


@pytest.mark.parametrize(
    ("spoken", "words"), [("de", "mitgeliefert"), ("en", "supplied with the dashboard")]
)
def test_a_part_speaks_the_language_and_names_this_server(
    client: FlaskClient, spoken: str, words: str
) -> None:
    parts = client.get(_address(client, spoken)).get_json()
    assert words in parts["status"]
    assert "http://localhost" in parts["R"]


def test_the_same_parts_are_not_sent_twice_and_others_are_not_there(client: FlaskClient) -> None:
    address = _address(client, "de")
    known = client.get(address)
    assert known.headers["Cache-Control"] == "no-cache"
    again = client.get(address, headers={"If-None-Match": known.headers["ETag"]})
    assert again.status_code == 304
    assert client.get(address.replace("-de-", "-xx-")).status_code == 404
    assert client.get("/assets/data/folded-de-000000000000.json").status_code == 404
