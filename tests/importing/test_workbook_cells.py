"""What only workbooks have: typed cells, formulas, hidden rows, merged cells."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from tests.importing.deliveries import (
    APPLICATION,
    Office,
    application,
    brief,
    contact,
    neighbourhood,
    stored,
    write_xlsx,
)


def test_a_workbook_brings_dates_numbers_and_booleans_as_they_are(office: Office) -> None:
    row = application(
        Eingangsdatum=dt.date(2018, 6, 12), Gesamtausgaben=1234.56, Beantragte_Summe=1000,
        Bewilligte_Summe=1000, Anteil_Land=500, Anteil_ESF=500, Eigenanteil=234.56,
        Kommunal=False, Gemeinde_AGS=5113000, Laufzeit_von=43466, Aktenzeichen=4711,
    )  # fmt: skip
    write_xlsx(office.inbox / "x.xlsx", {"Antraege": [row]})
    outcome = office.takes()
    assert {f.kind for f in outcome.findings} == {"ags-zero", "excel-serial"}
    sql = """SELECT case_number, received_on, CAST(total_eur AS VARCHAR), is_municipal, funded_from
             FROM applications"""
    assert stored(office, sql) == [
        ("4711", dt.date(2018, 6, 12), "1234.56", False, dt.date(2019, 1, 1))
    ]


def workbook(office: Office, change: object, name: str = "x.xlsx") -> Path:
    path = write_xlsx(office.inbox / name, {"Antraege": [APPLICATION]})
    book = openpyxl.load_workbook(path)
    change(book["Antraege"])  # type: ignore[operator]
    book.save(path)
    return path


def test_hidden_rows_count_and_are_listed(office: Office) -> None:
    def hide(page: object) -> None:
        page.append(list(application(Aktenzeichen="A-2").values()))  # type: ignore[attr-defined]
        page.row_dimensions[3].hidden = True  # type: ignore[attr-defined]

    workbook(office, hide)
    outcome = office.takes()
    assert brief(outcome.findings, "warning") == [("hidden-rows", "Antraege", "A3", "")]
    assert outcome.tables["applications"] == 2


def test_a_formula_without_result_is_refused(office: Office) -> None:
    def calculate(page: object) -> None:
        page["K2"] = "=L2+P2"  # type: ignore[index]

    workbook(office, calculate)
    assert brief(office.refuses()) == [("formula-without-value", "Antraege", "K2", "")]


def test_the_stored_result_of_a_formula_counts(office: Office) -> None:
    path = office.inbox / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Antraege")
        for index, (header, value) in enumerate(APPLICATION.items()):
            page.write(0, index, header)
            page.write(1, index, value)
        page.write_formula("K2", "=L2+P2", None, 100000)
    outcome = office.takes()
    assert brief(outcome.findings, "mended") == [("formula-value", "Antraege", "K2", "")]
    assert stored(office, "SELECT CAST(total_eur AS INTEGER) FROM applications") == [(100000,)]


@pytest.mark.parametrize(("result", "is_open"), [(0, True), (80_000, False)])
def test_a_zero_that_a_library_wrote_for_no_result_is_refused(
    office: Office, result: float, is_open: bool
) -> None:
    """XlsxWriter stores 0 where it is told no result, and asks Excel to calculate."""
    with xlsxwriter.Workbook(office.inbox / "x.xlsx") as book:
        page = book.add_worksheet("Antraege")
        page.write_row(0, 0, list(APPLICATION))
        page.write_row(1, 0, list(APPLICATION.values()))
        page.write_formula("M2", "=L2", None, result)
    if is_open:
        assert brief(office.refuses()) == [("formula-without-value", "Antraege", "M2", "")]
    else:
        assert brief(office.takes().findings, "mended") == [("formula-value", "Antraege", "M2", "")]


def test_a_zero_that_a_program_calculated_counts(office: Office) -> None:
    path = office.inbox / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Antraege")
        page.write_row(0, 0, list(APPLICATION))
        page.write_row(1, 0, list(APPLICATION.values()))
        page.write_formula("P2", "=L2-L2", None, 0)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    office.takes()
    assert stored(office, "SELECT CAST(own_share_eur AS INTEGER) FROM applications") == [(0,)]


def test_an_error_value_is_refused(office: Office) -> None:
    def fail(page: object) -> None:
        page["K2"] = "#DIV/0!"  # type: ignore[index]

    workbook(office, fail)
    assert brief(office.refuses()) == [("cell-error", "Antraege", "K2", "")]


def test_a_share_in_percent_format_is_read_as_excel_shows_it(office: Office) -> None:
    places = [{"Aktenzeichen": "A-1", "Quartier-ID": "Q-1", "Anteil": 1}]
    path = write_xlsx(
        office.inbox / "x.xlsx",
        {"Antraege": [APPLICATION], "Quartiere": [neighbourhood()], "Antrag_Quartier": places},
    )
    book = openpyxl.load_workbook(path)
    book["Antrag_Quartier"]["C2"].number_format = "0.0%"
    book.save(path)
    findings = office.takes().findings
    assert brief(findings, "mended") == [("percent-cell", "Antrag_Quartier", "C2", "100 %")]
    assert stored(office, "SELECT share_percent FROM application_neighbourhoods") == [(100.0,)]


def test_an_opendocument_workbook_is_read_too(office: Office) -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Antraege")
    for cells in (APPLICATION, application().values()):
        row = TableRow()
        for cell in cells:
            entry = TableCell(valuetype="string")
            entry.addElement(P(text=str(cell)))
            row.addElement(entry)
        table.addElement(row)
    hidden = TableRow(visibility="collapse")
    for cell in application(Aktenzeichen="A-2", Projekttitel="#", Gesamtausgaben="x").values():
        entry = TableCell(valuetype="string")
        entry.addElement(P(text=str(cell)))
        hidden.addElement(entry)
    table.addElement(hidden)
    document.spreadsheet.addElement(table)
    document.save(office.inbox / "x.ods")
    findings = office.refuses()
    assert brief(findings) == [("not-a-number", "Antraege", "K3", "x")]
    assert brief(findings, "warning") == [("hidden-rows", "Antraege", "A3", "")]


def test_a_merged_cell_below_its_first_row_is_named_with_what_to_do(office: Office) -> None:
    rows = [contact(), contact(Zugangsort="Kita")]
    path = write_xlsx(office.inbox / "x.xlsx", {"Antraege": [application()], "Kontakte": rows})
    book = openpyxl.load_workbook(path)
    book["Kontakte"].merge_cells("A2:A3")
    book.save(path)
    (finding,) = office.refuses()
    assert (finding.kind, finding.sheet, finding.cell) == ("missing-value", "Kontakte", "A3")
    assert "verbundene Zellen" in finding.advice
