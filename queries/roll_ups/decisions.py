"""How long decisions took, from a pack: each function gives the rows of its question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from queries.filters import DECIDED
from queries.ledger import Array
from queries.packs import Pack
from queries.roll_ups.derived import added, one_row, quantile
from queries.rows import Rows

_QUARTILES = (0.25, 0.5, 0.75)


def decision_days(pack: Pack) -> Rows:
    """As `applications/decision_days`."""
    count, days = pack.counts("outcome"), _decision_days(pack)
    return one_row(
        decided_count=added(count, DECIDED),
        dated_count=len(days),
        median_days=quantile(days, 0.5),
        open_count=count.get("open", 0),
        withdrawn_count=count.get("withdrawn", 0),
    )


def decision_days_by_region(pack: Pack) -> Rows:
    """As `applications/decision_days_by_region`."""
    return _days_by(pack, "region_ags", pack.regions)


def decision_days_by_building_block(pack: Pack) -> Rows:
    """As `applications/decision_days_by_building_block`."""
    return _days_by(pack, "building_block", pack.blocks)


def _days_by(pack: Pack, name: str, values: Sequence[Any]) -> Rows:
    code_of = {value: code for code, value in enumerate(pack.values(name))}
    days, codes = pack.number("decision_days"), pack.codes(name)
    dated = pack.decided & ~np.isnan(days)
    parts = [np.sort(days[dated & (codes == code_of.get(value, -1))]) for value in values]
    lower, middle, upper = ([quantile(part, at) for part in parts] for at in _QUARTILES)
    still_open = pack.counts(name, pack.became("open"))
    return Rows(
        {
            name: list(values),
            "dated_count": [len(part) for part in parts],
            "lower_quartile_days": lower,
            "median_days": middle,
            "upper_quartile_days": upper,
            "open_count": [still_open.get(value, 0) for value in values],
            "all_median_days": [quantile(_decision_days(pack), 0.5)] * len(values),
        }
    )


def _decision_days(pack: Pack) -> Array:
    days = pack.number("decision_days")
    return np.sort(days[pack.decided & ~np.isnan(days)])
