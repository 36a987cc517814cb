"""Values as people write them: the unambiguous is mended and noted, the rest refused by cell."""

from __future__ import annotations

import datetime as dt

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


def test_missing_required_values_are_refused_cell_by_cell(office: Office) -> None:
    office.deliver(Antraege=[application(), application(Aktenzeichen="A-2", Träger="", Status="–")])
    assert brief(office.refuses()) == [
        ("missing-value", "Antraege", "E3", ""),
        ("missing-value", "Antraege", "I3", "–"),
    ]


def test_an_exact_repeat_counts_once_and_is_listed(office: Office) -> None:
    rows = [contact(), contact(Zugangsort="Kita"), contact(Kontakte="12,0")]
    office.deliver(Antraege=[application()], Kontakte=rows)
    outcome = office.takes()
    assert brief(outcome.findings, "warning") == [("exact-repeat", "Kontakte", "A4", "")]
    assert outcome.tables["outreach"] == 2


def test_blanks_spellings_zeros_and_number_formats_are_mended_and_noted(office: Office) -> None:
    office.deliver(
        Antraege=[
            application(
                Projekttitel="Kümmerer  ", Trägerart="kommune / kreis", Gesamtausgaben="100.000,00",
                Gemeinde_AGS="5113000", Laufzeit_von="43466", Laufzeit_bis="31.12.20",
                Zirkel="k. A.",
            )
        ]
    )  # fmt: skip
    assert brief(office.takes().findings, "mended") == [
        ("ags-zero", "Antraege", "T2", "5113000"),
        ("blanks", "Antraege", "D2", "Kümmerer  "),
        ("excel-serial", "Antraege", "Q2", "43466"),
        ("missing-marker", "Antraege", "U2", "k. A."),
        ("number-format", "Antraege", "K2", "100.000,00"),
        ("spelling", "Antraege", "F2", "kommune / kreis"),
        ("two-digit-year", "Antraege", "R2", "31.12.20"),
    ]
    assert stored(office, "SELECT municipality_ags, funded_from, funded_to FROM applications") == [
        ("05113000", dt.date(2019, 1, 1), dt.date(2020, 12, 31))
    ]


def test_mendings_of_one_kind_are_counted_not_repeated(office: Office) -> None:
    rows = [contact(Zugangsort="schule", Kontakte=n) for n in range(10, 60)]
    office.deliver(Antraege=[application()], Kontakte=rows)
    mended = [f for f in office.takes().findings if f.severity == "mended"]
    assert [(f.kind, f.cell) for f in mended] == [("spelling", "F2")]
    assert "Zellen: 50" in mended[0].rule


def test_several_neighbourhoods_in_one_cell_become_rows(office: Office) -> None:
    quarters = [neighbourhood(Quartier_ID=f"Q-{n}") for n in (1, 2, 3)]
    places = [{"Aktenzeichen": "A-1", "Quartier-ID": "Q-1, Q-2\nQ-3"}]
    office.deliver(Antraege=[application()], Quartiere=quarters, Antrag_Quartier=places)
    findings = office.takes().findings
    assert [(f.kind, f.cell) for f in findings] == [("split-neighbourhoods", "B2")]
    assert stored(office, "SELECT neighbourhood_id FROM application_neighbourhoods ORDER BY 1") == [
        ("Q-1",), ("Q-2",), ("Q-3",)
    ]  # fmt: skip


def test_all_findings_come_at_once_from_all_files(office: Office) -> None:
    office.deliver(
        Antraege=[application(Status="bewiligt", Eingangsdatum="31.02.2018")],
        Kontakte=[contact(Kontakte="-1"), contact(Aktenzeichen="B-7", Zugangsort="Mond")],
        Angebote=[{"Aktenzeichen": "A-1", "Monat": "13.2019", "Angebotsart": "Sport"}],
    )
    assert brief(office.refuses()) == [
        ("impossible-date", "Antraege", "H2", "31.02.2018"),
        ("negative", "Kontakte", "H2", "-1"),
        ("not-a-month", "Angebote", "B2", "13.2019"),
        ("orphan-application", "Kontakte", "A3", "B-7"),
        ("unknown-code", "Antraege", "I2", "bewiligt"),
        ("unknown-code", "Kontakte", "F3", "Mond"),
    ]


def test_more_findings_than_fit_are_counted(office: Office) -> None:
    office.deliver(Antraege=[application()], Kontakte=[contact(Kontakte="x")] * 1_200)
    findings = [f for f in office.refuses() if f.severity == "error"]
    assert len(findings) == 1_001
    more = next(f for f in findings if not f.cell)
    assert more.rule == "… und weitere dieser Art: 200."


def test_cells_that_look_like_formulas_or_markup_stay_text(office: Office) -> None:
    title = '=HYPERLINK("http://x";"y")<script>'
    office.deliver(Antraege=[application(Projekttitel=title)])
    office.takes()
    assert stored(office, "SELECT title FROM applications") == [(title,)]


def test_english_is_spoken_when_asked_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIQ_LANG", "en")
    office.deliver(Antraege=[application(Status="bewiligt")])
    finding = office.refuses()[0]
    assert finding.rule == ("The value is not in the list for “status”. Did you mean “bewilligt”?")


def test_no_count_of_persons_is_stored_with_the_findings(office: Office) -> None:
    header, row = csv_text(
        [contact(Kontakte=2000, Erstkontakte="1.002", Regelmäßig=" 1")]
    ).splitlines()
    total = ";".join(["Summe"] + [""] * 6 + ["12", "2", "1", "1", "1"])
    office.deliver(Antraege=[application()])
    office.write("Kontakte.csv", f"{header}\n{row}\n{total}\n")
    office.takes()
    assert stored(office, "SELECT kind, value FROM findings ORDER BY ALL") == [
        ("blanks", ""), ("number-format", ""), ("total-line", "Summe"),
    ]  # fmt: skip
    assert stored(
        office, "SELECT count(*) FROM findings WHERE regexp_matches(rule, 'als \\d')"
    ) == [(0,)]


def test_a_key_with_characters_that_nobody_sees_is_refused(office: Office) -> None:
    office.deliver(Antraege=[application(Aktenzeichen="A\x07-1")])
    found = office.refuses()
    assert [(f.kind, f.cell) for f in found] == [("control-character", "A2")]


def test_a_text_beyond_all_measure_is_refused(office: Office) -> None:
    fits = application(Projekttitel="x" * 2_000)
    office.deliver(Antraege=[fits, application(Aktenzeichen="A-2", Projekttitel="x" * 2_001)])
    assert [(f.kind, f.cell) for f in office.refuses()] == [("too-long", "D3")]


def test_thousands_beside_decimals_with_a_point_are_refused(office: Office) -> None:
    plain = application(Gesamtausgaben="100000.50", Eigenanteil="20000.1")
    odd = application(Aktenzeichen="A-2", Gesamtausgaben="123.456", Eigenanteil="30.000")
    office.deliver(Antraege=[plain, odd])
    assert brief(office.refuses()) == [
        ("ambiguous-number", "Antraege", "K3", "123.456"),
        ("ambiguous-number", "Antraege", "P3", "30.000"),
    ]


def test_thousands_of_one_file_and_decimals_of_another_are_both_read(office: Office) -> None:
    first = application(Gesamtausgaben="123.456")
    office.deliver(Antraege_1=[application(Aktenzeichen="A-2", Gesamtausgaben="100000.50")])
    office.deliver(Antraege_2=[first])
    assert office.takes().tables["applications"] == 2
