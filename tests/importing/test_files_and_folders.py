"""Which files are read, in which encoding, and how the others are named."""

from __future__ import annotations

import pytest

from tests.importing.deliveries import (
    APPLICATION,
    Office,
    application,
    contact,
    csv_text,
    neighbourhood,
    stored,
    write_csv,
    write_xlsx,
)

FORMS = [
    ("utf-8", [], ";"), ("utf-8", [], ","), ("utf-8", [], "|"), ("utf-8-sig", [], "\t"),
    ("cp1252", ["encoding"], ";"), ("cp1252", ["encoding"], ","),
    ("utf-16", ["encoding"], "\t"), ("utf-16", ["encoding"], "|"),
]  # fmt: skip


def test_encodings_and_separators_are_found_out(office: Office) -> None:
    for number, (encoding, _noted, separator) in enumerate(FORMS):
        row = application(
            Aktenzeichen=f"A-{number}", Projekttitel=f"Kümmerer – Süd {number}", Stellenanteil="0.5"
        )
        office.write(f"Anträge {number}.csv", csv_text([row], separator).encode(encoding))
    findings = office.takes().findings
    for number, (encoding, noted, separator) in enumerate(FORMS):
        found = [f.kind for f in findings if f.file == f"Anträge {number}.csv"]
        assert found == noted, (encoding, separator)
    titles = [(f"Kümmerer – Süd {number}",) for number in range(len(FORMS))]
    assert stored(office, "SELECT title FROM applications ORDER BY case_number") == titles


def test_bytes_of_no_encoding_we_know_are_refused(office: Office) -> None:
    office.write("Antraege.csv", csv_text([APPLICATION]).encode() + b"\x81\x8d\xff")
    assert [f.kind for f in office.refuses()] == ["unknown-encoding"]


def test_a_file_is_known_by_its_name(office: Office) -> None:
    names = ["Antraege.csv", "anträge.CSV", "ANTRAEGE 2020.csv", "applications.csv",
             "Antraege (2).csv", "antraege_2020-03.csv"]  # fmt: skip
    for name in names:
        office.write(name, csv_text([application(Aktenzeichen=name)]))
    assert office.takes().tables["applications"] == len(names)
    assert stored(office, "SELECT source_file FROM applications ORDER BY 1") == sorted(
        (name,) for name in names
    )


def test_a_workbook_with_one_sheet_may_carry_the_name_itself(office: Office) -> None:
    write_xlsx(office.inbox / "Antraege.xlsx", {"Tabelle1": [APPLICATION]})
    assert office.takes().tables["applications"] == 1


def test_nothing_to_import_says_so(office: Office) -> None:
    assert {f.kind for f in office.refuses()} == {"applications-missing", "no-files"}
    text = office.write("Antraege.pdf", "x")
    assert "unsupported-file" in {f.kind for f in office.refuses(text)}
    missing = office.inbox / "fehlt.csv"
    assert "missing-file" in {f.kind for f in office.refuses(missing)}


def test_files_of_the_same_name_are_told_apart(office: Office) -> None:
    office.deliver(Antraege=[application()])
    folders = [office.inbox / name for name in ("Essen", "Dortmund")]
    for folder, status in zip(folders, ("Schule", "Mond"), strict=True):
        write_csv(folder, "Kontakte", [contact(Zugangsort=status)])
    findings = office.refuses(office.inbox, *folders)
    assert [(f.file, f.cell) for f in findings if f.severity == "error"] == [
        ("Dortmund/Kontakte.csv", "F2")
    ]


def test_tables_of_other_programs_in_a_folder_are_named(office: Office) -> None:
    office.deliver(Antraege=[application()])
    office.write("Kontakte.xls", b"x")
    office.write("Anschreiben.pdf", b"x")
    findings = office.takes().findings
    assert [(f.kind, f.file) for f in findings] == [("unsupported-file", "Kontakte.xls")]


def test_tables_in_a_subfolder_are_named_not_read(office: Office) -> None:
    office.deliver(Antraege=[application()])
    write_csv(office.inbox / "2019-03", "Kontakte", [contact()])
    outcome = office.takes()
    assert outcome.tables["outreach"] == 0
    assert [(f.severity, f.kind, f.file) for f in outcome.findings] == [
        ("warning", "subfolder", "2019-03")
    ]


def test_a_subfolder_without_tables_is_nobody_s_business(office: Office) -> None:
    office.deliver(Antraege=[application()])
    (office.inbox / "Fotos").mkdir()
    (office.inbox / "Fotos" / "fest.jpg").write_bytes(b"x")
    assert office.takes().findings == ()


@pytest.mark.parametrize(
    ("other", "language"), [("cp1252", "de"), ("mac_roman", "en"), ("cp850", "de")]
)
def test_a_file_in_two_encodings_names_a_line_of_each(
    office: Office, monkeypatch: pytest.MonkeyPatch, other: str, language: str
) -> None:
    """Two people's lines in one file: neither reading of it has all umlauts right."""
    monkeypatch.setenv("ZIQ_LANG", language)
    office.deliver(Antraege=[application()])
    head, first, *_ = csv_text([neighbourhood(Name="Süd")]).splitlines()
    second = first.replace("Q-1", "Q-2").replace("Süd", "Höfe")
    office.write("Quartiere.csv", f"{head}\n{first}\n".encode() + second.encode(other))
    (found,) = (one for one in office.refuses() if one.kind == "two-encodings")
    words = {"de": ("Zeile 2", "Zeile 3", "zwei Dateien"), "en": ("Line 2", "line 3", "two files")}
    assert all(word in found.rule for word in words[language])
    assert "UTF-8" in found.advice
    # The advice followed: each part a file of its own.
    office.write("Quartiere.csv", f"{head}\n{first}\n".encode())
    office.write("Quartiere (2).csv", f"{head}\n{second}\n".encode(other))
    assert office.takes().tables["neighbourhoods"] == 2
    names = stored(office, "SELECT name FROM neighbourhoods ORDER BY 1")
    assert names == [("Höfe",), ("Süd",)]


@pytest.mark.parametrize(
    ("title", "corrected"),
    [
        ('"Die Brücke" e. V.', "Die Brücke e. V."),
        ('"5 Zoll', "5 Zoll"),
        ('"Die Brücke e. V.', "Die Brücke e. V."),
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_told_by_its_line(
    office: Office, title: str, corrected: str
) -> None:
    rows = [application(Aktenzeichen=f"A-{number}") for number in range(1, 5)]
    text = csv_text(rows)
    lines = text.splitlines()
    lines[3] = lines[3].replace("Kümmerer", title)
    office.write("Antraege.csv", "\n".join(lines) + "\n")
    (found,) = office.refuses()
    assert (found.kind, found.file) == ("stray-quote", "Antraege.csv")
    assert "In Zeile 4 " in found.rule
    assert "Kennwort" not in found.advice
    office.write("Antraege.csv", text.replace("Kümmerer", corrected))
    assert office.takes().tables["applications"] == 4


def test_quotation_marks_inside_a_field_and_well_closed_ones_are_text(office: Office) -> None:
    rows = [application(Träger='Verein "Die Brücke"'), application(Aktenzeichen="A-2")]
    text = csv_text(rows).replace("Kümmerer", '"Zwei; ""Drei"""')
    office.write("Antraege.csv", text)
    office.takes()
    found = stored(office, "SELECT title, applicant FROM applications ORDER BY case_number")
    assert found[0] == ('Zwei; "Drei"', 'Verein "Die Brücke"')
