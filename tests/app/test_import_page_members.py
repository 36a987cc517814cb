"""What offices write, through the page „Daten“ in both languages: read rightly, or told where.

Each member is a row of one delivery, so that two uploads per language walk all of them.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from flask import Flask
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app import create_app
from dashboards.access import csrf_token
from dashboards.settings import Settings
from data import versions
from tests.importing.deliveries import APPLICATION, CONTACT
from tests.importing.test_ods_reader import ERROR, NOTE, cell, formula, row, write_ods

HERE = {"REMOTE_ADDR": "127.0.0.1"}
LANGUAGES = ("de", "en")
PERCENT, GERMAN_DAY = "0%", "dd.mm.yyyy"

READ: list[tuple[str, object, str, object]] = [
    ("Gesamtausgaben", "80.000,00 Euro", "total_eur", Decimal(80_000)),
    ("Gesamtausgaben", "80 T€", "total_eur", Decimal(80_000)),
    ("Eigenanteil", " -   € ", "own_share_eur", Decimal(0)),
    ("Eigenanteil", "–", "own_share_eur", None),
    ("Eigenanteil", "k. A.", "own_share_eur", None),
    ("Eigenanteil", "n/a", "own_share_eur", None),
    ("Entscheidungsdatum", dt.date(2018, 10, 1), "decided_on", dt.date(2018, 10, 1)),
    ("Entscheidungsdatum", "3 Sep 2018", "decided_on", dt.date(2018, 9, 3)),
    ("Entscheidungsdatum", "2018-09-02T22:00Z", "decided_on", dt.date(2018, 9, 3)),
    ("Gesamtausgaben", 80_000.005, "total_eur", Decimal("80000.01")),
    ("Gemeinde-AGS", "5113000.0", "municipality_ags", "05113000"),
    ("Gemeinde-AGS", 5113000, "municipality_ags", "05113000"),
    ("Gemeinde-AGS", "051130000000", "municipality_ags", "05113000"),
    ("Gemeinde-AGS", "Essen, Stadt", "municipality_ags", "05113000"),
    ("Gemeinde-AGS", "'05113000", "municipality_ags", "05113000"),
    ("Gemeinde-AGS", "Unna", "municipality_ags", "05978036"),
    ("Stellenanteil", "½", "staff_fte", Decimal("0.5")),
    ("Stellenanteil", ",5 VZÄ", "staff_fte", Decimal("0.5")),
    ("Projekttitel", "Kümmerer", "title", "Kümmerer"),
    ("Projekttitel", "# 1: Lernen", "title", "# 1: Lernen"),
    ("Projekttitel", "Tab\tund\nZeile", "title", "Tab und Zeile"),
]
"""Column, what is written in a cell, the store's column, and what must stand there."""
MONTHS: list[tuple[str, object, str, object]] = [
    ("Monat", "Mrz 19", "month", "2019-03"),
    ("Monat", "03/19", "month", "2019-03"),
    ("Kontakte", "12 Kontakte", "contacts_count", 12),
    ("Altersgruppe", "06. Sep", "age_band", "6-9"),
    ("Altersgruppe", dt.date(2024, 5, 3), "age_band", "3-5"),
    ("Altersgruppe", "ab 25", "age_band", "25-plus"),
]
REFUSED: list[tuple[str, object, str, str, str]] = [
    ("Gesamtausgaben", "1,234", "K", "Tausend", "thousands"),
    ("Gesamtausgaben", "viel", "K", "braucht eine Zahl", "needs a number"),
    ("Gesamtausgaben", "#NV", "K", "Fehlerwert", "error"),
    ("Gesamtausgaben", "1000000000", "K", "999.999.999,99", "999,999,999.99"),
    ("Gesamtausgaben", "500 CHF", "K", "andere Einheit", "another unit"),
    ("Eingangsdatum", "1/2/2018", "H", "Tag", "day"),
    ("Eingangsdatum", "12.06.2081", "H", "„2018“", "“2018”"),
    ("Eingangsdatum", "2018-09-02 22:00", "H", "Zeitzone", "time zone"),
    ("Gemeinde-AGS", "99999999", "T", "AGS", "AGS"),
    ("Aktenzeichen", "4,5E+12", "A", "Zehnerpotenz", "power of ten"),
    ("Aktenzeichen", dt.date(2018, 5, 3), "A", "ein Datum", "a date"),
    ("Projekttitel", "#BEZUG!", "D", "Fehlerwert", "error"),
    ("Projekttitel", "Kündigung".encode().decode("latin-1"), "D", "„Kündigung“", "“Kündigung”"),
    ("Status", "genehmigt?", "I", "Liste", "list"),
    ("Kommunal", "vielleicht", "G", "ja", "yes"),
    ("Stellenanteil", "20 Std.", "S", "andere Einheit", "another unit"),
    ("Beantragte Summe", None, "L", "nicht leer", "must not be empty"),
]
"""Column, what is written, its letter, and a word of the answer in German and in English."""


def workbook(
    cases: Iterable[tuple[str, object]], months: Iterable[tuple[str, object]] = ()
) -> bytes:
    """One application per case, one month of contacts per month."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Antraege"
    page.append(list(APPLICATION))
    for number, (column, value) in enumerate(cases, start=1):
        row = {**APPLICATION, "Aktenzeichen": f"A-{number}", column: value}
        page.append(list(row.values()))
    page = book.create_sheet("Kontakte")
    page.append(list(CONTACT))
    for number, (column, value) in enumerate(months, start=1):
        page.append(list({**CONTACT, "Aktenzeichen": f"A-{number}", column: value}.values()))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


class Page:
    """The page's own way to the importing process, and what the store then holds."""

    def __init__(self, store: Path, language: str) -> None:
        self.store, self.language = store, language
        self.server: Flask = create_app(Settings(store=store))
        with self.server.test_request_context("/", environ_base=HERE):
            self.server.preprocess_request()
            self.token = csrf_token()

    def post(self, address: str, **form: Any) -> dict[str, Any]:
        """What an address of the desk answers."""
        answer = self.server.test_client().post(
            f"/import/{address}?lang={self.language}", data=form,
            headers={"X-CSRF-Token": self.token}, content_type="multipart/form-data",
        )  # fmt: skip
        return dict(answer.get_json())

    def rows(self, sql: str) -> Iterator[dict[str, object]]:
        """What a query finds in the version in use, by column."""
        with duckdb.connect(str(versions.read_pointer(self.store).path), read_only=True) as c:
            found = c.execute(sql)
            names = [column[0] for column in found.description or ()]
            return iter([dict(zip(names, row, strict=True)) for row in found.fetchall()])


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Page:
    return Page(tmp_path / "store", request.param)


def test_every_member_is_read_and_listed_in_the_language_of_the_page(page: Page) -> None:
    book = workbook([(c, v) for c, v, *_ in READ], [(c, v) for c, v, *_ in MONTHS])
    shown = page.post("check", files=[(io.BytesIO(book), "Mappe.xlsx")])
    assert shown["accepted"], shown
    assert page.post("confirm", ticket=shown["ticket"])["accepted"]
    for table, cases in (("applications", READ), ("outreach", MONTHS)):
        found = {row["case_number"]: row for row in page.rows(f"FROM {table}")}
        for number, (_, written, name, value) in enumerate(cases, start=1):
            assert found[f"A-{number}"][name] == value, written
    mended = [row for row in shown["findings"] if row[0] == "mended"]
    assert len(mended) > 12
    assert_told(mended, page.language)


def test_every_member_is_refused_at_its_cell_in_the_language_of_the_page(page: Page) -> None:
    book = workbook([(column, value) for column, value, *_ in REFUSED])
    answer = page.post("check", files=[(io.BytesIO(book), "Mappe.xlsx")])
    assert not answer["accepted"]
    errors = {row[1]: row for row in answer["findings"] if row[0] == "error"}
    for number, (_, written, letter, *words) in enumerate(REFUSED, start=2):
        found = errors.pop(f"Mappe.xlsx · Antraege · {letter}{number}")
        word = words[LANGUAGES.index(page.language)]
        assert word in f"{found[3]} {found[4]}", (written, found)
        assert_told([found], page.language)
    assert errors == {}


SHAPES = {
    "hidden rows": ("A4", "Ausgeblendete Zeilen", "Hidden rows"),
    "a title": ("A1", "Titelzeilen", "above the header"),
    "a total": ("A5", "Summe", "total"),
    "a note below": ("A7", "Anmerkung", "a note"),
    "a name of its own": ("", "„Antraege“ gelesen", "read as “Antraege”"),
}
"""What is odd about a file, where that is told, and a word of it in German and in English."""


def odd_workbook() -> bytes:
    """Days since 1904, a title, a hidden row, a total and a note below the table."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    page.title = "Tabelle1"
    page.append(["Anträge, Stand 31.12.2019"])
    page.append(list(APPLICATION))
    for number in (1, 2):
        day = {"Aktenzeichen": f"A-{number}", "Eingangsdatum": dt.date(2018, 6, 12)}
        page.append(list({**APPLICATION, **day}.values()))
    page.row_dimensions[4].hidden = True
    page.append(["Gesamtergebnis", *[None] * 9, 200_000])
    page.append([])
    page.append(["Quelle: Fachverfahren"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def ods(folder: Path, *rows: Iterable[str]) -> io.BytesIO:
    """A workbook as LibreOffice writes it."""
    lines = [row(*cells) for cells in rows]
    return io.BytesIO(write_ods(folder / "made.ods", *lines).read_bytes())


def of_values(values: Iterable[object]) -> list[str]:
    return [
        cell("float", str(one), str(one)) if isinstance(one, int) else cell("string", str(one))
        for one in values
    ]


def test_files_of_odd_shape_and_name_are_read_and_it_is_said(page: Page, tmp_path: Path) -> None:
    name = "03_Antraege Essen (Stand 31.12.2019).xlsx"
    contacts = ods(
        tmp_path, of_values(CONTACT), of_values(CONTACT.values()), [cell("string", "Summe")]
    )
    files = [(io.BytesIO(odd_workbook()), name), (contacts, "Kontakte_v2_final.ods")]
    shown = page.post("check", files=files)
    assert shown["accepted"], shown
    told = {found[1]: " ".join(found[3:]) for found in shown["findings"]}
    for place, *words in SHAPES.values():
        said = told[f"{name} · Tabelle1 · {place}".removesuffix(" · ")]
        assert words[LANGUAGES.index(page.language)] in said
    assert "Kontakte_v2_final.ods · Blatt · A3" in told
    assert page.post("confirm", ticket=shown["ticket"])["accepted"]
    assert [one["received_on"] for one in page.rows("FROM applications")] == [
        dt.date(2018, 6, 12)
    ] * 2
    assert [one["contacts_count"] for one in page.rows("FROM outreach")] == [12]


def test_errors_and_percent_in_cells_of_either_format_are_refused_at_their_place(
    page: Page, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Antraege"
    sheet.append(list(APPLICATION))
    sheet.append(list({**APPLICATION, "Aktenzeichen": "#N/A"}.values()))
    sheet["A2"].data_type, sheet["A2"].comment = "e", Comment("bitte prüfen", "Amt")
    sheet.append(list({**APPLICATION, "Aktenzeichen": "A-2", "Gesamtausgaben": 0.8}.values()))
    sheet["K3"].number_format = PERCENT
    excel = io.BytesIO()
    book.save(excel)
    excel.seek(0)
    odd = {
        "Projekttitel": cell("", "#DIV/0!", more=ERROR, note=NOTE),
        "Gesamtausgaben": cell("percentage", "80 %", "0.8", formula("[.A1]")),
    }
    cells = [odd.get(name, cell("string", str(value))) for name, value in APPLICATION.items()]
    libre = ods(tmp_path, of_values(APPLICATION), cells)
    wanted = (
        (excel, "Mappe.xlsx", {"Antraege · A2", "Antraege · K3"}),
        (libre, "Mappe.ods", {"Blatt · D2", "Blatt · K2"}),
    )
    for content, name, places in wanted:
        answer = page.post("check", files=[(content, name)])
        assert not answer["accepted"]
        errors = [found for found in answer["findings"] if found[0] == "error"]
        assert {found[1] for found in errors} == {f"{name} · {place}" for place in places}
        words = {"de": ("Fehlerwert", "Prozentformat"), "en": ("error value", "percent format")}
        for word in words[page.language]:
            assert any(word in found[3] for found in errors)


def test_a_workbook_of_unknown_sheets_makes_nothing_and_says_so(page: Page) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Reise", "Kosten"])
    book.active.append(["Köln", 12])
    content = io.BytesIO()
    book.save(content)
    content.seek(0)
    answer = page.post("check", files=[(content, "Reisekosten.xlsx")])
    assert not answer["accepted"]
    said = " ".join(found[3] for found in answer["findings"])
    assert {"de": "importiert wurde nichts", "en": "nothing was imported"}[page.language] in said
    assert versions.versions_on_disk(page.store) == []


def assert_told(findings: list[list[str]], language: str) -> None:
    """Place, rule and advice stand there, in the signs of the language."""
    for _, place, _, rule, advice in findings:
        assert place.startswith("Mappe.xlsx · ")
        assert rule
        assert advice
        assert ("“" in rule + advice) <= ("„" in rule + advice or language == "en")
        assert ("„" not in rule + advice) or language == "de"
