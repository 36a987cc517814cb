"""The records behind pictures, one function per subject; shared by the charts of that subject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboards.charts.base import Base
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext
from queries import applications, areas, outreach
from queries.scope import Scope


def all_applications(scope: Scope) -> Base:
    """Every application of the choice; block, place and date are required, so none is left out."""
    count = applications.base(scope).first["applications_count"]
    return Base(count, ngettext("application", "applications", count), ((0, _("not stated")),))


def applications_by_area(scope: Scope) -> Base:
    """Applications with the number of Kreise they come from."""
    rows = applications.applications_by_district(scope)
    count = rows.total("applications_count")
    reached = len(rows) - rows["applications_count"].count(0)
    noun = ngettext("application", "applications", count)
    if len(rows) > 1:
        noun = _("{applications} from {reached} of {all} Kreise").format(
            applications=noun, reached=formats.number(reached), all=formats.number(len(rows))
        )
    return Base(count, noun, ((0, _("without place")),))


def approved_applications(scope: Scope) -> Base:
    """Approved applications, and those of them without a sum."""
    row = applications.base(scope).first
    approved = row["approved_count"]
    noun = ngettext("approved application", "approved applications", approved)
    return Base(approved, noun, ((row["without_sum_count"], _("without sum")),))


def approved_by_area(scope: Scope) -> Base:
    """Approved applications with the number of Kreise they come from, and those without a sum."""
    found = approved_applications(scope)
    rows = applications.applications_by_district(scope)
    if len(rows) < 2:
        return found
    reached = len(rows) - rows["approved_count"].count(0)
    noun = _("{applications} from {reached} of {all} Kreise").format(
        applications=found.noun, reached=formats.number(reached), all=formats.number(len(rows))
    )
    return replace(found, noun=noun)


def chosen_districts(scope: Scope) -> Base:
    """Kreise of the choice."""
    count = areas.under_18_total(scope).first["districts_count"]
    return Base(count, ngettext("Kreis", "Kreise", count))


def first_contacts(scope: Scope) -> Base:
    """First contacts of the choice: persons, protected."""
    persons = outreach.first_contacts_total(scope).first["first_contact_persons"]
    return Base(persons, ngettext("first contact", "first contacts", persons))


def per_under_18(base: Callable[[Scope], Base]) -> Callable[[Scope], Base]:
    """Records set against under-18s, who are known for whole Kreise: said when parts are chosen."""

    def with_population(scope: Scope) -> Base:
        found = base(scope)
        if not takes_parts_of_districts(scope) or scope.view.level == "municipality":
            return found
        count = areas.under_18_total(scope).first["under_18_population"]
        noun = _("{records}, set against the {count} under-18s of whole Kreise").format(
            records=found.noun, count=formats.number(count)
        )
        return replace(found, noun=noun)

    return with_population


def takes_parts_of_districts(scope: Scope) -> bool:
    """The choice may hold some Gemeinden of a Kreis and not the others."""
    chosen = scope.filters
    return bool(chosen.municipality or chosen.neighbourhood or chosen.planning)


def per_head_note(scope: Scope) -> str:
    """What rates per head are set against, where the choice could be taken for the whole of it."""
    if not takes_parts_of_districts(scope):
        return ""
    return " " + _(
        "This is set against all under-18s of whole Kreise, not of the chosen places alone."
    )
