"""The Beleg: how a chart's numbers came about, down to the statements that were run."""

from __future__ import annotations

from typing import Any

from dashboards.charts.result import ChartResult
from dashboards.exports import api, documents
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext
from dashboards.pages.base import Visit
from queries.loader import Statement, recording


def evidence(
    result: ChartResult, visit: Visit, default_language: str, origin: str = ""
) -> dict[str, Any]:
    """Definition, choice in words, SQL with parameters, records behind it, and how to repeat it.

    `origin` is the address people use for this server; a Beleg is read away from it.
    """
    scope = result.scope
    version = scope.store.version
    statements = _statements(result)
    return {
        "id": result.chart.id,
        "title": str(result.chart.title),
        "definition": str(result.chart.definition),
        "filters_text": documents.choice_text(scope, result.chart),
        "sql": "\n\n".join(f"{statement.sql};" for statement in statements),
        "parameters": _parameters(statements),
        "statements": [
            {"name": one.name, "sql": one.sql, "parameters": one.parameters} for one in statements
        ],
        "records_text": _records_text(result),
        "data_version": version.id,
        "as_of": version.as_of.isoformat() if version.as_of else None,
        "sample": result.is_sample,
        "source": result.source_names,
        "licence": documents.licence(result),
        "profile": scope.viewer.profile,
        "profile_text": documents.profile_text(scope),
        "link": f"{origin}{documents.link(result.chart.id, scope, default_language)}",
        "notices": api.notices(visit.address),
    }


def _statements(result: ChartResult) -> list[Statement]:
    """The statements of the chart's own question; the rows themselves are remembered."""
    with recording() as statements:
        result.chart.query(result.scope)
    return statements


def _parameters(statements: list[Statement]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for statement in statements:
        merged |= statement.parameters
    return merged


def _records_text(result: ChartResult) -> str:
    """The records counted, as under the picture: persons are counted behind the gate there too."""
    count = len(result.rows)
    shown = ngettext("{count} row shown", "{count} rows shown", count).format(
        count=formats.number(count)
    )
    parts = [result.base.text, shown]
    if result.chart.is_protected and not result.scope.viewer.is_exact:
        parts.append(_("counts of persons protected"))
    return " · ".join(parts)
