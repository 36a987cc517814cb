"""Funding rounds beside each other, from a pack."""

from __future__ import annotations

import numpy as np

from queries.packs import Pack
from queries.roll_ups.derived import listed, percent
from queries.roll_ups.pairs import pair_counts, pair_money
from queries.rows import Rows


def by_round(pack: Pack) -> Rows:
    """As `applications/by_round`."""
    name = "funding_round"
    count, money = pack.counts(name), pack.money(name, "approved_eur")
    decided = pack.counts(name, pack.decided)
    approved = pack.counts(name, pack.approved)
    given, months = pack.number("approved_eur"), pack.number("funded_months")
    with_sum = pack.counts(name, ~np.isnan(given))
    timed = ~np.isnan(given) & (months > 0)
    codes = pack.codes(name)[timed]
    cents = np.bincount(codes, given[timed], len(pack.values(name))).tolist()
    time = np.bincount(codes, months[timed], len(pack.values(name))).tolist()
    yearly = {
        value: total / 100 / spent * 12
        for value, total, spent in zip(pack.values(name), cents, time, strict=True)
        if spent
    }
    rounds = list(count)
    return listed(
        name, rounds, applications_count=count, decided_count=decided, approved_count=approved
    ).adding(
        approval_rate_percent=[
            percent(approved.get(one, 0), decided.get(one, 0)) for one in rounds
        ],
        approved_eur=[money.get(one, 0.0) for one in rounds],
        approved_eur_per_project=[
            money[one] / with_sum[one] if one in money else None for one in rounds
        ],
        approved_eur_per_project_year=[yearly.get(one) for one in rounds],
    )


def by_round_and_block(pack: Pack) -> Rows:
    """As `applications/by_round_and_block`."""
    names = ("funding_round", "building_block")
    count = pair_counts(pack, *names)
    approved = pair_counts(pack, *names, where=pack.approved)
    money = pair_money(pack, *names, "approved_eur")
    pairs = [(one, block) for one in pack.counts("funding_round") for block in pack.blocks]
    return Rows(
        {
            "funding_round": [one for one, _block in pairs],
            "building_block": [block for one_row, block in pairs],
            "applications_count": [count.get(pair, 0) for pair in pairs],
            "approved_count": [approved.get(pair, 0) for pair in pairs],
            "approved_eur": [money.get(pair, 0.0) for pair in pairs],
        }
    )
