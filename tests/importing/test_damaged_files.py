"""A workbook damaged anywhere is read or refused in our own words; nothing of a library is said."""

from __future__ import annotations

import random
import re
import zipfile
from pathlib import Path

import pytest

from data.importing.grids import FileRefusedError
from data.importing.workbooks import read_workbook
from tests.importing.test_ods_reader import cell, row, write_ods
from tests.importing.workbook_forms import Cell, Form, write_xlsx

OUR_WORDS = re.compile(
    r"ihr Inhalt ist beschädigt|sie ist leer|sie enthält eigene XML-Entitäten|"
    r"Zeile \d+ steht mehrfach da|"
    r"die Zelle .* steht in Zeile \d+|die Zelle .* ist zweimal da|ein gemeinsamer Text fehlt"
)
OTHER_KINDS = ("too-large", "too-wide", "with-password", "no-workbook", "old-workbook")
ROWS = [[Cell("text", "Kopf"), Cell("", "0.4", 1)], [Cell("text", "a"), Cell("e", "#N/A")]]


def small(name: str, folder: Path) -> bytes:
    path = folder / name
    if name.endswith(".ods"):
        write_ods(path, row(cell("string", "Kopf"), cell("percentage", "40 %", "0.4")))
    else:
        write_xlsx(path, ROWS, Form())
    return path.read_bytes()


def read_or_refused(path: Path) -> None:
    try:
        for grid in read_workbook(path, path.name):
            list(grid.rows())
    except FileRefusedError as error:
        if error.kind == "unreadable-file":
            assert OUR_WORDS.fullmatch(str(error.words["reason"])), error.words
        else:
            assert error.kind in OTHER_KINDS


@pytest.mark.parametrize("name", ["x.xlsx", "x.ods"])
def test_a_byte_flipped_or_zeroed_anywhere_ends_in_one_sentence(name: str, tmp_path: Path) -> None:
    whole = small(name, tmp_path)
    start = random.Random(4711).randrange(5)
    for place in range(start, len(whole), 5):
        for value in (whole[place] ^ (1 << place % 8), 0):
            damaged = bytearray(whole)
            damaged[place] = value
            (tmp_path / name).write_bytes(damaged)
            read_or_refused(tmp_path / name)


@pytest.mark.parametrize("name", ["x.xlsx", "x.ods"])
def test_a_byte_flipped_inside_a_part_ends_in_one_sentence(name: str, tmp_path: Path) -> None:
    """The archive is whole, so that its checksums tell nothing: only the XML is damaged."""
    small(name, tmp_path)
    with zipfile.ZipFile(tmp_path / name) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    for damaged_part, text in parts.items():
        for place in range(0, len(text), 9):
            with zipfile.ZipFile(tmp_path / name, "w") as archive:
                for part, content in parts.items():
                    changed = bytearray(content)
                    if part == damaged_part:
                        changed[place] ^= 1 << place % 7
                    archive.writestr(part, bytes(changed))
            read_or_refused(tmp_path / name)


@pytest.mark.parametrize("count", [0, 1, 30, 100, 1_000])
def test_a_file_cut_short_ends_in_one_sentence(count: int, tmp_path: Path) -> None:
    whole = small("x.xlsx", tmp_path)
    (tmp_path / "x.xlsx").write_bytes(whole[:count])
    read_or_refused(tmp_path / "x.xlsx")


def test_a_cell_that_stands_in_another_row_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "x.xlsx", ROWS, Form())
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    sheet = "xl/pages/one.xml"
    for told, moved in ((b'r="A2"', b'r="A900000"'), (b'r="B2"', b'r="A2"')):
        with zipfile.ZipFile(path, "w") as archive:
            for part, text in parts.items():
                archive.writestr(part, text.replace(told, moved) if part == sheet else text)
        with pytest.raises(FileRefusedError) as refusal:
            for grid in read_workbook(path, "x.xlsx"):
                list(grid.rows())
        assert OUR_WORDS.fullmatch(str(refusal.value.words["reason"]))
