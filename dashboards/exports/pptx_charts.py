"""Native charts with their workbook, from the pictures that the page draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_MARK

from dashboards import formats
from dashboards.charts.pictures import MARK, Picture
from dashboards.charts.result import ChartResult
from dashboards.exports.csv import inert
from dashboards.exports.pptx_bars import LABEL, bars, colour, common, number_format
from dashboards.exports.pptx_shapes import describe, style_font
from dashboards.exports.pptx_theme import Box, add_element, paint, px
from dashboards.stories.fitting import form_of

_MOST_TICKS = 9
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NATIVE = frozenset({"bars", "multiples", "columns", "lines"})


def chart(slide: Any, result: ChartResult, picture: Picture, box: Box) -> None:
    """The picture as one native chart, or as several side by side on the page's scales."""
    if form_of(picture) in {"bars", "multiples"}:
        bars(slide, result, picture, box)
    else:
        _over_time(slide, result, picture, box)


def _over_time(slide: Any, result: ChartResult, picture: Picture, box: Box) -> None:
    is_line = form_of(picture) == "lines"
    trace, layout = picture["data"][0], picture["layout"]
    texts = [note["text"] for note in layout.get("annotations", [])] if is_line else trace["text"]
    data = CategoryChartData(
        number_format=number_format([*texts, *layout["yaxis"].get("ticktext", [])])
    )
    labels = _times(result, len(trace["y"]))
    data.categories = [inert(label) for label in labels]
    data.add_series(inert(str(result.chart.title)), trace["y"])
    kind = XL_CHART_TYPE.LINE_MARKERS if is_line else XL_CHART_TYPE.COLUMN_CLUSTERED
    frame = slide.shapes.add_chart(kind, *(px(length) for length in box), data)
    common(frame.chart)
    known = [value for value in trace["y"] if value is not None]
    ticks = _ticks(layout["yaxis"]["tickvals"], max(known, default=0))
    _axes_over_time(frame.chart, len(labels), data.number_format, ticks)
    series = frame.chart.plots[0].series[0]
    if is_line:
        _finish_line(series, trace["y"], [int(note["x"]) for note in layout["annotations"]])
    else:
        _finish_columns(frame.chart.plots[0], trace, data.number_format)
    describe(frame, str(result.chart.title), result.sentence)


def _ticks(ticks: Sequence[float], largest: float) -> list[float]:
    """The page's ticks, and one more where the largest value lies above them."""
    steps = list(ticks)
    while len(steps) > 1 and steps[-1] < largest:
        steps.append(steps[-1] + steps[1] - steps[0])
    return steps if steps[-1] else [1]


def _times(result: ChartResult, count: int) -> list[str]:
    months = result.frame["month"].tolist() if "month" in result.frame else []
    if len(months) == count:
        return [f"{formats.month_short(month)}{formats.NO_BREAK}{month[2:4]}" for month in months]
    return [row[0] for row in result.written][:count]


def _axes_over_time(chart: Any, count: int, pattern: str, ticks: Sequence[float]) -> None:
    axis = chart.category_axis
    axis.major_tick_mark = XL_TICK_MARK.NONE
    paint(axis.format.line.color, "ink")
    style_font(axis.tick_labels.font, 24, role="ink-soft")
    for body in axis._element.findall(f".//{{{_DRAWING}}}bodyPr"):
        body.set("rot", "0")
        body.set("vert", "horz")
    if count > _MOST_TICKS:
        _insert_skip(axis, -(-count // _MOST_TICKS))
    value = chart.value_axis
    value.minimum_scale, value.maximum_scale = 0, ticks[-1]
    if len(ticks) > 1:
        value.major_unit = ticks[1] - ticks[0]
    value.major_tick_mark = XL_TICK_MARK.NONE
    value.format.line.fill.background()
    paint(value.major_gridlines.format.line.color, "line")
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = pattern, False
    style_font(value.tick_labels.font, 24, role="ink-soft")


def _insert_skip(axis: Any, every: int) -> None:
    """Every how many categories one is labelled; python-pptx has no word for it."""
    element = axis._element
    skip = add_element(element, f"{{{_CHART}}}tickLblSkip", val=str(every))
    anchor = element.find(f"{{{_CHART}}}noMultiLvlLbl")
    if anchor is not None:
        anchor.addprevious(skip)


def _finish_line(series: Any, values: Sequence[float | None], named: Sequence[int]) -> None:
    """The named points carry their value: above the line, or below it at a low point."""
    series.smooth = False
    series.format.line.width = px(5)
    paint(series.format.line.color, MARK)
    series.marker.format.fill.solid()
    paint(series.marker.format.fill.fore_color, MARK)
    for index in named:
        label = series.points[index].data_label
        style_font(label.font, LABEL, is_bold=True)
        beside = [values[at] for at in (index - 1, index + 1) if 0 <= at < len(values)]
        is_low = all((value or 0) > (values[index] or 0) for value in beside)
        label.position = XL_LABEL_POSITION.BELOW if is_low else XL_LABEL_POSITION.ABOVE


def _finish_columns(plot: Any, trace: dict[str, Any], pattern: str) -> None:
    plot.gap_width = 40
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = pattern, False
    plot.data_labels.show_value = True
    style_font(plot.data_labels.font, 24)
    colour(plot.series[0], trace["marker"]["color"])
