"""Native charts on a slide: where each stands, its heading, and the signs of what is held back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboards.charts.result import ChartResult
from dashboards.exports.csv import inert
from dashboards.exports.native_charts import SLIDE, end_of_axis, finish_bars, finish_over_time
from dashboards.exports.pptx_shapes import clean, describe, text_box
from dashboards.exports.pptx_theme import Box, px
from dashboards.pictures.drawing import KINDS, Native, chart_data

_GAP, _HEAD = 18, 48


def charts(slide: Any, result: ChartResult, natives: Sequence[Native], box: Box) -> None:
    """The native charts of one picture: one, or several side by side on the page's scales."""
    if natives[0].form == "bars":
        _bars(slide, result, natives, box)
        return
    frame = _added(slide, natives[0], str(result.chart.title), box)
    finish_over_time(frame.chart, natives[0])
    describe(frame, str(result.chart.title), result.sentence)


def _bars(slide: Any, result: ChartResult, natives: Sequence[Native], box: Box) -> None:
    """Horizontal bars; small multiples become charts beside each other, rows on one line."""
    left, top, width, height = box
    labels = [clean(label) for label in natives[0].categories]
    title = str(result.chart.title)
    is_multiple = any(native.heading for native in natives)
    words = min(
        max(len(label) for label in labels) * 15 + 24, width * (0.34 if is_multiple else 0.5)
    )
    area = (width - words - _GAP * (len(natives) - 1)) / len(natives)
    head = _HEAD if is_multiple else 0
    room = min(height - head, len(labels) * 66 + 16)
    ends = [end_of_axis(native, area) for native in natives]
    for index, native in enumerate(natives):
        heading = clean(native.heading)
        start = left if index == 0 else left + words + index * (area + _GAP)
        span = area + words if index == 0 else area
        inner = start + (words if index == 0 else 0)
        if heading:
            size = min(SLIDE.label, max(20, area / len(heading) * 1.7))
            text_box(slide, (inner, top, area, _HEAD), [[(heading, True)]], size)
        frame = _added(slide, native, heading or title, (start, top + head, span, room))
        largest = ends[index] if native.own_scale else max(ends)
        finish_bars(frame.chart, native, largest, words / span if index == 0 else 0)
        _held_back(slide, native, (inner, top + head, area, room))
        name = f"{title}: {heading}" if heading else title
        describe(frame, name, result.sentence if index == 0 else name)


def _added(slide: Any, native: Native, name: str, box: Box) -> Any:
    data = chart_data(native, name, _cell)
    return slide.shapes.add_chart(KINDS[native.form], *(px(length) for length in box), data)


def _cell(text: str) -> str:
    return inert(clean(text))


def _held_back(slide: Any, native: Native, box: Box) -> None:
    """Where a value is held back stands its sign, as on the page; the chart has nothing there."""
    left, top, width, height = box
    step = height / max(len(native.values), 1)
    for row in native.held:
        place = (left + 10, top + (row + 0.5) * step - 20, width, 40)
        text_box(slide, place, [[(clean(native.texts[row].plain), False)]], 24)
