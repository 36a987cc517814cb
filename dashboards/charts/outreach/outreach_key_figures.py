"""Key figures of outreach and offers: the four counts that never share a sum, and regular use."""

from __future__ import annotations

from dataclasses import replace

from dashboards.charts.base import Base, Chart, Subtitle
from dashboards.charts.outreach import reach_bases
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import counted
from dashboards.pictures.model import KeyNumber
from queries import offers, outreach
from queries.rows import Row, Rows
from queries.scope import Scope


def describe_contacts(rows: Rows) -> str:
    """What is counted, and how many of the approved projects report it."""
    row = rows.first
    count, approved = row["projects_count"], row["approved_count"]
    if not count:
        return _("events, reported by no project")
    if count > row["reporting_count"]:
        return ngettext(
            "events, reported by {count} project", "events, reported by {count} projects", count
        ).format(count=formats.number(count))
    if count == approved > 1:
        if count == 2:
            return _("events, reported by both approved projects")
        return _("events, reported by all {approved} approved projects").format(
            approved=formats.number(approved)
        )
    if count == 1 < approved:
        return _("events, reported by one of {approved} approved projects").format(
            approved=formats.number(approved)
        )
    return ngettext(
        "events, reported by the only approved project",
        "events, reported by {count} of {approved} approved projects",
        approved,
    ).format(count=formats.number(count), approved=formats.number(approved))


def draw_regular(rows: Rows) -> KeyNumber:
    """The share of regular use, held back on a base under 20."""
    row = rows.first
    if row["regular_share_percent_withheld"]:
        return KeyNumber(value=formats.WITHHELD, unit="", context=describe_regular(rows))
    share = row["regular_share_percent"]
    unit = "" if share is None else "%"
    return KeyNumber(value=formats.number(share, 1), unit=unit, context=describe_regular(rows))


def describe_regular(rows: Rows) -> str:
    """The base of the share."""
    row = rows.first
    if row["regular_share_percent_withheld"]:
        return _("held back: fewer than 20 persons with stated use")
    if row["regular_share_percent"] is None:
        return _("not reported")
    count = row["use_persons"]
    return ngettext(
        "of {count} person with stated use", "of {count} persons with stated use", count
    ).format(count=formats.number(count))


def describe_attendances(rows: Rows) -> str:
    """What is counted, and in how many sessions."""
    row = rows.first
    if row["attendances_count"] is None and not row["attendances_count_withheld"]:
        return _unstated(row)
    count = row["sessions_count"]
    if count is None:
        return _("events, in fewer than three sessions")
    if not count:
        return _("events, in no session")
    return ngettext("events, in {count} session", "events, in {count} sessions", count).format(
        count=formats.number(count)
    )


def _unstated(row: Row) -> str:
    if not row["records_count"]:
        return _("no offer is reported")
    return _("no monthly report states them")


def describe_participants(rows: Rows) -> str:
    """What is counted, or that no report states it."""
    row = rows.first
    if row["participant_persons"] is None:
        return _unstated(row)
    return _("persons, counted per project, offer and month")


def _contacts_base(scope: Scope) -> Base:
    row = outreach.outreach_base(scope).first
    count = row["contacts_count"]
    if count is None:
        return reach_bases.reports(row["records_count"])
    return Base(count, ngettext("contact", "contacts", count), records=row["records_count"])


_CONTACTS = Chart(
    id="contacts-total",
    title=_lazy("Contacts"),
    subtitle=Subtitle(_lazy("Contacts, number of events"), _lazy("Number of events")),
    query=outreach.outreach_base,
    figure=counted("contacts_count", describe_contacts),
    summary=describe_contacts,
    columns=("contacts_count", "projects_count", "approved_count"),
    number="contacts_count",
    base=_contacts_base,
    is_key_figure=True,
    definition=_lazy(
        "Every contact reported, first and further ones; someone met five times counts five times."
    ),
)

CHARTS = (
    _CONTACTS,
    replace(
        _CONTACTS,
        id="regular-use-share",
        title=_lazy("Regular use"),
        subtitle=_lazy("Share of persons who come regularly after the first contact, percent"),
        figure=draw_regular,
        summary=describe_regular,
        columns=("regular_share_percent", "regular_persons", "use_persons"),
        number="regular_share_percent",
        base=reach_bases.use,
        definition=_lazy(
            "Persons who come regularly, divided by all whose use is stated (regularly, "
            "occasionally, contact lost); computed from the numbers shown, held back on a base "
            "under 20."
        ),
    ),
    replace(
        _CONTACTS,
        id="attendances-total",
        title=_lazy("Attendances"),
        subtitle=_lazy("Attendances of offers, number of events"),
        query=offers.offers_base,
        figure=counted("attendances_count", describe_attendances),
        summary=describe_attendances,
        columns=("attendances_count", "sessions_count"),
        number="attendances_count",
        base=reach_bases.offered,
        definition=_lazy(
            "Attendances at sessions of offers; who comes ten times counts ten attendances."
        ),
    ),
    replace(
        _CONTACTS,
        id="participants-total",
        title=_lazy("Participants"),
        subtitle=_lazy("Participants of offers"),
        query=offers.offers_base,
        figure=counted("participant_persons", describe_participants),
        summary=describe_participants,
        columns=("participant_persons",),
        number="participant_persons",
        base=reach_bases.offered,
        definition=_lazy(
            "Registered persons, counted per project, offer and month; who takes part in two "
            "months counts twice."
        ),
    ),
)
