"""Workbooks as OpenDocument: read back by another library, with the values of the API."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from flask.testing import FlaskClient
from odf.opendocument import load
from odf.table import Table, TableCell
from odf.teletype import extractText
from python_calamine import CalamineWorkbook

from dashboards.exports import ods
from dashboards.exports.documents import Column
from dashboards.exports.xlsx import Sheet
from dashboards.pages import PAGES


def read(content: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def test_a_chart_has_the_values_of_the_workbook(client: FlaskClient) -> None:
    for name in ("applications-by-applicant-type", "applications-list"):
        books = [read(client.get(f"/export/charts/{name}.{one}").data) for one in ("ods", "xlsx")]
        assert books[0].sheet_names == books[1].sheet_names
        sheets = [book.get_sheet_by_index(0).to_python() for book in books]
        assert sheets[0] == sheets[1]


def test_a_page_has_a_sheet_per_figure(client: FlaskClient) -> None:
    page = PAGES["applications"]
    content = client.get(f"/export/pages/{page.id}.ods?block=1").data
    assert len(load(io.BytesIO(content)).spreadsheet.getElementsByType(Table)) == (
        len(page.charts) + 1
    )
    info = read(content).get_sheet_by_name("Info").to_python()
    assert any("Baustein: 1" in str(row[1]) for row in info)


def test_values_keep_their_type_and_texts_stay_texts() -> None:
    day = dt.date(2020, 3, 1)
    values = ("=1+1", 1234.5, 7, None, day, True)
    columns = [Column(f"c{index}", [value]) for index, value in enumerate(values)]
    content = ods.workbook("Titel", [Sheet("Blatt", columns)], [("Stand", "<b>\x00")])
    head, row = read(content).get_sheet_by_index(0).to_python()
    assert head == ["c0", "c1", "c2", "c3", "c4", "c5"]
    assert row == ["=1+1", 1234.5, 7, "", day, True]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert b"table:formula" not in package.read("content.xml")


def test_blanks_and_tabs_within_a_text_are_kept() -> None:
    texts = ["Haus  der   Jugend", " vorn", "hinten  ", "Spalte\tSpalte", "a  b\n c", "eins zwei"]
    content = ods.workbook("Titel", [Sheet("Blatt", [Column("Ort", texts)])], [])
    sheet = load(io.BytesIO(content)).spreadsheet.getElementsByType(Table)[0]
    cells = sheet.getElementsByType(TableCell)[1:]
    assert ["\n".join(map(extractText, cell.childNodes)) for cell in cells] == texts
