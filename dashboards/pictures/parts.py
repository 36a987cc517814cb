"""What pictures are made of: roles, units, texts, labels, ticks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Role = Literal["mark", "rest", "block-1", "block-2", "block-3", "whole"]
"""What a mark stands for: what the words speak of, the others, a Baustein, and what the others are
held against (the state beside its Kreise)."""

BLOCK_ROLES: dict[int, Role] = {1: "block-1", 2: "block-2", 3: "block-3"}

Kind = Literal["count", "eur", "percent", "days", "number"]


class Unit(NamedTuple):
    """What values are in, as a spreadsheet must know it.

    Attributes:
        kind: what is counted or measured.
        decimals: how many are shown.
        is_short: large sums are written in millions.
    """

    kind: Kind = "count"
    decimals: int = 0
    is_short: bool = False


COUNT = Unit()
EUR = Unit("eur")
EUR_SHORT = Unit("eur", 0, is_short=True)
PERCENT = Unit("percent", 1)
WHOLE_PERCENT = Unit("percent")
DAYS = Unit("days")


class Text(NamedTuple):
    """What is read at a mark: first what is stressed, then the rest. Either may be empty."""

    strong: str
    rest: str = ""

    @property
    def plain(self) -> str:
        """Without emphasis."""
        return self.strong + self.rest


def quiet(text: str) -> Text:
    """A text of which nothing is stressed."""
    return Text("", text)


def stressed(template: str, **values: str) -> Text:
    """A translated sentence with one value, which is stressed: "{days} days".

    What stands before the value is stressed with it.
    """
    ((name, value),) = values.items()
    before, _place, after = template.partition("{" + name + "}")
    return Text(before + value, after)


@dataclass(frozen=True)
class Label:
    """What a row or column is called.

    Attributes:
        text: its name.
        second: a small line below it.
        block: the Baustein it is about, shown as its number in a square.
        side: "A" or "B", where it is one of two that are compared.
    """

    text: str
    second: str = ""
    block: int | None = None
    side: str = ""

    @property
    def plain(self) -> str:
        """In one line, as files and readers of a screen say it."""
        first = " ".join(f"{self.block or ''} {self.text} {self.side}".split())
        return f"{first} ({self.second})" if self.second else first


class Tick(NamedTuple):
    """A value on an axis or in a legend, with its text."""

    value: float
    text: str


class Month(NamedTuple):
    """A month along the bottom: 'YYYY-MM', its short name where it has one, its year where new."""

    month: str
    name: str = ""
    year: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One column of small multiples; values, texts, `rows` and `held` as in a picture."""

    heading: Label
    role: Role
    values: tuple[float | None, ...]
    texts: tuple[Text, ...]
    unit: Unit = COUNT
    rows: tuple[int, ...] = ()
    held: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Axis:
    """One axis: what it measures, where it begins and ends, its median with words, its ticks."""

    title: str
    end: float
    ticks: tuple[Tick, ...]
    start: float = 0
    median: Tick | None = None


@dataclass(frozen=True, kw_only=True)
class Point:
    """One point: where it lies, whose it is, what is said of it, and how large it is.

    `is_hollow` is one with nothing, `is_named` one whose name stands beside it.
    """

    x: float
    y: float
    name: str
    words: str
    size: float = 1
    is_hollow: bool = False
    is_named: bool = False
    row: int | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """Words at a place: that of an area, or one by its coordinates."""

    name: str
    text: str
    ags: str = ""
    x: float | None = None
    y: float | None = None


State = Literal["held", "missing"]


class Event(NamedTuple):
    """A note on the time line: its first and last month by their position, and its words."""

    first: int
    last: int
    words: str


class Area(NamedTuple):
    """One area: its class from 0 or why it has none, its text, its words and its table row."""

    kind: int | State
    text: str
    words: str
    row: int


@dataclass(frozen=True, kw_only=True)
class Symbol:
    """One circle on a map."""

    x: float
    y: float
    value: float
    words: str
    row: int
    is_approximate: bool = False


class Toggle(NamedTuple):
    """What a heading chooses: a key of the filter and its value."""

    key: str
    value: str


class Cell(NamedTuple):
    """One cell of a heat map: as `Area`, without words; no row where nothing can be chosen.

    `content` is a number, written by who draws it in the reader's language, or a sign.
    """

    kind: int | State
    content: int | str = ""
    row: int | None = None


@dataclass(frozen=True, kw_only=True)
class HeatColumn:
    """One column of a heat map; `name` is its whole name where the label is short."""

    label: str
    name: str = ""
    toggle: Toggle | None = None


@dataclass(frozen=True, kw_only=True)
class HeatRow:
    """One row of a heat map: what it is called, its cells, their sum, and where it leads."""

    label: str
    cells: tuple[Cell, ...]
    total: str = ""
    toggle: Toggle | None = None
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class HeatGroup:
    """Rows of a heat map that belong together."""

    label: str
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One line of a comparison: its texts, and how far each value lies along it, from 0 to 1."""

    label: str
    places: tuple[float | None, ...]
    texts: tuple[str, ...]
