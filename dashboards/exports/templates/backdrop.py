"""What lies behind the text of a slide: backgrounds, pictures and areas of a layout, painted small.

Placeholders are left out, since text of ours stands in them. What cannot be painted is named:
drawings of Windows (EMF, WMF), and whatever Pillow does not read.
"""

from __future__ import annotations

import colorsys
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PIL import Image
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_FILLS = tuple(f"{_DRAWING}{name}" for name in ("solidFill", "gradFill", "blipFill", "pattFill"))
_NAMED = {"white": "FFFFFF", "black": "000000"}
#: Width of the painting: strokes of letters are finer than that, so finer things do not matter.
_WIDTH = 240
#: Shares of an area that may be darker or lighter than what is called its darkest and lightest.
_EDGE = 0.03
#: Numbers of a theme's fills for backgrounds begin here (ST_StyleMatrixColumnIndex).
_FIRST_BACKGROUND = 1001
#: Office writes shares in thousandths of a percent, and full strength of a colour is 255.
_WHOLE, _FULL = 100 * 1_000, 255
Rect = tuple[float, float, float, float]


@dataclass(frozen=True)
class Backdrop:
    """The painting of a layout.

    Attributes:
        image: as wide as `_WIDTH`.
        scale: pixels per Emu.
        unread: names of pictures that could not be painted.
    """

    image: Image.Image
    scale: float
    unread: tuple[str, ...] = ()

    def under(self, box: Sequence[float]) -> tuple[str, str]:
        """The darkest and the lightest colour inside a box of Emu: left, top, width, height."""
        left, top, width, height = (length * self.scale for length in box)
        right, bottom = min(left + width, self.image.width), min(top + height, self.image.height)
        first = (min(max(int(left), 0), self.image.width - 1),
                 min(max(int(top), 0), self.image.height - 1))  # fmt: skip
        last = max(round(right), first[0] + 1), max(round(bottom), first[1] + 1)
        part = self.image.crop((*first, *last))
        count = part.width * part.height
        colours = sorted(
            (sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), one, strict=True)),
             one)
            for one in (part.getpixel((at % part.width, at // part.width)) for at in range(count))
            if isinstance(one, tuple)
        )  # fmt: skip
        ends = colours[int(count * _EDGE)], colours[min(int(count * (1 - _EDGE)), count - 1)]
        dark, light = ("".join(f"{value:02X}" for value in one) for _light, one in ends)
        return dark, light


def backdrop(layout: Any, size: tuple[int, int], colours: Mapping[str, str]) -> Backdrop:
    """Paints a layout of a presentation.

    Args:
        layout: python-pptx's.
        size: width and height of its slides in Emu.
        colours: hex values by their names in the theme, as the master maps them.
    """
    width, height = size
    scale = _WIDTH / width
    image = Image.new("RGB", (_WIDTH, max(round(height * scale), 1)), f"#{colours['bg1']}")
    painter = _Painter(image, scale, colours)
    painter.background(layout)
    if layout._element.get("showMasterSp") not in {"0", "false"}:
        painter.shapes(layout.slide_master)
    painter.shapes(layout)
    return Backdrop(image, scale, tuple(dict.fromkeys(painter.unread)))


@dataclass
class _Painter:
    image: Image.Image
    scale: float
    colours: Mapping[str, str]
    unread: list[str] = field(default_factory=list)

    def background(self, layout: Any) -> None:
        """That of the layout, else of its master; both may name a fill of the theme."""
        whole = (0.0, 0.0, self.image.width / self.scale, self.image.height / self.scale)
        for owner in (layout, layout.slide_master):
            found = owner._element.find("{*}cSld/{*}bg")
            if found is None:
                continue
            named = found.find("{*}bgRef")
            if named is None:
                self._fill(_fill_of(found.find("{*}bgPr")), owner.part, whole, "")
            else:
                theme = layout.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
                fills = parse_xml(theme.blob).find(f".//{_DRAWING}bgFillStyleLst")
                place = int(named.get("idx", "0")) - _FIRST_BACKGROUND
                if fills is not None and 0 <= place < len(fills):
                    own = self._colour(named)
                    self._fill(fills[place], theme, whole, own[0] if own else "")
            return

    def shapes(self, owner: Any) -> None:
        """Pictures and filled areas, from the back to the front; of groups each part."""
        for element, box in _parts(owner._element.find("{*}cSld/{*}spTree"), (1.0, 1.0, 0.0, 0.0)):
            properties = element.find("{*}spPr")
            if element.tag.endswith("}pic"):
                fill = element.find("{*}blipFill")
            else:
                fill = _fill_of(properties)
                style = element.find("{*}style/{*}fillRef")
                is_bare = properties is None or properties.find(f"{_DRAWING}noFill") is not None
                if fill is None and not is_bare and style is not None and style.get("idx") != "0":
                    fill = style  # the colour of a style: its shades matter little
            self._fill(fill, owner.part, box, "")

    def _fill(self, fill: Any, part: Any, box: Rect, own: str) -> None:
        """Paints one fill; `own` is the colour that a fill of the theme is given."""
        if fill is None:
            return
        left, top, width, height = (round(length * self.scale) for length in box)
        if width < 1 or height < 1:
            return
        picture = fill.find(f"{_DRAWING}blip")
        if picture is not None:
            laid = self._picture(picture, fill, part, (width, height))
            if laid is not None:
                self.image.paste(laid, (left, top), laid)
            return
        stops = [
            colour
            for one in ([fill] if not fill.tag.endswith("}gradFill") else fill.iter("{*}gs"))
            if (colour := self._colour(one, own)) is not None
        ]
        # Every stop beside the others, wherever a text stands: the worst that can be behind it.
        for column in range(width if stops else 0):
            value, alpha = stops[column % len(stops)]
            stroke = Image.new("RGBA", (1, height), f"#{value}{alpha:02X}")
            self.image.paste(stroke, (left + column, top), stroke)

    def _picture(self, blip: Any, fill: Any, part: Any, size: tuple[int, int]) -> Any:
        """A picture as it lies there, with what it lets through; None where it cannot be read."""
        relation = blip.get(_RELATION)
        try:
            held = part.related_part(relation)
            with Image.open(io.BytesIO(held.blob)) as opened:
                opened.draft("RGB", size)
                cut = _cut(fill, opened.size)
                laid = opened.convert("RGBA").resize(size, box=cut, reducing_gap=2.0)
        except Exception:  # whatever is said of a picture that is none, or of one too large
            name = str(part.related_part(relation).partname) if relation in part.rels else ""
            self.unread.append(name.rsplit("/", 1)[-1] or "?")
            return None
        through = blip.find(f"{_DRAWING}alphaModFix")
        if through is not None:
            share = int(through.get("amt", _WHOLE)) / _WHOLE
            laid.putalpha(laid.getchannel("A").point(lambda value: round(value * share)))
        return laid

    def _colour(self, holder: Any, own: str = "") -> tuple[str, int] | None:
        return colour_in(holder, self.colours, own)


def colour_in(holder: Any, colours: Mapping[str, str], own: str = "") -> tuple[str, int] | None:
    """The colour that an element holds, as hex value and opacity; None where it holds none."""
    for element in holder:
        value = {
            "srgbClr": element.get("val", ""),
            "sysClr": element.get("lastClr", ""),
            "prstClr": _NAMED.get(element.get("val", ""), ""),
            "schemeClr": own
            if element.get("val") == "phClr"
            else colours.get(element.get("val", ""), ""),
        }.get(str(element.tag).rpartition("}")[2])
        if value and len(value) == 6:
            alpha = element.find(f"{_DRAWING}alpha")
            share = _WHOLE if alpha is None else int(alpha.get("val", _WHOLE))
            return _shaded(value, element), round(_FULL * share / _WHOLE)
    return None


def _shaded(value: str, element: Any) -> str:
    """A colour with what its element makes of it: darker, lighter."""
    parts = [int(value[at : at + 2], 16) / _FULL for at in (0, 2, 4)]
    for change in element:
        share = int(change.get("val", 0)) / _WHOLE if change.get("val", "").isdigit() else None
        name = str(change.tag).rpartition("}")[2]
        if share is None:
            continue
        hue, light, strength = colorsys.rgb_to_hls(*parts)
        if name == "lumMod":
            parts = list(colorsys.hls_to_rgb(hue, min(light * share, 1), strength))
        elif name == "lumOff":
            parts = list(colorsys.hls_to_rgb(hue, min(light + share, 1), strength))
        elif name == "shade":
            parts = [_seen(_linear(one) * share) for one in parts]
        elif name == "tint":
            parts = [_seen(1 - (1 - _linear(one)) * share) for one in parts]
    return "".join(f"{round(min(max(one, 0), 1) * _FULL):02X}" for one in parts)


def _linear(part: float) -> float:
    """A part of a colour (sRGB) as light, in which Office mixes shades and tints."""
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _seen(light: float) -> float:
    return float(light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)


def _fill_of(properties: Any) -> Any:
    """The fill an element states itself; None where it states none."""
    if properties is None:
        return None
    return next((one for one in properties if one.tag in _FILLS), None)


def _parts(tree: Any, turned: tuple[float, float, float, float]) -> Iterator[tuple[Any, Rect]]:
    """Shapes that are no placeholders, each with its place on the slide in Emu.

    `turned` is what a group does to places inside it: two factors and two distances.
    """
    for element in () if tree is None else tree:
        name = str(element.tag).rpartition("}")[2]
        if name == "grpSp":
            inner = _inside(element.find("{*}grpSpPr/{*}xfrm"), turned)
            yield from _parts(element, inner)
        elif name in {"pic", "sp"} and element.find(".//{*}nvPr/{*}ph") is None:
            place = element.find("{*}spPr/{*}xfrm")
            if place is not None:
                yield element, _turned(_rect(place, "off", "ext"), turned)


def _rect(place: Any, off: str, ext: str) -> Rect:
    start, size = place.find(f"{_DRAWING}{off}"), place.find(f"{_DRAWING}{ext}")
    return (
        float(start.get("x")), float(start.get("y")), float(size.get("cx")), float(size.get("cy")),
    )  # fmt: skip


def _turned(box: Rect, turned: tuple[float, float, float, float]) -> Rect:
    across, along, right, down = turned
    left, top, width, height = box
    return left * across + right, top * along + down, width * across, height * along


def _inside(place: Any, outer: tuple[float, float, float, float]) -> Rect:
    if place is None or place.find(f"{_DRAWING}chExt") is None:
        return outer
    left, top, width, height = _turned(_rect(place, "off", "ext"), outer)
    own_left, own_top, own_width, own_height = _rect(place, "chOff", "chExt")
    across, along = width / (own_width or 1), height / (own_height or 1)
    return across, along, left - own_left * across, top - own_top * along


def _cut(fill: Any, size: tuple[int, int]) -> Rect:
    """The part of a picture that is shown, in its pixels."""
    shown = fill.find(f"{_DRAWING}srcRect")
    sides = [
        max(int(shown.get(side, 0)), 0) / _WHOLE if shown is not None else 0.0 for side in "ltrb"
    ]
    width, height = size
    left, top = sides[0] * width, sides[1] * height
    right, bottom = (1 - sides[2]) * width, (1 - sides[3]) * height
    return (left, top, right, bottom) if right - left >= 1 and bottom - top >= 1 else (
        0.0, 0.0, float(width), float(height),
    )  # fmt: skip
