"""Two areas and the state on one line per measure: a dot, a ring and a tick, with their values.

The browser's form is `assets/src/pictures/compared.js`; the picture is a table, so it needs no
second one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboards import formats
from dashboards.charts.pictures import Picture


def compared_row(
    label: str,
    values: Sequence[float | None],
    texts: Sequence[str],
    top: float | None = None,
) -> dict[str, Any]:
    """One measure: three values from 0, their texts, and where the line ends."""
    known = [value for value in values if value is not None and not formats.is_missing(value)]
    end = top or max([*known, 0]) * 1.15 or 1
    places = [
        None if value is None or formats.is_missing(value) else round(value / end, 4)
        for value in values
    ]
    return {"label": label, "places": places, "texts": list(texts)}


def compared(heading: str, names: Sequence[str], rows: Sequence[dict[str, Any]]) -> Picture:
    """The table of all measures.

    Args:
        heading: over the first column.
        names: of area A, area B and the state.
        rows: as from `compared_row`.
    """
    return {"kind": "compared", "heading": heading, "names": list(names), "rows": list(rows)}
