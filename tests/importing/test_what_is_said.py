"""What is said is true: values as the file shows them, and nothing that follows from a refusal."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from data.contracts import sheets
from data.importing.cells import (
    displayed,
    of_boolean,
    of_moment,
    of_number,
    of_percent,
    of_text,
)
from data.importing.cleaning import read_cell
from data.language import data_speaking
from tests.importing.deliveries import (
    Office,
    application,
    contact,
    neighbourhood,
    offer,
    write_xlsx,
)


@pytest.mark.parametrize(
    ("raw", "german", "english"),
    [
        (of_number(17.9), "17,9", "17.9"),
        (of_number(80000.0), "80000", "80000"),
        (of_number(43345.9999999), "43345,9999999", "43345.9999999"),
        (of_number(2.018123456789012e17), "201812345678901000", "201812345678901000"),
        (of_number(-0.1 - 0.2), "-0,3", "-0.3"),
        (of_percent(0.4), "40 %", "40 %"),
        (of_percent(17.9), "1790 %", "1790 %"),
        (of_percent(0.175), "17,5 %", "17.5 %"),
        (of_moment(dt.datetime(2119, 1, 11)), "11.01.2119", "2119-01-11"),
        (of_moment(dt.datetime(2019, 2, 28, 23, 0)), "28.02.2019 23:00:00", "2019-02-28 23:00:00"),
        (of_boolean(True), "WAHR", "TRUE"),
        (of_text(" 80.000,00 € "), " 80.000,00 € ", " 80.000,00 € "),
    ],
)
def test_a_finding_shows_the_cell_as_the_file_does(raw: str, german: str, english: str) -> None:
    with data_speaking("de"):
        assert displayed(raw) == german
    with data_speaking("en"):
        assert displayed(raw) == english


def test_a_number_beyond_its_bounds_in_percent_format_is_told_as_it_is_seen(office: Office) -> None:
    row = neighbourhood(**{"SGB-II-Quote U18": 17.9})
    path = write_xlsx(office.inbox / "x.xlsx", {"Antraege": [application()], "Quartiere": [row]})
    book = openpyxl.load_workbook(path)
    book["Quartiere"]["D2"].number_format = "0.0%"
    book.save(path)
    (found,) = office.refuses()
    assert (found.kind, found.cell, found.value) == ("out-of-range", "D2", "1790 %")


def test_a_date_in_a_column_of_numbers_says_that_it_is_one(office: Office) -> None:
    row = application(Beantragte_Summe=dt.datetime(2119, 1, 11))
    write_xlsx(office.inbox / "x.xlsx", {"Antraege": [row]})
    (found,) = office.refuses()
    assert (found.kind, found.value) == ("date-elsewhere", "11.01.2119")


@pytest.mark.parametrize("written", ['#,##0.00 "CHF"', "[$USD] #,##0.00", '0" USD"'])
def test_a_number_format_with_another_currency_is_refused(office: Office, written: str) -> None:
    path = write_xlsx(office.inbox / "x.xlsx", {"Antraege": [application(Beantragte_Summe=80000)]})
    book = openpyxl.load_workbook(path)
    place = next(c for c in book["Antraege"][1] if c.value == "Beantragte Summe").column_letter
    book["Antraege"][f"{place}2"].number_format = written
    book.save(path)
    assert {f.kind for f in office.refuses()} == {"shown-differs"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_amounts_in_words_are_written_as_the_language_writes_them(
    office: Office, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("ZIQ_LANG", language)
    office.deliver(Antraege=[application(Anteil_Land="30000,5", Eigenanteil="5000")])
    told = {f.kind: f for f in office.takes().findings}
    amount = {"de": "80.000,00", "en": "80,000.00"}[language]
    assert amount in told["shares-not-adding-up"].rule
    value = {"de": "5.000,00", "en": "5,000.00"}[language]
    assert told["own-share-too-low"].value == value


def test_rows_with_refused_cells_are_not_compared_by_what_is_left(office: Office) -> None:
    """Two months that cannot be read are not one month, nor the same row twice."""
    office.deliver(
        Antraege=[application()],
        Kontakte=[
            contact(Monat="Anfang März"), contact(Monat="Ende März"),
            contact(Altersgruppe="Teenager", Monat="04.2019"),
            contact(Altersgruppe="", Monat="04.2019", Kontakte=20),
        ],
        Angebote=[offer(Monat="Q1"), offer(Monat="Q2")],
    )  # fmt: skip
    kinds = [f.kind for f in office.refuses()]
    assert set(kinds) == {"not-a-month", "unknown-code"}
    assert kinds.count("not-a-month") == 4


def test_a_row_with_a_refused_cell_that_comes_twice_is_a_repeat(office: Office) -> None:
    office.deliver(Antraege=[application()], Kontakte=[contact(Monat="März")] * 2)
    assert {f.kind for f in office.refuses()} == {"not-a-month", "exact-repeat"}


def test_nothing_is_said_of_the_cells_below_a_head_that_was_refused(office: Office) -> None:
    row = application(Anteil_Land="x", Anteil_ESF="50", Eigenanteil="20", Beantragte_Summe="1")
    names = {
        "Anteil Land": "Anteil Land (%)", "Anteil ESF": "Anteil ESF in %",
        "Eigenanteil": "Eigenanteil (%)", "Beantragte Summe": "Beantragte Summe (pro Jahr)",
    }  # fmt: skip
    office.deliver(Antraege=[{names.get(name, name): value for name, value in row.items()}])
    found = office.refuses()
    assert {f.kind for f in found} == {"head-other-unit", "head-other-measure"}
    assert len(found) == len(names)


def test_the_other_row_is_named_with_its_file_where_it_is_another(office: Office) -> None:
    office.deliver(Antraege=[application()], Kontakte=[contact(), contact(Kontakte=13)])
    office.deliver(**{"Kontakte 2": [contact(Kontakte=14)]})
    rules = [f.rule for f in office.takes().findings if f.kind == "counted-in-parts"]
    assert len(rules) == 2
    assert " in Zeile 2 (Kontakte 2.csv · Kontakte);" in rules[0]


@pytest.mark.parametrize(
    ("written", "meant"), [("1", "0001"), ("FL-2", "FL-002"), ("FL-0020", "FL-020"), ("7", "")]
)
def test_a_number_that_lost_its_zeros_finds_its_application(
    office: Office, written: str, meant: str
) -> None:
    keys = ("0001", "0011", "FL-002", "FL-020", "FL-012")
    office.deliver(
        Antraege=[application(Aktenzeichen=key) for key in keys],
        Kontakte=[contact(Aktenzeichen=written)],
    )
    (found,) = office.refuses()
    assert found.kind == "orphan-application"
    assert (f"„{meant}“" in found.rule) if meant else ("Gemeint" not in found.rule)


@pytest.mark.parametrize(("language", "meant"), [("de", "03.09.2018"), ("en", "2018-09-03")])
def test_the_day_that_was_meant_is_written_as_the_day_that_is_shown(
    language: str, meant: str
) -> None:
    column = sheets()["applications"].column("received_on")
    with data_speaking(language):
        reading = read_cell(of_moment(dt.datetime(2018, 9, 2, 23, 59, 12)), column)
    assert (reading.refused, reading.words) == ("near-midnight", {"meant": meant})
