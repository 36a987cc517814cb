"""Makes a picture fit a slide: few rows, a height that leaves room for title and footer."""

from __future__ import annotations

from typing import Any

from dashboards.charts.pictures import Picture

#: Bars on a slide; with a second line under each label fewer fit.
MOST_BARS, MOST_WITH_SECOND_LINE = 8, 5
#: Columns of a heat map, months of a grid, and rows and columns of a list.
MOST_COLUMNS, MOST_MONTHS, MOST_ENTRIES, MOST_FIELDS = 6, 12, 7, 4
#: Height in px of a picture over time, on a stage of 1600 × 900.
HEIGHT_OVER_TIME = 430
_BARS = frozenset({"bars", "multiples", "ranges"})
_PER_ROW = ("x", "y", "text", "customdata", "base")


def form_of(picture: Picture) -> str:
    """The form of a Plotly picture, else ""."""
    return str(picture.get("layout", {}).get("meta", {}).get("form", ""))


def fitted(picture: Picture) -> tuple[Picture, int, int]:
    """The picture as a slide shows it, with the rows it shows of how many."""
    if picture["kind"] == "heat":
        return _fullest_cells(picture)
    if form_of(picture) in _BARS:
        return _first_rows(picture)
    if form_of(picture) in {"columns", "lines"}:
        return {**picture, "layout": {**picture["layout"], "height": HEIGHT_OVER_TIME}}, 0, 0
    return picture, 0, 0


def _first_rows(picture: Picture) -> tuple[Picture, int, int]:
    labels = picture["layout"]["yaxis"]["ticktext"]
    most = MOST_WITH_SECOND_LINE if any("<br>" in label for label in labels) else MOST_BARS
    if len(labels) <= most:
        return picture, len(labels), len(labels)
    layout = picture["layout"]
    axis = layout["yaxis"]
    axis = {
        **axis,
        "range": [most - 0.5, -0.5],
        "tickvals": axis["tickvals"][:most],
        "ticktext": labels[:most],
    }
    cut = {
        **picture,
        "data": [_rows_of(trace, most) for trace in picture["data"]],
        "layout": {**layout, "yaxis": axis, "shapes": []},
    }
    return cut, most, layout.get("meta", {}).get("rows", len(labels))


def _fullest_cells(picture: Picture) -> tuple[Picture, int, int]:
    """A heat map with its fullest rows and columns, in their order; a grid with its last months."""
    rows = [row for group in picture["groups"] for row in group["rows"]]
    weights = [[_weight(cell) for cell in row["cells"]] for row in rows]
    sums = [sum(column) for column in zip(*weights, strict=True)]
    if picture.get("form") == "grid":
        columns = list(range(len(sums)))[-MOST_MONTHS:]
    else:
        columns = _largest(sums, MOST_COLUMNS)
    kept = [rows[index] for index in _largest([sum(row) for row in weights], MOST_BARS)]
    cut = {
        **picture,
        "columns": [picture["columns"][index] for index in columns],
        "groups": [
            {"label": "", "rows": [
                {**row, "cells": [row["cells"][index] for index in columns]} for row in kept
            ]}
        ],
        "totals": [],
    }  # fmt: skip
    return cut, len(kept), len(rows)


def _weight(cell: list[Any]) -> int:
    return cell[0] if isinstance(cell[0], int) else 0


def _largest(values: list[int], most: int) -> list[int]:
    """Positions of the largest values, in their order."""
    ranked = sorted(range(len(values)), key=lambda index: (-values[index], index))
    return sorted(ranked[:most])


def _rows_of(trace: dict[str, Any], most: int) -> dict[str, Any]:
    kept = {key: trace[key][:most] for key in _PER_ROW if isinstance(trace.get(key), list)}
    marker = dict(trace.get("marker", {}))
    if isinstance(marker.get("color"), list):
        marker["color"] = marker["color"][:most]
    return {**trace, **kept, "marker": marker}
