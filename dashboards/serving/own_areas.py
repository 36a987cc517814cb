"""The outlines of the Quartiere of one Gemeinde or Kreis, for whoever looks at them.

Their address names area and data version, so the browser keeps them for good; it is private,
because people may be limited to areas.
"""

from __future__ import annotations

import json
from typing import Any

import orjson
from flask import Flask, Response, abort

from dashboards.language import names
from dashboards.serving import callback
from data.boundaries.frames import dot_at, frame_around, path_of
from data.store import StoreHandle
from queries import areas
from queries.filters import FilterState
from queries.scope import Scope

_KEPT = "private, max-age=31536000, immutable"


def register(server: Flask, handle: StoreHandle, viewer_of: callback.ViewerOf) -> None:
    """Adds the address below `/assets/geo`."""

    def outlines(area: str, content: str) -> Response:
        store = handle.named(content)
        if store is None or area not in {
            *names.districts(), *names.municipalities()
        }:  # fmt: skip
            abort(404)
        key = "municipality" if len(area) == 8 else "district"
        filters = FilterState().with_values(key, (area,))
        found = content_for(Scope(store, viewer_of(), filters), area)
        answer = Response(orjson.dumps(found), mimetype="application/json")
        answer.headers["Cache-Control"] = _KEPT
        return answer

    server.add_url_rule("/assets/geo/neighbourhoods-<area>-<content>.json", "own-areas", outlines)


def content_for(scope: Scope, area: str) -> dict[str, Any]:
    """The picture's frame and, per key, path, place of the label and name.

    The Gemeinden lie below; a Quartier without boundaries of its own is a dot at its place.
    """
    below = {
        key: outline
        for key, outline in names.outlines("municipality").items()
        if key.startswith(area)
    }
    frame = frame_around(below.values())
    found: dict[str, Any] = {}
    for key, outline in below.items():
        found[key] = {"d": path_of(outline, frame), **_at(0, 0), "name": names.area_name(key)}
    for row in areas.outlines(scope):
        longitude, latitude = row["map_longitude"], row["map_latitude"]
        own = json.loads(row["geometry"]) if row["geometry"] else None
        if own:
            longitude, latitude = row["label_longitude"], row["label_latitude"]
        x, y = frame.place(longitude, latitude)
        path = path_of(own, frame) if own else dot_at(longitude, latitude, frame)
        found[row["neighbourhood_id"]] = {
            "d": path or dot_at(longitude, latitude, frame), **_at(x, y),
            "name": row["neighbourhood_name"],
        }  # fmt: skip
    return {"viewBox": frame.view_box, "areas": found}


def _at(x: float, y: float) -> dict[str, int]:
    return {"x": round(x), "y": round(y)}
