"""A measure and a place in one search: "Kinderarmut in Gelsenkirchen" leads to the figure there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import urlsplit, urlunsplit

from dashboards.finding.ranking import Entry, Index, words_of
from dashboards.pages import PAGES

_FIGURES = ("chart", "measure")
_LONGEST_PLACE = 3
"""Words of the longest name of an area that is looked for."""
_SHORT = 4
"""Shorter words may be "in", "für" or "aus": what is sought is found without them, too."""
_MOST, _MOST_WORDS = 4, 12
"""Figures of one area, and words that are read."""


def figures(index: Index, text: str) -> list[Entry]:
    """Figures and measures that some of the words name, each inside an area that the rest name.

    Args:
        index: everything that can be found.
        text: what somebody typed.
    """
    words = words_of(text)[:_MOST_WORDS]
    for place, rest in _split(words):
        areas = [entry for entry in index.called(place) if entry.kind == "area"]
        if not areas:
            continue
        found = [
            one
            for sought in dict.fromkeys(
                (rest, " ".join(w for w in rest.split() if len(w) >= _SHORT))
            )
            if sought
            for one in index.find(sought).entries
            if one.kind in _FIGURES and _takes_areas(one)
        ]
        best = list(islice(dict.fromkeys(found), _MOST))
        if best:
            return [_inside(one, area) for area in areas for one in best]
    return []


def _split(words: list[str]) -> Iterator[tuple[str, str]]:
    """Some words beside each other, the longest first, and the others."""
    for count in range(min(_LONGEST_PLACE, len(words) - 1), 0, -1):
        for start in range(len(words) - count, -1, -1):
            end = start + count
            yield " ".join(words[start:end]), " ".join(words[:start] + words[end:])


def _takes_areas(entry: Entry) -> bool:
    """Its page lets areas be chosen."""
    path = urlsplit(entry.href).path
    return any(page.path == path and "area" in page.filters for page in PAGES.values())


def _inside(entry: Entry, area: Entry) -> Entry:
    address, chosen = urlsplit(entry.href), urlsplit(area.href).query
    query = "&".join(part for part in (chosen, address.query) if part)
    href = urlunsplit(address._replace(query=query))
    return replace(entry, label=f"{entry.label} · {area.label}", href=href)
