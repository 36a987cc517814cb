"""First contacts by reported month: when do projects meet people, and when not?"""

from __future__ import annotations

from dashboards.charts import months
from dashboards.charts.base import Chart, ahead
from dashboards.charts.outreach import reach_bases
from dashboards.charts.outreach.contact_words import PERSONS, no_contact
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.model import Columns, Lines
from queries import outreach
from queries.rows import Rows, largest

_SIZE_OF_A_FALL = 50
_NAMED = 3


def _fall(rows: Rows) -> months.Fall | None:
    return months.collapse(rows, PERSONS, smallest=_SIZE_OF_A_FALL)


def draw(rows: Rows) -> Columns | Lines:
    """First contacts per month; months without any report are hatched."""
    return months.draw_months(rows, PERSONS, _fall(rows))


def headline(rows: Rows) -> str | None:
    """A fall by more than half, else the month clearly ahead of all others."""
    fall = _fall(rows)
    if fall:
        since, month = formats.months_from_to(fall.since, fall.month)
        text = (
            _("In {month} first contacts fall from {before} to {after}")
            if fall.length == 1
            else _("From {since} to {month} first contacts fall from {before} to {after}")
        )
        return text.format(
            since=since,
            month=month,
            before=formats.number(fall.before),
            after=formats.number(fall.after),
        )
    top = ahead(rows, PERSONS)
    if top is None or not months.is_findable(rows, top):
        return None
    return _("The most first contacts came about in {month}").format(
        month=formats.month(top["month"])
    )


def describe(rows: Rows) -> str:
    """Total and span, the highest and the lowest month, and months without report."""
    total = rows.first["all_persons"]
    if not total:
        return no_contact(0)
    first, last = formats.months_from_to(rows["month"][0], rows["month"][-1])
    count = formats.number(total)
    if len(rows) == 1:
        return ngettext(
            "{count} first contact is reported for {month}.",
            "{count} first contacts are reported for {month}.",
            total,
        ).format(count=count, month=first)
    text = ngettext(
        "{count} first contact is reported from {first} to {last}",
        "{count} first contacts are reported from {first} to {last}",
        total,
    ).format(count=count, first=first, last=last)
    return text + _extremes(rows) + _silence(rows) + "."


def _extremes(rows: Rows) -> str:
    known = months.reported(rows)
    top, low = largest(known, PERSONS), known.by(PERSONS).first
    if top[PERSONS] == low[PERSONS]:
        return ""
    equal = known.where(lambda row: row[PERSONS] == top[PERSONS])["month"]
    if len(equal) > _NAMED:
        return ""
    month = formats.enumeration([formats.month(one) for one in equal])
    if top[PERSONS] * len(equal) >= rows.first["all_persons"]:
        # Month and whole are protected each on its own: no part is said to exceed its whole, nor
        # "most" of it to be all.
        return _(", most in {month}").format(month=month)
    text = ngettext(", most in {month} ({most})", ", most in {month} ({most} each)", len(equal))
    text = text.format(month=month, most=formats.number(top[PERSONS]))
    if len(known) >= 3 and known[PERSONS].count(low[PERSONS]) == 1:
        text += _(", fewest in {month} ({fewest})").format(
            month=formats.month(low["month"]), fewest=formats.number(low[PERSONS])
        )
    return text


def _silence(rows: Rows) -> str:
    count = len(rows) - len(months.reported(rows))
    if not count:
        return ""
    return ngettext(
        "; for {count} month there is no report", "; for {count} months there is no report", count
    ).format(count=formats.small_count(count))


CHART = Chart(
    id="first-contacts-by-month",
    title=_lazy("First contacts by month"),
    subtitle=_lazy("First contacts per reported month, number"),
    compared="first_contact_persons",
    query=outreach.first_contacts_by_month,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("month", "first_contact_persons", "contacts_count", "reporting_count"),
    base=reach_bases.in_parts(
        outreach.first_contacts_by_month, reach_bases.first_contacts_by_month
    ),
    toggles=("month",),
    definition=_lazy(
        "Persons met for the first time by the month that was reported, from the first month to "
        "the last; a month without first contact stands with 0. Hatched are months for which no "
        "project of the choice reported anything. Beside them the contacts (events) and how many "
        "projects reported."
    ),
)
