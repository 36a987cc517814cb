"""Comments of an Excel sheet: words added to those that are there, or comments of our own.

Excel keeps a comment twice: its words in one part, the box that shows them in a drawing (VML).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from lxml import etree

from data.importing.cells import column_letters
from data.importing.packages import XML_OPTIONS

if TYPE_CHECKING:
    from data.importing.marked_xlsx import Draft

AUTHOR = "ZiQ"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_XML = "{http://www.w3.org/XML/1998/namespace}space"
_WIDE, _HIGH = 4, 8
"""Columns and rows that the box of a comment spans."""

_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_SHAPE_TYPE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" id="{name}" coordsize="21600,21600" '
    'o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="{id}" type="#{name}" '
    'style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)


def add(
    draft: Draft, part: str, words: Mapping[tuple[int, int], str]
) -> tuple[str, str] | None:  # fmt: skip
    """Words for cells of a sheet, by row from 1 and column from 0.

    Returns:
        Attribute and id under which the sheet must name its new drawing; None if it had one.
    """
    sheet = draft.root(part)
    related = draft.package.related(part)
    comments = next((p for kind, p in related.values() if kind == "comments"), None)
    drawing = sheet.find("{*}legacyDrawing")
    if comments is None:
        comments = draft.free_name("xl/comments-ziq{}.xml")
        root = _new_comments(etree.QName(sheet).namespace)
        _relate(draft, part, _base(draft) + "comments", f"/{comments}")
        _declare(draft, f"/{comments}", _COMMENTS_TYPE)
    else:
        root = draft.root(comments)
    added = _add_words(root, words)
    if comments not in draft.package:
        draft.new[comments] = _bytes(root)
    named = None
    vml = next(iter(drawing.attrib.values()), "") if drawing is not None else ""
    vml_part = related.get(vml, ("", ""))[1]
    if vml_part and vml_part in draft.package:
        _add_boxes(draft.root(vml_part), added)
    elif added:
        vml_part = draft.free_name("xl/drawings/vmlDrawing-ziq{}.vml")
        boxes = etree.fromstring(_VML, etree.XMLParser(**XML_OPTIONS))
        _add_boxes(boxes, added)
        draft.new[vml_part] = _bytes(boxes)
        identifier = _relate(draft, part, _base(draft) + "vmlDrawing", f"/{vml_part}")
        _declare(draft, f"/{vml_part}", _VML_TYPE)
        named = (f"{{{_base(draft).rstrip('/')}}}id", identifier)
    return named


def _base(draft: Draft) -> str:
    """How kinds of relations begin in this workbook: the strict form has names of its own."""
    for entry in draft.package.root("_rels/.rels"):
        told, _, kind = entry.get("Type", "").rpartition("/")
        if kind == "officeDocument":
            return f"{told}/"
    return "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _relations_name(part: str) -> str:
    place = PurePosixPath(part)
    return str(place.parent / "_rels" / f"{place.name}.rels")


def _relate(draft: Draft, part: str, kind: str, target: str) -> str:
    """The id of a new relation of that part."""
    name = _relations_name(part)
    space = f"{_PACKAGE}relationships"
    if name in draft.package:
        relations = draft.root(name)
    elif name in draft.new:
        relations = etree.fromstring(draft.new[name], etree.XMLParser(**XML_OPTIONS))
    else:
        relations = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
    taken = {entry.get("Id") for entry in relations}
    number = 1
    while f"ziq{number}" in taken:
        number += 1
    etree.SubElement(
        relations, f"{{{space}}}Relationship", Id=f"ziq{number}", Type=kind, Target=target
    )
    if name not in draft.package:
        draft.new[name] = _bytes(relations)
    return f"ziq{number}"


def _declare(draft: Draft, part: str, content_type: str) -> None:
    types = draft.root("[Content_Types].xml")
    etree.SubElement(
        types, f"{{{_PACKAGE}content-types}}Override", PartName=part, ContentType=content_type
    )


def _bytes(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _new_comments(space: str) -> Any:
    root = etree.Element(f"{{{space}}}comments", nsmap={None: space})
    etree.SubElement(root, f"{{{space}}}authors")
    etree.SubElement(root, f"{{{space}}}commentList")
    return root


def _add_words(root: Any, words: Mapping[tuple[int, int], str]) -> list[tuple[int, int]]:
    """Add to comments that are there, or new ones; gives the cells of the new ones."""
    space = etree.QName(root).namespace
    authors, comments = root.find("{*}authors"), root.find("{*}commentList")
    known = {comment.get("ref"): comment for comment in comments}
    author = etree.SubElement(authors, f"{{{space}}}author")
    author.text = AUTHOR
    added = []
    for (row, column), text in words.items():
        reference = f"{column_letters(column)}{row}"
        comment = known.get(reference)
        gap = "" if comment is None else "\n\n"
        if comment is None:
            comment = etree.SubElement(
                comments, f"{{{space}}}comment", ref=reference, authorId=str(len(authors) - 1)
            )
            etree.SubElement(comment, f"{{{space}}}text")
            added.append((row, column))
        run = etree.SubElement(comment.find("{*}text"), f"{{{space}}}r")
        written = etree.SubElement(run, f"{{{space}}}t")
        written.set(_XML, "preserve")
        written.text = gap + text
    return added


def _add_boxes(root: Any, cells: list[tuple[int, int]]) -> None:
    name = "_x0000_t202_ziq"
    if cells:
        root.append(etree.fromstring(_SHAPE_TYPE.format(name=name)))
    for number, (row, column) in enumerate(cells, start=1):
        left, top = column + 1, max(row - 2, 0)
        anchor = f"{left}, 15, {top}, 2, {left + _WIDE}, 15, {top + _HIGH}, 4"
        shape = _SHAPE.format(
            id=f"_x0000_s9{number:05d}", name=name, anchor=anchor, row=row - 1,
            column=column,
        )  # fmt: skip
        root.append(etree.fromstring(shape))
