"""Barrierefreiheit: the statement the ordinance asks for, easy language, the way to report."""

from __future__ import annotations

from typing import Any

from dash import html
from flask import current_app

from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.pages.base import Page, Visit


def _section(anchor: str, heading: str, *content: Any) -> html.Section:
    return html.Section([html.H2(heading), *content], id=anchor, className="prose")


def _list(*items: str) -> html.Ul:
    return html.Ul([html.Li(item) for item in items])


def _statement() -> list[Any]:
    return [
        _section(
            "statement",
            _("Statement on accessibility"),
            html.P(
                _(
                    "This statement is for the dashboard “Zusammen im Quartier”. The ordinance on "
                    "accessible information technology of North Rhine-Westphalia (BITVNRW of "
                    "18 June 2019) asks for it; the measure is EN 301 549 with WCAG 2.1, level AA."
                )
            ),
            html.P(
                _(
                    "How it was tested: every page in both languages, light and dark, wide and "
                    "narrow, by an automatic check (axe-core) on every change, and journeys by "
                    "keyboard alone. It is a self-assessment; no test by people with disabilities "
                    "and no external audit has been made yet."
                )
            ),
        ),
        _section(
            "met",
            _("What is met"),
            _list(
                _("All pages can be used by keyboard; the focus is always visible."),
                _("Every picture has a sentence as its name and a table with the same numbers."),
                _("Contrast of text is at least 4.5 : 1, of marks at least 3 : 1, in all themes."),
                _(
                    "No information rests on colour alone: signs, patterns and words "
                    "stand beside it."
                ),
                _("Pages can be enlarged to 400% without sideways scrolling."),
                _("Movement is left out when your system asks for it."),
            ),
        ),
        _section(
            "not-met",
            _("What is not met yet"),
            _list(
                _(
                    "In line and dot charts the single points cannot be reached one by one by a "
                    "screen reader; the table below each holds the same numbers."
                ),
                _(
                    "PowerPoint files carry alternative texts and titles, but their reading order "
                    "was not checked with a screen reader."
                ),
                _("There is no translation into German sign language."),
            ),
        ),
    ]


def _feedback() -> html.Section:
    contact = current_app.config.get("ZIQ_CONTACT", "")
    address: Any = (
        html.P(html.A(contact, href=f"mailto:{contact}") if "@" in contact else contact)
        if contact
        else html.P(
            _(
                "The operator of this dashboard has not set a contact yet (setting ZIQ_CONTACT). "
                "Please turn to the office that gave you the address."
            )
        )
    )
    return _section(
        "feedback",
        _("Report a barrier"),
        html.P(
            _(
                "Does something not work for you, or do you need information in another form? "
                "Write to us; name the page and what you wanted to do."
            )
        ),
        address,
        html.P(
            _(
                "If the answer does not help, you can turn to the ombudsperson's office for "
                "digital accessibility of the state of North Rhine-Westphalia."
            )
        ),
    )


def _easy_language() -> html.Section:
    return _section(
        "easy-language",
        _("Easy language"),
        html.P(_("This website shows numbers.")),
        html.P(
            _("The numbers are about a programme. The programme is called: Zusammen im Quartier.")
        ),
        html.P(_("A Quartier is a part of a town. Some families there have little money.")),
        html.P(_("The programme helps the children. The state gives money for it.")),
        html.P(_("Clubs and towns can ask for the money. That is called: an application.")),
        html.H3(_("What you can see here")),
        _list(
            _("How many applications there were."),
            _("How many of them got money."),
            _("How much money it was."),
            _("In which towns the help is."),
            _("How many people the helpers have met."),
        ),
        html.H3(_("How to use the website")),
        _list(
            _("At the top are buttons. With them you can choose, for example, one town."),
            _("Below are pictures with numbers. Under every picture is a sentence."),
            _("You can also read the numbers in a table. Press the button: Table."),
        ),
        html.P(
            _("The numbers of people are changed a little. So nobody can find out who was there.")
        ),
    )


def content(_visit: Visit) -> list[Any]:
    """Statement, feedback and easy language."""
    return [html.Div([*_statement(), _feedback(), _easy_language()], className="sections")]


PAGE = Page(
    id="accessibility",
    path="/accessibility",
    nav="",
    title=_lazy("Accessibility"),
    filters=(),
    extra=content,
)
