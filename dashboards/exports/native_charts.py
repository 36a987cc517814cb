"""Finishes native charts: colours, labels and axes as on the page. Word and PowerPoint share it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK

from dashboards.exports.pptx_shapes import style_font
from dashboards.exports.pptx_theme import add_element, paint, px
from dashboards.language.i18n import language_code
from dashboards.pictures.drawing import Native, usual_role
from dashboards.pictures.parts import Role, Text

_SIGN_OF_TYPE = 0.584
#: Width of a letter in parts of its type, in the widest font that may stand in for the theme's.
LETTER = 0.6
_MOST_TICKS = 9
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
#: Axis ids are unsigned; python-pptx writes some below zero, which the format refuses.
_AXIS_ID_BITS = 0x3FFFFFFF
_TOKENS: dict[Role, str] = {"rest": "mark-rest", "whole": "surface"}


@dataclass(frozen=True)
class Type:
    """Sizes of type in px of the stage (`pptx_theme`): labels with their values, and the rest."""

    label: float
    small: float


#: Slides are read from the last row, paper from the hand: 18 and 14.4 pt, 9 and 8 pt.
SLIDE, PAPER = Type(30, 24), Type(15, 13.4)


def token(role: Role) -> str:
    """The colour of a role."""
    return _TOKENS.get(role, role)


def finish_bars(
    chart: Any, native: Native, largest: float, label_share: float = 0, sizes: Type = SLIDE
) -> None:
    """Horizontal bars, the first on top, on an axis that ends at the largest length.

    `label_share` is how much of the width the labels take; 0 leaves them out.
    """
    common(chart)
    plot = chart.plots[0]
    plot.gap_width = 45
    _value_labels(plot, native, sizes.label)
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    for body in plot.data_labels._element.findall(f".//{{{_DRAWING}}}bodyPr"):
        body.set("wrap", "none")  # a number never breaks behind its bar
    _colour(plot.series[0], native)
    axis = chart.category_axis
    axis.reverse_order = True
    axis.major_tick_mark = XL_TICK_MARK.NONE
    paint(axis.format.line.color, "ink")
    if label_share:
        style_font(axis.tick_labels.font, sizes.label)
        _insert_skip(axis, 1)  # each bar has its name, however narrow its row
    else:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    value = chart.value_axis
    value.visible = False
    value.has_major_gridlines = False
    value.minimum_scale, value.maximum_scale = 0, largest
    _plot_area(chart, label_share)


def finish_over_time(chart: Any, native: Native, sizes: Type = SLIDE) -> None:
    """Columns or a line over months, the named points with their values."""
    common(chart)
    _axes_over_time(chart, native, sizes)
    if native.form == "lines":
        _finish_line(chart.plots[0].series[0], native, sizes)
        return
    plot = chart.plots[0]
    plot.gap_width = 40
    _value_labels(plot, native, sizes.small)
    _colour(plot.series[0], native)


def end_of_axis(native: Native, width: float, sizes: Type = SLIDE) -> float:
    """The end of the axis that leaves every bar room for the number behind it."""
    sign = sizes.label * _SIGN_OF_TYPE
    ends = [
        (value or 0) * width / max(width - len(_number(text)) * sign - 24, width / 4)
        for value, text in zip(native.values, native.texts, strict=True)
    ]
    return max(ends, default=0) or 1


def _number(text: Text) -> str:
    """What a chart can print behind a bar: the number alone."""
    return text.strong or text.rest


def common(chart: Any) -> None:
    """What all our charts share: no title or legend, the reader's language, ids Office accepts."""
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = None
    space = chart._chartSpace
    code = language_code()
    known = space.find(f"{{{_CHART}}}lang")
    if known is None:
        known = space.makeelement(f"{{{_CHART}}}lang", {})
        first = space.find(f"{{{_CHART}}}date1904")
        space.insert(0 if first is None else 1, known)
    known.set("val", code)
    _without_frame(space)
    for name in ("axId", "crossAx"):
        for axis in space.iter(f"{{{_CHART}}}{name}"):
            axis.set("val", str(int(axis.get("val")) & _AXIS_ID_BITS))


def _without_frame(space: Any) -> None:
    """Without a line around it: programs draw one where nothing is said."""
    if space.find(f"{{{_CHART}}}spPr") is not None:
        return
    shape = space.makeelement(f"{{{_CHART}}}spPr", {})
    add_element(shape, f"{{{_DRAWING}}}noFill")
    line = add_element(shape, f"{{{_DRAWING}}}ln")
    add_element(line, f"{{{_DRAWING}}}noFill")
    space.find(f"{{{_CHART}}}chart").addnext(shape)


def _value_labels(plot: Any, native: Native, size: float) -> None:
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = native.pattern, False
    labels.show_value = True
    style_font(labels.font, size)


def _colour(series: Any, native: Native) -> None:
    """One colour for the series, and the others for their points alone."""
    usual = usual_role(native)
    series.format.fill.solid()
    paint(series.format.fill.fore_color, token(usual))
    if len(native.roles) < len(native.values):
        return
    for index, role in enumerate(native.roles):
        if role != usual:
            _paint_point(series.points[index], role)


def _paint_point(point: Any, role: Role) -> None:
    point.format.fill.solid()
    paint(point.format.fill.fore_color, token(role))
    if role == "whole":
        paint(point.format.line.color, "ink")
        point.format.line.width = px(3)


def _axes_over_time(chart: Any, native: Native, sizes: Type) -> None:
    axis, ticks = chart.category_axis, native.ticks
    axis.major_tick_mark = XL_TICK_MARK.NONE
    paint(axis.format.line.color, "ink")
    style_font(axis.tick_labels.font, sizes.small, role="ink-soft")
    for body in axis._element.findall(f".//{{{_DRAWING}}}bodyPr"):
        # Level for the eye; at exactly 0 LibreOffice breaks the months letter by letter.
        body.set("rot", "1")
        body.set("vert", "horz")
    if len(native.values) > _MOST_TICKS:
        _insert_skip(axis, -(-len(native.values) // _MOST_TICKS))
    value = chart.value_axis
    value.minimum_scale, value.maximum_scale = 0, ticks[-1]
    if len(ticks) > 1:
        value.major_unit = ticks[1] - ticks[0]
    value.major_tick_mark = XL_TICK_MARK.NONE
    value.format.line.fill.background()
    paint(value.major_gridlines.format.line.color, "line")
    value.tick_labels.number_format = native.pattern
    value.tick_labels.number_format_is_linked = False
    style_font(value.tick_labels.font, sizes.small, role="ink-soft")


def _insert_skip(axis: Any, every: int) -> None:
    """Every how many categories one is labelled; python-pptx has no word for it."""
    element = axis._element
    skip = add_element(element, f"{{{_CHART}}}tickLblSkip", val=str(every))
    anchor = element.find(f"{{{_CHART}}}noMultiLvlLbl")
    if anchor is not None:
        anchor.addprevious(skip)


def _finish_line(series: Any, native: Native, sizes: Type) -> None:
    """The named points carry their value: above the line, or below it at a low point."""
    values = native.values
    series.smooth = False
    series.format.line.width = px(sizes.label / 6)
    paint(series.format.line.color, token("mark"))
    series.marker.format.fill.solid()
    paint(series.marker.format.fill.fore_color, token("mark"))
    for index in native.named:
        label = series.points[index].data_label
        style_font(label.font, sizes.label, is_bold=True)
        beside = [values[at] for at in (index - 1, index + 1) if 0 <= at < len(values)]
        is_low = all((value or 0) > (values[index] or 0) for value in beside)
        label.position = XL_LABEL_POSITION.BELOW if is_low else XL_LABEL_POSITION.ABOVE


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
