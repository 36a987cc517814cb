"""Zugänge und Angebote: where people are met first, what becomes of it, what is offered."""

from __future__ import annotations

from typing import Any

from dashboards.charts.base import ahead
from dashboards.charts.outreach import use_words
from dashboards.charts.outreach.contact_words import PERSONS
from dashboards.choice.counted import of_first_contacts
from dashboards.choice.month_words import OF_REPORT
from dashboards.components.compare_controls import compare_controls
from dashboards.components.event_controls import event_controls
from dashboards.language import formats, names, phrases, reach_words
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pages.base import Page, Parts, Results, Visit
from queries.filters import filters_on
from queries.protection import SMALLEST_BASE
from queries.scope import Scope


def summary(results: Results, scope: Scope) -> Parts:
    """Three sentences: how many and where first; what becomes of it; what is offered."""
    totals = results["first-contacts-total"].rows.first
    reports = results["contacts-total"].base.records
    if not reports and results["offers-by-type"].is_empty:
        text = (
            _("No outreach and no offer is reported yet.")
            if scope.filters.is_empty
            else _("No outreach and no offer is reported for this choice.")
        )
        return [(text, False)]
    parts = _contacts(results, totals[PERSONS]) if reports else []
    for sentence in (_use(results), _offers(results)):
        if sentence:
            parts.append((f" {sentence}" if parts else sentence, False))
    return parts


def _contacts(results: Results, total: int) -> Parts:
    count = formats.number(total)
    if not total:
        return [(_("There are reports, but no first contact in them."), False)]
    text = ngettext(
        "{count} first contact is reported", "{count} first contacts are reported", total
    ).format(count=count)
    end = f"{_placeless(results)}."
    places = results["first-contacts-by-place"].rows
    top = ahead(places, PERSONS)
    if top is None or len(places) < 2 or total < SMALLEST_BASE:
        return [(f"{text}{end}", False)]
    is_all = top[PERSONS] == total
    if is_all and places.total(PERSONS) > total:
        return [(f"{text}{end}", False)]
    where = reach_words.at_place(top["place"])
    bold = (
        _("all of them {where}").format(where=where)
        if is_all
        else _("{share} of them {where}").format(
            share=phrases.share_of(100 * top[PERSONS] / total), where=where
        )
    )
    return [(f"{text}, ", False), (bold, True), (end, False)]


def _placeless(results: Results) -> str:
    """First contacts that no Quartier shows: its number and its page leave them out."""
    row = results["contacts-total"].rows.first
    count = row["without_neighbourhood_persons"]
    if not count:
        return ""
    if count == results["first-contacts-total"].rows.first[PERSONS]:
        return _("; no report names a Quartier")
    return ngettext(
        "; {count} is reported without Quartier", "; {count} are reported without Quartier", count
    ).format(count=formats.number(count))


def _use(results: Results) -> str:
    result = results["use-by-target-group"]
    known = use_words.rated(result.rows)
    if len(known) < 2:
        return ""
    (least, low), (most, high) = use_words.ends(known)
    if least == most:
        if most == formats.percent(100, 0):
            return _("In every target group shown, all come regularly.")
        return _("In every target group shown, {share} come regularly.").format(share=most)
    return _(
        "Regular use ranges from {low} ({low_name}) to {high} ({high_name}), by target group."
    ).format(
        low=least,
        low_name=use_words.listed([reach_words.people(one) for one in low["target_group"]]),
        high=most,
        high_name=use_words.listed([reach_words.people(one) for one in high["target_group"]]),
    )


def _offers(results: Results) -> str:
    row = results["attendances-total"].rows.first
    sessions = row["sessions_count"]
    if not sessions:
        return ""
    count = row["attendances_count"]
    text = ngettext(
        "For the offers {attendances} is reported",
        "For the offers {attendances} are reported",
        1 if count in (0, 1) else 2,
    ).format(attendances=use_words.attendances_in(sessions, count))
    kinds = results["offers-by-type"].rows
    top = ahead(kinds, "sessions_count")
    if top is None or len(kinds) < 2:
        return text + "."
    return _("{text}, most sessions for the offer “{offer}”.").format(
        text=text, offer=names.code_name("offer", top["offer"])
    )


def controls(_visit: Visit) -> list[Any]:
    """Whether events stand at the months, and what is held side by side."""
    return [*event_controls(), compare_controls()]


PAGE = Page(
    months=OF_REPORT,
    counted=of_first_contacts,
    id="outreach",
    path="/outreach",
    nav=_lazy("Outreach"),
    title=_lazy("Outreach and offers"),
    key_figures=(
        "first-contacts-total",
        "contacts-total",
        "regular-use-share",
        "attendances-total",
        "participants-total",
    ),
    cards=(
        ("first-contacts-by-place-and-target-group", 12),
        ("use-by-target-group", 7),
        ("first-contacts-by-approach", 5),
        ("first-contacts-by-month", 7),
        ("first-contacts-by-place-group", 5),
        ("first-contacts-by-place", 6),
        ("first-contacts-by-neighbourhood", 6),
        ("first-contacts-by-age-band", 6),
        ("first-contacts-per-post-by-region", 6),
        ("use-by-place", 12),
        ("offers-by-type", 7),
        ("offers-by-month", 5),
        ("free-offers-by-type", 12),
    ),
    summary=summary,
    filters=filters_on("outreach", "offers"),
    has_sides=True,
    controls=controls,
)
