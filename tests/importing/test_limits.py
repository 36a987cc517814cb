"""What would fill the memory or runs out of bounds is refused before it is read."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest

from data.importing import csv_files, grids, packages
from data.language import data_speaking, written_count
from tests.importing.deliveries import APPLICATION, Office, application, csv_text, write_xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def repack(path: Path, part: str, content: bytes) -> None:
    """The same workbook with one part replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, old in parts.items():
            archive.writestr(name, content if name == part else old)


def kinds(office: Office) -> set[str]:
    return {finding.kind for finding in office.refuses()} - {"applications-missing"}


def test_a_zip_bomb_is_refused_by_its_size(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "LARGEST_UNPACKED", 5_000_000)
    path = write_xlsx(office.inbox / "x.xlsx", {"Antraege": [APPLICATION]})
    repack(path, "xl/worksheets/sheet1.xml", b" " * 6_000_000)
    assert path.stat().st_size < 100_000
    assert kinds(office) == {"too-large"}


def test_a_workbook_that_lies_about_its_size_is_refused(office: Office) -> None:
    path = write_xlsx(office.inbox / "x.xlsx", {"Antraege": [APPLICATION]})
    repack(path, "xl/worksheets/sheet1.xml", b" " * 3_000_000)
    data = path.read_bytes()
    told, real = struct.pack("<I", 3_000_000), struct.pack("<I", 1_000)
    path.write_bytes(data.replace(told, real))
    assert kinds(office) == {"unreadable-file"}


def test_a_stray_cell_far_away_is_refused_before_the_area_is_laid_out(office: Office) -> None:
    path = write_xlsx(office.inbox / "x.xlsx", {"Antraege": [APPLICATION]})
    book = openpyxl.load_workbook(path)
    book["Antraege"]["XFD1048576"] = "x"
    book.save(path)
    findings = office.refuses()
    finding = next(f for f in findings if f.kind == "too-wide")
    assert "XFD1048576" in finding.rule


def test_a_csv_file_beyond_the_limit_is_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_files, "LARGEST_CSV", 100)
    office.write("Antraege.csv", csv_text([APPLICATION]))
    assert kinds(office) == {"too-large"}


@pytest.mark.parametrize(("language", "limit"), [("de", "20.000.000"), ("en", "20,000,000")])
def test_limits_are_written_as_the_reader_writes_numbers(language: str, limit: str) -> None:
    with data_speaking(language):
        assert written_count(grids.LARGEST_EXTENT) == limit


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_line_without_end_is_refused_before_it_is_held(
    office: Office, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr(csv_files, "LONGEST_LINE", 10_000)
    monkeypatch.setattr(csv_files, "_CHUNK", 1_000)
    header = ";".join(APPLICATION)
    office.write("Antraege.csv", (header + "\n" + "ä;" * 20_000).encode(encoding))
    assert kinds(office) == {"endless-line"}
    office.write("Antraege.csv", (header + "\n" + "ä;x\r" * 20_000).encode(encoding))
    assert "endless-line" not in kinds(office)


@pytest.mark.parametrize("name", ["x.xlsx", "x.ods"])
@pytest.mark.parametrize(
    ("content", "kind", "advised"),
    [
        (b"", "unreadable-file", "noch einmal schicken"),
        (b"Aktenzeichen;Monat", "no-workbook", "als .csv benennen"),
        (b"PK\x03\x04" + b"\0" * 100, "unreadable-file", "neu speichern"),
        (OLE + b"\0" * 600, "old-workbook", "als .xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "with-password", "ohne Kennwort"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_with_what_helps(
    office: Office, name: str, content: bytes, kind: str, advised: str
) -> None:
    office.write(name, content)
    (found,) = office.refuses()
    assert found.kind == kind
    assert advised in found.advice


def test_a_workbook_cut_short_is_refused(office: Office) -> None:
    path = write_xlsx(office.inbox / "x.xlsx", {"Antraege": [APPLICATION]})
    path.write_bytes(path.read_bytes()[:-200])
    assert kinds(office) == {"unreadable-file"}


@pytest.mark.parametrize(
    "content",
    [
        b"<worksheet><sheetData><row r='1'><c r='A1'><v>1</worksheet>",
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet>&a;</worksheet>',
    ],
    ids=["broken xml", "entities"],
)
def test_a_sheet_of_broken_xml_is_refused(office: Office, content: bytes) -> None:
    path = write_xlsx(office.inbox / "x.xlsx", {"Antraege": [APPLICATION]})
    repack(path, "xl/worksheets/sheet1.xml", content)
    assert kinds(office) <= {"unreadable-file", "no-files", "empty-sheet"}


@pytest.mark.parametrize("count", [1, 2, 2_000])
def test_an_unclosed_quote_never_swallows_lines(office: Office, count: int) -> None:
    header, row = csv_text([application(Projekttitel='"offen')]).splitlines()
    office.write("Antraege.csv", "\n".join([header, *[row] * count, ""]))
    assert kinds(office) == {"stray-quote"}


def test_a_file_of_odd_characters_is_read_or_refused_but_never_fails(office: Office) -> None:
    text = csv_text([application(Projekttitel="a\x00b\x01c\x1bd")])
    office.write("Antraege.csv", text)
    assert office.takes().tables["applications"] == 1


@pytest.mark.parametrize("name", ["Antraege.xlsx", "Antraege.ods", "Antraege.csv"])
def test_a_file_that_may_not_be_read_says_so_in_our_words(
    office: Office, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = office.write(name, "x")

    def locked(self: Path, *_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied", str(self))

    real = Path.open
    monkeypatch.setattr(
        Path, "open", lambda s, *a, **k: locked(s) if s == path else real(s, *a, **k)
    )
    (found,) = office.refuses()
    assert found.kind == "no-right-to-read"
    assert "Permission" not in found.rule
