"""The list beside the map: areas above the value of the state, and the state itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from dashboards.charts.base import Base, Chart
from dashboards.charts.regions import change_charts, neighbourhood_areas
from dashboards.charts.regions.area_words import (
    Shown,
    areas_word,
    counted_in_words,
    left_over,
    level_of,
    of_one,
    unknown_word,
)
from dashboards.charts.regions.indicator_measures import shown_measure
from dashboards.charts.regions.measures import MEASURES, Measure
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import bars
from dashboards.pictures.model import Bars
from dashboards.pictures.parts import Label, Role, quiet
from queries import regions
from queries.filters import View
from queries.regions import STATE
from queries.rows import Rows
from queries.scope import Scope

_MOST = 24
_FEWEST = 8


def _split(rows: Rows, shown: Shown) -> tuple[Rows, float | None]:
    """The areas with more than nothing in their order, and the value of the state."""
    column = shown.measure.column
    known = rows.where(lambda row: row["area_ags"] != STATE and (row[column] or 0) > 0)
    state = rows.where(lambda row: row["area_ags"] == STATE)
    return known, state.first[column] if len(state) else None


def _above(rows: Rows, shown: Shown) -> Rows:
    known, state = _split(rows, shown)
    return known if state is None else known.where(lambda row: row[shown.measure.column] > state)


def draw(rows: Rows, shown: Shown) -> Bars:
    """Bars of the areas above the state, the state as a hollow bar in the last row."""
    known, state = _split(rows, shown)
    above = _above(rows, shown)
    listed = (above if len(above) >= _FEWEST else known.head(_FEWEST)).head(_MOST)
    letters = {rows.first["area_a_ags"]: "A", rows.first["area_b_ags"]: "B"}
    labels = [Label(names.area_name(ags), side=letters.get(ags, "")) for ags in listed["area_ags"]]
    values: Sequence[float] = listed[shown.measure.column]
    roles: list[Role] = ["mark" if ags in letters else "rest" for ags in listed["area_ags"]]
    places = listed.places
    if state is not None:
        labels = [*labels, Label(names.area_name(STATE))]
        values = [*values, state]
        roles = [*roles, "whole"]
        places = (*places, rows["area_ags"].index(STATE))
    return bars(
        labels,
        values,
        texts=[quiet(shown.measure.write(value)) for value in values],
        roles=roles,
        unit=shown.measure.in_files,
        rows=places,
    )


def headline(rows: Rows, shown: Shown) -> str | None:
    """How many areas lie above the state."""
    _known, state = _split(rows, shown)
    areas = sum(row["area_ags"] != STATE and row[shown.measure.column] is not None for row in rows)
    above = len(_above(rows, shown))
    if state is None or areas == 1 or not above:
        return None
    if shown.level == "municipality":
        text = ngettext(
            "{count} of {all} Gemeinden with a value is above the state's value",
            "{count} of {all} Gemeinden with a value are above the state's value",
            above,
        )
    else:
        text = ngettext(
            "{count} of {all} Kreise with a value is above the state's value",
            "{count} of {all} Kreise with a value are above the state's value",
            above,
        )
    return text.format(count=formats.number(above), all=formats.number(areas))


def describe(rows: Rows, shown: Shown) -> str:
    """Above, below and at nothing; for counts the first three."""
    known, state = _split(rows, shown)
    if not len(known):
        areas = rows.where(lambda row: row["area_ags"] != STATE)
        if not any(value != 0 for value in areas[shown.measure.column]):
            return _("{measure}: 0 everywhere.").format(measure=shown.measure.label)
        return _("{measure}: no value can be shown.").format(measure=shown.measure.label)
    if state is None and len(known) == len(rows) == 1:
        only = rows.first
        return of_one(shown, only["area_ags"], only[shown.measure.column], is_withheld=False)
    if state is None:
        named = phrases.apart(known[shown.measure.column])
        if not named:
            most = shown.measure.write(known.first[shown.measure.column])
            text = _("{measure}: nowhere more than {most}")
            return text.format(measure=shown.measure.label, most=most) + _rest(rows, shown) + "."
        parts = [
            f"{names.area_name(row['area_ags'])} ({shown.measure.write(row[shown.measure.column])})"
            for row in known.head(named)
        ]
        text = ngettext(
            "{measure}: {places} has most", "{measure}: {places} have most", len(parts)
        ).format(measure=shown.measure.label, places=formats.enumeration(parts))
        return text + _rest(rows, shown) + "."
    above = len(_above(rows, shown))
    text = ngettext(
        "{above} is above the state's value of {value}",
        "{above} are above the state's value of {value}",
        above or 1,
    ).format(above=_so_many(shown, above), value=shown.measure.write(state))
    return text + _not_above(known, shown, state) + _rest(rows, shown) + "."


def _not_above(known: Rows, shown: Shown, state: float) -> str:
    """How many areas lie exactly at the state's value and how many below it, without the zeros."""
    values = known[shown.measure.column]
    text = ""
    if at := values.count(state):
        text += _("; exactly at it {where}").format(where=counted_in_words(shown.level, at))
    if below := sum(value < state for value in values):
        text += _("; below it {where}").format(where=counted_in_words(shown.level, below))
    return text


def _so_many(shown: Shown, count: int) -> str:
    if count:
        return counted_in_words(shown.level, count)
    return _("no Gemeinde") if shown.level == "municipality" else _("no Kreis")


def _rest(rows: Rows, shown: Shown) -> str:
    areas = rows.where(lambda row: row["area_ags"] != STATE)
    return "".join(
        f"; {part}" for part in left_over(shown.values(areas), shown.withheld(areas), shown)
    )


def base(scope: Scope, shown: Shown) -> Base:
    """Areas of the choice, those without a value named with the reason."""
    rows = regions.measure_by_area(scope)
    held = sum(shown.withheld(rows))
    unknown = shown.values(rows).count(None) - held
    left_out = [(held, _("held back")), (unknown, unknown_word(shown))]
    noun = areas_word(shown.level, len(rows))
    behind = shown.measure.base(scope)
    records = behind.count if behind.records is None else behind.records
    return Base(len(rows), noun, tuple(pair for pair in left_out if pair[0]), records)


def subtitle(measure: Measure) -> str:
    """The measure, and which areas are drawn."""
    if measure.is_rate and measure.is_against_state:
        return _("{measure}; drawn are the areas above the state's value").format(
            measure=measure.label
        )
    return _("{measure}; drawn are the areas with most").format(measure=measure.label)


def for_view(view: View) -> Chart:
    """The ranking by the chosen measure."""
    if view.since:
        return change_charts.in_any_view(CHART, level_of(view), within)
    if view.level == neighbourhood_areas.LEVEL:
        return neighbourhood_areas.as_ranking(CHART, view)
    shown = Shown(shown_measure(view), level_of(view))
    return replace(
        CHART,
        title=_("Areas in order: {measure}").format(measure=shown.measure.label),
        subtitle=subtitle(shown.measure),
        figure=partial(draw, shown=shown),
        summary=partial(describe, shown=shown),
        headline=partial(headline, shown=shown),
        columns=("area_ags", *shown.measure.shown),
        toggles=(shown.key,),
        base=partial(base, shown=shown),
        sources=shown.measure.sources,
        definition=shown.measure.definition,
        nothing=shown.measure.nothing,
        nothing_yet=shown.measure.nothing_yet,
    )


def within(scope: Scope) -> Chart:
    """The change since an earlier time; which is the later one, the data tell."""
    if scope.view.level == neighbourhood_areas.LEVEL:
        return neighbourhood_areas.as_ranking_of_change(CHART, scope)
    return change_charts.as_ranking(CHART, scope)


_DEFAULT = Shown(MEASURES["eur-per-1000"], "district")

CHART = Chart(
    id="measure-ranking",
    title=_lazy("Areas in order of the chosen measure"),
    subtitle=_DEFAULT.measure.label,
    query=regions.ranking,
    figure=partial(draw, shown=_DEFAULT),
    summary=partial(describe, shown=_DEFAULT),
    columns=("area_ags", *_DEFAULT.measure.shown),
    base=partial(base, shown=_DEFAULT),
    sources=_DEFAULT.measure.sources,
    toggles=(_DEFAULT.key,),
    definition=_DEFAULT.measure.definition,
    finding_from=1,
    for_view=for_view,
)
