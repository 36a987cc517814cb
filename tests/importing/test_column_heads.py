"""Remarks in column heads: what each says of its column, or that nobody knows it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.contracts import Column, sheets
from data.importing.head_words import head_of, is_remark

APPLICATIONS, NEIGHBOURHOODS = sheets()["applications"], sheets()["neighbourhoods"]
OUTREACH, SHARES = sheets()["outreach"], sheets()["application_neighbourhoods"]
MONEY = [column for column in APPLICATIONS.columns if column.type == "money"]
COUNTS = [NEIGHBOURHOODS.column("population"), NEIGHBOURHOODS.column("under_18")]
MONTHLY = [column for column in OUTREACH.columns if column.type == "integer"]
PERCENT = [NEIGHBOURHOODS.column("sgb2_quota_under_18"), SHARES.column("share_percent")]
SHEET_OF = {
    column: sheet for sheet in (APPLICATIONS, NEIGHBOURHOODS, OUTREACH, SHARES)
    for column in sheet.columns
}  # fmt: skip
CURRENCIES = ["€", "EUR", "Euro", "euro"]
BRACKETS = ["{name} ({unit})", "{name} [{unit}]", "{name} {unit}", "{name}, {unit}",
            "{name}: {unit}", "{name} - {unit}", "{name}\n{unit}", "{unit} {name}",
            "{name} ({unit}) ¹", "{name} / {unit}", "{name}* ({unit})"]  # fmt: skip
SCALES = {
    "Tsd.": 1000, "Tsd": 1000, "TSD": 1000, "Tausend": 1000, "1.000": 1000, "1000": 1000,
    "1 000": 1000, "thousand": 1000, "thousands": 1000, "'000": 1000, "Mio.": 1_000_000,
    "Mio": 1_000_000, "Millionen": 1_000_000, "million": 1_000_000, "1.000.000": 1_000_000,
}  # fmt: skip
SHORT: dict[str, int | Decimal] = {
    "T€": 1000, "TEUR": 1000, "T EUR": 1000, "T-EUR": 1000, "kEUR": 1000, "k€": 1000,
    "Cent": Decimal("0.01"), "Mrd. €": 10**9, "TEuro": 1000,
}  # fmt: skip
NAMES = st.sampled_from(["german", "english"])


def named(column: Column, language: str) -> str:
    return str(getattr(column, language))


@st.composite
def money_units(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A unit of money as offices write it, and its factor."""
    prefix = draw(st.sampled_from(["", "in ", "Angaben in ", "Werte in ", "amounts in "]))
    if draw(st.booleans()):
        unit, factor = draw(st.sampled_from(sorted(SHORT.items(), key=str)))
        return prefix + unit, Decimal(factor)
    scale, factor = draw(st.sampled_from(sorted(SCALES.items())))
    currency = draw(st.sampled_from(["", *CURRENCIES]))
    words = [scale, currency] if draw(st.booleans()) else [currency, scale]
    return prefix + " ".join(filter(None, words)), Decimal(factor)


@given(st.sampled_from(MONEY), NAMES, st.sampled_from(BRACKETS), money_units())
def test_a_scale_of_money_is_understood_wherever_it_stands(
    column: Column, language: str, form: str, unit: tuple[str, Decimal]
) -> None:
    head = head_of(form.format(name=named(column, language), unit=unit[0]), APPLICATIONS)
    assert head is not None
    assert (head.column, head.factor, head.refused) == (column, unit[1], "")
    assert head.remark


@given(
    st.sampled_from(COUNTS), NAMES, st.sampled_from(BRACKETS), st.sampled_from(sorted(SCALES)),
    st.sampled_from(["", "in ", "Angaben in "]),
)  # fmt: skip
def test_a_scale_of_counts_is_understood(
    column: Column, language: str, form: str, scale: str, prefix: str
) -> None:
    head = head_of(form.format(name=named(column, language), unit=prefix + scale), NEIGHBOURHOODS)
    assert head is not None
    assert (head.column, head.factor, head.refused) == (column, Decimal(SCALES[scale]), "")


PLAIN = {
    "money": ["€", "EUR", "in Euro", "in EUR", "Angaben in €", "Betrag in Euro", "Pflichtfeld"],
    "count": ["Anzahl", "Personen", "number", "persons", "Pflichtfeld", "Köpfe"],
    "percent": ["%", "in %", "in Prozent", "percent", "Angabe in %", "0–100", "Anteil in %"],
    "post": ["VZÄ", "Vollzeitäquivalente", "FTE", "in Stellen", "full-time equivalents"],
}
OTHER_UNIT = {
    "money": ["%", "in %", "Prozent", "Anteil", "Anteil in %", "share", "in percent", "‰"],
    "count": ["%", "in %", "Anteil", "Quote", "TEUR", "Stunden"],
    "percent": ["Anteil", "share", "in Tsd.", "Wochenstunden"],
    "post": ["Wochenstunden", "Std./Woche", "in Stunden", "h", "hours per week", "in Tsd."],
}
OTHER_MEASURE = {
    "money": ["kumuliert", "pro Jahr", "p. a.", "je Monat", "per year", "cumulative", "Plan",
              "Durchschnitt", "DM", "USD", "netto", "laut Bescheid", "in Tsd. EUR, kumuliert"],
    "count": ["kumuliert", "cumulative", "seit Projektbeginn", "Durchschnitt", "pro Jahr",
              "geschätzt", "YTD", "je 1.000 Einwohner"],
    "percent": ["pro Jahr", "Durchschnitt", "kumuliert"],
    "post": ["pro Jahr", "geplant", "Personenmonate"],
}  # fmt: skip
COLUMNS = {
    "money": MONEY, "count": [*COUNTS, *MONTHLY], "percent": PERCENT,
    "post": [APPLICATIONS.column("staff_fte")],
}  # fmt: skip


def cases(units: dict[str, list[str]]) -> list[tuple[Column, str]]:
    return [(c, unit) for kind, listed in units.items() for c in COLUMNS[kind] for unit in listed]


@pytest.mark.parametrize("language", ["german", "english"])
def test_a_remark_that_says_what_the_column_is_changes_nothing(language: str) -> None:
    for column, unit in cases(PLAIN):
        head = head_of(f"{named(column, language)} ({unit})", SHEET_OF[column])
        assert head is not None, (column.name, unit)
        assert (head.column, head.factor, head.refused) == (column, Decimal(1), ""), (
            column.name,
            unit,
        )


@pytest.mark.parametrize("language", ["german", "english"])
def test_another_unit_or_measure_is_refused_wherever_it_stands(language: str) -> None:
    for units in (OTHER_UNIT, OTHER_MEASURE):
        for column, unit in cases(units):
            head = head_of(f"{named(column, language)} ({unit})", SHEET_OF[column])
            assert head is not None, (column.name, unit)
            assert head.column == column
            assert head.refused in ("head-other-unit", "head-other-measure"), (column.name, unit)
    for words in ("Erstkontakte kumuliert", "first_contacts cumulative", "Kontakte gesamt"):
        head = head_of(words, OUTREACH)
        assert head is not None
        assert head.refused == "head-other-measure"


def test_the_month_of_a_monthly_sheet_is_no_other_measure() -> None:
    for words in ("Kontakte pro Monat", "Kontakte (im Monat)", "contacts (per month)"):
        head = head_of(words, OUTREACH)
        assert head is not None
        assert head.refused == ""


@pytest.mark.parametrize(
    ("column", "unit", "factor"),
    [
        ("staff_fte", "%", "0.01"), ("staff_fte", "in Prozent", "0.01"),
        ("sgb2_quota_under_18", "0–1", "100"), ("sgb2_quota_under_18", "als Bruch", "100"),
        ("sgb2_quota_under_18", "fraction", "100"), ("sgb2_quota_under_18", "in ‰", "0.1"),
    ],
)  # fmt: skip
def test_shares_and_posts_in_another_plain_unit_are_converted(
    column: str, unit: str, factor: str
) -> None:
    sheet = APPLICATIONS if column == "staff_fte" else NEIGHBOURHOODS
    head = head_of(f"{sheet.column(column).german} ({unit})", sheet)
    assert head is not None
    assert (head.refused, head.factor) == ("", Decimal(factor))


@given(st.sampled_from(MONEY), st.text(st.characters(categories=["L"]), min_size=1, max_size=12))
def test_an_unknown_remark_beside_numbers_is_never_cut_away(column: Column, word: str) -> None:
    head = head_of(f"{column.german} ({word})", APPLICATIONS)
    plain = head_of(column.german, APPLICATIONS)
    assert head is not None
    assert head != plain


@pytest.mark.parametrize(
    ("head", "refused", "is_summed"),
    [
        ("Summe von Kontakte", "", True), ("Sum of contacts", "", True),
        ("Summe - Kontakte", "", True), ("SUM(contacts)", "", True), ("Sum(Kontakte)", "", True),
        ("Kontakte[Kontakte]", "", False), ("'Kontakte'[Kontakte]", "", False),
        ("Tabelle1[Kontakte]", "", False), ("[Kontakte]", "", False),
        ("Anzahl Kontakte", "", False), ("Anzahl der Kontakte", "", False),
        ("number of contacts", "", False), ("davon Kontakte", "", False),
        ("Kontakte (lfd. Monat)", "", False),
        ("Anzahl von Kontakte", "head-aggregated", False),
        ("Count of contacts", "head-aggregated", False),
        ("Anzahl - Kontakte", "head-aggregated", False),
        ("count(contacts)", "head-aggregated", False),
        ("Anzahl (Distinct) von Kontakte", "head-aggregated", False),
        ("Mittelwert von Kontakte", "head-aggregated", False),
        ("Max. von Kontakte", "head-aggregated", False),
        ("Average of contacts", "head-aggregated", False),
        ("Kontakte (Summe)", "head-other-measure", False),
        ("Kontakte.x", "head-other-measure", False),
    ],
)  # fmt: skip
def test_heads_of_programs_are_sums_or_refused(head: str, refused: str, is_summed: bool) -> None:
    found = head_of(head, OUTREACH)
    assert found is not None
    assert (found.column.name, found.refused, found.is_summed) == (
        "contacts_count", refused, is_summed,
    )  # fmt: skip


def test_what_does_not_add_up_is_no_sum() -> None:
    for sheet, head in ((APPLICATIONS, "Summe von Baustein"), (NEIGHBOURHOODS, "Sum of latitude"),
                        (SHARES, "Summe von Anteil")):  # fmt: skip
        found = head_of(head, sheet)
        assert found is None or found.refused == "head-aggregated", head
    assert head_of("Summe von Beantragte Summe", APPLICATIONS)
    assert head_of("Anzahl von Aktenzeichen", OUTREACH) is None
    assert head_of("Gemeinde[Name]", NEIGHBOURHOODS) is None


def test_a_remark_outside_brackets_that_nobody_knows_makes_another_column() -> None:
    assert head_of("Beantragte Summe Vorjahr", APPLICATIONS) is None
    assert head_of("Name des Ansprechpartners", NEIGHBOURHOODS) is None
    assert head_of("Gesamtausgaben" + " x" * 5_000, APPLICATIONS) is None


def test_words_of_units_are_known_by_themselves() -> None:
    assert all(is_remark(unit) for unit in ("T€", "in %", "EUR", "(Anzahl)", "in Tsd. Euro"))
    assert not any(is_remark(text) for text in ("Summe", "A-1", "1000", "Essen", ""))
