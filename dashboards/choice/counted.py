"""What the filter bar counts: the records that the page is about."""

from __future__ import annotations

from dashboards.language import formats, phrases
from dashboards.language.i18n import ngettext
from queries import applications, neighbourhoods, outreach
from queries.rows import Rows
from queries.scope import Scope

Parts = list[tuple[str, bool]]


def of_applications(scope: Scope) -> Parts:
    """How many applications are chosen."""
    count = _first(applications.base(scope), "applications_count")
    noun = ngettext("application in the choice", "applications in the choice", count)
    return _told(count, noun, scope)


def of_first_contacts(scope: Scope) -> Parts:
    """How many first contacts the chosen months and projects report, protected as everywhere."""
    count = _first(outreach.first_contacts_total(scope), "first_contact_persons")
    noun = ngettext("first contact in the choice", "first contacts in the choice", count)
    return _told(count, noun, scope)


def of_neighbourhoods(scope: Scope) -> Parts:
    """How many Quartiere lie in the chosen areas."""
    count = _first(neighbourhoods.totals(scope), "neighbourhoods_count")
    noun = ngettext("Quartier in the choice", "Quartiere in the choice", count)
    return _told(count, noun, scope)


def _first(rows: Rows, name: str) -> int:
    return int(rows.first[name] or 0) if len(rows) else 0


def _told(count: int, noun: str, scope: Scope) -> Parts:
    text = phrases.of_the_whole(f" {noun}") if scope.filters.is_empty else f" {noun}"
    return [(formats.number(count), True), (text, False)]
