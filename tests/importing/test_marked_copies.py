"""The copy that shows where the faults are, and leaves everything else as it was."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from deliveries import APPLICATION, Office, application, contact, write_csv, write_xlsx
from openpyxl.comments import Comment
from openpyxl.styles import Font

from data.importing import ImportRejectedError, import_paths, marking


def copies(office: Office, report_folder: Path | None = None) -> tuple[Path, ...]:
    with pytest.raises(ImportRejectedError) as refusal:
        import_paths(office.store, [office.inbox], report_folder=report_folder)
    return refusal.value.marked_copies


def test_the_faulty_cell_is_coloured_and_commented_and_nothing_else_changes(
    office: Office,
) -> None:
    rows = [application(Status="bewiligt"), application(Aktenzeichen="A-2")]
    path = write_xlsx(office.inbox / "x.xlsx", {"Antraege": rows, "Rechnung": [{"a": 1}]})
    book = openpyxl.load_workbook(path)
    book["Antraege"]["D2"].font = Font(bold=True)
    book["Antraege"]["I2"].comment = Comment("von Hand", "Amt")
    book["Rechnung"]["B1"] = "=A2*2"
    book.save(path)
    original = path.read_bytes()

    (copy,) = copies(office)

    assert copy == office.inbox / "x-markiert.xlsx"
    assert path.read_bytes() == original
    marked = openpyxl.load_workbook(copy)
    cell = marked["Antraege"]["I2"]
    assert cell.value == "bewiligt"
    assert cell.fill.start_color.rgb == "00FFC7CE"
    assert cell.comment.text.startswith("von Hand\n\nDer Wert steht nicht in der Liste")
    assert "Gemeint: „bewilligt“?" in cell.comment.text
    assert marked["Antraege"]["I3"].comment is None
    assert marked["Antraege"]["D2"].font.bold
    assert marked["Rechnung"]["B1"].value == "=A2*2"


def test_a_csv_file_gets_a_workbook_in_which_nothing_runs(office: Office, tmp_path: Path) -> None:
    office.deliver(Antraege=[application(Projekttitel="=1+1", Status="bewiligt")])
    (copy,) = copies(office, tmp_path / "bericht")
    assert copy == tmp_path / "bericht" / "Antraege-markiert.xlsx"
    page = openpyxl.load_workbook(copy)["Antraege"]
    assert (page["D2"].value, page["D2"].data_type) == ("=1+1", "s")
    assert page["I2"].fill.start_color.rgb == "FFFFC7CE"
    assert page["I2"].comment is not None


def test_of_a_long_csv_file_only_the_rows_concerned_are_copied(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "COPIED_ROWS", 5)
    rows = [contact(Kontakte=n) for n in range(10, 20)] + [contact(Kontakte="x")]
    office.deliver(Antraege=[application()], Kontakte=rows)
    (copy,) = copies(office)
    page = openpyxl.load_workbook(copy)["Kontakte"]
    assert [page.cell(row, 1).value for row in (1, 2, 12)] == ["Aktenzeichen", None, "A-1"]


def test_of_a_workbook_too_large_to_change_only_the_rows_concerned_are_copied(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "COPIED_ROWS", 5)
    monkeypatch.setattr(marking, "LARGEST_WHOLE", 1_000)
    rows = [contact(Kontakte=n) for n in range(10, 20)] + [contact(Kontakte="x")]
    write_xlsx(office.inbox / "x.xlsx", {"Antraege": [application()], "Kontakte": rows})
    (copy,) = copies(office)
    page = openpyxl.load_workbook(copy)["Kontakte"]
    assert [page.cell(row, 1).value for row in (1, 2, 12)] == ["Aktenzeichen", None, "A-1"]
    assert page["H12"].fill.start_color.rgb == "FFFFC7CE"


def test_an_accepted_delivery_is_marked_only_when_asked_for(office: Office, tmp_path: Path) -> None:
    write_xlsx(office.inbox / "x.xlsx", {"Antraege": [application(Stellenanteil=0.1)]})
    assert office.takes().marked_copies == ()
    outcome = import_paths(office.store, [office.inbox], report_folder=tmp_path / "bericht")
    page = openpyxl.load_workbook(outcome.marked_copies[0])["Antraege"]
    assert page["S2"].fill.start_color.rgb == "00FFEB9C"


def test_a_place_that_cannot_be_written_does_not_hide_the_findings(
    office: Office, tmp_path: Path
) -> None:
    office.deliver(Antraege=[{**APPLICATION, "Status": "?"}])
    (tmp_path / "bericht").write_text("a file, not a folder")
    assert copies(office, tmp_path / "bericht") == ()


def test_files_of_one_name_get_a_marked_copy_each(office: Office, tmp_path: Path) -> None:
    paths = [
        write_csv(tmp_path / folder, "Antraege", [application(Aktenzeichen=folder, Status="?")])
        for folder in ("eins", "zwei")
    ]
    with pytest.raises(ImportRejectedError) as refusal:
        import_paths(office.store, paths, report_folder=tmp_path / "bericht")
    titles = [openpyxl.load_workbook(copy)["Antraege"]["A2"].value
              for copy in refusal.value.marked_copies]  # fmt: skip
    assert titles == ["eins", "zwei"]
