"""What cleaning compares with: code lists in every spelling that counts, and the known areas."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from data import contracts, facts
from data.importing.folding import fold

_AGE_WORDS = re.compile(r" ?(?:jahren?|jaehrige|j\.|years?(?: old)?|yrs?)(?= |$)", re.ASCII)
_FROM = re.compile(
    r"(?:ab|from) (\d{1,3})|(\d{1,3})(?: und| u\.?| and)? (?:aelter|mehr|older|over|more)", re.ASCII
)
_SPAN = re.compile(r"(\d{1,4})(?:-|/| bis | to )(\d{1,4})", re.ASCII)
_KREIS = re.compile(r"^(?:kreis|staedteregion) ")
_BRACKET = re.compile(r" \(.*\)$")


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
    by_spelling = code_list(name).by_spelling
    return by_spelling.get(_loosely(text)) or by_spelling.get(_as_range(fold(text)))


def _as_range(folded: str) -> str:
    """A span of years as lists write it: 6-9 for „6 bis 9 Jahre“, 25+ for „ab 25“, 2018-2020."""
    bare = _AGE_WORDS.sub("", folded).strip()
    if match := _FROM.fullmatch(bare):
        return f"{int(match[1] or match[2])}+"
    if match := _SPAN.fullmatch(bare):
        first, last = match.groups()
        is_short = len(first) == 4 and len(last) == 2
        return f"{int(first)}-{first[:2] if is_short else ''}{last if is_short else int(last)}"
    return ""


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
def areas_named() -> dict[str, tuple[str, ...]]:
    """Keys of areas by what they are called, folded: „Kreis Unna“, and „Unna“, which two are."""
    named: dict[str, tuple[str, ...]] = {}
    for ags, name in areas().items():
        for one in dict.fromkeys(_called(ags, fold(name))):
            named[one] = (*named.get(one, ()), ags)
    return named


def _called(ags: str, folded: str) -> tuple[str, ...]:
    if len(ags) == 2:
        return folded, "nrw", "land nrw"
    if len(ags) == 3:
        return f"regierungsbezirk {folded}", f"reg.-bez. {folded}", f"bezirk {folded}", folded
    if len(ags) == 5:
        return folded, _KREIS.sub("", folded)
    return folded, _BRACKET.sub("", folded)
