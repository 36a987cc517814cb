"""Other rules for the same money, worked out again from the imported rows."""

from __future__ import annotations

import itertools
import math

import pandas as pd

from queries.filters import WhatIf
from tests.recounted.applications import Recount
from tests.recounted.imported import Inside, Row, share

YEARS_MONEY = 8_000_000
"""In euro, as the shipped rounds state it."""


def _money(inside: Inside, own: int | None) -> pd.DataFrame:
    rows = inside.approved[inside.approved["approved_eur"].notna()]
    costs = rows["total_eur"].fillna(rows["approved_eur"] / (1 - (own or 0) / 100))
    tried = rows["approved_eur"] if own is None else costs * (1 - own / 100)
    return rows.assign(tried_eur=tried)


def _raised(sums_of: dict[int, float], least: float) -> dict[int, float]:
    """Shares of the blocks: as few of the smallest as possible are raised to the least share."""
    blocks = sorted((block for block in sums_of if sums_of[block]), key=lambda one: sums_of[one])
    for count in range(len(blocks)):
        low, rest = blocks[:count], blocks[count:]
        whole = sum(sums_of[block] for block in rest)
        shares = {block: (1 - least * count) * sums_of[block] / whole for block in rest}
        if min(shares.values()) >= least - 1e-12:
            return {**dict.fromkeys(low, least), **shares}
    return {}


def _scenario(inside: Inside, rules: WhatIf) -> pd.DataFrame:
    """A year's money per Kreis: today, by need, and under the rules."""
    frame = inside.table("districts").set_index("district_ags")
    poor = frame["under_18_population"] * frame["child_poverty_percent"]
    is_in = frame["child_poverty_percent"] >= (rules.poverty or 0)
    money = _money(inside, rules.own)
    today = money.groupby("district_ags")["approved_eur"].sum().reindex(frame.index).fillna(0.0)
    kept = money[money["district_ags"].map(is_in)]
    shares = _raised(
        kept.groupby("building_block")["tried_eur"].sum().to_dict(), (rules.blocks or 0) / 100
    )
    as_rules = pd.Series(0.0, index=frame.index)
    for block, part in shares.items():
        mine = kept[kept["building_block"] == block]
        weights = mine.groupby("district_ags")["tried_eur"].sum() / mine["tried_eur"].sum()
        as_rules = as_rules.add(part * weights, fill_value=0)
    in_need = poor.where(is_in, 0.0)
    by_need = (rules.need or 0) / 100 if shares else 1.0
    scenario = (1 - by_need) * as_rules + by_need * in_need / in_need.sum()
    return frame.assign(
        today_eur=YEARS_MONEY * today / today.sum(),
        need_eur=YEARS_MONEY * poor / poor.sum(),
        scenario_eur=YEARS_MONEY * scenario,
    )


def what_if(inside: Inside) -> list[Row]:
    """The Kreise of the choice in a year's money of the whole state."""
    state = inside.without_areas
    if not state.approved["approved_eur"].sum():
        return []
    frame = _scenario(state, inside.view.what_if)
    frame["difference_eur"] = frame["scenario_eur"] - frame["today_eur"]
    chosen = frame[frame.index.isin(inside.districts["district_ags"])]
    return chosen.reset_index().to_dict("records")


def _gini(people: pd.Series, money: pd.Series) -> float:
    """Half the mean difference of two heads, over the mean."""
    parts, heads = people / people.sum(), money / people
    pairs = itertools.product(zip(parts, heads, strict=True), repeat=2)
    apart = math.fsum(one * two * abs(x - y) for (one, x), (two, y) in pairs)
    return apart / (2 * (money.sum() / people.sum()))


def what_if_totals(inside: Inside) -> list[Row]:
    """What the rules change over the whole state."""
    state = inside.without_areas
    if not state.approved["approved_eur"].sum():
        return []
    frame = _scenario(state, inside.view.what_if)
    is_high = frame["child_poverty_percent"] >= frame["child_poverty_percent"].median()
    found: dict[str, Row] = {}
    for name, own in (("today", None), ("scenario", inside.view.what_if.own)):
        eur, money = frame[f"{name}_eur"], _money(state, own)
        yearly = (12 * money["tried_eur"] / money["funded_months"]).sum()
        for measure, value in {
            "districts-with-money": (eur > 0).sum(),
            "share-of-high-need": share(eur[is_high].sum(), eur.sum()),
            "most-per-1000": (1_000 * eur / frame["under_18_population"]).max(),
            "gini": _gini(frame["under_18_population"], eur),
            "projects-payable": YEARS_MONEY * len(money) / yearly,
        }.items():
            found.setdefault(measure, {"what_if_measure": measure})[f"{name}_value"] = value
    return [*found.values()]


RECOUNTED: dict[str, Recount] = {
    "what-if-by-district": (("district_ags",), what_if),
    "what-if-totals": (("what_if_measure",), what_if_totals),
}
