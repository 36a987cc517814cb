"""The five key figures of the Overview: charts whose picture is one number."""

from __future__ import annotations

from dashboards.charts import bases
from dashboards.charts.base import Chart
from dashboards.language import formats, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import counted
from dashboards.pictures.model import KeyNumber
from queries import outreach, overview
from queries.rows import Rows


def describe_applications(rows: Rows) -> str:
    """What became of them so far."""
    row = rows.first
    texts = (
        (_("{count} decided"), row["decided_count"]),
        (_("{count} open"), row["open_count"]),
        (_("{count} withdrawn"), row["withdrawn_count"]),
    )
    parts = [text.format(count=formats.number(count)) for text, count in texts if count]
    return ", ".join(parts) or _("none received")


def describe_approved(rows: Rows) -> str:
    """The approval rate of those decided, never of those received."""
    row = rows.first
    if not row["decided_count"]:
        return _("none decided yet") if row["open_count"] else _("all withdrawn")
    decided = row["decided_count"]
    if row["approved_count"] in (0, decided):
        text = (
            ngettext("the only decided one", "{all} decided", decided)
            if row["approved_count"]
            else ngettext("of one decided", "of {decided} decided", decided)
        )
        return text.format(all=phrases.all_of(decided), decided=formats.number(decided))
    return _("{rate} of {decided} decided").format(
        rate=formats.percent(row["approval_rate_percent"]), decided=formats.number(decided)
    )


def draw_funds(rows: Rows) -> KeyNumber:
    """The sum of the approved funds."""
    amount, unit = formats.euro_parts(rows.first["approved_eur"])
    return KeyNumber(value=amount, unit=unit, context=describe_funds(rows))


def describe_funds(rows: Rows) -> str:
    """The mean per approved application."""
    row = rows.first
    if not row["approved_count"]:
        return _("nothing approved")
    return ngettext(
        "for one application",
        "{mean} per approved application on average",
        row["approved_count"],
    ).format(mean=formats.euro(row["approved_eur"] / row["approved_count"]))


def draw_districts(rows: Rows) -> KeyNumber:
    """Kreise with at least one approved project."""
    row = rows.first
    chosen = row["chosen_districts_count"]
    return KeyNumber(
        value=formats.number(row["districts_count"]),
        unit=_("of {all}").format(all=formats.number(chosen)) if chosen != 1 else "",
        context=describe_districts(rows),
    )


def describe_districts(rows: Rows) -> str:
    """Gemeinden with at least one approved project."""
    reached, chosen = (
        rows.first[name] for name in ("municipalities_count", "chosen_municipalities_count")
    )
    if chosen == 1:
        return (
            _("in the Gemeinde of the choice")
            if reached
            else _("not in the Gemeinde of the choice")
        )
    if not reached:
        return _("in no Gemeinde")
    return ngettext("one of {all} Gemeinden", "{count} of {all} Gemeinden", reached).format(
        count=formats.number(reached), all=formats.number(chosen)
    )


def describe_first_contacts(_rows: Rows) -> str:
    """What is counted."""
    return _("persons, counted once per project")


CHARTS = (
    Chart(
        is_key_figure=True,
        id="applications-total",
        title=_lazy("Applications"),
        subtitle=_lazy("Applications received, number"),
        query=overview.key_figures,
        figure=counted("applications_count", describe_applications),
        summary=describe_applications,
        columns=("applications_count", "decided_count"),
        number="applications_count",
        base=bases.all_applications,
        definition=_lazy("Every application received inside the choice, whatever became of it."),
    ),
    Chart(
        is_key_figure=True,
        id="approved-total",
        title=_lazy("Approved"),
        subtitle=_lazy("Approved applications and approval rate of those decided"),
        query=overview.key_figures,
        figure=counted("approved_count", describe_approved),
        summary=describe_approved,
        columns=("approved_count", "decided_count", "approval_rate_percent"),
        number="approved_count",
        base=bases.all_applications,
        definition=_lazy(
            "Approved are applications approved, running or completed. The approval rate divides "
            "them by the decided ones (approved, rejected, revoked); open and withdrawn ones do "
            "not count."
        ),
    ),
    Chart(
        is_key_figure=True,
        id="approved-funds-total",
        title=_lazy("Approved funds"),
        subtitle=_lazy("Sum of the approved funds, euro"),
        query=overview.key_figures,
        figure=draw_funds,
        summary=describe_funds,
        columns=("approved_eur", "approved_count"),
        number="approved_eur",
        base=bases.approved_applications,
        definition=_lazy(
            "Sum of the approved amounts of applications approved, running or completed; each "
            "amount counts once, also when a project serves several Quartiere."
        ),
    ),
    Chart(
        is_key_figure=True,
        id="districts-reached",
        title=_lazy("Kreise with projects"),
        subtitle=_lazy("Kreise and Gemeinden with at least one approved project, number"),
        query=overview.key_figures,
        figure=draw_districts,
        summary=describe_districts,
        columns=("districts_count", "municipalities_count"),
        number="districts_count",
        base=bases.approved_applications,
        definition=_lazy(
            "Kreise and kreisfreie Städte of the 53, and Gemeinden of the 396, with at least one "
            "application approved, running or completed."
        ),
    ),
    Chart(
        is_key_figure=True,
        id="first-contacts-total",
        title=_lazy("First contacts"),
        subtitle=_lazy("First contacts"),
        query=outreach.first_contacts_total,
        figure=counted("first_contact_persons", describe_first_contacts),
        summary=describe_first_contacts,
        columns=("first_contact_persons",),
        number="first_contact_persons",
        base=bases.first_contacts,
        definition=_lazy(
            "Persons met for the first time, counted once per project; someone met by two projects "
            "counts twice."
        ),
    ),
)
