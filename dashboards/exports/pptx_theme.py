"""The empty presentation: 16 : 9, our colours and fonts as its theme, one layout.

Lengths are px of the stage of 1600 × 900 that the projector shows, so both look alike; 1 px is
0.6 pt on a page 33.87 cm wide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import XmlPart
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from dashboards import theme
from dashboards.language.i18n import language_code

PX = 7620
WIDTH, HEIGHT, MARGIN = 1600, 900, 72
BAND, FOOT = 76, 794
LAYOUT_NAME = "ZiQ"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TITLE_ONLY = 5
TEXT_PROPERTIES = tuple(f"{{{_DRAWING}}}{name}" for name in ("defRPr", "rPr", "endParaRPr"))
#: The twelve colours of a theme, by the tokens they come from.
SCHEME = {
    "dk1": "ink",
    "lt1": "surface",
    "dk2": "ink-soft",
    "lt2": "surface-band",
    "accent1": "mark",
    "accent2": "mark-rest",
    "accent3": "block-1",
    "accent4": "block-2",
    "accent5": "block-3",
    "accent6": "seq-4",
    "hlink": "link",
    "folHlink": "link-visited",
}
_THEME_COLOURS = {
    "ink": MSO_THEME_COLOR.TEXT_1,
    "surface": MSO_THEME_COLOR.BACKGROUND_1,
    "ink-soft": MSO_THEME_COLOR.TEXT_2,
    "surface-band": MSO_THEME_COLOR.BACKGROUND_2,
    "mark": MSO_THEME_COLOR.ACCENT_1,
    "mark-rest": MSO_THEME_COLOR.ACCENT_2,
    "block-1": MSO_THEME_COLOR.ACCENT_3,
    "block-2": MSO_THEME_COLOR.ACCENT_4,
    "block-3": MSO_THEME_COLOR.ACCENT_5,
}
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Palette:
    """Which roles are colours of the theme, and which have a value of their own.

    A role in neither has the value of its token. `is_banded`: ink can be read on the bands that
    Office gives the rows of tables.
    """

    themed: Mapping[str, MSO_THEME_COLOR]
    values: Mapping[str, str]
    is_banded: bool = True


OURS = Palette(_THEME_COLOURS, {})
_palette: ContextVar[Palette] = ContextVar("palette", default=OURS)
_unit: ContextVar[float] = ContextVar("unit", default=PX)


@contextmanager
def drawn_with(palette: Palette, unit: float = PX) -> Iterator[None]:
    """Inside, colours are those of a palette, and a px is so many Emu."""
    before = _palette.set(palette), _unit.set(unit)
    try:
        yield
    finally:
        _palette.reset(before[0])
        _unit.reset(before[1])


def is_mastered() -> bool:
    """Whether colours are those of an office's master."""
    return _palette.get() is not OURS


def is_banded() -> bool:
    """Whether the rows of tables can have the bands of Office's usual style."""
    return _palette.get().is_banded


def px(length: float) -> Emu:
    """A length of the stage."""
    return Emu(round(length * _unit.get()))


def type_size(length: float) -> Pt:
    """A size of type, given in px of the stage: 30 px are 18 pt on a slide 19.05 cm high."""
    return Pt(round(length * 0.6 * _unit.get() / PX))


def paint(colour: Any, role: str) -> None:
    """Sets a colour: of the theme where the theme has the role, else its value.

    Args:
        colour: python-pptx's colour of a font, fill or line.
        role: a token ("mark") or a reference to one ("var(--mark)").
    """
    name = role.removeprefix("var(--").removesuffix(")")
    palette = _palette.get()
    if name in palette.themed:
        colour.theme_color = palette.themed[name]
        return
    value = palette.values.get(name) or theme.colour(f"var(--{name})").strip().lstrip("#")
    colour.rgb = RGBColor.from_string(value)


def font_name() -> str:
    """The first font of the page that office PCs of every age have."""
    families = [name.strip(' "') for name in theme.tokens()["font-text"].split(",")]
    return next((name for name in families if "Variable" not in name), families[0])


def add_element(parent: Any, tag: str, **attributes: str) -> Any:
    """A new last child, for what python-pptx has no word for."""
    child = parent.makeelement(tag, attributes)
    parent.append(child)
    return child


def new_presentation() -> Any:
    """An empty presentation with one layout; `prs.slide_layouts[0]` is it."""
    prs = Presentation()
    prs.slide_width, prs.slide_height = px(WIDTH), px(HEIGHT)
    prs.part._element.sldSz.attrib.pop("type", None)  # the template calls itself 4 : 3
    _set_theme(prs.slide_master)
    layout = prs.slide_layouts[_TITLE_ONLY]
    for other in [one for one in prs.slide_layouts if one is not layout]:
        if other.name != layout.name:
            prs.slide_layouts.remove(other)
    layout.name = LAYOUT_NAME
    for holder in (prs.slide_master, layout):
        _place(holder)
    return prs


def _set_theme(master: Any) -> None:
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    part._blob = themed(part.blob)


def themed(blob: bytes) -> bytes:
    """A theme part of an office file with our colours and fonts."""
    root = parse_xml(blob)
    scheme = root.find(f".//{{{_DRAWING}}}clrScheme")
    scheme.set("name", LAYOUT_NAME)
    for name, token in SCHEME.items():
        slot = scheme.find(f"{{{_DRAWING}}}{name}")
        slot.clear()
        value = theme.colour(f"var(--{token})").strip().lstrip("#")
        add_element(slot, f"{{{_DRAWING}}}srgbClr", val=value)
    for font in root.findall(f".//{{{_DRAWING}}}fontScheme/*/{{{_DRAWING}}}latin"):
        font.set("typeface", font_name())
    root.set("name", LAYOUT_NAME)
    content: bytes = serialize_part_xml(root)
    return content


def _place(holder: Any) -> None:
    """Puts the placeholders of master and layout where our slides have them; drops the unused."""
    for shape in list(holder.placeholders):
        kind = re.sub(r"\W.*", "", str(shape.placeholder_format.type))
        if kind == "TITLE":
            _put(shape, (MARGIN, BAND + 30, WIDTH - 2 * MARGIN, 124))
            frame = shape.text_frame
            frame.vertical_anchor = MSO_ANCHOR.TOP
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        elif kind == "SLIDE_NUMBER":
            _put(shape, (WIDTH - MARGIN - 300, FOOT + 10, 300, 36))
        elif kind in {"DATE", "FOOTER"}:
            shape._element.getparent().remove(shape._element)
        elif kind == "BODY":
            _put(shape, (MARGIN, 270, WIDTH - 2 * MARGIN, 500))
    _set_title_style(holder)


def _put(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (px(length) for length in box)


def _set_title_style(holder: Any) -> None:
    """The title's type: 54 px, semibold, flush left, in ink."""
    style = holder._element.find(".//{*}titleStyle/{*}lvl1pPr")
    if style is None:
        return
    style.set("algn", "l")
    properties = style.find(f"{{{_DRAWING}}}defRPr")
    properties.set("sz", str(round(54 * 0.6) * 100))
    properties.set("b", "1")


def speak(prs: Any) -> None:
    """Marks every text of the file, masters and notes too, as one of the reader's language.

    Masters come in English; a spelling checker, a reading voice and a PDF made of the file would
    take German words for English ones.
    """
    code = language_code()
    for part in prs.part.package.iter_parts():
        if not isinstance(part, XmlPart):
            continue
        for run in part._element.iter(f"{{{_DRAWING}}}r"):
            run.get_or_add_rPr()
        for properties in part._element.iter(*TEXT_PROPERTIES):
            properties.set("lang", code)
