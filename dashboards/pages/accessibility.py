"""Barrierefreiheit: the statement the ordinance asks for and the way to report a barrier."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import quote

from dash import html
from flask import current_app

from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pages.base import Page, Visit

#: The day of the self-assessment this statement rests on; the ordinance asks for one every year.
ASSESSED_ON = dt.date(2026, 11, 22)
WALKED_ON = dt.date(2026, 11, 30)
#: The office for the procedure of §§ 10d, 10e BGG NRW; address looked up on the day above.
OMBUDS_OFFICE = "https://www.lbbp.nrw.de/ombudsstelle"


def _section(anchor: str, heading: str, *content: Any) -> html.Section:
    return html.Section([html.H2(heading), *content], id=anchor, className="prose")


def _list(*items: str) -> html.Ul:
    return html.Ul([html.Li(item) for item in items])


def _statement() -> html.Section:
    return _section(
        "statement",
        _("Statement on accessibility"),
        html.P(
            _(
                "This statement is for the dashboard “Zusammen im Quartier”. It is required by "
                "the act on equality of persons with disabilities (§ 10b BGG NRW) and the "
                "ordinance on accessible information technology (BITVNRW of 18 June 2019); the "
                "measure is EN 301 549 with WCAG 2.1, level AA."
            )
        ),
        html.H3(_("Does it comply?")),
        html.P(
            _(
                "In part: the requirements are met except for what is listed under “What is not "
                "met yet”."
            )
        ),
        html.H3(_("How this was found out")),
        html.P(
            _(
                "By a self-assessment of {date}. Every page was tested in both languages, light "
                "and dark, wide and narrow, with an automatic check (axe-core), and journeys "
                "were made by keyboard alone; these tests run again with every change. Neither "
                "people with disabilities nor outside experts have tested it yet. The ordinance "
                "asks for a review once a year."
            ).format(date=formats.date(ASSESSED_ON))
        ),
        html.P(
            _(
                "On {date} the hints of the first visit, help, maps that show a chosen area "
                "larger, saved views, questions and answers under slides and the order of one's "
                "own presentation were walked by keyboard, and their names and announcements "
                "read in the accessibility tree of Chromium. With a file each, the desks for "
                "deliveries, boundaries and official tables were walked as far as their answer."
            ).format(date=formats.date(WALKED_ON))
        ),
    )


def _met() -> html.Section:
    return _section(
        "met",
        _("What is met"),
        _list(
            _("All pages can be used by keyboard; the focus is always visible."),
            _(
                "Every chart has a sentence as its name and a table with the same numbers. "
                "With the arrow keys its values are read one by one."
            ),
            _("Contrast of text is at least 4.5:1, of marks at least 3:1, in all themes."),
            _("No information rests on colour alone: signs, patterns and words stand beside it."),
            _(
                "Pages can be enlarged to 400% without scrolling sideways; wide tables then "
                "stand line by line."
            ),
            _("The colours of the system (high contrast) are followed."),
            _("Movement is left out when your system asks for it."),
        ),
    )


def _not_met() -> html.Section:
    return _section(
        "not-met",
        _("What is not met yet"),
        _list(
            _(
                "Screen readers: the pages are built for them but were not tried with NVDA, JAWS "
                "or VoiceOver. In charts the arrow keys may only work in the reader's focus "
                "mode; the table holds the same values. A script for trying it out with NVDA and "
                "JAWS lies with the program (docs/screen-readers.md); what it finds will be added "
                "here."
            ),
            _(
                "Slides of the circles keep their layout and only grow or shrink as a whole; on "
                "narrow screens their text is small. The pages show the same charts and "
                "follow the width of the screen."
            ),
            _(
                "PowerPoint files carry alternative texts and titles, but their reading order "
                "was not checked; nor were PDF files printed from the browser. The same "
                "contents stand on the pages."
            ),
            _(
                "On English pages, what the data say in German stays German: titles, sources, "
                "words without an English one. It is marked as German, in sentences too. Proper "
                "names (of places, Quartiere and bodies) are not marked, which WCAG 3.1.2 "
                "allows, nor are words such as Kreis, kreisfreie Stadt and Quartier, which the "
                "English texts use as their own. No mark can stand in the title of the window, "
                "in names that screen readers alone are given, or in a list's option with other "
                "words beside."
            ),
            _("Public pages of other bodies that projects link to are not part of this statement."),
            _(
                "There is one page in easy language, with a text about every page of the "
                "dashboard. It keeps to the rules of DIN SPEC 33429 that a program can check; its "
                "readers have not tested it. There is nothing in German sign language."
            ),
        ),
    )


def _contact(contact: str) -> Any:
    """The way to the operator: a mail with a form to fill in, the office's own form, or words."""
    if contact.startswith(("https://", "http://")):
        return html.P(html.A(_("Contact form for reporting barriers"), href=contact))
    if "@" in contact:
        subject = _("Report a barrier: dashboard “Zusammen im Quartier”")
        body = _("Page:\nWhat I wanted to do:\nWhat did not work:\nHow you can reach me:\n")
        href = f"mailto:{contact}?subject={quote(subject)}&body={quote(body)}"
        return html.P(html.A(contact, href=href))
    if contact:
        return html.P(contact)
    return html.P(
        _(
            "The operator of this dashboard has not set a contact yet (setting ZIQ_CONTACT). "
            "Please turn to the office that gave you the address."
        )
    )


def _feedback() -> html.Section:
    return _section(
        "feedback",
        _("Report a barrier"),
        html.P(
            _(
                "Does something not work for you, or do you need information in another form? "
                "Write to us; name the page and what you wanted to do."
            )
        ),
        _contact(current_app.config.get("ZIQ_CONTACT", "")),
    )


def _enforcement() -> html.Section:
    return _section(
        "enforcement",
        _("If the answer does not help"),
        html.P(
            _(
                "If you get no answer in good time, or none that helps, you can ask the "
                "ombudsperson's office for accessible information technology of North "
                "Rhine-Westphalia to mediate (§§ 10d, 10e BGG NRW, §§ 9 ff. BITVNRW). It "
                "belongs to the state's commissioner for people with disabilities."
            )
        ),
        html.P(
            html.A(_("To the ombudsperson's office"), href=OMBUDS_OFFICE, rel="noopener noreferrer")
        ),
    )


def _easy_language() -> html.Section:
    return _section(
        "easy-language",
        _("Easy language"),
        html.P(
            html.A(
                _("What this dashboard shows, in easy language"),
                href="/easy-language",
                **{"data-internal": ""},
            )
        ),
    )


def content(_visit: Visit) -> list[Any]:
    """The statement, the way to report, and what to do when that does not help."""
    parts = [_statement(), _met(), _not_met(), _feedback(), _enforcement(), _easy_language()]
    return [html.Div(parts, className="sections")]


PAGE = Page(
    id="accessibility",
    path="/accessibility",
    nav="",
    title=_lazy("Accessibility"),
    filters=(),
    extra=content,
)
