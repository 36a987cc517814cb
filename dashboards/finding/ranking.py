"""How words find entries: whole words first, then beginnings, then inside words; typos are mended.

Pure, and the only place that decides what a search finds: the search in the head and the lists of
records ask it alike. What there is to be found stands in `dashboards.finding.entries`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "oe", "œ": "oe", "ı": "i"})
#: Written-out umlauts; after a vowel or q the e is a letter of its own (neu-e, Qu-elle).
_WRITTEN_OUT = re.compile(r"(?<![aeiouq])([aou])e")
#: What stands between the digits of a large number: "1.000" is found as "1000" and the other way.
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[.,\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
#: What tells a town from others of its name: "Münster (Stadt)" is named whole by "Münster".
_WHAT_KIND = re.compile(r" \([^()]*\)$")
#: And a Kreis or Regierungsbezirk from a town of its name: what is left is what people say.
_WHICH_KIND = re.compile(r"^(?:kreis|regierungsbezirk|building) ")
_ENDINGS = ("en", "es", "er", "em", "n", "s", "e")
_SHORTEST_STEM = 4
#: A word that ends in an area of so many letters, as Altenessen in Essen, may mean that one.
_SHORTEST_PART = 5
_WORD = re.compile(r"[^\W_]+")
#: Shorter words occur inside of too many others to mean something there.
_SHORTEST_INSIDE = 3
#: Shorter words are not mended: every other word is near them.
_SHORTEST_MENDED = 4
_NEAR = 0.7
"""How alike a word must be to be suggested: one slip in four letters, two in seven."""
_MOST_WORDS = 12
_MOST_SUGGESTED = 3
_WHOLE, _BEGINNING, _INSIDE = range(3)


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """The text as it is compared: small letters without accents, umlauts and ß however typed.

    "Düsseldorf", "Duesseldorf" and "Dusseldorf" are one spelling, so are "Straße" and "Strasse".
    """
    joined = _BETWEEN_DIGITS.sub("", unicodedata.normalize("NFC", text))
    small = joined.casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", small)
    return _WRITTEN_OUT.sub(r"\1", "".join(one for one in plain if not unicodedata.combining(one)))


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _WORD.findall(folded(text))


def stem(word: str) -> str:
    """The word without its ending; beginnings are found, so "abgelehnt" finds every form of it."""
    stems = (word.removesuffix(end) for end in _ENDINGS if word.endswith(end))
    return next((one for one in stems if len(one) >= _SHORTEST_STEM), word)


def _stems(text: str) -> str:
    return " ".join(map(stem, text.split()))


@dataclass(frozen=True)
class Entry:
    """One thing that can be found.

    Attributes:
        kind: what it is, one of the kinds in `entries`.
        label: its name.
        href: the address that shows it.
        more: what stands beside the name, found less readily than the name itself.
        words: what it is found by besides, without being shown.
        number: of a record in its list, else None.
    """

    kind: str
    label: str
    href: str
    more: str = ""
    words: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Found:
    """What a search gave: the entries, best first, and mended spellings where there are none."""

    entries: tuple[Entry, ...]
    suggestions: tuple[str, ...] = ()


@dataclass
class Index:
    """Entries by the words they can be found by.

    Where entries fit equally well they keep the order they were given in.
    """

    entries: Sequence[Entry]
    _named: dict[str, list[int]] = field(default_factory=dict)
    _told: dict[str, list[int]] = field(default_factory=dict)
    _labels: list[str] = field(default_factory=list)
    #: Names as they are, without what tells their kind, and without endings: where they stand.
    _called: dict[str, list[int]] = field(default_factory=dict)
    #: The words as people write them, by their spelling here: what is suggested.
    _written: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, entry in enumerate(self.entries):
            self._labels.append(" ".join(words_of(_WHAT_KIND.sub("", entry.label))))
            self._add(self._named, place, entry.label)
            label = self._labels[place]
            short = _WHICH_KIND.sub("", label)
            for name in dict.fromkeys((label, short, _stems(label), _stems(short))):
                self._called.setdefault(name, []).append(place)
            self._add(self._told, place, f"{entry.more} {entry.words}")

    def _add(self, postings: dict[str, list[int]], place: int, text: str) -> None:
        for written in dict.fromkeys(_WORD.findall(text)):
            for word in words_of(written):
                self._written.setdefault(word, written)
        # Of the whole text: signs like "½" or a letter in a circle are words only when folded.
        for word in dict.fromkeys(words_of(text)):
            self._written.setdefault(word, word)
            postings.setdefault(word, []).append(place)

    def find(self, text: str) -> Found:
        """The entries in which every word of the text occurs, best first.

        Args:
            text: what somebody typed; any length, any signs.
        """
        wanted = list(dict.fromkeys(words_of(text)))[:_MOST_WORDS]
        if not wanted:
            return Found(())
        hits = [self._hits(word) for word in wanted]
        everywhere = set(hits[0]).intersection(*hits[1:])
        if not everywhere:
            return Found((), self._mended(text, wanted, hits))
        whole = " ".join(words_of(text))

        def rank(place: int) -> tuple[int, int, bool, int, int]:
            qualities = [hit[place] for hit in hits]
            how = [quality for quality, _away in qualities]
            away = sum(away for _quality, away in qualities)
            return max(how), sum(how), self._labels[place] != whole, away, place

        return Found(tuple(self.entries[place] for place in sorted(everywhere, key=rank)))

    def has(self, word: str) -> bool:
        """Whether the word, as it is compared, occurs anywhere as a word or as its beginning."""
        return any(known.startswith(word) for known in self._written)

    def written(self, word: str) -> str:
        """A word as people write it; itself where it occurs nowhere."""
        return self._written.get(word, word)

    def called(self, text: str) -> list[Entry]:
        """The entries whose whole name the text is, best first; else but for the words' endings.

        A Kreis or Regierungsbezirk is also called by its name alone, after the town of that name.
        """
        whole = " ".join(words_of(text))
        places = self._called.get(whole) or self._called.get(_stems(whole), [])
        ranked = sorted(places, key=lambda place: self._labels[place] != whole)
        return [self.entries[place] for place in ranked]

    def _hits(self, wanted: str) -> dict[int, tuple[int, int]]:
        """Per entry how well a word fits: as a whole word, a beginning or inside; name or not."""
        spelled: tuple[list[str], ...] = ([], [], [])
        for word in self._written:
            if word == wanted:
                spelled[_WHOLE].append(word)
            elif word.startswith(wanted):
                spelled[_BEGINNING].append(word)
            elif len(wanted) >= _SHORTEST_INSIDE and wanted in word:
                spelled[_INSIDE].append(word)
        found: dict[int, tuple[int, int]] = {}
        for quality, words in enumerate(spelled):
            for away, postings in enumerate((self._named, self._told)):
                for word in words:
                    for place in postings.get(word, ()):
                        found.setdefault(place, (quality, away))
        return found

    def _mended(self, text: str, wanted: Iterable[str], hits: Iterable[object]) -> tuple[str, ...]:
        """The text with every word that occurs nowhere replaced by one that does, nearest first.

        Several spellings are offered for the first such word only.
        """
        unknown = [word for word, found in zip(wanted, hits, strict=True) if not found]
        near = {word: self._nearest(word) for word in unknown}
        if not unknown or not all(near.values()):
            return ()
        texts = []
        for first in near[unknown[0]]:
            mended = {word: others[0] for word, others in near.items()} | {unknown[0]: first}
            texts.append(
                " ".join(
                    mended.get(word, written)
                    for written in _WORD.findall(text)
                    for word in ("".join(words_of(written)),)
                )
            )
        return tuple(texts)

    def _nearest(self, word: str) -> list[str]:
        """The words as people write them that a mistyped one may have meant, nearest first."""
        if len(word) < _SHORTEST_MENDED or word.isdigit():
            return []
        ends = (word[start:] for start in range(1, len(word) - _SHORTEST_PART + 1))
        towns = [end for end in ends if any(one.kind == "area" for one in self.called(end))]
        near = process.extract(
            word,
            list(self._written),
            scorer=OSA.normalized_similarity,
            score_cutoff=_NEAR,
            limit=_MOST_SUGGESTED,
        )
        meant = dict.fromkeys((*towns[:1], *(found for found, _likeness, _place in near)))
        return [self.written(found) for found in list(meant)[:_MOST_SUGGESTED]]
