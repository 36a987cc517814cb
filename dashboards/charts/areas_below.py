"""One level down: the areas inside the chosen one with their projects."""

from __future__ import annotations

from dashboards import formats, names
from dashboards.charts import variables_of_applications  # noqa: F401 - describes columns
from dashboards.charts.base import Base, Chart, ahead
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from dashboards.pictures.making import bars, roles
from dashboards.pictures.model import Bars
from dashboards.pictures.parts import Text
from queries import applications, projects
from queries.rows import Rows
from queries.scope import Scope

_SHOWN = 16
_LEVELS = {
    "region": _lazy("Regierungsbezirke"),
    "district": _lazy("Kreise and kreisfreie Städte"),
    "municipality": _lazy("Gemeinden"),
    "neighbourhood": _lazy("Quartiere"),
}


def area_label(name: str | None) -> str:
    """The area's name; projects without Quartier are named as such."""
    return _("without Quartier") if formats.is_missing(name) else str(name)


def draw(rows: Rows) -> Bars:
    """The areas with most projects first; the others stand in the table."""
    shown = rows.where(lambda row: row["applications_count"] > 0).head(_SHOWN)
    counts = shown["applications_count"]
    return bars(
        [area_label(name) for name in shown["area_name"]],
        counts,
        texts=[Text(formats.number(count)) for count in counts],
        roles=roles(len(counts), ()),
        rows=shown.places,
    )


def describe(rows: Rows) -> str:
    """How many areas there are on this level, and the first."""
    named = rows.where(lambda row: row["area_code"] is not None)
    reached = sum(count > 0 for count in named["applications_count"])
    level = str(_LEVELS[rows.first["area_level"]])
    if not len(named):
        return _("No application names an area on this level.")
    text = _("{level}: {reached} of {all} with applications").format(
        level=level, reached=formats.number(reached), all=formats.number(len(named))
    )
    top = ahead(named, "applications_count")
    if top is None or reached == 1:
        return f"{text}."
    return text + _("; most: {name} ({count}).").format(
        name=top["area_name"], count=formats.number(top["applications_count"])
    )


def _named(scope: Scope) -> Rows:
    """The areas, each under a name that means it alone; Quartiere under their own."""
    rows = projects.areas_below(scope)
    is_quartier = [level == "neighbourhood" for level in rows["area_level"]]
    return rows.adding(
        area_name=[
            name if own or code is None else names.area_name(code)
            for own, code, name in zip(
                is_quartier, rows["area_code"], rows["area_name"], strict=True
            )
        ]
    )


def base(scope: Scope) -> Base:
    """Applications of the choice; on the level of Quartiere those that count in several."""
    count = applications.base(scope).first["applications_count"]
    shown = projects.areas_below(scope).total("applications_count")
    noun = ngettext("application", "applications", count)
    if shown <= count:
        return Base(count, noun)
    return Base(count, noun, ((shown - count, _("counted again in a second Quartier or a third")),))


CHART = Chart(
    id="areas-below",
    title=_lazy("One level down"),
    subtitle=_lazy("Applications by area, number; choosing an area shows the level below it"),
    query=_named,
    figure=draw,
    summary=describe,
    columns=("area_name", "area_code", "applications_count", "approved_count", "approved_eur"),
    base=base,
    toggles=("region_ags", "district_ags", "municipality_ags", "neighbourhood_id"),
    definition=_lazy(
        "From the state to the Regierungsbezirk, the Kreis, the Gemeinde and the Quartier. On "
        "every level each application counts once, in the Gemeinde it names, so the totals agree. "
        "Only in Quartiere does one that works in several count in each of them."
    ),
)
