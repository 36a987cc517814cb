"""The reader who takes all that stands beside first contacts, and the fewest answers that hold it.

Regular, occasional and lost users are shown beside first contacts, each by the gate. Where a report
states its use, the three are its first contacts in the sample, so they are further views of the
same people. Age bands and projects that state their posts cut the groups once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.keys import KEY_SPACE
from data.store import Store
from queries.perturbation import LookUp
from tests.disclosure import reader
from tests.disclosure.reader import (
    LADDERS,
    Answers,
    Learned,
    Month,
    cells_by_group,
    drawn,
    heard_of,
    normal,
)

USE = ("regular", "occasional", "lost")
SERIES = ("first_contacts", *USE)
AGES, STAFFED = "age_band", "is_staffed"
IN_ONE_TABLE = (
    "region_ags",
    "district_ags",
    "municipality_ags",
    "neighbourhood_id",
    "building_block",
    "funding_round",
    "circle",
    "status",
    "outcome",
    "applicant_type",
    "target_group",
    "place",
    "approach",
)
"""Two of these make rows and columns of a table: one answer holds all its cells, with all use."""
_LARGEST = 12
_TRIPLES = np.array(
    [
        (one, two, three)
        for one in range(_LARGEST + 1)
        for two in range(_LARGEST + 1 - one)
        for three in range(_LARGEST + 1 - one - two)
    ]
)
"""Every use of up to so many first contacts."""


@dataclass(frozen=True)
class Closer:
    """One month, as `Month`, with the use beside first contacts.

    Attributes:
        month: its groups; those whose use is stated stand apart from those whose is not.
        use: true regular, occasional and lost users, one row per group.
        use_keys: sums of their record keys.
        is_stated: whether the group's use is stated; then the three add up to its first contacts.
        whole: the group in which any choice shows it: a number per group.
    """

    month: Month
    use: np.ndarray
    use_keys: np.ndarray
    is_stated: np.ndarray
    whole: np.ndarray

    @property
    def true(self) -> np.ndarray:
        """First contacts of each whole group."""
        return np.bincount(self.whole, self.month.true).astype(int)

    @property
    def bound(self) -> np.ndarray:
        """What exact contacts leave possible, per group; those under 3 are withheld."""
        return np.where(self.month.contacts < 3, 2, self.month.contacts)


def closer(store: Store, months: Iterable[str], area: str, *more: str) -> Closer:
    """The groups of a month, or of several that are read together, in one area.

    Args:
        store: the data.
        months: 'YYYY-MM'; several, as those of a quarter, tell groups apart.
        area: the beginning of an AGS.
        more: `AGES`, `STAFFED`: further cuts of the groups.
    """
    found = [store.fetch(reader._REPORTS, {"month": one, "area": area}) for one in months]
    reports = pd.concat(found, ignore_index=True)
    reports[AGES] = reports[AGES].fillna("unknown")
    reports[STAFFED] = (reports["staff_fte"].fillna(0) > 0).map({True: "yes", False: ""})
    reports["is_stated"] = reports["regular_true"].notna()
    names = [name for ladder in LADDERS for name in ladder]
    names += [*(("month",) if len(found) > 1 else ()), *more]
    reports[names] = reports[names].astype(object).where(reports[names].notna(), "")
    counts = [f"{name}_{part}" for name in SERIES for part in ("true", "key")]
    counts.append("contacts_count")
    reports[counts] = reports[counts].fillna(0)
    groups = reports.groupby([*names, "is_stated"], as_index=False)[counts].sum()
    usual = [name for name in names if name not in more]
    keys = [groups[f"{name}_key"].to_numpy(dtype=int) % KEY_SPACE for name in SERIES]
    return Closer(
        Month(
            groups[names],
            groups["first_contacts_true"].to_numpy(dtype=int),
            keys[0],
            groups["contacts_count"].to_numpy(dtype=int),
        ),
        np.column_stack([groups[f"{name}_true"].to_numpy(dtype=int) for name in USE]),
        np.column_stack(keys[1:]),
        groups["is_stated"].to_numpy(dtype=bool),
        groups.groupby(usual).ngroup().to_numpy(),
    )


def choices(*more: str, of_months: bool = False) -> Iterator[tuple[str, ...]]:
    """Every choice of one value, or all, per key; with the further cuts, of one month or more."""
    further = [(one,) for one in (*(("month",) if of_months else ()), *more)]
    yield from reader.one_value_or_all([*LADDERS, *further])


def use_shown(found: Closer, seen: Answers, look_up: LookUp) -> np.ndarray:
    """Shown regular, occasional and lost users of every cell; -1 where no report states them."""
    shown = np.full((len(seen.shown), len(USE)), -1)
    is_stated = found.is_stated[seen.group_of]
    cells, groups = seen.cell_of[is_stated], seen.group_of[is_stated]
    for place in range(len(USE)):
        size = len(seen.shown)
        true = np.bincount(cells, found.use[groups, place], size).astype(int)
        keys = np.bincount(cells, found.use_keys[groups, place], size).astype(int) % KEY_SPACE
        for cell in np.unique(cells):
            shown[cell, place] = look_up.shown(int(true[cell]), int(keys[cell]))
    return shown


def learn(
    found: Closer,
    seen: Answers,
    use: np.ndarray | None,
    *,
    is_bound: bool = True,
    sweeps: int = 40,
    chains: int = 3,
) -> Learned:
    """As `reader.learn`, about whole groups and from their use too.

    Args:
        found: for how sizes are spread and which groups state their use; both he may know.
        seen: the answers.
        use: what `use_shown` gives; None: he does not look at it.
        is_bound: he knows the exact contacts of every group, as far as they are shown.
        sweeps: rounds of each chain.
        chains: how many.
    """
    chance = _by_chain(found, seen, use, is_bound, sweeps, range(2, 2 + chains))
    return Learned(np.mean(chance, axis=0))


def _by_chain(
    found: Closer, seen: Answers, use: np.ndarray | None, is_bound: bool, sweeps: int,
    seeds: Sequence[int],
) -> np.ndarray:  # fmt: skip
    """Chances by chain, whole group and size."""
    size, chains = len(found.month.true), len(seeds)
    draws = np.stack([np.random.default_rng(seed).random((sweeps, size)) for seed in seeds])
    alone, together = _priors(found)
    of_group = cells_by_group(seen, size)
    shown = np.column_stack([seen.shown, *(use.T if use is not None else [])])
    heard = heard_of(shown)
    sums = np.zeros((chains, len(shown), len(SERIES)), dtype=int)
    state = np.zeros((chains, size, len(SERIES)), dtype=int)
    totals = np.zeros((chains, found.whole.max() + 1), dtype=int)
    counted = np.zeros((*totals.shape, _LARGEST + 1))
    reach = np.arange(_LARGEST + 1)
    first = _TRIPLES.sum(axis=1)
    adds_up = (first[:, None] == reach).astype(float)
    bound = found.bound if is_bound else np.full(size, _LARGEST)
    each = np.arange(chains)[:, None]

    def told(group: int, which: int) -> np.ndarray:
        cells = of_group[group]
        others = sums[:, cells, which] - state[:, group, which, None]
        at = shown[cells, which][:, None] * heard.shape[1] + reach
        spoken: np.ndarray = heard.take(others[:, :, None] + at).sum(axis=1)
        return spoken

    for sweep in range(sweeps):
        warm = min(1.0, 3 * (sweep + 1) / sweeps)
        for group in range(size):
            of_first = warm * told(group, 0)
            of_first[:, reach > bound[group]] = -np.inf
            if use is None or not found.is_stated[group]:
                chances = normal(alone + of_first)
                new = np.zeros((chains, len(SERIES)), dtype=int)
                new[:, 0] = drawn(chances, draws[:, sweep, group])
            else:
                weight = together + of_first[:, first]
                for place in range(len(USE)):
                    weight += warm * told(group, place + 1)[:, _TRIPLES[:, place]]
                of_triples = normal(weight)
                picked = drawn(of_triples, draws[:, sweep, group])
                new = np.column_stack([first[picked], _TRIPLES[picked]])
                chances = of_triples @ adds_up
            whole = found.whole[group]
            others = totals[:, whole] - state[:, group, 0]
            sums[:, of_group[group]] += (new - state[:, group])[:, None]
            totals[:, whole] += new[:, 0] - state[:, group, 0]
            state[:, group] = new
            if 3 * sweep >= sweeps:
                sizes = np.minimum(reach + others[:, None], _LARGEST)
                np.add.at(counted, (each, whole, sizes), chances)
    chances_of_whole: np.ndarray = counted / counted.sum(axis=-1, keepdims=True)
    return chances_of_whole


def _priors(found: Closer) -> tuple[np.ndarray, np.ndarray]:
    """How sizes are spread, and of what use they are made up, as logarithms."""
    sizes = np.minimum(found.month.true, _LARGEST)
    spread = np.bincount(sizes, minlength=_LARGEST + 1) + 0.5
    share = found.use.sum(axis=0) / max(found.use.sum(), 1)
    ways = [_ways(triple, share) for triple in _TRIPLES]
    alone = np.log(spread / spread.sum())
    return alone, alone[_TRIPLES.sum(axis=1)] + np.log(ways)


def _ways(triple: np.ndarray, share: np.ndarray) -> float:
    """The chance of a use, given how many first contacts there are."""
    factorials = np.cumprod([1, *range(1, _LARGEST + 1)])
    ways = factorials[triple.sum()] / factorials[triple].prod()
    return float(ways * (share**triple).prod())
