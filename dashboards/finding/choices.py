"""What a question chooses: areas, values of the choice, a Baustein and calendar years in its words.

"Geld Baustein 3 2020" chooses a Baustein and a year; what is left of it names a figure. How figures
are found inside a choice is `dashboards.finding.placed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, product
from urllib.parse import parse_qsl, urlsplit

from dashboards.finding.ranking import Entry, Index
from queries.filters import OUTCOMES, bar, filters_on

_LONGEST_NAME = 4
"""Words of the longest name that is looked for."""
_MOST_READINGS = 6
_YEAR = re.compile(r"(19|20)[0-9]{2}")


@dataclass(frozen=True)
class Reading:
    """One way to read a question.

    Attributes:
        values: per key of the address what is chosen, in the order in which it was named.
        names: what that is called.
        years: the calendar years named.
        rest: the words that choose nothing.
    """

    values: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many things are chosen."""
        return len(self.values) + len(self.years)

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The values by key, those of one key together."""
        found: dict[str, tuple[str, ...]] = {}
        for key, value in self.values:
            found[key] = (*found.get(key, ()), value)
        return found


def readings(index: Index, words: list[str]) -> list[Reading]:
    """Every way to read the words of a question in which something is chosen, likely ones first.

    Args:
        index: everything that can be found.
        words: of a question, those that name something.
    """
    parts = list(_parts(index, words))
    years = tuple(part for part in parts if isinstance(part, str) and _YEAR.fullmatch(part))
    rest = tuple(part for part in parts if isinstance(part, str) and part not in years)
    several = [part for part in parts if not isinstance(part, str)]
    found = []
    for taken in islice(product(*several), _MOST_READINGS):
        keys = tuple(pair for entry in taken for pair in _values(entry))
        names = tuple(entry.label for entry in taken)
        found.append(Reading(tuple(dict.fromkeys(keys)), names, years, rest))
    return [reading for reading in found if reading.count]


def _parts(index: Index, words: list[str]) -> Iterator[str | tuple[Entry, ...]]:
    """The words, with those that are the name of something to choose in its place."""
    start = 0
    while start < len(words):
        for count in range(min(_LONGEST_NAME, len(words) - start), 0, -1):
            named = _named(index, words[start : start + count])
            if named:
                yield named
                start += count
                break
        else:
            yield words[start]
            start += 1


def _named(index: Index, words: list[str]) -> tuple[Entry, ...]:
    """What the words are the whole name of: areas, else values."""
    found = index.called(" ".join(words))
    areas = tuple(entry for entry in found if entry.kind == "area")
    return areas or tuple(entry for entry in found if entry.kind == "value" and _says_all(entry))


def _says_all(entry: Entry) -> bool:
    """It narrows every figure, and is all that its word means.

    A target group does not narrow applications; "bewilligt" also means what runs by now.
    """
    narrowing = {key for button in filters_on() for key in bar()[button]}
    return all(
        key in narrowing and (key != "status" or (value,) in OUTCOMES.values())
        for key, value in _values(entry)
    )


def _values(entry: Entry) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(entry.href).query)


def without_years(reading: Reading) -> Reading:
    """The same with the years as words that choose nothing."""
    return replace(reading, years=(), rest=(*reading.rest, *reading.years))
