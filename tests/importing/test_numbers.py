"""Numbers are read rightly or refused, never guessed."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.contracts import Column, sheets
from data.importing.cells import CellKind, marked, of_text
from data.importing.cleaning import read_cell
from data.importing.readings import Reading

MONEY = sheets()["applications"].column("total_eur")
COUNT = sheets()["outreach"].column("contacts_count")
SHARE = sheets()["application_neighbourhoods"].column("share_percent")
FTE = sheets()["applications"].column("staff_fte")
POPULATION, UNDER_18 = (
    sheets()["neighbourhoods"].column(name) for name in ("population", "under_18")
)
LONGITUDE = sheets()["neighbourhoods"].column("longitude")
UNBOUNDED = sheets()["indicators"].column("value")
BLOCK = sheets()["applications"].column("building_block")


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        (MONEY, "1.234,56", "1234.56"),
        (MONEY, "1234.56", "1234.56"),
        (MONEY, "1234,5", "1234.50"),
        (MONEY, "1,234.56", "1234.56"),
        (MONEY, "1.234.567,89 €", "1234567.89"),
        (MONEY, "EUR 70 000", "70000.00"),
        (MONEY, "70\u202f000,00", "70000.00"),
        (MONEY, "1 234,50", "1234.50"),
        (MONEY, "1'234.50", "1234.50"),
        (MONEY, "70.000", "70000.00"),
        (MONEY, "1.234.567", "1234567.00"),
        (MONEY, "1,234,567", "1234567.00"),
        (MONEY, "1.234,-", "1234.00"),
        (MONEY, "0", "0.00"),
        (COUNT, "1.234", "1234"),
        (COUNT, "12,0", "12"),
        (COUNT, "+7", "7"),
        (SHARE, "12,5 %", "12.5"),
        (SHARE, "12.345", "12.345"),
        (SHARE, "33,333", "33.333"),
        (LONGITUDE, "7.012", "7.012"),
        (FTE, "0,5", "0.50"),
        (UNBOUNDED, "-1,5", "-1.5"),
        (UNBOUNDED, "−1,5", "-1.5"),
        (BLOCK, "Baustein 2", "2"),
        (MONEY, ",5", "0.50"),
        (MONEY, ".5", "0.50"),
        (FTE, "½", "0.50"),
        (FTE, "1½", "1.50"),
        (FTE, "1 ¾ Stellen", "1.75"),
        (FTE, ",5 VZÄ", "0.50"),
        (COUNT, "12 Kontakte", "12"),
        (COUNT, "1 Kontakt", "1"),
        (POPULATION, "4.200 EW", "4200"),
        (UNDER_18, "1.100 Kinder", "1100"),
        (SHARE, "35 v.H.", "35"),
        (SHARE, "35 v. H.", "35"),
        (COUNT, "1.234 contacts", "1234"),
    ],
)
def test_a_number_is_read_whatever_way_it_is_written(column: Column, text: str, value: str) -> None:
    assert read_cell(text, column).value == value


@pytest.mark.parametrize(
    ("column", "text", "refused"),
    [
        (MONEY, "viel", "not-a-number"),
        (MONEY, "1.23.4", "not-a-number"),
        (MONEY, "12.34,56", "not-a-number"),
        (MONEY, "1,2345,678", "not-a-number"),
        (MONEY, "1e5", "not-a-number"),
        (MONEY, "1,2E+05", "not-a-number"),
        (MONEY, "12e3", "not-a-number"),
        (MONEY, "١٢", "not-a-number"),
        (MONEY, "1.234.56", "not-a-number"),
        (MONEY, "12 34", "not-a-number"),
        (MONEY, "(500)", "not-a-number"),
        (MONEY, "ca. 500", "not-a-number"),
        (MONEY, "=1+1", "not-a-number"),
        (MONEY, "1,234", "ambiguous-number"),
        (COUNT, "12,000", "ambiguous-number"),
        (UNBOUNDED, "1.234", "ambiguous-number"),
        (UNBOUNDED, "1,234", "ambiguous-number"),
        (MONEY, "1234,567", "too-many-decimals"),
        (MONEY, "-1", "negative"),
        (COUNT, "5-", "negative"),
        (COUNT, "1,5", "not-whole"),
        (COUNT, "999999999999", "out-of-range"),
        (MONEY, "1000000000", "out-of-range"),
        (SHARE, "100,01", "out-of-range"),
        (SHARE, "-1", "out-of-range"),
        (LONGITUDE, "51,45", "out-of-range"),
        (BLOCK, "4", "not-allowed"),
        (COUNT, "½", "not-whole"),
        (FTE, "⅓", "not-a-number"),
        (FTE, "1/2", "not-a-number"),
        (SHARE, "½", "not-a-number"),
        (COUNT, "12 Erstkontakte", "unit-elsewhere"),
        (COUNT, "12 Kinder", "unit-elsewhere"),
    ],
)
def test_a_number_that_is_none_or_two_is_refused(column: Column, text: str, refused: str) -> None:
    reading = read_cell(text, column)
    assert (reading.refused, reading.value) == (refused, None)


@pytest.mark.parametrize(
    ("kind", "text", "column", "reading"),
    [
        (CellKind.NUMBER, "1.234", UNBOUNDED, Reading("1.234")),
        (CellKind.NUMBER, "1234.0", COUNT, Reading("1234")),
        (CellKind.NUMBER, "0.1", MONEY, Reading("0.10")),
        (CellKind.NUMBER, "33333.333333333336", MONEY, Reading("33333.33", "rounded")),
        (CellKind.NUMBER, "19.999999999999996", MONEY, Reading("20.00")),
        (CellKind.PERCENT, "0.5", SHARE, Reading("50", "percent-cell")),
        (CellKind.NUMBER, "0.5", SHARE, Reading("0.5")),
        (CellKind.DATE, "2020-01-01", COUNT, Reading(refused="date-elsewhere")),
        (CellKind.ERROR, "", COUNT, Reading(refused="cell-error")),
        (CellKind.FORMULA, "", COUNT, Reading(refused="formula-without-value")),
    ],
)
def test_a_number_cell_is_the_number_whatever_it_looks_like(
    kind: CellKind, text: str, column: Column, reading: Reading
) -> None:
    found = read_cell(marked(kind, text), column)
    assert dataclasses.replace(found, words={}) == reading or (
        found.value is not None
        and reading.value is not None
        and Decimal(found.value) == Decimal(reading.value)
    )


@pytest.mark.parametrize("lang", ["de", "en"])
def test_limits_are_written_as_the_language_writes_numbers(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZIQ_LANG", lang)
    words = read_cell("999999999999", COUNT).words
    assert words == {"low": "0", "high": "100.000.000" if lang == "de" else "100,000,000"}
    words = read_cell("51,45", LONGITUDE).words
    assert words["low"] == ("5,5" if lang == "de" else "5.5")


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "-", "–", "k. A.", "n/a", "keine Angabe"])
def test_nothing_is_read_as_nothing(text: str) -> None:
    assert read_cell(text, MONEY).value is None
    assert read_cell(text, MONEY).refused == ""


def german(number: Decimal) -> str:
    return f"{number:,}".replace(",", "\0").replace(".", ",").replace("\0", ".")


MONEY_VALUES = st.decimals(0, Decimal("999999999.99"), places=2)


@given(MONEY_VALUES)
def test_money_survives_being_written_in_german(number: Decimal) -> None:
    assert Decimal(read_cell(german(number), MONEY).value or "x") == number


@given(MONEY_VALUES)
def test_money_survives_being_written_in_english_or_plainly(number: Decimal) -> None:
    for text in (f"{number:,}", f"{number}", f"{number} €"):
        assert Decimal(read_cell(text, MONEY).value or "x") == number


@given(st.integers(0, 100_000_000))
def test_a_count_survives_being_written_in_german(number: int) -> None:
    assert read_cell(f"{number:,}".replace(",", "."), COUNT).value == str(number)


@given(st.floats(0, 1e9, allow_nan=False), st.sampled_from([MONEY, COUNT, SHARE, UNBOUNDED]))
def test_a_number_cell_is_never_changed_by_more_than_a_rounding(
    number: float, column: Column
) -> None:
    reading = read_cell(marked(CellKind.NUMBER, repr(number)), column)
    assert reading.refused or abs(Decimal(reading.value or "x") - Decimal(repr(number))) <= (
        Decimal("0.005")
    )


@given(st.text("0123456789.,-+ €%'E", max_size=14), st.sampled_from([MONEY, COUNT, SHARE, FTE]))
def test_what_is_read_has_the_digits_that_were_written(text: str, column: Column) -> None:
    reading = read_cell(text, column)
    if reading.value is None:
        return
    written = "".join(character for character in text if character.isdigit()).strip("0")
    read = "".join(character for character in reading.value if character.isdigit()).strip("0")
    assert written == read
    low, high = column.bounds or (0, 0)
    assert low <= float(reading.value) <= high


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_without_an_error(text: str) -> None:
    for column in (MONEY, COUNT, SHARE, UNBOUNDED, BLOCK):
        reading = read_cell(of_text(text), column)
        assert not (reading.value and reading.refused)
