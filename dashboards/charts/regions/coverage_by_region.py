"""Coverage: in how many Kreise and Gemeinden is there at least one approved project?"""

from __future__ import annotations

from dashboards.charts import bases
from dashboards.charts.base import Chart
from dashboards.charts.regions import variables_of_regions  # noqa: F401 - describes columns
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import multiples, part
from dashboards.pictures.model import Multiples
from dashboards.pictures.parts import PERCENT, Role
from queries import regions
from queries.rows import Rows


def _totals(rows: Rows) -> tuple[int, int, int, int]:
    """Kreise with project, all Kreise, and the same of Gemeinden."""
    return (
        rows.total("districts_reached_count"),
        rows.total("districts_count"),
        rows.total("municipalities_reached_count"),
        rows.total("municipalities_count"),
    )


def _of(reached: float, count: float) -> str:
    return _("{part} of {all}").format(part=formats.number(reached), all=formats.number(count))


def draw(rows: Rows) -> Multiples:
    """Two columns of bars on one scale of shares: Kreise, Gemeinden; most Kreise first."""
    rows = rows.by("districts_reached_percent", descending=True)
    parts = [
        part(
            heading,
            role,
            rows[f"{areas}_reached_percent"],
            [_of(row[f"{areas}_reached_count"], row[f"{areas}_count"]) for row in rows],
            unit=PERCENT,
            rows=rows.places,
        )
        for areas, heading, role in _parts()
    ]
    return multiples([names.region_name(ags) for ags in rows["region_ags"]], parts)


def _parts() -> tuple[tuple[str, str, Role], ...]:
    return ("districts", _("Kreise"), "mark"), ("municipalities", _("Gemeinden"), "rest")


def headline(rows: Rows) -> str | None:
    """How many Kreise have a project."""
    reached, count, *_rest = _totals(rows)
    if count == 1:
        return None
    return ngettext(
        "{count} of {all} Kreise has at least one project",
        "{count} of {all} Kreise have at least one project",
        reached,
    ).format(count=formats.number(reached), all=formats.number(count))


def describe(rows: Rows) -> str:
    """Kreise and Gemeinden with project, and how many are without."""
    reached, count, places, all_places = _totals(rows)
    if count == reached == 1:
        return _in_one_district(places, all_places)
    text = _("A project is approved in {districts} and in {places}").format(
        districts=(
            _("all {count} Kreise")
            if reached == count
            else ngettext("one of {count} Kreise", "{reached} of {count} Kreise", reached)
        ).format(reached=formats.number(reached), count=formats.number(count)),
        places=(
            _("all {count} Gemeinden")
            if places == all_places
            else ngettext("one of {count} Gemeinden", "{reached} of {count} Gemeinden", places)
        ).format(reached=formats.number(places), count=formats.number(all_places)),
    )
    empty = count - reached
    if empty:
        text += ngettext(
            "; in {count} Kreis there is none", "; in {count} Kreise there is none", empty
        ).format(count=formats.small_count(empty))
    return text + "."


def _in_one_district(places: int, all_places: int) -> str:
    if all_places == 1:
        return _("The Kreis of the choice has at least one approved project.")
    return ngettext(
        "The Kreis of the choice has approved projects in {count} of {all} Gemeinden.",
        "The Kreis of the choice has approved projects in {count} of {all} Gemeinden.",
        places,
    ).format(count=formats.small_count(places), all=formats.number(all_places))


CHART = Chart(
    id="coverage-by-region",
    title=_lazy("Coverage by Regierungsbezirk"),
    subtitle=_lazy("Kreise and Gemeinden with at least one approved project, share"),
    query=regions.coverage,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "region_ags", "districts_reached_count", "districts_count", "districts_reached_percent",
        "municipalities_reached_count", "municipalities_count", "municipalities_reached_percent",
    ),
    base=bases.approved_by_area,
    toggles=("region_ags",),
    nothing=_lazy("In this choice no Kreis has an approved project."),
    nothing_yet=_lazy("No Kreis has an approved project yet."),
    definition=_lazy(
        "Kreise and Gemeinden with at least one application approved, running or completed, of all "
        "53 Kreise and 396 Gemeinden, inside the choice. The Gemeinde is the one named in the "
        "application."
    ),
)  # fmt: skip
