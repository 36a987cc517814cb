"""Questions about need: child poverty beside money, concentration, and rules tried out.

Child poverty is that of 2022, children under 15 in SGB II households: it lies after the programme
years and includes families from Ukraine, so it is never a baseline.
"""

from __future__ import annotations

import pandas as pd

from queries.loader import rows
from queries.regions import whole_state
from queries.scope import Scope
from queries.spreading import gini, projects_payable, spread


def need_and_funds(scope: Scope) -> pd.DataFrame:
    """Child poverty beside projects and funds.

    Returns:
        One row per Kreis inside the choice by AGS: `district_ags`, `child_poverty_percent`,
        `under_18_population`, `applications_count`, `approved_count`, `approved_eur`,
        `approved_eur_per_1000_under_18`, `approved_per_10000_under_18`,
        `median_child_poverty_percent` (over all 53 Kreise).
    """
    return rows("need/by_district", scope)


def high_need_without_project(scope: Scope) -> pd.DataFrame:
    """The rows of `need_and_funds` with child poverty from the median on and no project."""
    frame = need_and_funds(scope)
    is_high = frame["child_poverty_percent"] >= frame["median_child_poverty_percent"]
    found = frame[is_high & (frame["approved_count"] == 0)]
    return found.sort_values("child_poverty_percent", ascending=False).reset_index(drop=True)


def concentration(scope: Scope) -> pd.DataFrame:
    """Kreise by funds per head, least first, with shares of under-18s and of funds added up.

    Returns:
        The rows of `need_and_funds` with `cumulative_under_18_percent`, `cumulative_funds_percent`
        and, the same in every row, `gini_index`. Shares are 0 where nothing is approved.
    """
    frame = need_and_funds(scope)
    by_rate = ["approved_eur_per_1000_under_18", "district_ags"]
    ordered = frame.sort_values(by_rate).reset_index(drop=True)
    people, money = ordered["under_18_population"], ordered["approved_eur"].astype(float)
    return ordered.assign(
        cumulative_under_18_percent=100 * people.cumsum() / people.sum(),
        cumulative_funds_percent=100 * money.cumsum() / (money.sum() or 1),
        gini_index=gini(people.tolist(), money.tolist()),
    )


def _districts_and_money(scope: Scope) -> tuple[pd.DataFrame, pd.DataFrame]:
    state = whole_state(scope)
    return need_and_funds(state), rows("need/money", state, own=scope.view.what_if.own)


def what_if(scope: Scope) -> pd.DataFrame:
    """How 8 million euro a year spread: as today, by need alone, by the rules tried.

    The spread is computed over the whole state; the chosen areas only decide what is shown.

    Returns:
        One row per Kreis inside the choice, largest change first: `district_ags`,
        `child_poverty_percent`, `today_eur`, `need_eur`, `scenario_eur`, `difference_eur`, and the
        same in every row `is_as_today`. Empty when nothing is approved.
    """
    districts, money = _districts_and_money(scope)
    frame = spread(districts, money, scope.view.what_if)
    frame = frame[frame["district_ags"].isin(need_and_funds(scope)["district_ags"])]
    target = "need_eur" if scope.view.what_if.is_as_today else "scenario_eur"
    change = (frame[target] - frame["today_eur"]).abs()
    ordered = frame.loc[change.sort_values(ascending=False, kind="stable").index]
    return ordered.assign(is_as_today=scope.view.what_if.is_as_today).reset_index(drop=True)


def what_if_totals(scope: Scope) -> pd.DataFrame:
    """What the rules tried change over the whole state.

    Returns:
        Rows `what_if_measure`, `today_value`, `scenario_value`: Kreise with money, the share of
        money for Kreise with high child poverty, the Gini index, the projects that can be paid.
        Empty when nothing is approved.
    """
    districts, money = _districts_and_money(scope)
    frame = spread(districts, money, scope.view.what_if)
    if frame.empty:
        return pd.DataFrame(columns=["what_if_measure", "today_value", "scenario_value"])
    people = frame["under_18_population"].tolist()
    is_high = frame["child_poverty_percent"] >= districts["median_child_poverty_percent"].iloc[0]
    found = []
    for name in ("today", "scenario"):
        sums = frame[f"{name}_eur"]
        yearly = "approved_eur_per_year" if name == "today" else "tried_eur_per_year"
        found.append(
            {
                "districts-with-money": float((sums > 0).sum()),
                "share-of-high-need": 100 * float(sums[is_high].sum() / sums.sum()),
                "most-per-1000": float((1000 * sums / frame["under_18_population"]).max()),
                "gini": gini(people, sums.tolist()),
                "projects-payable": projects_payable(money, yearly),
            }
        )
    today, scenario = found
    return pd.DataFrame(
        {
            "what_if_measure": list(today),
            "today_value": list(today.values()),
            "scenario_value": list(scenario.values()),
        }
    )
