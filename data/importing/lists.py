"""What cleaning compares with: code lists in every spelling that counts, and the known areas."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, lru_cache

from data import contracts, facts
from data.importing.folding import fold


@dataclass(frozen=True)
class CodeList:
    """One code list: folded spelling to code, the official spellings, and the words to show."""

    by_spelling: dict[str, str]
    official: frozenset[str]
    words: dict[str, str]

    def names(self) -> dict[str, str]:
        """Everything that may stand in a cell, to the German word that is shown for it."""
        return {spelling: self.words[code] for spelling, code in self.by_spelling.items()}


def code_list(name: str) -> CodeList:
    """The code list of that name, as the facts in use have it."""
    return _code_list(tuple(facts.in_use().lists.get(name, {}).values()))


@lru_cache(100)
def _code_list(entries: tuple[facts.Code, ...]) -> CodeList:
    by_spelling: dict[str, str] = {}
    for entry in entries:
        for spelling in filter(None, (entry.german, entry.english, entry.code)):
            by_spelling[_loosely(spelling)] = entry.code
    return CodeList(
        by_spelling=by_spelling,
        official=frozenset(s for e in entries for s in (e.german, e.english, e.code)),
        words={entry.code: entry.german for entry in entries},
    )


def _loosely(text: str) -> str:
    """Folded, and without the signs that nobody types the same way twice."""
    return " ".join(fold(text).translate(str.maketrans("", "", "().'’\"„“")).split())


def find_code(name: str, text: str) -> str | None:
    """The code a cell's text means, or nothing."""
    return code_list(name).by_spelling.get(_loosely(text))


@cache
def areas() -> dict[str, str]:
    """Name by key: the state, 5 regions, 53 districts and 396 municipalities."""
    named = {"05": "Nordrhein-Westfalen"}
    for file, key in (("kreise_nrw.csv", "ags"), ("gemeinden_nrw.csv", "ags")):
        with (contracts.REFERENCE_FOLDER / file).open(encoding="utf-8-sig", newline="") as rows:
            for row in csv.DictReader(rows):
                named[row[key]] = row["name"]
                if "regierungsbezirk_ags" in row:
                    named[row["regierungsbezirk_ags"]] = row["regierungsbezirk"]
    return named


@cache
def municipalities_named() -> dict[str, tuple[str, ...]]:
    """Keys of the municipalities by folded name; more than one where a name is not enough."""
    named: dict[str, tuple[str, ...]] = {}
    for ags, name in areas().items():
        if len(ags) == 8:
            named[fold(name)] = (*named.get(fold(name), ()), ags)
    return named
