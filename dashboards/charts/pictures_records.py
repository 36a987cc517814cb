"""Lists of records: the page holds every record once, the picture says which are in the choice."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.charts.pictures import Picture


def records(shown: Sequence[str]) -> Picture:
    """The records of the list to show, by their ids; see `assets/24-records.js`."""
    return {"kind": "records", "shown": list(shown)}
