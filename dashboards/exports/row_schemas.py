"""What the rows of each chart look like, as JSON Schema, made of its columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboards.charts import CHARTS, comparing
from dashboards.charts.base import Chart
from dashboards.choice import url
from dashboards.language.variables import Variable
from data import facts
from queries.filters import FIELDS, LEVELS, METRICS, View

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}


def codes_of(key: str) -> str:
    """The list that has the values of a key of the address."""
    return url.CODE_LISTS.get(key, key)


def schemas() -> dict[str, Schema]:
    """Per chart the schema of a row, as `rows.<chart-id>`."""
    return {f"rows.{chart.id}": _row(chart) for chart in CHARTS.values()}


def chart(general: Schema) -> Schema:
    """The answer of a chart: what all have in common, and for each id its rows and those around."""
    rows = [
        {
            "properties": {
                "id": {"const": chart_id},
                **dict.fromkeys(("rows", "context"), _rows(chart_id)),
            },
            "required": ["id", "rows", "context"],
        }
        for chart_id in CHARTS
    ]
    return {**general, "oneOf": rows}


def _rows(chart_id: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/rows.{chart_id}"}}


def _row(chart: Chart) -> Schema:
    """A row in every view of the chart; columns that not every view has may be missing.

    Of a chart that compares by one number a side (`Chart.beside`) that is each of them.
    """
    if chart.within is not None and chart.for_view is None:
        return open_row()
    views = [{one.name: one for one in shown.variables} for shown in _shown(chart)]
    columns = {name: column for view in views for name, column in view.items()}
    columns |= {one.name: one for one in comparing.optional_columns(chart)}
    return {
        "type": "object",
        "properties": {
            **{name: _value(column) for name, column in columns.items()},
            "withheld": {"type": "array", "items": {"enum": list(columns)}},
        },
        "required": [
            name for name in columns if not chart.beside and all(name in view for view in views)
        ],
        "additionalProperties": False,
    }


def open_row() -> Schema:
    """A row whose columns depend on what was asked for."""
    value = {"type": ["string", "number", "null"]}
    held = {"type": "array", "items": {"type": "string"}}
    return {"type": "object", "properties": {"withheld": held}, "additionalProperties": value}


def _shown(chart: Chart) -> Iterator[Chart]:
    """The chart as each view shows it."""
    if chart.for_view is None:
        yield chart
        return
    yield chart.for_view(View(fields=FIELDS))
    for level in LEVELS:
        for metric in METRICS:
            yield chart.for_view(View(metric=metric, level=level))
        for indicator in facts.in_use().indicators:
            yield chart.for_view(View(level=level, indicator=indicator))
        yield chart.for_view(View(level=level, since=facts.in_use().rounds[0].first_month[:4]))


def _value(column: Variable) -> Schema:
    """Null stands for what is missing or held back."""
    about: Schema = {"title": str(column.label)}
    about |= {"x-unit": column.unit} if column.unit else {}
    about |= {"x-protected": True} if column.is_protected else {}
    if column.name == "building_block":
        blocks = [int(block) for block in url.known_values("block", ())]
        return {"enum": [*blocks, None], **about}
    if column.filter_key and column.unit in {"code", "ags"}:
        listed = {"$ref": f"#/components/schemas/{codes_of(column.filter_key)}"}
        return {"anyOf": [listed, {"type": "null"}], **about}
    return {"type": [_type(column), "null"], **about}


def _type(column: Variable) -> str:
    if column.kind == "number":
        return "integer" if column.is_whole else "number"
    return "boolean" if column.unit == "boolean" else "string"
