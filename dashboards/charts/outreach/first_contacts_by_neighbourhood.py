"""First contacts by Quartier: from where are they reported?"""

from __future__ import annotations

from dashboards.charts.base import Chart, Subtitle, ahead
from dashboards.charts.outreach import reach_bases
from dashboards.charts.outreach.contact_words import PERSONS, from_places, no_contact
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import bars, roles
from dashboards.pictures.model import NOTHING, Picture
from dashboards.pictures.parts import Text
from queries import outreach
from queries.rows import Row, Rows

_SHOWN = 15


def _named(rows: Rows) -> Rows:
    return rows.where(lambda row: row["neighbourhood_id"] is not None)


def draw(rows: Rows) -> Picture:
    """The Quartiere with most first contacts; last those without Quartier, if not alone."""
    if not len(_named(rows)):
        return NOTHING
    ids = rows["neighbourhood_id"]
    first = [place for place, one in enumerate(ids) if one is not None][:_SHOWN]
    shown = rows.taken(first + [place for place, one in enumerate(ids) if one is None])
    top = ahead(_named(rows), PERSONS)
    marked = [] if top is None else [shown["neighbourhood_id"].index(top["neighbourhood_id"])]
    return bars(
        [label(row) for row in shown],
        shown[PERSONS],
        texts=[Text(formats.number(value)) for value in shown[PERSONS]],
        roles=roles(len(shown), marked),
        rows=shown.places,
    )


def label(row: Row) -> str:
    """The Quartier with its Gemeinde."""
    return names.quartier_in(row["neighbourhood_name"], row["municipality_ags"])


def headline(rows: Rows) -> str | None:
    """The Quartier clearly ahead of all others."""
    top = ahead(_named(rows), PERSONS)
    if top is None or len(_named(rows)) < 3:
        return None
    return _("The most first contacts are reported from {quartier}").format(quartier=label(top))


def describe(rows: Rows) -> str:
    """The leading Quartiere, how many there are, and what is reported without Quartier."""
    named = _named(rows)
    shown = named.where(lambda row: row[PERSONS] > 0)
    without = rows.where(lambda row: row["neighbourhood_id"] is None).total(PERSONS)
    if not len(shown):
        return _nowhere(without)
    text = from_places(shown[PERSONS], [label(row) for row in shown])
    if without:
        text += ngettext(
            "; for {count} first contact no Quartier is named",
            "; for {count} first contacts no Quartier is named",
            without,
        ).format(count=formats.number(without))
    return text + "."


def _nowhere(without: int) -> str:
    """For reports that name no Quartier, or no first contact."""
    if not without:
        return no_contact(0)
    return ngettext(
        "{count} first contact is reported; no Quartier is named for it.",
        "{count} first contacts are reported; no Quartier is named for any of them.",
        without,
    ).format(count=formats.number(without))


CHART = Chart(
    id="first-contacts-by-neighbourhood",
    title=_lazy("First contacts by Quartier"),
    subtitle=Subtitle(
        _lazy("First contacts per Quartier, number; the 15 Quartiere with most of them"),
        _lazy("Number; the 15 Quartiere with most of them"),
    ),
    compared="first_contact_persons",
    query=outreach.first_contacts_by_neighbourhood,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "neighbourhood_id",
        "neighbourhood_name",
        "municipality_ags",
        "first_contact_persons",
    ),
    base=reach_bases.in_parts(
        outreach.first_contacts_by_neighbourhood, reach_bases.first_contacts_by_neighbourhood
    ),
    toggles=("neighbourhood_id",),
    many_by="first_contact_persons",
    definition=_lazy(
        "Persons met for the first time, counted once per project, by the Quartier named in the "
        "report. Reports that name no Quartier stand in a row of their own. It is no ranking of "
        "projects: Quartiere differ in size, and projects in their task."
    ),
)
