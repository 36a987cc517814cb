"""Several measures of the same rows side by side, on one scale or each on its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards import formats
from dashboards.charts.pictures import Picture
from dashboards.charts.pictures_multiples import multiples


@dataclass(frozen=True)
class Part:
    """One column: heading, colour role, a length and a printed text per row."""

    heading: str
    colour: str
    values: Sequence[float | None]
    texts: Sequence[str]


def side_by_side(
    labels: Sequence[str], parts: Sequence[Part], *, own_scales: bool = False
) -> Picture:
    """One column of bars per part.

    Args:
        labels: one per row; what follows a "<br>" is set small.
        parts: the columns from left to right.
        own_scales: each column on its own scale, for measures that must never be compared.
    """
    rows = list(range(len(labels)))
    lengths = [
        [0.0 if value is None or formats.is_missing(value) else float(value) for value in values]
        for values in (part.values for part in parts)
    ]
    picture = multiples(
        labels,
        [
            (part.heading, part.colour, values, rows)
            for part, values in zip(parts, lengths, strict=True)
        ],
    )
    for trace, part in zip(picture["data"], parts, strict=True):
        trace["text"] = list(part.texts)
    if own_scales:
        picture["layout"]["meta"]["scales"] = "own"
        for index, values in enumerate(lengths):
            axis = picture["layout"][f"xaxis{index + 1 if index else ''}"]
            axis["range"] = [0, (max(values, default=0) or 1) * 1.5]
    return picture
