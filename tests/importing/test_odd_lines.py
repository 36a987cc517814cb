"""Totals in every sheet, and footers and notes below a table."""

from __future__ import annotations

import pytest

from tests.importing.deliveries import (
    APPLICATION,
    CONTACT,
    Office,
    Row,
    application,
    brief,
    contact,
    csv_text,
    neighbourhood,
    offer,
    stored,
)

ROWS: dict[str, dict[str, object]] = {
    "Antraege": application(),
    "Quartiere": neighbourhood(Einwohner=1200),
    "Antrag_Quartier": {"Aktenzeichen": "A-1", "Quartier-ID": "Q-1", "Anteil": 100},
    "Kontakte": contact(),
    "Angebote": offer(),
    "Ankerstandorte": {"Aktenzeichen": "A-1", "Art": "Schule", "Trägereigen": "ja"},
    "Netzwerk": {"Aktenzeichen": "A-1", "Partnerart": "Schule", "Gremium": ""},
    "Sozialplanung": {"AGS": "05113", "Stand": "im Aufbau", "Integriertes Konzept": "ja"},
    "Zirkeltreffen": {"Zirkel": "Essen", "Datum": "01.02.2019", "Teilnehmende": 12},
    "Indikatoren": {
        "AGS": "05",
        "Indikator": "population_under_18",
        "Jahr": 2020,
        "Wert": 3,
        "Quelle": "y",
    },
    "Veroeffentlicht": {"Kennzahl": "x", "Wert": 3, "Quelle": "y"},
}
TOTALS = [
    "Summe", "Summe:", "Gesamt", "Insgesamt", "Ergebnis", "Gesamtergebnis", "A-1 Ergebnis",
    "Teilergebnis 2019", "Zwischensumme", "Total", "Grand total", "A-1 Total", "Subtotal", "∑",
]  # fmt: skip


def _total(sheet: str, word: str) -> Row:
    """The line below the rows of a sheet: a word in front and a number at the end."""
    numbers = dict.fromkeys(ROWS[sheet], "")
    first, last = next(iter(numbers)), list(numbers)[-1]
    return numbers | {last: "216.250,00" if sheet == "Antraege" else "41", first: word}


def test_a_total_is_left_out_of_every_sheet(office: Office) -> None:
    rows: dict[str, list[Row]] = {name: [row, _total(name, "Summe")] for name, row in ROWS.items()}
    office.deliver(**rows)
    outcome = office.takes()
    assert sorted(brief(outcome.findings, "mended")) == sorted(
        ("total-line", sheet, "A3", "Summe") for sheet in ROWS
    )


def test_every_word_of_a_total_is_known(office: Office) -> None:
    rows: list[Row] = []
    for day, word in enumerate(TOTALS, start=1):
        meeting = {**ROWS["Zirkeltreffen"], "Datum": f"{day:02}.02.2019"}
        rows += [meeting, _total("Zirkeltreffen", word)]
    office.deliver(Antraege=[application()], Zirkeltreffen=rows)
    outcome = office.takes()
    assert brief(outcome.findings, "mended") == [
        ("total-line", "Zirkeltreffen", f"A{2 * place + 3}", word)
        for place, word in enumerate(TOTALS)
    ]
    assert outcome.tables["circle_meetings"] == len(TOTALS)


def test_a_total_may_count_its_rows_and_name_its_currency(office: Office) -> None:
    total = dict.fromkeys(APPLICATION, "") | {
        "Aktenzeichen": "Summe", "Projekttitel": "3 Anträge", "Gesamtausgaben": "100.000,00 EUR",
        "Eigenanteil": "k. A.",
    }  # fmt: skip
    office.deliver(Antraege=[application(), total])
    assert brief(office.takes().findings, "mended") == [("total-line", "Antraege", "A3", "Summe")]


def test_subtotals_between_rows_are_left_out(office: Office) -> None:
    total = dict.fromkeys(CONTACT, "") | {"Aktenzeichen": "A-1 Ergebnis", "Kontakte": 12}
    office.deliver(Antraege=[application()], Kontakte=[contact(), total, contact(Monat="04.2019")])
    assert office.takes().tables["outreach"] == 2
    assert stored(office, "SELECT sum(contacts_count) FROM outreach") == [(24,)]


FOOTERS = [
    ["__________", "Stand: 01.02.2020 / 10:11:12", "© Statistisches Amt, 2020"],
    ["", "Quelle: eigene Erhebung"],
    ["* vorläufig"],
    ["1) ohne Ferienangebote"],
    ["¹ geschätzt", "² ohne Angabe"],
    ["Anmerkung:;die Zahlen sind vorläufig"],
    ["Die Zahlen wurden im Quartier gemeinsam erhoben."],
    [";;Hinweis: Zahlen bis März"],
    ["Source: own survey", "Note: preliminary"],
    ["Summe;;;;;;;12;3;1;1;1", "Quelle: eigene Erhebung"],
]


@pytest.mark.parametrize("footer", FOOTERS, ids=lambda lines: lines[-1])
def test_footers_and_notes_below_a_table_are_left_out_and_listed(
    office: Office, footer: list[str]
) -> None:
    office.deliver(Antraege=[application()])
    office.write("Kontakte.csv", csv_text([contact()]) + "\n".join(footer) + "\n")
    outcome = office.takes()
    assert outcome.tables["outreach"] == 1
    texts = [line for line in footer if line]
    assert len([f for f in outcome.findings if f.kind in ("note-line", "total-line")]) == len(texts)


@pytest.mark.parametrize("line", ["A-17", "A-17;;03.2019", ";;03.2019;Kinder"])
def test_a_row_that_lost_its_values_is_no_note(office: Office, line: str) -> None:
    office.deliver(Antraege=[application()])
    office.write("Kontakte.csv", csv_text([contact()]) + line + "\n")
    assert {f.kind for f in office.refuses()} >= {"missing-value"}


def test_a_note_between_rows_is_refused(office: Office) -> None:
    office.deliver(Antraege=[application()])
    header, row = csv_text([contact()]).splitlines()
    office.write("Kontakte.csv", f"{header}\n{row}\nQuelle: geschätzt\n{row}\n")
    assert {f.cell for f in office.refuses() if f.kind == "missing-value"} == {
        "C3", "D3", "F3", "H3", "I3",
    }  # fmt: skip


OTHER_HEADS = [
    ("Antraege", {"Bewilligte Summe": "Bewilligte Summe (T€)"}, "M3"),
    ("Kontakte", {"Kontakte": "Kontakte (kumuliert)"}, "H3"),
    ("Kontakte", {"Abgebrochen": "Anmeldungen"}, "L3"),
    ("Kontakte", {"Abgebrochen": ""}, "L3"),
]


@pytest.mark.parametrize(("sheet", "changes", "cell"), OTHER_HEADS)
def test_a_second_head_that_says_something_else_is_refused(
    office: Office, sheet: str, changes: dict[str, str], cell: str
) -> None:
    """Below it a number would count in the unit, or in the column, of the first head."""
    row = dict(ROWS[sheet])
    head = {name: changes.get(name, name) for name in row}
    again = {**row, "Aktenzeichen": "A-2"} if sheet == "Antraege" else {**row, "Monat": "04.2019"}
    rows: dict[str, list[Row]] = {"Antraege": [application()]}
    rows[sheet] = [row, head, again]
    office.deliver(**rows)
    changed = next(iter(changes.values()))
    assert brief(office.refuses()) == [("other-head", sheet, cell, changed)]


def test_a_second_head_with_other_dates_is_refused_in_a_wide_table(office: Office) -> None:
    office.deliver(Antraege=[application()])
    text = "Gebiet;2021;2022\n05113;4;5\nGebiet;2021;2023\n05111;6;7\n"
    office.write("Indikator_population_under_18.csv", text)
    assert brief(office.refuses()) == [
        ("other-head", "Indikator_population_under_18", "C3", "2023")
    ]


def test_nobody_is_asked_for_a_date_whose_cell_was_refused(office: Office) -> None:
    office.deliver(Antraege=[application(Entscheidungsdatum="10/1/18", Bewilligte_Summe="80 TDM",
                                         Anteil_Land="", Anteil_ESF="")])  # fmt: skip
    assert {found.kind for found in office.refuses()} == {"impossible-date", "unit-elsewhere"}
