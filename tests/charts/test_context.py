"""What a choice leaves in sight: the rows around it, in every chart whose marks can be chosen."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboards.answers import cards
from dashboards.charts import CHARTS
from dashboards.charts.context import drawn, in_sight, own_keys
from dashboards.charts.result import ChartResult, run
from dashboards.choice import url
from dashboards.language.i18n import speaking
from dashboards.pictures import wire
from dashboards.pictures.model import Bars, Multiples
from queries.rows import Row
from queries.scope import Scope, Viewer

CHOICES = {
    "block": "?block=1",
    "region": "?region=051",
    "district": "?district=05113",
    "municipality": "?municipality=05113000",
    "place": "?place=school",
    "target": "?target=children",
    "offer": "?offer=nutrition-course",
    "round": "?round=2018-2020",
    "status": "?status=completed",
    "month": "?from=2019-01&to=2019-03",
}
CHOOSABLE = [chart_id for chart_id, chart in CHARTS.items() if chart.toggles]


def _asked(scope: Scope, chart_id: str, search: str) -> ChartResult:
    address = url.parse(search)
    assert address.notices == ()
    return run(CHARTS[chart_id], scope.with_filters(address.filters))


@pytest.mark.parametrize(
    ("chart_id", "search", "inside", "outside"),
    [
        ("applications-by-building-block", "?block=1", 1, 2),
        ("applications-by-building-block", "?block=1,2", 2, 1),
        ("applications-by-building-block", "", 3, 0),
        ("applications-by-district", "?district=05113", 1, 52),
        ("applications-by-district", "?region=051", 15, 38),
        ("applications-by-district", "?municipality=05113000", 1, 0),
        ("applications-by-district", "?block=1", 53, 0),
        ("approved-funds-by-region", "?region=051,053", 2, 3),
        ("approved-funds-by-region", "?district=05113", 1, 0),
        ("need-and-funds-by-district", "?district=05113", 1, 52),
        ("funds-concentration", "?district=05113", 1, 52),
        ("measure-by-area", "?district=05113", 1, 52),
        ("applications-by-region-and-block", "?region=051&block=1", 1, 14),
    ],
)
def test_rows_are_those_of_the_choice_and_the_others_are_its_context(
    client: FlaskClient, chart_id: str, search: str, inside: int, outside: int
) -> None:
    answer = client.get(f"/api/charts/{chart_id}{search}").get_json()
    assert (len(answer["rows"]), len(answer["context"])) == (inside, outside)


@pytest.mark.parametrize("search", CHOICES.values(), ids=CHOICES)
@pytest.mark.parametrize("chart_id", CHOOSABLE)
def test_inside_is_the_choice_and_outside_is_the_wider_choice(
    scope: Scope, chart_id: str, search: str
) -> None:
    alone = _asked(scope, chart_id, search)
    seen = in_sight(alone)
    outside = set(seen.outside)
    inside = [one for place, one in enumerate(seen.records) if place not in outside]
    assert sorted(map(_text, inside)) == sorted(map(_text, alone.records))
    wider = [record for place, record in enumerate(seen.records) if place in outside]
    toggles = [pairs for place, pairs in enumerate(seen.row_toggles) if place in outside]
    everything = set(map(_text, run(seen.chart, _open(alone, seen)).records))
    assert set(map(_text, wider)) <= everything
    assert not any(pairs in alone.row_toggles for pairs in toggles)


def _open(alone: ChartResult, seen: ChartResult) -> Scope:
    filters = alone.scope.filters
    return alone.scope.with_filters(filters.without(*own_keys(seen.chart, filters)))


def _text(record: Row) -> str:
    return json.dumps(record, sort_keys=True, default=str)


@pytest.mark.parametrize("profile", ["protected", "internal"])
@pytest.mark.parametrize("search", CHOICES.values(), ids=CHOICES)
@pytest.mark.parametrize("chart_id", CHOOSABLE)
def test_what_is_chosen_is_in_the_picture_and_words_are_those_of_the_choice(
    scope: Scope, chart_id: str, search: str, profile: Any
) -> None:
    of_viewer = Scope(scope.store, Viewer(profile), scope.filters)
    with speaking("de"):
        alone = _asked(of_viewer, chart_id, search)
        seen = in_sight(alone)
        card = cards.card(alone)
        picture, by_itself = drawn(seen), alone.picture
    wire.sent(picture)
    assert (card["sentence"], card["headline"]) == (alone.sentence, alone.headline)
    assert card["table"].get("outside", []) == list(seen.outside)
    if isinstance(picture, Bars) and isinstance(by_itself, Bars):
        assert set(_names(by_itself)) <= set(_names(picture))
        assert len(picture.rows or picture.labels) == len(picture.roles) == len(picture.texts)
    if isinstance(picture, Multiples) and isinstance(by_itself, Multiples):
        assert {label.text for label in by_itself.labels} <= {one.text for one in picture.labels}


def _names(picture: Bars) -> list[str]:
    return [label.text for label in picture.labels]


def test_a_choice_moves_no_row_of_the_table(scope: Scope) -> None:
    for chart_id in ("applications-by-building-block", "applications-by-district"):
        whole = _asked(scope, chart_id, "")
        seen = in_sight(_asked(scope, chart_id, "?block=2&district=05113"))
        names = [one[seen.chart.toggles[0]] for one in seen.records]
        assert names == [one[seen.chart.toggles[0]] for one in whole.records]


@pytest.mark.parametrize(
    ("search", "texts"),
    [
        ("?block=3", ["108", "29", "19 · 100,0 %"]),
        ("?block=1,3", ["108 · 85,0 %", "29", "19 · 15,0 %"]),
        ("", ["108 · 69,2 %", "29 · 18,6 %", "19 · 12,2 %"]),
    ],
)
def test_shares_are_of_the_choice_and_marks_outside_it_have_none(
    scope: Scope, search: str, texts: list[str]
) -> None:
    with speaking("de"):
        picture = drawn(in_sight(_asked(scope, "applications-by-building-block", search)))
    assert isinstance(picture, Bars)
    assert [text.plain.replace("\xa0", " ") for text in picture.texts] == texts


def test_files_hold_the_choice_alone(client: FlaskClient) -> None:
    text = client.get(
        "/export/charts/applications-by-building-block.csv?block=1&format=plain"
    ).get_data(as_text=True)
    assert len(text.strip().splitlines()) == 2
