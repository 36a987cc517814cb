"""The table of deviations has the properties docs/protection.md states, and bounds what leaks."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.keys import KEY_SPACE
from queries.perturbation import MAXIMUM_DEVIATION, VARIANCE, LookUp, deviations

COUNTS = range(12)
POSITIVE = range(1, 12)

SECRET = "5a" * 64
protect = LookUp(SECRET).shown
counts = st.integers(0, 10_000)
keys = st.integers(0, KEY_SPACE - 1)


def test_table_is_the_one_documented() -> None:
    assert [dict(deviations(count)) for count in range(7)] == [
        {0: 60000},
        {-1: 40000, 2: 20000},
        {-2: 20000, 1: 40000},
        {-3: 8874, 0: 30504, 1: 15378, 2: 4488, 3: 756},
        {-1: 34495, 0: 9439, 1: 4713, 2: 4277, 3: 7076},
        {-2: 10059, -1: 13997, 0: 14643, 1: 11499, 2: 6790, 3: 3012},
        {-3: 2241, -2: 6714, -1: 12975, 0: 16140, 1: 12975, 2: 6714, 3: 2241},
    ]


@pytest.mark.parametrize("count", COUNTS)
def test_every_key_has_a_deviation(count: int) -> None:
    assert sum(deviations(count).values()) == KEY_SPACE


@pytest.mark.parametrize("count", COUNTS)
def test_deviations_have_no_bias_at_all(count: int) -> None:
    assert sum(d * weight for d, weight in deviations(count).items()) == 0


@pytest.mark.parametrize("count", POSITIVE)
def test_deviations_have_exactly_the_stated_variance(count: int) -> None:
    assert sum(d * d * weight for d, weight in deviations(count).items()) == VARIANCE * KEY_SPACE


@pytest.mark.parametrize("count", range(3, 7))
def test_deviations_have_the_highest_entropy_of_that_mean_and_variance(count: int) -> None:
    """Moving keys along any direction that keeps both moments lowers the entropy."""
    weights = dict(deviations(count))
    steps = sorted(weights)
    for four in zip(steps, steps[1:], steps[2:], steps[3:], strict=False):
        moves = _directions_keeping_mass_mean_and_square(four)
        for sign in (-1, 1):
            moved = {d: w + sign * moves.get(d, 0) * KEY_SPACE / 1000 for d, w in weights.items()}
            if min(moved.values()) > 0:
                assert _entropy(moved) < _entropy(weights)


@settings(deadline=None)
@given(counts, keys)
def test_shown_is_never_1_or_2_never_negative_and_at_most_3_off(count: int, key: int) -> None:
    shown = protect(count, key)
    assert shown not in {1, 2}
    assert shown >= 0
    assert abs(shown - count) <= MAXIMUM_DEVIATION


@settings(deadline=None)
@given(keys)
def test_zero_stays_zero(key: int) -> None:
    assert protect(0, key) == 0


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 1000])
def test_shown_numbers_over_all_keys_are_the_table(count: int) -> None:
    seen = Counter(protect(count, key) - count for key in range(KEY_SPACE))
    assert seen == Counter(deviations(count))


@pytest.mark.parametrize(("first", "second"), [(6, 7), (8, 30), (100, 103)])
def test_two_counts_of_the_same_records_deviate_independently(first: int, second: int) -> None:
    """Regular and occasional users of one report share its key; their difference must not show."""
    products = sum(
        (protect(first, key) - first) * (protect(second, key) - second) for key in range(KEY_SPACE)
    )
    assert abs(products / KEY_SPACE) < 0.1 * VARIANCE


def test_another_secret_looks_up_elsewhere() -> None:
    """Who knows table, counts and keys still has to guess: two secrets agree as often as chance."""
    other = LookUp("a5" * 64).shown
    for count in (1, 2, 5, 40):
        same = sum(protect(count, key) == other(count, key) for key in range(KEY_SPACE)) / KEY_SPACE
        by_chance = sum(weight * weight for weight in deviations(count).values()) / KEY_SPACE**2
        assert same == pytest.approx(by_chance, abs=0.01)


def test_the_same_secret_looks_up_the_same_for_good() -> None:
    """Numbers cited from a kept version stay: these were written down when the look-up was made."""
    assert [protect(count, 1234 * count) for count in (1, 2, 3, 4, 5, 6, 40, 5000)] == [
        0,
        0,
        4,
        6,
        5,
        7,
        41,
        5002,
    ]


# What two views give away. The attacker knows the table, sees two protected numbers that differ by
# one group, and guesses the group's true size as well as anybody can (the most probable size, given
# both numbers). The same bounds stand in docs/protection.md.


@pytest.mark.parametrize(
    ("sizes", "blind", "bound"),
    [(range(1, 3), 0.50, 0.61), (range(1, 6), 0.20, 0.37), (range(30), 0.034, 0.23)],
)
def test_subtracting_two_views_recovers_a_small_group_no_better_than_stated(
    sizes: range, blind: float, bound: float
) -> None:
    assert 1 / len(sizes) <= blind
    assert _success(sizes, rest=range(31)) < bound


@pytest.mark.parametrize(("sizes", "bound"), [(range(1, 3), 0.71), (range(1, 6), 0.45)])
def test_even_who_knows_the_rest_exactly_recovers_a_small_group_no_better_than_stated(
    sizes: range, bound: float
) -> None:
    assert max(_success(sizes, rest=[others]) for others in range(12)) < bound


@pytest.mark.parametrize("reach", [50, KEY_SPACE])
def test_keys_that_lie_near_each_other_give_no_more_away(reach: int) -> None:
    """A group whose key happens to be small changes the cell's key little, the number freely."""
    chance = random.Random(20)
    same = sum(
        protect(count, key) - count == protect(count + 1, (key + near) % KEY_SPACE) - count - 1
        for count, key, near in (
            (chance.randrange(10, 500), chance.randrange(KEY_SPACE), chance.randrange(1, reach))
            for _ in range(20_000)
        )
    )
    by_chance = sum(weight * weight for weight in deviations(10).values()) / KEY_SPACE**2
    assert same / 20_000 == pytest.approx(by_chance, abs=0.015)


def _success(sizes: Iterable[int], rest: Iterable[int]) -> float:
    """How often the best guess from both numbers is right; sizes and rest equally likely."""
    sizes, rest = list(sizes), list(rest)
    seen: dict[tuple[int, int], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for size in sizes:
        for others in rest:
            for without, first in deviations(others).items():
                for whole, second in deviations(others + size).items():
                    numbers = (others + without, others + size + whole)
                    seen[numbers][size] += first * second / KEY_SPACE**2
    return sum(max(by_size.values()) for by_size in seen.values()) / len(sizes) / len(rest)


def _entropy(weights: Mapping[int, float]) -> float:
    mass = sum(weights.values())
    return -math.fsum(w / mass * math.log(w / mass) for w in weights.values())


def _directions_keeping_mass_mean_and_square(four: tuple[int, ...]) -> dict[int, float]:
    """A change over four deviations with zero mass, mean and square: divided differences."""
    return {d: 1 / math.prod(d - other for other in four if other != d) for d in four}
