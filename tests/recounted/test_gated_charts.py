"""Protected charts, counted again cell by cell for choices drawn at random."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboards.charts import CHARTS
from dashboards.charts.result import run
from dashboards.choice import url
from queries.protection import SMALLEST_BASE
from queries.scope import Scope, Viewer
from tests.recounted.choices import SEEDS, drawn
from tests.recounted.gated import GATED, shown
from tests.recounted.imported import Inside, named, table

OF_AGES = "first-contacts-by-age-band"
"""Withheld where fewer than 20 first contacts are shown in all."""
NAMED = (
    "",
    "region=051,055",
    "district=05113,05913&from=2019-02&to=2020-05",
    "district=05111,05112,05113,05114,05116,05117,05119,05120,05122,05124,05154,05158,05162,05166,"
    "05170,05315&place=school,street",
    "status=approved,completed,running&target=children,parents",
    "planning=developing,none&approach=digital,referral",
    "neighbourhood=Q-001,Q-120,Q-136&from=2019-04",
    "block=1,2,3&applicant=awo,caritas&outcome=approved,open",
    "offer=advice,lunch&to=2019-11&circle=dortmund,essen",
)


@pytest.fixture(scope="module", params=[*NAMED, *SEEDS[::4]])
def inside(request: pytest.FixtureRequest, scope: Scope) -> Inside:
    """The imported rows inside one choice."""
    if isinstance(request.param, str):
        return Inside(scope.store, url.parse(request.param).filters)
    quartiere = table(scope.store, "neighbourhoods")["neighbourhood_id"].tolist()
    return Inside(scope.store, drawn(request.param, quartiere)[0])


@pytest.mark.parametrize("chart_id", GATED)
def test_a_protected_chart_shows_its_cells_added(inside: Inside, chart_id: str) -> None:
    groups, rows_of, counts = GATED[chart_id]
    result = run(CHARTS[chart_id], Scope(inside.store, Viewer(), inside.filters))
    for column, count in counts.items():
        expected = shown(inside, rows_of(inside), groups, count)
        found = {
            tuple(named(record[group]) for group in groups) or ("",): record[column]
            for record in result.records
        }
        recounted = {
            tuple(map(named, key)) if isinstance(key, tuple) else (named(key),): number
            for key, number in expected.items()
        }
        if chart_id == OF_AGES:
            whole = shown(inside, rows_of(inside), [], count).sum()
            is_held = whole < SMALLEST_BASE
            assert [column in held for held in result.withheld] == [is_held] * len(found)
            if is_held:
                assert not any(found.values())
                continue
        for key in found.keys() | recounted.keys():
            number = found.get(key)
            assert (0 if number is None or pd.isna(number) else number) == recounted.get(key, 0), (
                key
            )
