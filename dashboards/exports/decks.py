"""Which slides a PowerPoint file has: a story's, or those somebody collected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboards import access
from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.charts.result import ChartResult, run
from dashboards.choice import choice_words, url
from dashboards.exports import documents, responses, word
from dashboards.exports.pptx import DeckSlide, presentation
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.pages.base import Visit
from dashboards.stories.model import Slide, Story, ToldSlide
from dashboards.stories.telling import inside, protected, told
from data.store import StoreError
from queries.scope import Scope

MOST_SLIDES, LONGEST = 30, 8_000
SEPARATOR = "|"
Notices = tuple[url.Notice, ...]


class DeckError(Exception):
    """A list of slides that cannot be told; the message is for the reader."""


def of_story(story: Story, scope: Scope, notices: Notices = ()) -> bytes:
    """The slides of a story inside a choice, as on the projector; `notices`: what was dropped."""
    scope = inside(story, scope)
    results, problems = _run(story.charts, scope)
    choice = choice_words.filters_text(scope)
    is_sample = scope.store.version.is_sample
    slides = []
    source = next((result.source_text for result in results.values()), "")
    for slide in told(story, results, problems):
        own = slide.results[0].source_text if slide.results else source
        facts = _facts(slide, scope, notices)
        slides.append(DeckSlide(slide, str(story.title), choice, own, is_sample, facts))
    return presentation(str(story.title), slides, _about(scope))


def _facts(slide: ToldSlide, scope: Scope, notices: Notices) -> tuple[documents.Line, ...]:
    """What every file says, of the charts of one slide; texts they share stand once."""
    stated = {
        _("Source"): [result.source_names for result in slide.results],
        _("Licence"): [documents.licence(result) for result in slide.results],
    }
    rights = [(label, "; ".join(dict.fromkeys(texts))) for label, texts in stated.items() if texts]
    chart = slide.results[0].chart if len(slide.results) == 1 else None
    return (*rights, *documents.scope_lines(scope, notices, chart), *_address(chart, scope))


def _address(chart: Chart | None, scope: Scope) -> list[documents.Line]:
    """Where the one chart of a slide is found again, in the language of the slide."""
    if chart is None:
        return []
    return [(_("Address"), access.own_origin() + documents.link(chart.id, scope, ""))]


def _about(scope: Scope) -> str:
    version = scope.store.version
    as_of = formats.date(version.as_of)
    return f"{_('Data version')}: {version.id} · {_('As of')}: {as_of}"


def _run(chart_ids: tuple[str, ...], scope: Scope) -> tuple[dict[str, ChartResult], dict[str, str]]:
    """What each chart gave, and a sentence for each that failed; data that cannot be read fail."""
    results: dict[str, ChartResult] = {}
    problems: dict[str, str] = {}
    for chart_id in chart_ids:
        try:
            result = run(CHARTS[chart_id], scope)
            # What a slide shows is read off here, so that what cannot be drawn fails here.
            _shown = result.headline, result.sentence, result.picture
            results[chart_id] = result
        except StoreError:
            raise
        except Exception as error:
            failure = responses.failure(error)
            problems[chart_id] = f"{failure['error']} ({failure['number']})"
    return results, problems


def collected(asked: str) -> list[tuple[str, str]]:
    """The slides of a personal deck: chart and query string, as `chart?query|chart?query`.

    Raises:
        DeckError: for no slide, too many of them, too long a text or an unknown chart.
    """
    if len(asked) > LONGEST:
        raise DeckError(_("The list of slides is too long. Take some of them out."))
    entries = [entry for entry in asked.split(SEPARATOR) if entry]
    if not entries:
        raise DeckError(_("There is no slide in the list."))
    if len(entries) > MOST_SLIDES:
        raise DeckError(
            _("A presentation has at most {count} slides. Take some of them out.").format(
                count=MOST_SLIDES
            )
        )
    slides = []
    for entry in entries:
        chart_id, _mark, query = entry.partition("?")
        if chart_id not in CHARTS:
            raise DeckError(_("There is no chart with this name. /api/charts lists all."))
        slides.append((chart_id, query))
    return slides


def of_collection(
    entries: list[tuple[str, str]], scope: Scope, visit_of: Callable[[str], Visit]
) -> bytes:
    """The slides somebody collected as PowerPoint; `scope` is that of the whole."""
    return presentation(_("My presentation"), collection(entries, visit_of), _about(scope))


def document_of_collection(
    entries: list[tuple[str, str]], scope: Scope, visit_of: Callable[[str], Visit]
) -> bytes:
    """The same as a document for Word, each figure with what every file says of it."""
    sections = []
    for one in collection(entries, visit_of):
        results = one.told.results
        result = results[0] if results else None
        title = str(result.chart.title) if result else str(one.told.title)
        sections.append(word.Section(title, result, one.facts, one.told.problem or ""))
    version = scope.store.version
    lines = [(_("Data version"), version.id), (_("As of"), formats.date(version.as_of))]
    return word.document(_("My presentation"), sections, lines, is_sample=version.is_sample)


def collection(entries: list[tuple[str, str]], visit_of: Callable[[str], Visit]) -> list[DeckSlide]:
    """The slides somebody collected, each with its own choice and data, persons protected.

    Args:
        entries: as from `collected`.
        visit_of: what a query string is read as.
    """
    title = _("My presentation")
    slides: list[DeckSlide] = []
    for chart_id, query in entries:
        visit = visit_of(query)
        own = replace(visit.scope, viewer=protected(visit.scope.viewer))
        page = documents.page_of(chart_id)
        slide = Slide(
            id=chart_id,
            theme=page.title if page else "",
            charts=(chart_id,),
            notes=CHARTS[chart_id].subtitle,
        )
        results, problems = _run((chart_id,), own)
        story = Story(id="deck", title=title, slides=(slide,))
        source = next((result.source_text for result in results.values()), "")
        choice = documents.choice_text(own, CHARTS[chart_id])
        is_sample = own.store.version.is_sample and not CHARTS[chart_id].is_real
        slides += [
            DeckSlide(
                one, title, choice, source, is_sample, _facts(one, own, visit.address.notices)
            )
            for one in told(story, results, problems)
        ]
    return slides
