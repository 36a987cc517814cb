"""Pictures as plain dicts: bars, columns, lines, small multiples, tiles, area maps.

Colours are roles ("var(--mark)"), resolved by the browser, by `theme.resolve` for tests and files.
Objects of plotly cost 10 ms each, so a figure is written down, and a test validates it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboards import formats

Picture = dict[str, Any]

MARK = "var(--mark)"
REST = "var(--mark-rest)"
INK = "var(--ink)"
SOFT = "var(--ink-soft)"
LINE = "var(--line)"
BLOCK_COLOURS = {1: "var(--block-1)", 2: "var(--block-2)", 3: "var(--block-3)"}

_BAR_STEP = 34
_LABEL_PX = 7.2
_LABEL_MAX = 270


def colours(count: int, highlight: Sequence[int]) -> list[str]:
    """The mark's colour for the rows the headline speaks of, the quiet one for the others."""
    return [MARK if index in highlight else REST for index in range(count)]


def bars(
    labels: Sequence[str],
    values: Sequence[float | None],
    *,
    texts: Sequence[str],
    marker: Sequence[str],
    step: int = _BAR_STEP,
) -> Picture:
    """Horizontal bars in the given order, first on top; label left, value behind the bar.

    Args:
        labels: one per bar.
        values: lengths, on one scale from 0.
        texts: printed behind the bar, as the reader writes numbers.
        marker: a colour role per bar.
        step: pixels from one bar to the next.
    """
    lengths = [0 if formats.is_missing(value) else value for value in values]
    longest = max((length for length in lengths if length is not None), default=0) or 1
    widest = max((len(_plain(text)) for text in texts), default=0) * _LABEL_PX
    return {
        "kind": "plotly",
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": lengths,
                "y": list(range(len(labels))),
                "text": list(texts),
                "textposition": "outside",
                "cliponaxis": False,
                "marker": {"color": list(marker)},
                "width": 0.66,
                "customdata": list(range(len(labels))),
                "hoverinfo": "none",
            }
        ],
        "layout": {
            "meta": {"form": "bars", "labels": list(labels), "text_px": round(widest + 12)},
            "height": max(len(labels) * step + 8, 60),
            "margin": {"l": _label_width(labels), "r": 8, "t": 4, "b": 4},
            "xaxis": {"visible": False, "range": [0, longest * (1 + (widest + 12) / 380)]},
            "yaxis": {
                "range": [len(labels) - 0.5, -0.5],
                "tickvals": list(range(len(labels))),
                "ticktext": list(labels),
                "showgrid": False,
                "zeroline": False,
                "ticks": "",
            },
            "shapes": [_axis_line("y", -0.5, len(labels) - 0.5)],
            "showlegend": False,
        },
    }


def _axis_line(axis: str, start: float, end: float) -> dict[str, Any]:
    """The one ink line at zero."""
    across = {"x0": 0, "x1": 0, "y0": start, "y1": end}
    if axis == "x":
        across = {"y0": 0, "y1": 0, "x0": start, "x1": end}
    return {"type": "line", "line": {"color": INK, "width": 1}, **across}


def _plain(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "")


def _label_width(labels: Sequence[str]) -> int:
    longest = max(
        (len(part) for label in labels for part in _plain(label).split("<br>")), default=0
    )
    return int(min(longest * _LABEL_PX + 18, _LABEL_MAX))


def value_and_share(value: float, whole: float) -> str:
    """What stands behind a bar: "<b>108</b> · 69,2 %"."""
    return f"<b>{formats.number(value)}</b> · {formats.share(value, whole)}"


def columns(
    labels: Sequence[str],
    values: Sequence[float],
    *,
    texts: Sequence[str],
    highlight: Sequence[int] = (),
    height: int = 300,
) -> Picture:
    """Upright columns over time; value on top, few grid lines, the axis from 0."""
    return {
        "kind": "plotly",
        "data": [
            {
                "type": "bar",
                "x": list(range(len(labels))),
                "y": list(values),
                "text": list(texts),
                "textposition": "outside",
                "cliponaxis": False,
                "marker": {"color": colours(len(labels), highlight)},
                "width": 0.72,
                "customdata": list(range(len(labels))),
                "hoverinfo": "none",
            }
        ],
        "layout": {
            "meta": {"form": "columns"},
            "height": height,
            "margin": {"l": 44, "r": 8, "t": 24, "b": 46},
            "xaxis": _time_axis(labels),
            "yaxis": _count_axis(values),
            "shapes": [_axis_line("x", -0.6, len(labels) - 0.4)],
            "showlegend": False,
        },
    }


def lines(
    labels: Sequence[str],
    values: Sequence[float | None],
    *,
    named: dict[int, str],
    height: int = 300,
) -> Picture:
    """One line over many months; the named points carry their value, gaps stay gaps."""
    return {
        "kind": "plotly",
        "data": [
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": list(range(len(labels))),
                "y": [None if formats.is_missing(value) else value for value in values],
                "connectgaps": False,
                "line": {"color": MARK, "width": 2.5},
                "marker": {"color": MARK, "size": 6},
                "customdata": list(range(len(labels))),
                "hoverinfo": "none",
                "cliponaxis": False,
            }
        ],
        "layout": {
            "meta": {"form": "lines"},
            "height": height,
            "margin": {"l": 52, "r": 24, "t": 28, "b": 46},
            "xaxis": _time_axis(labels),
            "yaxis": _count_axis([value for value in values if not formats.is_missing(value)]),
            "shapes": [_axis_line("x", -0.5, len(labels) - 0.5)],
            "annotations": [
                {
                    "x": index,
                    "y": values[index],
                    "text": f"<b>{text}</b>",
                    "showarrow": False,
                    "yshift": 14,
                }
                for index, text in named.items()
            ],
            "showlegend": False,
        },
    }


def month_labels(months: Sequence[str]) -> list[str]:
    """Short month names; the year in bold under its first month, every third when many."""
    every = 1 if len(months) <= 14 else 3
    labels: list[str] = []
    year = ""
    for index, month in enumerate(months):
        first = month[:4] != year
        year = month[:4]
        shown = first or (index % every == 0)
        text = formats.month_short(month) if shown else ""
        labels.append(f"{text}<br><b>{year}</b>" if first else text)
    return labels


def _time_axis(labels: Sequence[str]) -> dict[str, Any]:
    shown = [index for index, label in enumerate(labels) if label]
    return {
        "range": [-0.6, len(labels) - 0.4],
        "tickvals": shown,
        "ticktext": [labels[index] for index in shown],
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "tickangle": 0,
    }


def _count_axis(values: Sequence[float | None]) -> dict[str, Any]:
    top = max((value for value in values if value is not None), default=0) or 1
    step = _round_step(top / 4)
    ticks = [index * step for index in range(int(top // step) + 2)]
    return {
        "range": [0, max(ticks[-2], top) * 1.08 if len(ticks) > 1 else top * 1.1],
        "tickvals": ticks[:-1] if ticks[-1] > top * 1.08 else ticks,
        "ticktext": [
            formats.number(tick) for tick in (ticks[:-1] if ticks[-1] > top * 1.08 else ticks)
        ],
        "gridcolor": LINE,
        "zeroline": False,
        "ticks": "",
    }


def _round_step(rough: float) -> float:
    magnitude = 1.0
    while magnitude * 10 <= rough:
        magnitude *= 10
    for factor in (1, 2, 5, 10):
        if magnitude * factor >= rough:
            return max(magnitude * factor, 1)
    return magnitude * 10


def multiples(
    labels: Sequence[str],
    parts: Sequence[tuple[str, str, Sequence[float], Sequence[int]]],
    *,
    step: int = 44,
) -> Picture:
    """Small multiples: one column per part, one row per label, one scale for all.

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
        "margin": {"l": _label_width(labels), "r": 4, "t": 52, "b": 4},
        "yaxis": {
            "range": [len(labels) - 0.5, -0.5],
            "tickvals": list(range(len(labels))),
            "ticktext": list(labels),
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
        },
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
            {**_axis_line("y", -0.5, len(labels) - 0.5), "xref": f"x{suffix}", "yref": "y"}
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
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "x": list(values),
                "y": list(range(len(labels))),
                "xaxis": f"x{suffix}",
                "yaxis": "y",
                "text": [formats.number(value) for value in values],
                "textposition": "outside",
                "cliponaxis": False,
                "marker": {"color": colour},
                "width": 0.56,
                "customdata": list(row_numbers),
                "hoverinfo": "none",
            }
        )
    return {"kind": "plotly", "data": data, "layout": layout}


def class_of(value: float, lower_bounds: Sequence[float]) -> int:
    """The class 1..n a value belongs to by its lower bounds; 0 is zero, not a class."""
    if value == 0:
        return 0
    return max(1, sum(value >= bound for bound in lower_bounds))


def area_picture(
    kind: str,
    level: str,
    *,
    classes: Sequence[str],
    areas: dict[str, list[Any]],
    labels: Sequence[str] = (),
) -> Picture:
    """A tile map or an area map: per AGS its class (or "held", "missing"), text, words and row."""
    return {
        "kind": kind,
        "level": level,
        "classes": list(classes),
        "areas": areas,
        "labels": list(labels),
    }


def key_number(value: str, unit: str, context: str) -> Picture:
    """A key figure: the number, its unit smaller, and what it refers to."""
    return {"kind": "number", "value": value, "unit": unit, "context": context}


NO_PICTURE: Picture = {"kind": "none"}
