"""Numbers, money, shares and dates in both languages."""

from __future__ import annotations

import datetime as dt

import pytest
from babel import numbers
from hypothesis import given
from hypothesis import strategies as st

from dashboards.language import counting, formats, phrases
from dashboards.language.i18n import speaking

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("de", lambda: formats.number(1234567), "1.234.567"),
        ("en", lambda: formats.number(1234567), "1,234,567"),
        ("de", lambda: formats.number(1.155, 2), "1,16"),
        ("de", lambda: formats.number(-5), "−5"),
        ("de", lambda: formats.number(None), "–"),
        ("de", lambda: formats.percent(29.94), f"29,9{NBSP}%"),
        ("en", lambda: formats.percent(29.94), "29.9%"),
        ("de", lambda: formats.euro(24_100_000), f"24,1{NBSP}Mio.{NBSP}€"),
        ("de", lambda: formats.euro(197_541), f"197.541{NBSP}€"),
        ("en", lambda: formats.euro(24_100_000), f"€24.1{NBSP}million"),
        ("en", lambda: formats.euro(-197_541), "−€197,541"),
        ("en", lambda: formats.euro_exact(1234.56), "€1,234.56"),
        ("en", lambda: formats.in_euro(1234, plus="+"), "+€1,234"),
        ("en", lambda: formats.in_euro(-1234.4, plus="+"), "−€1,234"),
        ("de", lambda: formats.in_euro(-0.4, plus="+"), f"+0{NBSP}€"),
        ("de", lambda: formats.euro_full(24_100_000), f"24.100.000{NBSP}€"),
        ("de", lambda: " ".join(formats.euro_parts(24_100_000)), f"24,1 Mio.{NBSP}€"),
        ("en", lambda: " ".join(formats.euro_parts(24_100_000)), "€24.1 million"),
        ("de", lambda: formats.euro_exact(1234.56), f"1.234,56{NBSP}€"),
        ("de", lambda: formats.date(dt.date(2020, 12, 31)), "31.12.2020"),
        ("en", lambda: formats.date(dt.date(2020, 12, 31)), "31 Dec 2020"),
        ("de", lambda: formats.month("2019-03"), "März 2019"),
        ("en", lambda: formats.month("2019-03"), "March 2019"),
        (
            "de",
            lambda: formats.enumeration(["Köln", "Dortmund", "Essen"]),
            "Köln, Dortmund und Essen",
        ),
        ("de", lambda: formats.enumeration([]), ""),
        ("de", lambda: formats.share(0, 0), "–"),
        ("de", lambda: phrases.of_ten(69.2), "knapp sieben von zehn"),
        ("de", lambda: phrases.of_ten(70.6), "gut sieben von zehn"),
        ("de", lambda: phrases.of_ten(65.0), None),
        ("en", lambda: phrases.of_ten(30.0), "three in ten"),
        (
            "de",
            lambda: phrases.of_the_whole("Alle Anträge der Auswahl; sortiert"),
            "Alle Anträge; sortiert",
        ),
        ("de", lambda: phrases.of_the_whole("keine Vorhaben in der Auswahl"), "keine Vorhaben"),
        ("de", lambda: phrases.of_the_whole("frei von der Auswahl"), "frei von der Auswahl"),
        ("en", lambda: phrases.of_the_whole("Kreise in the choice"), "Kreise"),
    ],
)
def test_written_as_the_reader_writes_it(language: str, written: object, expected: str) -> None:
    with speaking(language):
        assert written() == expected  # type: ignore[operator]


def test_a_word_with_a_number_is_joined_on_a_page_and_nothing_else_is() -> None:
    joined = formats.whole("SGB-II-Quote der unter 18-Jährigen, under-18s, ZIQ-2018-075")
    assert joined == "SGB-II-Quote der unter 18-\u2060Jährigen, under-\u206018s, ZIQ-2018-075"


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_money_written_and_read_again_agrees(amount: object) -> None:
    with speaking("de"):
        text = formats.euro_exact(float(amount))  # type: ignore[arg-type]
    read = float(text.removesuffix(f"{NBSP}€").replace(".", "").replace(",", "."))
    assert read == pytest.approx(float(amount), abs=0.005)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "5 Anträge sind offen.", "Fünf Anträge sind offen."),
        ("de", "Es eilt. 1 Antrag ist offen.", "Es eilt. Ein Antrag ist offen."),
        ("de", "1 Kooperation ist genannt.", "Eine Kooperation ist genannt."),
        ("de", "5 der 9 Anträge sind offen.", "Fünf der neun Anträge sind offen."),
        ("de", "156 Anträge kommen aus 9 Kreisen.", "156 Anträge kommen aus 9 Kreisen."),
        ("de", "12,5\u00a0% der Mittel.", "12,5\u00a0% der Mittel."),
        ("en", "2 Kreise have none.", "Two Kreise have none."),
        ("en", "1 of 7 lies above.", "One of seven lies above."),
        ("de", "Zwei der 20 gelten Baustein 1.", "2 der 20 gelten Baustein 1."),
        ("de", "Zwei von zehn der 20 (5).", "Zwei von zehn der 20 (5)."),
        ("de", "Basis unter 20 bei 3 Orten.", "Basis unter 20 bei drei Orten."),
        ("de", "5 Orte bis 2018.", "Fünf Orte bis 2018."),
        ("de", "5 gelten den Bausteinen 1 und 2.", "Fünf gelten den Bausteinen 1 und 2."),
        ("de", "Die Bausteine 1, 2 und 3 haben 5.", "Die Bausteine 1, 2 und 3 haben fünf."),
        ("en", "No building blocks 2 and 3; 5 others.", "No building blocks 2 and 3; five others."),
    ],
)
def test_a_sentence_writes_its_counts_alike(language: str, text: str, expected: str) -> None:
    with speaking(language):
        assert counting.alike(text) == expected


def test_a_text_in_parts_is_read_as_a_whole() -> None:
    with speaking("de"):
        parts = counting.alike_parts(
            [
                ("Die Auswahl umfasst ", False),
                ("5 Quartiere", True),
                (". ", False),
                ("2 Orte", True),
            ]
        )
    assert [text for text, _bold in parts][1::2] == ["fünf Quartiere", "Zwei Orte"]


@given(
    st.floats(-1e13, 1e13) | st.integers(-(10**15), 10**15),
    st.integers(0, 2),
    st.sampled_from(["de", "en"]),
)
def test_numbers_are_written_as_the_locale_data_say(value: float, decimals: int, code: str) -> None:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    rounded = formats.rounded(value, decimals)
    told = numbers.format_decimal(abs(rounded), format=pattern, locale=code)
    with speaking(code):
        assert formats.number(value, decimals) == (formats.MINUS if rounded < 0 else "") + told
