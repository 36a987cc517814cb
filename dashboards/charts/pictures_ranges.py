"""Ranges: a thin bar from one value to another with a tick on it, one row per label.

Serves the time to decision (quartiles, tick at the median) and shares beside a least share (bar
from 0, tick at what is asked for). The browser's form is `assets/src/pictures/ranges.js`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboards import formats
from dashboards.charts.pictures import INK, REST, Picture, row_axis

_STEP = 40


def ranges(
    labels: Sequence[str],
    spans: Sequence[tuple[float | None, float | None]],
    ticks: Sequence[float | None],
    *,
    texts: Sequence[str],
    row_numbers: Sequence[int],
) -> Picture:
    """Rows in the given order, first on top; a row without values has only its text.

    Args:
        labels: one per row; `<br>` starts a small second line.
        spans: start and end of each bar.
        ticks: where the tick of each row stands.
        texts: printed behind each row.
        row_numbers: the table's row behind each row of the picture.
    """
    starts = [_length(start) for start, _end in spans]
    lengths = [max(_length(end) - _length(start), 0) for start, end in spans]
    marks = [None if formats.is_missing(tick) else tick for tick in ticks]
    longest = max(
        [start + length for start, length in zip(starts, lengths, strict=True)]
        + [mark for mark in marks if mark is not None]
        or [1]
    )
    return {
        "kind": "plotly",
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "base": starts,
                "x": lengths,
                "y": list(range(len(labels))),
                "text": list(texts),
                "marker": {"color": REST},
                "width": 0.3,
                "customdata": list(row_numbers),
                "hoverinfo": "none",
            },
            {
                "type": "scatter",
                "mode": "markers",
                "x": marks,
                "y": list(range(len(labels))),
                "marker": {"symbol": "line-ns", "size": 20, "line": {"color": INK, "width": 3}},
                "customdata": list(row_numbers),
                "hoverinfo": "none",
            },
        ],
        "layout": _layout(labels, longest or 1),
    }


def _layout(labels: Sequence[str], longest: float) -> dict[str, Any]:
    return {
        "meta": {"form": "ranges"},
        "height": max(len(labels) * _STEP + 8, 60),
        "margin": {"l": 160, "r": 8, "t": 4, "b": 4},
        "xaxis": {"visible": False, "range": [0, longest * 1.4]},
        "yaxis": row_axis(labels),
        "showlegend": False,
    }


def _length(value: float | None) -> float:
    return 0.0 if value is None or formats.is_missing(value) else float(value)
