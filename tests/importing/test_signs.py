"""What stands instead of a value or beside it: "not stated", a dash, a unit, a footnote sign."""

from __future__ import annotations

import pytest

from data.contracts import Column, sheets
from data.importing.cleaning import read_cell
from tests.importing.deliveries import Office, application, brief, contact, stored

MONEY = sheets()["applications"].column("esf_share_eur")
COUNT = sheets()["outreach"].column("regular_true")
SHARE = sheets()["application_neighbourhoods"].column("share_percent")
POST = sheets()["applications"].column("staff_fte")
DATE = sheets()["applications"].column("decided_on")
MONTH = sheets()["outreach"].column("month")
YEAR = sheets()["indicators"].column("year")
CODE = sheets()["outreach"].column("approach")
YES = sheets()["offers"].column("is_free")

MARKERS = [
    "-", "–", "—", "--", "/", ".", "…", "k. A.", "k.A.", "k.A", "K.A.", "n/a", "N/A", "n. a.",
    "n. v.", "NA", "<NA>", "(Leer)", "(blank)", "NaN", "null", "keine Angabe", "nicht bekannt",
    "entfällt", "unbekannt", "unknown", "not available", "not applicable", "– ¹", "k. A.*",
]  # fmt: skip


@pytest.mark.parametrize("marker", MARKERS)
@pytest.mark.parametrize(
    "column", [MONEY, COUNT, SHARE, POST, DATE, MONTH, YEAR, CODE, YES], ids=lambda c: c.name
)
def test_a_missing_value_is_one_in_every_type_of_column(column: Column, marker: str) -> None:
    if column.name == "approach" and marker in ("unbekannt", "unknown"):
        return
    if column is YES and marker in ("– ¹", "k. A.*"):
        return
    reading = read_cell(marker, column)
    assert (reading.value, reading.mended, reading.refused) == (None, "missing-marker", "")


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("marker", ["–", "k. A.", "n/a"])
def test_a_delivery_with_missing_values_is_taken_and_they_are_listed(
    office: Office, monkeypatch: pytest.MonkeyPatch, language: str, marker: str
) -> None:
    monkeypatch.setenv("ZIQ_LANG", language)
    odd = application(
        Entscheidungsdatum=marker, Anteil_ESF=marker, Stellenanteil=marker, Zirkel=marker
    )
    office.deliver(Antraege=[odd], Kontakte=[contact(Regelmäßig=marker, Ansprache=marker)])
    assert brief(office.takes().findings, "mended") == [
        ("missing-marker", "Antraege", "J2", marker),
        ("missing-marker", "Antraege", "O2", marker),
        ("missing-marker", "Antraege", "S2", marker),
        ("missing-marker", "Antraege", "U2", marker),
        ("missing-marker", "Kontakte", "G2", marker),
        ("missing-marker", "Kontakte", "J2", ""),
    ]
    assert stored(office, "SELECT decided_on, esf_share_eur, staff_fte FROM applications") == [
        (None, None, None)
    ]


def test_a_missing_marker_in_a_required_column_is_refused(office: Office) -> None:
    office.deliver(Antraege=[application(Beantragte_Summe="–")], Kontakte=[contact(Monat="k. A.")])
    assert brief(office.refuses()) == [
        ("missing-value", "Antraege", "L2", "–"),
        ("missing-value", "Kontakte", "C2", "k. A."),
    ]


@pytest.mark.parametrize(
    ("text", "value", "mended"),
    [
        ("80.000,00 Euro", "80000.00", "number-format"),
        ("80.000,00 EUR", "80000.00", "number-format"),
        ("Euro 80.000", "80000.00", "number-format"),
        (" 80.000,00 € ", "80000.00", "number-format"),
        ("80.000,– €", "80000.00", "number-format"),
        ("-   €", "0.00", "accounting-zero"),
        (" – € ", "0.00", "accounting-zero"),
        ("€ -", "0.00", "accounting-zero"),
        ("\u00a0-\u00a0\u00a0 €\u00a0", "0.00", "accounting-zero"),
        ("80.000,00 ¹", "80000.00", "footnote-sign"),
        ("80.000,00*)", "80000.00", "footnote-sign"),
        ("80.000,00 1)", "80000.00", "footnote-sign"),
        ("80.000,00 (1)", "80000.00", "footnote-sign"),
        ("80000²", "80000.00", "footnote-sign"),
    ],
)
def test_an_amount_is_read_beside_its_unit_or_sign(text: str, value: str, mended: str) -> None:
    reading = read_cell(text, MONEY)
    assert (reading.value, reading.mended) == (value, mended)


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        (COUNT, "12¹", "12"), (COUNT, "12 *)", "12"), (SHARE, "12,5 % ²", "12.5"),
        (DATE, "31.12.2019*", "2019-12-31"), (MONTH, "03.2019 1)", "2019-03"),
        (CODE, "digital¹", "digital"), (YEAR, "2019³", "2019"),
    ],
)  # fmt: skip
def test_a_footnote_sign_is_left_aside(column: Column, text: str, value: str) -> None:
    reading = read_cell(text, column)
    assert (reading.value, reading.mended) == (value, "footnote-sign")


@pytest.mark.parametrize("text", ["121)", "(12)", "12 ⅓", "m²", "¹"])
def test_what_is_no_footnote_is_refused(text: str) -> None:
    assert read_cell(text, COUNT).refused == "not-a-number"


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        (MONEY, "80 T€", "80000.00"), (MONEY, "80,5 TEUR", "80500.00"),
        (MONEY, "0,08 Mio. €", "80000.00"), (MONEY, "80 Tsd. Euro", "80000.00"),
        (COUNT, "12 Personen", "12"), (COUNT, "1.200 Stück", "1200"), (COUNT, "12 persons", "12"),
        (POST, "0,5 VZÄ", "0.50"), (POST, "1,5 Stellen", "1.50"), (POST, "50 %", "0.50"),
        (POST, "0.5 FTE", "0.50"), (SHARE, "40 Prozent", "40"),
    ],
)  # fmt: skip
def test_a_number_with_its_unit_is_read_and_listed(column: Column, text: str, value: str) -> None:
    reading = read_cell(text, column)
    assert (reading.value, reading.mended) == (value, "number-format")


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (COUNT, "12a"), (COUNT, "12 Kinder"), (COUNT, "80.000 EUR"), (COUNT, "12 %"),
        (COUNT, "- €"), (COUNT, "12 T€"), (POST, "80.000 EUR"), (POST, "19,5 Std."),
        (SHARE, "80.000 EUR"), (SHARE, "EUR 40"), (SHARE, "12 Personen"), (MONEY, "50 %"),
        (MONEY, "80.000 CHF"), (MONEY, "80.000 € p.a."), (MONEY, "80.000,00 €/Jahr"),
        (MONEY, "80.000 € netto"), (MONEY, "80 US$"), (MONEY, "12 Personen"),
    ],
)  # fmt: skip
def test_a_number_in_another_unit_is_refused(column: Column, text: str) -> None:
    assert read_cell(text, column).refused == "unit-elsewhere"
