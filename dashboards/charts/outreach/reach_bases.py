"""The records behind pictures of outreach, offers and cooperation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboards.charts.base import Base
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext
from queries import cooperation, offers, outreach
from queries.rows import Rows
from queries.scope import Scope

#: A difference of two protected numbers is no count of 1 or 2 persons either.
_NEVER_SHOWN = {1: 0, 2: 3}
_JOINED = " · "


def first_contacts(scope: Scope) -> Base:
    """First contacts of the choice, shown also when they are 0 in all reports."""
    return contacts(scope)


def first_contacts_by_approach(scope: Scope) -> Base:
    """First contacts, and those without stated approach."""
    rows = outreach.first_contacts_by_approach(scope)
    unstated = rows.where(lambda row: row["approach"] is None).total("first_contact_persons")
    return contacts(scope, (unstated, _("not stated")))


def first_contacts_by_neighbourhood(scope: Scope) -> Base:
    """First contacts, and those without Quartier."""
    rows = outreach.first_contacts_by_neighbourhood(scope)
    unstated = rows.where(lambda row: row["neighbourhood_id"] is None)
    count = unstated.total("first_contact_persons")
    return contacts(scope, (count, _("without Quartier")))


def first_contacts_by_month(scope: Scope) -> Base:
    """First contacts, and months without any report."""
    silent = outreach.first_contacts_by_month(scope)["reporting_count"].count(0)
    return contacts(scope, (silent, _("months without report")))


def are_parts(rows: Rows) -> bool:
    """Whether shares of all first contacts end at 100.0 %, as they are written.

    Each number is protected on its own: where there are few, parts may be more than their whole.
    """
    told, whole = rows.total("first_contact_persons"), rows.first["all_persons"]
    return bool(1000 * told < 1000.5 * whole)


def in_parts(
    ask: Callable[[Scope], Rows],
    base: Callable[[Scope], Base] = first_contacts,
    column: str = "first_contact_persons",
) -> Callable[[Scope], Base]:
    """The base of a picture of parts, with the reason where they do not add up to their whole.

    Args:
        ask: the parts.
        base: the whole.
        column: of the parts, what the base counts.
    """

    def told(scope: Scope) -> Base:
        found = base(scope)
        if scope.viewer.is_exact:
            return found
        parts = ask(scope).total(column)
        # Parts that are withheld have no sum.
        if not parts or parts == found.count:
            return found
        return replace(found, noun=_protected_apart(found.noun))

    return told


def added_up(scope: Scope) -> Base:
    """First contacts, with the reason why cells need not add up to their totals."""
    base = contacts(scope)
    if scope.viewer.is_exact:
        return base
    return Base(base.count, _protected_apart(base.noun), base.left_out, base.records)


def _protected_apart(noun: str) -> str:
    if _JOINED in noun:
        return noun  # it is told already
    return _("{noun} · each number is protected on its own, so sums may differ a little").format(
        noun=noun
    )


def contacts(scope: Scope, *left_out: tuple[int, str]) -> Base:
    """First contacts of the choice, with what is left out of a picture of them."""
    row = outreach.outreach_base(scope).first
    count = row["first_contact_persons"]
    noun = ngettext("first contact", "first contacts", count)
    return Base(count, noun, left_out, row["records_count"])


def reports(count: int) -> Base:
    """What stands behind events that are held back: the lines reported, not the events."""
    return Base(count, ngettext("line reported", "lines reported", count), records=count)


def use(scope: Scope) -> Base:
    """Persons whose use is stated, and first contacts without that statement."""
    row = outreach.outreach_base(scope).first
    count = row["use_persons"]
    noun = ngettext("person with stated use", "persons with stated use", count)
    unstated = max(row["first_contact_persons"] - count, 0)
    if not scope.viewer.is_exact:
        if count > row["first_contact_persons"]:
            noun = _protected_apart(noun)
        unstated = _NEVER_SHOWN.get(unstated, unstated)
    return Base(count, noun, ((unstated, _("not stated")),), row["records_count"])


def offered(scope: Scope) -> Base:
    """Sessions, and monthly reports that do not state attendances."""
    row = offers.offers_base(scope).first
    count = row["sessions_count"]
    if count is None:
        return reports(row["records_count"])
    projects = row["projects_count"]
    noun = ngettext(
        "{sessions} of {count} project", "{sessions} of {count} projects", projects
    ).format(sessions=ngettext("session", "sessions", count), count=formats.number(projects))
    left_out = ((row["without_attendances_count"], _("monthly reports without attendances")),)
    return Base(count, noun, left_out, row["records_count"])


def offered_in_parts(ask: Callable[[Scope], Rows]) -> Callable[[Scope], Base]:
    """The same for a picture of its parts, whose total would tell a single one held back.

    Args:
        ask: the parts.
    """

    def told(scope: Scope) -> Base:
        found = offered(scope)
        if not any(ask(scope)["sessions_count_withheld"]):
            return found
        of_lines = reports(offers.offers_base(scope).first["records_count"])
        return replace(of_lines, left_out=found.left_out)

    return told


def partnerships(scope: Scope) -> Base:
    """Partnerships and the projects that report them."""
    return _links(scope)


def partnerships_by_body(scope: Scope) -> Base:
    """Partnerships, and those without stated body."""
    row = cooperation.cooperation_base(scope).first
    return _links(scope, (row["without_body_count"], _("without stated body")))


def _links(scope: Scope, *left_out: tuple[int, str]) -> Base:
    row = cooperation.cooperation_base(scope).first
    count, projects = row["links_count"], row["linked_projects_count"]
    noun = ngettext(
        "{partnerships} of {count} project", "{partnerships} of {count} projects", projects
    ).format(
        partnerships=ngettext("partnership", "partnerships", count),
        count=formats.number(projects),
    )
    return Base(count, noun, left_out)


def anchor_sites(scope: Scope) -> Base:
    """Anchor sites and the projects that have them."""
    row = cooperation.cooperation_base(scope).first
    count, projects = row["sites_count"], row["projects_with_site_count"]
    noun = ngettext("{sites} of {count} project", "{sites} of {count} projects", projects).format(
        sites=ngettext("anchor site", "anchor sites", count), count=formats.number(projects)
    )
    return Base(count, noun)
