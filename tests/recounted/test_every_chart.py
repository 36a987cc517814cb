"""Every chart, counted again in pandas from the imported rows for choices drawn at random.

A chart without a recount of its own fails here, so a new one cannot be forgotten.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd
import pytest

from dashboards.charts import CHARTS
from dashboards.charts.result import ChartResult, alone
from dashboards.choice import url
from queries.filters import View
from queries.scope import Scope, Viewer
from tests.recounted import (
    applications,
    areas,
    comparison,
    cooperation,
    neighbourhoods,
    own_tables,
    reach,
    what_if,
)
from tests.recounted.choices import NAMED, SEEDS, drawn
from tests.recounted.imported import HELD, Inside, Row, table

SUBJECTS = (
    applications,
    areas,
    comparison,
    cooperation,
    neighbourhoods,
    own_tables,
    reach,
    what_if,
)
RECOUNTED = {chart_id: recount for one in SUBJECTS for chart_id, recount in one.RECOUNTED.items()}
Cells = dict[tuple[Any, ...], Row]


@pytest.fixture(scope="module", params=[*SEEDS, *NAMED])
def inside(request: pytest.FixtureRequest, scope: Scope) -> Inside:
    """The imported rows inside one choice, picked out once for all charts."""
    quartiere = table(scope.store, "neighbourhoods")["neighbourhood_id"].tolist()
    if isinstance(request.param, str):
        view = View(compare=("05113", "053"))
        return Inside(scope.store, url.parse(request.param, quartiere).filters, view)
    return Inside(scope.store, *drawn(request.param, quartiere))


def plain(value: Any) -> Any:
    """A value to compare: numbers as numbers, nothing as None."""
    if value is None or isinstance(value, str | bool):
        return value
    return None if pd.isna(value) else float(value)


def is_same(one: Any, other: Any) -> bool:
    """Equal, and numbers as far as floating point tells them apart."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-6)
    return bool(one == other)


def cells(rows: Iterable[Row], keys: tuple[str, ...], names: list[str]) -> Cells:
    """The numbers of each row by what it is about; two rows about one thing are a mistake."""
    found: Cells = {}
    for row in rows:
        key = tuple(plain(row[name]) for name in keys)
        assert key not in found, f"two rows for {key}"
        found[key] = {name: plain(row[name]) for name in names}
    return found


def shown(result: ChartResult, keys: tuple[str, ...]) -> list[Row]:
    """The rows of a chart, a rate held back as such; what it has no key for is its first column."""
    first = result.chart.columns[0]
    return [
        {
            **dict.fromkeys(keys, record[first]),
            **{name: HELD if name in held else value for name, value in record.items()},
        }
        for record, held in zip(result.records, result.withheld, strict=True)
    ]


def test_no_chart_is_without_a_recount() -> None:
    assert set(RECOUNTED) == set(CHARTS)


@pytest.mark.parametrize("chart_id", RECOUNTED)
def test_a_chart_shows_what_the_imported_rows_give(inside: Inside, chart_id: str) -> None:
    keys, recount = RECOUNTED[chart_id]
    scope = Scope(inside.store, Viewer("internal"), inside.filters, inside.view)
    result = alone(CHARTS[chart_id], scope)
    numbers = [column.name for column in result.chart.variables if column.kind == "number"]
    expected = cells(recount(inside), keys, numbers)
    found = cells(shown(result, keys), keys, numbers)
    assert found.keys() == expected.keys()
    apart = {
        (key, name): (found[key][name], value)
        for key, row in expected.items()
        for name, value in row.items()
        if not is_same(found[key][name], value)
    }
    assert apart == {}, "shown, recounted"


def test_the_choices_drawn_reach_rows_and_miss_them(scope: Scope) -> None:
    quartiere = table(scope.store, "neighbourhoods")["neighbourhood_id"].tolist()
    sizes = [len(Inside(scope.store, *drawn(seed, quartiere)).applications) for seed in SEEDS]
    assert min(sizes) == 0
    assert max(sizes) > 100
    assert sum(size > 3 for size in sizes) > len(sizes) / 2
