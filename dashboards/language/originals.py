"""What is German on pages in English too: where a text quotes it, it is a part that says so.

An office may deliver a word, an indicator, an event without English; sources, publications and the
programme itself have German names. Whoever has a page read aloud hears them in German only where
they are marked. Names of places, of Quartiere and of bodies are names, and read as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import NamedTuple

from dashboards.language.i18n import language
from data import facts

#: German phrases in our own English texts and in the English names of shipped sources.
_OURS = (
    "Zusammen im Quartier – Kinder stärken – Zukunft sichern",
    "Zusammen im Quartier – Kinder stärken, Zukunft sichern",
    "Kinder stärken – Zukunft sichern",
    "Zusammen im Quartier",
    "Laufende Raumbeobachtung des BBSR, Statistik der Bundesagentur für Arbeit",
    "Statistik der Bundesagentur für Arbeit",
    "Statistikportal: Sozialleistungen nach SGB II in Nordrhein-Westfalen",
    "Freie Wohlfahrtspflege NRW, Arbeitslosenreport NRW",
    "Deutschlandatlas",
    "Bildungsbericht Ruhr",
    "Agentur für Arbeit",
    "Förderdatenbank",
)
_SOURCE_SEPARATOR = "; "
_HELD = 4
"""Versions whose phrases are remembered."""


class Part(NamedTuple):
    """A piece of a text; `lang` is "" where it is in the language of the text."""

    text: str
    lang: str = ""


def known() -> tuple[str, ...]:
    """The phrases that are German on pages in English, longer ones first; () on German pages."""
    return () if language() == "de" else _phrases(facts.in_use())


def parts(text: str) -> list[Part]:
    """A text in pieces, what it quotes in German being pieces of their own."""
    if language() == "de":
        return [Part(text)]
    found, start = [], 0
    for one in _pattern(facts.in_use()).finditer(text):
        found += [Part(text[start : one.start()]), Part(one[0], "de")]
        start = one.end()
    return [part for part in (*found, Part(text[start:])) if part.text] or [Part(text)]


def as_html(text: str) -> str:
    """A text as HTML, escaped, with what it quotes in German as elements that say so."""
    return "".join(
        f'<span lang="{part.lang}">{escape(part.text, quote=False)}</span>'
        if part.lang
        else escape(part.text, quote=False)
        for part in parts(text)
    )


@lru_cache(_HELD)
def _pattern(held: facts.Facts) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _phrases(held)))})(?!\w)")


@lru_cache(_HELD)
def _phrases(held: facts.Facts) -> tuple[str, ...]:
    found = {*_OURS, *(text for text in _delivered(held) if any(map(str.isalpha, text)))}
    return tuple(sorted(found, key=lambda text: (-len(text), text)))


def _delivered(held: facts.Facts) -> Iterator[str]:
    """Words without English, and who published what."""
    yield from (one.german for one in held.codes if not one.english)
    yield from (one.german for one in held.indicators.values() if not one.english)
    yield from (one.german for one in held.events if not one.english)
    yield from (one.source for one in held.rounds)
    yield from held.published_source.split(_SOURCE_SEPARATOR)
    for sources in held.delivered.values():
        yield from sources
