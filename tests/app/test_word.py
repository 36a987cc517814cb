"""Documents for Word: read back as they are written, accepted by Office, opened by LibreOffice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from flask.testing import FlaskClient
from lxml import etree

from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.exports import addresses, word
from dashboards.exports.grids import Grid
from dashboards.pages import PAGES
from dashboards.serving import callback
from data.store import StoreHandle
from queries.filters import FIELDS
from queries.scope import Scope, Viewer
from tests.app.exports_server import exports_client
from tests.office import SOFFICE, as_pdf, complaints

MONTHS = "/export/charts/applications-by-month.docx"
PAGE_DOCUMENTS = [f"/export/pages/{one.id}.docx" for one in PAGES.values() if one.charts]


def opened(client: FlaskClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.content_type == addresses.DOCX
    return Document(io.BytesIO(answer.data))


def headings(document: Any) -> list[tuple[str, str]]:
    return [
        (one.style.name, one.text)
        for one in document.paragraphs
        if one.style.name.startswith("Heading")
    ]


def texts(document: Any) -> str:
    return "\n".join(one.text for one in document.paragraphs)


@pytest.fixture(scope="module")
def written(client: FlaskClient) -> Callable[[str], bytes]:
    """The file at an address, written once."""
    return cache(lambda address: client.get(address).data)


@pytest.mark.parametrize("address", [*PAGE_DOCUMENTS, f"{MONTHS}?lang=en"])
def test_the_validator_of_microsoft_accepts_it(
    written: Callable[[str], bytes], tmp_path: Path, address: str
) -> None:
    assert complaints(written(address), tmp_path / "file.docx") == []


def test_a_chart_is_native_and_its_workbook_holds_the_values_of_the_api(
    client: FlaskClient,
) -> None:
    answer = client.get("/api/charts/applications-by-applicant-type").get_json()
    content = client.get("/export/charts/applications-by-applicant-type.docx").data
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        chart = etree.fromstring(package.read("word/charts/chart1.xml"))
        book = openpyxl.load_workbook(
            io.BytesIO(package.read("word/embeddings/Microsoft_Excel_Sheet1.xlsx"))
        )
        relations = package.read("word/charts/_rels/chart1.xml.rels").decode()
    wanted = [row["applications_count"] for row in answer["rows"]]
    assert [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)] == wanted
    shown = [float(one.findtext("{*}v")) for one in chart.findall(".//{*}val//{*}pt")]
    assert shown == wanted
    assert chart.find("{*}lang").get("val") == "de-DE"
    assert 'Id="rId1"' in relations
    assert "embeddings/Microsoft_Excel_Sheet1.xlsx" in relations


def test_every_picture_has_its_sentence_as_alternative_text(
    client: FlaskClient, written: Callable[[str], bytes]
) -> None:
    for address in PAGE_DOCUMENTS:
        with zipfile.ZipFile(io.BytesIO(written(address))) as package:
            body = etree.fromstring(package.read("word/document.xml"))
        pictures = list(body.iter(qn("wp:docPr")))
        assert len({one.get("id") for one in pictures}) == len(pictures)
        for one in pictures:
            assert one.get("title")
            assert len(one.get("descr")) > len("In Worten")
    (sentence,) = {client.get("/api/charts/applications-by-month").get_json()["sentence"]}
    body = opened(client, MONTHS).element.body
    assert {one.get("descr") for one in body.iter(qn("wp:docPr"))} == {sentence}


def test_a_page_has_a_heading_per_chart_and_says_what_it_stands_on(client: FlaskClient) -> None:
    document = opened(client, "/export/pages/applications.docx?block=1")
    page = PAGES["applications"]
    titles = [str(CHARTS[one].title) for one in page.charts]
    assert headings(document) == [
        ("Heading 1", str(page.title)),
        *(("Heading 2", title) for title in titles),
        ("Heading 2", "Zu diesen Zahlen"),
    ]
    version = client.get("/health").get_json()["data_version"]
    said = texts(document)
    for text in ("Baustein: 1", f"Version der Daten: {version}", "Stand: 31.12.2020", "Quelle: "):
        assert text in said
    assert "block=1" in said
    foot = "\n".join(one.text for one in document.sections[0].footer.paragraphs)
    assert version in foot
    assert "block=1" in foot
    assert "Seite 1 von 1" in foot
    assert "Beispieldaten" in document.sections[0].header.paragraphs[0].text
    fields = [
        one.text.strip() for one in document.sections[0].footer._element.iter(qn("w:instrText"))
    ]
    assert fields == ["PAGE", "NUMPAGES"]


def test_tables_are_native_and_repeat_their_head(client: FlaskClient) -> None:
    document = opened(client, "/export/charts/applications-by-applicant-type.docx")
    (table,) = document.tables
    rows = client.get("/api/charts/applications-by-applicant-type").get_json()["rows"]
    assert len(table.rows) == len(rows) + 1
    assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert all(one._tr.find(f".//{qn('w:cantSplit')}") is not None for one in table.rows)
    assert table.rows[1].cells[-1].paragraphs[0].alignment is not None


def test_language_and_hyphenation_are_the_readers(client: FlaskClient) -> None:
    for language, code in (("de", "de-DE"), ("en", "en-GB")):
        document = opened(client, f"{MONTHS}?lang={language}")
        assert document.core_properties.language == code
        marks = list(document.styles.element.iter(qn("w:lang")))
        assert marks
        assert {one.get(qn("w:val")) for one in marks} == {code}
        assert document.settings.element.find(qn("w:autoHyphenation")) is not None


@pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
def test_every_chart_becomes_a_document(client: FlaskClient, chart: Chart) -> None:
    """With a choice; as it stands without one it is in the document of its page."""
    query = "circle=essen&block=1"
    document = opened(client, f"/export/charts/{chart.id}.docx?{query}")
    title = client.get(f"/api/charts/{chart.id}?{query}").get_json()["title"]
    assert headings(document)[0] == ("Heading 1", title)


def test_what_is_held_back_is_said_beside_the_missing_bar(sample_folder: Path) -> None:
    """Exact numbers are never in a file whose name does not say so."""
    address = "/export/charts/first-contacts-by-place.docx?circle=essen"
    answer = exports_client(sample_folder, Viewer("internal")).get(address)
    assert "exakt" in answer.headers["Content-Disposition"]
    assert "exakt (intern)" in texts(Document(io.BytesIO(answer.data)))


def test_a_wide_table_has_its_heading_with_it_and_takes_what_follows_on_its_page(
    client: FlaskClient,
) -> None:
    document = opened(client, "/export/neighbourhoods/Q-001.docx")
    upright, lying = document.sections
    assert (upright.page_width or 0) < (upright.page_height or 0)
    assert (lying.page_width or 0) > (lying.page_height or 0)
    ends = [one._p.find(f".//{qn('w:sectPr')}") is not None for one in document.paragraphs]
    after = [one.text for one in document.paragraphs[ends.index(True) + 1 :]]
    assert after[0] == "Indikatoren"
    assert "Zu diesen Zahlen" in after


def test_a_wide_table_lies_and_a_long_one_says_what_is_left_out() -> None:
    head = [f"Gesamtausgaben {number}" for number in range(14)]
    rows = [["x" * 12] * 14] * (word.MOST_ROWS + 1)
    made = word.started("Titel", (), is_sample=False)
    word.table(made, Grid(head, rows, [False] * 14))
    document = Document(io.BytesIO(word.ended(made, ())))
    assert len(document.tables[0].rows) == word.MOST_ROWS + 1
    assert "Die ersten 1.000 von 1.001 Zeilen" in texts(document)
    upright, lying, _rest = [
        (section.page_width or 0, section.page_height or 0) for section in document.sections
    ]
    assert 0 < upright[0] < upright[1]
    assert lying[0] > lying[1] > 0


def test_a_table_too_wide_to_lie_goes_on_below_behind_its_first_column(
    client: FlaskClient,
) -> None:
    answer = client.get("/export/charts/applications-list.docx?fields=all&district=05113")
    tables = Document(io.BytesIO(answer.get_data())).tables
    heads = [[cell.text for cell in table.rows[0].cells] for table in tables]
    assert len(heads) > 1
    assert {head[0] for head in heads} == {"Aktenzeichen"}
    names = [name for head in heads for name in head[1:]]
    assert len(names) == len(set(names)) == len(FIELDS)
    assert {len(table.rows) for table in tables} == {12}


def test_a_collection_becomes_a_document_each_figure_with_its_own_choice(
    client: FlaskClient, tmp_path: Path
) -> None:
    slides = quote("applications-by-status?block=1|offers-by-type?circle=essen")
    answer = client.get(f"/export/deck.docx?slides={slides}")
    document = Document(io.BytesIO(answer.data))
    assert [text for _style, text in headings(document)] == [
        "Meine Präsentation",
        str(CHARTS["applications-by-status"].title),
        str(CHARTS["offers-by-type"].title),
        "Zu diesen Zahlen",
    ]
    said = texts(document)
    assert said.index("Baustein: 1") < said.index("Zirkel: Essen")
    assert complaints(answer.data, tmp_path / "deck.docx") == []
    assert client.get("/export/deck.docx").status_code == 400


def test_the_profile_of_a_quartier_says_what_its_page_says(
    client: FlaskClient, handle: StoreHandle, tmp_path: Path
) -> None:
    row = client.get("/export/circles/essen/neighbourhoods.json").get_json()["profiles"][0]
    address = f"/export/neighbourhoods/{quote(row['id'])}.docx"
    page = callback.respond_to(handle, Viewer(), f"/neighbourhoods/{quote(row['id'])}", "")[0]
    assert address in str(page)
    answer = client.get(address)
    document = Document(io.BytesIO(answer.data))
    assert row["name"] in headings(document)[0][1]
    assert len(headings(document)) > len(("title", "projects", "contacts"))
    assert document.tables
    assert "Personenzahlen: geschützt" in texts(document)
    assert complaints(answer.data, tmp_path / "profile.docx") == []
    assert client.get("/export/neighbourhoods/nowhere.docx").status_code == 404


def test_unknown_names_are_one_sentence(client: FlaskClient) -> None:
    for address in ("/export/charts/nothing.docx", "/export/pages/nothing.docx"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert len(answer.get_json()["error"]) > 10


def test_texts_from_files_stay_texts(scope: Scope) -> None:
    nasty = ("=1+1", "a\x00b\x0bc", "<w:b>x</w:b>", "&amp;")
    made = word.started(nasty[0], [(text, text) for text in nasty], is_sample=scope is None)
    word.table(made, Grid(nasty, [nasty], [False] * 4))
    document = Document(io.BytesIO(word.ended(made, [(text, text) for text in nasty])))
    assert [cell.text for cell in document.tables[0].rows[1].cells] == [
        "=1+1", "abc", "<w:b>x</w:b>", "&amp;"
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_file(written: Callable[[str], bytes], tmp_path: Path) -> None:
    content = as_pdf(written("/export/pages/applications.docx"), tmp_path / "page.docx")
    assert content.count(b"/Type/Page\n") + content.count(b"/Type/Page/") >= 5
