"""What an office decides, one by one: a code, a round, an indicator, an event."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Code:
    """An entry of a code list; `english` is empty where none was given.

    How sentences use it, where that is stated: `in_sentence` ("in der Kita", "mit dem Jugendamt"),
    `way` ("zur Schule"), each in German and English; `hyphenation`, the German word with | where a
    narrow column may break it. `role`: what the program does with it beside counting.
    """

    list: str
    code: str
    german: str
    english: str
    group: str = ""
    in_sentence: tuple[str, str] = ("", "")
    way: tuple[str, str] = ("", "")
    hyphenation: str = ""
    role: str = ""

    def word(self, *, is_english: bool) -> str:
        """The reader's word: German where there is no English."""
        return (self.english if is_english else "") or self.german

    def narrow(self, *, is_english: bool) -> str:
        """The word with soft hyphens where it may break."""
        if is_english or not self.hyphenation:
            return self.word(is_english=is_english)
        return self.hyphenation.replace("|", SOFT_HYPHEN)


@dataclass(frozen=True)
class Round:
    """A funding round: building blocks on offer, its months, the days of its call where known.

    `funds_per_year_eur`: the programme's money of a year, state and ESF together.
    """

    code: str
    blocks: tuple[int, ...]
    first_month: str
    last_month: str
    call_opened: dt.date | None = None
    call_closed: dt.date | None = None
    own_municipal_percent: float | None = None
    own_other_percent: float | None = None
    funds_per_year_eur: float | None = None
    source: str = ""


@dataclass(frozen=True)
class Indicator:
    """A row of the catalogue. `bounds` are the limits of its classes on a map, where stated."""

    id: str
    german: str
    english: str
    unit: str
    decimals: int = 1
    direction: str = "neither"
    topic: str = ""
    description: str = ""
    rights: str = ""
    bounds: tuple[float, ...] = ()
    origin: str = ""

    def word(self, *, is_english: bool) -> str:
        """The reader's name: German where there is no English."""
        return (self.english if is_english else "") or self.german


@dataclass(frozen=True)
class Event:
    """A note on the time line: months as 'YYYY-MM', `ags` and `figure` empty where it is of all."""

    first_month: str
    last_month: str
    german: str
    english: str = ""
    ags: str = ""
    figure: str = ""

    def word(self, *, is_english: bool) -> str:
        """The reader's text: German where there is no English."""
        return (self.english if is_english else "") or self.german
