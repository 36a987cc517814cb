"""A cell of any length in a small file is a finding with its place, never a failure."""

from __future__ import annotations

import logging
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pytest

from dashboards.access.logs import JsonLines
from data.importing import Finding, ImportRejectedError, import_paths

ROW = {
    "Aktenzeichen": "ZIQ-1",
    "Förderrunde": "2018-2020",
    "Baustein": "1",
    "Projekttitel": "Titel",
    "Träger": "Stadt",
    "Trägerart": "Stadt",
    "Kommunal": "ja",
    "Eingangsdatum": "01.06.2018",
    "Status": "eingegangen",
    "Beantragte Summe": "1000",
    "Gemeinde-AGS": "05113000",
}
PLACES = {"Projekttitel": "D2", "Baustein": "C2", "Eingangsdatum": "H2", "Beantragte Summe": "J2"}
LETTERS = 1_000_000
"""A few kilobytes when packed."""


def test_a_huge_cell_of_a_small_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "Antraege.xlsx"
    _write(path, dict.fromkeys(PLACES, "@"), "A" * LETTERS)
    assert path.stat().st_size < 100_000
    named = {one.cell: len(one.value) for one in findings(path) if one.cell in PLACES.values()}
    assert set(named) == set(PLACES.values())
    assert max(named.values()) < 300


def test_a_cell_longer_than_any_reader_holds_refuses_the_file(tmp_path: Path) -> None:
    path = tmp_path / "Antraege.xlsx"
    _write(path, {"Projekttitel": "@"}, "A" * 17_000_000)
    assert {one.kind for one in findings(path)} & {"too-long", "unreadable-file"}


@pytest.mark.parametrize("letters", [3000, 140_000, LETTERS])
def test_a_huge_cell_of_a_csv_file_is_named(tmp_path: Path, letters: int) -> None:
    path = tmp_path / "Antraege.csv"
    row = {**ROW, "Projekttitel": "A" * letters}
    path.write_text(f"{';'.join(row)}\n{';'.join(row.values())}\n", encoding="utf-8")
    assert ("too-long", "D2") in [(one.kind, one.cell) for one in findings(path)]


def test_the_log_never_quotes_what_stood_in_a_cell() -> None:
    with pytest.raises(duckdb.Error) as failed:
        duckdb.execute("SELECT CAST('Familie Muster' AS INTEGER)").fetchall()
    told = (type(failed.value), failed.value, failed.tb)
    record = logging.LogRecord("x", logging.ERROR, "x", 1, "failed", None, told)
    line = JsonLines().format(record)
    assert "Muster" not in line.split("in test_the_log")[-1].split("fetchall()")[-1]
    assert "ConversionException" in line


def findings(path: Path) -> tuple[Finding, ...]:
    """What an import of the file would say."""
    try:
        return import_paths(path.parent / "store", [path], check_only=True).findings
    except ImportRejectedError as error:
        return tuple(error.findings)


def _write(path: Path, special: dict[str, str], text: str) -> None:
    """A workbook whose special cells hold the text; packed by hand, the library cuts long ones."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Antraege"
    row = {**ROW, **special}
    sheet.append(list(row))
    sheet.append(list(row.values()))
    draft = path.with_suffix(".draft")
    book.save(draft)
    with (
        zipfile.ZipFile(draft) as short,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as long,
    ):
        for name in short.namelist():
            content = short.read(name).replace(b">@<", f">{text}<".encode())
            long.writestr(name, content)
    draft.unlink()
