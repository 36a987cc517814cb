"""The reader who takes all that stands beside first contacts, and the fewest answers that hold it.

Regular, occasional and lost users are shown beside first contacts, each by the gate. Where a report
states its use, the three are its first contacts in the sample, so they are further views of the
same people. Age bands and projects that state their posts cut the groups once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.keys import KEY_SPACE
from data.store import Store
from queries.perturbation import MAXIMUM_DEVIATION, SAME_FROM, LookUp
from tests.disclosure import reader
from tests.disclosure.reader import LADDERS, Answers, Learned, Month

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
    chance = [_chain(found, seen, use, is_bound, sweeps, seed) for seed in range(2, 2 + chains)]
    return Learned(np.mean(chance, axis=0))


def _chain(
    found: Closer, seen: Answers, use: np.ndarray | None, is_bound: bool, sweeps: int, seed: int
) -> np.ndarray:
    draw = np.random.default_rng(seed)
    size, series = len(found.month.true), len(SERIES)
    heard = reader._log_chances()
    alone, together = _priors(found)
    of_group = _cells_of(seen, size)
    shown = np.column_stack([seen.shown, *(use.T if use is not None else [])])
    sums = np.zeros((len(seen.shown), series), dtype=int)
    state = np.zeros((size, series), dtype=int)
    totals = np.zeros(found.whole.max() + 1, dtype=int)
    counted = np.zeros((len(totals), _LARGEST + 1))
    reach = np.arange(_LARGEST + 1)
    first = _TRIPLES.sum(axis=1)
    bound = found.bound if is_bound else np.full(size, _LARGEST)

    def told(group: int, which: int) -> np.ndarray:
        cells = of_group[group]
        possible = (sums[cells, which] - state[group, which])[:, None] + reach
        off = shown[cells, which][:, None] - possible
        inside = np.abs(off) <= MAXIMUM_DEVIATION
        row = np.minimum(possible, SAME_FROM)
        weight = np.where(inside, heard[row, np.clip(off, -3, 3) + 3], np.log(reader._UNHEARD))
        spoken: np.ndarray = weight.sum(axis=0)
        return spoken

    for sweep in range(sweeps):
        warm = min(1.0, 3 * (sweep + 1) / sweeps)
        for group in range(size):
            of_first = warm * told(group, 0)
            of_first[reach > bound[group]] = -np.inf
            if use is None or not found.is_stated[group]:
                chances = _normal(alone + of_first)
                new = np.zeros(series, dtype=int)
                new[0] = _drawn(chances, draw)
            else:
                weight = together + of_first[first]
                for place in range(len(USE)):
                    weight = weight + warm * told(group, place + 1)[_TRIPLES[:, place]]
                each = _normal(weight)
                picked = _drawn(each, draw)
                new = np.array([first[picked], *_TRIPLES[picked]])
                chances = np.bincount(first, each, _LARGEST + 1)
            whole = found.whole[group]
            others = totals[whole] - state[group, 0]
            sums[of_group[group]] += new - state[group]
            totals[whole] += new[0] - state[group, 0]
            state[group] = new
            if 3 * sweep >= sweeps:
                np.add.at(counted[whole], np.minimum(reach + others, _LARGEST), chances)
    chances_of_whole: np.ndarray = counted / counted.sum(axis=1, keepdims=True)
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


def _cells_of(seen: Answers, size: int) -> list[np.ndarray]:
    order = np.argsort(seen.group_of, kind="stable")
    ends = np.cumsum(np.bincount(seen.group_of, minlength=size))[:-1]
    return np.split(seen.cell_of[order], ends)


def _normal(weight: np.ndarray) -> np.ndarray:
    chances = np.exp(weight - weight.max())
    normal: np.ndarray = chances / chances.sum()
    return normal


def _drawn(chances: np.ndarray, draw: np.random.Generator) -> int:
    return min(int(np.searchsorted(np.cumsum(chances), draw.random())), len(chances) - 1)
