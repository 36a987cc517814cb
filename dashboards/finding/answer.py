"""What a search is answered with: the best hits of every kind, and which records of the lists."""

from __future__ import annotations

from typing import Any

from dashboards.finding import entries
from dashboards.finding.placed import figures
from dashboards.finding.ranking import Entry, Found
from dashboards.pages.base import Visit

_MOST = 12
_MOST_OF_A_KIND = 4
LONGEST = 200
"""Signs of a search that are read."""


def everything(visit: Visit, text: str) -> dict[str, Any]:
    """The best hits among everything that has a name.

    Of one kind no more than a few stand in front, so that none hides the others. Where nothing has
    all the words, a figure may have some and an area the others.
    """
    index = entries.index(visit)
    found = index.find(text[:LONGEST])
    if all(entry.kind == "help" for entry in found.entries):
        placed = figures(index, text[:LONGEST])
        if placed:
            found = Found((*placed, *found.entries))
    return _told(text, found, _mixed(found.entries))


def records(visit: Visit, text: str) -> dict[str, Any]:
    """The numbers of all records found, per list and best first, with the best hits."""
    found = entries.records_index(visit).find(text[:LONGEST])
    numbers: dict[str, list[int | None]] = {name: [] for name in entries.LISTS.values()}
    for entry in found.entries:
        numbers[entries.LISTS[entry.kind]].append(entry.number)
    return {**_told(text, found, found.entries[:_MOST]), "records": numbers}


def _mixed(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    taken: list[int] = []
    left: list[int] = []
    counts: dict[str, int] = {}
    for place, entry in enumerate(found):
        counts[entry.kind] = counts.get(entry.kind, 0) + 1
        (taken if counts[entry.kind] <= _MOST_OF_A_KIND else left).append(place)
    shown = sorted([*taken, *left][:_MOST])
    return tuple(found[place] for place in shown)


def _told(text: str, found: Found, shown: tuple[Entry, ...]) -> dict[str, Any]:
    return {
        "query": text[:LONGEST],
        "count": len(found.entries),
        "hits": [_hit(entry) for entry in shown],
        "suggestions": list(found.suggestions),
    }


def _hit(entry: Entry) -> dict[str, str]:
    return {
        "kind": entry.kind,
        "kind_name": str(entries.KINDS[entry.kind]),
        "label": entry.label,
        "more": entry.more,
        "address": entry.href,
    }
