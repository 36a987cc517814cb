"""The office's own masters: what becomes of files with them, and which cannot be used."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from docx import Document
from docx.oxml.ns import qn
from flask.testing import FlaskClient
from pptx.enum.shapes import PP_PLACEHOLDER as KIND

from dashboards.exports.templates import folder, used
from dashboards.settings import SettingsError
from tests.app.masters import (
    ESSEN,
    IDS,
    kinds,
    letter,
    nameless,
    narrow,
    runs,
    texts,
    told,
    wide,
    with_masters,
)
from tests.office import SOFFICE, as_pdf, complaints

__all__ = ["with_masters"]


DECK = "/export/deck.pptx?slides=" + quote("|".join(f"{one}?" for one in IDS))


def test_a_wide_master_gives_layouts_placeholders_colours_and_fonts(
    client: FlaskClient, tmp_path: Path, with_masters: Callable[..., used.Templates]
) -> None:
    used = with_masters(land_potx=wide())
    assert used.said == ()
    for number, address in enumerate((ESSEN, DECK)):
        content, prs = told(client, address)
        assert complaints(content, tmp_path / f"{number}.pptx") == []
        assert "Beispiel der Vorlage" not in str([one.text for one in runs(prs)])
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
    assert texts(told(client, ESSEN)[1]) == texts(built_in)


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


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(
    client: FlaskClient, tmp_path: Path, with_masters: Callable[..., used.Templates]
) -> None:
    with_masters(land_potx=wide(), brief_dotx=letter())
    assert as_pdf(client.get(DECK).data, tmp_path / "deck.pptx").startswith(b"%PDF")
