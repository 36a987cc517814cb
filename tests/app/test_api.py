"""The JSON addresses: shape, errors, what is dropped, and whose numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboards.charts import CHARTS
from dashboards.choice import view_keys
from data.store import QueryTimeoutError
from queries.filters import LIST_KEYS
from queries.rows import Rows
from queries.scope import Scope, Viewer
from tests.app.exports_server import exports_client

PROMISED = {
    "id", "title", "sentence", "columns", "rows", "filters", "filters_text", "profile",
    "data_version", "as_of", "sample", "source", "licence",
}  # fmt: skip
BLOCKS = "applications-by-building-block"


def test_the_list_names_every_chart_with_its_address(client: FlaskClient) -> None:
    listed = client.get("/api/charts").get_json()
    assert [entry["id"] for entry in listed] == list(CHARTS)
    for entry in listed:
        answer = client.get(entry["address"])
        assert answer.status_code == 200
        assert answer.get_json()["columns"] == entry["columns"]


@pytest.mark.parametrize("chart_id", CHARTS)
def test_every_chart_answers_in_the_promised_shape(client: FlaskClient, chart_id: str) -> None:
    answer = client.get(f"/api/charts/{chart_id}").get_json()
    assert answer.keys() >= PROMISED
    names = [column["name"] for column in answer["columns"]]
    assert names == list(CHARTS[chart_id].columns)
    assert all(set(row) - {"withheld"} == set(names) for row in answer["rows"])
    assert answer["profile"] == "protected"
    assert answer["sample"] is (chart_id != "public-projects")


def test_the_sample_has_the_published_applications_by_block(client: FlaskClient) -> None:
    rows = client.get(f"/api/charts/{BLOCKS}").get_json()["rows"]
    assert [(row["building_block"], row["applications_count"]) for row in rows] == [
        (1, 108), (2, 29), (3, 19),
    ]  # fmt: skip


def test_the_choice_comes_back_as_it_was_understood(client: FlaskClient) -> None:
    answer = client.get(f"/api/charts/{BLOCKS}?region=053,051&from=2018-09&lang=en").get_json()
    assert answer["filters"] == {"region": ["051", "053"], "from": "2018-09"}
    assert "Düsseldorf, Köln" in answer["filters_text"]


@pytest.mark.parametrize(
    ("search", "dropped"),
    [
        ("block=9", "block=9"),
        ("region=051,999", "region=999"),
        ("nonsense=1", "nonsense=1"),
        ("from=2019-05&to=2018-01", "from=2019-05"),
        ("lang=fr", "lang=fr"),
        ("from=gestern", "from=gestern"),
    ],
)
def test_a_bad_value_is_dropped_and_named(client: FlaskClient, search: str, dropped: str) -> None:
    answer = client.get(f"/api/charts/{BLOCKS}?{search}")
    assert answer.status_code == 200
    assert any(dropped in notice for notice in answer.get_json()["notices"])


def test_language_decides_words_but_not_numbers(client: FlaskClient) -> None:
    german = client.get(f"/api/charts/{BLOCKS}").get_json()
    english = client.get(f"/api/charts/{BLOCKS}?lang=en").get_json()
    assert german["rows"] == english["rows"]
    assert german["title"] != english["title"]


@pytest.mark.parametrize(
    "address", ["/api/charts/none", "/api/charts/none/evidence", "/api/", "/api/other/thing"]
)
def test_what_does_not_exist_is_404_in_json(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.get_json()["error"]


def test_another_method_is_refused_in_json(client: FlaskClient) -> None:
    answer = client.post(f"/api/charts/{BLOCKS}")
    assert answer.status_code in {403, 405}
    assert answer.get_json()["error"]


@pytest.mark.parametrize(
    "address", [f"/api/charts/{BLOCKS}", f"/api/charts/{BLOCKS}/evidence", "/health"]
)
@pytest.mark.parametrize("content", [None, b"not a database"])
def test_data_that_cannot_be_read_are_503_with_a_reason(
    tmp_path: Path, address: str, content: bytes | None
) -> None:
    if content:
        version = "ziq-20200101T000000000000Z-000000000000"
        (tmp_path / f"{version}.duckdb").write_bytes(content)
        (tmp_path / "current.json").write_text(f'{{"version": "{version}"}}')
    answer = exports_client(tmp_path).get(address)
    assert answer.status_code == 503
    text = answer.get_data(as_text=True)
    assert answer.mimetype == "application/json"
    assert str(tmp_path) not in text
    assert "Traceback" not in text


def test_health_names_the_data_version(client: FlaskClient, scope: Scope) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    content = answer.get_json()
    assert content["status"] == "ok"
    assert content["data_version"] == scope.store.version.id


def test_a_slow_question_is_503_with_a_number(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_scope: Scope) -> Rows:
        raise QueryTimeoutError

    monkeypatch.setitem(CHARTS, BLOCKS, replace(CHARTS[BLOCKS], query=slow))
    answer = client.get(f"/api/charts/{BLOCKS}")
    assert answer.status_code == 503
    assert len(answer.get_json()["number"]) == 8


def test_an_error_of_ours_shows_no_trace(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_scope: Scope) -> Rows:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setitem(CHARTS, BLOCKS, replace(CHARTS[BLOCKS], query=broken))
    answer = client.get(f"/api/charts/{BLOCKS}")
    assert answer.status_code == 500
    assert answer.mimetype == "application/json"
    assert "secret" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("chart_id", CHARTS)
def test_every_chart_has_a_beleg_whose_statement_gives_its_rows(
    client: FlaskClient, scope: Scope, chart_id: str
) -> None:
    answer = client.get(f"/api/charts/{chart_id}/evidence?region=051").get_json()
    assert answer["definition"]
    assert answer["records_text"].startswith("n = ")
    assert answer["data_version"] == scope.store.version.id
    shown = client.get(f"/api/charts/{chart_id}?region=051").get_json()["rows"]
    assert answer["statements"]
    if len(answer["statements"]) == 1:
        frame = scope.store.fetch(answer["sql"].removesuffix(";"), answer["parameters"])
        assert len(frame) >= len(shown) > 0 or not shown


def test_the_beleg_leads_back_to_the_same_choice(client: FlaskClient) -> None:
    beleg = client.get(f"/api/charts/{BLOCKS}/evidence?region=051&block=1,9").get_json()
    version = beleg["data_version"].rsplit("-", 1)[1]
    address = f"http://localhost/?block=1&region=051&version={version}#{BLOCKS}"
    assert beleg["link"] == address


def test_the_beleg_of_persons_says_that_they_are_protected(client: FlaskClient) -> None:
    answer = client.get("/api/charts/first-contacts-total/evidence?lang=en").get_json()
    assert "protected" in answer["records_text"]
    assert answer["parameters"]["exact"] is False


def test_exact_numbers_are_only_for_those_who_may(sample_folder: Path, client: FlaskClient) -> None:
    address = "/api/charts/first-contacts-total/evidence?lang=en"
    exact = exports_client(sample_folder, Viewer("internal")).get(address).get_json()
    assert exact["profile"] == "internal"
    assert exact["parameters"]["exact"] is True
    assert client.get(address).get_json()["profile"] == "protected"


def test_somebody_limited_to_areas_gets_these_only(sample_folder: Path) -> None:
    limited = exports_client(sample_folder, Viewer(areas=("05113",)))
    rows = limited.get("/api/charts/applications-by-district").get_json()["rows"]
    assert [row["district_ags"] for row in rows] == ["05113"]


def test_answers_are_kept_by_nobody(sample_folder: Path) -> None:
    server = exports_client(sample_folder)
    for address in (f"/api/charts/{BLOCKS}", f"/export/charts/{BLOCKS}.csv", "/health"):
        assert server.get(address).headers["Cache-Control"] == "private, no-store"


_KEYS = st.sampled_from([*LIST_KEYS, *view_keys.VIEW_KEYS, "from", "to", "lang", "format", "x"])
_PAIRS = st.lists(st.tuples(_KEYS, st.text(max_size=20)), max_size=5)
_SEARCH = st.one_of(
    st.text(max_size=60).map(lambda text: quote(text, safe="?&=,%;+")),
    _PAIRS.map(lambda pairs: "&".join(f"{key}={quote(value)}" for key, value in pairs)),
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(search=_SEARCH, chart_id=st.sampled_from(sorted(CHARTS)), kind=st.sampled_from("acx"))
def test_no_query_string_breaks_an_address(
    client: FlaskClient, search: str, chart_id: str, kind: str
) -> None:
    address = {
        "a": f"/api/charts/{chart_id}",
        "c": f"/export/charts/{chart_id}.csv",
        "x": f"/export/charts/{chart_id}.xlsx",
    }[kind]
    assert client.get(f"{address}?{search}").status_code == 200
