"""An office's master for documents: its styles, header, footer, page and colours."""

from __future__ import annotations

import io
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from dashboards.exports.pptx_theme import Palette
from dashboards.exports.templates import colours
from dashboards.exports.templates.opening import as_document
from data.language import says

#: Styles a document needs, by the names Office gives them in every language.
STYLES = {
    **{f"Heading {level}": WD_STYLE_TYPE.PARAGRAPH for level in range(1, 5)},
    "Caption": WD_STYLE_TYPE.PARAGRAPH,
    "List Bullet": WD_STYLE_TYPE.PARAGRAPH,
    "Table Grid": WD_STYLE_TYPE.TABLE,
}
_THEME = RELATIONSHIP_TYPE.THEME
_SLOTS = {"light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2"}
_MAPPED = {"bg1": "bg1", "t1": "tx1", "bg2": "bg2", "t2": "tx2"}
#: What a style says of others that are not there when it moves to another document.
_OF_OTHERS = ("w:basedOn", "w:link", "w:next", "w:numPr")


@dataclass(frozen=True)
class Master:
    """A master that can be used.

    Attributes:
        content: the file.
        styles: names of its styles by the names we call them.
        palette: which of our colours are its own.
    """

    content: bytes
    styles: Mapping[str, str]
    palette: Palette

    def opened(self) -> Any:
        """An empty document with this master; styles it lacks are the built-in ones."""
        made = Document(io.BytesIO(as_document(self.content)))
        body = made.element.body
        for element in list(body):
            if element is not body.sectPr:
                body.remove(element)
        for name in STYLES:
            if name not in self.styles:
                _bring(made, name)
        return made


def master(
    content: bytes, named: Mapping[str, str], wanted: Mapping[str, str]
) -> tuple[Master, list[str]]:
    """The master in a file, and what it lacks.

    Args:
        content: of a .dotx or .docx.
        named: its styles by the names we call them, as the office listed them.
        wanted: colours of the Bausteine, likewise.

    Raises:
        Exception: whatever python-docx raises for a file that is no document.
    """
    made = Document(io.BytesIO(as_document(content)))
    found: dict[str, str] = {}
    lacking: list[str] = []
    for name, kind in STYLES.items():
        asked = named.get(name, name)
        if any(style.name == asked and style.type == kind for style in made.styles):
            found[name] = asked
        else:
            lacking.append(says(f"„{asked}“", f"“{asked}”"))
    said = []
    if lacking:
        said.append(
            says(
                f"Es fehlen die Formatvorlagen {', '.join(lacking)}; dafür dient die mitgelieferte "
                "Form",
                f"it has no style {', '.join(lacking)}; the built-in form is used for what they "
                "are for",
            )
        )
    part = next((rel.target_part for rel in made.part.rels.values() if rel.reltype == _THEME), None)
    if part is None:
        bare = says(
            "Sie hat kein Design; die Farben sind unsere", "it has no theme; colours are ours"
        )
        return Master(content, found, Palette({}, {})), [*said, bare]
    palette, about = colours.palette(part.blob, _mapped(made), wanted)
    return Master(content, found, palette), said + about


def _mapped(made: Any) -> dict[str, str]:
    element = made.settings.element.find(qn("w:clrSchemeMapping"))
    if element is None:
        return {}
    of = {ours: element.get(qn(f"w:{theirs}")) for theirs, ours in _MAPPED.items()}
    return {name: _SLOTS[slot] for name, slot in of.items() if slot in _SLOTS}


def _bring(made: Any, name: str) -> None:
    """Copies a style of the built-in form into a document that has none of its name."""
    if name in made.styles:
        return
    element = deepcopy(Document().styles[name].element)
    for tag in _OF_OTHERS:
        for one in list(element.iter(qn(tag))):
            one.getparent().remove(one)
    taken = {style.style_id for style in made.styles}
    if element.styleId in taken:
        element.styleId = f"ZiQ{element.styleId}"
    made.styles.element.append(element)
