"""GeoJSON: degrees by its standard (RFC 7946), unless the older member `crs` states otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from data.boundaries.areas import BoundaryFileError, Feature, Geometry, Layer

_IMPLIED = "EPSG:4326"


def layers(path: Path) -> list[str]:
    """The one layer, by the file's name."""
    return [path.stem]


def read(path: Path, name: str) -> Layer:
    """The features of the file.

    Raises:
        BoundaryFileError: the file is no GeoJSON.
    """
    content = _content(path)
    system = _system(content.get("crs"))
    columns: dict[str, None] = {}
    features = []
    for number, entry in enumerate(content["features"], start=1):
        if not isinstance(entry, dict):
            raise BoundaryFileError("unreadable-feature", number=number, reason="no feature")
        values = entry.get("properties") or {}
        if not isinstance(values, dict):
            raise BoundaryFileError("unreadable-feature", number=number, reason="properties")
        if "id" in entry and "id" not in values:
            values = {"id": entry["id"], **values}
        columns.update(dict.fromkeys(str(key) for key in values))
        features.append(Feature(number, values, _geometry(number, entry.get("geometry"))))
    implied = system is None
    return Layer(
        path.name, name, tuple(columns), tuple(features), system or (_IMPLIED if implied else ""),
        is_implied=implied,
    )  # fmt: skip


def _content(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError, OSError) as error:
        raise BoundaryFileError("unreadable-boundaries", reason=str(error)) from error
    if not isinstance(content, dict) or not isinstance(content.get("features"), list):
        raise BoundaryFileError("unreadable-boundaries", reason="no FeatureCollection")
    return content


def _system(stated: Any) -> str | None:
    """What the member `crs` states; None without one, empty where it is null or unknown."""
    if stated is None:
        return None
    try:
        return str(stated["properties"]["name"])
    except (KeyError, TypeError):
        return ""


def _geometry(number: int, content: Any) -> Geometry | None:
    import shapely
    from shapely.geometry import shape

    if content is None:
        return None
    try:
        return shape(content)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError,
            shapely.GEOSException) as error:  # fmt: skip
        raise BoundaryFileError("unreadable-feature", number=number, reason=str(error)) from error
