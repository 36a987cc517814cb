"""First contacts by approach: how do projects get to know people?"""

from __future__ import annotations

from functools import partial

from dashboards.charts.base import Chart, Subtitle
from dashboards.charts.outreach import contact_words, reach_bases
from dashboards.language import names, reach_words
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pictures.model import Bars
from queries import outreach
from queries.rows import Rows


def draw(rows: Rows) -> Bars:
    """One bar per approach, most first; what is not stated comes last."""
    label = partial(names.code_name, "approach")
    return contact_words.bars_of_contacts(rows, "approach", label, last_is_unstated=True)


def headline(rows: Rows) -> str | None:
    """The share of the leading approach."""
    return contact_words.finding(rows, "approach", reach_words.by_approach)


def describe(rows: Rows) -> str:
    """The most frequent approaches with number and share."""
    return contact_words.most_frequent(rows, "approach", reach_words.by_approach)


CHART = Chart(
    id="first-contacts-by-approach",
    title=_lazy("First contacts by approach"),
    subtitle=Subtitle(
        _lazy("First contacts per approach, number and share"), _lazy("Number and share")
    ),
    compared="first_contact_persons",
    query=outreach.first_contacts_by_approach,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("approach", "first_contact_persons"),
    base=reach_bases.in_parts(
        outreach.first_contacts_by_approach, reach_bases.first_contacts_by_approach
    ),
    toggles=("approach",),
    definition=_lazy(
        "Persons met for the first time, counted once per project, by the way in which they were "
        "approached. Shares refer to all first contacts of the choice, those without stated "
        "approach included."
    ),
)
