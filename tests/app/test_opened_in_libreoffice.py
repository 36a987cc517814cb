"""What a German office's LibreOffice makes of the files: months, areas, codes, amounts, days."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboards.exports import documents
from dashboards.exports.csv import for_excel
from data.contracts import Column
from data.importing.area_cells import read_area
from data.importing.cells import CellKind
from tests.office import SOFFICE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]
#: As in the dialog: semicolon, UTF-8, from line 1, German, texts in quotes and special numbers.
AS_GERMAN_CSV = "Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true"
FILES = {
    "areas": "charts/applications-by-district",
    "months": "charts/first-contacts-by-month",
    "list": "charts/applications-list",
}
ODD = ["1-2", "3/19", "1-2/2019", "2019-03", "1E5", "0012", "12:30", "12.3", "1.000"]


@pytest.fixture(scope="module")
def opened(client: FlaskClient, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """The rows below the header of each file, by its name."""
    folder = tmp_path_factory.mktemp("opened")
    for name, address in FILES.items():
        content = client.get(f"/export/{address}.csv?round=2018-2020").get_data()
        (folder / f"{name}.csv").write_bytes(content)
    odd = for_excel([("Titel", "Liste")], [documents.Column("Aktenzeichen", ODD)])
    (folder / "odd.csv").write_bytes(odd)
    content = client.get("/export/charts/applications-by-district.ods").get_data()
    (folder / "book.ods").write_bytes(content)
    _open(folder, [f"--infilter={AS_GERMAN_CSV}"], [f"{name}.csv" for name in (*FILES, "odd")])
    _open(folder, [], ["book.ods"])
    return {name: _table(folder / "out" / f"{name}.xlsx") for name in (*FILES, "odd", "book")}


def _open(folder: Path, options: list[str], names: list[str]) -> None:
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    paths = [str(folder / name) for name in names]
    command = [str(SOFFICE), profile, "--headless", *options, "--convert-to", "xlsx",
               "--outdir", str(folder / "out"), *paths]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def _table(path: Path) -> list[Any]:
    """Below the lines that say what the file is; a workbook has them on a sheet of their own."""
    rows = list(openpyxl.load_workbook(path).worksheets[0].values)
    empty = [place for place, row in enumerate(rows) if not any(row)]
    return rows[empty[0] + 1 :] if empty else rows


def test_months_and_codes_stay_texts_amounts_numbers_and_days_days(
    opened: dict[str, list[Any]],
) -> None:
    header, first, *_rest = opened["months"]
    assert first[header.index("Monat (Schlüssel)")] == "2018-09"
    header, *rows = opened["list"]
    assert {row[header.index("Förderrunde (Schlüssel)")] for row in rows} == {"2018-2020"}
    received = header.index("Eingang")
    assert all(isinstance(row[received], dt.datetime) for row in rows)
    header, *rows = opened["areas"]
    money = header.index("Bewilligte Mittel [EUR]")
    assert all(isinstance(row[money], int | float) for row in rows)


def test_the_key_of_an_area_keeps_its_zero_and_an_import_reads_it(
    opened: dict[str, list[Any]],
) -> None:
    header, *rows = opened["book"]
    place = header.index("Kreis oder kreisfreie Stadt (AGS)")
    keys = [row[place] for row in rows]
    assert keys[0] == "05111"
    from_csv = [row[place] for row in opened["areas"][1:]]
    assert from_csv[0] == "05 1 11"
    column = Column("ags", "AGS", "ags", "ags", ags_digits=(5,))
    assert [read_area(CellKind.TEXT, text, column).value for text in from_csv] == keys


def test_case_numbers_that_look_like_days_or_numbers_stay_texts(
    opened: dict[str, list[Any]],
) -> None:
    assert [row[0] for row in opened["odd"][1:]] == [f"'{text}" for text in ODD]
