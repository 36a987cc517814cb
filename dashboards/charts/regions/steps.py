"""The classes of a change: three of a fall, three of a rise, and none at all between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.language import formats
from dashboards.language.i18n import gettext as _

_OF_A_CLASS = 5
"""A change is read in fifths of what parts two values: a class of values is wide."""


@dataclass(frozen=True)
class Steps:
    """Classes of one width on both sides of no change, the same for every choice.

    Attributes:
        width: of a class; a change of twice as much and more is the outermost.
        scale: by how much the limits are divided in the legend.
        is_whole: changes are whole numbers.
        least: a smaller change is written as none, and is none.
    """

    width: float
    scale: float = 1
    is_whole: bool = False
    least: float = 0.5

    def class_of(self, change: float) -> int:
        """1 to 3 for a fall, the largest first; 4 to 6 for a rise, the largest last; else 0."""
        if abs(change) < self.least:
            return 0
        size = 1 + (abs(change) >= self.width) + (abs(change) >= 2 * self.width)
        return 4 - size if change < 0 else 3 + size

    @property
    def classes(self) -> list[str]:
        """The legend: no change, then the six classes; "" for one that no whole number is in."""
        falls = [self._class(size, formats.MINUS) for size in (3, 2, 1)]
        rises = [self._class(size, "+") for size in (1, 2, 3)]
        return ["±0", *falls, *rises]

    def _class(self, size: int, sign: str) -> str:
        low, high = (size - 1) * self.width, size * self.width
        if self.is_whole:
            low, high = max(low, 1), high - 1
            if high < low:
                return ""
        inner, outer = (sign + self._written(bound) for bound in (low, high))
        if size == 3:
            text = _("{change} or less") if sign == formats.MINUS else _("{change} or more")
            return text.format(change=inner)
        if self.is_whole and low == high:
            return inner
        if low == 0:
            inner = "0"
        ends = (outer, inner) if sign == formats.MINUS else (inner, outer)
        return _("{low} to {high}").format(low=ends[0], high=ends[1])

    def _written(self, bound: float) -> str:
        value = bound / self.scale
        decimals = next((one for one in (0, 1, 2) if math.isclose(round(value, one), value)), 3)
        return formats.number(value, decimals)


def between(bounds: Sequence[float], decimals: int, *, is_whole: bool = False) -> Steps:
    """Steps for values with these classes: a fifth of a class, as 1, 2 or 5 of some size."""
    known = sorted(bound for bound in bounds if bound)
    parts = len(known) - 1
    width = (known[-1] - known[0]) / parts / _OF_A_CLASS if parts > 0 else 1.0
    size = 10.0 ** math.floor(math.log10(width))
    width = size * next(one for one in (1, 2, 5, 10) if width <= one * size * (1 + 1e-9))
    least = 0.5 / 10**decimals
    return Steps(max(1, round(width)) if is_whole else width, is_whole=is_whole, least=least)
