"""Native shapes of a slide: texts, numbers, tile maps. Text from files stays text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_PATTERN
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from dashboards.charts.result import ChartResult
from dashboards.exports.pptx_theme import Box, paint, px, type_size
from dashboards.language import formats, names, originals
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from dashboards.pictures.model import KeyNumber, Tiles
from dashboards.pictures.parts import Area

_SHAPES = "http://schemas.openxmlformats.org/presentationml/2006/main"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
#: Width of a bold sign in parts of its height, in the widest fonts that masters have.
_BOLD_SIGN = 0.7
SIGNS: dict[int | str, str] = {"held": "•", "missing": "–"}
#: A run: its text, and whether it is set in bold.
Run = tuple[str, bool]


def clean(text: str) -> str:
    """A text without signs that no XML may hold."""
    return _CONTROL.sub("", str(text))


def write(
    frame: Any,
    paragraphs: Sequence[Sequence[Run]],
    size: float,
    *,
    role: str = "ink",
    align: PP_ALIGN = PP_ALIGN.LEFT,
) -> None:
    """Fills a text frame: paragraphs of runs, one size and colour, without margins."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for index, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.alignment = align
        for text, is_bold in runs:
            for part in originals.parts(clean(text)):
                run = paragraph.add_run()
                run.text = part.text
                style_font(run.font, size, role=role, is_bold=is_bold)
                if part.lang and hasattr(run.font, "language_id"):
                    run.font.language_id = MSO_LANGUAGE_ID.GERMAN


def style_font(font: Any, size: float, *, role: str = "ink", is_bold: bool = False) -> None:
    """Size, weight, colour and language of a font; the family is the theme's."""
    font.size = type_size(size)
    font.bold = is_bold
    paint(font.color, role)
    if hasattr(font, "language_id"):
        german = language() == "de"
        font.language_id = MSO_LANGUAGE_ID.GERMAN if german else MSO_LANGUAGE_ID.ENGLISH_UK


def text_box(
    slide: Any,
    box: Box,
    paragraphs: Sequence[Sequence[Run]],
    size: float,
    *,
    role: str = "ink",
    align: PP_ALIGN = PP_ALIGN.LEFT,
) -> Any:
    """A box of text."""
    shape = slide.shapes.add_textbox(*(px(length) for length in box))
    write(shape.text_frame, paragraphs, size, role=role, align=align)
    return shape


def block(shapes: Any, box: Box, role: str, name: str, line: str | None = None) -> Any:
    """A rectangle filled with a colour."""
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, *(px(length) for length in box))
    shape.name = clean(name)
    style = shape._element.find(f"{{{_SHAPES}}}style")
    shape._element.remove(style)  # of its shadow and gradients nothing is wanted
    shape.fill.solid()
    paint(shape.fill.fore_color, role)
    if line is None:
        shape.line.fill.background()
    else:
        paint(shape.line.color, line)
        shape.line.width = px(1.5)
    return shape


def describe(shape: Any, name: str, text: str) -> None:
    """Name and alternative text of a shape, frame or group."""
    shape.name = clean(name)
    shape._element.xpath(".//p:cNvPr")[0].set("descr", clean(text))


def numbers(slide: Any, results: Sequence[ChartResult], box: Box) -> None:
    """Key figures, two in a row: label, number with its unit, what it refers to."""
    left, top, width, height = box
    across, along = width / 2, min(height / 2, 220)
    pictures = [result.picture for result in results]
    values = [_value(one) if isinstance(one, KeyNumber) else "" for one in pictures]
    size = min(90, (across - 60) / (max(map(len, values)) * _BOLD_SIGN))
    for index, (result, picture, value) in enumerate(zip(results, pictures, values, strict=True)):
        x, y = left + (index % 2) * across, top + (index // 2) * along
        title = str(result.chart.title)
        if not isinstance(picture, KeyNumber):
            continue
        block(slide.shapes, (x, y, 6, along - 30), "ink" if index == 0 else "line", title)
        inner = across - 60
        fits = min(34, inner / (len(title) * _BOLD_SIGN))  # a second line would hide the number
        text_box(slide, (x + 28, y - 4, inner, 42), [[(title, True)]], fits)
        text_box(slide, (x + 28, y + 36, inner, 110), [[(value, True)]], size)
        text_box(slide, (x + 28, y + 146, inner, 40), [[(picture.context, False)]], 28)


def _value(picture: KeyNumber) -> str:
    return formats.with_unit(picture.value, picture.unit)


def tiles(slide: Any, result: ChartResult, picture: Tiles, box: Box) -> None:
    """The tile map: one square per Kreis, named, with its plate and value, in one group."""
    left, top, width, height = box
    plates = names.plates()
    cell = min(width / 9, height / 8)
    group = slide.shapes.add_group_shape()
    for ags, (plate, row, column) in plates.items():
        area = picture.areas.get(ags)
        place = (left + column * cell + 1.5, top + row * cell + 1.5, cell - 3, cell - 3)
        _tile(group, place, plate, area, _classes(picture), names.area_name(ags))
    describe(group, str(result.chart.title), result.sentence)


def _classes(picture: Tiles) -> tuple[str, ...]:
    """The colours of the classes: from little to much, or a change to both sides of none."""
    if picture.signed:
        return ("div-0", "div-b3", "div-b2", "div-b1", "div-a1", "div-a2", "div-a3")
    return tuple(f"seq-{index}" for index in range(7))


def _tile(
    group: Any, box: Box, plate: str, area: Area | None, classes: tuple[str, ...], name: str
) -> None:
    kind = area.kind if area else 0
    fill = "surface" if isinstance(kind, str) else classes[kind]
    shape = block(group.shapes, box, fill, name, "edge")
    if area:
        describe(shape, area.words, area.words)
    if isinstance(kind, str):
        shape.fill.patterned()
        shape.fill.pattern = (
            MSO_PATTERN.PERCENT_20 if kind == "held" else MSO_PATTERN.LIGHT_UPWARD_DIAGONAL
        )
        paint(shape.fill.fore_color, f"{kind}-mark")
        paint(shape.fill.back_color, f"{kind}-bg")
    value = SIGNS[kind] if isinstance(kind, str) else area.text if area else ""
    role = "ink" if isinstance(kind, str) else f"on-{fill}"
    frame = shape.text_frame
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    size = min(24, box[3] * 0.33)
    write(frame, [[(plate, False)], [(value, True)]], size, role=role, align=PP_ALIGN.CENTER)
    frame.word_wrap = False


def legend(slide: Any, picture: Tiles, box: Box) -> None:
    """The classes of a map with their words, and the states that occur."""
    left, top, width, _height = box
    shown = zip(_classes(picture), picture.classes, strict=False)
    entries = [(role, label) for role, label in shown if label]
    kinds = {area.kind for area in picture.areas.values()}
    words = {"held": _("held back"), "missing": picture.missing or _("not reported")}
    texts = [f"{SIGNS[kind]} {words[kind]}" for kind in ("held", "missing") if kind in kinds]
    columns = 3 if max((len(label) for _role, label in entries), default=0) < 10 else 1
    step = width / columns
    for index, (role, label) in enumerate(entries):
        x, y = left + (index % columns) * step, top + (index // columns) * 44
        block(slide.shapes, (x, y + 4, 40, 28), role, label, "edge")
        text_box(slide, (x + 52, y, step - 56, 36), [[(label, False)]], 24)
    if texts:
        y = top + -(-len(entries) // columns) * 44
        text_box(slide, (left, y, width, 36), [[(" · ".join(texts), False)]], 24)
