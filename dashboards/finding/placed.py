"""A measure and a place in one search: "Kinderarmut in Gelsenkirchen" leads to the figure there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlsplit, urlunsplit

from dashboards.finding import asked_words
from dashboards.finding.ranking import Entry, Index
from dashboards.pages import PAGES

_LONGEST_PLACE = 3
"""Words of the longest name of an area that is looked for."""
_MOST = 4
"""Figures of one area."""


@dataclass(frozen=True)
class Placed:
    """Figures inside areas, and the words that name neither."""

    entries: tuple[Entry, ...] = ()
    missed: tuple[str, ...] = ()


def figures(index: Index, words: list[str]) -> Placed:
    """Figures and measures that some of the words name, each inside an area that others name.

    Args:
        index: everything that can be found.
        words: of a question, those that name something.
    """
    for place, rest in _split(words):
        areas = [entry for entry in index.called(place) if entry.kind == "area"]
        if not areas:
            continue
        found, missed = asked_words.most(index, rest, fits=_is_figure_of_areas)
        best = tuple(islice(found.entries, _MOST))
        if best:
            return Placed(tuple(_inside(one, area) for area in areas for one in best), missed)
    return Placed()


def _split(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Some words beside each other, the longest first, and the others."""
    for count in range(min(_LONGEST_PLACE, len(words) - 1), 0, -1):
        for start in range(len(words) - count, -1, -1):
            end = start + count
            yield " ".join(words[start:end]), words[:start] + words[end:]


def _is_figure_of_areas(entry: Entry) -> bool:
    """Its page lets areas be chosen."""
    path = urlsplit(entry.href).path
    return entry.kind in asked_words.FIGURES and any(
        page.path == path and "area" in page.filters for page in PAGES.values()
    )


def _inside(entry: Entry, area: Entry) -> Entry:
    address, chosen = urlsplit(entry.href), urlsplit(area.href).query
    query = "&".join(part for part in (chosen, address.query) if part)
    href = urlunsplit(address._replace(query=query))
    return replace(entry, label=f"{entry.label} · {area.label}", href=href)
