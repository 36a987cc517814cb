"""A table of more cells than a page shows: a sentence there, every cell in the CSV."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboards.charts.tables import table as own_table

ASKED = "rows=district&columns=block&measure=applications,approved-eur"


@pytest.fixture(params=["?", "?lang=en&"])
def search(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a table of 318 cells, where 317 are the most."""
    monkeypatch.setattr(own_table, "MOST_CELLS", 317)
    return f"{request.param}{ASKED}"


def test_the_page_says_how_many_cells_and_the_csv_has_each_on_a_line(
    client: FlaskClient, search: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = client.get(f"/api/table{search}").get_json()
    is_english = "lang=en" in search
    assert told["sentence"].startswith(
        "This table would have 318 cells, more than the 317"
        if is_english
        else "Diese Tabelle hätte 318 Zellen, mehr als die 317"
    )
    text = client.get(f"/export/table.csv{search}").get_data().decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    head = next(number for number, line in enumerate(lines) if len(line) > 3)
    rows = lines[head + 1 :]
    assert len(rows) == 53 * 3
    counts = lines[head].index("Applications" if is_english else "Anträge")
    assert sum(int(row[counts]) for row in rows) == 156
    assert any(told["sentence"][:40] in " ".join(line) for line in lines[:head])
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(f"/export/table.xlsx{search}").get_data()), read_only=True
    )
    said = " ".join(str(cell) for row in book.worksheets[0].values for cell in row if cell)
    assert told["sentence"][:40] in said

    plain = client.get(f"/export/table.csv{search}&format=plain").get_data(as_text=True)
    assert len(plain.splitlines()) == 1 + 53 * 3
    monkeypatch.setattr(own_table, "MOST_CELLS", 318)
    wide = client.get(f"/export/table.csv{search}").get_data().decode("utf-8-sig")
    assert "318" not in wide
    lines = list(csv.reader(io.StringIO(wide), delimiter=";"))
    assert len([line for line in lines if len(line) == 10]) == 1 + 53 + 1
