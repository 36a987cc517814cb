"""Every Kreis, Gemeinde and Quartier that can be chosen: fetched when somebody opens the list.

They would be a third of a page that opens. Their address names data, language and content, so the
browser keeps them for good; it is private, because people may be limited to areas.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import orjson
from flask import Flask, Response, abort

from dashboards.choice.url import Address
from dashboards.components.filter_bar import Options, all_areas
from dashboards.language.i18n import LANGUAGES, language, speaking
from dashboards.pages.base import Visit, same_for_every_choice
from data import facts
from data.store import StoreHandle
from queries import areas
from queries.filters import FilterState
from queries.scope import Scope, Viewer

_KEPT = "private, max-age=31536000, immutable"


@dataclass(frozen=True)
class AreaLists:
    """The lists by key, as JSON, and the address that they have."""

    lists: dict[str, Options]
    content: bytes
    address: str


@same_for_every_choice
def area_lists(visit: Visit) -> AreaLists:
    """What the viewer may choose, in the language spoken."""
    quartiere = areas.neighbourhood_names(visit.scope.with_filters(FilterState()))
    columns = ("neighbourhood_id", "neighbourhood_name", "municipality_ags")
    lists = all_areas(list(zip(*(quartiere[column] for column in columns), strict=True)))
    content = orjson.dumps(lists)
    digest = hashlib.sha256(content).hexdigest()[:16]
    version = visit.scope.store.version.short_id
    return AreaLists(lists, content, f"assets/geo/choices-{language()}-{version}-{digest}.json")


def register(server: Flask, handle: StoreHandle, viewer_of: Callable[[], Viewer]) -> None:
    """Adds the address below `/assets/geo`."""

    def found(spoken: str, version: str, digest: str) -> Response:
        store = handle.named(version)
        if store is None or spoken not in LANGUAGES:
            abort(404)
        facts.use(store.facts)
        with speaking(spoken):
            visit = Visit("/", Address(language=spoken), Scope(store, viewer_of(), FilterState()))
            made = area_lists(visit)
        if not made.address.endswith(f"-{digest}.json"):
            abort(404)
        answer = Response(made.content, mimetype="application/json")
        answer.headers["Cache-Control"] = _KEPT
        return answer

    server.add_url_rule("/assets/geo/choices-<spoken>-<version>-<digest>.json", "area-lists", found)
