"""A unit in a head in a delivery: cells are scaled and listed, another meaning is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.importing.deliveries import (
    Office,
    application,
    brief,
    contact,
    csv_text,
    neighbourhood,
    stored,
)

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
