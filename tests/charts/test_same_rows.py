"""Page, JSON, CSV and workbook give the same protected rows, for every chart there is."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.charts.result import ChartResult, run
from dashboards.choice import url
from dashboards.exports.documents import CODED_UNITS
from dashboards.language import formats
from dashboards.language.i18n import speaking
from dashboards.language.variables import Variable
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
    page = _on_the_page(scope, chart_id, choice)
    chart = page.chart
    answer = client.get(f"/api/charts/{chart_id}?{choice}").get_json()
    assert [column["name"] for column in answer["columns"]] == list(chart.columns)
    rows = [{name: row[name] for name in chart.columns} for row in answer["rows"]]
    assert rows == page.records
    assert _plain(client, chart, choice) == _as_text(rows, chart, ".")
    header, excel = _for_excel(client, chart, choice)
    assert excel == _as_text(rows, chart, ",")
    sheet_header, sheet = _workbook(client, chart, choice)
    assert sheet_header == header
    # Rows of nothing at the end leave no trace in a sheet.
    sheet += [dict.fromkeys(chart.columns)] * (len(rows) - len(sheet))
    for found, row in zip(sheet, rows, strict=True):
        assert found == _as_in_a_workbook(row, chart)


@pytest.mark.parametrize("chart_id", CHARTS)
def test_words_in_the_file_are_those_of_the_table_on_the_page(
    client: FlaskClient, scope: Scope, chart_id: str
) -> None:
    table = _excel_table(client, chart_id, "lang=de")[1:]
    with speaking("de"):
        result = run(CHARTS[chart_id], scope)
        shown, columns = result.written, result.chart.variables
    for index, (column, place) in enumerate(zip(columns, _places(columns), strict=True)):
        if column.unit in CODED_UNITS:
            words = [row[index] for row in shown]
            assert [row[place - 1] or formats.NOTHING_THERE for row in table] == words


def _on_the_page(scope: Scope, chart_id: str, choice: str) -> ChartResult:
    address = url.parse(choice)
    with speaking(address.language):
        narrowed = replace(scope.with_filters(address.filters), view=address.view)
        return run(CHARTS[chart_id], narrowed)


def _plain(client: FlaskClient, chart: Chart, choice: str) -> list[dict[str, str]]:
    text = client.get(f"/export/charts/{chart.id}.csv?{choice}&format=plain").get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(text)))
    return [{name: row[name] for name in chart.columns} for row in rows]


def _for_excel(
    client: FlaskClient, chart: Chart, choice: str
) -> tuple[list[str], list[dict[str, str]]]:
    header, *table = _excel_table(client, chart.id, choice)
    places = _places(chart.variables)
    return header, [
        {name: _whole(row[place]) for name, place in zip(chart.columns, places, strict=True)}
        for row in table
    ]


def _whole(text: str) -> str:
    """The key of an area, which stands in its parts there, as one; others without their mark."""
    text = re.sub(r"^'(?=\d)", "", text)
    return re.sub(r"^(05)(?: (\d))?(?: (\d\d))?(?: (\d{3}))?$", r"\1\2\3\4", text)


def _excel_table(client: FlaskClient, chart_id: str, choice: str) -> list[list[str]]:
    content = client.get(f"/export/charts/{chart_id}.csv?{choice}").get_data()
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    return lines[lines.index([]) + 1 :]


def _workbook(client: FlaskClient, chart: Chart, choice: str) -> tuple[list[Any], list[Row]]:
    content = client.get(f"/export/charts/{chart.id}.xlsx?{choice}").get_data()
    header, *table = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].values
    return list(header), [
        {
            name: row[place]
            for name, place in zip(chart.columns, _places(chart.variables), strict=True)
        }
        for row in table
    ]


def _as_in_a_workbook(row: Row, chart: Chart) -> Row:
    """Codes are texts there, and a number has 16 digits."""
    cells = row.copy()
    for column in chart.variables:
        value = row[column.name]
        if value is not None and _is_day(column):
            cells[column.name] = _day(value)
        elif value is not None and column.unit in CODED_UNITS:
            cells[column.name] = _text(value, "")
        elif isinstance(value, float):
            cells[column.name] = pytest.approx(value, rel=1e-12)
    return cells


def _places(columns: list[Variable]) -> list[int]:
    """Where each column's value stands: codes stand behind their word."""
    places: list[int] = []
    for column in columns:
        places.append((places[-1] + 1 if places else 0) + (column.unit in CODED_UNITS))
    return places


def _as_text(rows: list[Row], chart: Chart, mark: str) -> list[dict[str, str]]:
    return [
        {
            column.name: _day(row[column.name]).strftime("%d.%m.%Y")
            if mark == "," and row[column.name] and _is_day(column)
            else _text(row[column.name], mark)
            for column in chart.variables
        }
        for row in rows
    ]


def _is_day(column: Variable) -> bool:
    return column.unit == "YYYY-MM-DD"


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
