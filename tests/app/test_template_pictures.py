"""Masters with a picture behind their text, or a dark one: what can be read on them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from PIL import Image
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from dashboards.exports.templates import colours, used
from dashboards.exports.templates.opening import as_document
from dashboards.exports.templates.slides import content_of
from tests.app.masters import (
    IDS,
    nameless,
    narrow,
    saved,
    told,
    wide,
    with_masters,
)
from tests.office import complaints

__all__ = ["with_masters"]


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


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [("000000", "FFFFFF", 21.0), ("777777", "FFFFFF", 4.48), ("FF0000", "FFFFFF", 4.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, wanted: float) -> None:
    assert colours.contrast(one, other) == pytest.approx(wanted, abs=0.01)
    assert colours.contrast(other, one) == colours.contrast(one, other)
    assert colours.distance(one, one) == 0
