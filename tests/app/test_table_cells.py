"""What travels of a table is its values, and the browser reads in them what files say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboards.answers import table_cells
from dashboards.charts import CHARTS
from dashboards.charts.result import ChartResult, run
from dashboards.language.i18n import speaking
from dashboards.language.variables import Numbers, Variable, variable
from data.store import StoreHandle
from queries.filters import FilterState, View
from queries.scope import Scope, Viewer
from tests.node import run_node


@pytest.fixture(scope="module")
def results(handle: StoreHandle) -> list[ChartResult]:
    """Every chart as it is, and beside it two regions."""
    scope = Scope(handle.current(), Viewer(), FilterState())
    beside = replace(scope, view=View(compare=("051", "059")))
    return [run(chart, one) for chart in CHARTS.values() for one in (scope, beside)]


def test_every_cell_is_read_as_it_is_written_in_files(
    results: list[ChartResult], tmp_path: Path
) -> None:
    cases: list[dict[str, Any]] = []
    for language in ("de", "en"):
        with speaking(language):
            for one in results:
                result = replace(one)  # words are kept, in the language they were asked in
                head = table_cells.head(result.chart.variables)
                for travelling, written in zip(
                    table_cells.rows(result), result.written, strict=True
                ):
                    cases += [
                        {"language": language, "column": column, "cell": cell, "text": text}
                        for column, cell, text in zip(head, travelling, written, strict=True)
                    ]
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(cases), encoding="utf-8")
    assert int(run_node("tests/assets/cell-cases.js", str(path))) == len(cases) > 10_000


def test_a_column_is_sorted_by_its_values_whatever_its_words_say(
    results: list[ChartResult],
) -> None:
    for result in results:
        for place, column in enumerate(result.chart.variables):
            if column.kind == "text" and not (column.is_timed or column.is_block):
                continue
            values = [record[column.name] for record in result.records]
            shown = [_value(row[place]) for row in table_cells.rows(result)]
            assert [one is None for one in shown] == [
                value is None or column.name in held
                for value, held in zip(values, result.withheld, strict=True)
            ], (result.chart.id, column.name)
            known = [pair for pair in zip(values, shown, strict=True) if None not in pair]
            in_order = [one for _value, one in sorted(known)]
            assert in_order == sorted(in_order), (result.chart.id, column.name)


def _value(cell: table_cells.Cell) -> Any:
    return cell[0] if isinstance(cell, list) else cell


@pytest.mark.parametrize(
    ("column", "value", "cell"),
    [
        (variable("applications_count"), 1234, 1234),
        (variable("approved_eur"), 1234.5, 1235),
        (variable("approval_rate_percent"), -0.04, 0),
        (variable("applications_count"), None, None),
        (variable("building_block"), 2, [2, "Gesundes Aufwachsen"]),
        (variable("month"), "2018-09", ["2018-09", "September 2018"]),
        (variable("status"), "running", "laufend"),
        (variable("region_ags"), None, [None, "ohne Angabe"]),
        (Variable("days", "Tage", lambda value: f"{value} Tage"), 1.00004, [1.0, "1.00004 Tage"]),
        (Variable("share", "Anteil", Numbers(1)), 29.96, 30.0),
    ],
)
def test_a_cell_is_its_value_or_has_words_beside_it(
    column: Variable, value: Any, cell: table_cells.Cell
) -> None:
    assert table_cells.cell(column, value) == cell


def test_a_head_says_what_cells_are_and_how_many_decimals_they_have() -> None:
    columns = [variable(name) for name in ("building_block", "month", "approval_rate_percent")]
    assert [kind for _name, *kind in table_cells.head(columns)] == [
        ["block"],
        ["text"],
        ["number", 1],
    ]


@pytest.mark.parametrize(("language", "kinds"), [("de", ["text"] * 4), ("en", ["german"] * 4)])
def test_columns_of_german_words_say_so_on_english_pages(language: str, kinds: list[str]) -> None:
    columns = [variable(n) for n in ("title", "applicant", "district_ags", "neighbourhood_name")]
    with speaking(language):
        assert [kind for _name, kind in table_cells.head(columns)] == kinds
        assert table_cells.head([variable("status")])[0][1] == "text"
