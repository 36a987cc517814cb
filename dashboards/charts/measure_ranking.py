"""The list beside the map: areas above the value of the state, and the state itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd

from dashboards import formats, names, phrases
from dashboards.charts.area_words import Shown, areas_word, counted, level_of, unknown_word, within
from dashboards.charts.base import Base, Chart
from dashboards.charts.measures import MEASURES, Measure, measure_of
from dashboards.charts.pictures import INK, MARK, REST, Picture, bars
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import regions
from queries.filters import View
from queries.regions import STATE
from queries.scope import Scope

_MOST = 24
_FEWEST = 8
_STEP = 27


def _split(frame: pd.DataFrame, shown: Shown) -> tuple[pd.DataFrame, float | None]:
    """The areas with more than nothing in their order, and the value of the state."""
    is_state = frame["area_ags"] == STATE
    of_state = frame.loc[is_state, shown.measure.column].tolist()
    areas = frame[~is_state]
    known = areas[areas[shown.measure.column].fillna(0) > 0]
    return known, (of_state[0] if of_state and not formats.is_missing(of_state[0]) else None)


def _above(frame: pd.DataFrame, shown: Shown) -> pd.DataFrame:
    known, state = _split(frame, shown)
    return known if state is None else known[known[shown.measure.column] > state]


def draw(frame: pd.DataFrame, shown: Shown) -> Picture:
    """Bars of the areas above the state, the state as a hollow bar in the last row."""
    known, state = _split(frame, shown)
    above = _above(frame, shown)
    listed = (above if len(above) >= _FEWEST else known.head(_FEWEST)).head(_MOST)
    letters = {frame["area_a_ags"].iloc[0]: "A", frame["area_b_ags"].iloc[0]: "B"}
    labels = [_label(ags, letters) for ags in listed["area_ags"]]
    values = listed[shown.measure.column].tolist()
    colours = [MARK if ags in letters else REST for ags in listed["area_ags"]]
    edges = list(colours)
    rows: list[int | None] = listed.index.tolist()
    if state is not None:
        labels.append(f"<b>{_state_name()}</b>")
        values.append(state)
        colours.append("var(--surface)")
        edges.append(INK)
        rows.append(int(frame.index[frame["area_ags"] == STATE][0]))
    picture = bars(
        labels,
        values,
        texts=[shown.measure.write(value) for value in values],
        marker=colours,
        step=_STEP,
    )
    bar = picture["data"][0]
    bar["marker"]["line"] = {"color": edges, "width": 1.5}
    bar["customdata"] = rows
    return picture


def _label(ags: str, letters: dict[str, str]) -> str:
    name = names.area_name(ags)
    return f"{name} <b>{letters[ags]}</b>" if ags in letters else name


def _state_name() -> str:
    return names.area_name(STATE)


def headline(frame: pd.DataFrame, shown: Shown) -> str | None:
    """How many areas lie above the state."""
    _known, state = _split(frame, shown)
    areas = int((frame["area_ags"] != STATE).sum())
    above = len(_above(frame, shown))
    if state is None or areas == 1 or not above:
        return None
    if shown.level == "municipality":
        text = ngettext(
            "{count} of {all} Gemeinden lies above the state's value",
            "{count} of {all} Gemeinden lie above the state's value",
            above,
        )
    else:
        text = ngettext(
            "{count} of {all} Kreise lies above the state's value",
            "{count} of {all} Kreise lie above the state's value",
            above,
        )
    return text.format(count=formats.number(above), all=formats.number(areas))


def describe(frame: pd.DataFrame, shown: Shown) -> str:
    """Above, below and at nothing; for counts the first three."""
    known, state = _split(frame, shown)
    if known.empty:
        areas = frame[frame["area_ags"] != STATE]
        if (areas[shown.measure.column] == 0).all():
            return _("{measure}: 0 everywhere.").format(measure=shown.measure.label)
        return _("{measure}: no value can be shown.").format(measure=shown.measure.label)
    if state is None:
        named = phrases.apart(known[shown.measure.column].tolist())
        if not named:
            most = shown.measure.write(known[shown.measure.column].iloc[0])
            text = _("{measure}: nowhere more than {most}")
            return text.format(measure=shown.measure.label, most=most) + _rest(frame, shown) + "."
        parts = [
            f"{names.area_name(row['area_ags'])} ({shown.measure.write(row[shown.measure.column])})"
            for row in known.head(named).to_dict("records")
        ]
        return f"{shown.measure.label}: {formats.enumeration(parts)}" + _rest(frame, shown) + "."
    above = len(_above(frame, shown))
    text = ngettext(
        "{above} lies above the state's value of {value}",
        "{above} lie above the state's value of {value}",
        above or 1,
    ).format(above=_so_many(shown, above), value=shown.measure.write(state))
    below = len(known) - above
    if below:
        text += _("; lower value: {count}").format(count=formats.number(below))
    return text + _rest(frame, shown) + "."


def _so_many(shown: Shown, count: int) -> str:
    if count:
        return counted(shown.level, count)
    return _("no Gemeinde") if shown.level == "municipality" else _("no Kreis")


def _rest(frame: pd.DataFrame, shown: Shown) -> str:
    areas = frame[frame["area_ags"] != STATE]
    zero = int((areas[shown.measure.column] == 0).sum())
    return f"; {_('0 {where}').format(where=within(shown.level, zero))}" if zero else ""


def base(scope: Scope, shown: Shown) -> Base:
    """Areas of the choice, those without a value named with the reason."""
    frame = regions.measure_by_area(scope)
    held = sum(shown.withheld(frame))
    unknown = sum(value is None for value in shown.values(frame)) - held
    left_out = [(held, _("held back")), (unknown, unknown_word(shown))]
    noun = areas_word(shown.level, len(frame))
    behind = shown.measure.base(scope)
    records = behind.count if behind.records is None else behind.records
    return Base(len(frame), noun, tuple(pair for pair in left_out if pair[0]), records)


def subtitle(measure: Measure) -> str:
    """The measure, and which areas are drawn."""
    if measure.is_rate:
        return _("{measure}; drawn are the areas above the state's value").format(
            measure=measure.label
        )
    return _("{measure}; drawn are the areas with most").format(measure=measure.label)


def for_view(view: View) -> Chart:
    """The ranking by the chosen measure."""
    shown = Shown(measure_of(view), level_of(view))
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
    )


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
