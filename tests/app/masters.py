"""Masters of an office: three for slides that differ, one for letters, made here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm as WordCm
from flask.testing import FlaskClient
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Cm, Pt

from dashboards.exports.templates import folder, used

ESSEN = "/export/circles/essen.pptx"
IDS = (
    "applications-by-building-block", "applications-by-month", "applications-by-district",
    "first-contacts-by-place-and-target-group", "applications-list", "applications-total",
)  # fmt: skip
GERMAN = {"Title and Content": "Titel und Inhalt", "Title Slide": "Titelfolie"}
BLUE = {"dk2": "003366", "accent1": "003366", "accent2": "9E1B32", "accent3": "2E7D32"}
PALE = dict.fromkeys([f"accent{number}" for number in range(1, 7)], "FFF2CC")


def coloured(prs: Any, values: dict[str, str], typeface: str) -> None:
    part = prs.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = parse_xml(part.blob)
    for name, value in values.items():
        slot = root.find(f".//{{*}}clrScheme/{{*}}{name}")
        slot.clear()
        etree.SubElement(slot, slot.tag.rsplit("}", 1)[0] + "}srgbClr").set("val", value)
    for font in root.findall(".//{*}fontScheme/*/{*}latin"):
        font.set("typeface", typeface)
    part._blob = etree.tostring(root)


def as_template(content: bytes) -> bytes:
    """The same file, calling itself a template as Office saves it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(made, "w") as copy:
        for name in package.namelist():
            part = package.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(b"presentation.main+xml", b"template.main+xml")
                part = part.replace(b"document.main+xml", b"template.main+xml")
            copy.writestr(name, part)
    return made.getvalue()


def saved(made: Any) -> bytes:
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def wide() -> bytes:
    """16 : 9, German names, a dark blue, an example slide in a named section."""
    prs = Presentation()
    prs.slide_width, prs.slide_height = Cm(33.867), Cm(19.05)
    owners = [prs.slide_master, *prs.slide_layouts]
    holders = [holder for owner in owners for holder in owner.placeholders]
    places = [(one.left, one.top, one.width, one.height) for one in holders]
    for holder, (left, top, width, height) in zip(holders, places, strict=True):
        holder.left, holder.top = round(left * 4 / 3), top
        holder.width, holder.height = round(width * 4 / 3), height
    for layout in prs.slide_layouts:
        layout.name = GERMAN.get(layout.name, layout.name)
    coloured(prs, BLUE, "Georgia")
    example = prs.slides.add_slide(prs.slide_layouts[1])
    example.shapes.title.text = "Beispiel der Vorlage"
    return as_template(saved(prs))


def narrow() -> bytes:
    """4 : 3, English names, colours too pale to be told from the paper."""
    prs = Presentation()
    coloured(prs, PALE, "Verdana")
    return saved(prs)


def nameless() -> bytes:
    """No layout has a name that anybody would look for."""
    prs = Presentation()
    for number, layout in enumerate(prs.slide_layouts):
        layout.name = f"Land {number}"
    return saved(prs)


def letter() -> bytes:
    """A document with letterhead, own margins, own styles and sentences of its own."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = WordCm(21), WordCm(29.7)
    section.left_margin = section.right_margin = WordCm(4)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Land Musterstadt"
    section.first_page_header.paragraphs[0].text = "Wappen"
    made.add_paragraph("Sehr geehrte Damen und Herren,")
    style = made.styles.add_style("Land Titel", WD_STYLE_TYPE.PARAGRAPH)
    style.font.size = Pt(22)
    for name in ("Caption", "List Bullet"):
        made.styles.element.remove(made.styles[name].element)
    return as_template(saved(made))


@pytest.fixture
def with_masters(tmp_path: Path) -> Iterator[Callable[..., used.Templates]]:
    """Takes masters in as the start of the program does."""

    def taken(listed: str = "", **files: bytes) -> used.Templates:
        place = tmp_path / "masters"
        place.mkdir()
        for name, content in files.items():
            (place / name.replace("_", ".")).write_bytes(content)
        if listed:
            (place / folder.LISTED).write_text(listed, encoding="utf-8")
        used.install(place)
        return used.in_use()

    yield taken
    used.install(None)


def told(client: FlaskClient, address: str) -> tuple[bytes, Any]:
    content = client.get(address).data
    return content, Presentation(io.BytesIO(content))


def kinds(slide: Any) -> set[Any]:
    return {one.placeholder_format.type for one in slide.placeholders}


def runs(prs: Any) -> list[Any]:
    return [
        run
        for slide in prs.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]


def texts(prs: Any) -> list[str]:
    return [run.text for run in runs(prs)]
