"""Where questions and answers of a meeting stand: under the slides, and all of them on one page."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dash import html

from dashboards.access import csrf_token
from dashboards.components.originals import original
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.pages.base import Visit
from dashboards.stories import minutes
from dashboards.stories.model import Story
from data.minutes import LONGEST_ANSWER, LONGEST_QUESTION, Entry


def minutes_section(visit: Visit, story: Story) -> html.Section:
    """What the slide shown was asked and answered; with the right to import, a form."""
    may_write = "import" in visit.scope.viewer.rights
    own = {"data-token": csrf_token()} if may_write else {}
    return html.Section(
        [html.H2(_("Asked and answered"), id="minutes-head"), html.Div(className="minutes-body")],
        id="minutes",
        className="minutes",
        **{
            "aria-labelledby": "minutes-head",
            "data-of": story.id,
            "data-words": json.dumps(_words(), ensure_ascii=False),
            "data-most": f"{LONGEST_QUESTION},{LONGEST_ANSWER}",
            **own,
        },
    )


def _words() -> dict[str, str]:
    return {
        "none": _("Nothing was asked at this slide yet."),
        "question": _("Question"),
        "answer": _("Answer"),
        "day": _("Day of the meeting"),
        "keep": _("Save"),
        "change": _("Edit"),
        "delete": _("Delete"),
        "leave": _("Leave as it was"),
        "new": _("Save a question and its answer"),
        "changing": _("Change question and answer"),
        "really": _("Delete this question and its answer? This cannot be undone."),
        "kept": _("Kept. It is shown at the next meeting."),
        "deleted": _("Deleted."),
        "failed": _("That did not work; your text was not saved. Try again."),
        "meeting": _("Meeting on {day}"),
        "then": _("The figures of that day"),
        "warning": _(
            "Everybody who may see these slides reads this. Leave out names, and numbers of "
            "persons that are not on the slide."
        ),
    }


def minutes_table(entries: Sequence[tuple[Story, Entry]]) -> html.Div:
    """Every question with its answer, the newest meeting first."""
    heads = (_("Circle"), _("Meeting"), _("Slide"), _("Question"), _("Answer"), _("Written"))
    newest = sorted(entries, key=lambda one: one[1].met_on, reverse=True)
    table = html.Table(
        [
            html.Caption(_("Asked and answered"), className="vh"),
            html.Thead(html.Tr([html.Th(text, scope="col") for text in heads])),
            html.Tbody([_row(story, entry, heads) for story, entry in newest]),
        ],
        className="meetings asked many",
    )
    return html.Div(table, className="sheet")


def _row(story: Story, entry: Entry, heads: tuple[str, ...]) -> html.Tr:
    told = minutes.told(entry, story)
    link = html.A(str(story.title), href=f"/circles/{story.id}", **{"data-internal": ""})
    cells = (
        formats.date(entry.met_on),
        told["about"],
        original(entry.asked),
        original(entry.answered) or told["answer"],
        told["written"],
    )
    named = [
        html.Td(cell, **{"data-name": head}) for head, cell in zip(heads[1:], cells, strict=True)
    ]
    return html.Tr([html.Th(link, scope="row"), *named])
