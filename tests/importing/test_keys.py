"""Keys: what refers to nothing, what stands twice, what cannot stand in an address."""

from __future__ import annotations

from tests.importing.deliveries import (
    Office,
    application,
    brief,
    contact,
    neighbourhood,
    offer,
    stored,
)

#: Rows that belong to an application, and the cell that names it.
OF_APPLICATIONS: dict[str, dict[str, object]] = {
    "Kontakte": contact(),
    "Angebote": offer(),
    "Antrag_Quartier": {"Aktenzeichen": "A-1", "Quartier-ID": "Q-1", "Anteil": 100},
    "Ankerstandorte": {"Aktenzeichen": "A-1", "Art": "Schule", "Trägereigen": "ja"},
    "Netzwerk": {"Aktenzeichen": "A-1", "Partnerart": "Schule"},
}
#: Of them those that belong to a Quartier too.
OF_NEIGHBOURHOODS: dict[str, dict[str, object]] = {
    "Kontakte": contact(),
    "Antrag_Quartier": OF_APPLICATIONS["Antrag_Quartier"],
    "Ankerstandorte": {
        "Aktenzeichen": "A-1", "Quartier-ID": "Q-1", "Art": "Schule", "Trägereigen": "ja",
    },
}  # fmt: skip


def refused_everywhere(office: Office, kind: str, column: str, value: str) -> None:
    """In every sheet with such a column, at once; each is named with its cell."""
    rows = OF_APPLICATIONS if column == "Aktenzeichen" else OF_NEIGHBOURHOODS
    changed = {sheet: [{**row, column: value}] for sheet, row in rows.items()}
    quarters = [neighbourhood(), neighbourhood(Quartier_ID="Q-2")]
    office.deliver(Antraege=[application()], Quartiere=quarters, **changed)
    cell = "A2" if column == "Aktenzeichen" else "B2"
    assert sorted(brief(office.refuses())) == sorted((kind, sheet, cell, value) for sheet in rows)


def test_a_case_number_without_application_is_refused(office: Office) -> None:
    refused_everywhere(office, "orphan-application", "Aktenzeichen", "A-2")


def test_an_unknown_neighbourhood_is_refused(office: Office) -> None:
    refused_everywhere(office, "orphan-neighbourhood", "Quartier-ID", "Q-9")


def test_counts_beside_several_neighbourhoods_are_refused(office: Office) -> None:
    refused_everywhere(office, "several-neighbourhoods", "Quartier-ID", "Q-1; Q-2")


def test_a_mistyped_case_number_says_which_was_meant(office: Office) -> None:
    office.deliver(
        Antraege=[application(Aktenzeichen="ZIQ-2018-001")],
        Kontakte=[contact(Aktenzeichen="ZIQ-2018-01")],
    )
    assert office.refuses()[0].rule.endswith("Gemeint: „ZIQ-2018-001“?")


def test_the_same_key_with_other_content_is_refused(office: Office) -> None:
    plan: dict[str, object] = {"AGS": "05113", "Stand": "im Aufbau"}
    figure = {"Kennzahl": "x", "Wert": 1, "Quelle": "y"}
    value = {"AGS": "05", "Indikator": "population_under_18", "Jahr": 2020, "Wert": 1,
             "Quelle": "y"}  # fmt: skip
    share = {"Aktenzeichen": "A-1", "Quartier-ID": "Q-1", "Anteil": 50}
    rows: dict[str, list[dict[str, object]]] = {
        "Antraege": [application(), application(Aktenzeichen="A-2"),
                     application(Aktenzeichen="A-2", Projekttitel="Anders")],
        "Quartiere": [neighbourhood(), neighbourhood(Quartier_ID="Q-2"),
                      neighbourhood(Quartier_ID="Q-2", Name="Anders")],
        "Sozialplanung": [plan, {**plan, "Stand": "etabliert"}],
        "Veroeffentlicht": [figure, {**figure, "Wert": 2}],
        "Indikatoren": [value, {**value, "Wert": 2}],
        "Antrag_Quartier": [share, {**share, "Anteil": 40}],
    }  # fmt: skip
    office.deliver(**rows)
    assert sorted(entry[:3] for entry in brief(office.refuses())) == sorted(
        (kind, sheet, cell)
        for sheet, kind, cells in (
            ("Antraege", "same-case-number", ("A3", "A4")),
            ("Quartiere", "same-key", ("A3", "A4")),
            ("Sozialplanung", "same-key", ("A2", "A3")),
            ("Veroeffentlicht", "same-key", ("A2", "A3")),
            ("Indikatoren", "two-sources", ("B2", "B3")),
            ("Antrag_Quartier", "same-key", ("B2", "B3")),
        )
        for cell in cells
    )


def test_rows_whose_keys_were_refused_are_not_called_repeated(office: Office) -> None:
    value: dict[str, object] = {"Indikator": "population_under_18", "Jahr": 2020, "Quelle": "y"}
    code: dict[str, object] = {"Liste": "Zugangsort"}
    office.deliver(
        Antraege=[application()],
        Indikatoren=[value | {"AGS": area, "Wert": 1} for area in ("0511", "05911999", "Q-999")],
        Veroeffentlicht=[{"Kennzahl": "", "Wert": number, "Quelle": "y"} for number in (1, 2)],
        Zirkel=[{"Zirkel": "", "Name": name} for name in ("Köln", "Bonn")],
        Codelisten=[code | {"Code": "", "Deutsch": name} for name in ("Kiosk", "Laden")],
    )
    found = {entry[:3] for entry in brief(office.refuses())}
    assert {(kind, sheet) for kind, sheet, _ in found} == {
        ("unknown-area", "Indikatoren"), ("missing-value", "Veroeffentlicht"),
        ("missing-value", "Zirkel"), ("missing-value", "Codelisten"),
    }  # fmt: skip


def test_an_id_that_cannot_stand_in_an_address_is_refused(office: Office) -> None:
    keys = ["Essen, Nord", "Q" * 61, ".", ".."]
    quarters = [neighbourhood(Quartier_ID=key) for key in keys]
    office.deliver(Antraege=[application()], Quartiere=quarters)
    assert brief(office.refuses()) == [
        ("id-unusable", "Quartiere", f"A{row}", key) for row, key in enumerate(keys, start=2)
    ]


def test_any_other_id_is_taken(office: Office) -> None:
    keys = ["Q" * 60, "Q 1/2", "Altendorf & Nord", "1+1", "ä?#%.."]
    quarters = [neighbourhood(Quartier_ID=key, Name=key) for key in keys]
    office.deliver(Antraege=[application()], Quartiere=quarters)
    assert office.takes().findings == ()
    found = stored(office, "SELECT neighbourhood_id FROM neighbourhoods")
    assert {key for (key,) in found} >= set(keys)


def test_a_case_number_that_cannot_stand_in_an_address_is_refused(office: Office) -> None:
    keys = ["A" * 61, "..", "public-7"]
    office.deliver(Antraege=[application(Aktenzeichen=key) for key in keys])
    assert brief(office.refuses()) == [
        ("case-number-unusable", "Antraege", f"A{row}", key) for row, key in enumerate(keys, 2)
    ]
