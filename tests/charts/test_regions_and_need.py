"""Pictures and sentences about regions and need: every view, and words for none, one and many."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace

import pytest

from dashboards.charts import CHARTS
from dashboards.charts.regions.measures import MEASURES
from dashboards.charts.result import ChartResult, run
from dashboards.choice import url
from dashboards.language.i18n import LANGUAGES, speaking
from dashboards.pages.need import PAGE as NEED
from dashboards.pages.regions import PAGE as REGIONS
from dashboards.pictures.model import (
    NOTHING,
    AreaMap,
    Bars,
    Compared,
    Lorenz,
    Multiples,
    Nothing,
    Scatter,
    Symbols,
    Tiles,
)  # fmt: skip
from dashboards.pictures.plotly import figure
from dashboards.pictures.wire import sent
from queries.filters import DISPLAYS, LEVELS, METRICS
from queries.scope import Scope
from tests.pictures.drawn import drawn

VIEWS = [
    f"metric={metric}&level={level}&display={display}"
    for metric, level, display in itertools.product(METRICS, LEVELS, DISPLAYS)
]
RULES = ("", "own=0", "blocks=33", "poverty=25", "need=100", "own=30&blocks=20&poverty=15&need=50")
CHOICES = (
    "",
    "district=05113",
    "district=05154",
    "region=055",
    "outcome=rejected",
    "block=3&round=2021-2022",
    "district=05120&block=1",
    "status=revoked",
    "municipality=05366020",
)


def _result(scope: Scope, chart_id: str, search: str, language: str = "de") -> ChartResult:
    address = url.parse(f"?{search}")
    assert address.notices == ()
    with speaking(language):
        result = run(CHARTS[chart_id], replace(scope, filters=address.filters, view=address.view))
        _check(result, language)
        return result


def _check(result: ChartResult, language: str) -> None:
    json.dumps(sent(result.picture))
    if isinstance(result.picture, Bars | Multiples | Scatter | Lorenz):
        figure(result.picture)
    for words in (result.headline, result.subtitle, result.sentence, result.base.text):
        assert words.strip()
        assert not re.search(r"\b(nan|NaN|inf|None)\b|[{}]|  ", words), words
    assert result.sentence.endswith(".")
    assert all(len(row) == len(result.chart.columns) for row in result.written)
    if language == "de":
        one_of_many = r"\b1 (Kreise|Kreisen|Gemeinden|Tage|Anträge)\b"
        assert not re.search(one_of_many, result.sentence), result.sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("search", VIEWS)
def test_every_measure_level_and_form_has_picture_words_and_table(
    scope: Scope, search: str, language: str
) -> None:
    # Quartiere are shown inside one area.
    search += "&municipality=05113000" if "level=neighbourhood" in search else ""
    for chart_id in ("measure-by-area", "measure-ranking"):
        result = _result(scope, chart_id, search, language)
        assert result.picture != NOTHING


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("chart_id", [*REGIONS.charts, *NEED.charts])
def test_sentences_read_well_for_none_one_and_many(
    scope: Scope, chart_id: str, choice: str
) -> None:
    _result(scope, chart_id, choice)


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("rules", RULES)
def test_every_rule_tried_has_a_sentence(scope: Scope, rules: str, choice: str) -> None:
    for chart_id in ("what-if-by-district", "what-if-totals"):
        _result(scope, chart_id, "&".join(part for part in (choice, rules) if part))


@pytest.mark.parametrize("page", [REGIONS, NEED], ids=lambda page: page.id)
@pytest.mark.parametrize("choice", CHOICES)
def test_the_summary_says_something_for_every_choice(
    scope: Scope, page: object, choice: str
) -> None:
    address = url.parse(f"?{choice}")
    chosen = replace(scope, filters=address.filters, view=address.view)
    with speaking("de"):
        results = {id_: run(CHARTS[id_], chosen) for id_ in page.charts}  # type: ignore[attr-defined]
        text = "".join(part for part, _bold in page.summary(results, chosen))  # type: ignore[attr-defined]
    assert text.strip().endswith(".")
    assert not re.search(r"\b(nan|None)\b|[{}]", text), text


@pytest.mark.parametrize(
    ("choice", "is_said"),
    [
        ("municipality=05334002", True),
        ("planning=none", True),
        ("district=05334", False),
        ("region=055&block=1", False),
        ("municipality=05334002&level=municipality", False),
    ],
)
def test_rates_of_parts_of_a_kreis_say_whose_children_they_are_set_against(
    scope: Scope, choice: str, is_said: bool
) -> None:
    with speaking("de"):
        noun = _result(scope, "measure-by-area", choice).base.noun
    assert ("unter 18-Jährigen der ganzen Kreise" in noun) == is_said


def test_zero_held_back_and_not_reported_are_three_things_on_the_map(scope: Scope) -> None:
    result = _result(scope, "measure-by-area", "metric=first-contacts")
    kinds = {ags: area.kind for ags, area in drawn(result, AreaMap).areas.items()}
    frame = result.frame.set_index("district_ags")
    for ags, kind in kinds.items():
        row = frame.loc[ags]
        if row["first_contacts_per_1000_under_18_withheld"]:
            assert kind == "held"
        elif row["first_contact_persons"] != row["first_contact_persons"]:
            assert kind == "missing"
        else:
            assert (kind == 0) == (row["first_contact_persons"] == 0)
    assert {"held", "missing", 0} <= set(kinds.values())


@pytest.mark.parametrize("key", MEASURES)
def test_a_measure_has_seven_named_classes_with_rising_breaks(key: str) -> None:
    measure = MEASURES[key]
    with speaking("de"):
        assert len(measure.classes) == len(set(measure.classes)) == 7
    assert list(measure.bounds) == sorted(set(measure.bounds))


def test_classes_are_read_as_a_reader_writes_them() -> None:
    with speaking("de"):
        assert MEASURES["eur-per-1000"].classes == [
            "0", "unter 4", "4–7", "7–10", "10–13", "13–16", "ab 16",
        ]  # fmt: skip
        assert MEASURES["approved"].classes == ["0", "1", "2", "3–4", "5–6", "7–9", "ab 10"]
        assert MEASURES["applications-per-10000"].classes[1:3] == ["unter 0,25", "0,25–0,5"]


def test_counts_are_circles_on_the_map_and_classes_on_the_tiles(scope: Scope) -> None:
    on_map = _result(scope, "measure-by-area", "metric=approved").picture
    on_tiles = _result(scope, "measure-by-area", "metric=approved&display=tiles").picture
    assert isinstance(on_map, Symbols)
    assert isinstance(on_tiles, Tiles)
    assert len(on_map.symbols) == len(on_tiles.areas) == 53
    rates = _result(scope, "measure-by-area", "").picture
    assert isinstance(rates, AreaMap)
    assert len(rates.labels) <= 5


def test_the_hollow_bar_of_the_state_is_the_last_and_filters_nothing(scope: Scope) -> None:
    result = _result(scope, "measure-ranking", "")
    bars = drawn(result, Bars)
    assert bars.roles[-1] == "whole"
    assert set(bars.roles[:-1]) <= {"mark", "rest"}
    rows = bars.rows or range(len(bars.labels))
    assert result.row_toggles[rows[-1]] == []
    *areas, state = [value or 0 for value in bars.values]
    assert min(areas) > state
    assert result.row_toggles[rows[0]] == [["district", result.rows.first["area_ags"]]]


def test_area_a_and_b_are_marked_on_every_picture_of_areas(scope: Scope) -> None:
    for chart_id in ("measure-by-area", "first-contacts-per-head-by-district"):
        picture = _result(scope, chart_id, "compare=05913,05113").picture
        assert isinstance(picture, AreaMap | Tiles)
        assert picture.marked == {"05913": "A", "05113": "B"}


def test_shares_of_a_comparison_lie_on_one_scale(scope: Scope) -> None:
    result = _result(scope, "regions-compared", "compare=05113,05913")
    shares = [
        (row, value)
        for row, measure, value in zip(
            drawn(result, Compared).measures,
            result.frame["comparison_measure"],
            result.frame["area_a_value"],
            strict=True,
        )
        if measure.endswith("_percent")
    ]
    assert len(shares) == 8
    for row, value in shares:
        assert row.places[0] == pytest.approx(value / 100, abs=1e-3)


def test_child_poverty_is_never_named_without_year_and_age(scope: Scope) -> None:
    for chart_id in ("need-and-funds-by-district", "need-and-projects-by-district"):
        result = _result(scope, chart_id, "")
        for words in (result.subtitle, result.sentence):
            assert "2022" in words
            assert "unter 15" in words
        assert "nach den Programmjahren" in result.subtitle
        assert "Ukraine" in result.subtitle
        named = [point for point in drawn(result, Scatter).points if point.is_named]
        assert 6 <= len(named) <= 10


def test_a_kreis_without_project_is_a_hollow_circle_on_the_axis(scope: Scope) -> None:
    result = _result(scope, "need-and-funds-by-district", "")
    points = drawn(result, Scatter).points
    hollow = [point for point in points if point.is_hollow]
    assert {point.y for point in hollow} == {0.0}
    without = result.rows.where(lambda row: row["approved_count"] == 0).places
    assert {point.row for point in hollow} == set(without)
    assert len(points) == 53


@pytest.mark.parametrize(
    ("chart_id", "choice", "sentence"),
    [
        (
            "districts-without-project",
            "district=05154",
            "Im Kreis ohne bewilligtes Vorhaben leben 51.875 unter 18-Jährige; von dort kam "
            "kein Antrag.",
        ),
        (
            "districts-without-project",
            "district=05113",
            "Jeder Kreis der Auswahl hat mindestens ein bewilligtes Vorhaben.",
        ),
        ("measure-by-area", "outcome=rejected", "In dieser Auswahl ist nichts bewilligt."),
        (
            "coverage-by-region",
            "district=05113",
            "Der Kreis der Auswahl hat mindestens ein bewilligtes Vorhaben.",
        ),
        (
            "funds-concentration",
            "district=05113",
            "Die Auswahl umfasst nur einen Kreis: Da kann nichts ungleich verteilt sein.",
        ),
        (
            "what-if-by-district",
            "outcome=rejected",
            "In dieser Auswahl ist nichts bewilligt, also gibt es nichts zu verteilen.",
        ),
    ],
)
def test_sentences_for_none_and_one(
    scope: Scope, chart_id: str, choice: str, sentence: str
) -> None:
    assert _result(scope, chart_id, choice).sentence == sentence


def test_a_regierungsbezirk_compared_marks_its_kreise_and_is_named_in_their_midst(
    scope: Scope,
) -> None:
    for metric in ("", "metric=approved&", "metric=first-contacts&"):
        picture = _result(scope, "measure-by-area", f"{metric}compare=05113,055").picture
        assert isinstance(picture, AreaMap | Symbols)
        assert picture.marked is not None
        assert {ags[:3] for ags, letter in picture.marked.items() if letter == "B"} == {"055"}
        assert len(picture.marked) == 1 + 8
        names_shown = [label.name for label in picture.labels]
        assert names_shown[:2] == ["A Essen", "B Regierungsbezirk Münster"]
        assert picture.labels[1].text == "8 Kreise"


def test_the_published_numbers_have_a_row_that_adds_up_and_is_no_row_of_the_data(
    scope: Scope,
) -> None:
    result = _result(scope, "applications-published-comparison", "")
    assert drawn(result, Nothing).total == ("Zusammen", "156", "156", "0")
    assert len(result.records) == len(result.written) == 3


@pytest.mark.parametrize(
    ("chart_id", "words", "column"),
    [
        ("districts-without-application", "keiner dieser Anträge", "all_applications_count"),
        ("districts-without-project", "kein Vorhaben der Auswahl", "all_approved_count"),
    ],
)
def test_nothing_of_a_building_block_is_not_called_nothing_at_all(
    scope: Scope, chart_id: str, words: str, column: str
) -> None:
    of_one_block, of_all = (_result(scope, chart_id, choice) for choice in ("block=3", ""))
    elsewhere = int((of_one_block.frame[column] > 0).sum())
    assert elsewhere > 12
    assert words in of_one_block.headline
    assert words not in of_all.headline
    assert f"{elsewhere} dieser Kreise" in of_one_block.sentence
    assert "in der Tabelle stehen alle" in of_one_block.sentence
    assert drawn(of_one_block, Bars).total == len(of_one_block.rows)


@pytest.mark.parametrize(
    "choice", ["", "need=50&own=20", "need=50&own=20&district=05962", "district=05962"]
)
def test_no_sentence_of_the_model_has_two_colons_behind_one_another(
    scope: Scope, choice: str
) -> None:
    sentences = _result(scope, "what-if-by-district", choice).sentence.split(". ")
    assert len(sentences) > 1
    assert not any(": am meisten" in sentence or sentence.endswith(":") for sentence in sentences)
