"""Which form of a picture the browser gets: the one its scripts read."""

from __future__ import annotations

from typing import Any

from dashboards.pictures.legacy import legacy
from dashboards.pictures.model import Picture
from dashboards.pictures.wire import sent

READS_TYPES = False
"""The scripts read the typed form of `wire`; until they do they get dicts in Plotly's shape."""


def told(picture: Picture) -> dict[str, Any]:
    """One picture as it goes to the browser."""
    return sent(picture) if READS_TYPES else legacy(picture)
