"""Each kind of dirt of real files: what is unambiguous is mended and noted, the rest is refused."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pytest
import xlsxwriter
from deliveries import (
    APPLICATION,
    CONTACT,
    Office,
    application,
    brief,
    contact,
    csv_text,
    neighbourhood,
    write_csv,
    write_xlsx,
)
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from data import contracts, versions


def stored(office: Office, sql: str) -> list[tuple[object, ...]]:
    pointer = versions.read_pointer(office.store)
    with duckdb.connect(str(pointer.path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


TITLES = "SELECT title FROM applications ORDER BY case_number"


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [("utf-8", []), ("utf-8-sig", []), ("cp1252", ["encoding"]), ("utf-16", ["encoding"])],
)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encodings_and_separators_are_found_out(
    office: Office, encoding: str, noted: list[str], separator: str
) -> None:
    row = application(Projekttitel="Kümmerer – Süd", Stellenanteil="0.5")
    office.write("Anträge.csv", csv_text([row], separator).encode(encoding))
    outcome = office.takes()
    assert [f.kind for f in outcome.findings] == noted
    assert stored(office, TITLES) == [("Kümmerer – Süd",)]


def test_bytes_of_no_encoding_we_know_are_refused(office: Office) -> None:
    office.write("Antraege.csv", csv_text([APPLICATION]).encode() + b"\x81\x8d\xff")
    assert [f.kind for f in office.refuses()] == ["applications-missing", "unreadable-file"]


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


@pytest.mark.parametrize(
    "name",
    ["Antraege.csv", "anträge.CSV", "ANTRAEGE 2020.csv", "applications.csv", "Antraege (2).csv",
     "antraege_2020-03.csv"],
)  # fmt: skip
def test_a_file_is_known_by_its_name(office: Office, name: str) -> None:
    office.write(name, csv_text([APPLICATION]))
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
        office.inbox / "x.xlsx", {"Antraege": rows, "Kontakt": [CONTACT], "Notiz": [{"a": 1}]}
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


def test_a_workbook_with_one_sheet_may_carry_the_name_itself(office: Office) -> None:
    write_xlsx(office.inbox / "Antraege.xlsx", {"Tabelle1": [APPLICATION]})
    assert office.takes().tables["applications"] == 1


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


def test_a_workbook_brings_dates_numbers_and_booleans_as_they_are(office: Office) -> None:
    row = application(
        Eingangsdatum=dt.date(2018, 6, 12), Gesamtausgaben=1234.56, Beantragte_Summe=1000,
        Bewilligte_Summe=1000, Anteil_Land=500, Anteil_ESF=500, Eigenanteil=234.56,
        Kommunal=False, Gemeinde_AGS=5113000, Laufzeit_von=43466, Aktenzeichen=4711,
    )  # fmt: skip
    write_xlsx(office.inbox / "x.xlsx", {"Antraege": [row]})
    outcome = office.takes()
    assert {f.kind for f in outcome.findings} == {"ags-zero", "excel-serial"}
    sql = """SELECT case_number, received_on, CAST(total_eur AS VARCHAR), is_municipal, funded_from
             FROM applications"""
    assert stored(office, sql) == [
        ("4711", dt.date(2018, 6, 12), "1234.56", False, dt.date(2019, 1, 1))
    ]


def workbook(office: Office, change: object, name: str = "x.xlsx") -> Path:
    path = write_xlsx(office.inbox / name, {"Antraege": [APPLICATION]})
    book = openpyxl.load_workbook(path)
    change(book["Antraege"])  # type: ignore[operator]
    book.save(path)
    return path


def test_hidden_rows_count_and_are_listed(office: Office) -> None:
    def hide(page: object) -> None:
        page.append(list(application(Aktenzeichen="A-2").values()))  # type: ignore[attr-defined]
        page.row_dimensions[3].hidden = True  # type: ignore[attr-defined]

    workbook(office, hide)
    outcome = office.takes()
    assert brief(outcome.findings, "warning") == [("hidden-rows", "Antraege", "A3", "")]
    assert outcome.tables["applications"] == 2


def test_a_formula_without_result_is_refused(office: Office) -> None:
    def calculate(page: object) -> None:
        page["K2"] = "=L2+P2"  # type: ignore[index]

    workbook(office, calculate)
    assert brief(office.refuses()) == [("formula-without-value", "Antraege", "K2", "")]


def test_the_stored_result_of_a_formula_counts(office: Office) -> None:
    path = office.inbox / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Antraege")
        for index, (header, value) in enumerate(APPLICATION.items()):
            page.write(0, index, header)
            page.write(1, index, value)
        page.write_formula("K2", "=L2+P2", None, 100000)
    outcome = office.takes()
    assert brief(outcome.findings, "mended") == [("formula-value", "Antraege", "K2", "")]
    assert stored(office, "SELECT CAST(total_eur AS INTEGER) FROM applications") == [(100000,)]


def test_an_error_value_is_refused(office: Office) -> None:
    def fail(page: object) -> None:
        page["K2"] = "#DIV/0!"  # type: ignore[index]

    workbook(office, fail)
    assert brief(office.refuses()) == [("cell-error", "Antraege", "K2", "")]


def test_a_share_in_percent_format_is_read_as_excel_shows_it(office: Office) -> None:
    places = [{"Aktenzeichen": "A-1", "Quartier-ID": "Q-1", "Anteil": 1}]
    path = write_xlsx(
        office.inbox / "x.xlsx",
        {"Antraege": [APPLICATION], "Quartiere": [neighbourhood()], "Antrag_Quartier": places},
    )
    book = openpyxl.load_workbook(path)
    book["Antrag_Quartier"]["C2"].number_format = "0.0%"
    book.save(path)
    findings = office.takes().findings
    assert brief(findings, "mended") == [("percent-cell", "Antrag_Quartier", "C2", "1")]
    assert stored(office, "SELECT share_percent FROM application_neighbourhoods") == [(100.0,)]


def test_an_opendocument_workbook_is_read_too(office: Office) -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Antraege")
    for cells in (APPLICATION, application().values()):
        row = TableRow()
        for cell in cells:
            entry = TableCell(valuetype="string")
            entry.addElement(P(text=str(cell)))
            row.addElement(entry)
        table.addElement(row)
    hidden = TableRow(visibility="collapse")
    for cell in application(Aktenzeichen="A-2", Projekttitel="#", Gesamtausgaben="x").values():
        entry = TableCell(valuetype="string")
        entry.addElement(P(text=str(cell)))
        hidden.addElement(entry)
    table.addElement(hidden)
    document.spreadsheet.addElement(table)
    document.save(office.inbox / "x.ods")
    findings = office.refuses()
    assert brief(findings) == [("not-a-number", "Antraege", "K3", "x")]
    assert brief(findings, "warning") == [("hidden-rows", "Antraege", "A3", "")]


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
    assert "200 weitere" in more.rule


def test_cells_that_look_like_formulas_or_markup_stay_text(office: Office) -> None:
    title = '=HYPERLINK("http://x";"y")<script>'
    office.deliver(Antraege=[application(Projekttitel=title)])
    office.takes()
    assert stored(office, TITLES) == [(title,)]


def test_nothing_to_import_says_so(office: Office) -> None:
    assert {f.kind for f in office.refuses()} == {"applications-missing", "no-files"}
    text = office.write("Antraege.pdf", "x")
    assert "unsupported-file" in {f.kind for f in office.refuses(text)}
    missing = office.inbox / "fehlt.csv"
    assert "missing-file" in {f.kind for f in office.refuses(missing)}


def test_english_is_spoken_when_asked_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIQ_LANG", "en")
    office.deliver(Antraege=[application(Status="bewiligt")])
    finding = office.refuses()[0]
    assert finding.rule == ("The value is not in the list for “Status”. Did you mean “bewilligt”?")


def test_headers_may_carry_remarks(office: Office) -> None:
    names = {"Aktenzeichen": "Aktenzeichen*", "Gesamtausgaben": "Gesamtausgaben (€)",
             "Eigenanteil": "Eigenanteil in EUR", "Träger": "TRAEGER "}  # fmt: skip
    row = {names.get(header, header): value for header, value in APPLICATION.items()}
    office.write("Antraege.csv", csv_text([row]))
    assert office.takes().findings == ()


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


def test_a_header_in_both_languages_is_one_header(office: Office) -> None:
    english = [column.english for column in contracts.sheets()["applications"].columns]
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


@pytest.mark.parametrize("column", ["Aktenzeichen", "Projekttitel", "Gesamtausgaben"])
def test_a_total_is_known_by_its_word_wherever_it_stands(office: Office, column: str) -> None:
    total = dict.fromkeys(APPLICATION, "") | {column: "Summe:", "Eigenanteil": "40.000,00"}
    office.deliver(Antraege=[application(), total])
    outcome = office.takes()
    assert outcome.tables["applications"] == 1
    assert [f.kind for f in outcome.findings] == ["total-line"]


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


def test_a_merged_cell_below_its_first_row_is_named_with_what_to_do(office: Office) -> None:
    rows = [contact(), contact(Zugangsort="Kita")]
    path = write_xlsx(office.inbox / "x.xlsx", {"Antraege": [application()], "Kontakte": rows})
    book = openpyxl.load_workbook(path)
    book["Kontakte"].merge_cells("A2:A3")
    book.save(path)
    (finding,) = office.refuses()
    assert (finding.kind, finding.sheet, finding.cell) == ("missing-value", "Kontakte", "A3")
    assert "verbundene Zellen" in finding.advice
