"""First contacts by age band: how old are those whom the projects get to know?"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from dashboards.charts.base import FEWEST_FOR_A_FINDING, Base, Chart, ahead
from dashboards.charts.outreach import reach_bases
from dashboards.charts.outreach.contact_words import PERSONS, bars_of_contacts, no_contact
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import bars, roles
from dashboards.pictures.model import NOTHING, Picture
from dashboards.pictures.parts import quiet
from queries import outreach
from queries.protection import SMALLEST_BASE
from queries.rows import Rows
from queries.scope import Scope

_NAMED = 3


def _name(band: Any) -> str:
    return names.code_name("age_band", band)


def draw(rows: Rows) -> Picture:
    """One bar per band, youngest first; what is not known comes last, if not alone."""
    if _is_held(rows):
        return bars(
            [_name(band) for band in rows["age_band"]],
            rows[PERSONS],
            texts=[quiet(formats.WITHHELD)] * len(rows),
            roles=roles(len(rows), ()),
            held=range(len(rows)),
        )
    if not rows.known("age_band"):
        return NOTHING
    picture = bars_of_contacts(rows, "age_band", _name, last_is_unstated=True)
    return picture if headline(rows) else replace(picture, roles=roles(len(rows), ()))


def _known(rows: Rows) -> Rows:
    return rows.where(lambda row: row["age_band"] is not None and (row[PERSONS] or 0) > 0)


def _is_open(band: Any) -> bool:
    """A band without an upper end, as its name says: 25+."""
    return _name(band).endswith("+")


def _is_held(rows: Rows) -> bool:
    """Fewer than 20 first contacts are shown in all."""
    return f"{PERSONS}_withheld" in rows and any(rows[f"{PERSONS}_withheld"])


def headline(rows: Rows) -> str | None:
    """The band that clearly most are in; not the open one, which is wider than any other."""
    known = _known(rows)
    top = ahead(known, PERSONS)
    if top is None or len(known) < 2 or _is_open(top["age_band"]):
        return None
    return _("First contacts of known age most often belong to the age band {band}").format(
        band=_name(top["age_band"])
    )


def describe(rows: Rows) -> str:
    """The bands that most are in, with number and share; none is named that another equals."""
    whole, known = rows.first["all_persons"], _known(rows).by(PERSONS, descending=True)
    if whole and _is_held(rows):
        return _("Ages are told from {least} first contacts on; here there are fewer.").format(
            least=SMALLEST_BASE
        )
    if not whole or not len(known):
        return no_contact(whole)
    count = phrases.apart(known[PERSONS], _NAMED)
    told = partial(_told, whole=whole, shows_whole=len(known) > 1 and reach_bases.are_parts(rows))
    if not count:
        text = _many_level(known)
    elif len(known) == 1:
        text = _("All first contacts of known age belong to the age band {band}").format(
            band=told(known.row(0))
        )
    elif count == 1:
        text = _("First contacts of known age most often belong to the age band {band}").format(
            band=told(known.row(0))
        )
    else:
        bands = [told(row) for row in known.head(count)]
        text = _("First contacts of known age most often belong to the age bands {bands}").format(
            bands=formats.enumeration(bands)
        )
    return text + _unknown(rows) + "."


def _many_level(known: Rows) -> str:
    """More bands than are named have the most: all of them, or all but some with fewer."""
    most = known.first[PERSONS]
    level = known[PERSONS].count(most)
    if level == len(known):
        text = _("First contacts of known age are spread evenly over {bands} age bands")
    else:
        text = _(
            "Of {bands} age bands with first contacts of known age, {level} are level in front, "
            "with {most} each"
        )
    return text.format(
        bands=formats.small_count(len(known)),
        level=formats.small_count(level),
        most=formats.number(most),
    )


def _told(row: Any, *, whole: int, shows_whole: bool) -> str:
    """A band with its first contacts, and their share of all where they are enough."""
    inside = formats.number(row[PERSONS])
    if shows_whole and whole >= FEWEST_FOR_A_FINDING:
        inside += f", {formats.share(row[PERSONS], whole)}"
    return f"{_name(row['age_band'])} ({inside})"


def _unknown(rows: Rows) -> str:
    count = rows.where(lambda row: row["age_band"] is None).total(PERSONS)
    if not count:
        return ""
    return ngettext(
        "; the age of {count} is not known", "; the age of {count} is not known", count
    ).format(count=formats.number(count))


def base(scope: Scope) -> Base:
    """First contacts, and those of unknown age."""
    rows = outreach.first_contacts_by_age_band(scope)
    unknown = rows.where(lambda row: row["age_band"] is None).total(PERSONS)
    return reach_bases.contacts(scope, (unknown, _("age not known")))


CHART = Chart(
    id="first-contacts-by-age-band",
    title=_lazy("First contacts by age band"),
    subtitle=_lazy("First contacts per age band in years, number and share"),
    compared=PERSONS,
    query=outreach.first_contacts_by_age_band,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("age_band", PERSONS),
    base=reach_bases.in_parts(outreach.first_contacts_by_age_band, base),
    definition=_lazy(
        "Persons met for the first time, counted once per project, by their age in years. Shares "
        "refer to all first contacts of the choice, those of unknown age included. Protected ages "
        "are told where 20 first contacts or more are shown in all."
    ),
)
