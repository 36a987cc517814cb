"""The table of deviations behind the cell-key method, made here and nowhere else.

docs/protection.md states its properties; tests/unit/test_perturbation.py checks them. What uses the
table in DuckDB is `queries.protection`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import accumulate

from data.keys import KEY_SPACE

MAXIMUM_DEVIATION = 3
SMALLEST_SHOWN = 3
"""No 1 and no 2 is ever shown: the rule of confidentiality names fewer than 3 persons."""
VARIANCE = 2
"""Of every deviation, exactly. A true count n of 1 or 2 can only be shown as 0 or 3 by a table with
a variance this small, and without bias that takes n * (3 - n) = 2: no smaller one exists."""
SAME_FROM = SMALLEST_SHOWN + MAXIMUM_DEVIATION
"""From this true count on all deviations are within reach, and one distribution serves."""
PRIME = KEY_SPACE - 1
COUNT_STEP = 7919
"""A prime without factors of `KEY_SPACE`, so that every count starts elsewhere in the keys."""


def protect(count: int, key: int) -> int:
    """The shown number of a cell: what `perturb` gives in SQL, for tests to compare."""
    if count < 1:
        return 0
    position = mix(count, key)
    return count + next(step for step, end in thresholds(count) if position < end)


def mix(count: int, key: int) -> int:
    """Permutes the keys, differently for every count, so that near keys mean nothing.

    Two cells that differ by one record have keys that differ by that record's key. Looked up
    directly, a small key would give both the same deviation, and their difference the truth.
    Cubing modulo a prime p is a permutation when 3 does not divide p - 1, and has no such
    neighbours; the one number it does not reach, p itself, stays.
    """
    shifted = (key + COUNT_STEP * count) % KEY_SPACE
    return pow(shifted, 3, PRIME) if shifted < PRIME else shifted


def deviations(count: int) -> Mapping[int, int]:
    """Deviation, ascending -> how many of the `KEY_SPACE` keys give it to this true count."""
    return _TABLE[min(max(count, 0), SAME_FROM)]


def thresholds(count: int) -> list[tuple[int, int]]:
    """Deviation, ascending, and the first mixed key that no longer gives it."""
    weights = deviations(count)
    return list(zip(weights, accumulate(weights.values()), strict=True))


def _distribution(count: int) -> Mapping[int, int]:
    if count == 0:
        return {0: KEY_SPACE}
    if count < SMALLEST_SHOWN:
        to_zero = KEY_SPACE * (SMALLEST_SHOWN - count) // SMALLEST_SHOWN
        return {-count: to_zero, SMALLEST_SHOWN - count: KEY_SPACE - to_zero}
    reach = range(-MAXIMUM_DEVIATION, MAXIMUM_DEVIATION + 1)
    return _whole_keys(
        _maximum_entropy([d for d in reach if count + d == 0 or count + d >= SMALLEST_SHOWN])
    )


def _maximum_entropy(support: list[int]) -> dict[int, float]:
    """The shares of highest entropy with mean 0 and the stated variance.

    They have the form exp(a * d + b * d²) up to a factor; Newton's method finds the two Lagrange
    multipliers a and b.
    """
    a = b = 0.0
    while True:
        weights = {d: math.exp(a * d + b * d * d) for d in support}
        mass = sum(weights.values())
        mean, square, cube, fourth = (
            sum(weight * d**power for d, weight in weights.items()) / mass for power in (1, 2, 3, 4)
        )
        off = (mean, square - VARIANCE)
        if max(map(abs, off)) < 1e-12:
            return {d: weight / mass for d, weight in weights.items()}
        slope_a, slope_b = square - mean * mean, fourth - square * square
        slope_both = cube - mean * square
        determinant = slope_a * slope_b - slope_both * slope_both
        a -= (off[0] * slope_b - off[1] * slope_both) / determinant
        b -= (off[1] * slope_a - off[0] * slope_both) / determinant


def _whole_keys(shares: Mapping[int, float]) -> Mapping[int, int]:
    """Whole numbers of keys that still have exactly the mean 0 and the stated variance.

    All but three neighbouring deviations are rounded; those three take up what is missing. What
    they take up is whole, because d and d² are odd together or even together.
    """
    low = -1 if -1 in shares else 0
    core = (low, low + 1, low + 2)
    keys = {d: round(share * KEY_SPACE) for d, share in shares.items() if d not in core}
    mass = KEY_SPACE - sum(keys.values())
    mean = -sum(d * weight for d, weight in keys.items())
    square = VARIANCE * KEY_SPACE - sum(d * d * weight for d, weight in keys.items())
    from_low = mean - low * mass
    from_low_squared = square - 2 * low * mean + low * low * mass
    third = (from_low_squared - from_low) // 2
    second = from_low - 2 * third
    keys |= zip(core, (mass - second - third, second, third), strict=True)
    return dict(sorted(keys.items()))


_TABLE = tuple(_distribution(count) for count in range(SAME_FROM + 1))
