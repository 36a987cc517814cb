"""The level Quartier of the maps of areas: inside one chosen Gemeinde or Kreis.

Money and what is divided by the children of a Kreis has no value for a Quartier; there the map
shows first contacts and says so.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

from dashboards import formats, names
from dashboards.charts.base import BOUNDARIES, PROGRAMME, Base, Chart, Source, ahead
from dashboards.charts.measures import MEASURES
from dashboards.i18n import Lazy, ngettext
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.pictures.making import bars, class_of
from dashboards.pictures.model import AreaMap, Bars
from dashboards.pictures.parts import Area, Label, Place, quiet
from queries import areas
from queries.filters import View
from queries.rows import Row, Rows
from queries.scope import Scope

LEVEL = "neighbourhood"
OWN_BOUNDARIES = Source(_lazy("Boundaries of Quartiere as delivered"))
_NAMED = 3
_MOST = 24
_BOUNDS = {
    "first-contacts": (1, 20, 50, 100, 200, 400),
    "applications": (1, 2, 3, 4, 6, 8),
    "approved": (1, 2, 3, 4, 6, 8),
}
"""Lower bounds of the classes, the same for every choice."""

_CHOOSE = _lazy("Choose one Kreis or one Gemeinde: Quartiere are shown inside it.")
_DEFINITION = _lazy(
    "Quartiere with boundaries of their own are areas, the others dots at their place. Projects "
    "that serve several Quartiere count in each; first contacts are persons reported for the "
    "Quartier. Money is not divided among Quartiere."
)


def measure_at(view: View) -> str:
    """The measure shown of Quartiere: the chosen one if they have it."""
    return view.metric if view.metric in _BOUNDS else "first-contacts"


def _label(metric: str) -> Lazy:
    return _("First contacts") if metric == "first-contacts" else MEASURES[metric].label


def _named(row: Row) -> str:
    return f"{row['neighbourhood_name']} ({names.area_name(row['municipality_ags'])})"


def _spoken(row: Row, metric: str) -> str:
    value = formats.number(row[areas.NEIGHBOURHOOD_COLUMNS[metric]])
    return f"{_named(row)}: {value} ({_label(metric)})"


def _classes(bounds: tuple[int, ...]) -> tuple[str, ...]:
    spans = [
        formats.number(low) if high - low == 1 else f"{low}–{high - 1}"
        for low, high in pairwise(bounds)
    ]
    last = _("from {bound}").format(bound=formats.number(bounds[-1]))
    return ("0", *spans, last)


def draw(rows: Rows, metric: str) -> AreaMap:
    """Areas coloured by fixed classes, those with most named."""
    column, bounds = areas.NEIGHBOURHOOD_COLUMNS[metric], _BOUNDS[metric]
    drawn = {
        row["neighbourhood_id"]: Area(
            class_of(row[column], bounds), formats.number(row[column]), _spoken(row, metric), index
        )
        for index, row in enumerate(rows)
    }
    most = rows.by(column, descending=True).head(_NAMED)
    labels = tuple(
        Place(
            ags=row["neighbourhood_id"], name=row["neighbourhood_name"],
            text=formats.number(row[column]),
        )
        for row in most
        if row[column]
    )  # fmt: skip
    return AreaMap(
        level=rows.first["outlines"], classes=_classes(bounds), areas=drawn, labels=labels
    )


def draw_ranking(rows: Rows, metric: str) -> Bars:
    """The Quartiere with most as bars."""
    column = areas.NEIGHBOURHOOD_COLUMNS[metric]
    listed = rows.head(_MOST)
    return bars(
        [Label(row["neighbourhood_name"]) for row in listed],
        listed[column],
        texts=[quiet(formats.number(value)) for value in listed[column]],
        roles=["rest"] * len(listed),
        rows=listed.places,
        total=len(rows),
    )


def describe(rows: Rows, metric: str) -> str:
    """The Quartiere with most, and how many have none."""
    column = areas.NEIGHBOURHOOD_COLUMNS[metric]
    known = rows.where(lambda row: row[column] > 0).by(column, descending=True)
    none = len(rows) - len(known)
    if not len(known):
        return _("{measure}: 0 everywhere.").format(measure=_label(metric))
    parts = [f"{_named(row)} {formats.number(row[column])}" for row in known.head(_NAMED)]
    text = f"{_label(metric)}: {formats.enumeration(parts)}"
    if none:
        where = ngettext("in {count} Quartier", "in {count} Quartiere", none)
        text += f"; 0 {where.format(count=formats.number(none))}"
    return text + "."


def headline(rows: Rows, metric: str) -> str | None:
    """The Quartier clearly ahead."""
    top = ahead(rows, areas.NEIGHBOURHOOD_COLUMNS[metric])
    if top is None or len(rows) == 1:
        return None
    return f"{_label(metric)}: {top['neighbourhood_name']}"


def base(scope: Scope) -> Base:
    """Quartiere of the one area chosen."""
    count = len(areas.of_one_area(scope))
    return Base(count, ngettext("Quartier", "Quartiere", count))


def _subtitle(view: View) -> str:
    text = _("{measure} per Quartier; fixed classes").format(measure=_label(measure_at(view)))
    if view.metric != measure_at(view):
        text += "; " + _("money is not divided among Quartiere")
    return text


def _shown(chart: Chart, view: View) -> Chart:
    metric = measure_at(view)
    column = areas.NEIGHBOURHOOD_COLUMNS[metric]
    return replace(
        chart,
        title=_("{measure} per Quartier").format(measure=_label(metric)),
        subtitle=_subtitle(view),
        query=areas.of_one_area,
        summary=partial(describe, metric=metric),
        headline=partial(headline, metric=metric),
        columns=("neighbourhood_id", "neighbourhood_name", "municipality_ags", column),
        toggles=("neighbourhood_id",),
        base=base,
        sources=(PROGRAMME, BOUNDARIES, OWN_BOUNDARIES),
        definition=_DEFINITION,
        nothing=_CHOOSE,
    )


def as_map(chart: Chart, view: View) -> Chart:
    """The map of areas at the level of Quartiere."""
    return replace(_shown(chart, view), figure=partial(draw, metric=measure_at(view)))


def as_ranking(chart: Chart, view: View) -> Chart:
    """The ranking of areas at the level of Quartiere."""
    metric = measure_at(view)
    column = areas.NEIGHBOURHOOD_COLUMNS[metric]

    def ordered(scope: Scope) -> Rows:
        return areas.of_one_area(scope).by(column, descending=True).as_table()

    shown = _shown(chart, view)
    return replace(
        shown,
        title=_("Areas in order: {measure}").format(measure=_label(metric)),
        subtitle=_("{measure} per Quartier").format(measure=_label(metric)),
        query=ordered,
        figure=partial(draw_ranking, metric=metric),
    )
