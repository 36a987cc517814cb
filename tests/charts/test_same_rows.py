"""Page, JSON, CSV and workbook give the same protected rows, for every chart there is."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboards import formats, url
from dashboards.charts import CHARTS
from dashboards.charts.result import run
from dashboards.exports.documents import CODED_UNITS
from dashboards.i18n import speaking
from dashboards.variables import Variable, variable
from queries.scope import Scope

CHOICES = (
    "lang=de",
    "lang=en&block=1&region=051",
    "lang=de&circle=essen&target=parents&from=2019-02&to=2019-11",
    "lang=en&region=051&district=05911",
)
Row = dict[str, Any]


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("chart_id", CHARTS)
def test_every_chart_gives_the_same_rows_everywhere(
    client: FlaskClient, scope: Scope, chart_id: str, choice: str
) -> None:
    answer = client.get(f"/api/charts/{chart_id}?{choice}").get_json()
    rows = [{name: row[name] for name in CHARTS[chart_id].columns} for row in answer["rows"]]
    assert rows == _rows_of_the_page(scope, chart_id, choice)
    assert _plain(client, chart_id, choice) == _as_text(rows, chart_id, ".")
    header, excel = _for_excel(client, chart_id, choice)
    assert excel == _as_text(rows, chart_id, ",")
    sheet_header, sheet = _workbook(client, chart_id, choice)
    assert sheet_header == header
    for found, row in zip(sheet, rows, strict=True):
        assert found == _as_in_a_workbook(row)


@pytest.mark.parametrize("chart_id", CHARTS)
def test_words_in_the_file_are_those_of_the_table_on_the_page(
    client: FlaskClient, scope: Scope, chart_id: str
) -> None:
    table = _excel_table(client, chart_id, "lang=de")[1:]
    with speaking("de"):
        shown = run(CHARTS[chart_id], scope).written
    places = _places(CHARTS[chart_id].variables)
    for column, place in zip(CHARTS[chart_id].variables, places, strict=True):
        if column.unit in CODED_UNITS:
            index = CHARTS[chart_id].columns.index(column.name)
            words = [row[index] for row in shown]
            assert [row[place - 1] or formats.NOTHING_THERE for row in table] == words


def _rows_of_the_page(scope: Scope, chart_id: str, choice: str) -> list[Row]:
    address = url.parse(choice)
    with speaking(address.language):
        result = run(CHARTS[chart_id], scope.with_filters(address.filters))
        return result.records


def _plain(client: FlaskClient, chart_id: str, choice: str) -> list[dict[str, str]]:
    text = client.get(f"/export/charts/{chart_id}.csv?{choice}&format=plain").get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(text)))
    return [{name: row[name] for name in CHARTS[chart_id].columns} for row in rows]


def _for_excel(
    client: FlaskClient, chart_id: str, choice: str
) -> tuple[list[str], list[dict[str, str]]]:
    header, *table = _excel_table(client, chart_id, choice)
    chart = CHARTS[chart_id]
    places = _places(chart.variables)
    return header, [
        {name: row[place] for name, place in zip(chart.columns, places, strict=True)}
        for row in table
    ]


def _excel_table(client: FlaskClient, chart_id: str, choice: str) -> list[list[str]]:
    content = client.get(f"/export/charts/{chart_id}.csv?{choice}").get_data()
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    return lines[lines.index([]) + 1 :]


def _workbook(client: FlaskClient, chart_id: str, choice: str) -> tuple[list[Any], list[Row]]:
    content = client.get(f"/export/charts/{chart_id}.xlsx?{choice}").get_data()
    header, *table = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].values
    chart = CHARTS[chart_id]
    return list(header), [
        {
            name: row[place]
            for name, place in zip(chart.columns, _places(chart.variables), strict=True)
        }
        for row in table
    ]


def _as_in_a_workbook(row: Row) -> Row:
    """Codes are texts there, and a number has 16 digits."""
    cells = row.copy()
    for name, value in row.items():
        if value is not None and _is_day(name):
            cells[name] = _day(value)
        elif value is not None and variable(name).unit in CODED_UNITS:
            cells[name] = _text(value, "")
        elif isinstance(value, float):
            cells[name] = pytest.approx(value, rel=1e-12)
    return cells


def _places(columns: list[Variable]) -> list[int]:
    """Where each column's value stands: codes stand behind their word."""
    places: list[int] = []
    for column in columns:
        places.append((places[-1] + 1 if places else 0) + (column.unit in CODED_UNITS))
    return places


def _as_text(rows: list[Row], chart_id: str, mark: str) -> list[dict[str, str]]:
    names = CHARTS[chart_id].columns
    return [
        {
            name: _day(row[name]).strftime("%d.%m.%Y")
            if mark == "," and row[name] and _is_day(name)
            else _text(row[name], mark)
            for name in names
        }
        for row in rows
    ]


def _is_day(name: str) -> bool:
    return variable(name).unit == "YYYY-MM-DD"


def _day(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def _text(value: object, mark: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0").replace(".", mark)
    return str(value)
