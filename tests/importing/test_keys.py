"""Keys: what refers to nothing, what stands twice, what cannot stand in an address."""

from __future__ import annotations

import pytest

from tests.importing.deliveries import Office, application, brief, contact, neighbourhood, offer

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
         [{"AGS": "05", "Indikator": "population_under_18", "Jahr": 2020, "Wert": 1, "Quelle": "y"},
          {"AGS": "05", "Indikator": "population_under_18", "Jahr": 2020, "Wert": 2,
           "Quelle": "y"}],
          "two-sources",
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
