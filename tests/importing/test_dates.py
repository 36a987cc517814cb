"""Dates and months are read rightly or refused, never guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.contracts import sheets
from data.importing.cells import CellKind, marked
from data.importing.cleaning import read_cell

DATE = sheets()["applications"].column("received_on")
MONTH = sheets()["outreach"].column("month")
YEAR = sheets()["indicators"].column("year")
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("31.12.2019", "2019-12-31"),
        ("1.2.2019", "2019-02-01"),
        ("01. 02. 2019", "2019-02-01"),
        ("2019-12-31", "2019-12-31"),
        ("2019-12-31 00:00:00", "2019-12-31"),
        ("2019-12-31T10:15:00", "2019-12-31"),
        ("31.12.2019 10:15", "2019-12-31"),
        ("20191231", "2019-12-31"),
        ("31.12.19", "2019-12-31"),
        ("01.02.03", "2003-02-01"),
        ("31/12/2019", "2019-12-31"),
        ("12/31/2019", "2019-12-31"),
        ("05/05/2019", "2019-05-05"),
        ("31. Dezember 2019", "2019-12-31"),
        ("3. März 2019", "2019-03-03"),
        ("43830", "2019-12-31"),
        ("29.02.2020", "2020-02-29"),
    ],
)
def test_a_date_is_read_whatever_way_it_is_written(text: str, value: str) -> None:
    assert read_cell(text, DATE).value == value


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("31.02.2019", "impossible-date"),
        ("29.02.2019", "impossible-date"),
        ("00.01.2019", "impossible-date"),
        ("31.12.1019", "impossible-date"),
        ("2019-13-01", "impossible-date"),
        ("1.1.202", "impossible-date"),
        ("bald", "impossible-date"),
        ("2019", "impossible-date"),
        ("99999", "impossible-date"),
        ("03/04/2019", "ambiguous-date"),
        ("3-4-2019", "ambiguous-date"),
        ("1/2/2024", "ambiguous-date"),
        ("1/2/24", "impossible-date"),
        ("01-02-03", "impossible-date"),
        ("١٢.٠٣.٢٠١٩", "impossible-date"),
        ("32. Dezember 2019", "impossible-date"),
        ("3. Brumaire 2019", "impossible-date"),
    ],
)
def test_a_date_that_is_none_or_two_is_refused(text: str, refused: str) -> None:
    assert read_cell(text, DATE).refused == refused


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2020-03", "2020-03"),
        ("03.2020", "2020-03"),
        ("3/2020", "2020-03"),
        ("202003", "2020-03"),
        ("März 2020", "2020-03"),
        ("Mrz. 2020", "2020-03"),
        ("march 2020", "2020-03"),
        ("15.03.2020", "2020-03"),
        ("2020-03-31", "2020-03"),
        ("43891", "2020-03"),
    ],
)
def test_a_month_is_read_whatever_way_it_is_written(text: str, value: str) -> None:
    assert read_cell(text, MONTH).value == value


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("13.2020", "not-a-month"),
        ("2020", "not-a-month"),
        ("Mrz 20", "not-a-month"),
        ("03/04/2020", "ambiguous-date"),
        ("Q1 2020", "not-a-month"),
        ("00.2020", "not-a-month"),
    ],
)
def test_a_month_that_is_none_is_refused(text: str, refused: str) -> None:
    assert read_cell(text, MONTH).refused == refused


def test_a_day_written_as_one_number_is_read_as_such_or_refused() -> None:
    assert read_cell(marked(CellKind.NUMBER, "20191231.0"), DATE).value == "2019-12-31"
    assert read_cell(marked(CellKind.NUMBER, "20191331.0"), DATE).refused == "impossible-date"
    assert read_cell(marked(CellKind.NUMBER, "201912.0"), DATE).refused == "impossible-date"


def test_a_month_that_excel_made_a_number_is_refused() -> None:
    assert read_cell(marked(CellKind.NUMBER, "3.202"), MONTH).refused == "not-a-month"
    assert read_cell(marked(CellKind.NUMBER, "202003.0"), MONTH).value == "2020-03"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2020", "2020"),
        ("2020-12", "2020-12"),
        ("31.12.2020", "2020-12-31"),
        (marked(CellKind.NUMBER, "2020.0"), "2020"),
        (marked(CellKind.DATE, "2020-12-31"), "2020-12-31"),
        ("letztes Jahr", None),
        ("20٢٠", None),
    ],
)
def test_a_year_is_a_year_or_a_date(raw: str, value: str | None) -> None:
    assert read_cell(raw, YEAR).value == value


@given(DAYS)
def test_a_day_survives_every_unambiguous_way_of_writing(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    texts = [
        f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat(), f"{day:%Y%m%d}",
        f"{day:%d.%m.%y}", str(serial),
    ]  # fmt: skip
    assert {read_cell(text, DATE).value for text in texts} == {day.isoformat()}
    for raw in (marked(CellKind.DATE, day.isoformat()), marked(CellKind.NUMBER, f"{serial}.0")):
        assert read_cell(raw, DATE).value == day.isoformat()


@given(DAYS)
def test_slashes_never_exchange_day_and_month(day: dt.date) -> None:
    for text in (f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}"):
        reading = read_cell(text, DATE)
        assert reading.value == day.isoformat() or reading.refused == "ambiguous-date"


@given(st.text("0123456789.-/ :TJanFebMrz", max_size=16))
def test_any_text_is_a_day_that_exists_or_refused(text: str) -> None:
    for column in (DATE, MONTH, YEAR):
        reading = read_cell(text, column)
        if column is DATE and reading.value:
            assert 2000 <= dt.date.fromisoformat(reading.value).year <= 2099
        assert not (reading.value and reading.refused)
