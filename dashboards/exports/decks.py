"""Which slides a PowerPoint file has: a story's, or those somebody collected."""

from __future__ import annotations

from dataclasses import replace

from dashboards import access
from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.charts.result import ChartResult, run
from dashboards.choice import choice_words
from dashboards.choice.notices import Notice
from dashboards.exports import documents, responses, word
from dashboards.exports.pptx import DeckSlide, presentation
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.pages.base import Visit
from dashboards.stories import collected
from dashboards.stories.collected import Entry
from dashboards.stories.minutes import NEVER_MET, Minutes
from dashboards.stories.model import Story, ToldSlide, chart_of
from dashboards.stories.telling import inside, told
from data.store import StoreError
from queries.scope import Scope

Notices = tuple[Notice, ...]


def of_story(
    story: Story, scope: Scope, notices: Notices = (), minutes: Minutes = NEVER_MET
) -> bytes:
    """The slides of a story inside a choice, as on the projector.

    `notices`: what was dropped; `minutes`: what was asked and answered at its meetings.
    """
    scope = inside(story, scope)
    results, problems = _run(story.charts, scope)
    choice = choice_words.filters_text(scope)
    is_sample = scope.store.version.is_sample
    slides = []
    source = next((result.source_text for result in results.values()), "")
    for slide in told(story, results, problems, minutes):
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
            result = run(chart_of(chart_id), scope)
            # What a slide shows is read off here, so that what cannot be drawn fails here.
            _shown = result.headline, result.sentence, result.picture
            results[chart_id] = result
        except StoreError:
            raise
        except Exception as error:
            failure = responses.failure(error)
            problems[chart_id] = f"{failure['error']} ({failure['number']})"
    return results, problems


def of_collection(entries: tuple[Entry, ...], visit: Visit) -> bytes:
    """The slides somebody collected as PowerPoint, with the further choice of a visit."""
    slides = collection(entries, visit)
    title = slides[0].band
    return presentation(title, slides, _about(visit.scope))


def document_of_collection(entries: tuple[Entry, ...], visit: Visit) -> bytes:
    """The same as a document for Word, each figure with what every file says of it."""
    sections = []
    slides = collection(entries, visit)
    for one in slides:
        results = one.told.results
        result = results[0] if results else None
        title = str(result.chart.title) if result else str(one.told.title)
        text = str(one.told.slide.text)
        sections.append(word.Section(title, result, one.facts, one.told.problem or "", text))
    version = visit.scope.store.version
    lines = [(_("Data version"), version.id), (_("As of"), formats.date(version.as_of))]
    return word.document(slides[0].band, sections, lines, is_sample=version.is_sample)


def themes() -> dict[str, str]:
    """What stands beside the title of a slide: the page a chart comes from."""
    pages = {chart_id: documents.page_of(chart_id) for chart_id in CHARTS}
    return {chart_id: str(page.title) for chart_id, page in pages.items() if page}


def collection(entries: tuple[Entry, ...], visit: Visit) -> list[DeckSlide]:
    """The slides somebody collected, each with its own choice and data, persons protected."""
    story = collected.story(entries, themes())
    title = str(story.title)
    slides: list[DeckSlide] = []
    for entry, slide in zip(entries, story.slides, strict=True):
        alone = replace(story, slides=(slide,))
        chart = entry.chart
        if chart is None:
            slides += [DeckSlide(one, title, "", "") for one in told(alone, {}, {})]
            continue
        own = collected.own(visit, entry.query)
        results, problems = _run(slide.charts, own.scope)
        source = next((result.source_text for result in results.values()), "")
        notices = own.address.notices
        choice = documents.with_notices(documents.choice_text(own.scope, chart), notices)
        is_sample = own.scope.store.version.is_sample and not chart.is_real
        slides += [
            DeckSlide(one, title, choice, source, is_sample, _facts(one, own.scope, notices))
            for one in told(alone, results, problems)
        ]
    return slides
