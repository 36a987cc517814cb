"""Native bar charts with their workbook, single or side by side; and what all charts share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK

from dashboards import formats
from dashboards.charts.pictures import REST, Picture
from dashboards.charts.result import ChartResult
from dashboards.exports.csv import inert
from dashboards.exports.pptx_shapes import describe, plain, style_font, text_box
from dashboards.exports.pptx_theme import Box, add_element, paint, px
from dashboards.i18n import language
from dashboards.stories.fitting import form_of

LABEL = 30
_GAP, _HEAD, _SIGN = 18, 48, 17.5
_GAP_SIGN = "\u00a0"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def number_format(texts: Sequence[str]) -> str:
    """The format with which a spreadsheet writes numbers as the texts do.

    The mark in front keeps German separators where the program speaks another language.
    """
    german = language() == "de"
    known = [plain(text).split(" · ")[0] for text in texts if re.search(r"\d", text or "")]
    if any("Mio" in text or "million" in text for text in known):
        if not german:
            return f'[>=950000]"€"#,##0.0,,"{_GAP_SIGN}million";"€"#,##0'
        unit = f"{_GAP_SIGN}Mio.{_GAP_SIGN}€"
        return f'[>=950000][$-407]#,##0.0,,"{unit}";[$-407]#,##0"{_GAP_SIGN}€"'
    decimals = max((_decimals(text) for text in known), default=0)
    number = "#,##0" + ("." + "0" * decimals if decimals else "")
    if any("€" in text for text in known):
        number = f'{number}"{_GAP_SIGN}€"' if german else f'"€"{number}'
    elif any("%" in text for text in known):
        number += f'"{_GAP_SIGN}%"' if german else '"%"'
    return f"[$-407]{number}" if german else number


def _decimals(text: str) -> int:
    """How many decimals a number in words has: "69,2 %" has one, "1.234" none."""
    point = "," if language() == "de" else r"\."
    match = re.search(rf"\d{point}(\d+)", text)
    return min(len(match.group(1)), 2) if match else 0


def bars(slide: Any, result: ChartResult, picture: Picture, box: Box) -> None:
    """Horizontal bars; small multiples become charts beside each other, rows on one line."""
    layout, traces = picture["layout"], picture["data"]
    left, top, width, height = box
    labels = [plain(label) for label in layout["yaxis"]["ticktext"]]
    is_multiple = len(traces) > 1 or form_of(picture) == "multiples"
    words = min(
        max(len(label) for label in labels) * 15 + 24, width * (0.34 if is_multiple else 0.5)
    )
    area = (width - words - _GAP * (len(traces) - 1)) / len(traces)
    head = _HEAD if is_multiple else 0
    room = min(height - head, len(labels) * 66 + 16)
    tops = [_scale(trace, area) for trace in traces]
    common = None if layout.get("meta", {}).get("scales") == "own" else max(tops)
    for index, trace in enumerate(traces):
        heading = _heading(layout, index) if is_multiple else ""
        start = left if index == 0 else left + words + index * (area + _GAP)
        span = area + words if index == 0 else area
        if heading:
            place = (start + (words if index == 0 else 0), top, area, _HEAD)
            size = min(LABEL, max(20, area / len(heading) * 1.7))
            text_box(slide, place, [[(heading, True)]], size)
        frame = _bar_chart(
            slide,
            (start, top + head, span, room),
            labels,
            trace,
            heading or str(result.chart.title),
        )
        _finish_bars(frame.chart, trace, words / span if index == 0 else 0, common or tops[index])
        inner = (start + (words if index == 0 else 0), top + head, area, room)
        _held_back(slide, trace, inner)
        name = f"{result.chart.title}: {heading}" if heading else str(result.chart.title)
        describe(frame, name, result.sentence if index == 0 else name)


def _held_back(slide: Any, trace: dict[str, Any], box: Box) -> None:
    """Where a value is held back stands its sign, as on the page; the chart has nothing there."""
    left, top, width, height = box
    step = height / max(len(trace["text"]), 1)
    for row, text in enumerate(trace["text"]):
        if _is_held(text):
            place = (left + 10, top + (row + 0.5) * step - 20, width, 40)
            text_box(slide, place, [[(plain(text), False)]], 24)


def _is_held(text: str) -> bool:
    return text.strip().startswith(formats.WITHHELD)


def _scale(trace: dict[str, Any], width: float) -> float:
    """The end of the axis that leaves every bar room for the number behind it."""
    ends = []
    for value, text in zip(trace["x"], trace["text"], strict=True):
        words = len(plain(text).split(" · ")[0]) * _SIGN + 24
        ends.append((value or 0) * width / max(width - words, width / 4))
    return max(ends, default=0) or 1


def _heading(layout: dict[str, Any], index: int) -> str:
    notes = layout.get("annotations", [])
    return plain(notes[index]["text"]) if index < len(notes) else ""


def _bar_chart(
    slide: Any, box: Box, labels: Sequence[str], trace: dict[str, Any], name: str
) -> Any:
    data = CategoryChartData(number_format=number_format(trace["text"]))
    data.categories = [inert(label) for label in labels]
    pairs = zip(trace["x"], trace["text"], strict=True)
    values = [None if _is_held(text) else value for value, text in pairs]
    data.add_series(inert(name), values)
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, *(px(length) for length in box), data
    )
    common(frame.chart)
    return frame


def _finish_bars(chart: Any, trace: dict[str, Any], label_share: float, largest: float) -> None:
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = number_format(trace["text"]), False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.show_value = True
    style_font(labels.font, LABEL)
    _in_one_line(labels)
    colour(plot.series[0], trace["marker"]["color"])
    axis = chart.category_axis
    axis.reverse_order = True
    axis.major_tick_mark = XL_TICK_MARK.NONE
    paint(axis.format.line.color, "ink")
    if label_share:
        style_font(axis.tick_labels.font, LABEL)
    else:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    value = chart.value_axis
    value.visible = False
    value.has_major_gridlines = False
    value.minimum_scale, value.maximum_scale = 0, largest
    _plot_area(chart, label_share)


def _in_one_line(labels: Any) -> None:
    """A number never breaks behind its bar."""
    for body in labels._element.findall(f".//{{{_DRAWING}}}bodyPr"):
        body.set("wrap", "none")


def colour(series: Any, colours: str | list[str]) -> None:
    """One colour for the series, and the others for their points alone."""
    roles = [colours] if isinstance(colours, str) else list(colours)
    usual = max(set(roles), key=roles.count) if roles else REST
    series.format.fill.solid()
    paint(series.format.fill.fore_color, usual)
    if isinstance(colours, str):
        return
    for index, role in enumerate(roles):
        if role != usual:
            fill = series.points[index].format.fill
            fill.solid()
            paint(fill.fore_color, role)


def common(chart: Any) -> None:
    """What all our charts share: no title, no legend, the reader's language for numbers."""
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = None
    space = chart._chartSpace
    code = "de-DE" if language() == "de" else "en-GB"
    known = space.find(f"{{{_CHART}}}lang")
    if known is None:
        known = space.makeelement(f"{{{_CHART}}}lang", {})
        first = space.find(f"{{{_CHART}}}date1904")
        space.insert(0 if first is None else 1, known)
    known.set("val", code)


def _plot_area(chart: Any, label_share: float) -> None:
    """Bars begin at the same place whatever the labels, so that columns of charts line up."""
    area = chart._chartSpace.find(f".//{{{_CHART}}}plotArea")
    layout = area.find(f"{{{_CHART}}}layout")
    if layout is None:
        layout = area.makeelement(f"{{{_CHART}}}layout", {})
        area.insert(0, layout)
    for child in list(layout):
        layout.remove(child)
    manual = add_element(layout, f"{{{_CHART}}}manualLayout")
    values = (
        ("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"),
        ("x", f"{label_share:.4f}"), ("y", "0"), ("w", f"{1 - label_share:.4f}"), ("h", "1"),
    )  # fmt: skip
    for name, value in values:
        add_element(manual, f"{{{_CHART}}}{name}", val=value)
