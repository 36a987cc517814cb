"""Native charts on a slide: where each stands, its heading, and the signs of what is held back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboards.charts.result import ChartResult
from dashboards.exports.csv import inert
from dashboards.exports.native_charts import (
    LETTER,
    SLIDE,
    end_of_axis,
    finish_bars,
    finish_over_time,
)
from dashboards.exports.pptx_shapes import clean, describe, text_box
from dashboards.exports.pptx_theme import Box, px
from dashboards.pictures.drawing import KINDS, Native, chart_data

_GAP = 18
#: Width of a bold letter in em, in the widest font that may stand in for the theme's.
_LETTER = 0.72
_SIZES = (SLIDE.label, 26, 22, 18, 16)
#: Least height of a row of bars in parts of its type: a name of two lines stands beside one of one.
#: LibreOffice leaves away what would overlap.
_ROW = 1.8
#: Where a long word of a heading may be broken: no office program does it by itself.
_TAILS = re.compile(r"(?<=\w{4})(quote|anteil|zeit|nutzung|förderung|gesellschaft|organisation)$")


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
        max(len(label) for label in labels) * SLIDE.label * LETTER + 24,
        width * (0.34 if is_multiple else 0.5),
    )
    area = (width - words - _GAP * (len(natives) - 1)) / len(natives)
    size, heads = _headings([clean(native.heading) for native in natives], area)
    head = max(len(lines) for lines in heads) * size * 1.25 + 10 if is_multiple else 0
    room = min(height - head, len(labels) * 66 + 16)
    sizes = replace(
        SLIDE, label=max(min(SLIDE.label, room / len(labels) / _ROW), SLIDE.small / 1.5)
    )
    ends = [end_of_axis(native, area, sizes) for native in natives]
    for index, native in enumerate(natives):
        heading = clean(native.heading)
        start = left if index == 0 else left + words + index * (area + _GAP)
        span = area + words if index == 0 else area
        inner = start + (words if index == 0 else 0)
        if heading:
            text_box(
                slide, (inner, top, area, head), [[(line, True)] for line in heads[index]], size
            )
        frame = _added(slide, native, heading or title, (start, top + head, span, room))
        largest = ends[index] if native.own_scale else max(ends)
        finish_bars(frame.chart, native, largest, words / span if index == 0 else 0, sizes)
        _held_back(slide, native, (inner, top + head, area, room))
        name = f"{title}: {heading}" if heading else title
        describe(frame, name, result.sentence if index == 0 else name)


def _headings(headings: Sequence[str], area: float) -> tuple[float, list[list[str]]]:
    """One size for all headings, and the lines of each, none wider than its chart in any font."""
    for size in _SIZES:
        letters = int(area / (size * _LETTER))
        lines = [_lines(heading, letters) for heading in headings]
        if all(len(line) <= letters for heading in lines for line in heading):
            break
    return size, lines


def _lines(heading: str, letters: int) -> list[str]:
    """A heading in lines of so many letters; a longer word is broken where its last part begins."""
    parts = [
        part
        for word in heading.split()
        for part in (_TAILS.sub(r"- \1", word).split() if len(word) > letters else [word])
    ]
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + 1 + len(part) <= letters:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


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
