"""Small multiples: the same rows of bars side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboards import formats
from dashboards.charts.pictures import Picture, bar_trace, label_width, row_axis, zero_line


def multiples(
    labels: Sequence[str],
    parts: Sequence[tuple[str, str, Sequence[float], Sequence[int]]],
    *,
    step: int = 44,
) -> Picture:
    """One column per part, one row per label, one scale for all.

    Args:
        labels: one per row.
        parts: per column its heading, colour role, values and the table's row numbers.
        step: pixels per row.
    """
    top = max((value for _h, _c, values, _r in parts for value in values), default=0) or 1
    count = len(parts)
    gap = 0.06
    width = (1 - gap * (count - 1)) / max(count, 1)
    layout: dict[str, Any] = {
        "meta": {"form": "multiples"},
        "height": len(labels) * step + 60,
        "margin": {"l": label_width(labels), "r": 4, "t": 52, "b": 4},
        "yaxis": row_axis(labels),
        "shapes": [],
        "annotations": [],
        "showlegend": False,
    }
    data = []
    for index, (heading, colour, values, row_numbers) in enumerate(parts):
        suffix = "" if index == 0 else str(index + 1)
        start = index * (width + gap)
        layout[f"xaxis{suffix}"] = {
            "visible": False,
            "range": [0, top * 1.3],
            "domain": [start, start + width],
        }
        layout["shapes"].append(
            {**zero_line("y", -0.5, len(labels) - 0.5), "xref": f"x{suffix}", "yref": "y"}
        )
        layout["annotations"].append(
            {
                "x": start,
                "y": 1,
                "xref": "paper",
                "yref": "paper",
                "xanchor": "left",
                "yanchor": "bottom",
                "yshift": 8,
                "align": "left",
                "text": f"<b>{heading}</b>",
                "showarrow": False,
            }
        )
        texts = [formats.number(value) for value in values]
        trace = bar_trace(values, texts, colour=colour, width=0.56, row_numbers=row_numbers)
        data.append({**trace, "xaxis": f"x{suffix}", "yaxis": "y"})
    return {"kind": "plotly", "data": data, "layout": layout}
