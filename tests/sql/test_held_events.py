"""Contacts, sessions and attendances beside persons: fewer than three are held back."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboards.charts import CHARTS
from dashboards.charts.result import ChartResult, run
from dashboards.choice import url
from dashboards.language.formats import WITHHELD
from queries import projects
from queries.protection import SMALLEST_EVENTS
from queries.scope import Scope, Viewer

EVENTS = ("contacts_count", "sessions_count", "attendances_count")
WITH_EVENTS = sorted(id_ for id_, chart in CHARTS.items() if set(EVENTS) & set(chart.columns))
NARROW = (
    "",
    "from=2019-09&to=2019-09&neighbourhood=Q-001",
    "from=2019-03&to=2019-03&place=online&target=single-parents",
    "municipality=05111000&from=2018-10&to=2018-12&offer=advice",
    "municipality=05958004&applicant=congregation&offer=casework&from=2020-04&to=2020-04",
    "district=05154&target=refugees&approach=digital&place=home,street",
    "district=05154&from=2018-09&to=2018-11",
    "neighbourhood=Q-002&place=school&approach=digital&target=parents",
)


def _both(scope: Scope, chart_id: str, search: str) -> tuple[ChartResult, ChartResult]:
    filters = url.parse(search).filters
    return (
        run(CHARTS[chart_id], Scope(scope.store, Viewer(), filters)),
        run(CHARTS[chart_id], Scope(scope.store, Viewer("internal"), filters)),
    )


@pytest.mark.parametrize("chart_id", WITH_EVENTS)
@pytest.mark.parametrize("search", NARROW)
def test_few_events_are_held_back_and_others_exact(
    scope: Scope, chart_id: str, search: str
) -> None:
    shown, true = _both(scope, chart_id, search)
    key = CHARTS[chart_id].columns[0]
    is_keyed = not CHARTS[chart_id].is_key_figure
    by_key: dict[Any, dict[str, Any]] = {row[key] if is_keyed else "": row for row in true.records}
    for record, held in zip(shown.records, shown.withheld, strict=True):
        exact = by_key[record[key] if is_keyed else ""]
        for column in set(EVENTS) & set(record):
            if column in held:
                assert record[column] is None
                assert 0 < exact[column] < SMALLEST_EVENTS
            else:
                assert record[column] == exact[column]
                assert record[column] not in {1, 2}
    assert all(name not in held for held in true.withheld for name in EVENTS)


@pytest.mark.parametrize("search", NARROW)
def test_every_chart_has_words_and_a_picture_for_what_is_held_back(
    scope: Scope, search: str
) -> None:
    for chart_id in WITH_EVENTS:
        shown, _true = _both(scope, chart_id, search)
        assert shown.sentence
        assert shown.headline
        assert shown.picture is not None
        assert shown.base.text
        assert "None" not in shown.sentence + shown.base.text
        for written, held in zip(shown.written, shown.withheld, strict=True):
            signs = [
                text == WITHHELD
                for text, column in zip(written, shown.chart.columns, strict=True)
                if column in held
            ]
            assert all(signs)


def test_something_is_held_back_in_these_choices(scope: Scope) -> None:
    held = [
        name
        for search in NARROW
        for chart_id in WITH_EVENTS
        for names in _both(scope, chart_id, search)[0].withheld
        for name in names
    ]
    assert {"contacts_count", "attendances_count"} <= set(held)


@pytest.mark.parametrize("search", NARROW[1:])
@pytest.mark.parametrize("path", ["/outreach", "/neighbourhoods/Q-001"])
def test_pages_and_api_answer_where_something_is_held_back(
    client: FlaskClient, path: str, search: str
) -> None:
    assert client.get(f"{path}?{search}").status_code == 200
    for chart_id in WITH_EVENTS:
        answer = client.get(f"/api/charts/{chart_id}?{search}")
        assert answer.status_code == 200
        for row in answer.get_json()["rows"]:
            assert all(row[name] is None for name in row.get("withheld", ()))
        assert client.get(f"/export/charts/{chart_id}.csv?{search}").status_code == 200


def test_a_project_page_holds_few_events_back(scope: Scope) -> None:
    cases = scope.store.fetch("SELECT DISTINCT case_number FROM outreach ORDER BY 1 LIMIT 40")
    for case in cases["case_number"]:
        for name in ("contacts", "offers"):
            rows = projects.part(scope, case, name)
            for column in set(EVENTS) & set(rows.names):
                assert not {1, 2} & set(rows[column])
