"""The averaging reader, as an expert would play him: one month of outreach, every answer there is.

He knows the method and its table, which reports exist and how their sizes are spread, but not the
secret. He asks for all cells that a choice of one value, or all, per key gives, and looks for the
numbers that explain every answer: Gibbs sampling over the counts of all reports at once, with the
exact chances of the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from data.keys import KEY_SPACE
from data.store import Store
from queries.perturbation import MAXIMUM_DEVIATION, SAME_FROM, LookUp, deviations

#: Per line what he may ask for instead of each other: nothing, or one level of it.
LADDERS = (
    ("region_ags", "district_ags", "municipality_ags", "neighbourhood_id"),
    ("outcome", "status"),
    ("building_block",),
    ("funding_round",),
    ("applicant_type",),
    ("circle",),
    ("planning_state",),
    ("approach",),
    ("target_group",),
    ("place",),
)
#: One answer of a chart gives all its cells by these and their totals.
IN_ONE_ANSWER = frozenset({"target_group", "place", "offer"})
MOST_IN_A_CELL = 40
"""Larger cells deviate as much as small ones and say next to nothing about one report."""
_UNHEARD = 1e-9
"""In place of 0, so that the sampler finds its way from any start."""
_LARGEST = 12
_REPORTS = """
SELECT
    outreach.* EXCLUDE (source_file, source_sheet, source_row, imported_at),
    applications.* EXCLUDE (application_id, case_number, source_file, source_sheet, source_row,
        imported_at),
    coalesce(own.state, of_kreis.state) AS planning_state
FROM outreach
INNER JOIN applications USING (application_id)
LEFT JOIN social_planning AS own ON own.ags = applications.municipality_ags
LEFT JOIN social_planning AS of_kreis ON of_kreis.ags = applications.district_ags
WHERE outreach.month = $month AND starts_with(applications.district_ags, $area)
"""


@dataclass(frozen=True)
class Month:
    """The finest groups that any choice can show, and what their reports hold.

    Attributes:
        groups: the values of every key, one row per group.
        true: first contacts.
        keys: sum of the record keys.
        contacts: events, which are shown exactly.
    """

    groups: pd.DataFrame
    true: np.ndarray
    keys: np.ndarray
    contacts: np.ndarray


@dataclass(frozen=True)
class Cells:
    """Every distinct cell of what was asked, before any number is shown in it.

    Attributes:
        month: the groups that they hold.
        members: the groups of each cell.
        answer_of: a mark of the answer in which each cell is read.
    """

    month: Month
    members: list[np.ndarray]
    answer_of: np.ndarray

    def shown_by(self, look_up: LookUp) -> Answers:
        """What stands in them, by the secret that the reader does not know."""
        true, keys = self.month.true, self.month.keys
        sizes = [len(members) for members in self.members]
        groups = np.concatenate(self.members)
        begins = np.cumsum([0, *sizes[:-1]])
        sums = np.add.reduceat(true[groups], begins)
        of_keys = np.add.reduceat(keys[groups], begins) % KEY_SPACE
        return Answers(
            np.array([*map(look_up.shown, sums.tolist(), of_keys.tolist())]),
            np.repeat(np.arange(len(sizes)), sizes),
            groups,
            np.unique(self.answer_of, return_inverse=True)[1],
        )


@dataclass(frozen=True)
class Answers:
    """Every distinct cell of the answers: its number, and which groups it holds.

    Attributes:
        shown: the numbers.
        cell_of: cell of each membership.
        group_of: group of each membership.
        answer_of: the answer of the API in which each cell is read.
    """

    shown: np.ndarray
    cell_of: np.ndarray
    group_of: np.ndarray
    answer_of: np.ndarray

    @property
    def asked(self) -> int:
        """How many answers of the API hold them."""
        return len(np.unique(self.answer_of))

    def among(self, is_kept: np.ndarray) -> Answers:
        """Some of the cells."""
        number = np.cumsum(is_kept) - 1
        kept = is_kept[self.cell_of]
        return Answers(
            self.shown[is_kept],
            number[self.cell_of[kept]],
            self.group_of[kept],
            self.answer_of[is_kept],
        )

    def after(self, count: int, seed: int = 3) -> Answers:
        """What he has after so many answers, in an order drawn at random."""
        order = np.random.default_rng(seed).permutation(np.unique(self.answer_of))
        return self.among(np.isin(self.answer_of, order[:count]))

    @property
    def reports(self) -> np.ndarray:
        """How many groups each cell holds."""
        return np.bincount(self.cell_of, minlength=len(self.shown))


@dataclass(frozen=True)
class Learned:
    """What the reader believes afterwards: chances per group of each size, from 0 up."""

    chances: np.ndarray

    def guessed(self, true: np.ndarray) -> float:
        """Share of the groups whose most probable size is the true one."""
        return float((self.chances.argmax(axis=1) == true).mean())

    def settled(self, true: np.ndarray) -> float:
        """Share of the groups whose true size he holds for more than 90 % certain."""
        right = self.chances[np.arange(len(true)), np.minimum(true, _LARGEST)]
        return float((right > 0.9).mean())

    def of(self, chosen: np.ndarray) -> Learned:
        """The same about some of the groups."""
        return Learned(self.chances[chosen])


def month_of(store: Store, month: str, area: str = "05", more: tuple[str, ...] = ()) -> Month:
    """One month of outreach in one area; `more` are further columns that tell groups apart."""
    reports = store.fetch(_REPORTS, {"month": month, "area": area})
    return grouped(reports, [*(name for ladder in LADDERS for name in ladder), *more])


def grouped(reports: pd.DataFrame, names: list[str]) -> Month:
    """The finest groups that these keys tell apart."""
    reports[names] = reports[names].astype(object).where(reports[names].notna(), "")
    counts = ["first_contacts_true", "first_contacts_key", "contacts_count"]
    reports[counts] = reports[counts].fillna(0)
    groups = reports.groupby(names, as_index=False)[counts].sum()
    true, keys, contacts = (groups[name].to_numpy(dtype=int) for name in counts)
    return Month(groups[names], true, keys % KEY_SPACE, contacts)


def answers(
    month: Month, look_up: LookUp, choices: Iterable[tuple[str, ...]] | None = None
) -> Answers:
    """What stands in every cell of these choices; see `cells_of`."""
    return cells_of(month, choices).shown_by(look_up)


def cells_of(
    month: Month, choices: Iterable[tuple[str, ...]] | None = None, seed: int = 1
) -> Cells:
    """Every cell of one value, or all, per key; cells of the same groups once.

    Args:
        month: its groups.
        choices: names of the keys chosen together; None: all that there are for outreach.
        seed: marks of cells are drawn with it.
    """
    chance = np.random.default_rng(seed)
    marks = chance.integers(1, 2**62, len(month.true), dtype=np.int64).astype(np.uint64)
    codes = {name: pd.factorize(month.groups[name])[0] for name in month.groups}
    lists: list[np.ndarray] = []
    cells: set[int] = set()
    found_in: list[int] = []
    for names in one_value_or_all(LADDERS) if choices is None else choices:
        inverse = _grouped([codes[name] for name in names], len(marks))
        chosen = [name for name in names if name not in IN_ONE_ANSWER]
        around = _grouped([codes[name] for name in chosen], len(marks))
        answer_marks = _sums(around, marks)[around]
        order = np.argsort(inverse, kind="stable")
        sizes = np.bincount(inverse)
        begins = np.cumsum(sizes) - sizes
        cell_marks = np.add.reduceat(marks[order], begins).tolist()
        for cell in np.flatnonzero(sizes <= MOST_IN_A_CELL).tolist():
            if cell_marks[cell] not in cells:
                cells.add(cell_marks[cell])
                lists.append(order[begins[cell] : begins[cell] + sizes[cell]])
                found_in.append(int(answer_marks[lists[-1][0]]))
    return Cells(month, lists, np.array(found_in, dtype=np.uint64))


def one_value_or_all(ladders: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Every choice of nothing, or one level, of each ladder."""
    for picked in product(*((None, *ladder) for ladder in ladders)):
        yield tuple(name for name in picked if name)


def _grouped(codes: list[np.ndarray], size: int) -> np.ndarray:
    combined = np.zeros(size, dtype=np.int64)
    for code in codes:
        combined = combined * (int(code.max()) + 1) + code
    return np.unique(combined, return_inverse=True)[1]


def _sums(inverse: np.ndarray, marks: np.ndarray) -> np.ndarray:
    found = np.zeros(int(inverse.max()) + 1, dtype=np.uint64)
    np.add.at(found, inverse, marks)
    return found


def least_squares(month: Month, seen: Answers) -> np.ndarray:
    """The sizes that come nearest to all answers at once, without knowing the table.

    Held near the mean size, as far as one deviation may be: some groups lie in few cells.
    """
    size = len(month.true)
    together = np.eye(size)
    heard = np.full(size, month.true.mean())
    order = np.argsort(seen.cell_of, kind="stable")
    ends = np.cumsum(np.bincount(seen.cell_of))[:-1]
    for shown, members in zip(seen.shown, np.split(seen.group_of[order], ends), strict=True):
        together[np.ix_(members, members)] += 1
        heard[members] += shown
    found: np.ndarray = np.rint(np.linalg.solve(together, heard)).clip(0).astype(int)
    return found


def learn(
    month: Month, seen: Answers, most: np.ndarray | None = None, sweeps: int = 40, chains: int = 3
) -> Learned:
    """The chances of every size after these answers: the mean of several chains of the sampler.

    One chain settles in one of many explanations and would be surer than it may be.

    Args:
        month: for its number of groups and how sizes are spread, which the reader may know.
        seen: the answers.
        most: per group the largest size that exact events leave possible; None: no bound.
        sweeps: rounds of each chain; the first third is forgotten.
        chains: how many, each from a seed of its own.
    """
    found = _by_chain(month, seen, most, sweeps, range(2, 2 + chains))
    return Learned(np.mean(found, axis=0))


def _by_chain(
    month: Month, seen: Answers, most: np.ndarray | None, sweeps: int, seeds: Sequence[int]
) -> np.ndarray:
    """Chances by chain, group and size; the chains go side by side, each by draws of its own."""
    size, chains = len(month.true), len(seeds)
    draws = np.stack([np.random.default_rng(seed).random((sweeps, size)) for seed in seeds])
    sizes = np.arange(_LARGEST + 1)
    spread = np.bincount(np.minimum(month.true, _LARGEST), minlength=_LARGEST + 1) + 0.5
    prior = np.tile(np.log(spread / spread.sum()), (size, 1))
    if most is not None:
        prior[sizes > most[:, None]] = -np.inf
    heard = heard_of(seen.shown)
    of_group = [
        (cells, seen.shown[cells][:, None] * heard.shape[1] + sizes)
        for cells in cells_by_group(seen, size)
    ]
    state = np.zeros((chains, size), dtype=int)
    sums = np.zeros((chains, len(seen.shown)), dtype=int)
    counted = np.zeros((chains, size, _LARGEST + 1))
    for sweep in range(sweeps):
        warm = min(1.0, 3 * (sweep + 1) / sweeps)
        for group, (cells, at) in enumerate(of_group):
            others = sums[:, cells] - state[:, group, None]
            told = heard.take(others[:, :, None] + at)
            chances = normal(prior[group] + warm * told.sum(axis=1))
            new = drawn(chances, draws[:, sweep, group])
            sums[:, cells] = others + new[:, None]
            state[:, group] = new
            if 3 * sweep >= sweeps:
                counted[:, group] += chances
    found: np.ndarray = counted / counted.sum(axis=-1, keepdims=True)
    return found


def cells_by_group(seen: Answers, size: int) -> list[np.ndarray]:
    """The cells that hold each of so many groups."""
    order = np.argsort(seen.group_of, kind="stable")
    ends = np.cumsum(np.bincount(seen.group_of, minlength=size))[:-1]
    return np.split(seen.cell_of[order], ends)


def normal(weight: np.ndarray) -> np.ndarray:
    """Chances, from their logarithms up to a summand, one row per chain."""
    chances = np.exp(weight - weight.max(axis=1, keepdims=True))
    found: np.ndarray = chances / chances.sum(axis=1, keepdims=True)
    return found


def drawn(chances: np.ndarray, draws: np.ndarray) -> np.ndarray:
    """Where each row's draw between 0 and 1 falls."""
    place = (chances.cumsum(axis=1) < draws[:, None]).sum(axis=1)
    found: np.ndarray = np.minimum(place, chances.shape[1] - 1)
    return found


def heard_of(shown: np.ndarray) -> np.ndarray:
    """Logarithms of the chances: that a number is shown, down, where so many are true, across.

    Across it goes as far as `MOST_IN_A_CELL` groups of the largest size can add up to.
    """
    logged = np.log(np.maximum(_chances(), _UNHEARD))
    true = np.arange(MOST_IN_A_CELL * _LARGEST + 1)
    off = np.arange(int(shown.max(initial=0)) + 1)[:, None] - true
    inside = np.abs(off) <= MAXIMUM_DEVIATION
    step = np.clip(off, -MAXIMUM_DEVIATION, MAXIMUM_DEVIATION) + MAXIMUM_DEVIATION
    found: np.ndarray = np.where(
        inside, logged[np.minimum(true, SAME_FROM), step], np.log(_UNHEARD)
    )
    return found


def _chances() -> np.ndarray:
    """Of every deviation from -3 to 3, by true count."""
    table = np.zeros((SAME_FROM + 1, 2 * MAXIMUM_DEVIATION + 1))
    for count in range(SAME_FROM + 1):
        for step, weight in deviations(count).items():
            table[count, step + MAXIMUM_DEVIATION] = weight / KEY_SPACE
    return table
