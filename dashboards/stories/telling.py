"""Runs a story inside one choice; charts that fail say so on their slide, the others stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dashboards.charts.result import ChartResult
from dashboards.language import counting, formats, names
from dashboards.language.i18n import gettext as _
from dashboards.pictures.model import NOTHING, Heat
from dashboards.stories import minutes
from dashboards.stories.fitting import fitted
from dashboards.stories.minutes import NEVER_MET, Minutes
from dashboards.stories.model import Results, Slide, Story, ToldSlide
from data.minutes import Entry
from queries.filters import LIST_KEYS
from queries.scope import Scope, Viewer

_KEY_FIGURE = "applications-total"
#: Questions gathered on one slide.
_MOST_QUESTIONS = 6


def protected(viewer: Viewer) -> Viewer:
    """The same person with protected counts of persons: a story is shown to a room."""
    return replace(viewer, profile="protected")


def inside(story: Story, scope: Scope) -> Scope:
    """The scope of every slide: the story's own choice, the reader's further one, protected."""
    filters = scope.filters
    for key in LIST_KEYS:
        if getattr(story.filters, key):
            filters = filters.with_values(key, getattr(story.filters, key))
    months = {
        key: getattr(story.filters, key)
        for key in ("from_month", "to_month")
        if getattr(story.filters, key)
    }
    filters = replace(filters, **months) if months else filters
    return replace(scope, viewer=protected(scope.viewer), filters=filters)


def told(
    story: Story, results: Results, problems: Mapping[str, str], kept: Minutes = NEVER_MET
) -> list[ToldSlide]:
    """The slides that one choice shows, in order.

    Args:
        story: what is told.
        results: per chart what it gave; those that failed are absent.
        problems: per failed chart one sentence.
        kept: what was asked and answered at the story's meetings.
    """
    slides: list[ToldSlide] = []
    for slide in _shown(story, results):
        if not slide.recalls:
            one = _told(slide, results, problems, slides)
            slides.append(replace(one, minutes=kept.about(slide.id)))
        elif kept.last:
            slides.append(_recalled(slide, kept.last))
    return slides


def _recalled(slide: Slide, last: tuple[Entry, ...]) -> ToldSlide:
    shown = minutes.fitting(last)
    subtitle = ""
    if len(shown) < len(last):
        subtitle = _("the first {shown} of {total} questions; each also stands at its slide")
        subtitle = subtitle.format(
            shown=formats.small_count(len(shown)), total=formats.number(len(last))
        )
    return ToldSlide(
        slide,
        minutes.title(last),
        subtitle,
        (),
        NOTHING,
        None,
        recalled=shown,
    )


def _shown(story: Story, results: Results) -> list[Slide]:
    """Slides of the chosen funding rounds; with no application at all only those made of words.

    A round after all those that the slides speak of is told with every slide.
    """
    some = next(iter(results.values()), None)
    chosen = set(some.scope.filters.round) if some else set()
    places = {place for place, code in enumerate(names.codes("round"), 1) if code in chosen}
    last = max((place for slide in story.slides for place in slide.rounds), default=0)
    slides = [
        slide
        for slide in story.slides
        if not slide.rounds
        or not chosen
        or places & set(slide.rounds)
        or max(places, default=0) > last
    ]
    if not _has_nothing(results):
        return slides
    kept = [
        slide for slide in slides if slide.gathers or slide.recalls or _KEY_FIGURE in slide.charts
    ]
    return kept or slides


def _has_nothing(results: Results) -> bool:
    result = results.get(_KEY_FIGURE)
    return result is not None and not result.rows.first["applications_count"]


def _told(
    slide: Slide, results: Results, problems: Mapping[str, str], before: list[ToldSlide]
) -> ToldSlide:
    failed = next((problems[chart_id] for chart_id in slide.charts if chart_id in problems), None)
    mine = tuple(results[chart_id] for chart_id in slide.charts if chart_id in results)
    if failed is not None or not mine:
        asked = tuple(one.question for one in before if one.question)
        questions = asked[:_MOST_QUESTIONS] if slide.gathers else ()
        title = slide.title(results) if slide.title and not failed else str(slide.theme)
        return ToldSlide(slide, title, "", mine, NOTHING, None, questions, failed)
    first = mine[0]
    picture, shown, total = fitted(first.picture)
    is_empty = first.is_empty and not first.chart.is_key_figure
    return ToldSlide(
        slide,
        counting.alike(slide.title(results)) if slide.title else first.headline,
        _subtitle(first, shown, total),
        mine,
        picture,
        None if is_empty else _asked(slide, results),
        problem=first.sentence if is_empty else None,
    )


def _asked(slide: Slide, results: Results) -> str | None:
    question = slide.question(results)
    return question and counting.alike(question)


def _subtitle(result: ChartResult, shown: int, total: int) -> str:
    if result.chart.is_key_figure:
        return ""
    if shown == total:
        return result.below_headline
    if isinstance(result.picture, Heat):
        return _("{subtitle}; part of the table").format(subtitle=result.below_headline)
    return _("{subtitle}; the first {shown} of {total}").format(
        subtitle=result.below_headline,
        shown=formats.small_count(shown),
        total=formats.number(total),
    )
