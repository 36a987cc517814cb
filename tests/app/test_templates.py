"""The office's own masters: three that differ, made here, and what becomes of files with them."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm as WordCm
from flask.testing import FlaskClient
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Cm, Pt

from dashboards.exports.templates import colours, folder, used
from dashboards.exports.templates.opening import as_document
from dashboards.exports.templates.slides import content_of
from dashboards.settings import SettingsError
from tests.office import SOFFICE, as_pdf, complaints

ESSEN = "/export/circles/essen.pptx"
IDS = (
    "applications-by-building-block", "applications-by-month", "applications-by-district",
    "first-contacts-by-place-and-target-group", "applications-list", "applications-total",
)  # fmt: skip
DECK = "/export/deck.pptx?slides=" + quote("|".join(f"{one}?" for one in IDS))
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


def test_a_wide_master_gives_layouts_placeholders_colours_and_fonts(
    client: FlaskClient, tmp_path: Path, with_masters: Callable[..., used.Templates]
) -> None:
    used = with_masters(land_potx=wide())
    assert used.said == ()
    for number, address in enumerate((ESSEN, DECK)):
        content, prs = told(client, address)
        assert complaints(content, tmp_path / f"{number}.pptx") == []
        assert "Beispiel der Vorlage" not in str([one.text for one in _runs(prs)])
        for slide in prs.slides:
            assert slide.slide_layout.name == "Titel und Inhalt"
            assert slide.shapes.title.text_frame.text.strip()
            assert {KIND.FOOTER, KIND.SLIDE_NUMBER} <= kinds(slide)
            assert not any(
                one.has_text_frame and not one.text_frame.text for one in slide.placeholders
            )
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.left + shape.width <= prs.slide_width
                assert shape.top + shape.height <= prs.slide_height
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if name.startswith("ppt/charts/chart")]
        chart = package.read(names[0]).decode()
        theme = package.read("ppt/theme/theme1.xml").decode()
    assert {f'schemeClr val="accent{number}"' in chart for number in (1, 2, 3)} == {True}
    assert "Georgia" in theme
    assert "003366" in theme


def _runs(prs: Any) -> list[Any]:
    return [
        run
        for slide in prs.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]


def test_a_narrow_master_with_pale_colours_keeps_what_can_be_told_apart(
    client: FlaskClient, tmp_path: Path, with_masters: Callable[..., used.Templates]
) -> None:
    used = with_masters(alt_pptx=narrow())
    assert used.said == tuple(
        f"alt.pptx: das Design hat keine Farbe mehr für block-{number}." for number in (1, 2, 3)
    )
    content, prs = told(client, DECK)
    assert complaints(content, tmp_path / "deck.pptx") == []
    assert prs.slide_width / prs.slide_height == pytest.approx(4 / 3)
    for slide in prs.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= prs.slide_width
            assert shape.top + shape.height <= prs.slide_height
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        charts = b"".join(package.read(n) for n in package.namelist() if "charts/chart" in n)
    assert b"accent" not in charts


def test_a_master_without_matching_names_is_named_and_the_built_in_form_used(
    client: FlaskClient,
    caplog: pytest.LogCaptureFixture,
    with_masters: Callable[..., used.Templates],
) -> None:
    built_in = told(client, ESSEN)[1]
    with caplog.at_level(logging.WARNING):
        assert with_masters(land_potx=nameless()).slides is None
    lines = [record.getMessage() for record in caplog.records]
    assert any("land.potx: Folien der Art „chart“: kein Layout heißt" in line for line in lines)
    assert any("Layouts der Datei: „Land 0“" in line for line in lines)
    assert _texts(told(client, ESSEN)[1]) == _texts(built_in)


def _texts(prs: Any) -> list[str]:
    return [run.text for run in _runs(prs)]


def with_picture(content: bytes, colours: tuple[str, ...], layout: str = "") -> bytes:
    """The master with a picture behind everything, in stripes of these colours, or one layout."""
    picture = Image.new("RGB", (160, 90))
    for column in range(160):
        picture.paste(f"#{colours[column // 4 % len(colours)]}", (column, 0, column + 1, 90))
    held = io.BytesIO()
    picture.save(held, "PNG")
    prs = Presentation(io.BytesIO(as_document(content)))
    owner = next((one for one in prs.slide_layouts if one.name == layout), prs.slide_master)
    name = owner.part.get_or_add_image_part(held)[1]
    tree = owner._element.find("{*}cSld")
    for old in tree.findall("{*}bg"):
        tree.remove(old)
    spaces = nsdecls("p", "a", "r")
    fill = f'<a:blipFill><a:blip r:embed="{name}"/><a:stretch/></a:blipFill><a:effectLst/>'
    tree.insert(0, parse_xml(f"<p:bg {spaces}><p:bgPr>{fill}</p:bgPr></p:bg>"))
    return saved(prs)


WORDS = "title?title=Bericht&text=Essen|text?title=Worum&text=Erstens|"
DARK, MIXED = ("101830", "1C2440"), ("000000", "808080", "FFFFFF")


@pytest.mark.parametrize(("colours", "taken"), [(DARK, "FFFFFF"), (MIXED, "")])
def test_what_a_picture_behind_text_does_is_said_and_made_good(
    client: FlaskClient,
    tmp_path: Path,
    with_masters: Callable[..., used.Templates],
    colours: tuple[str, ...],
    taken: str,
) -> None:
    """White where it can be read; an area of the background colour where nothing can."""
    used = with_masters(land_potx=with_picture(wide(), colours))
    name = "land.potx: das Layout „Titel und Inhalt“: "
    assert any(one.startswith(f"{name}Hinter Abbildungen liegt #") for one in used.said)
    ends = "steht darum in #FFFFFF." if taken else "darum liegt eine Fläche in #FFFFFF darunter."
    titles = [one for one in used.said if one.startswith(f"{name}der Titel in #000000 hat auf #")]
    assert [one.endswith(ends) for one in titles] == [True]
    slides = quote(WORDS) + quote("|".join(f"{one}?" for one in IDS))
    content, prs = told(client, f"/export/deck.pptx?slides={slides}")
    assert complaints(content, tmp_path / "deck.pptx") == []
    for number, slide in enumerate(prs.slides):
        title = slide.shapes.title
        inks = [run.font.color.rgb for run in title.text_frame.paragraphs[0].runs if taken]
        assert {str(one) for one in inks} == ({taken} if taken else set())
        plates = [one for one in slide.shapes if one.name == "Hintergrund"]
        assert len(plates) == (number > 1), "pictures have one, slides of words none"
        assert not plates or slide.shapes[0]._element is plates[0]._element, "behind all else"
        if not taken:
            assert title.fill.fore_color.theme_color == MSO_THEME_COLOR.BACKGROUND_1
    body = content_of(prs.slides[1]).text_frame.paragraphs[0].runs[0]
    assert str(body.font.color.rgb) == taken if taken else body.font.color.theme_color


def test_only_the_layout_with_a_picture_is_named(
    with_masters: Callable[..., used.Templates],
) -> None:
    used = with_masters(land_pptx=with_picture(nameless(), DARK, "Land 0"),
                        listed='[layouts]\nchart = "Land 1"\ntitle = "Land 0"\n')  # fmt: skip
    about = [one for one in used.said if "Layout „" in one]
    assert about
    assert all("Layout „Land 0“" in one for one in about)
    assert used.slides is not None
    assert not used.slides.legible["chart"].is_plated
    assert used.slides.legible["title"].texts["title"] == "FFFFFF"


def test_a_picture_that_cannot_be_read_is_named(
    with_masters: Callable[..., used.Templates],
) -> None:
    content = with_picture(wide(), DARK)
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(broken, "w") as copy:
        for name in package.namelist():
            is_picture = name.startswith("ppt/media/")
            copy.writestr(name, b"no picture" if is_picture else package.read(name))
    used = with_masters(land_potx=broken.getvalue())
    assert "das Layout „Titel und Inhalt“: Das Bild image1.png ist nicht lesbar" in used.said[0]


def test_on_a_dark_master_the_rows_of_a_table_can_be_read(
    client: FlaskClient, with_masters: Callable[..., used.Templates]
) -> None:
    """Office's bands are pale, whatever a master calls its background."""
    prs = Presentation(io.BytesIO(narrow()))
    mapped = prs.slide_master._element.find("{*}clrMap")
    for name, slot in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
        mapped.set(name, slot)
    with_masters(nacht_pptx=saved(prs))
    made = told(client, "/export/deck.pptx?slides=applications-by-round")[1]
    styles = [one.text for one in made.slides[0].shapes._spTree.iter("{*}tableStyleId")]
    assert styles == ["{5940675A-B579-460E-94D1-54222C63F5DA}"]


def test_a_list_names_layouts_and_colours(
    client: FlaskClient, tmp_path: Path, with_masters: Callable[..., used.Templates]
) -> None:
    listed = (
        'slides = "b.potx"\n[layouts]\nchart = "Land 1"\ntext = "Land 1"\ntitle = "Land 0"\n'
        '[colours]\nblock-1 = "accent2"\nblock-2 = "#FFFFEE"\n'
    )
    used = with_masters(listed, a_potx=wide(), b_potx=nameless())
    assert used.said == ("b.potx: block-2 = '#FFFFEE' hat mit #FFFFFF einen Kontrast unter 3.",)
    content, prs = told(client, DECK)
    assert {slide.slide_layout.name for slide in prs.slides} == {"Land 1"}
    assert complaints(content, tmp_path / "deck.pptx") == []


def test_a_document_has_the_letterhead_and_the_styles_of_the_office(
    client: FlaskClient, tmp_path: Path, with_masters: Callable[..., used.Templates]
) -> None:
    used = with_masters('[styles]\n"Heading 1" = "Land Titel"\n', brief_dotx=letter())
    assert len(used.said) == 1
    assert "brief.dotx: Es fehlen die Formatvorlagen „Caption“, „List Bullet“" in used.said[0]
    for name in ("pages/applications", "pages/need", "neighbourhoods/05113000-01"):
        answer = client.get(f"/export/{name}.docx")
        if answer.status_code == 404:
            continue
        assert complaints(answer.data, tmp_path / "file.docx") == []
    made: Any = Document(io.BytesIO(client.get("/export/pages/applications.docx").data))
    assert (made.paragraphs[0].style.name, made.paragraphs[0].text) == (
        "Land Titel", "Anträge und Bewilligungen",
    )  # fmt: skip
    assert "Sehr geehrte" not in "".join(one.text for one in made.paragraphs)
    section = made.sections[0]
    assert section.left_margin.cm == pytest.approx(4, abs=0.01)
    for header, words in ((section.header, "Land Musterstadt"), (section.first_page_header, "Wap")):
        text = "\n".join(one.text for one in header.paragraphs)
        assert words in text
        assert "Beispieldaten" in text
    for footer in (section.footer, section.first_page_footer):
        assert "Version der Daten" in footer.paragraphs[0].text
    widths = {int(one.get("cx")) for one in made.element.body.iter(qn("wp:extent"))}
    assert max(widths) <= section.page_width - 2 * section.left_margin + 1


@pytest.mark.parametrize(
    ("listed", "files", "named"),
    [
        ("", {}, "keine Datei .potx"),
        ("", {"a_potx": b"x"}, "a.potx"),
        ("", {"a_potx": "wide", "b_potx": "wide"}, "a.potx, b.potx"),
        ('slides = "c.potx"', {"a_potx": "wide"}, "c.potx"),
        ('slides = "../a.potx"', {"a_potx": "wide"}, "Diese Datei gibt es nicht"),
        ("slides = 1", {"a_potx": "wide"}, "slides"),
        ("[layouts", {"a_potx": "wide"}, folder.LISTED),
        ('[layouts]\nphoto = "x"', {"a_potx": "wide"}, "„photo“ ist unbekannt"),
        ('[colours]\nblock-1 = "red"', {"a_potx": "wide"}, "block-1"),
        ("", {"a_dotx": "wide"}, "a.dotx"),
    ],
)
def test_what_cannot_be_used_is_named_in_one_sentence(
    with_masters: Callable[..., used.Templates],
    listed: str,
    files: dict[str, Any],
    named: str,
) -> None:
    contents = {name: wide() if one == "wide" else one for name, one in files.items()}
    with pytest.raises(SettingsError, match="ZIQ_TEMPLATES") as refused:
        with_masters(listed, **contents)
    assert named in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [("000000", "FFFFFF", 21.0), ("777777", "FFFFFF", 4.48), ("FF0000", "FFFFFF", 4.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, wanted: float) -> None:
    assert colours.contrast(one, other) == pytest.approx(wanted, abs=0.01)
    assert colours.contrast(other, one) == colours.contrast(one, other)
    assert colours.distance(one, one) == 0


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(
    client: FlaskClient, tmp_path: Path, with_masters: Callable[..., used.Templates]
) -> None:
    with_masters(land_potx=wide(), brief_dotx=letter())
    assert as_pdf(client.get(DECK).data, tmp_path / "deck.pptx").startswith(b"%PDF")
