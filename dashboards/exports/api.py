"""JSON: a chart's rows with codes, units and words; and the list of all charts."""

from __future__ import annotations

from typing import Any

from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.charts.context import in_sight
from dashboards.charts.result import ChartResult
from dashboards.choice import choice_words, url
from dashboards.exports import documents
from dashboards.pages.base import Visit
from queries.filters import MONTH_KEYS, FilterState


def charts() -> list[dict[str, Any]]:
    """Every chart: id, title, columns, its address here and the page that shows it."""
    return [_entry(chart) for chart in CHARTS.values()]


def _entry(chart: Chart) -> dict[str, Any]:
    page = documents.page_of(chart.id)
    return {
        "id": chart.id,
        "title": str(chart.title),
        "columns": columns(chart),
        "address": f"/api/charts/{chart.id}",
        "page": page.path if page else None,
    }


def columns(chart: Chart) -> list[dict[str, Any]]:
    """What is known of each column."""
    return [
        {
            "name": column.name,
            "label": str(column.label),
            "unit": column.unit,
            "protected": column.is_protected,
        }
        for column in chart.variables
    ]


def chart(result: ChartResult, visit: Visit) -> dict[str, Any]:
    """One chart inside the choice of an address."""
    scope = result.scope
    version = scope.store.version
    return {
        "id": result.chart.id,
        "title": str(result.chart.title),
        "headline": result.headline,
        "sentence": result.sentence,
        "columns": columns(result.chart),
        "rows": rows(result),
        "context": _context(result),
        "base": result.base.text,
        "filters": filters(scope.filters),
        "filters_text": documents.choice_text(scope, result.chart),
        "profile": scope.viewer.profile,
        "data_version": version.id,
        "as_of": version.as_of.isoformat() if version.as_of else None,
        "data_in_use": (visit.today or scope.store).version.id,
        "sample": result.is_sample,
        "source": result.source_names,
        "licence": documents.licence(result),
        "notices": notices(visit.address),
    }


def notices(address: url.Address) -> list[str]:
    """What of the address was dropped, in words."""
    return [choice_words.notice_text(notice) for notice in address.notices]


def _context(result: ChartResult) -> list[dict[str, Any]]:
    """The rows outside the choice that the page shows beside those of the choice."""
    seen = in_sight(result, whole=True)
    outside = set(seen.outside)
    return [row for place, row in enumerate(rows(seen)) if place in outside] if outside else []


def rows(result: ChartResult) -> list[dict[str, Any]]:
    """The rows with codes; a row that holds values back names their columns."""
    return [
        {**record, "withheld": held} if held else dict(record)
        for record, held in zip(documents.rows(result), result.withheld, strict=True)
    ]


def filters(state: FilterState) -> dict[str, list[str] | str]:
    """The choice under the keys of the address; what is not chosen is left out."""
    return {
        key: values[0] if key in MONTH_KEYS else list(values)
        for key, values in url.chosen(state).items()
    }
