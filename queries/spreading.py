"""How a year's money would spread over the Kreise under other rules: arithmetic, without data.

The model is kept so simple that it can be recomputed by hand:

1. Every approved project weighs what it was granted; with another own contribution, what is left of
   its total costs.
2. Kreise below a child poverty asked for get nothing; what they had goes to the others.
3. A building block below its least share is raised to it; the other blocks give in proportion.
   Inside a block the money spreads over the Kreise as before.
4. A part of the money spreads by the number of poor children (under-18s times child poverty), over
   the Kreise that get money at all.
5. The sum is always the same: the budget of a year, as the funding rounds state it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from queries.filters import WhatIf
from queries.rows import Rows


def spread(districts: Rows, money: Rows, rules: WhatIf, budget: float) -> Rows:
    """The budget over the Kreise as today, by need alone and under the rules.

    Args:
        districts: `district_ags`, `under_18_population`, `child_poverty_percent`.
        money: `district_ags`, `building_block`, `approved_eur`, `tried_eur`.
        rules: what is changed.
        budget: a year's money in euro.

    Returns:
        The three columns of `districts` with `today_eur`, `need_eur`, `scenario_eur` and
        `difference_eur`; no rows when there is no money to spread.
    """
    kept = {name: districts[name] for name in _OF_DISTRICTS}
    if not money.total("approved_eur"):
        return Rows({name: [] for name in (*_OF_DISTRICTS, *_OF_MONEY)})
    places = districts["district_ags"]
    shares = dict(zip(places, districts["child_poverty_percent"], strict=True))
    people = dict(zip(places, districts["under_18_population"], strict=True))
    poor = {ags: people[ags] * shares[ags] / 100 for ags in places}
    is_in = {ags: shares[ags] >= (rules.poverty or 0) for ags in places}
    by_need = _shares({ags: poor[ags] if is_in[ags] else 0.0 for ags in places})
    paid = money.where(lambda row: is_in[row["district_ags"]])
    as_rules = _by_blocks(paid, (rules.blocks or 0) / 100, places)
    part = (rules.need or 0) / 100 if any(as_rules.values()) else 1.0
    today = _shares(_per_district(money, "approved_eur", places))
    alone = _shares(poor)
    then = [budget * ((1 - part) * as_rules[ags] + part * by_need[ags]) for ags in places]
    now = [budget * today[ags] for ags in places]
    return Rows(kept).adding(
        today_eur=now,
        need_eur=[budget * alone[ags] for ags in places],
        scenario_eur=then,
        difference_eur=[later - before for later, before in zip(then, now, strict=True)],
    )


_OF_DISTRICTS = ("district_ags", "under_18_population", "child_poverty_percent")
_OF_MONEY = ("today_eur", "need_eur", "scenario_eur", "difference_eur")


def _per_district(money: Rows, column: str, places: Sequence[str]) -> dict[str, float]:
    sums = dict.fromkeys(places, 0.0)
    for ags, amount in zip(money["district_ags"], money[column], strict=True):
        if amount is not None and ags in sums:
            sums[ags] += amount
    return sums


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {ags: weight / total if total else 0.0 for ags, weight in weights.items()}


def _by_blocks(money: Rows, least: float, places: Sequence[str]) -> dict[str, float]:
    """Shares of the Kreise, each block with at least its least share of the whole."""
    parts = {
        block: _per_district(rows, "tried_eur", places)
        for block, rows in sorted(money.groups("building_block").items())
    }
    shares = block_shares({block: sum(part.values()) for block, part in parts.items()}, least)
    spread_out = {block: _shares(part) for block, part in parts.items()}
    return {
        ags: sum(shares[block] * part[ags] for block, part in spread_out.items()) for ags in places
    }


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
    by_head = [count for count, _amount in ordered], [amount for _count, amount in ordered]
    return max(0.0, concentration_index(*by_head))


def concentration_index(people: Sequence[float], money: Sequence[float]) -> float:
    """Twice the area between the diagonal and the curve of money over people in this order.

    Between -1 and 1: 0 when all have the same, above 0 when those who come last have more.
    """
    total_people, total_money = sum(people), sum(money)
    if not total_people or not total_money:
        return 0.0
    area = added = 0.0
    for count, amount in zip(people, money, strict=True):
        step = amount / total_money
        area += count / total_people * (2 * added + step)
        added += step
    return 1 - area


def projects_payable(money: Rows, yearly: str, budget: float) -> float:
    """How many projects of the mean yearly sum the budget pays."""
    count, sums = money.total("approved_count"), money.total(yearly)
    return budget * count / sums if sums else 0.0
