"""What a search is answered with: the best hits of every kind, and which records of the lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboards.finding import asked_words, entries
from dashboards.finding.placed import Placed, figures
from dashboards.finding.ranking import Entry, Found, Index, words_of
from dashboards.language.i18n import language
from dashboards.pages.base import Visit
from queries import areas
from queries.filters import FilterState

_MOST = 12
_MOST_OF_A_KIND = 4
LONGEST = 200
"""Signs of a search that are read."""


def everything(visit: Visit, text: str) -> dict[str, Any]:
    """The best hits among everything that has a name.

    Of one kind no more than a few stand in front, so that none hides the others. Where nothing has
    all the words, those of a question that name something are sought: a figure may have some and an
    area the others, and what nothing has is named.
    """
    index = entries.index(visit)
    found = index.find(text[:LONGEST])
    words = asked_words.content(index, text[:LONGEST])
    placed = figures(index, words, _years(visit))
    if not all(entry.kind == "help" for entry in found.entries):
        return _told(text, *_with(placed, found, text))
    missed = placed.missed
    if placed.entries:
        found = Found((*placed.entries, *found.entries))
    elif words:
        found, missed = _some(index, words, found)
    typed = {word: one for one in text[:LONGEST].split() for word in words_of(one)}
    left_out = [typed.get(word, index.written(word)).strip(",;.:!?") for word in missed]
    return _told(text, found, _mixed(found.entries), left_out)


def _with(placed: Placed, found: Found, text: str) -> tuple[Found, tuple[Entry, ...]]:
    """What has all the words, and before it what is read from them unless that leaves any out."""
    is_named = words_of(found.entries[0].label) == words_of(text)
    if not placed.entries or placed.missed or is_named:
        return found, _mixed(found.entries)
    entries = tuple(dict.fromkeys((*placed.entries, *found.entries)))
    return Found(entries), _mixed(entries)


def _years(visit: Visit) -> tuple[str, ...]:
    """The calendar years that the data speak of."""
    months = areas.months(visit.scope.with_filters(FilterState()))
    if months is None:
        return ()
    first, last = (int(month[:4]) for month in months)
    return tuple(str(year) for year in range(first, last + 1))


def _some(index: Index, words: list[str], help_: Found) -> tuple[Found, tuple[str, ...]]:
    """What has all or most words of a question before the help, or the spelling that is meant.

    A figure may have one word less than others have: a question asks for a number.
    """
    meant = index.find(" ".join(words))
    shown, missed = asked_words.most(index, words, fits=lambda entry: entry.kind != "help")
    if meant.suggestions and (missed or not shown.entries):
        spelled = (" ".join(map(index.written, words_of(one))) for one in meant.suggestions)
        return Found(help_.entries, tuple(spelled)), ()
    numbers, left_out = asked_words.most(
        index, words, fits=lambda one: one.kind in asked_words.FIGURES
    )
    if numbers.entries and len(left_out) <= len(missed) + 1:
        shown, missed = numbers, left_out
    if missed and help_.entries:
        return help_, ()
    return Found(tuple(dict.fromkeys((*shown.entries, *meant.entries, *help_.entries)))), missed


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


def _told(
    text: str, found: Found, shown: tuple[Entry, ...], missed: Sequence[str] = ()
) -> dict[str, Any]:
    return {
        "query": text[:LONGEST],
        "count": len(found.entries),
        "hits": [_hit(entry) for entry in shown],
        "suggestions": list(found.suggestions),
        "missed": list(missed),
    }


def _hit(entry: Entry) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "kind_name": str(entries.KINDS[entry.kind]),
        "label": entry.label,
        "more": entry.more,
        "address": entry.href,
        **({"said": {"lang": "de"}} if _is_german(entry) else {}),
    }


def _is_german(entry: Entry) -> bool:
    """Titles of projects are German on pages in English too."""
    return entry.kind in entries.LISTS and language() != "de"
