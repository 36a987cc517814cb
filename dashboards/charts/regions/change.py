"""The change of a measure or an indicator since an earlier time, on the map and in order.

The later time is that of the view, else the newest; both are named wherever the change is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from dashboards.charts.base import Base, Chart, Source, no_finding
from dashboards.charts.comparison import signed
from dashboards.charts.regions.area_words import Shown, areas_word, level_of, within
from dashboards.charts.regions.indicator_measures import shown_measure
from dashboards.charts.regions.measures import Measure
from dashboards.charts.regions.steps import Steps, between
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.variables import Variable, variable
from dashboards.pictures.making import multiples, part
from dashboards.pictures.model import NOTHING, Picture
from dashboards.pictures.parts import Label, Role, Unit
from data import facts
from queries import change, sides
from queries.change import BEFORE, CHANGE, NOW
from queries.filters import View
from queries.regions import STATE
from queries.rows import Row, Rows
from queries.scope import Scope

_NAMED = 3
_MOST_AT_AN_END = 10
_STEPS = {
    "eur-per-1000": Steps(4_000, scale=1_000),
    "approved-eur": Steps(200_000, scale=1_000),
    "approved": Steps(1, is_whole=True),
    "applications": Steps(2, is_whole=True),
    "applications-per-10000": Steps(0.25, least=0.005),
    "first-contacts": Steps(5, least=0.05),
}
_QUARTIER = "neighbourhood"
_STEPS_OF_QUARTIERE = {
    "approved": Steps(1, is_whole=True),
    "applications": Steps(1, is_whole=True),
    "first-contacts": Steps(20, is_whole=True),
}


@dataclass(frozen=True)
class Change:
    """A change as it is told.

    Attributes:
        shown: the change as a measure on its level.
        plain: a value of one time, with its unit.
        times: what the earlier and the later time are called.
        unit: of the values of one time.
        is_of_persons: it counts persons, or is a rate of them.
        notes: what else the times mean.
        ask: the rows per area.
        named: what an area is called that has no AGS; "" for the others.
    """

    shown: Shown
    plain: Callable[[float], str]
    times: tuple[str, str]
    unit: Unit
    is_of_persons: bool = False
    notes: tuple[str, ...] = ()
    ask: Callable[[Scope], Rows] = change.by_area
    named: Callable[[Row], str] = lambda _row: ""


def of(scope: Scope, measure: Measure | None = None) -> Change:
    """The change that a scope shows: of its own measure, or of one that its level has instead."""
    view = scope.view
    of_one_time = replace(view, at="", since="")
    entry = facts.in_use().indicators[view.indicator] if view.indicator else None
    measure = measure or shown_measure(of_one_time)
    name = names.indicator_name(view.indicator) if entry else str(measure.label)
    times = times_called(scope)
    label = named(scope, name)
    points = entry is not None and entry.unit == "percent"
    plain = partial(formats.number, decimals=entry.decimals) if points and entry else measure.write
    changed = replace(
        measure,
        column_name=CHANGE,
        label=label,
        by_area=label,
        leading=label,
        write=partial(_points if points else signed, write=plain),
        short=partial(signed, write=measure.short),
        steps=_steps(measure, view),
        shown=change.COLUMNS,
        definition=_defined(measure),
        is_share=True,
        unknown=_("not known for both times"),
    )
    return Change(
        Shown(changed, level_of(view)),
        measure.write,
        times,
        measure.in_files,
        any(variable(name).is_protected for name in measure.shown),
        _year_words(scope),
    )


def _year_words(scope: Scope) -> tuple[str, ...]:
    """What a calendar year is of: applications by their receipt, contacts by their report."""
    if scope.view.indicator or sides.key_of(scope.view.since) != "year":
        return ()
    if change.is_of_reports(scope):
        return (_("calendar years are those reported for"),)
    return (_("calendar years are those in which applications were received"),)


def _steps(measure: Measure, view: View) -> Steps:
    if not view.indicator:
        return (_STEPS_OF_QUARTIERE if view.level == _QUARTIER else _STEPS)[measure.key]
    entry = facts.in_use().indicators[view.indicator]
    return between(measure.bounds, entry.decimals, is_whole=entry.unit == "persons")


def _points(value: float, write: Callable[[float], str]) -> str:
    """A difference of two shares."""
    return _("{change} points").format(change=signed(value, write))


def _defined(measure: Measure) -> str:
    text = _(
        "The value of the later time less that of the earlier one; missing where one of them is. "
        "What is the same as it is written counts as unchanged. The classes are the same for "
        "every choice."
    )
    return f"{measure.definition} {text}"


def times_called(scope: Scope) -> tuple[str, str]:
    """What the earlier and the later time are called."""
    view = scope.view
    before, now = change.times(scope) or (view.since, view.at)
    return _called(before, view), _called(now, view)


def named(scope: Scope, measure: str) -> str:
    """A measure as its change, with both times."""
    before, now = times_called(scope)
    text = (
        _("{measure}, change from {before} to {now}")
        if change.times(scope)
        else _("{measure}, change since {before}")
    )
    return text.format(measure=measure, before=before, now=now)


def _called(time: str, view: View) -> str:
    """A date, a round or a year."""
    if not view.indicator and time in names.codes("round"):
        return names.code_name("round", time)
    return formats.period(time)


def described(rows: Rows, told: Change) -> str:
    """Where it has risen, where it has fallen, most first; where it is the same or unknown."""
    shown = told.shown
    areas = rows.where(lambda row: row.get("area_ags") != STATE)
    if len(areas) == 1:
        return _of_one(areas, told)
    values, withheld = shown.values(areas), shown.withheld(areas)
    known = areas.where(lambda row: row[CHANGE] is not None)
    moved = known.where(lambda row: shown.measure.class_of(row[CHANGE]))
    risen = moved.where(lambda row: row[CHANGE] > 0).by(CHANGE, descending=True)
    fallen = moved.where(lambda row: row[CHANGE] < 0).by(CHANGE)
    parts = [
        *([_moved(risen, told, _risen())] if len(risen) else []),
        *([_moved(fallen, told, _fallen())] if len(fallen) else []),
    ]
    if alike := len(known) - len(moved):
        text = _("{where} the value is the same").format(where=within(shown.level, alike))
        zero = sum(row[NOW] == 0 == row[BEFORE] for row in known)
        parts.append(text + (_(" (0 both times: {count})").format(count=zero) if zero else ""))
    held = sum(withheld)
    if held:
        text = _("{where} one of both values is held back (base under 20)")
        parts.append(text.format(where=within(shown.level, held)))
    if unknown := values.count(None) - held:
        text = _("{where} the value is unknown ({why})")
        where = within(shown.level, unknown)
        parts.append(text.format(where=where, why=shown.measure.unknown))
    text = "; ".join([*parts, *_of_state(rows, told)])
    return f"{shown.measure.label}: {phrases.capitalised(text)}."


def _of_one(areas: Rows, told: Change) -> str:
    row, shown = areas.first, told.shown
    place = told.named(row) or phrases.the_area(_area_of(row, shown))
    if row[CHANGE] is None:
        why = _("held back, base under 20") if row[f"{CHANGE}_withheld"] else shown.measure.unknown
        return _("{measure}: for {place} the change is unknown ({why}).").format(
            measure=shown.measure.label, place=place, why=why
        )
    return _("{measure}: for {place} {before} and then {now} ({change}).").format(
        measure=shown.measure.label,
        place=place,
        before=told.plain(row[BEFORE]),
        now=told.plain(row[NOW]),
        change=shown.measure.write(row[CHANGE]),
    )


def _area_of(row: Row, shown: Shown) -> str:
    return str(row.get("area_ags") or row[shown.key])


def _of_state(rows: Rows, told: Change) -> list[str]:
    """The change of the state, where its row is among the areas."""
    if "area_ags" not in rows:
        return []
    found = rows.where(lambda row: row["area_ags"] == STATE and row[CHANGE] is not None)
    text = _("in the whole state: {change}")
    return [text.format(change=told.shown.measure.write(row[CHANGE])) for row in found]


def _moved(moved: Rows, told: Change, words: tuple[str, str, str]) -> str:
    """In how many areas the value has moved one way, and where most."""
    write = told.shown.measure.write
    only, most, at_most = words
    furthest = write(moved.first[CHANGE])
    named = [row for row in moved if write(row[CHANGE]) == furthest]
    places = formats.enumeration(
        [told.named(row) or phrases.place(_area_of(row, told.shown)) for row in named]
    )
    where = within(told.shown.level, len(moved))
    if len(named) > _NAMED:
        return at_most.format(where=where, change=furthest)
    each = furthest if len(named) == 1 else _("{change} each").format(change=furthest)
    return (only if len(named) == len(moved) else most).format(
        where=where, areas=places, change=each
    )


def _risen() -> tuple[str, str, str]:
    return (
        _("the value has risen only in {areas} ({change})"),
        _("{where} the value has risen, most in {areas} ({change})"),
        _("{where} the value has risen (at most {change})"),
    )


def _fallen() -> tuple[str, str, str]:
    return (
        _("the value has fallen only in {areas} ({change})"),
        _("{where} the value has fallen, most in {areas} ({change})"),
        _("{where} the value has fallen (at most {change})"),
    )


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
        [Label(told.named(row) or names.area_name(_area_of(row, told.shown))) for row in drawn],
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
    columns = (("neighbourhood_id", "neighbourhood_name", "municipality_ags") if level == _QUARTIER
               else ("area_ags",) if ranked else (own,))  # fmt: skip
    return replace(
        chart,
        columns=(*columns, *change.COLUMNS),
        toggles=(columns[0] if level == _QUARTIER else own,),
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
