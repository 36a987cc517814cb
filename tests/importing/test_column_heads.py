"""Remarks in column heads: a scale is applied and listed, another meaning is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.contracts import Column, sheets
from data.importing.head_words import head_of, is_remark
from tests.importing.deliveries import (
    Office,
    application,
    brief,
    contact,
    csv_text,
    neighbourhood,
    stored,
    write_xlsx,
)

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


@pytest.mark.parametrize("lang", ["de", "en"])
def test_an_export_of_power_bi_is_read_and_listed_or_refused_with_its_way_out(
    office: Office, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("ZIQ_LANG", lang)
    names = {"Kontakte": "Summe von Kontakte", "Erstkontakte": "Sum of Erstkontakte"}
    rows = [{names.get(k, k): v for k, v in contact().items()}]
    office.deliver(Antraege=[application()], Kontakte=rows)
    found = [f for f in office.takes().findings if f.kind == "head-summed"]
    assert [(f.cell, f.value) for f in found] == [
        ("H1", "Summe von Kontakte"), ("I1", "Sum of Erstkontakte"),
    ]  # fmt: skip
    assert stored(office, "SELECT contacts_count, first_contacts_true FROM outreach") == [(12, 3)]
    office.deliver(Kontakte=[{k.replace("Summe von", "Anzahl von"): v for k, v in rows[0].items()}])
    (refused,) = [f for f in office.refuses() if f.severity == "error"]
    assert (refused.kind, refused.cell) == ("head-aggregated", "H1")
    assert ("„Nicht zusammenfassen“" if lang == "de" else "“Don't summarize”") in refused.advice


#: A cell below a head with a unit, and its value where it is read.
CELLS: dict[str, dict[str, Decimal | None]] = {
    "Gesamtausgaben (T€)": {
        "80 T€": Decimal(80_000), "'80": Decimal(80_000), "1,5 Mio. €": Decimal(1_500_000),
        '="80"': Decimal(80_000), "80000 €": None,
        "EUR 80": None,
    },
    "Stellenanteil (%)": {"50 %": Decimal("0.5"), "0,5 VZÄ": None},
}  # fmt: skip


def below(head: str, cells: list[str]) -> str:
    """Applications with these cells below a head that says more than the column's name."""
    name = head.split(maxsplit=1)[0]
    rows = [application(Aktenzeichen=f"{name}-{number}") for number in range(len(cells))]
    return csv_text(
        {(head if k == name else k): (cell if k == name else v) for k, v in row.items()}
        for row, cell in zip(rows, cells, strict=True)
    )


def test_a_cell_may_say_the_unit_of_its_head(office: Office) -> None:
    read = {
        head: {cell: value for cell, value in cells.items() if value is not None}
        for head, cells in CELLS.items()
    }
    for number, (head, cells) in enumerate(read.items()):
        office.write(f"Antraege_{number}.csv", below(head, list(cells)))
    office.takes()
    sql = "SELECT {} FROM applications WHERE starts_with(case_number, '{}') ORDER BY case_number"
    for head, column in zip(CELLS, ("total_eur", "staff_fte"), strict=True):
        found = stored(office, sql.format(column, head.split(maxsplit=1)[0]))
        assert found == [(value,) for value in read[head].values()]


def test_no_cell_contradicts_the_unit_of_its_head(office: Office) -> None:
    wrong = {
        head: [cell for cell, value in cells.items() if value is None]
        for head, cells in CELLS.items()
    }
    for number, (head, cells) in enumerate(wrong.items()):
        office.write(f"Antraege_{number}.csv", below(head, cells))
    found = [(f.kind, f.file, f.cell, f.value) for f in office.refuses() if f.severity == "error"]
    assert found == [
        ("unit-not-of-head", f"Antraege_{number}.csv", f"{letter}{row}", cell)
        for number, (letter, cells) in enumerate(zip("KS", wrong.values(), strict=True))
        for row, cell in enumerate(cells, start=2)
    ]


def test_persons_below_a_head_of_thousands_are_refused(office: Office) -> None:
    row = {("Einwohner (in Tsd.)" if k == "Einwohner" else k): v
           for k, v in neighbourhood(Einwohner="12 Personen").items()}  # fmt: skip
    office.deliver(Antraege=[application()])
    office.write("Quartiere.csv", csv_text([row]))
    assert [f[0] for f in brief(office.refuses())] == ["unit-not-of-head"]


def test_a_remark_outside_brackets_that_nobody_knows_makes_another_column() -> None:
    assert head_of("Beantragte Summe Vorjahr", APPLICATIONS) is None
    assert head_of("Name des Ansprechpartners", NEIGHBOURHOODS) is None
    assert head_of("Gesamtausgaben" + " x" * 5_000, APPLICATIONS) is None


def test_words_of_units_are_known_by_themselves() -> None:
    assert all(is_remark(unit) for unit in ("T€", "in %", "EUR", "(Anzahl)", "in Tsd. Euro"))
    assert not any(is_remark(text) for text in ("Summe", "A-1", "1000", "Essen", ""))


def test_scaled_columns_are_read_in_euro_and_listed(office: Office) -> None:
    names = {"Gesamtausgaben": "Gesamtausgaben (T€)",
             "Beantragte Summe": "Beantragte Summe in TEUR",
             "Bewilligte Summe": "Bewilligte Summe [in Tsd. €]",
             "Stellenanteil": "Stellenanteil in %",
             "Anteil Land": "Anteil Land (in Mio. EUR)"}  # fmt: skip
    values = application(
        Gesamtausgaben="100,5", Beantragte_Summe="80,0005", Bewilligte_Summe="80",
        Stellenanteil="50 %", Anteil_Land="0,04",
    )  # fmt: skip
    office.write("Antraege.csv", csv_text([{names.get(k, k): v for k, v in values.items()}]))
    findings = [f for f in office.takes().findings if f.kind == "head-scaled"]
    assert [(f.cell, f.value) for f in findings] == [
        ("K1", "T€"), ("L1", "in TEUR"), ("M1", "in Tsd. €"), ("N1", "in Mio. EUR"),
        ("S1", "in %"),
    ]  # fmt: skip
    assert "mit 1.000 malgenommen (Zellen: 1)" in findings[0].rule
    assert stored(
        office,
        "SELECT total_eur, requested_eur, granted_eur, state_share_eur, staff_fte "
        "FROM applications",
    ) == [
        (Decimal("100500.00"), Decimal("80000.50"), Decimal("80000.00"), Decimal("40000.00"),
         Decimal("0.50")),
    ]  # fmt: skip


def test_one_file_may_scale_and_another_not(office: Office) -> None:
    scaled = {("Gesamtausgaben (T€)" if k == "Gesamtausgaben" else k): v
              for k, v in application(Gesamtausgaben="1,5").items()}  # fmt: skip
    office.write("Antraege_1.csv", csv_text([scaled]))
    office.deliver(Antraege_2=[application(Aktenzeichen="A-2", Gesamtausgaben="1500")])
    office.takes()
    assert stored(office, "SELECT DISTINCT total_eur FROM applications") == [(Decimal(1500),)]


def test_thousands_or_decimals_below_a_scale_are_refused(office: Office) -> None:
    row = {("Gesamtausgaben (T€)" if k == "Gesamtausgaben" else k): v
           for k, v in application(Gesamtausgaben="1.234").items()}  # fmt: skip
    office.write("Antraege.csv", csv_text([row]))
    assert brief(office.refuses()) == [("ambiguous-number", "Antraege", "K2", "1.234")]


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_head_of_another_unit_refuses_the_delivery_with_its_cell(
    office: Office, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("ZIQ_LANG", language)
    heads = {"Anteil ESF (%)": "head-other-unit", "Anteil ESF in %": "head-other-unit",
             "Anteil ESF (kumuliert)": "head-other-measure"}  # fmt: skip
    for number, head in enumerate(heads):
        row = application(Aktenzeichen=f"A-{number}").items()
        text = csv_text([{(head if k == "Anteil ESF" else k): v for k, v in row}])
        office.write(f"Antraege_{number}.csv", text)
    errors = [f for f in office.refuses() if f.severity == "error"]
    assert sorted((f.file, f.kind, f.cell, f.value) for f in errors) == [
        (f"Antraege_{number}.csv", kind, "O1", head)
        for number, (head, kind) in enumerate(heads.items())
    ]


def test_beside_its_plain_column_another_unit_is_left_unread(office: Office) -> None:
    row = application() | {"Anteil ESF (%)": "50"}
    office.write("Antraege.csv", csv_text([row]))
    assert brief(office.takes().findings, "warning") == [
        ("unknown-column", "Antraege", "V1", "Anteil ESF (%)")
    ]


def test_counts_in_thousands_are_read_and_told_without_their_numbers(office: Office) -> None:
    quarter = {("Einwohner (in 1.000)" if k == "Einwohner" else k): v
               for k, v in neighbourhood(Einwohner="4,2").items()}  # fmt: skip
    persons = {("Erstkontakte (Tsd.)" if k == "Erstkontakte" else k): v
               for k, v in contact(Kontakte=9000, Erstkontakte="1,5").items()}  # fmt: skip
    office.deliver(Antraege=[application()])
    office.write("Quartiere.csv", csv_text([quarter]))
    office.write("Kontakte.csv", csv_text([persons]))
    findings = [f for f in office.takes().findings if f.kind == "head-scaled"]
    assert all("1500" not in f.rule + f.value for f in findings)
    assert stored(office, "SELECT population FROM neighbourhoods") == [(4200,)]
    assert stored(office, "SELECT first_contacts_true FROM outreach") == [(1500,)]


def test_heads_in_two_lines_are_one(office: Office) -> None:
    header = list(application())
    upper = ["Anteil" if name.startswith("Anteil") else "Laufzeit" if name.startswith("Laufzeit")
             else name for name in header]  # fmt: skip
    # A merged head has its text in the first cell only.
    upper[header.index("Anteil ESF")] = upper[header.index("Laufzeit bis")] = ""
    lower = [name.split()[-1] if name.startswith(("Anteil", "Laufzeit")) else "" for name in header]
    lower[header.index("Gesamtausgaben")] = "in T€"
    row = application(Gesamtausgaben="100").values()
    office.write("Antraege.csv", "\n".join(";".join(map(str, r)) for r in (upper, lower, row)))
    outcome = office.takes()
    assert brief(outcome.findings, "warning") == []
    assert [f.kind for f in outcome.findings] == ["head-scaled"]
    sql = "SELECT total_eur, esf_share_eur, year(funded_to), source_row FROM applications"
    assert stored(office, sql) == [(Decimal(100_000), Decimal(40_000), 2020, 3)]


def test_a_line_of_units_below_the_heads_belongs_to_them(office: Office) -> None:
    header = list(application())
    money = ["T€" if name in ("Gesamtausgaben", "Eigenanteil") else "" for name in header]
    row = application(Gesamtausgaben="100", Eigenanteil="20").values()
    lines = [["Liste der Anträge"], [], header, money, row]
    office.write("Antraege.csv", "\n".join(";".join(map(str, r)) for r in lines))
    assert [f.kind for f in office.takes().findings] == [
        "head-scaled", "head-scaled", "title-lines",
    ]  # fmt: skip
    assert stored(office, "SELECT own_share_eur FROM applications") == [(Decimal(20_000),)]


def test_heads_may_carry_footnote_signs(office: Office) -> None:
    signs = ["¹", " ¹⁾"[:2], "*)", " *", "1)", " 1)", " (1)", "**", "²)"]
    for number, sign in enumerate(signs):
        row = {n + sign: value for n, value in application(Aktenzeichen=f"A-{number}").items()}
        office.write(f"Antraege_{number}.csv", csv_text([row]))
    outcome = office.takes()
    assert outcome.findings == ()
    assert outcome.tables["applications"] == len(signs)


@pytest.mark.parametrize(
    "name",
    [
        "Antraege_v2_final", "02_Antraege Essen (Stand 31.12.2019)", "Anträge ZiQ NEU",
        "antraege (3)", "Kopie von Antraege", "2019-12-31 Antraege", "ZiQ-applications-export",
        "Tabelle1", "Export",
    ],
)  # fmt: skip
def test_a_file_is_recognised_by_name_or_heads_and_that_is_said(office: Office, name: str) -> None:
    office.deliver(**{name: [application()]})
    findings = office.takes().findings
    assert {f.kind for f in findings} <= {"sheet-recognised"}
    assert bool(findings) == (name != "antraege (3)")


def test_beside_a_plainly_named_sheet_no_other_is_guessed(office: Office) -> None:
    write_xlsx(
        office.inbox / "Mappe.xlsx",
        {"Antraege": [application()], "Antraege alt": [application(Aktenzeichen="A-9")],
         "Tabelle3": [application(Aktenzeichen="A-8")]},
    )  # fmt: skip
    outcome = office.takes()
    assert outcome.tables["applications"] == 1
    assert {(f.kind, f.sheet) for f in outcome.findings} == {
        ("unknown-sheet", "Antraege alt"), ("unknown-sheet", "Tabelle3"),
    }  # fmt: skip


def test_a_long_name_is_read_in_a_moment(office: Office) -> None:
    office.deliver(Antraege=[application()])
    office.write(f"{'1' * 180}x.csv", "a;b\n")
    assert [f.kind for f in office.takes().findings] == ["unknown-sheet"]
