"""A circle's story below the address of the meetings: its slides and its handout."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from dash import html

from dashboards.answers.told import Answer, Card, Table
from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.charts.result import ChartResult
from dashboards.choice import url
from dashboards.choice.month_words import OF_BOTH
from dashboards.choice.notices import Notice
from dashboards.components import slides, story_tools
from dashboards.components.minutes import minutes_section
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pages.base import Page, Results, Visit
from dashboards.pages.circles import PATH
from dashboards.pictures.model import NOTHING, Nothing, Records
from dashboards.pictures.wire import sent
from dashboards.stories import collected, minutes
from dashboards.stories.fitting import MOST_ENTRIES, MOST_FIELDS
from dashboards.stories.model import Story, ToldSlide
from dashboards.stories.registry import story_of
from dashboards.stories.telling import inside, told
from data import facts
from queries.scope import Scope

HANDOUT, NOTES = "handout", "notes"


def _parts(visit: Visit) -> list[str]:
    """What stands below the page's own path: a story's id, and perhaps "handout"."""
    return [unquote(part) for part in visit.path.strip("/").split("/")[1:] if part]


def _story(visit: Visit) -> Story | None:
    parts = _parts(visit)
    if _is_deck(visit):
        entries = collected.at(visit.path)
        return collected.story(entries, themes()) if entries else None
    return story_of(parts[0]) if parts else None


def _is_deck(visit: Visit) -> bool:
    return collected.listed(visit.path) is not None


def _rest(visit: Visit) -> list[str]:
    """What stands behind a story's address: its handout, perhaps the presenter's with notes."""
    return _parts(visit)[2 if _is_deck(visit) else 1 :]


def _is_handout(visit: Visit) -> bool:
    return _rest(visit)[:1] == [HANDOUT]


def themes() -> dict[str, str]:
    """What stands beside the title of a collected slide: the page its chart comes from."""
    from dashboards.exports import decks  # knows all pages, this one too

    return decks.themes()


def exists(visit: Visit) -> bool:
    """The address names a story, or its handout, for the round or with notes for the presenter."""
    known: tuple[list[str], ...] = ([], [HANDOUT], [HANDOUT, NOTES])
    return _story(visit) is not None and _rest(visit) in known


def placed(visit: Visit, card_id: str) -> tuple[Chart, Scope]:
    """The chart of a card; in a collected presentation each has a choice of its own."""
    if _is_deck(visit):
        return collected.placed(visit, card_id)
    return CHARTS[card_id], visit.scope


def _known(visit: Visit) -> Story:
    """The story of an address that `exists`."""
    story = _story(visit)
    if story is None:
        raise LookupError(visit.path)
    return story


def narrows(visit: Visit) -> Visit:
    """The circle is part of the scope, and counts of persons are protected whoever presents."""
    scope = inside(_known(visit), visit.scope)
    return replace(visit, scope=scope, address=replace(visit.address, filters=scope.filters))


def charts_at(visit: Visit) -> tuple[str, ...]:
    """The charts of the story."""
    return _known(visit).charts


def _minutes(visit: Visit, story: Story) -> minutes.Minutes:
    """What was asked and answered at the story's meetings; a collected presentation has none."""
    folder = visit.handle.folder if visit.handle and not _is_deck(visit) else None
    return minutes.of_story(folder, story.id)


def stamp(visit: Visit) -> Hashable:
    """Changes with the questions and answers of the meetings, and with the day."""
    return minutes.stamp(visit.handle.folder if visit.handle else None)


def heading(visit: Visit) -> str:
    """The story's title; on the handout it says what it is."""
    title = str(_known(visit).title)
    if not _is_handout(visit):
        return title
    text = _("{title}: notes for presenting") if NOTES in _rest(visit) else _("{title}: handout")
    return text.format(title=title)


def completes(answer: Answer, results: Results, visit: Visit) -> Answer:
    """Adds which slides are shown, their titles and questions; fits the pictures to a slide."""
    story = _known(visit)
    facts.use(visit.scope.store.facts)  # a slide may have been told from other data
    problems = {
        chart_id: card["error"]["text"]
        for chart_id, card in answer["cards"].items()
        if card.get("error")
    }
    kept = _minutes(visit, story)
    shown = told(story, results, problems, kept)
    for slide in shown:
        _fit(answer["cards"], slide)
    chips = answer["choice"]["chips"]
    fixed = _fixed(story)
    own = [chip for chip in chips if (chip["key"], chip["value"]) in fixed]
    answer["choice"]["chips"] = [chip for chip in chips if chip not in own]
    notices = collected.dropped(visit) if _is_deck(visit) else {}
    answer["story"] = {
        "choice": " · ".join(chip["label"] for chip in chips) or _("whole programme"),
        "source": next((result.source_text for result in results.values()), ""),
        "slides": [
            _slide(slide, story, notices.get(slide.slide.id), is_own=_is_deck(visit))
            for slide in shown
        ],
        "minutes_problem": kept.problem,
    }
    return answer


def _fixed(story: Story) -> set[tuple[str, str]]:
    """Keys of the address and values of everything the story's own choice fixes."""
    return {(key, value) for key, values in url.chosen(story.filters).items() for value in values}


def _fit(cards: dict[str, Card], slide: ToldSlide) -> None:
    """The card of a chart, as its slide shows it."""
    if len(slide.results) != 1 or _is_numbers(slide) or slide.problem:
        return
    card = cards[slide.slide.charts[0]]
    picture = slide.picture
    if isinstance(picture, Nothing | Records):
        picture = NOTHING
        card["table"] = _first_entries(slide.results[0])
    card["picture"] = sent(picture)
    card["headline"], card["subtitle"] = slide.title, slide.subtitle


def _first_entries(result: ChartResult) -> Table:
    """The head of a list, short and narrow enough for a slide."""
    columns = result.chart.variables[:MOST_FIELDS]
    return {
        "head": [[str(column.label), column.kind] for column in columns],
        "rows": [row[:MOST_FIELDS] for row in result.written[:MOST_ENTRIES]],
        "toggles": [],
        "links": [],
        "chosen": [],
    }


def _slide(
    slide: ToldSlide, story: Story, notices: Sequence[Notice] | None, *, is_own: bool
) -> dict[str, object]:
    """What a slide says.

    `is_own`: it has a choice of its own, which it says too, with what of it could not be read.
    """
    own = {}
    if is_own:
        from dashboards.exports import documents

        result = slide.results[0] if slide.results else None
        choice = documents.choice_text(result.scope, result.chart) if result else ""
        own = {
            "choice": documents.with_notices(choice, notices or ()),
            "source": result.source_text if result else "",
        }
    return {
        **own,
        "minutes": [minutes.told(entry, story) for entry in slide.minutes],
        "recalled": [minutes.told(entry, story) for entry in slide.recalled],
        "subtitle": slide.subtitle if slide.recalled else "",
        "id": slide.slide.id,
        "title": slide.title,
        "question": slide.question,
        "questions": list(slide.questions),
        "base": slide.base if _is_numbers(slide) else "",
        "map": slide.is_map,
    }


def _is_numbers(slide: ToldSlide) -> bool:
    return bool(slide.results) and slide.results[0].chart.is_key_figure


def story_page(visit: Visit) -> list[Any]:
    """The slides with what stands around them, or the handout."""
    story = _known(visit)
    is_handout = _is_handout(visit)
    has_notes = not is_handout or NOTES in _rest(visit)
    is_sample = visit.scope.store.version.is_sample
    around: list[Any] = []
    if is_handout:
        around = [
            html.P(
                _("Print this page, or save it as PDF: two slides per page, with notes.")
                if has_notes
                else _("Print this page, or save it as PDF: two slides per page.")
            ),
            html.P(
                html.Button(_("Print"), type="button", className="pick", **{"data-action": "print"})
            ),
        ]
    return [
        html.Div(
            [
                *around,
                *([] if is_handout else [story_tools.tools(story, collected.listed(visit.path))]),
                slides.frames(story, is_sample=is_sample, has_notes=has_notes),
                *([] if is_handout else [story_tools.desk()]),
                *([] if is_handout or _is_deck(visit) else [minutes_section(visit, story)]),
            ],
            id="story",
            className="handout" if is_handout else "story",
            **{"data-words": story_tools.words(), "data-empty": _no_question()},
        ),
        *([] if is_handout else [story_tools.keys()]),
    ]


def _no_question() -> str:
    return _("The numbers of this choice raise no question. What would you like to begin with?")


PAGE = Page(
    months=OF_BOTH,
    id="circle",
    path=PATH,
    nav="",
    title=_lazy("Circle"),
    filters=("block", "round", "area", "status", "applicant", "months"),
    extra=story_page,
    takes_rest=True,
    exists=exists,
    heading=heading,
    narrows=narrows,
    charts_at=charts_at,
    completes=completes,
    placed=placed,
    stamp=stamp,
)
