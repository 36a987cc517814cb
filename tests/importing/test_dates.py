"""Dates and months are read rightly or refused, never guessed."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.contracts import Column, sheets
from data.importing.cells import CellKind, marked, of_moment
from data.importing.cleaning import read_cell

DATE = sheets()["applications"].column("received_on")
MONTH = sheets()["outreach"].column("month")
YEAR = sheets()["indicators"].column("year")
UNTIL = sheets()["applications"].column("funded_to")
DAYS = st.dates(dt.date(2000, 1, 1), dt.datetime.now(dt.UTC).date())


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
        ("3 Sep 2018", "2018-09-03"),
        ("03-SEP-18", "2018-09-03"),
        ("September 3, 2018", "2018-09-03"),
        ("Monday, September 3rd, 2018", "2018-09-03"),
        ("Mo, 3. September 2018", "2018-09-03"),
        ("12/31/2019 12:00:00 AM", "2019-12-31"),
        ("12/31/2019 11:15:00 AM", "2019-12-31"),
        ("2018-09-02T22:00:00.000Z", "2018-09-03"),
        ("2018-12-31T23:00:00Z", "2019-01-01"),
        ("2018-12-31 23:00:00 UTC", "2019-01-01"),
        ("2018-12-31T23:00:00+00:00", "2019-01-01"),
        ("2019-01-01T00:00:00Z", "2019-01-01"),
        ("2019-01-01T00:00:00+01:00", "2019-01-01"),
        ("2019-01-01T00:00:00-0500", "2019-01-01"),
        ("2019-01-01T00:00:00+09", "2019-01-01"),
        ("2019-07-01T10:15:00Z", "2019-07-01"),
        ("2019-01-01+01:00", "2019-01-01"),
        ("2019-01-01T00:00:00.0000000", "2019-01-01"),
        ("2019-12-31 23:59:59", "2019-12-31"),
        ("2019-12-31 23:59", "2019-12-31"),
        ("2019-12-31T23:59:59.9999", "2020-01-01"),
        ("43830,99999999", "2020-01-01"),
        ("2018/09/03", "2018-09-03"),
        ("2018.09.03", "2018-09-03"),
        ("Mo, 03.09.2018", "2018-09-03"),
        ("Mo. 03.09.2018", "2018-09-03"),
        ("Montag, 03.09.2018", "2018-09-03"),
        ("03.09.2018 14:30 Uhr", "2018-09-03"),
        ("03.09.2018, 14:30 Uhr", "2018-09-03"),
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
        ("3 Sep 12", "ambiguous-date"),
        ("2019-12-31T23:59:59Z", "near-midnight"),
        ("2019-12-31T23:30:00+00:00", "near-midnight"),
        ("2018-12-31 23:00:00", "near-midnight"),
        ("2018-07-31 22:00:00", "near-midnight"),
        ("2018-07-31 23:00:00", "near-midnight"),
        ("31.12.2018 22:00", "near-midnight"),
        ("ab 03.09.2018", "impossible-date"),
        ("2018/09-03", "impossible-date"),
        ("2018-09-02 23:59:12", "near-midnight"),
        ("2018-09-02 23:59:32", "near-midnight"),
        ("43345.916666666664", "near-midnight"),
        ("2018-09-02 25:00:00", "impossible-date"),
        ("2018-09-02T00:00:00+15:00", "impossible-date"),
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
        ("43891,0", "2020-03"),
        ("Mrz 20", "2020-03"),
        ("Mrz. 20", "2020-03"),
        ("Mär 20", "2020-03"),
        ("Mar-20", "2020-03"),
        ("März '20", "2020-03"),
        ("Maerz 2020", "2020-03"),
        ("03/20", "2020-03"),
        ("03.20", "2020-03"),
        ("3-20", "2020-03"),
        ("2020M03", "2020-03"),
        ("2020 März", "2020-03"),
        ("01.03.-31.03.2020", "2020-03"),
        ("1.3. bis 31.3.2020", "2020-03"),
        ("2020-03-01T00:00:00+01:00", "2020-03"),
        ("2020-02-29T23:00:00.000Z", "2020-03"),
        ("2020-03-31T22:00:00Z", "2020-04"),
    ],
)
def test_a_month_is_read_whatever_way_it_is_written(text: str, value: str) -> None:
    assert read_cell(text, MONTH).value == value


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("13.2020", "not-a-month"),
        ("2020", "not-a-month"),
        ("Mrz 12", "ambiguous-date"),
        ("03/04", "ambiguous-date"),
        ("10.11", "ambiguous-date"),
        ("März", "not-a-month"),
        ("01.03.-30.03.2019", "not-a-month"),
        ("01.03.-30.04.2019", "not-a-month"),
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
        ("März 2020", "2020-03"),
        ("Mrz 20", "2020-03"),
        ("03/2020", "2020-03"),
        ("03.2020", "2020-03"),
        ("2020M03", "2020-03"),
        ("03.20", None),
        ("202003", None),
        (marked(CellKind.NUMBER, "202003.0"), None),
        (marked(CellKind.NUMBER, "3.202"), None),
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


SERIAL = 43_346
"""3 September 2018."""


@pytest.mark.parametrize(
    ("raw", "value", "refused"),
    [
        (marked(CellKind.NUMBER, repr(SERIAL - 1e-7)), "2018-09-03", ""),
        (marked(CellKind.NUMBER, repr(SERIAL - 48 / 86_400)), None, "near-midnight"),
        (marked(CellKind.NUMBER, repr(SERIAL + 0.5)), "2018-09-03", ""),
        (of_moment(dt.datetime(2018, 9, 2, 23, 59, 59, 991_000)), "2018-09-03", ""),
        (of_moment(dt.datetime(2018, 9, 2, 23, 59, 12)), None, "near-midnight"),
        (of_moment(dt.datetime(2018, 9, 2, 22)), None, "near-midnight"),
        (of_moment(dt.datetime(2018, 9, 3)), "2018-09-03", ""),
        (of_moment(dt.datetime(2018, 9, 3, 8, 30)), "2018-09-03", ""),
    ],
)
def test_a_cell_near_midnight_is_the_day_that_was_meant_or_refused(
    raw: str, value: str | None, refused: str
) -> None:
    for column, end in ((DATE, 10), (MONTH, 7)):
        reading = read_cell(raw, column)
        assert (reading.value, reading.refused) == (value and value[:end], refused)


@given(st.dates(dt.date(2000, 1, 2), dt.datetime.now(dt.UTC).date()))
def test_midnight_in_germany_written_in_utc_is_the_day_that_begins(day: dt.date) -> None:
    midnight = dt.datetime.combine(day, dt.time(), ZoneInfo("Europe/Berlin"))
    utc = midnight.astimezone(dt.UTC)
    for text in (f"{utc:%Y-%m-%dT%H:%M:%S}.000Z", utc.isoformat(), midnight.isoformat()):
        assert read_cell(text, DATE).value == day.isoformat()
    assert read_cell(f"{utc:%Y-%m-%d %H:%M:%S}", DATE).refused == "near-midnight"


@pytest.mark.parametrize(
    ("column", "text", "meant"),
    [
        (DATE, "01.10.2081", "2018"), (DATE, "2081-10-01", "2018"), (MONTH, "03.2081", "2018"),
        (MONTH, "2091-03", "2019"), (DATE, "01.10.3018", "2018"), (MONTH, "03.3019", "2019"),
        (UNTIL, "31.12.2081", "2018"), (YEAR, "2081", "2018"), (DATE, "01.10.2095", "2025"),
        (DATE, "01.10.2099", "2019"), (DATE, "01.10.2037", ""),
    ],
)  # fmt: skip
def test_a_year_in_the_future_is_an_error_that_says_which_was_meant(
    column: Column, text: str, meant: str
) -> None:
    reading = read_cell(text, column)
    assert (reading.refused, reading.words["meant"]) == ("in-the-future", meant)


def test_what_is_planned_may_lie_ahead() -> None:
    year = dt.datetime.now(dt.UTC).year + 3
    assert read_cell(f"31.12.{year}", UNTIL).value == f"{year}-12-31"
    assert read_cell(f"31.12.{year}", DATE).refused == "in-the-future"
    assert read_cell(f"12.{year}", MONTH).refused == "in-the-future"


@pytest.mark.parametrize(
    ("column", "text", "is_read"),
    [
        (DATE, "01.12.2026", True), (DATE, "02.12.2026", False),
        (MONTH, "11.2026", True), (MONTH, "12.2026", False),
    ],
)  # fmt: skip
def test_where_it_is_tomorrow_already_no_month_has_begun_that_could_be_reported(
    monkeypatch: pytest.MonkeyPatch, column: Column, text: str, is_read: bool
) -> None:
    class LastOfNovember(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> LastOfNovember:
            return cls(2026, 11, 30, 23, 30, tzinfo=tz)

    monkeypatch.setattr(dt, "datetime", LastOfNovember)
    reading = read_cell(text, column)
    assert (reading.refused == "") == is_read
    assert reading.words.get("meant", "") == "", "the year is no mistake"
