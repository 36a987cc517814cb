"""The level Quartier of the maps of areas: inside one chosen Gemeinde or Kreis.

An indicator is shown with the values of Quartiere; where none is known, the area says so. Money
and what is divided by the children of a Kreis has no value for a Quartier; there the map shows
first contacts and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

import queries.change
from dashboards.charts.base import BOUNDARIES, PROGRAMME, Base, Chart, Source, ahead
from dashboards.charts.regions import change, change_charts
from dashboards.charts.regions.change import Change
from dashboards.charts.regions.indicator_measures import shown_measure
from dashboards.charts.regions.measures import MEASURES
from dashboards.charts.regions.steps import Steps
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import Lazy, ngettext
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pictures.making import bars, class_of
from dashboards.pictures.model import AreaMap, Bars
from dashboards.pictures.parts import COUNT, Area, Label, Place, Unit, quiet
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


@dataclass(frozen=True, kw_only=True)
class _Shown:
    """What is shown of Quartiere: words, column, classes and how a value is written."""

    label: Lazy
    column: str
    bounds: tuple[float, ...]
    classes: tuple[str, ...]
    write: Callable[[float], str]
    short: Callable[[float], str]
    columns: tuple[str, ...]
    sources: tuple[Source, ...]
    definition: Lazy
    note: str = ""
    unknown: str = ""
    unit: Unit = COUNT
    metric: str = ""
    steps: Steps | None = None

    def class_of(self, value: float) -> int:
        """The class 1 to 6 of a value, 0 where there is nothing, or no change."""
        return self.steps.class_of(value) if self.steps else class_of(value, self.bounds)


def shown_of(view: View) -> _Shown:
    """The indicator of a view, else its measure if Quartiere have it."""
    if view.indicator:
        measure = shown_measure(view)
        return _Shown(
            label=measure.label,
            column=measure.column,
            bounds=measure.bounds,
            classes=tuple(measure.classes),
            write=measure.write,
            short=measure.short,
            columns=measure.shown,
            sources=(*measure.sources, BOUNDARIES, OWN_BOUNDARIES),
            definition=measure.definition,
            unknown=measure.unknown,
            unit=measure.in_files,
        )
    metric = view.metric if view.metric in _BOUNDS else "first-contacts"
    column = areas.NEIGHBOURHOOD_COLUMNS[metric]
    is_other = view.metric != metric
    return _Shown(
        label=_("First contacts") if metric == "first-contacts" else MEASURES[metric].label,
        column=column,
        bounds=_BOUNDS[metric],
        classes=_classes(_BOUNDS[metric]),
        write=formats.number,
        short=formats.number,
        columns=(column,),
        sources=(PROGRAMME, BOUNDARIES, OWN_BOUNDARIES),
        definition=_DEFINITION,
        metric=metric,
        unknown=_("not reported") if metric == "first-contacts" else "",
        note=_("money is not divided among Quartiere") if is_other else "",
    )


def _named(row: Row) -> str:
    return names.quartier_in(row["neighbourhood_name"], row["municipality_ags"])


def _classes(bounds: tuple[int, ...]) -> tuple[str, ...]:
    spans = [
        formats.number(low) if high - low == 1 else f"{low}–{high - 1}"
        for low, high in pairwise(bounds)
    ]
    last = _("from {bound}").format(bound=formats.number(bounds[-1]))
    return ("0", *spans, last)


def _area(row: Row, index: int, shown: _Shown) -> Area:
    value = row[shown.column]
    if value is None:
        return Area("missing", formats.NOTHING_THERE, f"{_named(row)}: {shown.unknown}", index)
    words = f"{_named(row)}: {shown.write(value)} ({shown.label})"
    return Area(shown.class_of(value), shown.short(value), words, index)


def draw(rows: Rows, shown: _Shown) -> AreaMap:
    """Areas coloured by fixed classes, those with most named."""
    drawn = {row["neighbourhood_id"]: _area(row, index, shown) for index, row in enumerate(rows)}
    labels = tuple(
        Place(
            ags=row["neighbourhood_id"], name=row["neighbourhood_name"],
            text=shown.write(row[shown.column]),
        )
        for row in _known(rows, shown).head(_NAMED)
    )  # fmt: skip
    return AreaMap(
        level=rows.first["outlines"], classes=shown.classes, areas=drawn, labels=labels,
        missing=shown.unknown, signed=shown.steps is not None,
    )  # fmt: skip


def drawn_by(view: View) -> Callable[[Rows], AreaMap]:
    """The map of rows with `outlines` by a measure that Quartiere have."""
    return lambda rows: draw(rows, shown_of(view))


def _known(rows: Rows, shown: _Shown) -> Rows:
    """The Quartiere with more than nothing, most first."""
    found = rows.where(lambda row: bool(row[shown.column]))
    return found.by(shown.column, descending=True)


def draw_ranking(rows: Rows, shown: _Shown) -> Bars:
    """The Quartiere with most as bars; those of which nothing is known stay out."""
    known = rows.where(lambda row: row[shown.column] is not None)
    listed = known.head(_MOST)
    return bars(
        [Label(row["neighbourhood_name"]) for row in listed],
        listed[shown.column],
        texts=[quiet(shown.write(value)) for value in listed[shown.column]],
        roles=["rest"] * len(listed),
        unit=shown.unit,
        total=len(known),
    )


def describe(rows: Rows, shown: _Shown) -> str:
    """The Quartiere with most, how many have none, and of how many nothing is known."""
    if len(rows) == 1:
        return _of_one(rows.first, shown)
    known = _known(rows, shown)
    none = rows[shown.column].count(0)
    missing = rows[shown.column].count(None)
    if not len(known) and not missing:
        return _("{measure}: 0 everywhere.").format(measure=shown.label)
    named = phrases.apart(known[shown.column], _NAMED)
    told = [f"{_named(row)} ({shown.write(row[shown.column])})" for row in known.head(named)]
    parts = []
    if told:
        text = ngettext("{places} has most", "{places} have most", len(told))
        parts.append(text.format(places=formats.enumeration(told)))
    elif len(known):
        text = _("nowhere more than {most}")
        parts.append(text.format(most=shown.write(known.first[shown.column])))
    for count, why in ((none, "0"), (missing, shown.unknown)):
        if count:
            where = ngettext(
                "in {count} Quartier the value is {why}",
                "in {count} Quartiere the value is {why}",
                count,
            )
            parts.append(where.format(count=formats.number(count), why=why))
    return f"{shown.label}: {phrases.behind_a_colon('; '.join(parts))}."


def _of_one(row: Row, shown: _Shown) -> str:
    """The sentence about the only Quartier there is, which has neither most nor least."""
    value = row[shown.column]
    if value is None:
        return _("{measure}: for {place} the value is unknown ({why}).").format(
            measure=shown.label, place=_named(row), why=shown.unknown
        )
    return _("{measure}: for {place} the value is {value}.").format(
        measure=shown.label, place=_named(row), value=shown.write(value)
    )


def headline(rows: Rows, shown: _Shown) -> str | None:
    """The Quartier clearly ahead."""
    top = ahead(rows, shown.column)
    if top is None or len(rows) == 1:
        return None
    return f"{shown.label}: {top['neighbourhood_name']}"


def base(scope: Scope, shown: _Shown) -> Base:
    """Quartiere of the one area chosen, those without a value named."""
    values = areas.of_one_area(scope)[shown.column]
    missing = values.count(None)
    left_out = ((missing, shown.unknown),) if missing else ()
    return Base(len(values), ngettext("Quartier", "Quartiere", len(values)), left_out)


def _shown(chart: Chart, shown: _Shown) -> Chart:
    subtitle = _("{measure} per Quartier; fixed classes").format(measure=shown.label)
    return replace(
        chart,
        title=_("{measure} per Quartier").format(measure=shown.label),
        subtitle=f"{subtitle}; {shown.note}" if shown.note else subtitle,
        query=areas.of_one_area,
        summary=partial(describe, shown=shown),
        headline=partial(headline, shown=shown),
        columns=("neighbourhood_id", "neighbourhood_name", "municipality_ags", *shown.columns),
        toggles=("neighbourhood_id",),
        base=partial(base, shown=shown),
        sources=shown.sources,
        definition=shown.definition,
        nothing=_CHOOSE,
        many_by="",
    )


def as_map(chart: Chart, view: View) -> Chart:
    """The map of areas at the level of Quartiere."""
    shown = shown_of(view)
    return replace(_shown(chart, shown), figure=partial(draw, shown=shown))


def _changed(scope: Scope) -> tuple[_Shown, Change]:
    """What is shown of Quartiere, and its change since an earlier time."""
    view = replace(scope.view, since="", at="" if not scope.view.indicator else scope.view.at)
    plain = shown_of(view)
    measure = shown_measure(view) if view.indicator else MEASURES[plain.metric]
    own = replace(
        measure, label=plain.label, write=plain.write, short=plain.short, in_files=plain.unit,
        definition=plain.definition, shown=plain.columns,
    )  # fmt: skip
    told = replace(
        change.of(scope, own),
        named=_named,
        ask=partial(queries.change.of_quartiere, column=plain.column),
    )
    changed = told.shown.measure
    shown = replace(
        plain,
        label=changed.label,
        column=changed.column,
        classes=tuple(changed.classes),
        write=changed.write,
        short=changed.short,
        unknown=changed.unknown,
        steps=changed.steps,
    )
    return shown, told


def as_map_of_change(chart: Chart, scope: Scope) -> Chart:
    """The map of Quartiere by the change of what they have."""
    shown, told = _changed(scope)
    return replace(
        change_charts.told_by(chart, told),
        subtitle=change_charts.map_subtitle(told, shown.note),
        figure=partial(draw, shown=shown),
        sources=shown.sources,
        nothing=_CHOOSE,
    )


def as_ranking_of_change(chart: Chart, scope: Scope) -> Chart:
    """The Quartiere by the change of what they have."""
    shown, told = _changed(scope)
    return replace(
        change_charts.told_by(chart, told),
        subtitle=change_charts.order_subtitle(told),
        figure=partial(change_charts.draw_order, told=told),
        sources=shown.sources,
        nothing=_CHOOSE,
    )


def as_map_of(chart: Chart, metric: str) -> Chart:
    """A chart of Quartiere with its own words, as areas instead of dots.

    Args:
        chart: its question answers with the columns of `neighbourhoods.neighbourhoods`.
        metric: which of its columns colours the areas.
    """
    view = View(level=LEVEL, metric=metric)
    shown = shown_of(view)
    return replace(
        chart,
        subtitle=_("{measure} per Quartier; fixed classes").format(measure=shown.label),
        query=lambda scope: areas.of_one_area(replace(scope, view=view)),
        figure=partial(draw, shown=shown),
        base=partial(base, shown=shown),
        sources=shown.sources,
        definition=shown.definition,
        nothing=_CHOOSE,
    )


def as_ranking(chart: Chart, view: View) -> Chart:
    """The ranking of areas at the level of Quartiere."""
    shown = shown_of(view)

    def ordered(scope: Scope) -> Rows:
        return areas.of_one_area(scope).by(shown.column, descending=True).as_table()

    return replace(
        _shown(chart, shown),
        title=_("Areas in order: {measure}").format(measure=shown.label),
        subtitle=_("{measure} per Quartier").format(measure=shown.label),
        query=ordered,
        figure=partial(draw_ranking, shown=shown),
    )
