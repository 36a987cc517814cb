"""Applications and money per pair of names."""

from __future__ import annotations

from typing import Any

import numpy as np

from queries.ledger import Array
from queries.packs import Pack


def pair_counts(
    pack: Pack, first: str, second: str, where: Array | None = None
) -> dict[tuple[Any, Any], int]:
    """Applications per pair of names; pairs without any are left out."""
    codes = _pair_codes(pack, first, second)
    found = np.bincount(codes if where is None else codes[where]).tolist()
    return {
        pair: count
        for pair, count in zip(_pairs(pack, first, second), found, strict=False)
        if count
    }


def pair_money(pack: Pack, first: str, second: str, measure: str) -> dict[tuple[Any, Any], float]:
    """The same of money; pairs without any are left out."""
    cents = pack.number(measure)
    known = ~np.isnan(cents)
    sums = np.bincount(_pair_codes(pack, first, second)[known], cents[known]).tolist()
    pairs = _pairs(pack, first, second)
    return {pair: total / 100 for pair, total in zip(pairs, sums, strict=False) if total}


def _pair_codes(pack: Pack, first: str, second: str) -> Array:
    codes: Array = pack.codes(first) * len(pack.values(second)) + pack.codes(second)
    return codes


def _pairs(pack: Pack, first: str, second: str) -> list[tuple[Any, Any]]:
    return [(one, other) for one in pack.values(first) for other in pack.values(second)]
