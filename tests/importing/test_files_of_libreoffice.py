"""What LibreOffice itself saves, as workbooks and as CSV, holds what stood in the file before."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from data import versions
from data.contracts import sheets
from data.importing import import_paths
from tests.importing.deliveries import application, contact, neighbourhood
from tests.office import SOFFICE

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

FILTERS = {
    "ods": "ods",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    # One file per sheet, separated by semicolons, in UTF-8, its cells as they are shown.
    "csv": "csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,false,false,true,false,false,-1",
}
FORMATS = {
    "Stellenanteil": "0.00", "Beantragte Summe": '#,##0.00\\ "€"', "Eingangsdatum": "dd.mm.yyyy",
    "Gesamtausgaben": "_-* #,##0.00\\ _€_-;\\-* #,##0.00\\ _€_-", "Monat": "mmm yy",
    "Anteil": "0.0%", "Stichtag": "yyyy-mm-dd",
}  # fmt: skip
MENDED = {
    "formula-value",
    "percent-cell",
    "number-format",
    "sheet-recognised",
    "date-format",
    "two-digit-year",
}


def delivery() -> dict[str, list[dict[str, object]]]:
    first = application(
        Eingangsdatum=dt.datetime(2018, 6, 12), Gesamtausgaben=100_000, Beantragte_Summe=80_000.5,
        Bewilligte_Summe=("=L2-0.5", 80_000), Stellenanteil=0.5,
        Projekttitel='„Käthe“ & Söhne; "neu"',
    )  # fmt: skip
    second = application(
        Aktenzeichen="A-2", Status="abgelehnt", Anteil_Land="", Anteil_ESF="",
        Bewilligte_Summe=('=IF(I3="abgelehnt","",L3)', ""),
    )  # fmt: skip
    quartiere = [
        neighbourhood(Einwohner=4200, Stichtag=dt.datetime(2019, 12, 31)),
        neighbourhood(**{"Quartier-ID": "Q-2"}, Einwohner=5100, Stichtag=dt.datetime(2019, 12, 31)),
    ]
    shares = [
        {"Aktenzeichen": "A-1", "Quartier-ID": key, "Anteil": share}
        for key, share in (("Q-1", 0.125), ("Q-2", 0.875))
    ]
    counts = [
        contact(
            Monat=dt.datetime(2019, month, 1), Quartier_ID="Q-1", Kontakte=month, Erstkontakte=1
        )
        for month in (3, 4)
    ]
    return {
        "Antraege": [first, second], "Quartiere": quartiere, "Antrag_Quartier": shares,
        "Kontakte": counts,
    }  # fmt: skip


def write(path: Path, tables: Mapping[str, list[dict[str, object]]]) -> Path:
    """The workbook with the number formats of an office, and formulas with their results."""
    with xlsxwriter.Workbook(str(path)) as book:
        for title, rows in tables.items():
            page = book.add_worksheet(title)
            page.write_row(0, 0, list(rows[0]))
            for number, row in enumerate(rows, start=1):
                for column, (name, value) in enumerate(row.items()):
                    style = book.add_format({"num_format": FORMATS.get(name, "General")})
                    if isinstance(value, dt.datetime):
                        page.write_datetime(number, column, value, style)
                    elif isinstance(value, tuple):
                        page.write_formula(number, column, value[0], style, value[1])
                    elif value != "":
                        page.write(number, column, value, style)
    return path


def stored(folder: Path, files: list[Path]) -> tuple[dict[str, list[tuple[object, ...]]], set[str]]:
    """Every table as it is stored, without where it came from; and the kinds of findings."""
    outcome = import_paths(folder / "store", files)
    pointer = versions.read_pointer(folder / "store")
    tables = {}
    with duckdb.connect(str(pointer.path), read_only=True) as connection:
        for name in ("applications", "neighbourhoods", "application_neighbourhoods", "outreach"):
            columns = ", ".join(f'"{column.name}"' for column in sheets()[name].columns)
            tables[name] = connection.execute(
                f"SELECT {columns} FROM {name} ORDER BY ALL"  # noqa: S608 - our own names
            ).fetchall()
    return tables, {finding.kind for finding in outcome.findings}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("original") / "Lieferung.xlsx", delivery())


@pytest.mark.parametrize("kind", sorted(FILTERS))
def test_what_libreoffice_saves_is_read_as_it_was(
    original: Path, tmp_path: Path, kind: str
) -> None:
    saved = tmp_path / "saved"
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation=file://{original.parent / 'profile'}",
            "--headless", "--convert-to", FILTERS[kind], "--outdir", str(saved), str(original),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    files = sorted(saved.iterdir())
    assert [file.suffix for file in files] == [f".{kind}"] * (4 if kind == "csv" else 1)
    tables, kinds = stored(tmp_path, files)
    assert kinds <= MENDED
    (first, second) = tables["applications"]
    names = [column.name for column in sheets()["applications"].columns]
    told = dict(zip(names, first, strict=True))
    assert (str(told["requested_eur"]), str(told["granted_eur"])) == ("80000.50", "80000.00")
    assert (told["received_on"], told["title"]) == (dt.date(2018, 6, 12), '„Käthe“ & Söhne; "neu"')
    assert dict(zip(names, second, strict=True))["granted_eur"] is None
    assert [float(str(row[2])) for row in tables["application_neighbourhoods"]] == [12.5, 87.5]
    months = [column.name for column in sheets()["outreach"].columns].index("month")
    assert [row[months] for row in tables["outreach"]] == ["2019-03", "2019-04"]
    assert [row[0] for row in tables["neighbourhoods"]] == ["Q-1", "Q-2"]
