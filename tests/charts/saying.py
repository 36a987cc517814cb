"""What a chart says in German of rows made up."""

from __future__ import annotations

from typing import Any

from dashboards.charts import CHARTS
from dashboards.language.i18n import speaking
from queries.rows import Rows


def table(records: list[dict[str, Any]]) -> Rows:
    return Rows.of(records, list(records[0]))


def said(chart_id: str, rows: list[dict[str, Any]]) -> str:
    with speaking("de"):
        return CHARTS[chart_id].summary(table(rows)).replace("\u00a0", " ")


def found(chart_id: str, rows: list[dict[str, Any]]) -> str | None:
    with speaking("de"):
        text = CHARTS[chart_id].headline(table(rows))
        return text.replace("\u00a0", " ") if text else text
