"""Key figures of outreach and offers: the four counts that never share a sum, and regular use."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboards import formats
from dashboards.charts import reach_bases
from dashboards.charts.base import Base, Chart
from dashboards.charts.pictures import Picture, counted, key_number
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import offers, outreach
from queries.scope import Scope


def _row(frame: pd.DataFrame) -> pd.Series:
    return frame.iloc[0]


def describe_contacts(frame: pd.DataFrame) -> str:
    """What is counted, and how many of the approved projects report it."""
    row = _row(frame)
    count, approved = int(row["projects_count"]), int(row["approved_count"])
    if not count:
        return _("events, reported by no project")
    if count > int(row["reporting_count"]):
        return ngettext(
            "events, reported by {count} project", "events, reported by {count} projects", count
        ).format(count=formats.number(count))
    return ngettext(
        "events, reported by {count} of {approved} approved project",
        "events, reported by {count} of {approved} approved projects",
        approved,
    ).format(count=formats.number(count), approved=formats.number(approved))


def draw_regular(frame: pd.DataFrame) -> Picture:
    """The share of regular use, held back on a base under 20."""
    row = _row(frame)
    if row["regular_share_percent_withheld"]:
        return key_number(formats.WITHHELD, "", describe_regular(frame))
    share = row["regular_share_percent"]
    unit = "" if formats.is_missing(share) else "%"
    return key_number(formats.number(share, 1), unit, describe_regular(frame))


def describe_regular(frame: pd.DataFrame) -> str:
    """The base of the share."""
    row = _row(frame)
    if row["regular_share_percent_withheld"]:
        return _("held back: fewer than 20 persons with stated use")
    if formats.is_missing(row["regular_share_percent"]):
        return _("not reported")
    count = int(row["use_persons"])
    return ngettext(
        "of {count} person with stated use", "of {count} persons with stated use", count
    ).format(count=formats.number(count))


def describe_attendances(frame: pd.DataFrame) -> str:
    """What is counted, and in how many sessions."""
    count = int(_row(frame)["sessions_count"])
    return ngettext("events, in {count} session", "events, in {count} sessions", count).format(
        count=formats.number(count)
    )


def describe_participants(_frame: pd.DataFrame) -> str:
    """What is counted."""
    return _("persons, counted per project, offer and month")


def _contacts_base(scope: Scope) -> Base:
    row = outreach.outreach_base(scope).iloc[0]
    count = int(row["contacts_count"])
    return Base(count, ngettext("contact", "contacts", count), records=int(row["records_count"]))


_CONTACTS = Chart(
    id="contacts-total",
    title=_lazy("Contacts"),
    subtitle=_lazy("Contacts, number of events"),
    query=outreach.outreach_base,
    figure=counted("contacts_count", describe_contacts),
    summary=describe_contacts,
    columns=("contacts_count", "projects_count", "approved_count"),
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
        base=reach_bases.offered,
        definition=_lazy(
            "Registered persons, counted per project, offer and month; who takes part in two "
            "months counts twice."
        ),
    ),
)
