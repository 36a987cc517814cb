"""Cells that say one thing and show another: refused or read as shown, in every kind of file."""

from __future__ import annotations

import pytest
import xlsxwriter

from data.contracts import Column, sheets
from data.importing.cells import CellKind, marked, of_number, of_text
from data.importing.cleaning import read_cell
from tests.importing.deliveries import (
    APPLICATION,
    Office,
    application,
    brief,
    csv_text,
    stored,
    write_csv,
)

MONEY = sheets()["applications"].column("total_eur")
COUNT = sheets()["outreach"].column("contacts_count")
SHARE = sheets()["application_neighbourhoods"].column("share_percent")
TITLE = sheets()["applications"].column("title")
KEY = sheets()["applications"].column("case_number")
DAY = sheets()["applications"].column("received_on")


@pytest.mark.parametrize("column", [MONEY, COUNT])
def test_a_percent_cell_where_no_share_belongs_is_refused(column: Column) -> None:
    assert read_cell(marked(CellKind.PERCENT, "0.8"), column).refused == "percent-elsewhere"
    assert read_cell(marked(CellKind.PERCENT, "0.8"), SHARE).value == "80"


@pytest.mark.parametrize(
    ("stored_as", "shown"),
    [(0.125, "0.13"), (0.135, "0.14"), (2.675, "2.68"), (1.005, "1.01"),
     (0.285 * 100, "28.50"), (-0.0, "0.00"), (1234.5, "1234.50")],
)  # fmt: skip
def test_half_a_cent_is_rounded_as_excel_shows_it(stored_as: float, shown: str) -> None:
    reading = read_cell(of_number(stored_as), MONEY)
    assert reading.value is not None
    assert float(reading.value) == float(shown)


@pytest.mark.parametrize("text", ["#NV", "#DIV/0!", " #BEZUG! ", "#N/A", "Err:502", "Fehler:508"])
@pytest.mark.parametrize("column", [MONEY, TITLE, KEY, DAY])
def test_the_text_of_an_error_is_an_error_in_every_column(text: str, column: Column) -> None:
    assert read_cell(text, column).refused == "cell-error"


@pytest.mark.parametrize("text", ["#1 Kümmerer", "#zusammen", "# NV", "Erring: 502"])
def test_a_title_may_begin_with_a_number_sign(text: str) -> None:
    assert read_cell(text, TITLE).value == text


@pytest.mark.parametrize(
    ("text", "column", "refused"),
    [("183.349\x00,13", MONEY, "nul-bytes"), ("1\x002", COUNT, "nul-bytes"),
     ("01.0\x003.2019", DAY, "nul-bytes"), ("A\x00-1", KEY, "control-character")],
)  # fmt: skip
def test_nul_bytes_in_a_value_are_refused(text: str, column: Column, refused: str) -> None:
    assert read_cell(of_text(text), column).refused == refused


def test_nul_bytes_in_a_csv_file_are_refused_or_removed_and_listed(office: Office) -> None:
    office.write("Antraege.csv", csv_text([application(Gesamtausgaben="183.349\x00,13")]))
    assert brief(office.refuses())[0][:3] == ("nul-bytes", "Antraege", "K2")
    office.write("Antraege.csv", csv_text([application(Projekttitel="Küm\x00merer")]))
    findings = office.takes().findings
    assert [kind for kind, *_ in brief(findings, "mended")] == ["nul-removed"]
    assert stored(office, "SELECT title FROM applications") == [("Kümmerer",)]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_text_that_was_encoded_twice_is_named_with_what_was_meant(encoding: str) -> None:
    doubled = "Süd, Höfe".encode().decode(encoding)
    reading = read_cell(doubled, TITLE)
    assert (reading.refused, reading.words) == ("doubly-encoded", {"text": "Süd, Höfe"})
    assert read_cell("Ça va, Señor", TITLE).value == "Ça va, Señor"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "mac_roman", "cp850", "cp1252"])
def test_the_encoding_of_other_programs_is_told_by_the_text(office: Office, encoding: str) -> None:
    row = application(Projekttitel="Höfe für Mädchen", Förderrunde="2018-2020")
    office.write("Antraege.csv", csv_text([row]).encode(encoding))
    outcome = office.takes()
    assert stored(office, "SELECT title FROM applications") == [("Höfe für Mädchen",)]
    assert "encoding" in {finding.kind for finding in outcome.findings}


def test_quotation_marks_of_windows_are_no_umlauts_of_dos(office: Office) -> None:
    row = application(Projekttitel="„Die Brücke“ – heute", Förderrunde="2018-2020")
    office.write("Antraege.csv", csv_text([row]).encode("cp1252"))
    office.takes()
    assert stored(office, "SELECT title FROM applications") == [("„Die Brücke“ – heute",)]


def test_a_hidden_sheet_counts_and_is_named(office: Office) -> None:
    with xlsxwriter.Workbook(office.inbox / "x.xlsx") as book:
        book.add_worksheet("Hinweise")
        page = book.add_worksheet("Antraege")
        for index, (header, value) in enumerate(APPLICATION.items()):
            page.write(0, index, header)
            page.write(1, index, value)
        page.hide()
    findings = office.takes().findings
    assert brief(findings, "warning") == [("hidden-sheet", "Antraege", "", "")]


def test_of_files_in_which_nothing_is_recognised_no_version_is_made(office: Office) -> None:
    write_csv(office.inbox, "Antraege", [APPLICATION])
    office.takes()
    (office.inbox / "Antraege.csv").unlink()
    with xlsxwriter.Workbook(office.inbox / "leer.xlsx") as book:
        book.add_worksheet("Tabelle1")
    assert [kind for kind, *_ in brief(office.refuses())] == ["nothing-read"]
    (office.inbox / "leer.xlsx").unlink()
    write_csv(office.inbox, "Zeugnisse", [{"Name": "x", "Note": 1}])
    findings = office.refuses()
    assert [kind for kind, *_ in brief(findings)] == ["nothing-read"]
    assert [f.kind for f in findings if f.severity == "warning"] == ["unknown-sheet"]
