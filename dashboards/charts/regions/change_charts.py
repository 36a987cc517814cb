"""Maps and lists that show the change of a measure in place of its state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from dashboards.charts.base import Base, Chart, Source, no_finding
from dashboards.charts.regions.area_words import areas_word
from dashboards.charts.regions.change import QUARTIER, Change, of
from dashboards.charts.regions.change_words import area_of, described
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.variables import Variable, variable
from dashboards.pictures.making import multiples, part
from dashboards.pictures.model import NOTHING, Picture
from dashboards.pictures.parts import Label, Role
from queries import change
from queries.change import BEFORE, CHANGE, NOW
from queries.rows import Rows
from queries.scope import Scope

_MOST_AT_AN_END = 10


def draw_order(rows: Rows, told: Change) -> Picture:
    """Both times side by side, the change behind the later one: the ends of the order.

    Nothing is drawn where bars from 0 would mislead because values lie below it.
    """
    known = rows.where(lambda row: row[CHANGE] is not None)
    if min([*known[NOW], *known[BEFORE]], default=-1) < 0:
        return NOTHING
    count = len(known)
    ends = [*range(min(count, _MOST_AT_AN_END)), *range(max(count - _MOST_AT_AN_END, 0), count)]
    drawn = known.taken(dict.fromkeys(ends))
    write = told.shown.measure.write
    later = [f"{told.plain(row[NOW])} ({write(row[CHANGE])})" for row in drawn]
    earlier = [told.plain(value) for value in drawn[BEFORE]]
    columns: tuple[tuple[Role, str, list[str], str], ...] = (
        ("rest", BEFORE, earlier, told.times[0]),
        ("mark", NOW, later, told.times[1]),
    )
    return multiples(
        [Label(told.named(row) or names.area_name(area_of(row, told.shown))) for row in drawn],
        [
            part(heading, role, drawn[name], texts, unit=told.unit, rows=drawn.places)
            for role, name, texts, heading in columns
        ],
    )


def base(scope: Scope, told: Change) -> Base:
    """The areas whose change is known, the others with the reason."""
    rows = told.ask(scope)
    shown = told.shown
    held = sum(shown.withheld(rows))
    known = len(shown.values(rows)) - shown.values(rows).count(None)
    left_out = [(held, _("held back")), (len(rows) - held - known, shown.measure.unknown)]
    noun = areas_word(shown.level, known)
    return Base(known, noun, tuple(pair for pair in left_out if pair[0]))


def in_any_view(chart: Chart, level: str, within: Callable[[Scope], Chart]) -> Chart:
    """The chart with the columns of a change; its words wait for the data, asked inside a scope."""
    ranked, own = chart.id == "measure-ranking", f"{level}_ags"
    columns = (("neighbourhood_id", "neighbourhood_name", "municipality_ags") if level == QUARTIER
               else ("area_ags",) if ranked else (own,))  # fmt: skip
    return replace(
        chart,
        columns=(*columns, *change.COLUMNS),
        toggles=(columns[0] if level == QUARTIER else own,),
        within=within,
    )


def told_by(chart: Chart, told: Change) -> Chart:
    """The chart with the words of a change; picture and subtitle follow."""
    measure = told.shown.measure
    return replace(
        in_any_view(chart, told.shown.level, lambda _scope: chart),
        title=measure.label,
        query=told.ask,
        summary=partial(described, told=told),
        headline=no_finding,
        base=partial(base, told=told),
        definition=measure.definition,
        own_variables={} if told.is_of_persons else _not_of_persons(),
        nothing=_("The data do not reach over both times."),
        nothing_yet=None,
        within=None,
    )


def _not_of_persons() -> dict[str, Variable]:
    """The columns where they count nobody, so that nothing of them is protected."""
    return {name: replace(variable(name), is_protected=False) for name in change.COLUMNS}


def as_map(
    chart: Chart, scope: Scope, draw: Callable[..., Picture], sources: tuple[Source, ...]
) -> Chart:
    """The map or the tiles of the change."""
    told = of(scope)
    return replace(
        told_by(chart, told),
        subtitle=map_subtitle(told),
        sources=sources,
        figure=partial(draw, shown=told.shown),
    )


def map_subtitle(told: Change, note: str = "") -> str:
    """Unit and classes, and what else is to be known."""
    unit = told.shown.measure.unit
    of_unit = [_("In {unit}").format(unit=unit)] if unit else []
    parts = [*of_unit, _("fixed classes of fall and rise"), *told.notes, *([note] if note else [])]
    return phrases.capitalised("; ".join(parts))


def order_subtitle(told: Change) -> str:
    """What the picture of the order shows."""
    text = _(
        "Both values, the change in brackets; of many areas the {count} at each end of the order"
    ).format(count=formats.number(_MOST_AT_AN_END))
    return "; ".join([text, *told.notes])


def as_ranking(chart: Chart, scope: Scope) -> Chart:
    """The areas by their change, the ends drawn with both values."""
    told = of(scope)
    return replace(
        told_by(chart, told),
        subtitle=order_subtitle(told),
        query=change.ranking,
        sources=told.shown.measure.sources,
        figure=partial(draw_order, told=told),
    )
