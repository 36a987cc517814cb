"""Slides as PowerPoint: native charts, tables and shapes, laid out as on the projector."""

from __future__ import annotations

import datetime as dt
import io
import textwrap
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from dashboards.exports import pptx_charts, pptx_shapes, pptx_tables
from dashboards.exports.pptx_shapes import block, clean, text_box, write
from dashboards.exports.pptx_theme import (
    BAND,
    FOOT,
    HEIGHT,
    MARGIN,
    WIDTH,
    Box,
    add_element,
    new_presentation,
    px,
    speak,
)
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language_code
from dashboards.pictures.drawing import natives
from dashboards.pictures.model import Tiles
from dashboards.stories.model import ToldSlide

_QUESTION = 392
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


@dataclass(frozen=True)
class DeckSlide:
    """One slide with what surrounds it.

    Attributes:
        told: title, picture, question.
        band: whose story, in bold at the top.
        choice: the filter in words.
        source: sources and state of the data.
        is_sample: sample data are named as such.
        facts: what every file says about choice, rights, data and day; it ends the notes.
    """

    told: ToldSlide
    band: str
    choice: str
    source: str
    is_sample: bool = False
    facts: tuple[tuple[str, str], ...] = ()


def presentation(title: str, slides: Sequence[DeckSlide], about: str = "") -> bytes:
    """The file: one page per slide, with notes, numbers and alternative texts.

    `about` says the state of the data in the file's properties, in at most 255 signs.
    """
    prs = new_presentation()
    properties = prs.core_properties
    properties.title, properties.author = clean(title), _("Zusammen im Quartier")
    properties.comments = clean(about)
    properties.language = language_code()
    properties.created = properties.modified = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    layout = prs.slide_layouts[0]
    _decorate(prs, layout)
    for number, one in enumerate(slides, start=1):
        _write(prs.slides.add_slide(layout), one, number, len(slides))
    speak(prs)
    content = io.BytesIO()
    prs.save(content)
    return content.getvalue()


def _decorate(prs: Any, layout: Any) -> None:
    """Band and line of the foot belong to the layout, so that nobody moves them by accident."""
    helper = prs.slides.add_slide(layout)
    shapes = [
        block(helper.shapes, (0, 0, WIDTH, BAND), "surface-band", "band"),
        block(helper.shapes, (MARGIN, FOOT, WIDTH - 2 * MARGIN, 2), "ink", "line"),
    ]
    tree = layout.shapes._spTree
    for shape in reversed(shapes):
        tree.insert(2, _copied(shape._element, tree))
    slide_id = prs.slides._sldIdLst[0]
    prs.part.drop_rel(slide_id.rId)
    prs.slides._sldIdLst.remove(slide_id)


def _write(slide: Any, one: DeckSlide, number: int, count: int) -> None:
    told = one.told
    slide.shapes.title.text_frame.text = clean(told.title)
    _band(slide, one)
    top = BAND + 30 + 64 * _lines(told.title, _is_map(told)) + 12
    if _is_map(told):
        slide.shapes.title.width = px(WIDTH - 2 * MARGIN - 780)
    if told.subtitle:
        width = WIDTH - 2 * MARGIN - (780 if _is_map(told) else 0)
        lines = -(-len(told.subtitle) * 14 // int(width))
        box = (MARGIN, top, width, 36 * lines)
        text_box(slide, box, [[(told.subtitle, False)]], 28, role="ink-soft")
        top += 36 * lines + 10
    _body(slide, told, top + 12)
    _foot(slide, one)
    _slide_number(slide, number, count)
    slide.notes_slide.notes_text_frame.text = clean(_notes(one))


def _is_map(told: ToldSlide) -> bool:
    """A tile map stands at the right, as high as the slide; other maps become tables."""
    return isinstance(told.picture, Tiles)


def _lines(title: str, is_map: bool) -> int:
    """Lines a title takes: about 29 px per sign of 54 px type, broken between words."""
    signs = int(WIDTH - 2 * MARGIN - (780 if is_map else 0)) // 29
    return max(len(textwrap.wrap(title, signs, break_on_hyphens=False)), 1)


def _band(slide: Any, one: DeckSlide) -> None:
    theme = clean(str(one.told.slide.theme))
    words = [(one.band, True), (f" · {theme}" if theme else "", False)]
    text_box(slide, (MARGIN, 20, WIDTH - 2 * MARGIN - 230, 40), [words], 26)
    if one.is_sample:
        flag = block(
            slide.shapes, (WIDTH - MARGIN - 190, 19, 190, 40), "notice-bg", _("Sample data"),
            "notice-edge",
        )  # fmt: skip
        flag.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        words = [(_("Sample data"), False)]
        write(flag.text_frame, [words], 24, role="notice-ink", align=PP_ALIGN.CENTER)


def _body(slide: Any, told: ToldSlide, top: float) -> None:
    height = FOOT - 24 - top
    width = WIDTH - 2 * MARGIN
    if told.problem:
        text_box(slide, (MARGIN, top, width, height), [[(told.problem, False)]], 30)
    elif isinstance(told.picture, Tiles):
        _map(slide, told, told.picture, top)
    elif told.results and told.results[0].chart.is_key_figure:
        pptx_shapes.numbers(slide, told.results, (MARGIN, top + 10, width, height))
    elif told.results:
        room = width - (_QUESTION + 60 if told.question else 0)
        _picture(slide, told, (MARGIN, top, room, height))
    else:
        _questions(slide, told, (MARGIN, top, width - 120, height))
    if told.question:
        beside = (MARGIN, min(top + 150, FOOT - 24 - 220), 640, 220)
        box = beside if _is_map(told) else None
        _question(slide, told.question, box or (WIDTH - MARGIN - _QUESTION, top, _QUESTION, 300))


def _map(slide: Any, told: ToldSlide, picture: Tiles, top: float) -> None:
    result = told.results[0]
    box = (WIDTH - MARGIN - 740, BAND + 26, 740, FOOT - BAND - 50)
    pptx_shapes.tiles(slide, result, picture, box)
    pptx_shapes.legend(slide, picture, (MARGIN, top + 10, 620, 140))


def _picture(slide: Any, told: ToldSlide, box: Box) -> None:
    native = natives(told.picture)
    if native:
        pptx_charts.charts(slide, told.results[0], native, box)
    else:
        pptx_tables.table(slide, told.results[0], told.picture, box)


def _question(slide: Any, question: str, box: Box) -> None:
    left, top, width, height = box
    height = min(height, 44 + 41 * (-(-len(question) * 16 // int(width - 32))) + 10)
    block(slide.shapes, (left, top, 6, height), "ink", _("Question for the round"))
    inner = (left + 32, top, width - 32, 36)
    text_box(slide, inner, [[(_("Question for the round"), True)]], 24, role="ink-soft")
    text_box(slide, (left + 32, top + 42, width - 32, height - 42), [[(question, False)]], 30)


def _questions(slide: Any, told: ToldSlide, box: Box) -> None:
    empty = _("The numbers of this choice raise no question. What would you like to begin with?")
    texts = told.questions or (empty,)
    shape = text_box(
        slide,
        box,
        [[(f"{index}  ", True), (text, False)] for index, text in enumerate(texts, 1)],
        30,
    )
    for paragraph in shape.text_frame.paragraphs:
        paragraph.space_after = px(20)


def _foot(slide: Any, one: DeckSlide) -> None:
    base = f"{one.told.base} · " if one.told.base else ""
    lines = [
        [(f"{_('Choice')}: ", True), (one.choice, False)],
        [(f"{base}{one.source}", False)],
    ]
    box = (MARGIN, FOOT + 10, WIDTH - 2 * MARGIN - 330, HEIGHT - FOOT - 14)
    text_box(slide, box, lines, 24, role="ink-soft")
    place = (WIDTH - MARGIN - 320, FOOT + 46, 320, 36)
    words = [(_("Zusammen im Quartier"), False)]
    text_box(slide, place, [words], 24, role="ink-soft", align=PP_ALIGN.RIGHT)


def _slide_number(slide: Any, number: int, count: int) -> None:
    """The layout's placeholder with a field that PowerPoint keeps up to date."""
    holder = next(
        shape
        for shape in slide.slide_layout.placeholders
        if "SLIDE_NUMBER" in str(shape.placeholder_format.type)
    )
    tree = slide.shapes._spTree
    tree.append(_copied(holder._element, tree))
    shape = slide.shapes[-1]
    frame = shape.text_frame
    frame.clear()
    write(frame, [[(f" / {count}", False)]], 24, role="ink-soft", align=PP_ALIGN.RIGHT)
    paragraph = frame.paragraphs[0]._p
    run = paragraph.find(f"{{{_DRAWING}}}r")
    # The id is any GUID; PowerPoint only wants one.
    field = paragraph.makeelement(
        f"{{{_DRAWING}}}fld", {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"}
    )
    properties = deepcopy(run.find(f"{{{_DRAWING}}}rPr"))
    properties.set("b", "1")
    field.append(properties)
    add_element(field, f"{{{_DRAWING}}}t").text = str(number)
    run.addprevious(field)


def _copied(element: Any, tree: Any) -> Any:
    """A copy of a shape with an id that is free among the others."""
    copy = deepcopy(element)
    taken = [int(one.get("id")) for one in tree.iter("{*}cNvPr")]
    copy.find(".//{*}cNvPr").set("id", str(max(taken) + 1))
    return copy


def _notes(one: DeckSlide) -> str:
    """What the presenter says and may be asked: notes, the picture in words, what is counted."""
    told = one.told
    parts = [str(told.slide.notes), told.sentence]
    if told.question:
        parts.append(f"{_('Question for the round')}: {told.question}")
    parts += [f"{result.chart.title}: {result.chart.definition}" for result in told.results]
    parts.append("\n".join(f"{label}: {text}" for label, text in one.facts))
    return "\n\n".join(part for part in parts if part)
