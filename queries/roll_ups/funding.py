"""Who pays what when, and for which posts: each function gives the rows of its question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from queries.ledger import Array
from queries.packs import Pack
from queries.roll_ups.derived import listed, percent, rate
from queries.rows import Rows

_LEAST_POST = 25
"""A post should be a quarter at least (Förderdatenbank); in hundredths."""
_PAID = ("approved_eur", "state_share_eur", "esf_share_eur")


def state_and_esf_by_building_block(pack: Pack) -> Rows:
    """As `applications/state_and_esf_by_building_block`."""
    state, esf = pack.number("state_share_eur"), pack.number("esf_share_eur")
    stating = pack.approved & ~np.isnan(state) & ~np.isnan(esf)
    parts = [_of_block(pack, stating, block) for block in pack.blocks]
    of_state = [float(state[part].sum()) / 100 for part in parts]
    of_esf = [float(esf[part].sum()) / 100 for part in parts]
    return Rows(
        {
            "building_block": pack.blocks,
            "stating_count": [int(part.sum()) for part in parts],
            "state_share_eur": of_state,
            "esf_share_eur": of_esf,
            "esf_share_percent": [
                percent(part, part + rest) for part, rest in zip(of_esf, of_state, strict=True)
            ],
            "without_esf_percent": list(map(percent, of_esf, of_state)),
        }
    )


def posts_by_building_block(pack: Pack) -> Rows:
    """As `applications/posts_by_building_block`."""
    posts = pack.number("staff_fte")
    stating = pack.approved & ~np.isnan(posts)
    parts = [posts[_of_block(pack, stating, block)] for block in pack.blocks]
    return Rows(
        {
            "building_block": pack.blocks,
            "stating_count": [len(part) for part in parts],
            "approved_posts": [float(part.sum()) / 100 for part in parts],
            "posts_per_project": [
                float(part.sum()) / 100 / len(part) if len(part) else None for part in parts
            ],
            "below_quarter_count": [int((part < _LEAST_POST).sum()) for part in parts],
        }
    )


def _of_block(pack: Pack, holds: Array, block: int) -> Array:
    """Per application whether something holds and it is of a building block."""
    values = pack.values("building_block")
    code = values.index(block) if block in values else -1
    found: Array = holds & (pack.codes("building_block") == code)
    return found


def funded(pack: Pack) -> Rows:
    """As `applications/funded`."""
    return Rows({"funded_count": [int(_is_funded(pack).sum())]})


def _is_funded(pack: Pack) -> Array:
    stated = ~np.isnan(pack.number("approved_eur"))
    found: Array = pack.approved & stated & (pack.number("funded_months") > 0)
    return found


def approved_funds_by_year(pack: Pack) -> Rows:
    """As `applications/approved_funds_by_year`."""
    inside = _is_funded(pack)
    first, last = (
        pack.number("first_funded_month")[inside],
        pack.number("last_funded_month")[inside],
    )
    months = pack.number("funded_months")[inside]
    money = {name: pack.number(name)[inside] / 100 for name in _PAID}
    years = range(int(first.min()) // 12, int(last.max()) // 12 + 1) if len(first) else range(0)
    columns: dict[str, list[float | None]] = {name: [] for name in _PAID}
    counts = []
    for year in years:
        in_year = np.minimum(last, 12 * year + 11) - np.maximum(first, 12 * year) + 1
        runs = in_year > 0
        counts.append(int(runs.sum()))
        for name, sums in money.items():
            stated = runs & ~np.isnan(sums)
            spread = float((in_year[stated] / months[stated] * sums[stated]).sum())
            columns[name].append(spread if stated.any() or not counts[-1] else None)
    return Rows({"funded_year": [str(year) for year in years], "funded_count": counts, **columns})


def funds_by_region(pack: Pack) -> Rows:
    """As `applications/approved_funds_by_region`."""
    return _funds(pack, "region_ags", pack.regions)


def funds_by_building_block(pack: Pack) -> Rows:
    """As `applications/approved_funds_by_building_block`."""
    return _funds(pack, "building_block", pack.blocks)


def _funds(pack: Pack, name: str, values: Sequence[Any]) -> Rows:
    requested, approved = pack.money(name, "requested_eur"), pack.money(name, "approved_eur")
    return listed(
        name,
        values,
        applications_count=pack.counts(name),
        approved_count=pack.counts(name, pack.approved),
    ).adding(
        requested_eur=[requested.get(value, 0.0) for value in values],
        approved_eur=[approved.get(value, 0.0) for value in values],
    )


def own_contribution(pack: Pack) -> Rows:
    """As `applications/own_contribution`."""
    own, total = pack.number("own_share_eur"), pack.number("total_eur")
    stated = np.flatnonzero(pack.approved & ~np.isnan(own) & (total > 0))
    own, total = own[stated], total[stated]
    blocks = pack.ledger.names["building_block"].values
    kinds = pack.ledger.names["is_municipal"].values
    groups = (pack.codes("building_block") * len(kinds) + pack.codes("is_municipal"))[stated]
    rounds, codes = pack.codes("funding_round")[stated], pack.values("funding_round")
    found = []
    for place, block in enumerate(blocks):
        # Municipal bodies first; False comes before True among the values.
        for kind in sorted(range(len(kinds)), key=lambda one: not kinds[one]):
            inside = groups == place * len(kinds) + kind
            count = int(inside.sum())
            if not count:
                continue
            asked = _least_own_percent(pack, is_municipal=kinds[kind])
            least = np.array([asked.get(code, np.nan) for code in codes], dtype=float)[rounds]
            here = {codes[at] for at in np.unique(rounds[inside])}
            part, whole = float(own[inside].sum()) / 100, float(total[inside].sum()) / 100
            found.append(
                {
                    "building_block": block,
                    "is_municipal": kinds[kind],
                    "approved_count": count,
                    "own_share_eur": part,
                    "total_eur": whole,
                    "own_contribution_percent": rate(100, part, whole),
                    "minimum_percent": next((asked[code] for code in asked if code in here), 0.0),
                    "below_minimum_count": int((inside & (100 * own < least * total - 1e-4)).sum()),
                }
            )
    return Rows.of(found, _OF_CONTRIBUTION)


def _least_own_percent(pack: Pack, *, is_municipal: bool) -> dict[str, float]:
    """The least own contribution of the rounds that ask for one, the newest round first."""
    rounds = sorted(pack.scope.store.facts.rounds, key=lambda one: one.first_month, reverse=True)
    asked = {
        one.code: one.own_municipal_percent if is_municipal else one.own_other_percent
        for one in rounds
    }
    return {code: least for code, least in asked.items() if least is not None}


_OF_CONTRIBUTION = (
    "building_block",
    "is_municipal",
    "approved_count",
    "own_share_eur",
    "total_eur",
    "own_contribution_percent",
    "minimum_percent",
    "below_minimum_count",
)
