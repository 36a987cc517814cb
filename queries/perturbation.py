"""The table of deviations behind the cell-key method and the secret way of looking up in it.

docs/protection.md states the properties; tests/unit/test_perturbation.py checks them. What uses it
in DuckDB is `queries.protection`.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping

import numpy as np

from data.keys import KEY_SPACE

MAXIMUM_DEVIATION = 3
SMALLEST_SHOWN = 3
"""No 1 and no 2 is ever shown: the rule of confidentiality names fewer than 3 persons."""
VARIANCE = 2
"""Of every deviation, exactly. A true count n of 1 or 2 can only be shown as 0 or 3 by a table with
a variance this small, and without bias that takes n * (3 - n) = 2: no smaller one exists."""
SAME_FROM = SMALLEST_SHOWN + MAXIMUM_DEVIATION
"""From this true count on all deviations are within reach, and one distribution serves."""


class LookUp:
    """Which deviation a count and a key get: known only to who holds the secret.

    A keyed permutation sends every key somewhere else in the table, so each deviation is given by
    exactly as many keys as the table says. Where a key starts is shifted by a keyed hash of the
    count: two counts of the same records deviate freely of each other, and so do two cells that
    differ by one record, however near their keys lie.
    """

    def __init__(self, secret: str) -> None:
        self._secret = bytes.fromhex(secret)
        stream = hashlib.shake_256(self._secret).digest(8 * KEY_SPACE)
        places = np.argsort(np.frombuffer(stream, dtype="<u8"), kind="stable")
        self._tables = tuple(_deviation_of_place(count)[places].tobytes() for count in _COUNTS)
        self._shifts: dict[int, int] = {}

    def shown(self, count: int, key: int) -> int:
        """The shown number of one cell: its true count and the sum of its records' keys."""
        if count < 1:
            return 0
        shift = self._shifts.get(count)
        if shift is None:
            shift = self._shifts[count] = self._shift(count)
        table = self._tables[count if count < SAME_FROM else SAME_FROM]
        return count + table[(key + shift) % KEY_SPACE] - MAXIMUM_DEVIATION

    def _shift(self, count: int) -> int:
        digest = hashlib.blake2b(str(count).encode(), key=self._secret, digest_size=8).digest()
        return int.from_bytes(digest, "big") % KEY_SPACE


def deviations(count: int) -> Mapping[int, int]:
    """Deviation, ascending -> how many of the `KEY_SPACE` keys give it to this true count."""
    return _TABLE[min(max(count, 0), SAME_FROM)]


def _deviation_of_place(count: int) -> np.ndarray:
    """Every place of the table with its deviation, counted from the lowest so that none is < 0."""
    weights = deviations(count)
    steps = np.array([*weights], dtype=np.int8) + MAXIMUM_DEVIATION
    return np.repeat(steps.astype(np.uint8), [*weights.values()])


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


_COUNTS = range(SAME_FROM + 1)
_TABLE = tuple(_distribution(count) for count in _COUNTS)
