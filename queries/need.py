"""Questions about need: child poverty beside money, concentration, and rules tried out.

Need is child poverty, children under 15 in SGB II households, or the indicator that a view names.
The newest child poverty lies after the programme years and includes families from Ukraine, so it is
never a baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from statistics import median

from queries.loader import is_recording
from queries.packed import rolled_up
from queries.packs import pack
from queries.regions import INDICATOR, reading_of, whole_state
from queries.roll_ups import need as roll_ups
from queries.rows import Rows
from queries.scope import Scope
from queries.spreading import concentration_index, gini, projects_payable, spread


def need_and_funds(scope: Scope) -> Rows:
    """Child poverty beside projects and funds.

    Returns:
        One row per Kreis inside the choice by AGS: `district_ags`, `child_poverty_percent`,
        `under_18_population`, `applications_count`, `approved_count`, `approved_eur`,
        `approved_eur_per_1000_under_18`, `approved_per_10000_under_18`,
        `median_child_poverty_percent` (over all 53 Kreise); the same two of the indicator the view
        names, `indicator_value` (None where it is not known) and `median_indicator_value`.
    """
    return rolled_up(
        "need/by_district", scope, roll_ups.by_district, **reading_of(scope, "district")
    )


def high_need_without_project(scope: Scope) -> Rows:
    """The rows of `need_and_funds` with need from the median on and no project, neediest first."""
    found = of_high_need(scope).where(lambda row: row["approved_count"] == 0)
    return found.by(INDICATOR, descending=not is_need_low(scope)).as_table()


def of_high_need(scope: Scope) -> Rows:
    """The rows of `need_and_funds` with need from the median on."""
    is_low = is_need_low(scope)
    return need_and_funds(scope).where(
        lambda row: (
            row[INDICATOR] is not None
            and (
                row[INDICATOR] <= row["median_indicator_value"]
                if is_low
                else row[INDICATOR] >= row["median_indicator_value"]
            )
        )
    )


def is_need_low(scope: Scope) -> bool:
    """Whether low values of the indicator are the ones of much need."""
    chosen = scope.store.facts.indicators.get(scope.view.indicator)
    return chosen is not None and chosen.direction == "less_need"


def concentration(scope: Scope) -> Rows:
    """Kreise with shares of under-18s and of funds added up, in the order the view asks for.

    By funds per head, least first; with an indicator in the view by need, least first, without the
    Kreise for which it is not known.

    Returns:
        The rows of `need_and_funds` with `cumulative_under_18_percent`, `cumulative_funds_percent`
        and, the same in every row, `gini_index`: of an indicator above 0 where more money goes to
        more need, below 0 where less does. Shares are 0 where nothing is approved.
    """
    ordered = need_and_funds(scope).by("district_ags")
    if scope.view.indicator:
        known = ordered.where(lambda row: row[INDICATOR] is not None)
        ordered = known.by(INDICATOR, descending=is_need_low(scope))
    else:
        ordered = ordered.by("approved_eur_per_1000_under_18")
    people, money = ordered["under_18_population"], ordered["approved_eur"]
    index = concentration_index(people, money) if scope.view.indicator else gini(people, money)
    return ordered.adding(
        cumulative_under_18_percent=_added_up(people),
        cumulative_funds_percent=_added_up(money),
        gini_index=[index] * len(ordered),
    ).as_table()


def _added_up(values: Sequence[float]) -> list[float]:
    """Shares of the whole in percent, added up; 0 where there is nothing."""
    whole = sum(values) or 1
    return [100 * part / whole for part in accumulate(values)]


def _districts_and_money(scope: Scope) -> tuple[Rows, Rows]:
    state = whole_state(scope)
    districts = need_and_funds(state)
    if scope.view.indicator:
        shares = _needy_shares(districts, scope)
        known = [share for share in shares if share]
        least = median(known) if known else 0.0
        districts = districts.adding(
            child_poverty_percent=shares, median_child_poverty_percent=[least] * len(districts)
        )
    return districts, rolled_up("need/money", state, roll_ups.money, own=scope.view.what_if.own)


def _needy_shares(districts: Rows, scope: Scope) -> list[float]:
    """The indicator as a share of the under-18s in percent, which need is spread by.

    Persons are set against the under-18s; of a share that falls with need what is left to 100 is
    taken; without a value a Kreis has no share.
    """
    chosen = scope.store.facts.indicators[scope.view.indicator]
    shares = []
    for value, people in zip(districts[INDICATOR], districts["under_18_population"], strict=True):
        share = float(value or 0)
        if chosen.unit == "persons":
            share = 100 * share / people
        elif chosen.unit == "per_1000":
            share /= 10
        if chosen.direction == "less_need" and value is not None:
            share = max(100 - share, 0.0)
        shares.append(share)
    return shares


def _budget(scope: Scope) -> float:
    """A year's money in euro, as the newest round that says so."""
    _round, budget = scope.store.facts.year_of_funds
    return budget


def _spread(scope: Scope) -> Rows:
    """A year's money over the whole state; the charts of a choice share it."""
    if is_recording():
        return spread(*_districts_and_money(scope), scope.view.what_if, _budget(scope))
    answers = pack(whole_state(scope)).answers
    key = f"spread by {scope.view.what_if} {scope.view.indicator}"
    if key not in answers:
        answers[key] = spread(*_districts_and_money(scope), scope.view.what_if, _budget(scope))
    return answers[key]


def what_if(scope: Scope) -> Rows:
    """How a year's money spreads: as today, by need alone, by the rules tried.

    The spread is computed over the whole state; the chosen areas only decide what is shown.

    Returns:
        One row per Kreis inside the choice, largest change first: `district_ags`,
        `child_poverty_percent`, `today_eur`, `need_eur`, `scenario_eur`, `difference_eur`, and the
        same in every row `is_as_today`, `all_approved_count`, `all_approved_eur` (of the whole
        state). Empty when nothing is approved.
    """
    rules = scope.view.what_if
    shown = set(need_and_funds(scope)["district_ags"])
    found = _spread(scope).where(lambda row: row["district_ags"] in shown)
    target = found["need_eur" if rules.is_as_today else "scenario_eur"]
    change = [abs(then - now) for then, now in zip(target, found["today_eur"], strict=True)]
    order = sorted(range(len(found)), key=lambda at: -change[at])
    ordered = found.taken(order)
    needs = {row["district_ags"]: row for row in need_and_funds(scope)}
    of_need = {
        name: [needs[ags][name] for ags in ordered["district_ags"]]
        for name in ("child_poverty_percent", INDICATOR)
    }
    as_today = [rules.is_as_today] * len(found)
    return ordered.adding(
        is_as_today=as_today, **of_need, **_approved(scope, len(found))
    ).as_table()


def _approved(scope: Scope, length: int) -> dict[str, list[float]]:
    """What is approved in the whole state, the same in every row."""
    districts = need_and_funds(whole_state(scope))
    return {
        f"all_{name}": [districts.total(name)] * length
        for name in ("approved_count", "approved_eur")
    }


def what_if_totals(scope: Scope) -> Rows:
    """What the rules tried change over the whole state.

    Returns:
        Rows `what_if_measure`, `today_value`, `scenario_value`, `all_approved_count` and
        `all_approved_eur` (the same in every row): Kreise with money, the share of
        money for Kreise with high child poverty, the Gini index, the projects that can be paid.
        Empty when nothing is approved.
    """
    districts, money = _districts_and_money(scope)
    budget = _budget(scope)
    found = _spread(scope)
    if not len(found):
        return Rows.of([], ["what_if_measure", "today_value", "scenario_value"])
    least = districts.first["median_child_poverty_percent"]
    paid, tried = (
        projects_payable(money, yearly, budget)
        for yearly in ("approved_eur_per_year", "tried_eur_per_year")
    )
    today = _totals(found, "today_eur", least, paid)
    then = _totals(found, "scenario_eur", least, tried)
    return Rows(
        {
            "what_if_measure": list(today),
            "today_value": list(today.values()),
            "scenario_value": list(then.values()),
            **_approved(scope, len(today)),
        }
    )


def _totals(found: Rows, column: str, least: float, payable: float) -> dict[str, float]:
    """One spread in five numbers."""
    people, sums, poverty = (
        found[name] for name in ("under_18_population", column, "child_poverty_percent")
    )
    for_need = sum(eur for eur, share in zip(sums, poverty, strict=True) if share >= least)
    return {
        "districts-with-money": float(sum(eur > 0 for eur in sums)),
        "share-of-high-need": 100 * for_need / sum(sums),
        "most-per-1000": max(1000 * eur / count for eur, count in zip(sums, people, strict=True)),
        "gini": gini(people, sums),
        "projects-payable": payable,
    }
