"""The description for programs: keys of the query string, parts of paths, and their values."""

from __future__ import annotations

from typing import Any

from dashboards.charts import CHARTS
from dashboards.choice import url, view_keys
from dashboards.exports import row_schemas
from dashboards.exports.area_files import LEVELS as AREA_LEVELS
from dashboards.exports.row_schemas import TEXT, Schema
from dashboards.language import names
from dashboards.language.i18n import LANGUAGES
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

_MONTH = {"type": "string", "pattern": r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$"}


def schemas() -> dict[str, Schema]:
    """Keys of the query string and parts of the paths, by the names under which they are used."""
    return {
        **{key: _query(key, _several(_values(key))) for key in LIST_KEYS},
        **{key: _query(key, _open(_MONTH)) for key in MONTH_KEYS},
        **{key: _query(key, _view_value(key)) for key in view_keys.VIEW_KEYS},
        "lang": _query("lang", _open({"enum": list(LANGUAGES)})),
        "version": _query("version", TEXT),
        "format": _query("format", _open({"enum": ["plain"]})),
        "q": _query("q", TEXT),
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
    return {"anyOf": [known, TEXT]}


def _values(key: str) -> Schema:
    """The values of a key; Quartiere are as many as the data have, so they are not listed."""
    if key == "neighbourhood":
        return TEXT
    return _open({"$ref": f"#/components/schemas/{row_schemas.codes_of(key)}"})


def _view_value(key: str) -> Schema:
    if key == "compare":
        areas = ({"$ref": f"#/components/schemas/{level}"} for level in ("region", "district"))
        return _several({"anyOf": [*areas, TEXT]})
    if key == "measure":
        return _several(_open({"enum": list(tables.MEASURES)}))
    if key == "fields":
        return _several(_open({"enum": [*FIELDS, view_keys.ALL_FIELDS]}))
    known: dict[str, list[Any]] = {
        "rows": list(tables.DIMENSIONS),
        "columns": list(tables.DIMENSIONS),
        "share": list(tables.SHARES),
        "totals": [view_keys.NO_TOTALS],
        "metric": list(METRICS),
        "level": list(LEVELS),
        "display": list(DISPLAYS),
        "indicator": list(facts.in_use().indicators),
        **{name: [str(value) for value in values] for name, values in TRIED.items()},
    }
    return _open({"enum": known[key]}) if known.get(key) else TEXT


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


def codes() -> dict[str, Schema]:
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
