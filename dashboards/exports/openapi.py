"""The description of the addresses for programs: OpenAPI 3.1, made of what the program itself uses.

Addresses come from `addresses`, keys of the query string and their values from `url` and the facts
of the data in use, columns from the charts. Nothing is written down a second time.
"""

from __future__ import annotations

import re

from dashboards.choice import view_keys
from dashboards.exports import answer_schemas, parameter_schemas, row_schemas
from dashboards.exports.addresses import ENDPOINTS, JSON, Endpoint
from dashboards.exports.row_schemas import TEXT, Schema
from dashboards.language.i18n import gettext as _
from queries.filters import LIST_KEYS, MONTH_KEYS

_VERSION = "1"
_PART = re.compile(r"<(?:path:)?(\w+)>")


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
            "parameters": parameter_schemas.schemas(),
            "schemas": parameter_schemas.codes() | row_schemas.schemas() | answer_schemas.schemas(),
        },
    }


def _operation(endpoint: Endpoint) -> Schema:
    keys = (
        [*LIST_KEYS, *MONTH_KEYS, *view_keys.VIEW_KEYS, "version", "lang"]
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
    schema = {"$ref": f"#/components/schemas/{endpoint.schema}"} if endpoint.schema else TEXT
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
