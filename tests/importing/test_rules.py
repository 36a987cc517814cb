"""Every consistency rule, with the exact finding it gives; and one delivery that breaks none."""

from __future__ import annotations

import re

import duckdb
import pytest

from data.importing import rules as asking
from data.importing.rules import rules
from data.sample import generate as sample
from tests.importing.deliveries import Office, application, brief, contact, neighbourhood, offer


def test_a_delivery_that_breaks_no_rule_has_no_findings(office: Office) -> None:
    office.deliver(
        Antraege=[application()],
        Quartiere=[neighbourhood()],
        Antrag_Quartier=[{"Aktenzeichen": "A-1", "Quartier-ID": "Q-1", "Anteil": "100"}],
        Kontakte=[contact(Quartier_ID="Q-1")],
        Angebote=[offer()],
    )
    assert office.takes().findings == ()


def test_no_rule_speaks_of_a_sheet_without_rows(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands in the others: so a rule of an empty sheet need not be asked."""
    told: dict[str, int] = {}

    def ask_all(connection: duckdb.DuckDBPyConnection, *_others: object) -> None:
        connection.execute("CREATE SCHEMA emptied")
        for sheet in {rule.sheet for rule in rules()}:
            connection.execute(f"CREATE TABLE emptied.{sheet} AS FROM staged.{sheet} LIMIT 0")
        for rule in rules():
            asked = re.sub(rf"\bstaged\.{rule.sheet}\b", f"emptied.{rule.sheet}", rule.sql)
            assert asked != rule.sql
            told[f"{rule.kind} {rule.cell}"] = len(connection.execute(asked).fetchall())

    monkeypatch.setattr(asking, "run_rules", ask_all)
    sample.write(office.inbox)
    office.takes()
    assert told
    assert {rule: rows for rule, rows in told.items() if rows} == {}


APPLICATION_ERRORS = [
    ("end-before-start", {"Laufzeit_bis": "31.12.2018"}, "R2", "31.12.2018"),
    ("decision-before-receipt", {"Entscheidungsdatum": "11.06.2018"}, "J2", "11.06.2018"),
    (
        "block-not-in-round",
        {"Förderrunde": "2021–2022", "Baustein": 3, "Laufzeit_von": "01.01.2021",
         "Laufzeit_bis": "31.12.2022"},
        "C2", "3",
    ),
    ("sum-without-grant", {"Status": "abgelehnt"}, "M2", "80.000,00"),
    ("sum-without-grant", {"Status": "zurückgezogen"}, "M2", "80.000,00"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes", "cell", "value"), APPLICATION_ERRORS)
def test_an_application_that_cannot_be_is_refused(
    office: Office, kind: str, changes: dict[str, object], cell: str, value: str
) -> None:
    office.deliver(Antraege=[application(**changes)])
    assert brief(office.refuses()) == [(kind, "Antraege", cell, value)]


APPLICATION_WARNINGS = [
    ("approved-above-requested", {"Beantragte_Summe": "79999,99"}, "M2", "80.000,00"),
    ("shares-not-adding-up", {"Anteil_ESF": "39999,99"}, "N2", "79.999,99"),
    ("own-share-too-low", {"Eigenanteil": "19999,99"}, "P2", "19.999,99"),
    ("own-share-too-low", {"Kommunal": "nein", "Eigenanteil": "9999,99"}, "P2", "9.999,99"),
    (
        "approved-without-sum",
        {"Bewilligte_Summe": "", "Anteil_Land": "", "Anteil_ESF": ""}, "M2", "A-1",
    ),
    ("post-under-quarter", {"Stellenanteil": "0,24"}, "S2", "0,24"),
    ("decided-without-date", {"Entscheidungsdatum": ""}, "J2", "A-1"),
    ("received-outside-call", {"Eingangsdatum": "10.06.2018"}, "H2", "10.06.2018"),
    (
        "received-outside-call",
        {"Eingangsdatum": "01.03.2019", "Entscheidungsdatum": "01.04.2019"}, "H2", "01.03.2019",
    ),
    ("posts-as-percent", {"Stellenanteil": "75"}, "S2", "75,00"),
    ("period-outside-round", {"Laufzeit_bis": "31.01.2021"}, "Q2", "01.01.2019 – 31.01.2021"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes", "cell", "value"), APPLICATION_WARNINGS)
def test_an_application_that_is_odd_is_taken_and_listed(
    office: Office, kind: str, changes: dict[str, object], cell: str, value: str
) -> None:
    office.deliver(Antraege=[application(**changes)])
    assert brief(office.takes().findings, "warning") == [(kind, "Antraege", cell, value)]


@pytest.mark.parametrize(
    "changes",
    [
        {"Beantragte_Summe": "80000,00"},
        {"Eigenanteil": "20000"},
        {"Kommunal": "nein", "Eigenanteil": "10000"},
        {"Stellenanteil": "0,25"},
        {"Entscheidungsdatum": "12.06.2018"},
        {"Eingangsdatum": "11.06.2018"},
        {"Eingangsdatum": "28.02.2019", "Entscheidungsdatum": "01.03.2019"},
        {"Laufzeit_von": "01.01.2018"},
        {"Status": "abgelehnt", "Bewilligte_Summe": "", "Anteil_Land": "", "Anteil_ESF": ""},
    ],
)
def test_an_application_just_inside_a_rule_is_not_listed(
    office: Office, changes: dict[str, object]
) -> None:
    office.deliver(Antraege=[application(**changes)])
    assert office.takes().findings == ()


def test_the_second_round_has_blocks_1_and_2_and_no_published_call(office: Office) -> None:
    second = {
        "Förderrunde": "2021–2022",
        "Laufzeit_von": "01.01.2021",
        "Laufzeit_bis": "31.12.2022",
    }
    office.deliver(
        Antraege=[
            application(Aktenzeichen=f"B-{block}", Baustein=block, Eingangsdatum="01.11.2020",
                        Entscheidungsdatum="01.12.2020", **second)
            for block in (1, 2)
        ]
    )  # fmt: skip
    assert office.takes().findings == ()


def test_first_contacts_above_contacts_are_refused(office: Office) -> None:
    office.deliver(
        Antraege=[application()], Kontakte=[contact(), contact(Kontakte=2, Zugangsort="Kita")]
    )
    assert brief(office.refuses()) == [("first-contacts-above-contacts", "Kontakte", "I3", "3")]


@pytest.mark.parametrize("sheet", ["Kontakte", "Angebote"])
@pytest.mark.parametrize(("month", "shown"), [("12.2017", "2017-12"), ("01.2021", "2021-01")])
def test_a_month_outside_the_round_is_listed(
    office: Office, sheet: str, month: str, shown: str
) -> None:
    row = contact(Monat=month) if sheet == "Kontakte" else offer(Monat=month)
    office.deliver(Antraege=[application()], **{sheet: [row]})
    cell = "C2" if sheet == "Kontakte" else "B2"
    expected = [("month-outside-round", sheet, cell, shown)]
    assert brief(office.takes().findings, "warning") == expected


def test_one_count_in_several_rows_is_added_up_and_listed(office: Office) -> None:
    office.deliver(
        Antraege=[application()],
        Kontakte=[contact(), contact(Zugangsort="Kita"), contact(Kontakte=13)],
        Angebote=[offer(), offer(Termine=5), offer(Monat="04.2019")],
    )
    outcome = office.takes()
    assert (outcome.tables["outreach"], outcome.tables["offers"]) == (3, 3)
    assert brief(outcome.findings, "warning") == [
        ("counted-in-parts", "Angebote", "B3", "2019-03"),
        ("counted-in-parts", "Kontakte", "H4", "13"),
    ]
    assert "schon in Zeile 2;" in outcome.findings[1].rule


def test_a_correction_beside_the_old_file_is_listed(office: Office) -> None:
    office.deliver(Antraege=[application()], Kontakte_2019_03=[contact()])
    office.deliver(Kontakte_2019_03_neu=[contact(Kontakte=13)])
    (finding,) = office.takes().findings
    assert (finding.kind, finding.file) == ("counted-in-parts", "Kontakte_2019_03_neu.csv")


def test_shares_of_neighbourhoods_that_do_not_make_100_are_listed(office: Office) -> None:
    places = [{"Aktenzeichen": "A-1", "Quartier-ID": q, "Anteil": 45} for q in ("Q-1", "Q-2")]
    office.deliver(
        Antraege=[application()],
        Quartiere=[neighbourhood(), neighbourhood(Quartier_ID="Q-2")],
        Antrag_Quartier=places,
    )
    findings = office.takes().findings
    expected = ("neighbourhood-shares-not-whole", "Antrag_Quartier", "C2", "45")
    assert brief(findings, "warning") == [expected]
    assert "90" in findings[0].rule


def test_a_code_used_when_its_list_says_it_does_not_hold_is_listed(office: Office) -> None:
    """In every column whose rows have a time; the first and the last day hold."""
    lists = (
        "applicant_type",
        "area_type",
        "offer",
        "target_group",
        "age_band",
        "place",
        "approach",
    )
    days = ("28.02.2019", "01.03.2019", "30.04.2019", "01.05.2019")
    months = [day[3:] for day in days]
    word = {name: f"Neues {index}" for index, name in enumerate(lists)}
    office.deliver(
        Codelisten=[
            {"Liste": name, "Code": f"new-{name}", "Deutsch": word[name], "Englisch": name,
             "Gilt von": "01.03.2019", "Gilt bis": "30.04.2019"}
            for name in lists
        ],
        Antraege=[application()] + [
            application(Aktenzeichen=f"B-{day}", Trägerart=word["applicant_type"],
                        Eingangsdatum=day, Entscheidungsdatum="01.06.2019")
            for day in days
        ],
        Quartiere=[
            {**neighbourhood(Quartier_ID=f"Q-{day}"), "Raumtyp": word["area_type"], "Stichtag": day}
            for day in days
        ],
        Angebote=[offer(Monat=month, Angebotsart=word["offer"]) for month in months],
        Kontakte=[
            contact(Monat=month, **{head: word[name]})
            for head, name in (("Zielgruppe", "target_group"), ("Altersgruppe", "age_band"),
                               ("Zugangsort", "place"), ("Ansprache", "approach"))
            for month in months
        ],
    )  # fmt: skip
    found = [f for f in office.takes().findings if f.kind == "code-outside-validity"]
    assert brief(found, "warning") == [
        ("code-outside-validity", sheet, f"{letter}{row}", word[name])
        for sheet, letter, name, first in (
            ("Antraege", "F", "applicant_type", 3),
            ("Quartiere", "D", "area_type", 2),
            ("Angebote", "C", "offer", 2),
            ("Kontakte", "E", "age_band", 6),
            ("Kontakte", "G", "approach", 14),
            ("Kontakte", "F", "place", 10),
            ("Kontakte", "D", "target_group", 2),
        )
        for row in (first, first + 3)
    ]
    assert {f.rule for f in found} == {
        "Nach der Schlüsselliste gilt der Wert 01.03.2019 – 30.04.2019; "
        "die Zeile betrifft eine andere Zeit."
    }


def test_a_part_of_one_where_percent_is_meant_is_listed(office: Office) -> None:
    catalogue = {
        "Indikator": "quote", "Name": "Quote", "Name englisch": "Rate", "Einheit": "Prozent",
    }  # fmt: skip
    quotas = ("0,35", "35", "1", "0", "0,99")
    office.deliver(
        Antraege=[application()],
        Quartiere=[
            {**neighbourhood(Quartier_ID=f"Q-{index}"), "SGB-II-Quote U18": quota}
            for index, quota in enumerate(quotas)
        ],
        Antrag_Quartier=[{"Aktenzeichen": "A-1", "Quartier-ID": "Q-1", "Anteil": "0,5"}],
        Indikatorenkatalog=[catalogue, catalogue | {"Indikator": "other", "Name": "Andere"}],
        Indikatoren=[
            {"Gebiet": area, "Indikator": key, "Zeitpunkt": 2021, "Wert": value, "Quelle": "Land"}
            for key, area, value in (("quote", "05113", "0,2"), ("quote", "05111", "0,3"),
                                     ("other", "05113", "0,2"), ("other", "05111", "12"))
        ],
    )  # fmt: skip
    found = [f for f in office.takes().findings if f.kind == "share-below-one"]
    assert sorted(brief(found, "warning")) == [
        ("share-below-one", "Antrag_Quartier", "C2", "0,5"),
        ("share-below-one", "Indikatoren", "D2", "0,2"),
        ("share-below-one", "Quartiere", "D2", "0,35"),
        ("share-below-one", "Quartiere", "D6", "0,99"),
    ]
    assert "35 %." in next(f.rule for f in found if f.value == "0,35")
