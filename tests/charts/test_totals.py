"""The last line of a table: what it adds up is the whole of the choice, counted elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboards.answers.cards import table
from dashboards.charts import CHARTS
from dashboards.charts.context import in_sight
from dashboards.charts.result import run
from queries import applications, offers
from queries.filters import FilterState
from queries.loader import ask
from queries.scope import Scope

ADDING = [chart for chart in CHARTS.values() if chart.adds_up]


def _wholes(scope: Scope) -> dict[str, float]:
    """Every sum as another question tells it."""

    def one(chart_id: str, column: str) -> float:
        return float(run(CHARTS[chart_id], scope).rows.first[column])

    found = {name: float(value) for name, value in applications.base(scope).first.items() if value}
    regions = run(CHARTS["approved-funds-by-region"], scope).rows
    found |= {name: regions.total(name) for name in ("approved_eur", "requested_eur")}
    rounds = run(CHARTS["applications-by-round"], scope).rows
    every = scope.with_filters(replace(scope.filters, outcome=("approved",)))
    listed = ask("records/applications", every, first_application=0, last_application=10**6)
    free = offers.offers_base(scope).first
    return found | {
        "state_share_eur": float(listed.total("state_share_eur")),
        "esf_share_eur": float(listed.total("esf_share_eur")),
        "approved_posts": float(listed.total("staff_fte")),
        "below_quarter_count": sum(0 < one < 0.25 for one in listed.known("staff_fte")),
        "stated_count": free["stated_free_count"],
        "free_count": free["free_count"],
        "unstated_count": free["records_count"] - free["stated_free_count"],
        "decided_count": rounds.total("decided_count"),
        "sessions_count": one("attendances-total", "sessions_count"),
        "attendances_count": one("attendances-total", "attendances_count"),
        "sites_count": one("anchor-sites-total", "sites_count"),
        "links_count": one("partnerships-total", "links_count"),
    }


@pytest.mark.parametrize("filters", [FilterState(), FilterState(region=("051",), block=("1",))])
def test_a_total_is_the_whole_of_the_choice(scope: Scope, filters: FilterState) -> None:
    inside = scope.with_filters(filters)
    wholes = _wholes(inside)
    for chart in ADDING:
        assert not {one.name for one in chart.variables if one.is_protected} & set(chart.adds_up)
        result = run(chart, inside)
        if not result.total:
            assert len(result.rows) < 2 or any(
                None in result.rows[name] for name in chart.adds_up
            ), chart.id
            continue
        for column, text in zip(chart.variables, result.total, strict=True):
            if column.name in chart.adds_up and None not in result.rows[column.name]:
                own = {"stating_count": result.base.count}
                assert text == column.write((wholes | own)[column.name]), (chart.id, column.name)
        assert len(result.total) == len(chart.columns)


def test_rows_outside_the_choice_are_not_added(scope: Scope) -> None:
    chart = CHARTS["applications-by-building-block"]
    chosen = run(chart, scope.with_filters(FilterState(block=("1", "2"))))
    seen = in_sight(chosen)
    assert seen.outside
    assert table(seen)["total"] == chosen.total
    assert chosen.total[1:] == [
        chart.variables[1].write(chosen.rows.total("applications_count")),
        chart.variables[2].write(chosen.rows.total("approved_count")),
    ]
