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
APPLICANT = sheets()["applications"].column("applicant")
QUARTER = sheets()["neighbourhoods"].column("neighbourhood_id")
NAME = sheets()["neighbourhoods"].column("name")


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
        (AGE, marked(CellKind.DATE, "2024-05-03"), "3-5"),
        (AGE, marked(CellKind.DATE, "2013-10-01"), "10-13"),
        (AGE, "06. Sep", "6-9"),
        (AGE, "6-Sep", "6-9"),
        (AGE, "03. Mai", "3-5"),
        (AGE, "03.05.", "3-5"),
        (AGE, "3-May", "3-5"),
        (AGE, "5-Mar", "3-5"),
        (AGE, "03.05.2024", "3-5"),
        (AGE, "2024-09-06 00:00:00", "6-9"),
        (AGE, "Okt 13", "10-13"),
        (AGE, "Oct-13", "10-13"),
        (AGE, "6 bis 9 Jahre", "6-9"),
        (AGE, "03-05", "3-5"),
        (AGE, "10/13", "10-13"),
        (AGE, "6 to 9 years", "6-9"),
        (AGE, "ab 25", "25-plus"),
        (AGE, "25 Jahre und älter", "25-plus"),
        (AGE, "25 and over", "25-plus"),
        (ROUND, "2018 - 2020", "2018-2020"),
        (ROUND, "2018/2020", "2018-2020"),
        (ROUND, "2018 bis 2020", "2018-2020"),
        (ROUND, "2018-20", "2018-2020"),
    ],
)
def test_a_code_is_found_in_other_spellings(column: object, text: str, code: str) -> None:
    assert read_cell(text, column).value == code  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "raw", [marked(CellKind.DATE, "2024-04-07"), "04. Jul", "Okt 17", "12.13.", "10. Jan"]
)
def test_a_date_that_was_no_age_band_is_refused(raw: str) -> None:
    assert read_cell(raw, AGE).refused == "unknown-code"


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        (marked(CellKind.DATE, "2018-12-01"), "12/2018"),
        (marked(CellKind.DATE, "2019-02-03"), "3-2"),
        (marked(CellKind.BOOLEAN, "true"), ""),
        (marked(CellKind.PERCENT, "0.5"), ""),
        (marked(CellKind.NUMBER, "12.18"), ""),
        (marked(CellKind.NUMBER, "2.0181234567890122e+17"), ""),
        ("03.02.2019", "3-2"),
        ("2018-12-01", "12/2018"),
        ("2018-12-01 00:00:00", "12/2018"),
        ("Dez 18", "12/18"),
        ("12. Jan", "12/1"),
        ("12-Jan", "12/1"),
        ("4,5E+12", "45… (13 Stellen)"),
        ("2,01812E+11", "201812… (12 Stellen)"),
        ("4.5e+12", "45… (13 Stellen)"),
        ("5911000.0", "5911000"),
        ("4711,00", "4711"),
    ],
)
def test_a_key_that_excel_turned_is_refused_with_what_it_probably_was(raw: str, meant: str) -> None:
    for column in (CASE, QUARTER):
        reading = read_cell(raw, column)
        assert (reading.refused, reading.words["meant"]) == ("turned-by-excel", meant)


@pytest.mark.parametrize(
    "raw",
    [
        marked(CellKind.DATE, "2019-10-11"), marked(CellKind.BOOLEAN, "true"), "11. Okt", "Okt 11",
        "11.10.2019", marked(CellKind.NUMBER, "3.1"), "1,5E+10",
    ],
)  # fmt: skip
def test_a_name_that_excel_turned_is_refused(raw: str) -> None:
    for column in (TITLE, NAME, APPLICANT):
        assert read_cell(raw, column).refused == "turned-by-excel"


@pytest.mark.parametrize(
    "key", ["12/2018", "FL-001", "ZiQ 18.1", "34-02-18", "1E5", "Mai-Platz", "2018", "A.0", "0001"]
)
def test_a_key_as_offices_give_it_is_taken(key: str) -> None:
    assert (read_cell(key, CASE).value, read_cell(key, CASE).refused) == (key, "")


@pytest.mark.parametrize("raw", ["4711.0", "340220180000100.0"])
def test_a_whole_number_cell_is_a_key(raw: str) -> None:
    assert read_cell(marked(CellKind.NUMBER, raw), CASE).value == raw.removesuffix(".0")


def test_composed_and_decomposed_letters_are_one() -> None:
    for column in (CASE, TITLE, NAME):
        assert read_cell("Su\u0308d", column).value == "Süd"
    assert read_cell("Du\u0308sseldorf", AGS).value == "05111000"


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
        (marked(CellKind.NUMBER, "1.0"), "true"), ("", None), ("–", None), ("✓", "true"),
        ("1.0", "true"), ("0.0", "false"),
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
        ("5911000.0", "05911000", "ags-zero"),
        ("5911000,00", "05911000", "ags-zero"),
        ("059110000000", "05911000", "ags-regional"),
        ("053340002002", "05334002", "ags-regional"),
        ("53340002002", "05334002", "ags-regional"),
        (marked(CellKind.NUMBER, "53340002002.0"), "05334002", "ags-regional"),
        ("05334000", "05334002", "ags-aachen"),
        ("5334000", "05334002", "ags-aachen"),
        ("05313000", "05334002", "ags-aachen"),
        ("Essen", "05113000", "ags-name"),
        ("ESSEN, Stadt", "05113000", "ags-name"),
        ("Stadt Essen", "05113000", "ags-name"),
        ("Düsseldorf, kreisfreie Stadt", "05111000", "ags-name"),
        ("Muelheim an der Ruhr", "05117000", "ags-name"),
        ("Landeshauptstadt Düsseldorf", "05111000", "ags-name"),
        ("Essen (Stadt)", "05113000", "ags-name"),
        ("Kreisstadt Unna", "05978036", "ags-name"),
        ("Unna", "05978036", "ags-name"),
        ("Stolberg", "05334032", "ags-name"),
        ("5.113.000", "05113000", "ags-zero"),
        ("05113000 Essen", "05113000", "blanks"),
        ("Essen (05113000)", "05113000", "blanks"),
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
        ("Essen-Nord", "unknown-ags"),
        ("05113000 Bochum", "unknown-ags"),
        ("Kreis Unna", "ags-level"),
        ("Rhein-Sieg-Kreis", "ags-level"),
        ("05334", "ags-level"),
        ("05554000", "ags-level"),
        ("5554000.0", "ags-level"),
        ("5113000,5", "unknown-ags"),
        (marked(CellKind.NUMBER, "5113000.5"), "unknown-ags"),
    ],
)
def test_a_municipality_key_that_is_none_is_refused(raw: str, refused: str) -> None:
    assert read_cell(raw, AGS).refused == refused


def test_social_planning_may_speak_of_districts_and_indicators_of_the_state() -> None:
    assert read_cell("5554", ANY_AGS).value == "05554"
    assert read_cell("051", ANY_AGS).refused == "ags-level"
    assert read_cell("05334000", ANY_AGS).value == "05334"
    assert read_cell("5554000.0", ANY_AGS).mended == "ags-district"
    assert read_cell("5", WIDEST_AGS).value == "05"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("5113000.0", "05113000"), ("5113.0", "05113"), ("059110000000", "05911000"),
        ("05978000", "05978"), ("51", "051"), ("5.978.036", "05978036"), ("Kreis Unna", "05978"),
        ("Regierungsbezirk Köln", "053"), ("NRW", "05"), ("Bergkamen", "05978004"),
        ("Stadt Unna", "05978036"),
    ],
)  # fmt: skip
def test_the_area_of_an_indicator_is_read_as_other_keys_are(raw: str, value: str) -> None:
    assert read_cell(raw, WIDEST_AGS).value == value


def test_a_name_that_several_areas_have_is_refused_with_their_keys() -> None:
    for text, column, areas in (
        ("Unna", ANY_AGS, "05978 (Kreis Unna), 05978036 (Unna)"),
        ("Essen", WIDEST_AGS, "05113 (Essen), 05113000 (Essen)"),
    ):
        reading = read_cell(text, column)
        assert (reading.refused, reading.words["areas"]) == ("area-name-twice", areas)
    assert read_cell("Essen", ANY_AGS).value == "05113000"
    assert read_cell("Kreis Unna", ANY_AGS).value == "05978"


def test_an_area_that_is_none_says_what_was_meant() -> None:
    assert read_cell("Mülheim/Ruhr", AGS).words["meant"] == "Mülheim an der Ruhr"
    assert read_cell("Kreis Unnna", WIDEST_AGS).words["meant"] == "Kreis Unna"


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
    assert read_cell(text.replace("\x01", ""), TITLE).refused in (
        "",
        "doubly-encoded",
        "cell-error",
    )


@given(st.text(max_size=40))
def test_a_key_is_read_unless_it_holds_what_nobody_sees(text: str) -> None:
    reading = read_cell(text.replace("\x01", ""), CASE)
    assert reading.refused in (
        "", "control-character", "turned-by-excel", "doubly-encoded", "nul-bytes", "cell-error"
    )  # fmt: skip
    assert reading.value is None or reading.value.isprintable()
