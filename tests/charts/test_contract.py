"""What every chart promises, for every chart there is: a new one is tested by being there."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from dashboards.charts import CHARTS
from dashboards.charts.result import ChartResult, run
from dashboards.choice import url
from dashboards.language.i18n import LANGUAGES, speaking
from dashboards.pictures import wire
from dashboards.pictures.model import (
    Multiples,
    Picture,
    Records,
)  # fmt: skip
from dashboards.pictures.plotly import DRAWN_OTHERWISE, figure
from queries import neighbourhoods
from queries.filters import FilterState
from queries.rows import Rows
from queries.scope import Scope, Viewer

CHOICES = (
    "",
    "?block=1",
    "?region=057",
    "?circle=essen",
    "?outcome=rejected",
    "?district=05113&block=2",
    "?target=children&place=school",
    "?from=2019-01&to=2019-03",
    "?status=revoked",
    "?region=051&district=05911",
    "?block=3&round=2021-2022",
    "?planning=established",
    "?planning=none&partner=school&body=round-table&site=mobile&approach=digital",
)

#: What `queries.rows.Cell` says, and no number of numpy among them.
CELLS = {str, int, float, bool, type(None), dt.date, dt.datetime, list, tuple}


def _result(scope: Scope, chart_id: str, search: str) -> ChartResult:
    address = url.parse(search)
    assert address.notices == ()
    return run(CHARTS[chart_id], scope.with_filters(address.filters))


def _check_picture(picture: Picture) -> None:
    assert isinstance(picture, wire.FORMS)
    json.dumps(wire.sent(picture))
    if not isinstance(picture, DRAWN_OTHERWISE):
        figure(picture)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("search", CHOICES)
@pytest.mark.parametrize("chart_id", CHARTS)
def test_picture_words_and_table_follow_from_the_rows(
    scope: Scope, chart_id: str, search: str, language: str
) -> None:
    with speaking(language):
        result = _result(scope, chart_id, search)
        kinds = {type(cell) for values in result.rows.columns.values() for cell in values}
        assert kinds <= CELLS
        _check_picture(result.picture)
        for words in (result.headline, result.subtitle, result.sentence, result.base.text):
            _check_words(words, language)
        assert all(len(row) == len(result.chart.columns) for row in result.written)
        assert len(result.row_toggles) == len(result.rows)


def _check_words(words: str, language: str) -> None:
    assert words.strip()
    assert not re.search(r"\b(nan|NaN|NaT|inf)\b|[{}]|  ", words), words
    assert language == "en" or not re.search(r"\b(None|True|False)\b", words), words


@pytest.mark.parametrize("chart_id", CHARTS)
def test_the_sentence_ends_as_a_sentence_and_stays_short(scope: Scope, chart_id: str) -> None:
    chart = CHARTS[chart_id]
    result = _result(scope, chart_id, "")
    if not chart.is_key_figure:
        assert result.sentence.endswith((".", "!", "?", "…"))
    assert len(result.sentence) < 420


@pytest.mark.parametrize("chart_id", CHARTS)
def test_every_column_is_described_and_the_definition_says_something(chart_id: str) -> None:
    chart = CHARTS[chart_id]
    assert [column.name for column in chart.variables] == list(chart.columns)
    assert len(str(chart.definition)) > 30


@pytest.mark.parametrize("chart_id", CHARTS)
def test_protected_counts_are_never_one_or_two(scope: Scope, chart_id: str) -> None:
    for search in CHOICES:
        result = _result(scope, chart_id, search)
        for name in result.chart.columns:
            if name.endswith("_persons"):
                values: list[Any] = result.rows.known(name)
                assert not {1, 2} & set(values), (name, search)


def test_the_same_choice_asked_twice_gives_the_same_answer(scope: Scope) -> None:
    first = {chart_id: run(chart, scope).records for chart_id, chart in CHARTS.items()}
    again = Scope(scope.store, Viewer(), FilterState())
    assert first == {chart_id: run(chart, again).records for chart_id, chart in CHARTS.items()}


@pytest.mark.parametrize("chart_id", CHARTS)
def test_every_row_that_is_a_category_can_be_chosen_or_leads_somewhere(
    scope: Scope, chart_id: str
) -> None:
    result = run(CHARTS[chart_id], scope)
    keys = [column.filter_key for column in result.chart.variables]
    is_category = any(keys) or "month" in result.chart.columns
    is_list = bool(result.chart.links) or isinstance(result.picture, Records)
    if result.chart.is_key_figure or is_list or not is_category:
        return
    assert any(result.row_toggles)
    for pairs in result.row_toggles:
        search = "&".join(f"{key}={value}" for key, value in pairs)
        assert url.parse(search, _quartiere(scope)).notices == (), search


def _quartiere(scope: Scope) -> Sequence[str]:
    ids: Sequence[str] = neighbourhoods.neighbourhoods(scope)["neighbourhood_id"]
    return ids


@pytest.mark.parametrize(
    ("chart_id", "column", "key"),
    [
        ("partners-by-type", "partner", "partner"),
        ("partners-by-body", "body", "body"),
        ("anchor-sites-by-type", "anchor_site", "site"),
        ("social-planning-by-state", "planning_state", "planning"),
        ("social-planning-and-projects", "planning_state", "planning"),
        ("first-contacts-by-approach", "approach", "approach"),
    ],
)
def test_a_row_chosen_shows_the_same_numbers_as_among_the_others(
    scope: Scope, chart_id: str, column: str, key: str
) -> None:
    among = _result(scope, chart_id, "")
    for row, pairs in zip(among.records, among.row_toggles, strict=True):
        if row[column] is None:
            assert pairs == []
            continue
        assert pairs == [[key, row[column]]]
        alone = _result(scope, chart_id, f"?{key}={row[column]}").records
        assert alone == [one for one in among.records if one[column] == row[column]]


def test_a_bar_without_sites_chooses_its_own_type(scope: Scope) -> None:
    """A type with public premises only has no row of its own premises."""
    names = ("anchor_site", "own_premises", "sites_count", "type_count")
    sites = (
        ("shop", True, 3, 4),
        ("shop", False, 1, 4),
        ("school", False, 2, 2),
        ("mobile", True, 1, 1),
    )
    rows = Rows.of([dict(zip(names, one, strict=True)) for one in sites], names)
    picture = CHARTS["anchor-sites-by-type"].figure(rows)
    assert isinstance(picture, Multiples)
    assert [part.rows for part in picture.parts] == [(0, 2, 3), (1, 2, 3)]


def _is_nan(value: Any) -> bool:
    return isinstance(value, float) and math.isnan(value)


def test_rows_hold_plain_values(scope: Scope) -> None:
    for chart in CHARTS.values():
        found = chart.query(scope)
        assert isinstance(found, Rows)
        values = [value for name in found.names for value in found[name]]
        assert not any(isinstance(value, np.generic) or _is_nan(value) for value in values)
