"""Headers, title lines and totals, shorter and longer lines: what is a row and what is a column."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from data import contracts
from tests.importing.deliveries import (
    APPLICATION,
    Office,
    application,
    brief,
    csv_text,
    stored,
    write_xlsx,
)


def test_title_lines_total_lines_and_repeated_headers_are_left_out(office: Office) -> None:
    header, first = csv_text([application()]).splitlines()
    second = csv_text([application(Aktenzeichen="A-2")]).splitlines()[1]
    total = ";".join(["Summe"] + [""] * 9 + ["200000"] + [""] * 10)
    lines = [
        "ZiQ Antragsliste;;",
        "",
        "Stand: 31.12.2020",
        header,
        first,
        "",
        header,
        second,
        total,
    ]
    office.write("Antraege.csv", "\r\n".join(lines))
    assert [f[:3] for f in brief(office.takes().findings, "mended")] == [
        ("repeated-header", "Antraege", "A7"),
        ("title-lines", "Antraege", "A1"),
        ("total-line", "Antraege", "A9"),
    ]
    assert stored(office, "SELECT source_row FROM applications ORDER BY 1") == [(5,), (8,)]


def test_rows_keep_their_number_in_plain_and_in_quoted_files(office: Office) -> None:
    plain = csv_text([application(), application(Aktenzeichen="A-2", Baustein=9)])
    office.write("Antraege.csv", plain)
    assert brief(office.refuses()) == [("not-allowed", "Antraege", "C3", "9")]
    quoted = io.StringIO()
    writer = csv.writer(quoted, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(APPLICATION)
    writer.writerow(application(Projekttitel="zwei\nZeilen").values())
    writer.writerow(application(Aktenzeichen="A-2", Baustein=9).values())
    office.write("Antraege.csv", quoted.getvalue())
    assert brief(office.refuses()) == [("not-allowed", "Antraege", "C3", "9")]


def test_a_line_with_too_many_cells_is_refused(office: Office) -> None:
    text = csv_text([application(Gesamtausgaben="1.234,56")], ",")
    office.write("Antraege.csv", text)
    kinds = [f[:3] for f in brief(office.refuses())]
    assert ("surplus-cells", "Antraege", "V2") in kinds


def test_a_shorter_line_has_empty_cells_at_its_end(office: Office) -> None:
    header, row = csv_text([application(Zirkel="")]).splitlines()
    office.write("Antraege.csv", f"{header}\n{row.rstrip(';')}\n")
    assert office.takes().tables["applications"] == 1


def test_english_headers_and_words_mean_the_same(office: Office) -> None:
    office.write(
        "applications.csv",
        "case_number,funding_round,building_block,project_title,applicant,applicant_type,"
        "municipal,received_on,status,requested_eur,municipality_ags\n"
        "A-1,2018-2020,1,Helper,City,municipality or district,yes,2018-07-01,under review,"
        "1234.56,05113000\n",
    )
    assert office.takes().findings == ()
    assert stored(office, "SELECT applicant_type, status, requested_eur FROM applications") == [
        ("municipality", "under-review", Decimal("1234.56"))
    ]


def test_unknown_sheets_and_columns_are_listed_and_say_what_was_meant(office: Office) -> None:
    rows = [application() | {"Stellenanteile": 1, "Bemerkung": "x"}]
    write_xlsx(
        office.inbox / "x.xlsx", {"Antraege": rows, "Kontakt": [{"b": 1}], "Notiz": [{"a": 1}]}
    )
    findings = office.takes().findings
    assert brief(findings, "warning") == [
        ("unknown-column", "Antraege", "V1", "Stellenanteile"),
        ("unknown-column", "Antraege", "W1", "Bemerkung"),
        ("unknown-sheet", "Kontakt", "", "Kontakt"),
        ("unknown-sheet", "Notiz", "", "Notiz"),
    ]
    assert "Gemeint: „Stellenanteil“?" in findings[0].rule
    assert "Gemeint: „Kontakte“?" in findings[2].rule
    assert "Gemeint" not in findings[3].rule


def test_missing_and_doubled_columns_are_refused(office: Office) -> None:
    row = {k: v for k, v in APPLICATION.items() if k not in ("Status", "Träger")}
    office.write("Antraege.csv", csv_text([row | {"received_on": "01.07.2018"}]))
    assert brief(office.refuses()) == [
        ("duplicate-column", "Antraege", "T1", "received_on"),
        ("missing-column", "Antraege", "A1", ""),
        ("missing-column", "Antraege", "A1", ""),
    ]


def test_a_sheet_without_a_header_is_refused(office: Office) -> None:
    office.deliver(Antraege=[application()])
    office.write("Kontakte.csv", "A-1;;03.2019;Kinder;Schule;12;3\n")
    assert brief(office.refuses()) == [("no-header", "Kontakte", "", "")]


def test_the_one_required_column_of_a_sheet_is_header_enough(office: Office) -> None:
    office.deliver(Antraege=[application()])
    office.write("Zirkeltreffen.csv", "Zirkel\nEssen\nDortmund\n")
    outcome = office.takes()
    assert (outcome.tables["circle_meetings"], outcome.findings) == (2, ())


def test_headers_may_carry_remarks(office: Office) -> None:
    names = {"Aktenzeichen": "Aktenzeichen*", "Gesamtausgaben": "Gesamtausgaben (€)",
             "Eigenanteil": "Eigenanteil in EUR", "Träger": "TRAEGER "}  # fmt: skip
    row = {names.get(header, header): value for header, value in APPLICATION.items()}
    office.write("Antraege.csv", csv_text([row]))
    assert office.takes().findings == ()


def test_a_header_in_both_languages_is_one_header(office: Office) -> None:
    columns = contracts.sheets()["applications"].columns
    english = [column.english for column in columns if column.german in APPLICATION]
    rows: list[list[object]] = [[*APPLICATION], [*english], [*APPLICATION.values()]]
    office.write("Antraege.csv", "\n".join(";".join(map(str, row)) for row in rows))
    outcome = office.takes()
    assert outcome.tables["applications"] == 1
    assert brief(outcome.findings, "mended") == [
        ("repeated-header", "Antraege", "A2", "case_number")
    ]


def test_a_row_that_lacks_its_key_is_no_total_whatever_its_title_begins_with(
    office: Office,
) -> None:
    odd = application(Aktenzeichen="", Projekttitel="Gesamt Nord hilft")
    office.deliver(Antraege=[application(), odd])
    assert brief(office.refuses()) == [("missing-value", "Antraege", "A3", "")]


def test_a_total_is_known_by_its_word_wherever_it_stands(office: Office) -> None:
    totals = [
        dict.fromkeys(APPLICATION, "") | {column: "Summe:", "Eigenanteil": "40.000,00"}
        for column in ("Aktenzeichen", "Projekttitel", "Gesamtausgaben")
    ]
    office.deliver(Antraege=[application(), *totals])
    outcome = office.takes()
    assert outcome.tables["applications"] == 1
    assert [f.kind for f in outcome.findings] == ["total-line"] * len(totals)


def test_a_column_with_values_but_no_head_is_not_read_and_said(office: Office) -> None:
    row = {**application(), "": "stimmt so"}
    office.write("Antraege.csv", csv_text([row]))
    assert brief(office.takes().findings, "warning") == [("nameless-column", "Antraege", "V2", "")]


def test_notes_beside_the_table_of_a_workbook_are_said_once_per_column(office: Office) -> None:
    noted = {**application(), "": "", " ": "Rückfrage"}
    write_xlsx(office.inbox / "L.xlsx", {"Antraege": [noted, {**noted, "Aktenzeichen": "A-2"}]})
    assert brief(office.takes().findings, "warning") == [("nameless-column", "Antraege", "W2", "")]
