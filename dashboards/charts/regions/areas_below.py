"""One level down: the areas inside the chosen one with their projects."""

from __future__ import annotations

from dashboards.charts.applications import variables_of_applications  # noqa: F401 - describes columns
from dashboards.charts.base import Base, Chart, Subtitle, ahead
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import bars, roles
from dashboards.pictures.model import Bars
from dashboards.pictures.parts import Text
from queries import applications, projects
from queries.rows import Row, Rows
from queries.scope import Scope

_SHOWN = 16


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
    """From how many areas of this level applications come, and from which most."""
    named = rows.where(lambda row: row["area_code"] is not None)
    if not len(named):
        return _("No application names an area on this level.")
    level = rows.first["area_level"]
    reached = named.where(lambda row: row["applications_count"] > 0)
    if not len(reached):
        return _("No application names an area on this level.")
    if len(reached) == 1:
        count = reached.total("applications_count")
        text = _("All applications that name an area on this level come from {place}.")
        if count == rows.total("applications_count"):
            text = ngettext(
                "The one application comes from {place}.",
                "{all} applications come from {place}.",
                count,
            )
        return text.format(all=phrases.every(count), place=_place(level, reached.first))
    text = _("Applications come from {areas}").format(
        areas=_of_all(level, len(reached), len(named))
    )
    top = ahead(named, "applications_count")
    if top is None:
        return f"{text}."
    return text + _(", most from {place} ({count}).").format(
        place=_place(level, top), count=formats.number(top["applications_count"])
    )


def _place(level: str, row: Row) -> str:
    """The area behind "aus"."""
    if level == "region":
        return _("the Regierungsbezirk {name}").format(name=names.region_name(row["area_code"]))
    if level == "neighbourhood":
        return _("the Quartier {name}").format(name=row["area_name"])
    return phrases.place(row["area_code"])


def _of_all(level: str, reached: int, count: int) -> str:
    if reached == count:
        text = {
            "region": _("all {count} Regierungsbezirke"),
            "district": _("all {count} Kreise"),
            "municipality": _("all {count} Gemeinden"),
            "neighbourhood": _("all {count} Quartiere"),
        }[level]
    else:
        text = {
            "region": _("{reached} of {count} Regierungsbezirke"),
            "district": _("{reached} of {count} Kreise"),
            "municipality": _("{reached} of {count} Gemeinden"),
            "neighbourhood": _("{reached} of {count} Quartiere"),
        }[level]
    return text.format(reached=formats.number(reached), count=formats.number(count))


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
    title=_lazy("Applications by place"),
    subtitle=Subtitle(
        _lazy("Applications by area, number; choosing an area shows the level below it"),
        _lazy("Number; choosing an area shows the level below it"),
    ),
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
