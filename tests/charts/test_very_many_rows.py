"""Charts of very many rows: the page shows those with most and says so, files hold all."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboards.answers import cards
from dashboards.answers.table_cells import head
from dashboards.charts import CHARTS, result
from dashboards.charts.result import ChartResult, run
from dashboards.choice import url
from dashboards.language import formats
from dashboards.language.i18n import speaking
from queries.scope import Scope

_FEW = 12
MANY = {chart_id: chart.many_by for chart_id, chart in CHARTS.items() if chart.many_by}


@pytest.fixture(autouse=True)
def _few_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(result, "MOST_SHOWN", _FEW)


def _asked(scope: Scope, chart_id: str, search: str = "") -> ChartResult:
    known = run(CHARTS["neighbourhoods-list"], scope).rows["neighbourhood_id"]
    address = url.parse(search, set(known))
    assert address.notices == ()
    return run(CHARTS[chart_id], scope.with_filters(address.filters))


@pytest.mark.parametrize(("chart_id", "column"), MANY.items(), ids=MANY)
def test_a_card_shows_the_rows_with_most_in_their_order(
    scope: Scope, chart_id: str, column: str
) -> None:
    with speaking("de"):
        asked = _asked(scope, chart_id)
        card = cards.card(asked)
    whole, ids, places = asked.rows[column], asked.rows["neighbourhood_id"], asked.shown.places
    named = [whole[place] for place in places if ids[place] is not None]
    unnamed = [one is None for one in ids]
    heading = head([one for one in asked.chart.variables if one.name == column])[0][0]

    assert len(card["table"]["rows"]) == len(places) == _FEW < len(whole)
    assert list(places) == sorted(places)
    assert len(places) - len(named) == sum(unnamed)
    of_quartiere = [one for one, is_none in zip(whole, unnamed, strict=True) if not is_none]
    assert sorted(named) == sorted(of_quartiere)[-len(named) :]
    most = formats.number(max(one for at, one in enumerate(whole) if at not in places))
    unshown = f"nur in Dateien ({heading}: je höchstens {most}): {len(whole) - _FEW}"
    assert asked.base.text.endswith(f" · {unshown}")
    assert len(asked.written) == len(whole)


def test_what_is_chosen_is_shown_among_the_others_however_small(scope: Scope) -> None:
    last = _asked(scope, "neighbourhoods-by-projects").rows["neighbourhood_id"][-1]
    asked = _asked(scope, "neighbourhoods-by-projects", f"?neighbourhood={last}")
    with speaking("de"):
        table = cards.card(asked)["table"]

    assert len(table["rows"]) == _FEW + 1
    assert [table["rows"][place][0] for place in table["chosen"]] == [last]
    assert len(table["outside"]) == _FEW


def test_the_interface_and_files_hold_every_row(client: FlaskClient, scope: Scope) -> None:
    rows = _asked(scope, "neighbourhoods-list").rows
    answer = client.get("/api/charts/neighbourhoods-list").get_json()
    assert len(answer["rows"]) == len(rows) > _FEW
    chosen = client.get(f"/api/charts/neighbourhoods-by-projects?neighbourhood="
                        f"{rows['neighbourhood_id'][-1]}").get_json()  # fmt: skip
    assert (len(chosen["rows"]), len(chosen["context"])) == (1, len(rows) - 1)
