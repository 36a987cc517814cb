"""Rounds, circles, code lists and indicators as rows: taken, carried, and refused where wrong."""

from __future__ import annotations

import openpyxl
import pytest

from tests.importing.deliveries import Office, application, brief, contact, neighbourhood, stored

THIRD = {
    "Förderrunde": "2023-2025", "Name": "", "Aufruf von": "01.08.2022", "Aufruf bis": "31.10.2022",
    "Laufzeit von": "01.01.2023", "Laufzeit bis": "31.12.2025", "Bausteine": "1; 2",
    "Eigenanteil kommunal": "30", "Eigenanteil frei": "5", "Quelle": "Erlass vom 01.07.2022",
}  # fmt: skip
IN_THIRD = {
    "Förderrunde": "2023–2025", "Eingangsdatum": "01.09.2022", "Entscheidungsdatum": "01.12.2022",
    "Laufzeit_von": "01.01.2023", "Laufzeit_bis": "31.12.2025", "Eigenanteil": "30000",
}  # fmt: skip
SHARE = {
    "Indikator": "kitaquote", "Name": "Kinder in Kitas", "Name englisch": "Children in day care",
    "Einheit": "Prozent", "Nachkommastellen": "1", "Richtung": "höher ist weniger Bedarf",
}  # fmt: skip


def reading(
    area: str = "05113", at: str = "2022", value: str = "41,5", **more: str
) -> dict[str, str]:
    return {
        "Gebiet": area, "Indikator": "kitaquote", "Zeitpunkt": at, "Wert": value,
        "Quelle": "Stadt Essen", **more,
    }  # fmt: skip


def test_rules_of_checking_read_the_row_of_the_round(office: Office) -> None:
    office.deliver(
        Foerderrunden=[THIRD],
        Antraege=[
            application(Aktenzeichen="B-1", **IN_THIRD),
            application(Aktenzeichen="B-2", **IN_THIRD | {"Eingangsdatum": "31.07.2022"}),
            application(Aktenzeichen="B-3", **IN_THIRD | {"Eigenanteil": "29999,99"}),
            application(Aktenzeichen="B-4", Kommunal="nein", **IN_THIRD | {"Eigenanteil": "5000"}),
        ],
    )
    assert brief(office.takes().findings, "warning") == [
        ("own-share-too-low", "Antraege", "P4", "29.999,99"),
        ("received-outside-call", "Antraege", "H3", "31.07.2022"),
    ]


def test_a_block_that_the_round_does_not_offer_is_refused(office: Office) -> None:
    office.deliver(Foerderrunden=[THIRD], Antraege=[application(Baustein=3, **IN_THIRD)])
    assert brief(office.refuses()) == [("block-not-in-round", "Antraege", "C2", "3")]


def test_a_delivered_row_takes_the_place_of_the_shipped_one_with_its_key(office: Office) -> None:
    second = THIRD | {"Förderrunde": "2021–2022", "Laufzeit von": "01.01.2021",
                      "Laufzeit bis": "31.12.2022", "Bausteine": "1; 2; 3"}  # fmt: skip
    office.deliver(Antraege=[application()], Foerderrunden=[second])
    office.takes()
    assert stored(office, "SELECT code, blocks FROM rounds ORDER BY code") == [
        ("2018-2020", [1, 2, 3]), ("2021-2022", [1, 2, 3])
    ]  # fmt: skip


def test_a_round_delivered_without_its_money_of_a_year_keeps_what_is_known(office: Office) -> None:
    second = THIRD | {"Förderrunde": "2021-2022", "Laufzeit von": "01.01.2021",
                      "Laufzeit bis": "31.12.2022"}  # fmt: skip
    office.deliver(Antraege=[application()], Foerderrunden=[second, THIRD])
    office.takes()
    assert stored(office, "SELECT code, funds_per_year_eur FROM rounds ORDER BY code") == [
        ("2018-2020", 8_000_000), ("2021-2022", 8_000_000), ("2023-2025", None)
    ]  # fmt: skip


def test_facts_delivered_before_stay_beside_new_ones(office: Office) -> None:
    first = office.deliver(Antraege=[application()], Zirkel=[{"Zirkel": "Köln", "Name": "Köln"}])
    office.takes(*first)
    office.takes(*office.deliver(Zirkel=[{"Zirkel": "aachen", "Name": "Aachen"}]))
    own = "SELECT circle, name FROM circles WHERE source_file IS NOT NULL ORDER BY circle"
    assert stored(office, own) == [("aachen", "Aachen"), ("koeln", "Köln")]


def test_the_grammar_of_a_shipped_word_does_not_go_over_to_another_word(office: Office) -> None:
    office.deliver(
        Antraege=[application()],
        Codelisten=[
            {"Liste": "Zugangsort", "Code": code, "Deutsch": word, "Rolle": ""}
            for code, word in (("day-care", "Kindertagesstätte"), ("street", "Straße"))
        ],
    )
    office.takes()
    found = "SELECT code, in_sentence, way FROM codes WHERE list = 'place' AND code IN "
    assert stored(office, f"{found}('day-care', 'street') ORDER BY code") == [
        ("day-care", None, None), ("street", "auf der Straße", None)
    ]  # fmt: skip


REFUSED = [
    ("rounds-overlapping", {"Foerderrunden": [THIRD | {"Laufzeit von": "01.12.2022"}]},
     "Foerderrunden", "E2", "2023-2025"),
    ("blocks-unknown", {"Foerderrunden": [THIRD | {"Bausteine": "1; 4"}]},
     "Foerderrunden", "G2", "1; 4"),
    ("end-before-start", {"Foerderrunden": [THIRD | {"Laufzeit bis": "31.12.2022"}]},
     "Foerderrunden", "F2", "2023-2025"),
    ("unknown-code", {"Codelisten": [{"Liste": "Status", "Code": "ruht", "Deutsch": "ruht"}]},
     "Codelisten", "A2", "Status"),
    ("unusable-id", {"Zirkel": [{"Zirkel": "Köln, Süd", "Name": "Köln"}]},
     "Zirkel", "A2", "Köln, Süd"),
    ("word-taken",
     {"Codelisten": [{"Liste": "Zugangsort", "Code": "kita", "Deutsch": "Kita", "Englisch": "x"}]},
     "Codelisten", "C2", "Kita"),
    ("unknown-indicator", {"Indikatoren": [reading()]}, "Indikatoren", "B2", "kitaquote"),
    ("outside-unit", {"Indikatorenkatalog": [SHARE], "Indikatoren": [reading(value="100,1")]},
     "Indikatoren", "D2", "100,1"),
    ("unknown-area", {"Indikatorenkatalog": [SHARE], "Indikatoren": [reading(area="0511300012")]},
     "Indikatoren", "A2", "0511300012"),
    ("bounds-unreadable", {"Indikatorenkatalog": [SHARE | {"Klassengrenzen": "5; 3"}]},
     "Indikatorenkatalog", "G2", "5; 3"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "sheets", "sheet", "cell", "value"), REFUSED)
def test_facts_that_cannot_be_are_refused_with_their_cell(
    office: Office, kind: str, sheets: dict[str, list[dict[str, str]]], sheet: str, cell: str,
    value: str,
) -> None:  # fmt: skip
    office.deliver(Antraege=[application()], **sheets)
    assert brief(office.refuses()) == [(kind, sheet, cell, value)]


def test_two_sources_for_one_value_are_refused_also_when_a_day_ends_the_year(
    office: Office,
) -> None:
    office.deliver(
        Antraege=[application()], Indikatorenkatalog=[SHARE],
        Indikatoren=[reading(), reading(at="31.12.2022", Quelle="Land")],
    )  # fmt: skip
    assert {(f.kind, f.cell) for f in office.refuses()} == {
        ("two-sources", "B2"), ("two-sources", "B3")
    }  # fmt: skip


def test_a_value_at_every_level_is_kept_and_a_numbered_quartier_is_not_the_state(
    office: Office,
) -> None:
    areas = ["05", "051", "5113", "05113000", "Q-1", "5"]
    office.deliver(
        Antraege=[application()],
        Quartiere=[neighbourhood(), neighbourhood(Quartier_ID="5", Name="Fünfter")],
        Indikatorenkatalog=[SHARE],
        Indikatoren=[reading(area=area, value=str(index)) for index, area in enumerate(areas)],
    )
    office.takes()
    found = "SELECT ags, level, value FROM indicators WHERE indicator = 'kitaquote' ORDER BY value"
    assert stored(office, found) == [
        ("05", "state", 0.0), ("051", "region", 1.0), ("05113", "district", 2.0),
        ("05113000", "municipality", 3.0), ("Q-1", "neighbourhood", 4.0),
        ("5", "neighbourhood", 5.0),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Indikator_kitaquote.csv", "indicator_kitaquote.csv"])
def test_the_wide_form_has_an_area_per_row_and_a_column_per_date(office: Office, name: str) -> None:
    office.deliver(
        Antraege=[application()], Quartiere=[neighbourhood()], Indikatorenkatalog=[SHARE]
    )
    office.write(name, "AGS;Name;2021;31.12.2022\n05113;Essen;40,5;\nQ-1;Altendorf;-;38,25\n")
    assert office.takes().findings == ()
    found = (
        "SELECT ags, year, value, source, source_row FROM indicators WHERE indicator = 'kitaquote'"
    )
    assert stored(office, found) == [
        ("05113", "2021", 40.5, name, 2), ("Q-1", "2022-12-31", 38.25, name, 3)
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Essen", '"Essen"'])
def test_quoted_and_plain_wide_tables_are_read_alike(office: Office, name: str) -> None:
    office.deliver(Antraege=[application()], Indikatorenkatalog=[SHARE])
    office.write(
        "Indikator_kitaquote.csv",
        f"Stand heute;;;;\nAGS;Name;2021;31.12.2022;Quelle\n05113;{name};40,5;k. A.;Amt\n"
        "05112;Duisburg;–;0;Kreis\n05111;Düsseldorf;;7.25;Amt\nSumme;;40,5;7,25;\n",
    )
    outcome = office.takes()
    assert {finding.kind for finding in outcome.findings} == {"title-lines", "total-line"}
    assert stored(
        office,
        "SELECT ags, year, value, source, source_row FROM indicators "
        "WHERE indicator = 'kitaquote' ORDER BY ALL",
    ) == [
        ("05111", "2022-12-31", 7.25, "Amt", 5),
        ("05112", "2022-12-31", 0, "Kreis", 4),
        ("05113", "2021", 40.5, "Amt", 3),
    ]


def test_a_fault_in_the_wide_form_names_its_cell(office: Office) -> None:
    office.deliver(Antraege=[application()], Indikatorenkatalog=[SHARE])
    office.write("Indikator_kitaquote.csv", "Gebiet;2021;2022\n05113;40;14\n05999;1;2\n")
    assert brief(office.refuses()) == [
        ("unknown-area", "Indikator_kitaquote", "A3", "05999"),
        ("unknown-area", "Indikator_kitaquote", "A3", "05999"),
    ]


def test_a_value_outside_its_unit_in_the_wide_form_names_its_cell(office: Office) -> None:
    office.deliver(Antraege=[application()], Indikatorenkatalog=[SHARE])
    office.write("Indikator_kitaquote.csv", "Gebiet;2021;2022\n05113;40;140\n")
    assert brief(office.refuses()) == [("outside-unit", "Indikator_kitaquote", "C2", "140")]


def test_what_rates_divide_by_is_the_last_population_before_the_year_that_the_data_reach(
    office: Office,
) -> None:
    rows = [
        {"Gebiet": "05334002", "Indikator": "population_under_18", "Zeitpunkt": at, "Wert": value,
         "Quelle": "Stadt Aachen"}
        for at, value in (("31.12.2017", "39000"), ("31.12.2018", "40000"), ("31.12.2019", "41000"))
    ]  # fmt: skip
    office.deliver(Antraege=[application()], Kontakte=[contact(Monat="06.2019")], Indikatoren=rows)
    office.takes()
    found = "SELECT under_18_population, under_18_at FROM municipalities WHERE municipality_ags = "
    assert stored(office, f"{found}'05334002'") == [(40000, "2018-12-31")]
    assert stored(office, "SELECT DISTINCT under_18_at FROM districts") == [("2018-12-31",)]


NO_LINE_OF_DATES = [
    "Gebiet;Wert\n05113;2019\n05112;2020\n",
    "Gebiet;Wert\nDeutschland;2019\n05113;2020\n",
    "Essen;2021\nDeutschland;2019\n05113;2020\n",
]


@pytest.mark.parametrize("text", NO_LINE_OF_DATES)
def test_a_wide_table_without_a_line_of_dates_takes_no_values_for_dates(
    office: Office, text: str
) -> None:
    office.write("Indikator_kitaquote.csv", text)
    assert "no-dates" in {found.kind for found in office.refuses()}


TITLES_AND_HEADS = [
    ("NRW\nGebiet;2021;2022", 1),
    ("Essen;;\n\nStand: 31.12.2022;;\nGebiet;2021;2022", 2),
    ("Nordrhein-Westfalen;Kitaquote in Prozent;\nAGS;2021;2022", 1),
    (";2022\nKreis;2021;2022", 1),
    (";2021;2022", 0),
    ("Gebiet;Kitaquote;\n;2021;2022", 1),
]


@pytest.mark.parametrize(("heads", "titles"), TITLES_AND_HEADS)
def test_titles_above_a_wide_table_are_passed_over_also_names_of_areas(
    office: Office, heads: str, titles: int
) -> None:
    office.deliver(Antraege=[application()], Indikatorenkatalog=[SHARE])
    office.write("Indikator_kitaquote.csv", f"{heads}\n05113;40,5;41\n05111;2;3\n")
    findings = office.takes().findings
    assert [f.kind for f in findings if f.kind != "unknown-column"] == ["title-lines"] * bool(
        titles
    )
    found = "SELECT ags, year, value FROM indicators WHERE indicator = 'kitaquote' ORDER BY ALL"
    assert stored(office, found) == [
        ("05111", "2021", 2.0), ("05111", "2022", 3.0),
        ("05113", "2021", 40.5), ("05113", "2022", 41.0),
    ]  # fmt: skip


def test_totals_and_repeated_heads_of_a_wide_table_are_left_out_and_listed(office: Office) -> None:
    office.deliver(Antraege=[application()], Indikatorenkatalog=[SHARE])
    lines = ("Gebiet;2021;2022", "05113;40,5;41", "Gebiet;2021;2022", "05111;2;3",
             "Insgesamt;42,5;44", "Quelle: Land")  # fmt: skip
    office.write("Indikator_kitaquote.csv", "\n".join(lines))
    assert brief(office.takes().findings, "mended") == [
        ("repeated-header", "Indikator_kitaquote", "A3", "Gebiet"),
        ("total-line", "Indikator_kitaquote", "A5", "Insgesamt"),
    ]
    found = "SELECT sum(value) FROM indicators WHERE indicator = 'kitaquote'"
    assert stored(office, found) == [(86.5,)]


def test_nothing_of_a_wide_sheet_is_left_out_without_a_word(office: Office) -> None:
    office.deliver(Antraege=[application()], Indikatorenkatalog=[SHARE])
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Indikator_kitaquote"
    for row in (["Gebiet", 2021, None], ["05113", 40.5, 7], ["05111", 2, None]):
        page.append(row)
    page.row_dimensions[3].hidden = True
    book.save(office.inbox / "Monitoring.xlsx")
    assert brief(office.takes().findings, "warning") == [
        ("hidden-rows", "Indikator_kitaquote", "A3", ""),
        ("nameless-column", "Indikator_kitaquote", "C2", ""),
    ]
    page["A3"] = None
    book.save(office.inbox / "Monitoring.xlsx")
    assert brief(office.refuses()) == [("missing-value", "Indikator_kitaquote", "A3", "")]
