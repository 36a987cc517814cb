"""Spellings that keep Excel from changing a value (`="007"`, `'007`) are no part of it."""

from __future__ import annotations

import pytest

from data.contracts import Column, sheets
from data.importing.cleaning import read_cell
from tests.importing.deliveries import (
    Office,
    application,
    brief,
    contact,
    csv_text,
    neighbourhood,
    stored,
)

APPLICATIONS, OUTREACH = sheets()["applications"], sheets()["outreach"]
CASE, TITLE, MONEY = (APPLICATIONS.column(name) for name in ("case_number", "title", "total_eur"))


@pytest.mark.parametrize(
    ("column", "bare", "value"),
    [
        (CASE, "A-1", "A-1"), (CASE, "1-2", "1-2"), (CASE, "12345678901234567890", None),
        (MONEY, "1.234,50", "1234.50"), (MONEY, "70.000", "70000.00"),
        (APPLICATIONS.column("municipality_ags"), "05113000", "05113000"),
        (APPLICATIONS.column("received_on"), "12.06.2018", "2018-06-12"),
        (APPLICATIONS.column("is_municipal"), "ja", "true"),
        (APPLICATIONS.column("status"), "bewilligt", "approved"),
        (APPLICATIONS.column("staff_fte"), "0,5", "0.50"),
        (OUTREACH.column("month"), "03.2019", "2019-03"),
        (OUTREACH.column("age_band"), "6-9", "6-9"),
        (OUTREACH.column("contacts_count"), "12", "12"),
    ],
)  # fmt: skip
def test_a_value_is_read_without_its_spelling_for_excel(
    column: Column, bare: str, value: str | None
) -> None:
    for text in (f'="{bare}"', f"'{bare}", f'"{bare}"'):
        reading = read_cell(text, column)
        assert (reading.value, reading.refused) == (value or bare, ""), text
        assert reading.mended


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('="Kiosk ""Am Eck"""', 'Kiosk "Am Eck"'), ("'=Start", "=Start"), ("'+49", "+49"),
        ("'3-5", "3-5"), ("'n Abend", "'n Abend"), ("'68", "'68"), ("'Treff' im Hof",) * 2,
        ('"Treff"', '"Treff"'), ("'", "'"), ("''", "''"),
    ],
)  # fmt: skip
def test_a_title_loses_only_what_protects_it(text: str, value: str) -> None:
    assert read_cell(text, TITLE).value == value


def test_nothing_and_errors_stay_what_they_are() -> None:
    assert read_cell('=""', MONEY).value is None
    assert read_cell('="#NV"', TITLE).refused == "cell-error"
    assert read_cell("'" * 30_000, MONEY).refused == "not-a-number"
    assert read_cell('="k. A."', MONEY).mended == "missing-marker"


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_delivery_of_such_spellings_is_read_and_said(
    office: Office, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZIQ_LANG", lang)
    office.write(
        "Antraege.csv", csv_text([{f'="{k}"': f'="{v}"' for k, v in application().items()}])
    )
    office.write("Quartiere.csv", csv_text([neighbourhood(Gemeinde_AGS="'05113000")]))
    office.write("Kontakte.csv", csv_text([contact(Aktenzeichen="'A-1", Kontakte="'12")]))
    findings = office.takes().findings
    assert brief(findings, "warning") == []
    (found,) = [f for f in findings if (f.kind, f.sheet, f.cell) == ("protected", "Kontakte", "A2")]
    assert found.value == "'A-1"
    assert ("weggelassen" if lang == "de" else "left out") in found.rule
    sql = "SELECT case_number, municipality_ags, total_eur, contacts_count FROM applications"
    sql += " JOIN outreach USING (case_number)"
    assert stored(office, sql) == [("A-1", "05113000", 100_000, 12)]


def test_thousands_beside_decimals_are_refused_in_such_spellings_too(office: Office) -> None:
    rows = [application(Gesamtausgaben="'1.234"),
            application(Aktenzeichen="A-2", Gesamtausgaben='="1234.56"')]  # fmt: skip
    office.write("Antraege.csv", csv_text(rows))
    assert brief(office.refuses()) == [("ambiguous-number", "Antraege", "K2", "1.234")]
