"""Questions as people type them: which of their words name something.

"Wie viele Anträge gab es in Münster?" asks for "Anträge Münster". Words that only hold a sentence
together are left out, the usual endings of a word are, and what people call a thing is read as what
it is called here. Both languages at once: who reads English still types German names.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from dashboards.finding.ranking import Entry, Found, Index, stem, words_of

_SAID = frozenset(
    words_of(
        """
        wie viele viel was passiert passieren wenn falls endet enden wo wer wann warum
        welche welcher welches welchen welchem gab gibt geben es ist sind war waren wird
        werden wurde wurden worden hat haben hatte hatten habe kann können soll sollen ich
        wir man mir uns sie er bitte zeige zeig zeigen finde suche in im ins an am auf aus
        bei beim für von vom zu zum zur mit nach seit bis über um unter der die das den dem
        des ein eine einen einem einer eines und oder je pro als denn so sich dort hier
        insgesamt alle aller allen dieser diese dieses kein keine keinen keiner nicht ohne
        bekam bekamen bekommt bekommen erhielt erhielten erhält erhalten erhalt ging gingen
        geht kam kamen stellte stellten gestellt hoch liegt lag läuft welch gegeben nrw
        nordrhein westfalen landesweit happens happen if ends end how many much what where
        which who when why were is are do does did has have had be been the a of on at for
        from to with and or by per show me find us there i we they it its get gets got
        receive received receives go goes went give gave no not without any all this that
        these those as than into about since until high mein meine meinem meinen meiner meines
        my mine like meisten meiste wenigsten höchste höchsten niedrigste niedrigsten most fewest
        highest lowest arbeiten arbeitet work works
        """
    )
)
_CALLED = {
    "geld": "mittel",
    "gelder": "mittel",
    "euro": "mittel",
    "fordermittel": "mittel",
    "fordergeld": "mittel",
    "fordergelder": "mittel",
    "forderung": "mittel",
    "projekt": "vorhaben",
    "projekte": "vorhaben",
    "projekten": "vorhaben",
    "stadte": "kreise",
    "money": "funds",
    "funding": "funds",
    "grants": "funds",
    "unterscheiden": "vergleich",
    "unterscheidet": "vergleich",
    "unterschied": "vergleich",
    "unterschiede": "vergleich",
    "vergleichen": "vergleich",
    "compare": "compared",
    "comparison": "compared",
    "difference": "compared",
    "differ": "compared",
    "cities": "kreise",
    "districts": "kreise",
}
"""What people call a thing, and what it is called on the pages where the first finds nothing."""
_HEADS = frozenset({"kind", "kinder", "kindern", "kopf", "child", "children", "head"})
"""Whom a rate is about: its name says of what age they are."""
_BASES = frozenset({"1000", "10000"})
_MOST_WORDS = 6
FIGURES = ("chart", "measure")
"""Kinds of entries that show numbers."""


def content(index: Index, text: str) -> list[str]:
    """The words of a question that name something, as they are found, each once.

    Args:
        index: everything that can be found.
        text: what somebody typed.
    """
    typed = [word for word in dict.fromkeys(words_of(text)) if word not in _SAID]
    words = [
        word
        for before, word in zip(["", *typed], typed, strict=False)
        if not (word in _HEADS and before in _BASES)
    ]
    found = [_CALLED.get(word, word) for word in words]
    return [
        called if index.has(called) else word for word, called in zip(words, found, strict=True)
    ][:_MOST_WORDS]


def most(
    index: Index, words: list[str], *, fits: Callable[[Entry], bool] = lambda _entry: True
) -> tuple[Found, tuple[str, ...]]:
    """The entries that have as many of the words as any has, and the words that are left out.

    Args:
        index: everything that can be found.
        words: at least one of them is kept; without their endings where they are found so alone.
        fits: whether an entry is one of those that are looked for.
    """
    for count in range(len(words)):
        for without in reversed(list(combinations(words, count))):
            kept = [word for word in words if word not in without]
            for sought in (kept, [stem(word) for word in kept]):
                entries = tuple(filter(fits, index.find(" ".join(sought)).entries))
                if entries:
                    return Found(entries), without
    return Found(()), ()
