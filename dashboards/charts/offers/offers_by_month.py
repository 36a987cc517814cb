"""Offers by reported month: how many attendances, and when none?"""

from __future__ import annotations

from dashboards.charts import months
from dashboards.charts.base import Chart, ahead
from dashboards.charts.outreach import reach_bases, use_words
from dashboards.language import formats, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.model import Columns, Lines
from queries import offers
from queries.rows import Rows

_SIZE_OF_A_FALL = 100


def _fall(rows: Rows) -> months.Fall | None:
    return months.collapse(rows, "attendances_count", smallest=_SIZE_OF_A_FALL)


def draw(rows: Rows) -> Columns | Lines:
    """Attendances per month; months without any report are hatched."""
    return months.draw_months(rows, "attendances_count", _fall(rows))


def headline(rows: Rows) -> str | None:
    """A fall by more than half, else the month clearly ahead of all others."""
    fall = _fall(rows)
    if fall:
        since, month = formats.months_from_to(fall.since, fall.month)
        text = (
            _("In {month} attendances fall from {before} to {after}")
            if fall.length == 1
            else _("From {since} to {month} attendances fall from {before} to {after}")
        )
        return text.format(
            since=since,
            month=month,
            before=formats.number(fall.before),
            after=formats.number(fall.after),
        )
    top = ahead(rows, "attendances_count")
    if top is None or not months.is_findable(rows, top):
        return None
    return _("The most attendances were in {month}").format(month=formats.month(top["month"]))


def describe(rows: Rows) -> str:
    """Attendances and sessions over the span, and the month with most attendances."""
    known = months.reported(rows)
    sessions = known["sessions_count"]
    first, last = formats.months_from_to(rows["month"][0], rows["month"][-1])
    span = (
        _("in {month}").format(month=first)
        if len(rows) == 1
        else _("from {first} to {last}").format(first=first, last=last)
    )
    held = sum(row.get("attendances_count_withheld") is True for row in known)
    unknown = known["attendances_count"].count(None)
    if unknown == len(known) and not held:
        return phrases.capitalised(_("{span} no report states attendances.").format(span=span))
    if held and not rows.total("attendances_count"):
        text = (
            _("fewer than three attendances are reported {span}")
            if len(rows) == 1
            else _("fewer than three attendances a month are reported {span}")
        ).format(span=span)
        return phrases.capitalised(text) + "."
    count = rows.total("attendances_count")
    told = (
        use_words.attendances(count)
        if None in sessions or not sum(sessions)
        else use_words.attendances_in(sum(sessions), count)
    )
    text = ngettext(
        "{attendances} is reported {span}", "{attendances} are reported {span}", count or 1
    )
    text = phrases.capitalised(text.format(span=span, attendances=told))
    top = ahead(rows, "attendances_count")
    if top is not None and len(rows) > 1:
        is_alone = None in sessions or not sum(sessions)
        if top["attendances_count"] == rows.total("attendances_count"):
            most = _(", namely in {month}") if unknown else _(", all of them in {month}")
        else:
            most = (
                _(", most of them in {month} ({most})")
                if is_alone
                else _(", most attendances in {month} ({most})")
            )
        text += most.format(
            month=formats.month(top["month"]), most=formats.number(top["attendances_count"])
        )
    if held:
        text += ngettext(
            "; one month with fewer than three attendances is not counted",
            "; {count} months with fewer than three attendances each are not counted",
            held,
        ).format(count=formats.number(held))
    silent = len(rows) - len(known)
    if silent:
        text += ngettext(
            "; for {count} month there is no report",
            "; for {count} months there is no report",
            silent,
        ).format(count=formats.number(silent))
    return text + "."


CHART = Chart(
    id="offers-by-month",
    title=_lazy("Attendances by month"),
    subtitle=_lazy("Attendances of offers per reported month, number"),
    compared="attendances_count",
    query=offers.offers_by_month,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "month",
        "sessions_count",
        "attendances_count",
        "participant_persons",
        "reporting_count",
    ),
    base=reach_bases.offered_in_parts(offers.offers_by_month),
    persons=_lazy("participants in the table"),
    toggles=("month",),
    definition=_lazy(
        "Attendances by the month that was reported, from the first month to the last; beside them "
        "sessions and participants, which are never added to them. Hatched are months for which no "
        "project of the choice reported any offer."
    ),
)
