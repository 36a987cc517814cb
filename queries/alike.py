"""Records of outreach too many to be held by application: summed over applications that are alike.

Above so many records (`queries.sums`) months beside places, target groups, approaches or age bands
are not held by application. Instead one application stands for all that share areas, building
block, round and outcome; those sums are held once per version. A choice that tells such
applications apart is summed from the rows themselves, once for all cards of a page, over the
applications whose records lie in the same cells of the choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Condition

import numpy as np
from cachetools import LRUCache, cached

from data.store import Store
from queries.ledger import Array, ledger_of

SHARED = ("region_ags", "district_ags", "building_block", "funding_round", "outcome")
"""What applications that are alike have in common, where no choice says otherwise."""
TOLD_TOGETHER = (
    ("month", "place", "target_group"),
    ("month", "approach"),
    ("month", "age_band"),
)


def told_by(needed: set[str]) -> tuple[str, ...]:
    """What sums must tell, so that cards which need some of it share them."""
    for told in TOLD_TOGETHER:
        if needed <= set(told):
            return told
    return tuple(sorted(needed))


@cached(LRUCache(4), key=lambda store: store.version.id, condition=Condition())
def usual(store: Store) -> Array:
    """Per application of the ledger the place of the one that stands for it by what is shared."""
    ledger = ledger_of(store)
    every = np.ones(len(ledger.ids), dtype=bool)
    return standing_for([ledger.names[name].codes for name in SHARED], every)


def standing_for(parts: Sequence[Array], among: Array) -> Array:
    """Per application the place of the first with the same code of every part, of some; else -1."""
    places = np.flatnonzero(among)
    codes = np.zeros(len(places), dtype=np.int64)
    for part in parts:
        codes = codes * (int(part.max(initial=0)) + 1) + part[places]
        _values, codes = np.unique(codes, return_inverse=True)
    _values, first, codes = np.unique(codes, return_index=True, return_inverse=True)
    found = np.full(len(among), -1)
    found[places] = places[first[codes]]
    return found


def is_shared(alike: Array, values: Array, among: Array) -> bool:
    """Whether of some applications all that are alike have the same value."""
    return bool((values[alike[among]] == values[among]).all())
