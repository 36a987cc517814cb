"""A month that nobody reported is a gap wherever it stands: slides, Word, workbooks, CSV, API."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest
from docx import Document
from flask.testing import FlaskClient
from lxml import etree
from python_calamine import CalamineWorkbook

from app import create_app
from dashboards.settings import Settings
from data.importing import import_paths
from tests.importing.deliveries import application, contact, offer, write_csv

CHARTS = {
    "first-contacts-by-month": ("first_contact_persons", "contacts_count"),
    "offers-by-month": ("sessions_count", "attendances_count"),
}
LAST = {"columns": ("2019-05", 3), "line": ("2020-06", 16)}
"""The last month, and how many there are from March 2019: few are columns, many a line."""
SILENT = 1
"""The place of April 2019, which nobody reported; the last month is a reported 0."""


@pytest.fixture(scope="module", params=sorted(LAST))
def office(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[FlaskClient, int]:
    """A dashboard whose only project reported every month but April 2019; how many months."""
    folder: Path = tmp_path_factory.mktemp("months")
    last, count = LAST[request.param]
    months = [f"{month % 12 + 1:02}.{2019 + month // 12}" for month in range(2, 2 + count)]
    months.remove("04.2019")
    counts = {"Kontakte": 90, "Erstkontakte": 60, "Regelmäßig": 20, "Sporadisch": 20}
    nothing = dict.fromkeys(("Kontakte", "Erstkontakte", "Regelmäßig", "Sporadisch"), 0)
    outreach = [
        contact(Monat=month, Abgebrochen=0, **(counts if month != months[-1] else nothing))
        for month in months
    ]
    empty = {"Termine": 0, "Teilnahmen": 0, "Teilnehmende": 0}
    offers = [offer(Monat=month, **(empty if month == months[-1] else {})) for month in months]
    rows = {"Antraege": [application()], "Kontakte": outreach, "Angebote": offers}
    inbox = folder / "inbox"
    for name, listed in rows.items():
        write_csv(inbox, name, listed)
    import_paths(folder / "store", [inbox])
    assert months[-1] == f"{last[5:]}.{last[:4]}"
    return create_app(Settings(store=folder / "store", profile="internal")).test_client(), count


@pytest.fixture(params=sorted(CHARTS))
def chart_id(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def package(client: FlaskClient, address: str) -> zipfile.ZipFile:
    answer = client.get(address)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return zipfile.ZipFile(io.BytesIO(answer.data))


def drawn(chart: Any) -> tuple[int, set[int], dict[int, float]]:
    """How many categories a chart has, which have no point, and the values of the others."""
    values = chart.find(".//{*}ser/{*}val//{*}numCache")
    count = int(values.find("{*}ptCount").get("val"))
    points = {int(one.get("idx")): float(one.findtext("{*}v")) for one in values.iter("{*}pt")}
    return count, set(range(count)) - set(points), points


@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_the_native_chart_has_no_point_there(
    office: tuple[FlaskClient, int], chart_id: str, kind: str
) -> None:
    client, count = office
    address = {
        "pptx": f"/export/deck.pptx?slides={quote(chart_id + '?')}",
        "docx": f"/export/charts/{chart_id}.docx",
    }[kind]
    with package(client, address) as archive:
        (name,) = (n for n in archive.namelist() if "/charts/chart" in n and n.endswith(".xml"))
        chart = etree.fromstring(archive.read(name))
        (name,) = (n for n in archive.namelist() if "/embeddings/" in n and n.endswith(".xlsx"))
        book = openpyxl.load_workbook(io.BytesIO(archive.read(name)))
    categories, without, points = drawn(chart)
    assert (categories, without) == (count, {SILENT})
    assert points[count - 1] == 0
    assert points[0] > 0
    assert [one.get("val") for one in chart.iter("{*}dispBlanksAs")] == ["gap"]
    cells = [row[1] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert len(cells) == count
    assert [index for index, cell in enumerate(cells) if cell is None] == [SILENT]


def test_the_api_and_the_page_say_nothing_there_and_zero_where_zero_was_reported(
    office: tuple[FlaskClient, int], chart_id: str
) -> None:
    client, count = office
    rows = client.get(f"/api/charts/{chart_id}").get_json()["rows"]
    assert len(rows) == count
    for name in CHARTS[chart_id]:
        assert [index for index, row in enumerate(rows) if row[name] is None] == [SILENT]
        assert rows[-1][name] == 0
    assert not rows[SILENT].get("withheld")


@pytest.mark.parametrize("query", ["", "?format=plain"])
def test_csv_has_an_empty_cell_there(
    office: tuple[FlaskClient, int], chart_id: str, query: str
) -> None:
    client, _ = office
    text = client.get(f"/export/charts/{chart_id}.csv{query}").data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter="," if query else ";"))
    silent = next(row for row in rows if row and ("2019-04" in row[0] or "April 2019" in row[0]))
    first = next(row for row in rows if row and ("2019-03" in row[0] or "März 2019" in row[0]))
    places = [index for index, cell in enumerate(first) if cell in ("60", "90", "4", "20")]
    assert places
    assert [silent[index] for index in places] == [""] * len(places)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_workbook_has_an_empty_cell_there(
    office: tuple[FlaskClient, int], chart_id: str, kind: str
) -> None:
    client, _ = office
    content = client.get(f"/export/charts/{chart_id}.{kind}").data
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    named = {str(cell): row for row in sheet for cell in row[:2]}
    silent, first = named["2019-04"], named["2019-03"]
    places = [index for index, cell in enumerate(first) if cell in (60, 90, 4, 20)]
    assert places
    assert [silent[index] for index in places] == [""] * len(places)


def test_the_table_of_a_document_says_that_nothing_was_reported(
    office: tuple[FlaskClient, int], chart_id: str
) -> None:
    client, _ = office
    document = Document(io.BytesIO(client.get(f"/export/charts/{chart_id}.docx").data))
    rows = {row.cells[0].text: [cell.text for cell in row.cells] for row in document.tables[0].rows}
    silent = next(cells for name, cells in rows.items() if "April 2019" in name)
    assert "0" not in silent[1:3]
