"""What surrounds the picture of a slide: our own form, and that of an office's master."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any, Protocol

from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.text.text import Font

from dashboards.exports.pptx_shapes import Run, block, clean, text_box, write
from dashboards.exports.pptx_theme import (
    BAND,
    FOOT,
    HEIGHT,
    MARGIN,
    WIDTH,
    Box,
    add_element,
    drawn_with,
    new_presentation,
    paint,
    px,
    type_size,
)
from dashboards.exports.templates.legible import Legible
from dashboards.exports.templates.slides import (
    Master,
    content_of,
    room_of,
    title_of,
    title_size,
)
from dashboards.language.i18n import gettext as _
from dashboards.stories.model import ToldSlide

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
#: Widths of a sign in parts of its height: of bold type in titles, and of other type.
_BOLD, _PLAIN = 0.6, 0.55
_SUBTITLE, _SMALL, _LEAST_TITLE, _LEAST_BAND = 28.0, 24.0, 30.0, 16.0
_LEAST_FOOT = 15.0
_LINE, _FOOT_HEIGHT = 36.0, 76.0


@dataclass(frozen=True)
class Words:
    """What stands around a picture."""

    title: str
    subtitle: str
    band: str
    theme: str
    lines: tuple[tuple[Run, ...], ...]
    is_sample: bool = False
    is_map: bool = False
    is_words: bool = False


class Form(Protocol):
    """Adds slides, writes what surrounds a picture and leaves room for it."""

    prs: Any

    def add(self, told: ToldSlide) -> Any:
        """A new slide, at the end."""

    def surround(self, slide: Any, words: Words) -> Box:
        """Writes title, band and foot; what it returns is free for the picture."""

    def number(self, slide: Any, number: int, count: int) -> None:
        """Writes which slide it is, and of how many."""

    def map_box(self, room: Box) -> Box:
        """Where a map stands that is about as wide as high."""

    def say(self, slide: Any, told: ToldSlide, room: Box) -> None:
        """Writes the text of a slide that has no picture."""


@contextmanager
def form(master: Master | None) -> Iterator[Form]:
    """The form of a new presentation; inside, lengths and colours are those of its master."""
    if master is None:
        yield BuiltIn()
        return
    with drawn_with(master.palette, master.unit):
        yield Mastered(master)


class BuiltIn:
    """A band above, a line below, the title between them at the left."""

    def __init__(self) -> None:
        """A presentation without slides."""
        self.prs = new_presentation()
        self._layout = self.prs.slide_layouts[0]
        self._decorate()

    def add(self, told: ToldSlide) -> Any:
        """A new slide of the one layout."""
        del told
        return self.prs.slides.add_slide(self._layout)

    def surround(self, slide: Any, words: Words) -> Box:
        """Title below the band; maps take the right of the slide, so it is narrower beside them."""
        width = WIDTH - 2 * MARGIN - (780 if words.is_map else 0)
        slide.shapes.title.text_frame.text = clean(words.title)
        _band(slide, words, (MARGIN, 20, WIDTH - 2 * MARGIN, 40), 26)
        top: float = BAND + 30 + 64 * len(_wrapped(words.title, width, 54, _BOLD)) + 12
        if words.is_map:
            slide.shapes.title.width = px(width)
        top = _subtitle(slide, words.subtitle, (MARGIN, top, width, 0))
        box = (MARGIN, FOOT + 10, WIDTH - 2 * MARGIN - 330, HEIGHT - FOOT - 14)
        text_box(slide, box, words.lines, _foot_size(words, box, _SMALL), role="ink-soft")
        place = (WIDTH - MARGIN - 320, FOOT + 46, 320, _LINE)
        name = [[(_("Zusammen im Quartier"), False)]]
        text_box(slide, place, name, _SMALL, role="ink-soft", align=PP_ALIGN.RIGHT)
        return MARGIN, top + 12, WIDTH - 2 * MARGIN, FOOT - 36 - top

    def number(self, slide: Any, number: int, count: int) -> None:
        """In the layout's placeholder, in our type."""
        _number(slide, number, count, size=_SMALL)

    def map_box(self, room: Box) -> Box:
        """As high as the slide, at its right."""
        del room
        return WIDTH - MARGIN - 740, BAND + 26, 740, FOOT - BAND - 50

    def say(self, slide: Any, told: ToldSlide, room: Box) -> None:
        """A paragraph per line, larger on a slide that only divides."""
        left, top, width, height = room
        size = 40 if told.slide.is_title else 34
        shape = text_box(slide, (left, top, width - 120, height), _paragraphs(told), size)
        for paragraph in shape.text_frame.paragraphs:
            paragraph.space_after = px(14)

    def _decorate(self) -> None:
        """Band and line belong to the layout, so that nobody moves them by accident."""
        helper = self.prs.slides.add_slide(self._layout)
        shapes = [
            block(helper.shapes, (0, 0, WIDTH, BAND), "surface-band", "band"),
            block(helper.shapes, (MARGIN, FOOT, WIDTH - 2 * MARGIN, 2), "ink", "line"),
        ]
        tree = self._layout.shapes._spTree
        for shape in reversed(shapes):
            tree.insert(2, _copied(shape._element, tree))
        slide_id = self.prs.slides._sldIdLst[0]
        self.prs.part.drop_rel(slide_id.rId)
        self.prs.slides._sldIdLst.remove(slide_id)


class Mastered:
    """The office's own: its layouts and placeholders hold what they are made for."""

    def __init__(self, master: Master) -> None:
        """A presentation without slides; examples of the master are gone."""
        self._master = master
        self._uses: dict[int, str] = {}
        self.prs = master.opened()

    def add(self, told: ToldSlide) -> Any:
        """A new slide of the layout for its kind, or of that for pictures."""
        kind = "title" if told.slide.is_title else "text" if told.slide.is_words else "chart"
        names = self._master.layouts
        use = kind if kind in names else "chart"
        layout = next(one for one in self.prs.slide_layouts if one.name == names[use])
        slide = self.prs.slides.add_slide(layout)
        self._uses[slide.slide_id] = use
        return slide

    def surround(self, slide: Any, words: Words) -> Box:
        """Title and foot in their placeholders; the rest inside the room for content.

        Words in placeholders of their own have nothing of ours among them.
        """
        self._title(slide, words.title)
        layout = slide.slide_layout
        for holder in layout.placeholders:
            if holder.placeholder_format.type == KIND.FOOTER:
                footer = _held(slide, holder)
                footer.text_frame.text = _("Zusammen im Quartier")
                self._ink(slide, footer, "footer")
        if words.is_words:
            words = replace(words, band="", theme="")
        left, top, width, height = room = room_of(layout, self._master.unit)
        if self._needs(slide).is_plated:
            plate = block(slide.shapes, room, "surface", _("Background"))
            slide.shapes._spTree.insert(2, plate._element)
        _band(slide, words, (left, top, width, 40), _SMALL)
        inner = width * 0.5 if words.is_map else width
        below = _subtitle(slide, words.subtitle, (left, top + 46, inner, 0))
        end = top + height - _FOOT_HEIGHT
        foot = (left, end + 6, width, 70)
        text_box(slide, foot, words.lines, _foot_size(words, foot, 20), role="ink-soft")
        return left, below + 6, width, end - below - 12

    def number(self, slide: Any, number: int, count: int) -> None:
        """In the layout's placeholder, as the master sets it."""
        _number(slide, number, count)
        for holder in slide.placeholders:
            if holder.placeholder_format.type == KIND.SLIDE_NUMBER:
                self._ink(slide, holder, "number")

    def map_box(self, room: Box) -> Box:
        """The right half of the room."""
        left, top, width, height = room
        span = min(height * 9 / 8, width * 0.48)
        return left + width - span, top, span, min(height, span * 8 / 9)

    def say(self, slide: Any, told: ToldSlide, room: Box) -> None:
        """The text in the placeholder of its layout."""
        kind = "title" if told.slide.is_title else "text"
        holder = content_of(slide) if kind in self._master.layouts else None
        if holder is None:
            text_box(slide, room, _paragraphs(told), 34)
            return
        frame = holder.text_frame
        for index, runs in enumerate(_paragraphs(told)):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            paragraph.text = "".join(text for text, _is_bold in runs)
        self._ink(slide, holder, "content")

    def _needs(self, slide: Any) -> Legible:
        """What the layout of a slide needs so that it can be read."""
        return self._master.legible.get(self._uses[slide.slide_id], Legible())

    def _ink(self, slide: Any, holder: Any, kind: str) -> None:
        """The text of a placeholder in a colour that can be read where the master's cannot."""
        value = self._needs(slide).texts.get(kind)
        if value is None:
            return
        if not value:  # on an area of its own
            holder.fill.solid()
            paint(holder.fill.fore_color, "surface")
        for run in holder._element.iter(f"{{{_DRAWING}}}r", f"{{{_DRAWING}}}fld"):
            font = Font(run.get_or_add_rPr())
            if value:
                font.color.rgb = RGBColor.from_string(value)
            else:
                paint(font.color, "ink")

    def _title(self, slide: Any, title: str) -> None:
        """In the master's type, or the largest in which it fits the placeholder."""
        holder = title_of(slide)
        holder.text_frame.text = clean(title)
        usual = title_size(slide.slide_layout, self._master.unit)
        width, height = holder.width / self._master.unit, holder.height / self._master.unit
        size = usual
        while (
            size > _LEAST_TITLE and len(_wrapped(title, width, size, _BOLD)) * size * 1.2 > height
        ):
            size -= 2
        if size < usual:
            for run in holder.text_frame.paragraphs[0].runs:
                run.font.size = type_size(size)
        self._ink(slide, holder, "title")


def without_empty_places(slide: Any) -> None:
    """Placeholders without text or picture ask the reader to fill them: they go."""
    for holder in list(slide.placeholders):
        if holder.has_text_frame and not holder.text_frame.text.strip():
            holder._element.getparent().remove(holder._element)


def _paragraphs(told: ToldSlide) -> list[list[Run]]:
    return [[(line.strip(), False)] for line in str(told.slide.text).splitlines() if line.strip()]


def _wrapped(text: str, width: float, size: float, sign: float) -> list[str]:
    """The lines a text takes, broken between words."""
    signs = max(int(width / (size * sign)), 1)
    return textwrap.wrap(text, signs, break_on_hyphens=False) or [""]


def _band(slide: Any, words: Words, box: Box, size: float) -> None:
    """Whose story, what about, and that the data are a sample."""
    left, top, width, height = box
    theme = clean(words.theme)
    runs = [(words.band, True), (f" · {theme}" if theme else "", False)]
    signs = sum(len(text) for text, _is_bold in runs)
    if signs:
        size = max(_LEAST_BAND, min(size, (width - 230) / (signs * _BOLD)))
        text_box(slide, (left, top, width - 230, height), [runs], size)
    if words.is_sample:
        flag = block(
            slide.shapes, (left + width - 190, top - 1, 190, 40), "notice-bg", _("Sample data"),
            "notice-edge",
        )  # fmt: skip
        flag.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        text = [[(_("Sample data"), False)]]
        write(flag.text_frame, text, _SMALL, role="notice-ink", align=PP_ALIGN.CENTER)


def _foot_size(words: Words, box: Box, usual: float) -> float:
    """The usual type, or the largest in which all lines of the foot stand in its box."""
    _left, _top, width, height = box
    texts = ["".join(text for text, _is_bold in runs) for runs in words.lines]
    size = usual
    while (
        size > _LEAST_FOOT
        and sum(len(_wrapped(text, width, size, _PLAIN)) for text in texts) * size * 1.2 > height
    ):
        size -= 1
    return size


def _subtitle(slide: Any, text: str, box: Box) -> float:
    """Writes it, and says where it ends."""
    left, top, width, _height = box
    if not text:
        return top
    height = _LINE * len(_wrapped(text, width, _SUBTITLE, _PLAIN))
    text_box(slide, (left, top, width, height), [[(text, False)]], _SUBTITLE, role="ink-soft")
    return top + height + 10


def _number(slide: Any, number: int, count: int, *, size: float = 0) -> None:
    for holder in slide.slide_layout.placeholders:
        if holder.placeholder_format.type == KIND.SLIDE_NUMBER:
            _number_field(_held(slide, holder).text_frame, number, count, size=size)


def _held(slide: Any, holder: Any) -> Any:
    """The layout's placeholder on a slide, where PowerPoint would put it by hand."""
    tree = slide.shapes._spTree
    tree.append(_copied(holder._element, tree))
    return slide.shapes[-1]


def _number_field(frame: Any, number: int, count: int, *, size: float) -> None:
    """A field that PowerPoint keeps up to date, and how many there are."""
    frame.clear()
    if size:
        words = [[(f" / {count}", False)]]
        write(frame, words, size, role="ink-soft", align=PP_ALIGN.RIGHT)
    else:
        frame.paragraphs[0].add_run().text = f" / {count}"
    run = frame.paragraphs[0]._p.find(f"{{{_DRAWING}}}r")
    # The id is any GUID; PowerPoint only wants one.
    field = run.makeelement(
        f"{{{_DRAWING}}}fld", {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"}
    )
    properties = deepcopy(run.get_or_add_rPr())
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
