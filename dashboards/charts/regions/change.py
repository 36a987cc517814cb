"""The change of a measure or an indicator since an earlier time, on the map and in order.

The later time is that of the view, else the newest; both are named wherever the change is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from dashboards.charts.comparison import signed
from dashboards.charts.regions.area_words import Shown, level_of
from dashboards.charts.regions.indicator_measures import shown_measure
from dashboards.charts.regions.measures import Measure
from dashboards.charts.regions.steps import Steps, between
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.variables import variable
from dashboards.pictures.parts import Unit
from data import facts
from queries import change, sides
from queries.change import CHANGE
from queries.filters import View
from queries.rows import Row, Rows
from queries.scope import Scope

_STEPS = {
    "eur-per-1000": Steps(4_000, scale=1_000),
    "approved-eur": Steps(200_000, scale=1_000),
    "approved": Steps(1, is_whole=True),
    "applications": Steps(2, is_whole=True),
    "applications-per-10000": Steps(0.25, least=0.005),
    "first-contacts": Steps(5, least=0.05),
}
QUARTIER = "neighbourhood"
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
        return (_STEPS_OF_QUARTIERE if view.level == QUARTIER else _STEPS)[measure.key]
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
