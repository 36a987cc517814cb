"""What python-docx has no word for: language, fields, native charts, tables whose head repeats."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from dashboards.exports import pptx_theme
from dashboards.exports.grids import Grid
from dashboards.exports.pptx_shapes import clean
from dashboards.language import originals
from dashboards.language.i18n import language_code

#: Emu of a px of the stage and twentieths of a point of one: lengths are those of `pptx_theme`.
_EMU, _TWIPS = pptx_theme.PX, 12
_CHART_PART = "/word/charts/chart%d.xml"
_WORKBOOK_PART = "/word/embeddings/Microsoft_Excel_Sheet%d.xlsx"
_CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def speak(document: Any) -> None:
    """Marks every part as one of the reader's language and lets long words break by its rules."""
    code = language_code()
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        defaults.append(OxmlElement("w:lang"))
    document.core_properties.language = code
    settings = document.settings.element
    if settings.find(qn("w:autoHyphenation")) is None:
        stop = settings.find(qn("w:defaultTabStop"))
        if stop is not None:  # the format knows one order, and this is the place in it
            stop.addnext(OxmlElement("w:autoHyphenation"))
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            _mark(part.element, code)
        elif part.partname.startswith("/word/") and part.partname.endswith(".xml"):
            root = parse_xml(part.blob)
            _mark(root, code)
            part._blob = serialize_part_xml(root)
    _quote(document)


def _quote(document: Any) -> None:
    """What the body quotes in German becomes a run of its own that says so."""
    if not originals.known():
        return
    for words in list(document.element.body.iter(qn("w:t"))):
        run, parts = words.getparent(), originals.parts(words.text or "")
        is_plain = [one.tag for one in run if one.tag != qn("w:rPr")] == [qn("w:t")]
        if not is_plain or not any(part.lang for part in parts):
            continue
        for part in parts:
            own = deepcopy(run)
            text = own.find(qn("w:t"))
            text.text = part.text
            text.set(qn("xml:space"), "preserve")
            if part.lang:
                _say_language(own)
            run.addprevious(own)
        run.getparent().remove(run)


def _say_language(run: Any) -> None:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = OxmlElement("w:rPr")
        run.insert(0, properties)
    _with(properties, ("w:lang", {"w:val": "de-DE"}))


_LEADS = ("Heading", "Caption")


def lead_over(document: Any) -> None:
    """Headings and captions at the end of a section go on to the one just begun, to their table."""
    ends = document.element.body[-2]  # the empty paragraph that ends the section
    while (before := ends.getprevious()) is not None and _leads(document, before):
        ends.addnext(before)


def _leads(document: Any, element: Any) -> bool:
    if element.tag != qn("w:p") or element.find(f".//{qn('w:sectPr')}") is not None:
        return False
    style = getattr(Paragraph(element, document).style, "name", "")
    return style.startswith(_LEADS) and style != "Heading 1"


def stay(document: Any) -> None:
    """Takes back a section begun last in which nothing stands: what follows stays on its page."""
    ends, begun = list(document.element.body)[-2:]
    properties = ends.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if properties is not None:
        document.element.body.replace(begun, properties)
        document.element.body.remove(ends)


def _mark(root: Any, code: str) -> None:
    for mark in root.iter(qn("w:lang"), qn("w:themeFontLang")):
        for name in ("val", "eastAsia"):
            mark.set(qn(f"w:{name}"), code)
    for properties in root.iter(*pptx_theme.TEXT_PROPERTIES):
        properties.set("lang", code)


def dress(document: Any) -> None:
    """Gives the built-in template our colours and fonts, as on slides; headings are ink."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    part._blob = pptx_theme.themed(part.blob)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption"):
        for colour in document.styles[name].element.iter(qn("w:color")):
            for key in list(colour.attrib):
                del colour.attrib[key]
            colour.set(qn("w:val"), "auto")


def margins(document: Any) -> list[tuple[Any, Any]]:
    """Every header with its footer: those of first and even pages too where they differ."""
    section = document.sections[0]
    found = [(section.header, section.footer)]
    if section.different_first_page_header_footer:
        found.append((section.first_page_header, section.first_page_footer))
    if document.settings.odd_and_even_pages_header_footer:
        found.append((section.even_page_header, section.even_page_footer))
    return found


def free_paragraph(margin: Any) -> Any:
    """The last paragraph of a header or footer where it is empty, else a new one below."""
    last = margin.paragraphs[-1] if margin.paragraphs else None
    if (
        last is None
        or last.text.strip()
        or last._p.xpath(".//w:drawing | .//w:pict | .//w:instrText")
    ):
        return margin.add_paragraph()
    return last


def has_field(margin: Any, code: str) -> bool:
    """A header or footer holds a field such as PAGE."""
    written = [one.text or "" for one in margin._element.iter(qn("w:instrText"))]
    simple = [one.get(qn("w:instr"), "") for one in margin._element.iter(qn("w:fldSimple"))]
    return any(code in text.split() for text in (*written, *simple))


def field(paragraph: Any, code: str) -> None:
    """A field that Word keeps up to date, such as PAGE."""
    for kind in ("begin", code, "separate", "1", "end"):
        run = paragraph.add_run()
        if kind == "1":
            run.text = kind
        elif kind == code:
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {code} "
            run._r.append(text)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def chart(
    document: Any, files: tuple[bytes, bytes], size: tuple[float, float], name: str, text: str
) -> None:
    """A native chart with its workbook, as a paragraph of its own.

    Args:
        document: to its end.
        files: chart part and workbook, as `pictures.drawing.files` makes them.
        size: width and height in px of the stage.
        name: of the chart.
        text: its alternative text.
    """
    package = document.part.package
    content, workbook = files
    sheet = Part(
        PackURI(package.next_partname(_WORKBOOK_PART)), CONTENT_TYPE.SML_SHEET, workbook, package
    )
    part = Part(
        PackURI(package.next_partname(_CHART_PART)), CONTENT_TYPE.DML_CHART, content, package
    )
    part.relate_to(sheet, RELATIONSHIP_TYPE.PACKAGE)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    width, height = (round(length * _EMU) for length in size)
    drawing = parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        '<wp:docPr id="0" name=""/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_CHART_URI}">'
        f'<c:chart xmlns:c="{_CHART_URI}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    taken = len(document.element.body.findall(f".//{qn('wp:docPr')}"))
    properties = drawing.find(f".//{qn('wp:docPr')}")
    properties.set("id", str(taken + 1))
    for key, value in (("name", name), ("title", name), ("descr", text)):
        properties.set(key, clean(value))
    document.add_paragraph().add_run()._r.append(drawing)


def table(document: Any, grid: Grid, widths: list[float], styles: tuple[str, str]) -> None:
    """A native table; its head repeats on every page, and no row breaks across two.

    Rows are written as XML: python-docx looks every cell up again, which takes minutes for
    thousands of them.

    Args:
        document: to its end.
        grid: heads and rows.
        widths: of the columns in px of the stage.
        styles: names of the table's style and of its paragraphs' style.
    """
    made = document.add_table(rows=0, cols=len(grid.head), style=styles[0])
    paragraph_style = document.styles[styles[1]].style_id
    twips = [round(width * _TWIPS) for width in widths]
    for column, width in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), twips, strict=True):
        column.set(qn("w:w"), str(width))
    for number, row in enumerate([grid.head, *grid.rows]):
        made._tbl.append(_row(row, grid, twips, paragraph_style, is_head=number == 0))


def _row(texts: Any, grid: Grid, twips: list[int], paragraph_style: str, *, is_head: bool) -> Any:
    row = OxmlElement("w:tr")
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    for text, is_number, width in zip(texts, grid.is_number, twips, strict=True):
        cell = OxmlElement("w:tc")
        cell.append(_with(OxmlElement("w:tcPr"), ("w:tcW", {"w:w": str(width), "w:type": "dxa"})))
        cell.append(_paragraph(clean(text), paragraph_style, is_number=is_number, is_bold=is_head))
        row.append(cell)
    return row


def _paragraph(text: str, style: str, *, is_number: bool, is_bold: bool) -> Any:
    side = ("w:jc", {"w:val": "right" if is_number else "left"})
    properties = _with(OxmlElement("w:pPr"), ("w:pStyle", {"w:val": style}), side)
    run = OxmlElement("w:r")
    if is_bold:
        run.append(_with(OxmlElement("w:rPr"), ("w:b", {})))
    words = OxmlElement("w:t")
    words.set(qn("xml:space"), "preserve")
    words.text = text.replace("\n", " ")
    run.append(words)
    paragraph = OxmlElement("w:p")
    paragraph.append(properties)
    paragraph.append(run)
    return paragraph


def _with(parent: Any, *children: tuple[str, dict[str, str]]) -> Any:
    for name, attributes in children:
        child = OxmlElement(name)
        for key, value in attributes.items():
            child.set(qn(key), value)
        parent.append(child)
    return parent
