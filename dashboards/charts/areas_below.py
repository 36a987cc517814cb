"""One level down: the areas inside the chosen one with their projects."""

from __future__ import annotations

import pandas as pd

from dashboards import formats
from dashboards.charts import variables_of_applications  # noqa: F401 - describes columns
from dashboards.charts.base import Base, Chart, leader
from dashboards.charts.pictures import REST, Picture, bars
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import applications, projects
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


def draw(frame: pd.DataFrame) -> Picture:
    """The areas with most projects first; the others stand in the table."""
    shown = frame[frame["applications_count"] > 0].head(_SHOWN)
    counts = shown["applications_count"].tolist()
    picture = bars(
        [area_label(name) for name in shown["area_name"]],
        counts,
        texts=[f"<b>{formats.number(count)}</b>" for count in counts],
        marker=[REST] * len(counts),
    )
    picture["data"][0]["customdata"] = shown.index.tolist()
    return picture


def describe(frame: pd.DataFrame) -> str:
    """How many areas there are on this level, and the first."""
    named = frame[frame["area_code"].notna()]
    reached = int((named["applications_count"] > 0).sum())
    level = str(_LEVELS[frame["area_level"].iloc[0]])
    if named.empty:
        return _("No application names an area on this level.")
    text = _("{level}: {reached} of {all} with applications").format(
        level=level, reached=formats.number(reached), all=formats.number(len(named))
    )
    top = leader(named, "applications_count")
    if top is None or reached == 1:
        return f"{text}."
    return text + _("; most: {name} ({count}).").format(
        name=top["area_name"], count=formats.number(top["applications_count"])
    )


def base(scope: Scope) -> Base:
    """Applications of the choice; on the level of Quartiere those that count in several."""
    count = int(applications.base(scope)["applications_count"].iloc[0])
    shown = int(projects.areas_below(scope)["applications_count"].sum())
    noun = ngettext("application", "applications", count)
    if shown <= count:
        return Base(count, noun)
    return Base(count, noun, ((shown - count, _("counted again in a second Quartier or a third")),))


CHART = Chart(
    id="areas-below",
    title=_lazy("One level down"),
    subtitle=_lazy("Applications by area, number; choosing an area shows the level below it"),
    query=projects.areas_below,
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
