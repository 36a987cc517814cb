"""Round steps for an axis, where no renderer has its own."""

from __future__ import annotations


def round_ticks(largest: float) -> list[float]:
    """Some four round steps from 0 up to, or just above, the largest value."""
    top = largest or 1
    step = _round_step(top / 4)
    steps = [index * step for index in range(int(top // step) + 2)]
    return [tick for tick in steps if tick <= top * 1.08]


def _round_step(rough: float) -> float:
    magnitude = 1.0
    while magnitude * 10 <= rough:
        magnitude *= 10
    for factor in (1, 2, 5, 10):
        if magnitude * factor >= rough:
            return max(magnitude * factor, 1)
    return magnitude * 10
