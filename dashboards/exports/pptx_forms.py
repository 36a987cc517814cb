"""What surrounds the picture of a slide: our own form, and that of an office's master."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from pptx.enum.text import PP_ALIGN

from dashboards.exports.pptx_mastered import Mastered
from dashboards.exports.pptx_shapes import block, clean, text_box
from dashboards.exports.pptx_surroundings import (
    BOLD,
    LINE,
    SMALL,
    Words,
    copied,
    foot_size,
    paragraphs_of,
    wrapped,
    write_band,
    write_number,
    write_subtitle,
)
from dashboards.exports.pptx_theme import (
    BAND,
    FOOT,
    HEIGHT,
    MARGIN,
    WIDTH,
    Box,
    drawn_with,
    new_presentation,
    px,
)
from dashboards.exports.templates.slides import (
    Master,
)
from dashboards.language.i18n import gettext as _
from dashboards.stories.model import ToldSlide


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
        write_band(slide, words, (MARGIN, 20, WIDTH - 2 * MARGIN, 40), 26)
        top: float = BAND + 30 + 64 * len(wrapped(words.title, width, 54, BOLD)) + 12
        if words.is_map:
            slide.shapes.title.width = px(width)
        top = write_subtitle(slide, words.subtitle, (MARGIN, top, width, 0))
        box = (MARGIN, FOOT + 10, WIDTH - 2 * MARGIN - 330, HEIGHT - FOOT - 14)
        text_box(slide, box, words.lines, foot_size(words, box, SMALL), role="ink-soft")
        place = (WIDTH - MARGIN - 320, FOOT + 46, 320, LINE)
        name = [[(_("Zusammen im Quartier"), False)]]
        text_box(slide, place, name, SMALL, role="ink-soft", align=PP_ALIGN.RIGHT)
        return MARGIN, top + 12, WIDTH - 2 * MARGIN, FOOT - 36 - top

    def number(self, slide: Any, number: int, count: int) -> None:
        """In the layout's placeholder, in our type."""
        write_number(slide, number, count, size=SMALL)

    def map_box(self, room: Box) -> Box:
        """As high as the slide, at its right."""
        del room
        return WIDTH - MARGIN - 740, BAND + 26, 740, FOOT - BAND - 50

    def say(self, slide: Any, told: ToldSlide, room: Box) -> None:
        """A paragraph per line, larger on a slide that only divides."""
        left, top, width, height = room
        size = 40 if told.slide.is_title else 34
        shape = text_box(slide, (left, top, width - 120, height), paragraphs_of(told), size)
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
            tree.insert(2, copied(shape._element, tree))
        slide_id = self.prs.slides._sldIdLst[0]
        self.prs.part.drop_rel(slide_id.rId)
        self.prs.slides._sldIdLst.remove(slide_id)
