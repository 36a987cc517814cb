"""Leichte Sprache: what the dashboard shows, in short sentences, each on its own line.

By the rules of the network for easy language: one thought per sentence, known words, others
explained, compounds parted by hyphens, no passive, no genitive, nobody left out by figures.
"""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards.components.easy_texts import EASY_TEXTS, EasyText
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pages.base import Page, Visit


def _lines(*sentences: Any) -> html.P:
    """Sentences that belong together, each on its own line."""
    parts: list[Any] = []
    for sentence in sentences:
        parts += [html.Br(), sentence] if parts else [sentence]
    return html.P(parts)


def _part(heading: str, *content: Any) -> html.Section:
    return html.Section([html.H2(heading), *content])


def _programme() -> html.Section:
    return _part(
        _("What is this about?"),
        _lines(
            _("This website shows numbers."),
            _("The numbers are about a programme."),
            _("The programme is called: Zusammen im Quartier."),
        ),
        _lines(
            _("A Quartier is a part of a town."),
            _("In some Quartiere many families have little money."),
            _("The programme helps the children and young people there."),
        ),
    )


def _money() -> html.Section:
    return _part(
        _("Who gets the money?"),
        _lines(
            _("The state of North Rhine-Westphalia gives the money."),
            _("The European Union gives money too."),
            _("Clubs, churches and towns want to help the children."),
            _("They ask the state for money."),
            _("This is called: making an application."),
        ),
        _lines(
            _("The state checks the application."),
            _("Then the state says yes or no."),
            _("Yes is called: approved."),
            _("No is called: rejected."),
            _("After a yes the helpers start to work in the Quartier."),
            _("This work is called: a project."),
        ),
        _lines(
            _("The programme has 3 parts."),
            _("The parts are called: building blocks."),
        ),
        html.Ul(
            [
                html.Li(_("Building block 1: Helpers go to the families in the Quartier.")),
                html.Li(_("Building block 2: Children grow up healthy.")),
                html.Li(_("Building block 3: The town finds out where children need help.")),
            ]
        ),
    )


def _contents() -> html.Section:
    return _part(
        _("What can you see here?"),
        html.Ul(
            [
                html.Li(_("How many applications are there?")),
                html.Li(_("How many of them got a yes?")),
                html.Li(_("How much money is it?")),
                html.Li(_("In which towns do the helpers work?")),
                html.Li(_("Where do the helpers meet the families? For example: at school.")),
                html.Li(_("What can the children do there? For example: sports.")),
            ]
        ),
    )


def _use() -> html.Section:
    return _part(
        _("How do you use the website?"),
        _lines(
            _("At the top are words in a row."),
            _("For example: Applications."),
            _("Click on a word."),
            _("Then you see another page."),
        ),
        _lines(
            _("Below are buttons."),
            _("With a button you choose something."),
            _("For example: one town."),
            _("Then you only see the numbers of this town."),
            _("Do you want to see all numbers again?"),
            _("Then click on: Reset."),
        ),
        _lines(
            _("The numbers are in pictures."),
            _("Under every picture is a sentence."),
            _("The sentence says the most important thing."),
            _("You can also read the numbers as a list."),
            _("For this click on: Table."),
        ),
    )


def _truth() -> html.Section:
    return _part(
        _("Are the numbers right?"),
        _lines(
            _("Sometimes the numbers are made up."),
            _("Then you read at the top: Sample data."),
        ),
        _lines(
            _("We protect the people who take part."),
            _("That is why we change the numbers of people a little."),
            _("Each number is then almost right."),
            _("So everyone's name stays secret."),
        ),
    )


def _help() -> html.Section:
    return _part(
        _("Does something not work?"),
        _lines(
            _("Maybe you cannot read something."),
            _("Or a button does not work."),
            _("This is called: a barrier."),
            _("Please tell us."),
            html.A(
                _("This is how you report a barrier"),
                href="/accessibility#feedback",
                **{"data-internal": ""},
            ),
        ),
        _lines(
            _("We wrote this text ourselves."),
            _("People with learning difficulties have not checked the text yet."),
        ),
    )


def _of_page(page_id: str, text: EasyText) -> html.Section:
    """One page: what it shows, and how to use it."""
    return html.Section(
        [
            html.H3(html.A(str(text.name), href=text.path, **{"data-internal": ""})),
            _lines(*map(str, text.shows)),
            _lines(*map(str, text.use)),
        ],
        id=page_id,
    )


def _pages() -> html.Section:
    return _part(
        _("The pages one by one"),
        _lines(_("Click on the name of a page."), _("Then you see the page.")),
        *(_of_page(page_id, text) for page_id, text in EASY_TEXTS.items()),
    )


def content(_visit: Visit) -> list[Any]:
    """The whole text."""
    parts = [_programme(), _money(), _contents(), _use(), _pages(), _truth(), _help()]
    return [html.Div(parts, className="prose easy")]


PAGE = Page(
    id="easy-language",
    path="/easy-language",
    nav="",
    title=_lazy("Easy language"),
    filters=(),
    extra=content,
)
