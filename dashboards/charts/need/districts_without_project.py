"""White spots: Kreise without approved project, and how many children live there."""

from __future__ import annotations

from dashboards.charts.base import POPULATION, PROGRAMME, Base, Chart
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import quiet_area_bars
from dashboards.pictures.model import Bars
from queries import areas, regions
from queries.rows import Rows
from queries.scope import Scope

_SHOWN = 15


def draw(rows: Rows) -> Bars:
    """The Kreise with most under-18s first."""
    return quiet_area_bars(rows, "under_18_population", formats.number, most=_SHOWN)


def headline(rows: Rows) -> str | None:
    """How many Kreise have no project, or none of those chosen."""
    is_elsewhere, is_all = any(rows["all_approved_count"]), len(rows) == len(names.districts())
    if is_all:
        return (
            _("No Kreis has one of these projects")
            if is_elsewhere
            else _("No Kreis has an approved project")
        )
    if is_elsewhere:
        text = ngettext(
            "{count} Kreis has none of these projects",
            "{count} Kreise have none of these projects",
            len(rows),
        )
    else:
        text = ngettext(
            "{count} Kreis has no approved project", "{count} Kreise have no approved project",
            len(rows),
        )  # fmt: skip
    return phrases.capitalised(text.format(count=formats.small_count(len(rows))))


def describe(rows: Rows) -> str:
    """How many under-18s live there, and whether anybody applied."""
    living = formats.number(rows.total("under_18_population"))
    if len(rows) == len(names.districts()):
        text = _("{persons} under-18s live in the {count} Kreise")
    else:
        text = ngettext(
            "{persons} under-18s live in the {count} Kreis without an approved project",
            "{persons} under-18s live in the {count} Kreise without an approved project",
            len(rows),
        )
    elsewhere = sum(count > 0 for count in rows["all_approved_count"])
    if elsewhere and len(rows) < len(names.districts()):
        text = ngettext(
            "{persons} under-18s live in the {count} Kreis without any of these projects",
            "{persons} under-18s live in the {count} Kreise without any of these projects",
            len(rows),
        )
    text = text.format(count=formats.small_count(len(rows)), persons=living)
    if elsewhere:
        text += ngettext(
            "; {count} of these Kreise has projects outside the choice",
            "; {count} of these Kreise have projects outside the choice",
            elsewhere,
        ).format(count=formats.small_count(elsewhere))
        return f"{text}.{_cut(rows)}"
    asked = sum(count > 0 for count in rows["all_applications_count"])
    if asked and len(rows) == 1:
        return text + _("; applications came from there") + "."
    if not asked:
        return text + _("; no application came from there") + f".{_cut(rows)}"
    return (
        text
        + ngettext(
            "; applications came from {count} of these Kreise",
            "; applications came from {count} of these Kreise",
            asked,
        ).format(count=formats.small_count(asked))
        + f".{_cut(rows)}"
    )


def _cut(rows: Rows) -> str:
    return f" {phrases.only_the_largest()}" if len(rows) > _SHOWN else ""


def base(scope: Scope) -> Base:
    """Kreise of the choice; those without project are the rows."""
    count = areas.under_18_total(scope).first["districts_count"]
    without = len(regions.districts_without_project(scope))
    noun = ngettext("Kreis", "Kreise", count)
    return Base(count, noun, ((without, _("without approved project")),))


CHART = Chart(
    id="districts-without-project",
    title=_lazy("White spots"),
    subtitle=_lazy(
        "Kreise without approved project and the under-18s there ({under_18_date}), number"
    ),
    query=regions.districts_without_project,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "district_ags", "applications_count", "under_18_population", "child_poverty_percent",
    ),
    base=base,
    sources=(PROGRAMME, POPULATION),
    toggles=("district_ags",),
    finding_from=1,
    nothing=_lazy("Every Kreis of the choice has at least one approved project."),
    definition=_lazy(
        "Kreise and kreisfreie Städte of the choice in which no application is approved, running "
        "or completed; beside them the applications that came from there. Child poverty: children "
        "under 15 in SGB II households, {need_date}; the figure {need_note}."
    ),
)  # fmt: skip
