"""One Quartier on the map of its Gemeinde, among the other Quartiere there."""

from __future__ import annotations

from dataclasses import replace

from dashboards.charts.base import BOUNDARIES, PROGRAMME, Base, Chart
from dashboards.charts.neighbourhoods.neighbourhoods_list import links
from dashboards.charts.neighbourhoods.profile_words import CHOOSE_ONE, position
from dashboards.charts.regions.neighbourhood_areas import LEVEL, OWN_BOUNDARIES, drawn_by
from dashboards.language import formats, names
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from queries import areas, neighbourhoods
from queries.filters import View
from queries.rows import Rows
from queries.scope import Scope

_VIEW = View(level=LEVEL, metric="approved")


def _nowhere(scope: Scope) -> Rows:
    """No Quartier: the columns alone, where none or several are chosen."""
    return areas.outlined(neighbourhoods.neighbourhoods(scope).head(0), "", scope.store)


def describe(rows: Rows) -> str:
    """Where it lies and how many projects work there; a missing position is named."""
    row = rows.first
    text = ngettext(
        "{name} lies in {gemeinde}; {count} project works there.",
        "{name} lies in {gemeinde}; {count} projects work there.",
        row["projects_count"],
    ).format(
        name=row["neighbourhood_name"],
        gemeinde=names.area_name(row["municipality_ags"]),
        count=formats.small_count(row["projects_count"]),
    )
    return f"{text} {position(row)}".rstrip()


def base(scope: Scope) -> Base:
    """Quartiere chosen."""
    count = 1 if neighbourhoods.chosen(scope) else 0
    return Base(count, ngettext("Quartier", "Quartiere", count))


def inside(scope: Scope) -> Chart:
    """The map of the Gemeinde in which the one chosen Quartier lies."""
    place = neighbourhoods.profile(scope, neighbourhoods.chosen(scope))
    if place is None:
        return CHART
    ags = str(place["municipality_ags"])

    def query(here: Scope) -> Rows:
        return areas.outlined(neighbourhoods.around(here, ags), ags, here.store)

    return replace(CHART, query=query, within=None)


CHART = Chart(
    id="neighbourhood-place",
    title=_lazy("Where the Quartier lies"),
    subtitle=_lazy("Approved projects per Quartier of the same Gemeinde, number; fixed classes"),
    query=_nowhere,
    figure=drawn_by(_VIEW),
    summary=describe,
    columns=("neighbourhood_name", "municipality_ags", "projects_count", "applications_count"),
    base=base,
    sources=(PROGRAMME, BOUNDARIES, OWN_BOUNDARIES),
    toggles=("neighbourhood_id",),
    links=links,
    nothing=CHOOSE_ONE,
    finding_from=1,
    definition=_lazy(
        "Quartiere with boundaries of their own are areas, the others dots at their place. A "
        "project that serves several Quartiere counts in each."
    ),
    within=inside,
)
