"""Stories: what their slides say, whose numbers they show, which files of an office they take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboards.charts import CHARTS
from dashboards.charts.result import run
from dashboards.choice import url
from dashboards.language.i18n import LANGUAGES, speaking
from dashboards.pictures.making import bars
from dashboards.pictures.model import Bars, Heat, Multiples
from dashboards.pictures.parts import quiet
from dashboards.serving import callback
from dashboards.stories import questions, registry
from dashboards.stories.fitting import MOST_BARS, fitted
from dashboards.stories.model import ToldSlide
from dashboards.stories.office import StoryError, read_stories
from dashboards.stories.telling import inside, told
from data.store import StoreHandle
from queries import circles
from queries.filters import FilterState
from queries.rows import Rows
from queries.scope import Scope, Viewer
from tests.app.answering import answer

CIRCLES = ("duesseldorf", "essen", "dortmund")
INTERNAL = Viewer("internal")


def tell(scope: Scope, story_id: str = "essen") -> list[ToldSlide]:
    story = registry.story_of(story_id)
    assert story is not None
    scope = inside(story, scope)
    return told(story, {one: run(CHARTS[one], scope) for one in story.charts}, {})


def ids(slides: list[ToldSlide]) -> list[str]:
    return [slide.slide.id for slide in slides]


def test_nine_meetings_three_per_circle_and_unknown_days_stay_open(
    scope: Scope, handle: StoreHandle
) -> None:
    meetings = circles.meetings(scope)
    assert Counter(meetings["circle"]) == dict.fromkeys(CIRCLES, 3)
    assert len(meetings.known("met_on")) == 1
    page = str(callback.respond_to(handle, Viewer(), "/circles", "")[0])
    assert page.count("ohne Datum") == 8
    assert "04.02.2020" in page


@pytest.mark.parametrize("compare", ["053,057", "2019,2020", "rounds"])
def test_a_story_told_side_by_side_has_a_title_on_every_slide(scope: Scope, compare: str) -> None:
    parsed = url.parse(f"compare={compare}")
    slides = tell(replace(scope, view=parsed.view))
    assert [slide.title for slide in slides if not slide.title.strip()] == []
    assert slides[0].title == "Wo wir stehen"


@pytest.mark.parametrize("circle", CIRCLES)
def test_every_slide_has_a_finding_notes_and_the_circle_as_its_scope(
    scope: Scope, circle: str
) -> None:
    slides = tell(scope, circle)
    assert ids(slides)[0] == "standing"
    assert ids(slides)[-1] == "questions"
    assert len(slides) >= 10
    for slide in slides:
        assert slide.title
        assert str(slide.slide.notes)
        assert {result.scope.filters.circle for result in slide.results} <= {(circle,)}


def test_counts_of_persons_are_protected_whoever_presents(handle: StoreHandle) -> None:
    scope = Scope(handle.current(), INTERNAL, FilterState())
    results = [result for slide in tell(scope) for result in slide.results]
    assert results
    assert all(not result.scope.viewer.is_exact for result in results)
    shown = answer(handle, "/circles/essen", viewer=INTERNAL)
    assert shown["profile"] == "protected"
    assert shown["cards"] == answer(handle, "/circles/essen")["cards"]


def test_the_reader_changes_other_filters_but_not_the_circle(handle: StoreHandle) -> None:
    one = answer(handle, "/circles/essen", "?block=1&circle=dortmund")
    count = int(one["cards"]["applications-total"]["picture"]["value"])
    with speaking("de"):
        scope = Scope(handle.current(), Viewer(), FilterState(block=("1",), circle=("essen",)))
        frame = run(CHARTS["applications-total"], scope).frame
    assert count == int(frame["applications_count"].iloc[0])
    assert [chip["key"] for chip in one["choice"]["chips"]] == ["block"]
    assert "Zirkel: Essen" in one["story"]["choice"]
    assert "Quartiers-Kümmerer" in one["story"]["choice"]


@pytest.mark.parametrize(
    "path", ["/circles/essen/else", "/circles/nowhere", "/circles/essen/handout/x"]
)
def test_an_address_below_circles_that_leads_nowhere_says_so(
    handle: StoreHandle, path: str
) -> None:
    assert answer(handle, path)["page"] == "not-found"


def test_round_one_tells_the_four_themes_and_round_two_social_planning(scope: Scope) -> None:
    first = tell(scope.with_filters(FilterState(round=("2018-2020",))))
    assert {"partners", "places", "offers", "sites"} <= set(ids(first))
    assert "planning" not in ids(first)
    story = registry.story_of("essen")
    assert story is not None
    both = {slide.id: slide.rounds for slide in story.slides}
    assert both["planning"] == (2,)


def test_an_empty_circle_says_so_and_ends_with_an_open_question(handle: StoreHandle) -> None:
    one = answer(handle, "/circles/essen", "?region=057")
    assert [slide["id"] for slide in one["story"]["slides"]] == ["standing", "questions"]
    assert one["story"]["slides"][0]["title"] == "In dieser Auswahl gibt es noch keinen Antrag"
    assert one["story"]["slides"][1]["questions"] == []


def test_no_slide_shows_more_bars_than_the_last_row_can_read(scope: Scope) -> None:
    for circle in CIRCLES:
        for slide in tell(scope, circle):
            if isinstance(slide.picture, Bars | Multiples):
                assert len(slide.picture.labels) <= MOST_BARS


def test_a_picture_that_is_cut_keeps_its_first_rows_and_says_how_many_there_are(
    scope: Scope,
) -> None:
    whole = bars(
        [f"row {index}" for index in range(12)], list(range(12, 0, -1)),
        texts=[quiet(str(index)) for index in range(12)], roles=["mark"] * 12,
    )  # fmt: skip
    cut, shown, total = fitted(whole)
    assert (shown, total) == (MOST_BARS, 12)
    assert isinstance(cut, Bars)
    assert cut.values == whole.values[:MOST_BARS]
    assert len(cut.labels) == len(cut.texts) == len(cut.roles) == MOST_BARS
    assert len(whole.values) == 12
    places = next(slide for slide in tell(scope) if slide.slide.id == "places")
    assert "die ersten acht von" in places.subtitle


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_are_sentences_in_the_readers_language(scope: Scope, language: str) -> None:
    with speaking(language):
        asked = [slide.question for circle in CIRCLES for slide in tell(scope, circle)]
    found = [text for text in asked if text]
    assert len(found) >= 10
    assert all(text.endswith("?") and text[0] == text[0].upper() for text in found)
    assert not any("{" in text for text in found)


def _places(scope: Scope, rows: list[tuple[str, int]], whole: int) -> str | None:
    chart = CHARTS["first-contacts-by-place"]
    places, persons = zip(*rows, strict=True)
    found = Rows(
        {
            "place": list(places),
            "first_contact_persons": list(persons),
            "all_persons": [whole] * len(rows),
        }
    )
    result = run(chart, scope)
    base = replace(result.base, count=whole, records=whole)
    return questions.about_places({chart.id: replace(result, rows=found, base=base)})


@pytest.mark.parametrize(
    ("rows", "whole", "expected"),
    [
        ([("school", 40), ("youth-centre", 30), ("street", 10)], 80,
         "Wo erreichen Sie alle, die weder zur Schule noch ins Jugendzentrum kommen?"),
        ([("day-care", 40), ("family-centre", 30), ("street", 10)], 80,
         "Wo erreichen Sie alle, die weder in die Kita noch ins Familienzentrum kommen?"),
        ([("school", 20), ("youth-centre", 12), ("street", 10)], 400, None),
        ([("school", 5), ("youth-centre", 4), ("street", 3)], 12, None),
        ([("street", 40), ("school", 30), ("online", 10)], 80, None),
    ],
)  # fmt: skip
def test_a_question_is_raised_only_where_the_rows_raise_it(
    scope: Scope, rows: list[tuple[str, int]], whole: int, expected: str | None
) -> None:
    with speaking("de"):
        assert _places(scope, rows, whole) == expected


@pytest.mark.parametrize(
    ("ask", "chart_id", "chosen"),
    [
        (questions.about_partners, "partners-by-type", FilterState(partner=("school",))),
        (
            questions.about_approaches,
            "first-contacts-by-approach",
            FilterState(approach=("digital",)),
        ),
        (questions.about_sites, "anchor-sites-by-type", FilterState(site=("school",))),
    ],
)
def test_what_was_not_chosen_is_not_asked_after(
    scope: Scope, ask: Callable[[Any], str | None], chart_id: str, chosen: FilterState
) -> None:
    """Who chose the schools among the partners is not told that nobody names the job centre."""
    result = run(CHARTS[chart_id], scope.with_filters(chosen))
    assert not result.is_empty
    assert result.base.count >= 5
    assert ask({chart_id: result}) is None


GOOD = """
id = "jugendhilfe"
title = "Jugendhilfeausschuss Essen"
choice = "district=05113"

[[slide]]
chart = "first-contacts-by-place"
theme = "Zugang"
title = "Die Schule trägt"
question = "Wen erreichen wir nicht?"
notes = "Zwei Minuten."

[[slide]]
chart = "applications-by-district"
"""


def test_an_office_tells_its_own_story(tmp_path: Path, scope: Scope) -> None:
    file = tmp_path / "own.toml"
    file.write_text(GOOD, encoding="utf-8")
    story = read_stories(file)["jugendhilfe"]
    own = inside(story, scope)
    assert own.filters == FilterState(district=("05113",))
    slides = told(story, {one: run(CHARTS[one], own) for one in story.charts}, {})
    assert slides[0].title == "Die Schule trägt"
    assert slides[0].question == "Wen erreichen wir nicht?"
    assert slides[1].title


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("id =", "idd ="), "Gemeint: „id“?"),
        (('"first-contacts-by-place"', '"first-contact-by-place"'), "Gemeint: „"),
        (('"applications-by-district"', '"first-contacts-by-place"'), "Folie 2"),
        (("district=05113", "district=99999"), "district=99999"),
        (('"jugendhilfe"', '"essen"'), "ist vergeben"),
        (('title = "Jugendhilfeausschuss Essen"', "title = 5"), "Text in Anführungszeichen"),
        (("[[slide]]", "[slide]"), "TOML"),
        (("Zwei Minuten.", "x" * 700), "700 Zeichen"),
        (("question = ", "Question: "), "TOML"),
    ],
)
def test_a_faulty_story_is_refused_with_file_and_place(
    tmp_path: Path, change: tuple[str, str], fault: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(StoryError) as caught:
        read_stories(tmp_path, taken=("essen",))
    assert any(fault in line and "own.toml" in line for line in caught.value.faults)


def test_a_story_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="gibt es nicht"):
        read_stories(tmp_path / "missing.toml")


def test_a_chart_that_fails_says_so_on_its_slide_and_the_others_stand(
    handle: StoreHandle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_scope: Scope) -> Rows:
        raise RuntimeError("no")

    for chart_id in ("first-contacts-by-place", "applications-total"):
        monkeypatch.setitem(CHARTS, chart_id, replace(CHARTS[chart_id], query=fails))
    shown = answer(handle, "/circles/duesseldorf", "?applicant=caritas,association")
    assert shown["cards"]["first-contacts-by-place"]["error"]["number"]
    assert shown["cards"]["partners-by-type"]["headline"]
    assert len(shown["story"]["slides"]) >= 10


def test_a_heat_map_keeps_its_fullest_rows_and_columns_in_their_order(scope: Scope) -> None:
    whole = run(CHARTS["first-contacts-by-place-and-target-group"], scope).picture
    cut, shown, total = fitted(whole)
    assert isinstance(whole, Heat)
    assert isinstance(cut, Heat)
    rows = [row for group in cut.groups for row in group.rows]
    assert (shown, len(rows)) == (8, 8)
    assert total > shown
    assert [len(row.cells) for row in rows] == [6] * 8
    known = [row.label for group in whole.groups for row in group.rows]
    places = [known.index(row.label) for row in rows]
    assert places == sorted(places)


def test_a_list_on_a_slide_is_a_short_table(
    handle: StoreHandle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own.toml"
    file.write_text('id = "own"\ntitle = "Own"\n[[slide]]\nchart = "applications-list"\n', "utf-8")
    monkeypatch.setattr(registry, "_own", read_stories(file))
    card = answer(handle, "/circles/own")["cards"]["applications-list"]
    assert card["picture"] == {"form": "nothing"}
    assert 1 <= len(card["table"]["rows"]) <= 7
    assert {len(row) for row in card["table"]["rows"]} == {len(card["table"]["head"])}
