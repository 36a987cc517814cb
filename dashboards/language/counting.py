"""Counts inside a sentence, all in words or all in figures: "Zwei der fünf", "2 der 20".

A sentence whose counts are all up to twelve has them in words, any other in figures. What stands in
brackets, before a unit or behind "Baustein" is no count. "Ein" and "keine" fit both ways, and
German needs the noun's gender for them, so sentences bring them along. German also draws together
what a sentence was put together from: "im Rhein-Sieg-Kreis", "vom Kreis Lippe".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dashboards.language import formats
from dashboards.language.i18n import language

_MOST_IN_WORDS = 12
_BRACKETED = re.compile(r"\([^()]*\)|„[^“]*“|“[^”]*”")
_FIGURES = re.compile(
    r"(?<![\w.,:/€–−+±-])(?<!\bBaustein )(?<!\bblock )(?<!\b[Bb]lock )(?<!\bSchlüssel )"
    r"(?<!\bunter )(?<!\bunder )(?<!\bbelow )(?<!\bje )(?<!\bper )(?<!\bAuf )(?<!\bFor every )"
    r"(?:\d{1,3}(?:[.,]\d{3})+|\d{1,3})"
    r"(?![\w/–-]|[.,:]\d|[ \u00a0]?(?:%|€|Mio|million)"
    r"|[ \u00a0](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4})"
)
_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÄÖÜ\d„“])")
#: "Sieben von zehn" is an idiom whatever stands beside it.
_IDIOM = re.compile(r"\b\w+ von zehn\b|\b\w+ in ten\b", re.IGNORECASE)
#: Building blocks are called by their numbers.
_BLOCKS = re.compile(
    r"\b(?:Bausteinen?|building blocks) \d(?:, \d)*(?: (?:und|and) \d)?(?![\d.,]\d)"
)
_FEMININE = re.compile(r"(ion|ung|schaft|heit|keit|meinde|erson|eldung)$")
#: Of two that are known German says "die beiden", never "die zwei".
_BOTH = re.compile(
    r"\b(?:die|der|den|diese[nr]?) (2|zwei)(?= [A-ZÄÖÜ]|[a-zäöüß]+en [A-ZÄÖÜ])", re.I
)
_NOUN = re.compile(r"[ \u00a0]([^\W\d_][\w-]*)")

#: Before the name of an area; elsewhere the article may carry the stress.
_APART = re.compile(
    r"\b(in dem|von dem)(?= (?:Kreis [A-ZÄÖÜ]|Regierungsbezirk|[\w-]*[Kk]reis\b))", re.I
)
_TOGETHER = {
    "in dem": lambda text: text[0] + "m",
    "von dem": lambda text: text[0] + "om",
}

Change = tuple[int, int, str]


def alike(text: str) -> str:
    """A text whose sentences write their counts alike."""
    return _with(text, changes(text))


def alike_parts(parts: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The same for a text in parts, some of them bold."""
    found = changes("".join(text for text, _bold in parts))
    result, start = [], 0
    for text, is_bold in parts:
        end = start + len(text)
        own = [(a - start, b - start, new) for a, b, new in found if start <= a and b <= end]
        result.append((_with(text, own), is_bold))
        start = end
    return result


def _with(text: str, found: Sequence[Change]) -> str:
    for start, end, new in reversed(found):
        text = text[:start] + new + text[end:]
    return text


def changes(text: str) -> list[Change]:
    """What is to be written differently: from, to, and what stands there instead."""
    starts = [0, *(found.end() for found in _END.finditer(text))]
    return sorted([*_of_counts(text, starts), *_drawn_together(text)])


def _drawn_together(text: str) -> list[Change]:
    if language() != "de":
        return []
    return [
        (found.start(1), found.end(1), _TOGETHER[found[1].lower()](found[1]))
        for found in _APART.finditer(text)
    ]


def _of_counts(text: str, starts: Sequence[int]) -> list[Change]:
    return [
        (start + first, start + last, new)
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
        for first, last, new in _of_sentence(text[start:end])
    ]


def _of_sentence(text: str) -> list[Change]:
    masked = text
    for pattern in (_BRACKETED, _IDIOM, _BLOCKS):
        masked = pattern.sub(lambda found: "·" * len(found[0]), masked)
    both = list(_BOTH.finditer(masked)) if language() == "de" else []
    for one in both:
        masked = masked[: one.start(1)] + "·" * len(one[1]) + masked[one.end(1) :]
    return sorted([*((*one.span(1), "beiden") for one in both), *_alike_in(masked)])


def _alike_in(masked: str) -> list[Change]:
    """The counts of one sentence, where they do not all stand in words or all in figures."""
    figures = [(found, _value(found[0])) for found in _FIGURES.finditer(masked)]
    if all(count <= _MOST_IN_WORDS for _found, count in figures):
        return [
            (found.start(), found.end(), word)
            for found, count in figures
            if (word := _word(count, masked, found)) is not None
        ]
    in_words = _in_words(language())
    words = [
        (found, in_words[found[0].lower()])
        for found in re.finditer(r"[^\W\d_]+", masked)
        if found[0].lower() in in_words
    ]
    ones = [] if language() == "de" else [found for found, count in figures if count == 1]
    return sorted(
        [(found.start(), found.end(), formats.number(count)) for found, count in words]
        + [(found.start(), found.end(), _word(1, masked, found) or "") for found in ones]
    )


@cache
def _in_words(_code: str) -> dict[str, int]:
    """The counts that a sentence may have in words, by these words in the reader's language."""
    return {formats.small_count(count): count for count in range(2, _MOST_IN_WORDS + 1)}


def _value(figures: str) -> int:
    return int(re.sub(r"\D", "", figures))


def _word(count: int, text: str, found: re.Match[str]) -> str | None:
    """The count in words; None where it stays in figures."""
    if count == 0:
        return None
    word = formats.small_count(count)
    is_first = not text[: found.start()].strip()
    if count == 1 and language() == "de":
        noun = _NOUN.match(text, found.end())
        if not is_first or noun is None or not noun[1][0].isupper():
            return None
        word = "eine" if _FEMININE.search(noun[1]) else "ein"
    return word[:1].upper() + word[1:] if is_first else word
