"""Picture, sentence and spoken words say the protected rows and nothing else.

The counts of persons in a chart's rows are moved by a fixed amount; whatever the chart then draws
or says must have moved with them, so no number can have come from anywhere but these rows.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from dashboards.charts import CHARTS
from dashboards.charts.result import ChartResult, run
from dashboards.language import formats
from dashboards.language.i18n import speaking
from dashboards.pictures.wire import sent
from queries.scope import Scope

PROTECTED = [chart_id for chart_id, chart in CHARTS.items() if chart.is_protected]
MOVED_BY = 500_000


def _persons(result: ChartResult) -> list[str]:
    return [name for name in result.rows.names if name.endswith("_persons")]


def _moved(result: ChartResult) -> ChartResult:
    moved = {
        name: [value and value + MOVED_BY for value in result.rows[name]]
        for name in _persons(result)
    }
    return replace(result, rows=result.rows.adding(**moved))


def _shown(result: ChartResult) -> str:
    return json.dumps(sent(result.picture), ensure_ascii=False) + result.headline + result.sentence


@pytest.mark.parametrize("chart_id", PROTECTED)
def test_what_is_drawn_and_said_comes_from_the_protected_rows(scope: Scope, chart_id: str) -> None:
    with speaking("de"):
        result = run(CHARTS[chart_id], scope)
        if result.is_empty or not _persons(result):
            pytest.skip("no counts of persons in the rows themselves")
        shown = _shown(_moved(result))
        stale = {
            formats.number(value)
            for name in _persons(result)
            for value in result.rows.known(name)
            if value >= 1_000
        }
    found = set(re.findall(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,])", shown))
    assert stale & found == set()
