"""The long parts of the page „Daten“ that stand below closed headings, when somebody opens one.

They would be a tenth of the page that opens, and few read them. Their address names language and
data; the browser asks each time whether they are still the same.
"""

from __future__ import annotations

import orjson
from flask import Flask, Response, abort, request

from dashboards.access import own_origin
from dashboards.components import fact_sections, interface
from dashboards.components.still import written
from dashboards.language.i18n import LANGUAGES, speaking
from data import facts
from data.store import StoreHandle
from queries.filters import FilterState
from queries.scope import Scope, Viewer

ADDRESS = "/assets/data/folded-<spoken>-<version>.json"


def contents(scope: Scope, origin: str) -> dict[str, str]:
    """Every part as HTML by its name, in the language spoken.

    Args:
        scope: the data.
        origin: the address of this server, for programs that are shown.
    """
    parts = {**fact_sections.codes(scope), **interface.examples(origin)}
    return {name: written(part) for name, part in parts.items()}


def register(server: Flask, handle: StoreHandle) -> None:
    """Adds the address; facts are the same for everybody who may see pages at all."""

    def found(spoken: str, version: str) -> Response:
        store = handle.named(version)
        if store is None or spoken not in LANGUAGES:
            abort(404)
        facts.use(store.facts)
        scope = Scope(store, Viewer(), FilterState())
        with speaking(spoken):
            content = orjson.dumps(contents(scope, own_origin()))
        answer = Response(content, mimetype="application/json")
        answer.add_etag()
        answer.make_conditional(request)
        return answer

    server.add_url_rule(ADDRESS, "folded", found)
