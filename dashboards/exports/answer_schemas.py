"""The description for programs: what the JSON answers look like, but for the rows of charts."""

from __future__ import annotations

from dashboards.citing import history
from dashboards.exports import row_schemas
from dashboards.exports.row_schemas import TEXT, Schema
from dashboards.finding.entries import KINDS, LISTS

_TEXTS: Schema = {"type": "array", "items": TEXT}
_TEXT_OR_NOTHING: Schema = {"type": ["string", "null"]}


def _object(properties: Schema, *, may_miss: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in may_miss]
    return {"type": "object", "properties": properties, "required": required}


def schemas() -> dict[str, Schema]:
    """What the JSON answers look like."""
    column = _object({"name": TEXT, "label": TEXT, "unit": TEXT, "protected": {"type": "boolean"}})
    entry = {"id": TEXT, "title": TEXT, "columns": {"type": "array", "items": column}}
    about = {
        "filters_text": TEXT,
        "profile": {"enum": ["protected", "internal"]},
        "data_version": TEXT,
        "as_of": _TEXT_OR_NOTHING,
        "sample": {"type": "boolean"},
        "source": TEXT,
        "licence": TEXT,
        "notices": _TEXTS,
    }
    files = _object({"id": TEXT, "name": TEXT, "file": TEXT})
    cells = {"type": "array", "items": row_schemas.open_row()}
    totals = {"rows": cells, "columns": cells, "all": row_schemas.open_row()}
    return {
        "error": _object(
            {"error": TEXT, "number": TEXT, "problems": _TEXTS}, may_miss=("number", "problems")
        ),
        "health": _health(),
        "openapi": _object({"openapi": TEXT, "paths": {"type": "object"}}),
        "charts": {
            "type": "array",
            "items": _object({**entry, "address": TEXT, "page": _TEXT_OR_NOTHING}),
        },
        "chart": row_schemas.chart(
            _object(
                {**entry, "headline": TEXT, "sentence": TEXT, "base": TEXT, "data_in_use": TEXT,
                 "filters": {"type": "object"}, **about}
            )
        ),
        "table": _object(
            {**entry, "sentence": TEXT, "base": TEXT, "rows": cells, "totals": _object(totals),
             **about},
            may_miss=("totals",),
        ),
        "evidence": _object(
            {"id": TEXT, "title": TEXT, "definition": TEXT, "sql": TEXT, **about}
        ),
        "revision": _revision(),
        "search": _object(_search()),
        "search_records": _object(_search() | {"records": _object(_found_records())}),
        "versions": {"type": "array", "items": _version(), "minItems": 1},
        "story_neighbourhoods": _object(
            {"file": TEXT, "profiles": {"type": "array", "items": files}}
        ),
        "areas": _object({"type": {"const": "FeatureCollection"}, "features": {"type": "array"}}),
    }  # fmt: skip


def _search() -> Schema:
    hit = dict.fromkeys(("kind", "kind_name", "label", "more", "address"), TEXT)
    told = {"kind": {"enum": list(KINDS)}, "said": _object({"lang": {"const": "de"}})}
    return {
        "query": TEXT,
        "count": {"type": "integer", "minimum": 0},
        "hits": {"type": "array", "items": _object(hit | told, may_miss=("said",))},
        "suggestions": _TEXTS,
        "missed": _TEXTS,
    }


def _found_records() -> Schema:
    numbers = {"type": "array", "items": {"type": "integer"}}
    return dict.fromkeys(LISTS.values(), numbers)


def _revision() -> Schema:
    state = {
        "data_version": TEXT, "as_of": _TEXT_OR_NOTHING, "imported_on": _TEXT_OR_NOTHING,
        "sentence": TEXT, "base": TEXT,
    }  # fmt: skip
    difference = {
        "change": {"enum": ["added", "gone", "changed"]},
        **dict.fromkeys(("row", "what", "then", "now"), TEXT),
    }
    return _object(
        {
            "id": TEXT,
            "title": TEXT,
            "then": _object(state),
            "now": _object(state),
            "is_same": {"type": "boolean"},
            "text": TEXT,
            "note": TEXT,
            "head": _TEXTS,
            "differences": {"type": "array", "items": _object(difference)},
            "differences_count": {"type": "integer"},
            "notices": _TEXTS,
        }
    )


def _version() -> Schema:
    count: Schema = {"type": "integer", "minimum": 0}
    changed = _object(dict.fromkeys(history.CHANGES, count))
    return _object(
        {
            "id": TEXT,
            "version": TEXT,
            "imported_at": _TEXT_OR_NOTHING,
            "as_of": _TEXT_OR_NOTHING,
            "name": TEXT,
            "in_use": {"type": "boolean"},
            "sample": {"type": "boolean"},
            "rows": {"type": "object", "additionalProperties": count},
            "changes": {"type": ["object", "null"], "additionalProperties": changed},
        }
    )


def _health() -> Schema:
    properties = {
        "status": {"enum": ["ok", "unavailable"]},
        "reason": TEXT,
        "data_version": TEXT,
        "as_of": _TEXT_OR_NOTHING,
        "sample": {"type": "boolean"},
        "problem": _TEXT_OR_NOTHING,
    }
    return _object(properties, may_miss=tuple(properties)[1:])
