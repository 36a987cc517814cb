"""What stands around the slides: buttons, presenter's desk, and the list of meetings."""

from __future__ import annotations

import json
from urllib.parse import quote

from dash import html

from dashboards.components.event_controls import event_controls
from dashboards.components.originals import original
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext, pgettext
from dashboards.stories.model import Story, chart_of
from queries.rows import Row, Rows


def tools(story: Story, collected: str | None = None) -> html.Div:
    """Buttons under the stage; while presenting they come up with the mouse.

    `collected` is the list of slides of a presentation that stands in its address.
    """
    own = quote(collected or "", safe="")
    file = f"/export/circles/{story.id}" if collected is None else "/export/deck"
    here = f"/circles/{story.id}" if collected is None else f"/circles/{story.id}/{own}"
    slides = "" if collected is None else f"?slides={own}"

    def button(action: str, label: str, key: str = "") -> html.Button:
        return html.Button(
            label,
            type="button",
            className="pick",
            **{"data-story": action, **({"aria-keyshortcuts": key} if key else {})},
        )

    return html.Div(
        [
            button("back", pgettext("slide", "Previous"), "ArrowLeft"),
            html.Span(className="story-place", **{"aria-hidden": "true"}),
            button("on", pgettext("slide", "Next"), "ArrowRight"),
            button("overview", _("All slides"), "o"),
            button("present", _("Full screen"), "f"),
            button("choose", _("Change choice"), "a"),
            button("presenter", _("Presenter view"), "p"),
            html.A(
                _("PowerPoint"),
                href=f"{file}.pptx{slides}",
                className="plain",
                **{"data-export": ""},
            ),
            html.A(
                _("Handout"), href=f"{here}/handout", className="plain", **{"data-internal": ""}
            ),
            html.A(
                _("Notes for presenting"),
                href=f"{here}/handout/notes",
                className="plain",
                **{"data-internal": ""},
            ),
            button("file", _("As one offline file")),
            *([] if collected is None else [_edit(collected)]),
            *(event_controls() if any(_is_over_months(one) for one in story.charts) else []),
        ],
        className="story-tools",
        role="toolbar",
        **{"aria-label": _("Slides")},
    )


def _is_over_months(chart_id: str) -> bool:
    """Whether events stand at the marks of a chart: each of them is a month."""
    return chart_of(chart_id).columns[:1] == ("month",)


def _edit(collected: str) -> html.Button:
    """Takes the slides of the address into the reader's own list, to change them."""
    return html.Button(
        _("Change this presentation"),
        type="button",
        className="plain",
        **{"data-action": "deck-edit", "data-slides": collected},
    )


def desk() -> html.Div:
    """The presenter's own window: clock, time since the start, next slide and notes."""
    return html.Div(
        [
            html.P(_("Next"), className="desk-next"),
            html.Div(
                [
                    html.H2(_("Notes")),
                    html.P(className="desk-text"),
                    html.P(className="desk-question"),
                ],
                className="desk-notes",
                tabIndex="0",
                role="region",
                **{"aria-label": _("Notes")},
            ),
            html.Div(
                [
                    html.P([html.Span(_("Time")), html.B(className="desk-clock")]),
                    html.P([html.Span(_("Since the start")), html.B(className="desk-elapsed")]),
                    html.Button(
                        _("Start again at 0:00"),
                        type="button",
                        className="pick",
                        **{"data-story": "restart"},
                    ),
                ],
                className="desk-clocks",
            ),
        ],
        className="desk",
        id="desk",
    )


def words() -> str:
    """What the script of the slides says."""
    return json.dumps(
        {
            "place": _("Slide {number} of {count}"),
            "open": _("Slide {number}: {title}"),
            "blocked": _("The browser did not open a second window. Allow it for this page."),
            "dark": _("The screen is dark. Press b again."),
            "lost": _(
                "The network is gone. The slides stay as they are; another choice needs the "
                "server. The page says when it answers again."
            ),
            "back": _("The server answers again."),
        },
        ensure_ascii=False,
    )


def keys() -> html.Details:
    """Which keys do what."""
    rows = (
        (_("Arrow keys, Page Up and Page Down, space, clicker"), _("to the slide before or after")),
        ("O", _("all slides")),
        ("F", _("full screen, Escape leaves it")),
        ("A", _("change the choice while presenting")),
        ("P", _("presenter view in a second window")),
        ("B", _("dark screen and back")),
    )
    return html.Details(
        [
            html.Summary(_("Keys")),
            html.Dl([html.Div([html.Dt(key), html.Dd(text)]) for key, text in rows]),
        ],
        className="story-keys",
    )


def meetings_table(meetings: Rows, *, exact: bool) -> html.Div:
    """Every meeting: circle, cycle, day, place, topics and who came; an unknown day says so."""
    attendees = _("Attendees, exact") if exact else _("Attendees, protected")
    heads = (_("Circle"), _("Meeting"), _("Day"), _("Place"), _("Topics"), attendees)
    table = html.Table(
        [
            html.Caption(_("Meetings of the circles"), className="vh"),
            html.Thead(html.Tr([_head(text, heads) for text in heads])),
            html.Tbody([_meeting(row, heads) for row in meetings]),
        ],
        className="meetings many",
    )
    return html.Div(table, className="sheet")


def _head(text: str, heads: tuple[str, ...]) -> html.Th:
    return html.Th(text, scope="col", className="n" if text == heads[-1] else "")


def _meeting(row: Row, heads: tuple[str, ...]) -> html.Tr:
    def text(key: str) -> str:
        value = row[key]
        return formats.NOTHING_THERE if formats.is_missing(value) else str(value)

    def number(key: str) -> str:
        return formats.NOTHING_THERE if formats.is_missing(row[key]) else formats.number(row[key])

    day = _("no date given") if formats.is_missing(row["met_on"]) else formats.date(row["met_on"])
    cycle = number("cycle")
    circle = html.A(
        names.code_name("circle", row["circle"]),
        href=f"/circles/{row['circle']}",
        **{"data-internal": ""},
    )
    cells = (
        cycle if formats.is_missing(row["cycle"]) else _("Meeting {number}").format(number=cycle),
        day,
        original(text("venue")),
        original(text("topics")),
        number("attendee_persons"),
    )
    named = [
        html.Td(cell, className="n" if head == heads[-1] else "", **{"data-name": head})
        for head, cell in zip(heads[1:], cells, strict=True)
    ]
    return html.Tr([html.Th(circle, scope="row"), *named])


def story_cards(stories: dict[str, Story], counts: dict[str, int], meetings: Rows) -> html.Ul:
    """Each story with what it holds, and its ways: present, PowerPoint, handout."""
    return html.Ul(
        [_card(story, counts.get(story.id), meetings) for story in stories.values()],
        className="stories",
    )


def _card(story: Story, count: int | None, meetings: Rows) -> html.Li:
    mine = meetings.where(lambda row: row["circle"] == story.circle)
    parts = []
    if count == 0:
        parts.append(_("no application yet"))
    elif count is not None:
        parts.append(
            ngettext("{count} application", "{count} applications", count).format(
                count=formats.number(count)
            )
        )
    if len(mine):
        parts.append(
            ngettext("{count} meeting", "{count} meetings", len(mine)).format(
                count=formats.number(len(mine))
            )
        )
    link = {"data-internal": ""}
    return html.Li(
        [
            html.H2(html.A(str(story.title), href=f"/circles/{story.id}", **link)),
            html.P(" · ".join(parts)),
            html.P(
                [
                    html.A(
                        _("PowerPoint"),
                        href=f"/export/circles/{story.id}.pptx",
                        className="plain",
                        **{"data-export": ""},
                    ),
                    html.A(
                        _("Handout"),
                        href=f"/circles/{story.id}/handout",
                        className="plain",
                        **link,
                    ),
                    html.Button(
                        _("Profiles of the Quartiere (ZIP)"),
                        type="button",
                        className="plain",
                        **{"data-profiles": f"circles/{story.id}"},
                    ),
                ]
            ),
        ]
    )
