"""Kreise without application: where is nothing at all, and how many children live there?"""

from __future__ import annotations

from dashboards.charts.base import POPULATION, PROGRAMME, Base, Chart
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext, pgettext
from dashboards.pictures.making import quiet_area_bars
from dashboards.pictures.model import Bars
from queries import areas
from queries.rows import Rows
from queries.scope import Scope

_SHOWN = 12


def draw(rows: Rows) -> Bars:
    """The Kreise with most under-18s first."""
    return quiet_area_bars(rows, "under_18_population", formats.number, most=_SHOWN)


def headline(rows: Rows) -> str | None:
    """How many Kreise have no application, or none of those chosen."""
    if len(rows) == len(names.districts()):
        return _("None of these applications comes from any Kreis")
    if any(rows["all_applications_count"]):
        text = ngettext(
            "None of these applications comes from {count} Kreis",
            "None of these applications comes from {count} Kreise",
            len(rows),
        )
    else:
        text = ngettext(
            "No application has come from {count} Kreis",
            "No application has come from {count} Kreise",
            len(rows),
        )
    return text.format(count=formats.small_count(len(rows)))


def describe(rows: Rows) -> str:
    """How many children and adolescents live there, and whether other applications came."""
    living = formats.number(rows.total("under_18_population"))
    elsewhere = sum(count > 0 for count in rows["all_applications_count"])
    if not elsewhere:
        text = ngettext(
            "{persons} under-18s live in the Kreis without an application.",
            "{persons} under-18s live in the {count} Kreise without an application.",
            len(rows),
        )
        said = text.format(count=formats.small_count(len(rows)), persons=living)
        return f"{said}{_cut(rows)}"
    text = ngettext(
        "{persons} under-18s live in the Kreis without one of these applications; other "
        "applications came from there.",
        "{persons} under-18s live in the {count} Kreise without one of these applications; other "
        "applications came from {elsewhere} of these Kreise.",
        len(rows),
    )
    said = text.format(
        count=formats.small_count(len(rows)),
        persons=living,
        elsewhere=pgettext("behind a preposition", "one")
        if elsewhere == 1
        else formats.small_count(elsewhere),
    )
    return f"{said}{_cut(rows)}"


def _cut(rows: Rows) -> str:
    return f" {phrases.only_the_largest()}" if len(rows) > _SHOWN else ""


def base(scope: Scope) -> Base:
    """Kreise without application, of those chosen."""
    count = len(areas.districts_without_application(scope))
    total = areas.under_18_total(scope).first["districts_count"]
    noun = ngettext("Kreis", "Kreise", count) if total == 1 else _("of {total} Kreise")
    return Base(count, noun.format(total=formats.number(total)), records=total)


CHART = Chart(
    id="districts-without-application",
    title=_lazy("Kreise without application"),
    subtitle=_lazy("Under-18s in Kreise without application, inhabitants, {under_18_date}"),
    query=areas.districts_without_application,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("district_ags", "under_18_population"),
    base=base,
    sources=(PROGRAMME, POPULATION),
    toggles=("district_ags",),
    finding_from=1,
    nothing=_lazy("From every Kreis of the choice there is at least one application."),
    definition=_lazy(
        "Kreise and kreisfreie Städte from which no application inside the choice came, with their "
        "inhabitants under 18 on {under_18_date}."
    ),
)
