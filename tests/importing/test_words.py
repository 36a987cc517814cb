"""Codes, booleans, area keys and text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.contracts import codes, sheets
from data.importing import lists
from data.importing.cells import CellKind, marked
from data.importing.cleaning import read_cell

PLACE = sheets()["outreach"].column("place")
AGE = sheets()["outreach"].column("age_band")
ROUND = sheets()["applications"].column("funding_round")
MUNICIPAL = sheets()["applications"].column("is_municipal")
AGS = sheets()["applications"].column("municipality_ags")
ANY_AGS = sheets()["social_planning"].column("ags")
WIDEST_AGS = sheets()["indicators"].column("ags")
TITLE = sheets()["applications"].column("title")
CASE = sheets()["applications"].column("case_number")


@pytest.mark.parametrize("code", codes(), ids=lambda code: f"{code.list}-{code.code}")
def test_german_word_english_word_and_code_mean_the_same(code: object) -> None:
    entry = next(one for one in codes() if one is code)
    for spelling in (entry.german, entry.english, entry.code, entry.german.upper()):
        assert lists.find_code(entry.list, spelling) == entry.code


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        (PLACE, "strasse", "street"),
        (PLACE, "Jobcenter U25", "jobcentre-u25"),
        (PLACE, " Kita ", "day-care"),
        (AGE, "6-9", "6-9"),
        (AGE, "6 – 9", "6-9"),
        (AGE, marked(CellKind.DATE, "2024-09-06"), "6-9"),
        (AGE, marked(CellKind.DATE, "2024-03-05"), "3-5"),
        (ROUND, "2018 - 2020", "2018-2020"),
    ],
)
def test_a_code_is_found_in_other_spellings(column: object, text: str, code: str) -> None:
    assert read_cell(text, column).value == code  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "meant"), [("Shcule", "Schule"), ("Spielplaz", "Spielplatz"), ("Mondbasis", "")]
)
def test_an_unknown_code_is_refused_and_says_what_was_meant(text: str, meant: str) -> None:
    reading = read_cell(text, PLACE)
    assert (reading.refused, reading.words["meant"]) == ("unknown-code", meant)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("ja", "true"), ("Nein", "false"), ("x", "true"), ("0", "false"), ("WAHR", "true"),
        ("yes", "true"), (marked(CellKind.BOOLEAN, "false"), "false"),
        (marked(CellKind.NUMBER, "1.0"), "true"), ("", None), ("–", None),
    ],
)  # fmt: skip
def test_yes_and_no_are_read(raw: str, value: str | None) -> None:
    reading = read_cell(raw, MUNICIPAL)
    assert (reading.value, reading.refused) == (value, "")


def test_neither_yes_nor_no_is_refused() -> None:
    assert read_cell("teils", MUNICIPAL).refused == "not-a-boolean"


@pytest.mark.parametrize(
    ("raw", "value", "mended"),
    [
        ("05113000", "05113000", ""),
        ("5113000", "05113000", "ags-zero"),
        (marked(CellKind.NUMBER, "5113000.0"), "05113000", "ags-zero"),
        ("05 113 000", "05113000", "blanks"),
        ("05113", "05113000", "ags-city"),
        ("5113", "05113000", "ags-city"),
        ("05334002", "05334002", ""),
    ],
)
def test_a_municipality_key_is_read_or_mended(raw: str, value: str, mended: str) -> None:
    reading = read_cell(raw, AGS)
    assert (reading.value, reading.mended) == (value, mended)


@pytest.mark.parametrize(
    ("raw", "refused"),
    [
        ("05334", "ags-level"),  # StädteRegion Aachen is a Kreis, the city is 05334002
        ("05554", "ags-level"),
        ("051", "ags-level"),
        ("05", "ags-level"),
        ("09162000", "unknown-ags"),
        ("0511300", "unknown-ags"),
        ("051130000", "unknown-ags"),
        ("Essen", "unknown-ags"),
        ("5113000,5", "unknown-ags"),
        (marked(CellKind.NUMBER, "5113000.5"), "unknown-ags"),
    ],
)
def test_a_municipality_key_that_is_none_is_refused(raw: str, refused: str) -> None:
    assert read_cell(raw, AGS).refused == refused


def test_social_planning_may_speak_of_districts_and_indicators_of_the_state() -> None:
    assert read_cell("5554", ANY_AGS).value == "05554"
    assert read_cell("051", ANY_AGS).refused == "ags-level"
    assert read_cell("5", WIDEST_AGS).value == "05"


@given(st.sampled_from(sorted(lists.areas())))
def test_a_known_key_is_never_turned_into_another(ags: str) -> None:
    for text in (ags, ags.removeprefix("0")):
        reading = read_cell(text, AGS)
        assert reading.refused or reading.value in (ags, f"{ags}000")


@given(st.text("0123456789 ", max_size=10))
def test_digits_are_a_key_that_exists_or_refused(text: str) -> None:
    reading = read_cell(text, AGS)
    assert reading.value is None or reading.value in lists.areas()


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (" Gesund  aufwachsen\u00a0", "Gesund aufwachsen"),
        ("zwei\x02Zeilen", "zwei Zeilen"),
        (marked(CellKind.NUMBER, "4711.0"), "4711"),
        ("=SUMME(A1)", "=SUMME(A1)"),
        ("<b>fett</b>", "<b>fett</b>"),
        ("a\u200bb", "ab"),
    ],
)
def test_text_is_kept_without_surplus_blanks(raw: str, value: str) -> None:
    assert read_cell(raw, TITLE).value == value


@given(st.text(max_size=40))
def test_text_is_never_refused(text: str) -> None:
    assert read_cell(text.replace("\x01", ""), TITLE).refused == ""


@given(st.text(max_size=40))
def test_a_key_is_read_unless_it_holds_what_nobody_sees(text: str) -> None:
    reading = read_cell(text.replace("\x01", ""), CASE)
    assert reading.refused in ("", "control-character")
    assert reading.value is None or reading.value.isprintable()
