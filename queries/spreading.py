"""How a year's money would spread over the Kreise under other rules: arithmetic, without data.

The model is kept so simple that it can be recomputed by hand:

1. Every approved project weighs what it was granted; with another own contribution, what is left of
   its total costs.
2. Kreise below a child poverty asked for get nothing; what they had goes to the others.
3. A building block below its least share is raised to it; the other blocks give in proportion.
   Inside a block the money spreads over the Kreise as before.
4. A part of the money spreads by the number of poor children (under-18s times child poverty), over
   the Kreise that get money at all.
5. The sum is always the same: the budget of a year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from queries.filters import WhatIf

BUDGET_EUR = 8_000_000
"""A year's money of the programme, state and ESF together („rund 8 Millionen Euro im Jahr“)."""


def spread(districts: pd.DataFrame, money: pd.DataFrame, rules: WhatIf) -> pd.DataFrame:
    """The budget over the Kreise as today, by need alone and under the rules.

    Args:
        districts: `district_ags`, `under_18_population`, `child_poverty_percent`.
        money: `district_ags`, `building_block`, `approved_eur`, `tried_eur`.
        rules: what is changed.

    Returns:
        The three columns of `districts` with `today_eur`, `need_eur`, `scenario_eur` and
        `difference_eur`; no rows when there is no money to spread.
    """
    columns = ["district_ags", "under_18_population", "child_poverty_percent"]
    frame = districts[columns].set_index("district_ags")
    if money.empty or not money["approved_eur"].sum():
        return frame.iloc[:0].reset_index().assign(
            today_eur=0.0, need_eur=0.0, scenario_eur=0.0, difference_eur=0.0
        )  # fmt: skip
    is_in = frame["child_poverty_percent"] >= (rules.poverty or 0)
    poor = frame["under_18_population"] * frame["child_poverty_percent"] / 100
    today = _per_district(money, "approved_eur", frame.index)
    by_need = _shares(poor.where(is_in, 0.0))
    kept = money[money["district_ags"].map(is_in).astype(bool)]
    as_rules = _by_blocks(kept, (rules.blocks or 0) / 100, frame.index)
    part = (rules.need or 0) / 100
    if not as_rules.sum():
        part = 1.0
    scenario = BUDGET_EUR * ((1 - part) * as_rules + part * by_need)
    frame["today_eur"] = BUDGET_EUR * _shares(today)
    frame["need_eur"] = BUDGET_EUR * _shares(poor)
    frame["scenario_eur"] = scenario
    frame["difference_eur"] = scenario - frame["today_eur"]
    return frame.reset_index()


def _per_district(money: pd.DataFrame, column: str, index: pd.Index) -> pd.Series:
    sums = money.groupby("district_ags")[column].sum()
    return sums.reindex(index).fillna(0.0).astype(float)


def _shares(weights: pd.Series) -> pd.Series:
    total = weights.sum()
    return weights / total if total else weights * 0.0


def _by_blocks(money: pd.DataFrame, least: float, index: pd.Index) -> pd.Series:
    """Shares of the Kreise, each block with at least its least share of the whole."""
    parts = {
        int(block): _per_district(rows, "tried_eur", index)
        for block, rows in money.groupby("building_block")
    }
    shares = block_shares({block: float(part.sum()) for block, part in parts.items()}, least)
    result = pd.Series(0.0, index=index)
    for block, part in parts.items():
        result = result + shares[block] * _shares(part)
    return result


def block_shares(sums: Mapping[int, float], least: float) -> dict[int, float]:
    """Shares of the blocks that have money, none below `least`, adding up to 1.

    A block without any project has nothing to be raised and stays at 0.
    """
    total = sum(sums.values())
    if not total:
        return dict.fromkeys(sums, 0.0)
    shares = {block: value / total for block, value in sums.items()}
    raised: set[int] = set()
    while True:
        low = {block for block, share in shares.items() if 0 < share < least} - raised
        if not low or least * len(raised | low) > 1:
            return shares
        raised |= low
        rest = {block: sums[block] for block in sums if block not in raised}
        left = 1 - least * len(raised)
        shares |= dict.fromkeys(raised, least)
        shares |= {
            block: left * value / sum(rest.values()) if sum(rest.values()) else 0.0
            for block, value in rest.items()
        }


def gini(people: Sequence[float], money: Sequence[float]) -> float:
    """The Gini index of money over people: 0 when all have the same, near 1 when one has all."""
    total_people, total_money = sum(people), sum(money)
    if not total_people or not total_money:
        return 0.0
    ordered = sorted(zip(people, money, strict=True), key=lambda pair: pair[1] / pair[0])
    area = added = 0.0
    for count, amount in ordered:
        step = amount / total_money
        area += count / total_people * (2 * added + step)
        added += step
    return max(0.0, 1 - area)


def projects_payable(money: pd.DataFrame, yearly: str) -> float:
    """How many projects of the mean yearly sum the budget pays."""
    count, sums = money["approved_count"].sum(), money[yearly].sum()
    return float(BUDGET_EUR * count / sums) if sums else 0.0
