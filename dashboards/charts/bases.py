"""The records behind pictures, one function per subject; shared by the charts of that subject."""

from __future__ import annotations

from dashboards import formats
from dashboards.charts.base import Base
from dashboards.i18n import gettext as _
from dashboards.i18n import ngettext
from queries import applications, areas, outreach
from queries.scope import Scope


def all_applications(scope: Scope) -> Base:
    """Every application of the choice; block, place and date are required, so none is left out."""
    count = int(applications.base(scope)["applications_count"].iloc[0])
    return Base(count, ngettext("application", "applications", count), ((0, _("not stated")),))


def applications_by_area(scope: Scope) -> Base:
    """Applications with the number of Kreise they come from."""
    frame = applications.applications_by_district(scope)
    count = int(frame["applications_count"].sum())
    reached = int((frame["applications_count"] > 0).sum())
    noun = ngettext("application", "applications", count)
    if len(frame) > 1:
        noun = _("{applications} from {reached} of {all} Kreise").format(
            applications=noun, reached=formats.number(reached), all=formats.number(len(frame))
        )
    return Base(count, noun, ((0, _("without place")),))


def approved_applications(scope: Scope) -> Base:
    """Approved applications, and those of them without a sum."""
    row = applications.base(scope).iloc[0]
    noun = ngettext("approved application", "approved applications", int(row["approved_count"]))
    return Base(
        int(row["approved_count"]), noun, ((int(row["without_sum_count"]), _("without sum")),)
    )


def chosen_districts(scope: Scope) -> Base:
    """Kreise of the choice."""
    count = int(areas.under_18_total(scope)["districts_count"].iloc[0])
    return Base(count, ngettext("Kreis", "Kreise", count))


def first_contacts(scope: Scope) -> Base:
    """First contacts of the choice: persons, protected."""
    persons = int(outreach.first_contacts_total(scope)["first_contact_persons"].iloc[0])
    return Base(persons, ngettext("first contact", "first contacts", persons))
