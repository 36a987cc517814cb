"""Which text of ours can be read on a master's layouts, whatever pictures lie behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND

from dashboards.exports.pptx_theme import Palette
from dashboards.exports.templates import colours
from dashboards.exports.templates.backdrop import Backdrop, colour_in
from dashboards.exports.templates.colours import MARK, TEXT, contrast
from data.language import says

#: Roles that are text on a slide, and those that are marks of charts.
_INKS, _MARKS = ("ink", "ink-soft"), ("mark", "mark-rest", "held-mark", *colours.BLOCKS)
_CHOICE = ("tx1", "bg1", "tx2", "bg2")
_KINDS = {
    "title": ("der Titel", "its title"),
    "content": ("der Text", "its text"),
    "footer": ("die Fußzeile", "its footer"),
    "number": ("die Foliennummer", "its slide number"),
}
_STYLES = {"title": "titleStyle", "content": "bodyStyle"}
#: Placeholders of a master from which those of a layout have their type.
_PARENTS = {"title": {KIND.TITLE, KIND.CENTER_TITLE}, "content": {KIND.BODY, KIND.OBJECT}}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True)
class Legible:
    """What a layout needs so that everything on it can be read.

    Attributes:
        is_plated: an area of the background colour lies under chart, table or map.
        texts: hex values of placeholders whose own colour could not be read there, by their kind;
            "" where no colour could, so that it stands on such an area too.
    """

    is_plated: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)


def legible(
    layout: Any,
    behind: Backdrop,
    places: Mapping[str, Any],
    of: Mapping[str, str],
    palette: Palette | None,
) -> tuple[Legible, list[str]]:
    """What a layout needs, and what is said of it.

    Args:
        layout: python-pptx's.
        behind: its painting.
        places: its placeholders by kind, and "room", the box of a picture in Emu.
        of: hex values of the theme's colours by name.
        palette: the colours of charts, None where none stand on the layout.
    """
    name = says(f"das Layout „{layout.name}“", f"the layout “{layout.name}”")
    said = [
        says(
            f"{name}: Das Bild {one} ist nicht lesbar; ob Text darauf lesbar ist, ist ungeprüft",
            f"{name}: the picture {one} cannot be read; contrast with it is not checked",
        )
        for one in behind.unread
    ]
    is_plated = False
    if palette is not None:
        ends = behind.under(places["room"])
        is_plated = not _shows(palette, of, ends)
        if is_plated:
            said.append(
                says(
                    f"{name}: Hinter Abbildungen liegt #{ends[0]} bis #{ends[1]}, darauf sind sie "
                    f"nicht lesbar; sie stehen auf einer Fläche in #{of['bg1']}",
                    f"{name}: behind pictures lies #{ends[0]} to #{ends[1]}, on which they cannot "
                    f"be read; they stand on an area of #{of['bg1']}",
                )
            )
    texts: dict[str, str] = {}
    for kind, german_and_english in _KINDS.items():
        words = says(*german_and_english)
        holder = places.get(kind)
        if holder is None or holder._element.find("{*}spPr/{*}solidFill") is not None:
            continue
        ends = behind.under((holder.left, holder.top, holder.width, holder.height))
        own = _ink(holder, layout, kind, of)
        least = MARK if kind == "title" else TEXT  # titles are large type
        if set(ends) == {of["bg1"]} or _least(own, ends) >= least:
            continue
        choice = [of[one] for one in _CHOICE] + ["000000", "FFFFFF"]
        texts[kind] = next((one for one in choice if _least(one, ends) >= least), "")
        taken = (
            says(f"steht darum in #{texts[kind]}", f"#{texts[kind]} is used")
            if texts[kind]
            else says(
                f"keine Farbe ist dort lesbar, darum liegt eine Fläche in #{of['bg1']} darunter",
                f"no colour can be read there, so an area of #{of['bg1']} lies under it",
            )
        )
        least_said = says(f"{least}".replace(".", ","), f"{least}")
        said.append(
            says(
                f"{name}: {words} in #{own} hat auf #{ends[0]} bis #{ends[1]} einen Kontrast unter "
                f"{least_said}; {taken}",
                f"{name}: {words} in #{own} has a contrast under {least_said} on #{ends[0]} to "
                f"#{ends[1]}; {taken}",
            )
        )
    return Legible(is_plated, texts), said


def type_of(holder: Any, layout: Any, kind: str) -> Iterator[Any]:
    """What layout and master say of the type of a placeholder, the nearest first."""
    parents = _PARENTS.get(kind, {holder.placeholder_format.type})
    masters = layout.slide_master.placeholders
    for owner in (holder, *(one for one in masters if one.placeholder_format.type in parents)):
        found = owner._element.find(".//{*}lstStyle/{*}lvl1pPr/{*}defRPr")
        if found is not None:
            yield found
    style = _STYLES.get(kind, "otherStyle")
    found = layout.slide_master._element.find(f".//{{*}}{style}/{{*}}lvl1pPr/{{*}}defRPr")
    if found is not None:
        yield found


def _ink(holder: Any, layout: Any, kind: str, of: Mapping[str, str]) -> str:
    """The colour of a placeholder's text; tx1 where nobody names one."""
    for properties in type_of(holder, layout, kind):
        fill = properties.find(f"{_DRAWING}solidFill")
        colour = None if fill is None else colour_in(fill, of)
        if colour is not None:
            return colour[0]
    return of["tx1"]


def _shows(palette: Palette, of: Mapping[str, str], ends: tuple[str, str]) -> bool:
    """Words and marks of charts reach their contrast with all that lies behind them."""
    if set(ends) == {of["bg1"]}:
        return True
    roles = [*((one, TEXT) for one in _INKS), *((one, MARK) for one in _MARKS)]
    return all(_least(colours.value_of(palette, role, of), ends) >= least for role, least in roles)


def _least(value: str, ends: tuple[str, str]) -> float:
    """The least contrast of a colour with what lies behind it.

    Where that is darker at one place and lighter at another than the colour, some place between
    may look like it.
    """
    dark, light = sorted(ends, key=lambda one: contrast(one, "000000"))
    of_black = contrast(value, "000000")
    if contrast(dark, "000000") < of_black < contrast(light, "000000"):
        return 1.0
    return min(contrast(value, one) for one in ends)
