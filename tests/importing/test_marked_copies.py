"""The copy that shows where the faults are, and leaves everything else as it was."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from openpyxl.comments import Comment
from openpyxl.styles import Font

from data.importing import ImportRejectedError, import_paths, marked_ods, marked_xlsx, marking
from data.importing.grids import Grid
from data.importing.workbooks import read_workbook
from tests.importing.deliveries import (
    APPLICATION,
    Office,
    application,
    contact,
    write_csv,
    write_xlsx,
)
from tests.importing.test_ods_reader import NOTE, cell, row, write_ods
from tests.importing.test_workbook_reader import FORMS
from tests.importing.workbook_forms import Cell, Form, write_ods_shown
from tests.importing.workbook_forms import write_xlsx as write_form


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


def rich_workbook(path: Path) -> Path:
    """A workbook with what openpyxl cannot keep: a sparkline, a text box, data bars, results."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Antraege")
        money = book.add_format({"num_format": "#,##0.00 €", "bold": True})
        rows = [application(Status="bewiligt"), application(Aktenzeichen="A-2", Status="")]
        page.write_row(0, 0, list(rows[0]))
        for number, row in enumerate(rows, start=1):
            page.write_row(number, 0, list(row.values()))
        page.write_formula("K2", "=L2+P2", money, 100_000)
        page.add_sparkline("X2", {"range": "K2:L2"})
        page.insert_textbox("Y4", "Bitte bis Freitag")
        page.conditional_format("L2:L3", {"type": "data_bar"})
        page.write_comment("I2", "von Hand", {"x_scale": 3})
        plain = book.add_worksheet("Rechnung")
        plain.write_formula("B1", "=1+1", None, 2)
        plain.insert_textbox("D4", "Nebenrechnung")
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_only_the_parts_that_must_change_differ_from_the_office_s_workbook(office: Office) -> None:
    path = rich_workbook(office.inbox / "x.xlsx")
    (copy,) = copies(office)
    before, after = parts(path), parts(copy)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip
    assert set(after) == set(before)
    assert b"sparklineGroup" in after["xl/worksheets/sheet1.xml"]
    with pytest.warns(UserWarning, match="extension is not supported"):
        page = openpyxl.load_workbook(copy, data_only=True)["Antraege"]
    assert page["K2"].value == 100_000
    assert page["K2"].number_format == "#,##0.00 €"
    assert page["I2"].comment.text.startswith("von Hand\n\nDer Wert steht nicht")
    assert "Status" in page["I3"].comment.text
    assert page["I3"].fill.start_color.rgb == "00FFC7CE"


def test_a_merge_over_the_whole_sheet_costs_nothing(office: Office) -> None:
    path = rich_workbook(office.inbox / "x.xlsx")
    far = b'</sheetData><mergeCells count="1"><mergeCell ref="A20:XFD900000"/></mergeCells>'
    content = parts(path)
    sheet = "xl/worksheets/sheet1.xml"
    content[sheet] = content[sheet].replace(b"</sheetData>", far)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    (copy,) = copies(office)
    after = parts(copy)[sheet]
    assert b"A20:XFD900000" in after
    assert after.count(b"<row ") == content[sheet].count(b"<row ")


def filled(grid: Grid) -> dict[tuple[int, int], str]:
    return {
        (number, column): cell
        for number, cells in grid.rows()
        for column, cell in enumerate(cells)
        if cell
    }


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_a_workbook_of_any_form_is_marked_and_read_again(form: Form, tmp_path: Path) -> None:
    rows: list[list[Cell | None]] = [
        [Cell("text", "Kopf"), None, Cell("", "0.4", 1)], [Cell("text", "a")],
    ]  # fmt: skip
    path = write_form(tmp_path / "x.xlsx", rows, form)
    red = marked_xlsx.Mark("FFC7CE", "Warum <nicht>?")
    marks = {(1, 0): red, (1, 2): red, (2, 3): red, (5, 1): red}
    marked_xlsx.mark(path, tmp_path / "y.xlsx", {"Blatt": marks})
    (before,), (after,) = (read_workbook(tmp_path / f"{name}.xlsx", "") for name in "xy")
    assert filled(before) == filled(after)
    kept = parts(tmp_path / "y.xlsx")
    comments = next(text for name, text in kept.items() if "comments" in name)
    assert all(f'ref="{name}"'.encode() in comments for name in ("A1", "C1", "D2", "B5"))
    assert b"Warum &lt;nicht&gt;?" in comments


def converted(path: Path, folder: Path, form: str) -> Path:
    """The file as LibreOffice saves it."""
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", form, "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return folder / f"{path.stem}.{form}"


FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
ODS_ROWS = (
    row(*[cell("string", text) for text in ("Quartier-ID", "Name", "Gemeinde-AGS", "Einwohner")]),
    row(cell("string", "Q-1"), cell("string", "Nord", more='table:style-name="ce1"'),
        cell("string", "05113000", more='table:number-columns-repeated="2"', note=NOTE)),
    row(cell("string", "Q-2"), cell("string", "Süd"), cell("string", "05113000"),
        cell("string", "viele"), more='table:number-rows-repeated="3"'),
    row(cell("string", "Q-3")),
)  # fmt: skip
ODS_STYLE = (
    '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Betrag">'
    f'<style:text-properties xmlns:fo="{FO}" fo:font-weight="bold"/></style:style>'
)


def test_an_ods_workbook_is_marked_as_it_is(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "x.ods", *ODS_ROWS, styles=ODS_STYLE)
    places = {(2, 1): "Warum <nicht>?", (2, 3): "eins\nzwei", (4, 3): "drei", (6, 2): "vier"}
    marks = {place: marked_xlsx.Mark("FFC7CE", words) for place, words in places.items()}
    marked_ods.mark(path, tmp_path / "y.ods", {"Blatt": marks})
    (before,), (after,) = (read_workbook(tmp_path / f"{name}.ods", "") for name in "xy")
    assert filled(before) == filled(after)
    old, new = parts(path), parts(tmp_path / "y.ods")
    assert [name for name in old if old[name] != new[name]] == ["content.xml"]
    assert list(old) == list(new)
    root = etree.fromstring(new["content.xml"])
    spaces = {k: v for k, v in root.nsmap.items() if k}
    notes = [[p.text for p in note.iter("{*}p")] for note in root.iter("{*}annotation")]
    # What stood there is kept, our words are added to it; its twin keeps it alone.
    assert notes == [
        ["Warum <nicht>?"], ["bitte prüfen"], ["bitte prüfen", "eins", "zwei"], ["drei"], ["vier"],
    ]  # fmt: skip
    name = root.xpath("//table:table-cell[text:p='Nord']/@table:style-name", namespaces=spaces)[0]
    (style,) = root.xpath(f"//style:style[@style:name='{name}']", namespaces=spaces)
    assert [etree.QName(child).localname for child in style] == [
        "table-cell-properties", "text-properties",
    ]  # fmt: skip
    assert style[0].values() == ["#ffc7ce"]
    assert style.get(f"{{{spaces['style']}}}parent-style-name") == "Betrag"
    counts = root.xpath("//table:table-row/@table:number-rows-repeated", namespaces=spaces)
    assert counts == []


def test_a_refused_ods_delivery_comes_back_as_ods(office: Office) -> None:
    page = [{**APPLICATION, "Status": "bewiligt"}]
    write_ods_shown(office.inbox / "x.ods", {"Antraege": page}, {})
    (copy,) = copies(office)
    assert copy.name == "x-markiert.ods"
    assert b"Gemeint: \xe2\x80\x9ebewilligt" in parts(copy)["content.xml"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_libreoffice_opens_the_copy_with_its_colours_and_comments(
    office: Office, tmp_path: Path, form: str
) -> None:
    rich_workbook(office.inbox / "x.xlsx")
    if form == "ods":
        converted(office.inbox / "x.xlsx", tmp_path, "ods").rename(office.inbox / "x.ods")
        (office.inbox / "x.xlsx").unlink()
    (copy,) = copies(office)
    assert copy.suffix == f".{form}"
    page = openpyxl.load_workbook(converted(copy, tmp_path, "xlsx"))["Antraege"]
    said = {c.coordinate: c.comment.text for row in page.rows for c in row if c.comment}
    assert len(said) == 2
    assert said["I2"].startswith("von Hand")
    assert "Gemeint: „bewilligt“?" in said["I2"]
    assert all(page[place].fill.start_color.rgb == "FFFFC7CE" for place in said)
