"""The form of an office's master: what its layouts and placeholders are made for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.text.text import Font

from dashboards.exports.pptx_shapes import block, clean, text_box
from dashboards.exports.pptx_surroundings import (
    BOLD,
    SMALL,
    Words,
    foot_size,
    held,
    paragraphs_of,
    wrapped,
    write_band,
    write_number,
    write_subtitle,
)
from dashboards.exports.pptx_theme import (
    Box,
    paint,
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
_LEAST_TITLE = 30.0
_FOOT_HEIGHT = 76.0


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
                footer = held(slide, holder)
                footer.text_frame.text = _("Zusammen im Quartier")
                self._ink(slide, footer, "footer")
        if words.is_words:
            words = replace(words, band="", theme="")
        left, top, width, height = room = room_of(layout, self._master.unit)
        if self._needs(slide).is_plated:
            plate = block(slide.shapes, room, "surface", _("Background"))
            slide.shapes._spTree.insert(2, plate._element)
        write_band(slide, words, (left, top, width, 40), SMALL)
        inner = width * 0.5 if words.is_map else width
        below = write_subtitle(slide, words.subtitle, (left, top + 46, inner, 0))
        end = top + height - _FOOT_HEIGHT
        foot = (left, end + 6, width, 70)
        text_box(slide, foot, words.lines, foot_size(words, foot, 20), role="ink-soft")
        return left, below + 6, width, end - below - 12

    def number(self, slide: Any, number: int, count: int) -> None:
        """In the layout's placeholder, as the master sets it."""
        write_number(slide, number, count)
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
            text_box(slide, room, paragraphs_of(told), 34)
            return
        frame = holder.text_frame
        for index, runs in enumerate(paragraphs_of(told)):
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
        while size > _LEAST_TITLE and len(wrapped(title, width, size, BOLD)) * size * 1.2 > height:
            size -= 2
        if size < usual:
            for run in holder.text_frame.paragraphs[0].runs:
                run.font.size = type_size(size)
        self._ink(slide, holder, "title")
