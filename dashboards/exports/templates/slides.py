"""An office's master for slides: its layouts, the room they leave, its colours."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.constants import RELATIONSHIP_TYPE

from dashboards.exports.pptx_theme import HEIGHT, Box, Palette
from dashboards.exports.templates import colours
from dashboards.exports.templates.backdrop import backdrop
from dashboards.exports.templates.legible import Legible, legible, type_of
from dashboards.exports.templates.opening import as_document
from data.language import says

#: Names of layouts by what they are for, as Office calls them in German and in English.
LAYOUTS = {
    "chart": ("ZiQ Diagramm", "Titel und Inhalt", "Title and Content", "Nur Titel", "Title Only"),
    "text": ("ZiQ Text", "Titel und Inhalt", "Title and Content"),
    "title": ("ZiQ Titel", "Titelfolie", "Title Slide"),
}
#: The least room for a chart with its words, in px of a stage 900 px high.
_LEAST_WIDTH, _LEAST_HEIGHT = 640, 420
_TITLES = {KIND.TITLE, KIND.CENTER_TITLE}
_HOLDERS = {KIND.FOOTER: "footer", KIND.SLIDE_NUMBER: "number"}
_CONTENTS = {KIND.OBJECT, KIND.BODY, KIND.CHART, KIND.TABLE, KIND.SUBTITLE}


@dataclass(frozen=True)
class Master:
    """A master that can be used.

    Attributes:
        content: the file.
        layouts: names of its layouts by what they are for; "chart" is always among them.
        palette: which of our colours are its own.
        unit: Emu of a px, so that the stage is 900 px high.
        width: of the stage in px.
        legible: what layouts need so that text and pictures can be read on them, by their use.
    """

    content: bytes
    layouts: Mapping[str, str]
    palette: Palette
    unit: float
    width: float
    legible: Mapping[str, Legible] = field(default_factory=dict)

    def opened(self) -> Any:
        """An empty presentation with this master."""
        return _without_slides(Presentation(io.BytesIO(as_document(self.content))))


def master(
    content: bytes, named: Mapping[str, str], wanted: Mapping[str, str]
) -> tuple[Master | None, list[str]]:
    """The master in a file, None where it cannot hold a chart, and what it lacks.

    Args:
        content: of a .potx or .pptx.
        named: layouts by what they are for, as the office listed them.
        wanted: colours of the Bausteine, likewise.

    Raises:
        Exception: whatever python-pptx raises for a file that is no presentation.
    """
    prs = Presentation(io.BytesIO(as_document(content)))
    unit = prs.slide_height / HEIGHT
    said: list[str] = []
    found: dict[str, str] = {}
    known = {layout.name.strip().casefold(): layout for layout in prs.slide_layouts}
    for use, usual in LAYOUTS.items():
        asked = (named[use],) if use in named else usual
        layout = next((known[one.casefold()] for one in asked if one.casefold() in known), None)
        missing = _missing(layout, use, unit, asked)
        if layout is None or missing:
            said.append(
                says(
                    f"Folien der Art „{use}“: {missing}; sie bekommen die mitgelieferte Form",
                    f"slides of kind “{use}”: {missing}; the built-in form is used for them",
                )
            )
        else:
            found[use] = layout.name
    if "chart" not in found:
        names = ", ".join(says(f"„{one.name}“", f"“{one.name}”") for one in prs.slide_layouts)
        rest = says(
            f"also haben alle Folien die mitgelieferte Form; Layouts der Datei: {names}",
            f"so all slides are built-in; its layouts are {names}",
        )
        return None, [*said, rest]
    theme = prs.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    palette, about = colours.palette(theme.blob, _mapped(prs), wanted)
    of = colours.by_name(theme.blob, _mapped(prs))
    needs: dict[str, Legible] = {}
    for use, name in found.items():
        layout = next(one for one in prs.slide_layouts if one.name == name)
        painted = backdrop(layout, (prs.slide_width, prs.slide_height), of)
        of_charts = palette if use == "chart" else None
        needs[use], lines = legible(layout, painted, _places(layout, use, unit), of, of_charts)
        about += [line for line in lines if line not in about]
    own = Master(content, found, palette, unit, prs.slide_width / unit, needs)
    return own, said + about


def _places(layout: Any, use: str, unit: float) -> dict[str, Any]:
    """Placeholders of a layout by what stands in them, and in Emu the room of a picture."""
    places = {_HOLDERS.get(one.placeholder_format.type, ""): one for one in layout.placeholders}
    places["title"] = title_of(layout)
    if use != "chart":
        places["content"] = content_of(layout)
    places["room"] = tuple(length * unit for length in room_of(layout, unit))
    return places


def _missing(layout: Any, use: str, unit: float, asked: tuple[str, ...]) -> str:
    """What a layout lacks for its use; "" when it has all."""
    if layout is None:
        return says(
            "kein Layout heißt " + " oder ".join(f"„{one}“" for one in asked),
            "no layout is called " + " or ".join(f"“{one}”" for one in asked),
        )
    if title_of(layout) is None:
        return says(
            f"das Layout „{layout.name}“ hat keinen Titel",
            f"the layout “{layout.name}” has no title",
        )
    _left, _top, width, height = room_of(layout, unit)
    if use == "chart" and (width < _LEAST_WIDTH or height < _LEAST_HEIGHT):
        return says(
            f"das Layout „{layout.name}“ lässt zu wenig Platz für eine Abbildung",
            f"the layout “{layout.name}” leaves too little room for a picture",
        )
    if use == "text" and content_of(layout) is None:
        return says(
            f"das Layout „{layout.name}“ hat keinen Platz für Text",
            f"the layout “{layout.name}” has no place for text",
        )
    return ""


def title_of(layout: Any) -> Any:
    """The title of a layout or slide; None when there is none."""
    return next(
        (one for one in layout.placeholders if one.placeholder_format.type in _TITLES), None
    )


def content_of(layout: Any) -> Any:
    """The largest place for content of a layout or slide; None when there is none."""
    holders = [one for one in layout.placeholders if one.placeholder_format.type in _CONTENTS]
    return max(holders, key=lambda one: one.width * one.height, default=None)


def room_of(layout: Any, unit: float) -> Box:
    """Where a picture with its words stands, in px: the content, or what is below the title."""
    holder = content_of(layout)
    if holder is not None:
        return tuple(length / unit for length in _place(holder))  # type: ignore[return-value]
    left, top, width, height = (length / unit for length in _place(title_of(layout)))
    below = [
        one.top / unit
        for one in layout.placeholders
        if one.placeholder_format.type in {KIND.FOOTER, KIND.SLIDE_NUMBER, KIND.DATE}
    ]
    end = min([HEIGHT - 40, *below])
    return left, top + height + 12, width, end - top - height - 24


def _place(holder: Any) -> tuple[int, int, int, int]:
    return holder.left, holder.top, holder.width, holder.height


def title_size(layout: Any, unit: float) -> float:
    """Size of type of a layout's title in px, as layout or master say."""
    for owner in type_of(title_of(layout), layout, "title"):
        if owner.get("sz"):
            return float(int(owner.get("sz")) / 100 * 12_700 / unit)
    return 54.0


def _mapped(prs: Any) -> dict[str, str]:
    element = prs.slide_master._element.find("{*}clrMap")
    return {} if element is None else dict(element.attrib)


def _without_slides(prs: Any) -> Any:
    """Examples that a master brings are no slides of ours, nor are lists that name them."""
    entries = prs.slides._sldIdLst
    for entry in list(entries):
        prs.part.drop_rel(entry.rId)
        entries.remove(entry)
    for listed in list(prs.part._element.iter("{*}sectionLst", "{*}custShowLst")):
        parent = listed.getparent()
        if parent.tag.endswith("}ext"):
            parent.getparent().remove(parent)
        else:
            parent.remove(listed)
    for extensions in list(prs.part._element.iter("{*}extLst")):
        if not len(extensions):
            extensions.getparent().remove(extensions)
    return prs
