"""The description of the addresses for programs: OpenAPI 3.1, made of what the program itself uses.

Addresses come from `addresses`, keys of the query string and their values from `url` and the facts
of the data in use, columns from the charts. Nothing is written down a second time.
"""

from __future__ import annotations

import re
from typing import Any

from dashboards.charts import CHARTS
from dashboards.choice import url
from dashboards.citing import history
from dashboards.exports import row_schemas
from dashboards.exports.addresses import ENDPOINTS, JSON, Endpoint
from dashboards.exports.area_files import LEVELS as AREA_LEVELS
from dashboards.finding.entries import KINDS, LISTS
from dashboards.language import names
from dashboards.language.i18n import LANGUAGES
from dashboards.language.i18n import gettext as _
from dashboards.pages import PAGES
from dashboards.stories import collected, registry
from data import facts
from queries import records, tables
from queries.filters import (
    DISPLAYS,
    FIELDS,
    LEVELS,
    LIST_KEYS,
    METRICS,
    MONTH_KEYS,
    OUTCOMES,
    TRIED,
)

Schema = dict[str, Any]

_VERSION = "1"
_PART = re.compile(r"<(?:path:)?(\w+)>")
_MONTH = {"type": "string", "pattern": r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$"}
_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_TEXT_OR_NOTHING: Schema = {"type": ["string", "null"]}


def document(origin: str) -> Schema:
    """The whole description, in the reader's language; `origin` is this server's address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Zusammen im Quartier",
            "version": _VERSION,
            "description": _(
                "Every address takes the same query as the pages (block, round, region, "
                "district …) and gives the same numbers, protection included."
            ),
        },
        **({"servers": [{"url": origin}]} if origin else {}),
        "security": [{}, {"token": []}],
        "paths": {
            _PART.sub(r"{\1}", endpoint.rule): {"get": _operation(endpoint)}
            for endpoint in ENDPOINTS
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "parameters": _parameters(),
            "schemas": _code_schemas() | row_schemas.schemas() | _answers(),
        },
    }


def _operation(endpoint: Endpoint) -> Schema:
    keys = (
        [*LIST_KEYS, *MONTH_KEYS, *url.VIEW_KEYS, "version", "lang"]
        if endpoint.takes_choice
        else []
    )
    parts = _PART.findall(endpoint.rule)
    return {
        "operationId": endpoint.view,
        "summary": str(endpoint.tells),
        "parameters": [
            *({"$ref": f"#/components/parameters/part.{part}"} for part in parts),
            *({"$ref": f"#/components/parameters/{key}"} for key in [*endpoint.own, *keys]),
        ],
        "responses": {
            "200": {"description": str(endpoint.tells), "content": _content(endpoint)},
            **{
                code: _refusal(text, endpoint)
                for code, text in _refusals(endpoint, bool(parts)).items()
            },
        },
    }


def _content(endpoint: Endpoint) -> Schema:
    schema = {"$ref": f"#/components/schemas/{endpoint.schema}"} if endpoint.schema else _TEXT
    is_text = endpoint.media_type.startswith("text/")
    return {endpoint.media_type: {"schema": schema} if endpoint.schema or is_text else {}}


def _refusals(endpoint: Endpoint, has_parts: bool) -> dict[str, str]:
    return {
        **({"400": _("The query is not wholly understood.")} if endpoint.refuses else {}),
        "401": _("The access token is not valid."),
        "403": _("You do not have the right to do this."),
        **({"404": _("There is nothing at this address.")} if has_parts else {}),
        "429": _("Very many different views were opened within an hour."),
        "503": _("The data cannot be read at the moment. Try again shortly."),
    }


def _refusal(text: str, endpoint: Endpoint) -> Schema:
    if endpoint.is_page:
        return {"description": text, "content": {endpoint.media_type: {}}}
    one_of = [{"$ref": f"#/components/schemas/{name}"} for name in ("error", "health")]
    return {"description": text, "content": {JSON: {"schema": {"anyOf": one_of}}}}


def _parameters() -> dict[str, Schema]:
    """Keys of the query string and parts of the paths, by the names under which they are used."""
    return {
        **{key: _query(key, _several(_values(key))) for key in LIST_KEYS},
        **{key: _query(key, _open(_MONTH)) for key in MONTH_KEYS},
        **{key: _query(key, _view_value(key)) for key in url.VIEW_KEYS},
        "lang": _query("lang", _open({"enum": list(LANGUAGES)})),
        "version": _query("version", _TEXT),
        "format": _query("format", _open({"enum": ["plain"]})),
        "q": _query("q", _TEXT),
        "slides": _query("slides", _slides(), is_required=True) | {"style": "pipeDelimited"},
        **{f"part.{name}": _part(name, schema) for name, schema in _parts().items()},
    }


def _query(name: str, schema: Schema, *, is_required: bool = False) -> Schema:
    form = {"style": "form", "explode": False} if schema.get("type") == "array" else {}
    return {"name": name, "in": "query", "required": is_required, "schema": schema, **form}


def _slides() -> Schema:
    """Charts, each with a choice behind a question mark, and slides of words."""
    kinds = "|".join((*CHARTS, *collected.WORDS))
    slide = {"type": "string", "pattern": rf"^({kinds})(\?[a-z0-9=&,-]*)?$"}
    return {"type": "array", "items": slide, "minItems": 1, "maxItems": collected.MOST_SLIDES}


def _part(name: str, schema: Schema) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _several(values: Schema) -> Schema:
    return {"type": "array", "items": values}


def _open(known: Schema) -> Schema:
    """Known values, and any other: those are left out and named in the answer."""
    return {"anyOf": [known, _TEXT]}


def _values(key: str) -> Schema:
    """The values of a key; Quartiere are as many as the data have, so they are not listed."""
    if key == "neighbourhood":
        return _TEXT
    return _open({"$ref": f"#/components/schemas/{row_schemas.codes_of(key)}"})


def _view_value(key: str) -> Schema:
    if key == "compare":
        areas = ({"$ref": f"#/components/schemas/{level}"} for level in ("region", "district"))
        return _several({"anyOf": [*areas, _TEXT]})
    if key == "measure":
        return _several(_open({"enum": list(tables.MEASURES)}))
    if key == "fields":
        return _several(_open({"enum": [*FIELDS, url.ALL_FIELDS]}))
    known: dict[str, list[Any]] = {
        "rows": list(tables.DIMENSIONS),
        "columns": list(tables.DIMENSIONS),
        "share": list(tables.SHARES),
        "totals": [url.NO_TOTALS],
        "metric": list(METRICS),
        "level": list(LEVELS),
        "display": list(DISPLAYS),
        "indicator": list(facts.in_use().indicators),
        **{name: [str(value) for value in values] for name, values in TRIED.items()},
    }
    return _open({"enum": known[key]}) if known.get(key) else _TEXT


def _parts() -> dict[str, Schema]:
    stories = [*registry.of_circles(), *registry.own_stories()]
    return {
        "chart_id": {"enum": list(CHARTS)},
        "page_id": {"enum": [page.id for page in PAGES.values() if page.charts]},
        "story_id": {"enum": stories},
        "level": {"enum": list(AREA_LEVELS)},
        "indicator": {"enum": list(facts.in_use().indicators)},
        "record_kind": {"enum": list(records.RECORDS)},
        "cell_kind": {"enum": list(records.CELLS)},
        "neighbourhood_id": {"type": "string", "minLength": 1},
        "municipality_ags": {"type": "string", "pattern": "^05[0-9]{6}$"},
    }


def _code_schemas() -> dict[str, Schema]:
    """Every list of codes and areas with the words of its values."""
    lists = {
        name: {code: names.code_name(name, code) for code in names.codes(name)}
        for name in dict.fromkeys(url.CODE_LISTS.values())
    }
    areas = {"region": names.regions(), "district": names.districts()}
    words = {
        **lists,
        **areas,
        "municipality": names.municipalities(),
        "block": {block: names.block_name(block) for block in url.known_values("block", ())},
        "outcome": {outcome: names.outcome_name(outcome) for outcome in OUTCOMES},
    }
    return {
        name: {"type": "string", "enum": list(values), "x-names": values}
        for name, values in words.items()
    }


def _object(properties: Schema, *, may_miss: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in may_miss]
    return {"type": "object", "properties": properties, "required": required}


def _answers() -> dict[str, Schema]:
    """What the JSON answers look like."""
    column = _object(
        {"name": _TEXT, "label": _TEXT, "unit": _TEXT, "protected": {"type": "boolean"}}
    )
    entry = {"id": _TEXT, "title": _TEXT, "columns": {"type": "array", "items": column}}
    about = {
        "filters_text": _TEXT,
        "profile": {"enum": ["protected", "internal"]},
        "data_version": _TEXT,
        "as_of": _TEXT_OR_NOTHING,
        "sample": {"type": "boolean"},
        "source": _TEXT,
        "licence": _TEXT,
        "notices": _TEXTS,
    }
    files = _object({"id": _TEXT, "name": _TEXT, "file": _TEXT})
    cells = {"type": "array", "items": row_schemas.open_row()}
    totals = {"rows": cells, "columns": cells, "all": row_schemas.open_row()}
    return {
        "error": _object(
            {"error": _TEXT, "number": _TEXT, "problems": _TEXTS}, may_miss=("number", "problems")
        ),
        "health": _health(),
        "openapi": _object({"openapi": _TEXT, "paths": {"type": "object"}}),
        "charts": {
            "type": "array",
            "items": _object({**entry, "address": _TEXT, "page": _TEXT_OR_NOTHING}),
        },
        "chart": row_schemas.chart(
            _object(
                {**entry, "headline": _TEXT, "sentence": _TEXT, "base": _TEXT, "data_in_use": _TEXT,
                 "filters": {"type": "object"}, **about}
            )
        ),
        "table": _object(
            {**entry, "sentence": _TEXT, "base": _TEXT, "rows": cells, "totals": _object(totals),
             **about},
            may_miss=("totals",),
        ),
        "evidence": _object(
            {"id": _TEXT, "title": _TEXT, "definition": _TEXT, "sql": _TEXT, **about}
        ),
        "revision": _revision(),
        "search": _object(_search()),
        "search_records": _object(_search() | {"records": _object(_found_records())}),
        "versions": {"type": "array", "items": _version(), "minItems": 1},
        "story_neighbourhoods": _object(
            {"file": _TEXT, "profiles": {"type": "array", "items": files}}
        ),
        "areas": _object({"type": {"const": "FeatureCollection"}, "features": {"type": "array"}}),
    }  # fmt: skip


def _search() -> Schema:
    hit = dict.fromkeys(("kind", "kind_name", "label", "more", "address"), _TEXT)
    return {
        "query": _TEXT,
        "count": {"type": "integer", "minimum": 0},
        "hits": {"type": "array", "items": _object({**hit, "kind": {"enum": list(KINDS)}})},
        "suggestions": _TEXTS,
        "missed": _TEXTS,
    }


def _found_records() -> Schema:
    numbers = {"type": "array", "items": {"type": "integer"}}
    return dict.fromkeys(LISTS.values(), numbers)


def _revision() -> Schema:
    state = {
        "data_version": _TEXT, "as_of": _TEXT_OR_NOTHING, "imported_on": _TEXT_OR_NOTHING,
        "sentence": _TEXT, "base": _TEXT,
    }  # fmt: skip
    difference = {
        "change": {"enum": ["added", "gone", "changed"]},
        **dict.fromkeys(("row", "what", "then", "now"), _TEXT),
    }
    return _object(
        {
            "id": _TEXT,
            "title": _TEXT,
            "then": _object(state),
            "now": _object(state),
            "is_same": {"type": "boolean"},
            "text": _TEXT,
            "note": _TEXT,
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
            "id": _TEXT,
            "version": _TEXT,
            "imported_at": _TEXT_OR_NOTHING,
            "as_of": _TEXT_OR_NOTHING,
            "name": _TEXT,
            "in_use": {"type": "boolean"},
            "sample": {"type": "boolean"},
            "rows": {"type": "object", "additionalProperties": count},
            "changes": {"type": ["object", "null"], "additionalProperties": changed},
        }
    )


def _health() -> Schema:
    properties = {
        "status": {"enum": ["ok", "unavailable"]},
        "reason": _TEXT,
        "data_version": _TEXT,
        "as_of": _TEXT_OR_NOTHING,
        "sample": {"type": "boolean"},
        "problem": _TEXT_OR_NOTHING,
    }
    return _object(properties, may_miss=tuple(properties)[1:])
