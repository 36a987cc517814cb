"""What each control is for, said once by its key: behind a „?“ beside it, or where it opens.

A control whose label is a plain word stands in `PLAIN`; a test finds any that stands nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from dash import html

from dashboards.language.i18n import Lazy
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy

#: By the key of a filter, of a control of one page, of a tool under a picture.
HELP: Mapping[str, Lazy] = {
    "block": _lazy(
        "Every application is for one of three building blocks: neighbourhood carers, growing up "
        "healthy, or data to deeds."
    ),
    "round": _lazy(
        "The funding round the application was made for, whatever day it was decided on."
    ),
    "area": _lazy(
        "Regierungsbezirk, Kreis and Gemeinde are where the application says it lies. A Quartier "
        "finds the applications that work there."
    ),
    "circle": _lazy(
        "A round of projects that meets to exchange what they learn. Which one it is stands in "
        "the application."
    ),
    "status": _lazy(
        "How far an application has come. “Approved (all)” takes the approved, running and "
        "completed ones together."
    ),
    "applicant": _lazy("Which kind of body applied, for example a town or a welfare association."),
    "months": _lazy(
        "Of applications the month of receipt counts, of contacts and offers the month reported."
    ),
    "target": _lazy("Whom contacts were made with. Narrows contacts and first contacts only."),
    "place": _lazy(
        "Where somebody was met for the first time. Narrows contacts and first contacts only."
    ),
    "approach": _lazy("How a contact came about. Narrows contacts and first contacts only."),
    "offer": _lazy("The kind of offer. Narrows sessions, attendances and participants only."),
    "site": _lazy("A place where a project can be found regularly."),
    "partner": _lazy("With whom a project works together."),
    "body": _lazy("The meeting in which a project and its partner see each other."),
    "planning": _lazy(
        "How far social planning has come, as the Gemeinde of the application says, else its Kreis."
    ),
    "metric": _lazy(
        "What map and ranking show. “Per 1,000 under-18s” divides by the under-18s who live there, "
        "so that large and small areas can stand beside each other."
    ),
    "indicator": _lazy(
        "A number about the areas from official statistics or of your own, such as child poverty. "
        "Chosen here, it takes the place of the usual one."
    ),
    "at": _lazy(
        "The day, month or year the indicator is of; the usual one is the newest. A change that is "
        "shown ends at this time."
    ),
    "since": _lazy(
        "Chosen here, the map shows by how much the value of each area has changed since that time."
    ),
    "level": _lazy("How finely the state is divided."),
    "display": _lazy(
        "The map shows the true outlines; of the tiles each is a Kreis, all of one size, so that "
        "small ones can be seen too."
    ),
    "compare": _lazy(
        "Shows every chart of the page several times on one scale: for areas, rounds or years, "
        "with the difference between them. Files and sentences follow."
    ),
    "events": _lazy(
        "Notes on the time line that the office delivered, such as a flood or a new rule: they "
        "stand at the months and in the sentences they touch, in files too."
    ),
    "sides": _lazy(
        "Two areas that are compared with each other and with the state further down, and marked A "
        "and B on the map: the chosen ones, unless others are set here."
    ),
    "rows": _lazy("What stands at the left, one line each."),
    "columns": _lazy("What stands at the top; without it the table has one column a measure."),
    "share": _lazy("Puts beside each number how much of its row, its column or the whole it is."),
    "measure": _lazy(
        "What is counted. Several measures may stand side by side; those that do not fit rows and "
        "columns cannot be pressed."
    ),
    "fields": _lazy(
        "Which columns the list has beside the titles. Files and paper follow; what was not "
        "delivered cannot be pressed."
    ),
    "own": _lazy(
        "What an applicant pays itself. In the model all pay this share, and the programme pays "
        "the rest of the total costs."
    ),
    "blocks": _lazy("No building block gets a smaller part of the money than this."),
    "poverty": _lazy("Kreise with less child poverty get nothing in the model."),
    "need": _lazy(
        "This part of the money is spread by the number of poor children, the rest as today."
    ),
    "version": _lazy(
        "Every import makes a version of the data. Its name leads to exactly these numbers again, "
        "as long as it is kept."
    ),
    "content": _lazy(
        "A check sum of all rows: the same on two computers means the same data on both."
    ),
    "evidence": _lazy(
        "How this number came about: what is counted, in which choice, with which query, from "
        "which data."
    ),
    "deck": _lazy("Adds the chart with its choice to your own presentation (page “Circles”)."),
    "files": _lazy("Takes the numbers or the chart away as a file."),
    "views": _lazy("Saves the choice under a name in this browser, to come back to it later."),
    "theme": _lazy("Light, dark or high contrast."),
    "deck-page": _lazy("Adds all charts of the page to your own presentation."),
    "save-html": _lazy(
        "One file that shows the page as it stands now, without network and without this server."
    ),
}

#: Controls whose label says what they do.
PLAIN = frozenset({"totals", "table", "copy", "search", "lang", "filters", "reset", "copy-summary"})


def what(key: str, label: object) -> html.Button:
    """The „?“ beside a control: it opens the help in a panel of its own."""
    return html.Button(
        "?",
        type="button",
        className="what",
        **{
            "aria-label": _("What does “{label}” mean?").format(label=label),
            "aria-haspopup": "dialog",
            "data-explains": str(HELP[key]),
        },
    )


def beside(key: str, label: object, labelled: html.Label | html.Span) -> html.Div:
    """A label, and behind it the help where the word alone does not say it."""
    parts = [labelled] if key in PLAIN else [labelled, what(key, label)]
    return html.Div(parts, className="lab-row")


def above(key: str) -> list[html.P]:
    """What a control is for, as the first thing in the panel that it opens."""
    return [html.P(str(HELP[key]), className="soft")] if key in HELP else []


def told(key: str) -> dict[str, str]:
    """The help as the description of a button, which a pointer shows and a reader reads."""
    return {"title": str(HELP[key])} if key in HELP else {}
