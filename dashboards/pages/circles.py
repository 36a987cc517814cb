"""Zirkel: the meetings, each circle with its ways, what was asked, and one's own presentation."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards.choice.month_words import OF_BOTH
from dashboards.components import story_tools
from dashboards.components.minutes import minutes_table
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pages.base import Page, Visit
from dashboards.stories import minutes
from dashboards.stories.registry import of_circles, own_stories
from queries import applications, circles
from queries.filters import FilterState

PATH = "/circles"


def meetings_page(visit: Visit) -> list[Any]:
    """Each circle with its ways, the meetings, and the reader's own presentation."""
    meetings = circles.meetings(visit.scope)
    own = own_stories()
    mine = []
    if own:
        mine = [html.H2(_("Own stories")), story_tools.story_cards(own, {}, meetings)]
    return [
        story_tools.story_cards(of_circles(), _counts(visit), meetings),
        *mine,
        html.Section(
            [
                html.H2(_("Meetings")),
                story_tools.meetings_table(meetings, exact=visit.scope.viewer.is_exact)
                if len(meetings)
                else html.P(_("No meeting has been entered yet.")),
            ],
            className="meetings-part",
        ),
        *_asked_and_answered(visit),
        html.Section(
            [
                html.H2(_("My presentation")),
                html.P(
                    _(
                        "“Add to presentation” under any chart puts it here, with its filters. "
                        "The list stays in this browser; counts of persons are always protected."
                    )
                ),
                html.Div(id="deck"),
            ],
            className="deck-part",
        ),
    ]


def _asked_and_answered(visit: Visit) -> list[Any]:
    """The questions of all meetings, each with its story; nothing as long as there are none."""
    folder = visit.handle.folder if visit.handle else None
    stories = {**of_circles(), **own_stories()}
    kept = {story.id: minutes.of_story(folder, story.id) for story in stories.values()}
    problem = next((one.problem for one in kept.values() if one.problem), "")
    entries = [(stories[one], entry) for one, its in kept.items() for entry in its.entries]
    if not entries and not problem:
        return []
    told_here = minutes_table(entries) if entries else html.P(problem)
    heading = html.H2(_("Asked and answered"))
    return [html.Section([heading, told_here], className="meetings-part")]


def _counts(visit: Visit) -> dict[str, int]:
    """Applications per circle."""
    return {
        code: applications.base(visit.scope.with_filters(FilterState(circle=(code,)))).first[
            "applications_count"
        ]
        for code in of_circles()
    }


PAGE = Page(
    months=OF_BOTH,
    id="circles",
    path=PATH,
    nav=_lazy("Circles"),
    title=_lazy("Circles"),
    filters=(),
    extra=meetings_page,
)
