"""Every consistency rule, with the exact finding it gives; and one delivery that breaks none."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from deliveries import Office, application, brief, contact, neighbourhood, offer

from data.importing.messages import messages
from data.importing.rules import rules


def test_a_delivery_that_breaks_no_rule_has_no_findings(office: Office) -> None:
    office.deliver(
        Antraege=[application()],
        Quartiere=[neighbourhood()],
        Antrag_Quartier=[{"Aktenzeichen": "A-1", "Quartier-ID": "Q-1", "Anteil": "100"}],
        Kontakte=[contact(Quartier_ID="Q-1")],
        Angebote=[offer()],
    )
    assert office.takes().findings == ()


APPLICATION_ERRORS = [
    ("end-before-start", {"Laufzeit_bis": "31.12.2018"}, "R2", "2018-12-31"),
    ("decision-before-receipt", {"Entscheidungsdatum": "11.06.2018"}, "J2", "2018-06-11"),
    (
        "block-not-in-round",
        {"Förderrunde": "2021–2022", "Baustein": 3, "Laufzeit_von": "01.01.2021",
         "Laufzeit_bis": "31.12.2022"},
        "C2", "3",
    ),
    ("sum-without-grant", {"Status": "abgelehnt"}, "M2", "80000.00"),
    ("sum-without-grant", {"Status": "zurückgezogen"}, "M2", "80000.00"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes", "cell", "value"), APPLICATION_ERRORS)
def test_an_application_that_cannot_be_is_refused(
    office: Office, kind: str, changes: dict[str, object], cell: str, value: str
) -> None:
    office.deliver(Antraege=[application(**changes)])
    assert brief(office.refuses()) == [(kind, "Antraege", cell, value)]


APPLICATION_WARNINGS = [
    ("approved-above-requested", {"Beantragte_Summe": "79999,99"}, "M2", "80000.00"),
    ("shares-not-adding-up", {"Anteil_ESF": "39999,99"}, "N2", "79999.99"),
    ("own-share-too-low", {"Eigenanteil": "19999,99"}, "P2", "19999.99"),
    ("own-share-too-low", {"Kommunal": "nein", "Eigenanteil": "9999,99"}, "P2", "9999.99"),
    (
        "approved-without-sum",
        {"Bewilligte_Summe": "", "Anteil_Land": "", "Anteil_ESF": ""}, "M2", "A-1",
    ),
    ("post-under-quarter", {"Stellenanteil": "0,24"}, "S2", "0.24"),
    ("decided-without-date", {"Entscheidungsdatum": ""}, "J2", "A-1"),
    ("received-outside-call", {"Eingangsdatum": "10.06.2018"}, "H2", "2018-06-10"),
    (
        "received-outside-call",
        {"Eingangsdatum": "01.03.2019", "Entscheidungsdatum": "01.04.2019"}, "H2", "2019-03-01",
    ),
    ("period-outside-round", {"Laufzeit_bis": "31.01.2021"}, "Q2", "2019-01-01 – 2021-01-31"),
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


ORPHANS = [
    ("Kontakte", contact(Aktenzeichen="A-2"), "A2"),
    ("Angebote", offer(Aktenzeichen="A-2"), "A2"),
    ("Antrag_Quartier", {"Aktenzeichen": "A-2", "Quartier-ID": "Q-1"}, "A2"),
    ("Ankerstandorte", {"Aktenzeichen": "A-2", "Art": "Schule", "Trägereigen": "ja"}, "A2"),
    ("Netzwerk", {"Aktenzeichen": "A-2", "Partnerart": "Schule"}, "A2"),
]


@pytest.mark.parametrize(("sheet", "row", "cell"), ORPHANS)
def test_a_case_number_without_application_is_refused(
    office: Office, sheet: str, row: dict[str, object], cell: str
) -> None:
    office.deliver(Antraege=[application()], Quartiere=[neighbourhood()], **{sheet: [row]})
    assert brief(office.refuses()) == [("orphan-application", sheet, cell, "A-2")]


def test_a_mistyped_case_number_says_which_was_meant(office: Office) -> None:
    office.deliver(
        Antraege=[application(Aktenzeichen="ZIQ-2018-001")],
        Kontakte=[contact(Aktenzeichen="ZIQ-2018-01")],
    )
    assert office.refuses()[0].rule.endswith("Gemeint: „ZIQ-2018-001“?")


@pytest.mark.parametrize(
    ("sheet", "row", "cell"),
    [
        ("Kontakte", contact(Quartier_ID="Q-9"), "B2"),
        ("Antrag_Quartier", {"Aktenzeichen": "A-1", "Quartier-ID": "Q-9"}, "B2"),
        (
            "Ankerstandorte",
            {"Aktenzeichen": "A-1", "Quartier-ID": "Q-9", "Art": "Schule", "Trägereigen": "ja"},
            "B2",
        ),
    ],
)
def test_an_unknown_neighbourhood_is_refused(
    office: Office, sheet: str, row: dict[str, object], cell: str
) -> None:
    office.deliver(Antraege=[application()], Quartiere=[neighbourhood()], **{sheet: [row]})
    assert brief(office.refuses()) == [("orphan-neighbourhood", sheet, cell, "Q-9")]


@pytest.mark.parametrize(
    ("sheet", "rows", "kind", "cells"),
    [
        ("Antraege", [application(), application(Projekttitel="Anders")], "same-case-number",
         ["A2", "A3"]),
        ("Quartiere", [neighbourhood(), neighbourhood(Name="Anders")], "same-key", ["A2", "A3"]),
        ("Sozialplanung", [{"AGS": "05113", "Stand": "im Aufbau"},
                           {"AGS": "05113", "Stand": "etabliert"}], "same-key", ["A2", "A3"]),
        ("Veroeffentlicht", [{"Kennzahl": "x", "Wert": 1, "Quelle": "y"},
                             {"Kennzahl": "x", "Wert": 2, "Quelle": "y"}], "same-key",
         ["A2", "A3"]),
        ("Indikatoren",
         [{"AGS": "05", "Indikator": "x", "Jahr": 2020, "Wert": 1, "Quelle": "y"},
          {"AGS": "05", "Indikator": "x", "Jahr": 2020, "Wert": 2, "Quelle": "y"}], "same-key",
         ["B2", "B3"]),
        ("Antrag_Quartier",
         [{"Aktenzeichen": "A-1", "Quartier-ID": "Q-1", "Anteil": 50},
          {"Aktenzeichen": "A-1", "Quartier-ID": "Q-1", "Anteil": 40}], "same-key", ["B2", "B3"]),
    ],
)  # fmt: skip
def test_the_same_key_with_other_content_is_refused(
    office: Office, sheet: str, rows: list[dict[str, object]], kind: str, cells: list[str]
) -> None:
    delivered = {"Antraege": [application()], "Quartiere": [neighbourhood()], sheet: rows}
    office.deliver(**delivered)
    found = [entry for entry in brief(office.refuses()) if entry[1] == sheet]
    assert [(entry[0], entry[2]) for entry in found] == [(kind, cell) for cell in cells]


@pytest.mark.parametrize("key", ["Essen, Nord", "Q" * 61, ".", ".."])
def test_an_id_that_cannot_stand_in_an_address_is_refused(office: Office, key: str) -> None:
    office.deliver(Antraege=[application()], Quartiere=[neighbourhood(Quartier_ID=key)])
    assert brief(office.refuses()) == [("id-unusable", "Quartiere", "A2", key)]


@pytest.mark.parametrize("key", ["Q" * 60, "Q 1/2", "Altendorf & Nord", "1+1", "ä?#%.."])
def test_any_other_id_is_taken(office: Office, key: str) -> None:
    office.deliver(Antraege=[application()], Quartiere=[neighbourhood(Quartier_ID=key)])
    assert office.takes().findings == ()


@pytest.mark.parametrize("key", ["A" * 61, "..", "public-7"])
def test_a_case_number_that_cannot_stand_in_an_address_is_refused(office: Office, key: str) -> None:
    office.deliver(Antraege=[application(Aktenzeichen=key)])
    assert brief(office.refuses()) == [("case-number-unusable", "Antraege", "A2", key)]


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
    assert "Kontakte.csv:2" in outcome.findings[1].rule


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
    expected = ("neighbourhood-shares-not-whole", "Antrag_Quartier", "C2", "45.0")
    assert brief(findings, "warning") == [expected]
    assert "90" in findings[0].rule


@pytest.mark.parametrize(
    ("sheet", "row", "cell"),
    [
        ("Kontakte", contact(Quartier_ID="Q-1; Q-2"), "B2"),
        ("Ankerstandorte", {"Aktenzeichen": "A-1", "Quartier-ID": "Q-1; Q-2", "Art": "Schule",
                            "Trägereigen": "ja"}, "B2"),
        ("Antrag_Quartier", {"Aktenzeichen": "A-1", "Quartier-ID": "Q-1; Q-2", "Anteil": 100},
         "B2"),
    ],
)  # fmt: skip
def test_counts_beside_several_neighbourhoods_are_refused(
    office: Office, sheet: str, row: dict[str, object], cell: str
) -> None:
    quarters = [neighbourhood(), neighbourhood(Quartier_ID="Q-2")]
    office.deliver(Antraege=[application()], Quartiere=quarters, **{sheet: [row]})
    assert brief(office.refuses()) == [("several-neighbourhoods", sheet, cell, "Q-1; Q-2")]


def severities() -> dict[str, set[str]]:
    """By kind of finding what the code makes of it."""
    folder = Path(__file__).parents[2] / "data" / "importing"
    code = "".join(path.read_text() for path in sorted(folder.glob("*.py")))
    found: dict[str, set[str]] = {kind: set() for kind in messages() if kind != "and-more"}
    for rule in rules():
        found[rule.kind].add(rule.severity)
    for severity, kind in re.findall(r'(ERROR|WARNING|MENDED),\s*"([a-z-]+)"', code):
        found[kind].add(severity.lower())
    for kind in re.findall(r'(?:Error\(\s*|refused=|kind: |CellKind\.\w+: )"([a-z-]+)"', code):
        found[kind].add("error")
    return {kind: named or {"mended"} for kind, named in found.items()}


def test_the_table_of_findings_names_each_kind_with_what_becomes_of_it() -> None:
    table = (Path(__file__).parents[2] / "docs" / "import.md").read_text()
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (.+?) \| (.+?) \|$", table, re.MULTILINE)
    documented = {kind: (severity, *titles) for kind, severity, *titles in rows}
    expected = {
        kind: (
            " or ".join(sorted(found)),
            messages()[kind]["de"]["title"],
            messages()[kind]["en"]["title"],
        )
        for kind, found in severities().items()
    }
    assert documented == expected
    assert len(rows) == len(documented)


def test_every_rule_has_a_header_and_words_in_both_languages() -> None:
    for rule in rules():
        assert rule.severity in ("error", "warning")
        assert set(messages()[rule.kind]) == {"de", "en"}


def test_every_message_says_the_same_placeholders_in_both_languages() -> None:
    for kind, languages in messages().items():
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in (languages[code]["rule"] for code in ("de", "en"))
        ]
        assert fields[0] == fields[1], kind


def test_every_message_is_used() -> None:
    folder = Path(__file__).parents[2] / "data"
    sources = "".join(
        path.read_text() for path in [*folder.rglob("*.py"), *folder.glob("checks/*.sql")]
    )
    assert [kind for kind in messages() if kind not in sources] == []
