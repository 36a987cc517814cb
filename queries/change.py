"""The change of a measure or an indicator since an earlier date, round or calendar year.

The same question is asked for both times, so each value is what the choice of that time shows,
protection included; the change is missing where one of the two is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from data import facts
from queries import areas, regions, sides
from queries.filters import FilterState
from queries.rows import Cell, Row, Rows
from queries.scope import Scope

CHANGE, NOW, BEFORE = "change_value", "value_now", "value_before"
COLUMNS = (CHANGE, NOW, BEFORE)
#: A difference of two numbers with few decimals has none of the noise of binary fractions.
_DECIMALS = 9


def times(scope: Scope) -> tuple[str, str] | None:
    """The earlier and the later time: dates of the indicator, else two rounds or two years.

    The later one is that of the view (`at`), else the newest. None where the data do not reach
    over both.
    """
    view = scope.view
    if view.indicator:
        known = scope.store.facts.usual.get((view.indicator, view.level or "district"), "")
        return view.since, view.at or known
    kind = sides.key_of(view.since)
    listed = rounds(scope) if kind == "round" else sides.years_within(_recorded(scope))
    now = view.at if sides.key_of(view.at) == kind else "".join(listed[-1:])
    is_known = view.since in listed and now in listed and view.since != now
    return (view.since, now) if is_known else None


def rounds(scope: Scope) -> tuple[str, ...]:
    """The funding rounds whose months the data reach into, in order."""
    whole = scope.with_filters(FilterState())
    span = areas.reported_months(whole) if is_of_reports(scope) else areas.months(whole)
    known = sorted(facts.in_use().rounds, key=lambda one: one.first_month)
    return tuple(
        one.code
        for one in known
        if span and one.first_month <= span[1] and span[0] <= one.last_month
    )


def _recorded(scope: Scope) -> tuple[str, str] | None:
    """First and last month with records of what is shown: reports of contacts, else receipts."""
    whole = scope.with_filters(FilterState())
    return areas.reported_months(whole) if is_of_reports(scope) else areas.received_months(whole)


def is_of_reports(scope: Scope) -> bool:
    """Contacts are shown, which have the month they were reported for."""
    metric = regions.metric_of(scope)
    if scope.view.level == "neighbourhood":
        return metric not in areas.NEIGHBOURHOOD_COLUMNS or metric == "first-contacts"
    return metric == "first-contacts"


def at(scope: Scope, time: str) -> Scope:
    """The frame of one of both times."""
    if scope.view.indicator:
        return replace(scope, view=replace(scope.view, at=time, since=""))
    filters = sides.during(scope.filters, time, sides.key_of(time))
    return replace(scope, filters=filters, view=replace(scope.view, at="", since=""))


def of(scope: Scope, ask: Callable[[Scope], Rows], key: str, column: str) -> Rows:
    """The rows of the later time with `change_value`, `value_now` and `value_before`.

    Each has `<column>_withheld` where the value of that time is held back; of the change, where
    one of both is.

    Args:
        scope: its view names the earlier time.
        ask: the question about one time.
        key: the column that tells its rows apart.
        column: the value.
    """
    found = times(scope)
    before, now = (ask(at(scope, time)) for time in found or (scope.view.since,) * 2)
    if found is None:
        # No change can be told, and 0 would be untrue.
        now = now.head(0)
    earlier = {row[key]: row for row in before}
    made = [_changed(row, earlier.get(row[key], {}), column) for row in now]
    names = (*COLUMNS, *(f"{name}_withheld" for name in COLUMNS))
    return now.adding(**{name: [one[name] for one in made] for name in names})


def _changed(now: Row, before: Row, column: str) -> dict[str, Cell]:
    later, earlier = now.get(column), before.get(column)
    held = [bool(row.get(f"{column}_withheld")) for row in (now, before)]
    return {
        CHANGE: None if later is None or earlier is None else round(later - earlier, _DECIMALS),
        NOW: later,
        BEFORE: earlier,
        f"{CHANGE}_withheld": any(held),
        f"{NOW}_withheld": held[0],
        f"{BEFORE}_withheld": held[1],
    }  # fmt: skip


def by_area(scope: Scope) -> Rows:
    """As `regions.measure_by_area`, with the change."""
    return of(scope, regions.measure_by_area, f"{regions.level_of(scope)}_ags",
              regions.column_of(scope))  # fmt: skip


def ranking(scope: Scope) -> Rows:
    """As `regions.ranking`, by the change: largest rise first, unknown ones last."""
    found = of(scope, regions.ranking, "area_ags", regions.column_of(scope))
    return found.by(CHANGE, descending=True).as_table()


def of_quartiere(scope: Scope, column: str) -> Rows:
    """As `areas.of_one_area`, with the change of one of its columns; largest rise first."""
    found = of(scope, areas.of_one_area, "neighbourhood_id", column)
    return found.by(CHANGE, descending=True).as_table()
