"""The cause comes first, and contradictions are findings."""

from __future__ import annotations

import pytest

from tests.importing.deliveries import Office, application, brief, contact, neighbourhood, stored


@pytest.mark.parametrize("content", ["a;b\n1;2\n", b"\x50\x4b\x03\x04nothing"])
def test_one_unreadable_file_of_applications_is_no_orphan_per_row(
    office: Office, content: str | bytes
) -> None:
    name = "Antraege.csv" if isinstance(content, str) else "Antraege.xlsx"
    office.write(name, content)
    office.deliver(Kontakte=[contact(Kontakte=n) for n in range(10, 20)])
    findings = office.refuses()
    assert [f.file for f in findings if f.severity == "error"] == [name]
    assert ("references-unchecked", "", "", "") in brief(findings, "warning")


def test_a_case_number_that_was_refused_makes_no_orphans(office: Office) -> None:
    rows = [application(Aktenzeichen=case) for case in ("03.02.2019", "04.02.2019")]
    office.deliver(Antraege=rows, Kontakte=[contact()])
    assert brief(office.refuses()) == [
        ("turned-by-excel", "Antraege", "A2", "03.02.2019"),
        ("turned-by-excel", "Antraege", "A3", "04.02.2019"),
    ]


def test_orphans_are_found_where_the_applications_were_read(office: Office) -> None:
    office.write("Quartiere.csv", "a;b\n1;2\n")
    office.deliver(Antraege=[application()], Kontakte=[contact(Aktenzeichen="B-1")])
    assert [f.kind for f in office.refuses() if f.severity == "error"] == [
        "no-header", "orphan-application",
    ]  # fmt: skip


def test_more_under_18_than_inhabitants_is_an_error(office: Office) -> None:
    row = neighbourhood(Einwohner=100) | {"Unter 18": 120}
    office.deliver(Antraege=[application()], Quartiere=[row])
    assert brief(office.refuses()) == [("young-above-population", "Quartiere", "E2", "120")]


@pytest.mark.parametrize("other", ["FL–001", "fl-001", "FL 001", "FL_001", "FL‑001"])
def test_keys_that_look_alike_are_an_error(office: Office, other: str) -> None:
    office.deliver(
        Antraege=[application(Aktenzeichen="FL-001"), application(Aktenzeichen=other)],
        Quartiere=[neighbourhood(Quartier_ID="FL-001"), neighbourhood(Quartier_ID=other)],
    )
    findings = office.refuses()
    assert {(f.kind, f.sheet, f.cell, f.value) for f in findings} == {
        ("lookalike-key", sheet, cell, value)
        for sheet in ("Antraege", "Quartiere")
        for cell, value in (("A2", "FL-001"), ("A3", other))
    }
    assert f"„{other}“" in next(f.rule for f in findings if f.value == "FL-001")


def test_composed_and_decomposed_umlauts_are_one_key(office: Office) -> None:
    office.deliver(
        Antraege=[application(Aktenzeichen="Su\u0308d-1")],
        Kontakte=[contact(Aktenzeichen="Süd-1")],
    )
    office.takes()
    assert stored(office, "SELECT case_number FROM applications") == [("Süd-1",)]


@pytest.mark.parametrize(("state", "is_refused"), [("etabliert", True), ("im Aufbau", False)])
def test_two_states_of_planning_for_one_place_are_an_error(
    office: Office, state: str, is_refused: bool
) -> None:
    rows = [{"AGS": "05113", "Stand": "im Aufbau"}, {"AGS": "05113000", "Stand": state}]
    office.deliver(Antraege=[application()], Sozialplanung=rows)
    if is_refused:
        assert brief(office.refuses()) == [
            ("place-twice", "Sozialplanung", "A2", "05113"),
            ("place-twice", "Sozialplanung", "A3", "05113000"),
        ]
    else:
        office.takes()


def test_a_reported_month_in_the_future_never_becomes_the_state_of_the_data(
    office: Office,
) -> None:
    office.deliver(Antraege=[application()], Kontakte=[contact(Monat="03.2091")])
    finding = office.refuses()[0]
    assert (finding.kind, finding.cell) == ("in-the-future", "C2")
    assert "Gemeint: „2019“?" in finding.rule
