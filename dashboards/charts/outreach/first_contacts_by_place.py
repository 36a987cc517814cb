"""First contacts by place and by group of places: where do projects meet people first?"""

from __future__ import annotations

from functools import partial

from dashboards.charts import base
from dashboards.charts.base import Chart, Subtitle
from dashboards.charts.outreach import contact_words, reach_bases
from dashboards.language import names, reach_words
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pictures.model import Bars
from queries import outreach
from queries.rows import Rows


def draw(rows: Rows) -> Bars:
    """One bar per place that occurs, most first."""
    return contact_words.bars_of_contacts(rows, "place", partial(names.code_name, "place"))


def headline(rows: Rows) -> str | None:
    """The share of the leading place."""
    return contact_words.finding(rows, "place", reach_words.at_place)


def describe(rows: Rows) -> str:
    """The most frequent places with number and share."""
    return contact_words.most_frequent(rows, "place", reach_words.at_place)


def draw_groups(rows: Rows) -> Bars:
    """One bar per group of places, most first."""
    return contact_words.bars_of_contacts(rows, "place_group", names.group_name)


def headline_groups(rows: Rows) -> str | None:
    """The share of the leading group; a group of one place only repeats that place."""
    top = base.ahead(rows, contact_words.PERSONS)
    if top is None or "," not in top["group_places"]:
        return None
    return contact_words.finding(rows, "place_group", reach_words.in_group)


def describe_groups(rows: Rows) -> str:
    """The most frequent groups with number and share."""
    return contact_words.most_frequent(rows, "place_group", reach_words.in_group)


CHARTS = (
    Chart(
        id="first-contacts-by-place",
        title=_lazy("First contacts by place"),
        subtitle=Subtitle(
            _lazy("First contacts per place, number and share"), _lazy("Number and share")
        ),
        compared="first_contact_persons",
        query=outreach.first_contacts_by_place,
        figure=draw,
        headline=headline,
        summary=describe,
        columns=("place", "first_contact_persons"),
        base=reach_bases.in_parts(outreach.first_contacts_by_place),
        toggles=("place",),
        definition=_lazy(
            "Persons met for the first time, counted once per project, by the place of the first "
            "contact. Shares refer to all first contacts of the choice."
        ),
    ),
    Chart(
        id="first-contacts-by-place-group",
        title=_lazy("First contacts by group of places"),
        subtitle=Subtitle(
            _lazy("First contacts per group of places, number and share"), _lazy("Number and share")
        ),
        compared="first_contact_persons",
        query=outreach.first_contacts_by_place_group,
        figure=draw_groups,
        headline=headline_groups,
        summary=describe_groups,
        columns=("place_group", "first_contact_persons"),
        base=reach_bases.in_parts(outreach.first_contacts_by_place_group),
        toggles=("group_places",),
        definition=_lazy(
            "Places of first contact in groups: {place_groups}. Each group is counted on its own, "
            "not added up from its places."
        ),
    ),
)
