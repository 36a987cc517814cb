"""What stands around the picture of a slide, written: band, subtitle, foot and number."""

from __future__ import annotations

import textwrap
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from dashboards.exports.pptx_shapes import Run, block, clean, text_box, write
from dashboards.exports.pptx_theme import (
    Box,
    add_element,
)
from dashboards.language.i18n import gettext as _
from dashboards.stories.model import ToldSlide

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
#: Widths of a sign in parts of its height: of bold type in titles, and of other type.
BOLD, _PLAIN = 0.6, 0.55
_SUBTITLE, SMALL, _LEAST_BAND = 28.0, 24.0, 16.0
_LEAST_FOOT = 15.0
LINE = 36.0


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


def without_empty_places(slide: Any) -> None:
    """Placeholders without text or picture ask the reader to fill them: they go."""
    for holder in list(slide.placeholders):
        if holder.has_text_frame and not holder.text_frame.text.strip():
            holder._element.getparent().remove(holder._element)


def paragraphs_of(told: ToldSlide) -> list[list[Run]]:
    """The lines of a slide that has no picture, each a paragraph."""
    return [[(line.strip(), False)] for line in str(told.slide.text).splitlines() if line.strip()]


def wrapped(text: str, width: float, size: float, sign: float) -> list[str]:
    """The lines a text takes, broken between words."""
    signs = max(int(width / (size * sign)), 1)
    return textwrap.wrap(text, signs, break_on_hyphens=False) or [""]


def write_band(slide: Any, words: Words, box: Box, size: float) -> None:
    """Whose story, what about, and that the data are a sample."""
    left, top, width, height = box
    theme = clean(words.theme)
    runs = [(words.band, True), (f" · {theme}" if theme else "", False)]
    signs = sum(len(text) for text, _is_bold in runs)
    if signs:
        size = max(_LEAST_BAND, min(size, (width - 230) / (signs * BOLD)))
        text_box(slide, (left, top, width - 230, height), [runs], size)
    if words.is_sample:
        flag = block(
            slide.shapes, (left + width - 190, top - 1, 190, 40), "notice-bg", _("Sample data"),
            "notice-edge",
        )  # fmt: skip
        flag.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        text = [[(_("Sample data"), False)]]
        write(flag.text_frame, text, SMALL, role="notice-ink", align=PP_ALIGN.CENTER)


def foot_size(words: Words, box: Box, usual: float) -> float:
    """The usual type, or the largest in which all lines of the foot stand in its box."""
    _left, _top, width, height = box
    texts = ["".join(text for text, _is_bold in runs) for runs in words.lines]
    size = usual
    while (
        size > _LEAST_FOOT
        and sum(len(wrapped(text, width, size, _PLAIN)) for text in texts) * size * 1.2 > height
    ):
        size -= 1
    return size


def write_subtitle(slide: Any, text: str, box: Box) -> float:
    """Writes it, and says where it ends."""
    left, top, width, _height = box
    if not text:
        return top
    height = LINE * len(wrapped(text, width, _SUBTITLE, _PLAIN))
    text_box(slide, (left, top, width, height), [[(text, False)]], _SUBTITLE, role="ink-soft")
    return top + height + 10


def write_number(slide: Any, number: int, count: int, *, size: float = 0) -> None:
    """Writes which slide it is, and of how many, where the layout has a place for it."""
    for holder in slide.slide_layout.placeholders:
        if holder.placeholder_format.type == KIND.SLIDE_NUMBER:
            _number_field(held(slide, holder).text_frame, number, count, size=size)


def held(slide: Any, holder: Any) -> Any:
    """The layout's placeholder on a slide, where PowerPoint would put it by hand."""
    tree = slide.shapes._spTree
    tree.append(copied(holder._element, tree))
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


def copied(element: Any, tree: Any) -> Any:
    """A copy of a shape with an id that is free among the others."""
    copy = deepcopy(element)
    taken = [int(one.get("id")) for one in tree.iter("{*}cNvPr")]
    copy.find(".//{*}cNvPr").set("id", str(max(taken) + 1))
    return copy
