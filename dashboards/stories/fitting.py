"""Makes a picture fit a slide: few rows, a height that leaves room for title and footer."""

from __future__ import annotations

from typing import Any

from dashboards.charts.pictures import Picture

#: Bars on a slide; with a second line under each label fewer fit.
MOST_BARS, MOST_WITH_SECOND_LINE = 8, 5
#: Height in px of a picture over time, on a stage of 1600 × 900.
HEIGHT_OVER_TIME = 430
_BARS = frozenset({"bars", "multiples", "ranges"})
_PER_ROW = ("x", "y", "text", "customdata", "base")


def form_of(picture: Picture) -> str:
    """The form of a Plotly picture, else ""."""
    return str(picture.get("layout", {}).get("meta", {}).get("form", ""))


def fitted(picture: Picture) -> tuple[Picture, int, int]:
    """The picture as a slide shows it, with the rows it shows of how many."""
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
    return cut, most, len(labels)


def _rows_of(trace: dict[str, Any], most: int) -> dict[str, Any]:
    kept = {key: trace[key][:most] for key in _PER_ROW if isinstance(trace.get(key), list)}
    marker = dict(trace.get("marker", {}))
    if isinstance(marker.get("color"), list):
        marker["color"] = marker["color"][:most]
    return {**trace, **kept, "marker": marker}
