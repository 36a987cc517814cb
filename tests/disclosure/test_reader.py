"""What an averaging reader learns of one month, measured; docs/protection.md states the numbers.

The bounds are what was measured with room for keys, for the sample data of this repository: every
store that is built has secrets of its own, which move a share by some five points. They fail when
the gate gives away more than the document says.
"""

from __future__ import annotations

import numpy as np
import pytest

from dashboards.charts import CHARTS
from dashboards.charts.result import run
from data.keys import KEY_SPACE
from queries.filters import FilterState
from queries.perturbation import LookUp, deviations
from queries.scope import Scope, Viewer
from tests.disclosure.reader import Answers, Month, answers, learn, least_squares, month_of

MONTH = "2019-09"
TOWN = "05315"
REGION = "053"
HELD = 3
"""Fewer contacts than this are withheld."""


@pytest.fixture(scope="module")
def look_up(scope: Scope) -> LookUp:
    """The gate of the sample."""
    return LookUp(scope.store.fetch("SELECT look_up_key FROM gate")["look_up_key"].iloc[0])


@pytest.fixture(scope="module")
def town(scope: Scope) -> Month:
    """One month in one town."""
    return month_of(scope.store, MONTH, TOWN)


@pytest.fixture(scope="module")
def town_answers(town: Month, look_up: LookUp) -> Answers:
    """All that can be asked about it."""
    return answers(town, look_up)


@pytest.fixture(scope="module")
def region(scope: Scope) -> Month:
    """One month in one region."""
    return month_of(scope.store, MONTH, REGION)


@pytest.fixture(scope="module")
def region_answers(region: Month, look_up: LookUp) -> Answers:
    """All that can be asked about it."""
    return answers(region, look_up)


def _small(month: Month) -> np.ndarray:
    small: np.ndarray = (month.true == 1) | (month.true == 2)
    return small


def _bound(month: Month) -> np.ndarray:
    """What exact contacts leave possible: where they are withheld, at most 2 first contacts."""
    return np.where(month.contacts < HELD, HELD - 1, month.contacts)


def test_the_reader_works_with_the_numbers_that_charts_show(
    scope: Scope, town: Month, look_up: LookUp
) -> None:
    chosen = FilterState(district=(TOWN,), from_month=MONTH, to_month=MONTH)
    chart = CHARTS["first-contacts-by-place-and-target-group"]
    shown = {
        (row["place"], row["target_group"]): row["first_contact_persons"]
        for row in run(chart, Scope(scope.store, Viewer(), chosen)).records
    }
    groups = town.groups.assign(true=town.true, key=town.keys)
    sums = groups.groupby(["place", "target_group"])[["true", "key"]].sum()
    assert shown == {
        cell: look_up.shown(int(row["true"]), int(row["key"] % KEY_SPACE))
        for cell, row in sums.iterrows()
    }


def test_a_few_answers_settle_next_to_nothing(town: Month, town_answers: Answers) -> None:
    small = _small(town)
    learned = learn(town, town_answers.after(25), _bound(town)).of(small)
    assert learned.settled(town.true[small]) <= 0.05
    assert learned.guessed(town.true[small]) <= 0.45


def test_cells_of_several_groups_settle_little(town: Month, town_answers: Answers) -> None:
    """What would hold if cells of fewer than five groups were withheld."""
    small = _small(town)
    seen = town_answers.among(town_answers.reports >= 5)
    learned = learn(town, seen).of(small)
    assert learned.settled(town.true[small]) <= 0.08


def test_who_is_sure_is_mostly_right(town: Month, town_answers: Answers) -> None:
    """The reader is no straw man: what he holds for certain is true in most cases."""
    chances = learn(town, town_answers).chances
    is_sure = chances.max(axis=1) > 0.9
    assert is_sure.sum() > 50
    assert (chances.argmax(axis=1) == town.true)[is_sure].mean() > 0.8


def test_least_squares_tell_less_than_the_chances_do(town: Month, town_answers: Answers) -> None:
    """The plain way of averaging, by itself never certain of anything."""
    small = _small(town)
    found = least_squares(town, town_answers)[small]
    guessed = float((found == town.true[small]).mean())
    assert guessed <= 0.80, "57 % and 69 % with two sets of keys"


def test_no_answer_rules_out_a_key() -> None:
    """Whatever is shown for a count, without the secret every key may have given it."""
    secrets = [LookUp(f"{number:02x}" * 64) for number in range(80)]
    for key in (0, 1, 59_999, 31_337):
        for count in (1, 2, 6, 100):
            seen = {secret.shown(count, key) - count for secret in secrets}
            likely = {step for step, keys in deviations(count).items() if keys > KEY_SPACE / 15}
            assert seen >= likely


@pytest.mark.parametrize(
    ("column", "together", "most"),
    [("district_ags", 1, 1.2), ("district_ags", 2, 2.0), ("neighbourhood_id", 20, 5.4)],
)
def test_readers_see_numbers_near_the_true_ones(
    scope: Scope, column: str, together: int, most: float
) -> None:
    """Mean deviation of a year of first contacts, over secrets and choices drawn at random.

    The variance of 2 per cell makes 1.1, 1.6 and 5.05 of it. Every store has keys of its own, and
    those move the mean of twenty Quartiere by a tenth up or down.
    """
    year = scope.store.fetch(
        "SELECT district_ags, neighbourhood_id, first_contacts_true AS n, first_contacts_key AS k"
        " FROM outreach INNER JOIN applications USING (application_id) WHERE month LIKE '2019-%'"
    )
    cells = year.groupby(column)[["n", "k"]].sum().to_numpy(dtype=int)
    chance = np.random.default_rng(5)
    drawn: list[int] = []
    # One store has one secret, and few Kreise: its own mean lies above or below the mean of all.
    for secret in (LookUp(f"{number:02x}" * 64) for number in range(40)):
        off = np.array([secret.shown(int(n), int(k % KEY_SPACE)) - n for n, k in cells])
        drawn += [chance.choice(off, together, replace=False).sum() for _ in range(100)]
    assert np.abs(drawn).mean() <= most


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "settled", "guessed"), [(100, 0.06, 0.60), (400, 0.38, 0.75), (10_000, 0.45, 0.85)]
)
def test_a_region_after_so_many_answers(
    region: Month, region_answers: Answers, asked: int, settled: float, guessed: float
) -> None:
    small = _small(region)
    learned = learn(region, region_answers.after(asked), _bound(region)).of(small)
    assert learned.settled(region.true[small]) <= settled
    assert learned.guessed(region.true[small]) <= guessed
