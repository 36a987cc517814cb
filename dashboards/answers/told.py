"""The answer as it travels, by its parts; the browser's types of it stand in `answer.d.ts`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict, final

from dashboards.choice.choice_words import Choice
from dashboards.choice.counted import Parts
from dashboards.pictures.wire import Json


class Loosening(TypedDict):
    """One press that takes a key out of the choice."""

    key: str
    label: str


class Empty(TypedDict):
    """What is not there, and what to loosen."""

    text: str
    loosen: list[Loosening]
    is_too_large: NotRequired[bool]


class Failure(TypedDict):
    """Why a card could not be made, and the number of the line in the log."""

    text: str
    number: str


class Table(TypedDict, total=False):
    """The rows of a card; they travel as `columns`, by their place."""

    head: Sequence[Sequence[str | int]]
    rows: Sequence[Sequence[Json]]
    columns: Mapping[str, Sequence[Json]]
    outside: list[int]
    total: list[str]
    toggles: list[list[list[str]]]
    links: list[str | None]
    chosen: list[int]


@final
class Card(TypedDict, total=False):
    """One chart; with `error` and `hash` alone where it could not be made."""

    hash: str
    headline: str
    title: str
    subtitle: str
    sentence: str
    base: Parts
    source: str
    picture: dict[str, Json]
    table: Table
    empty: Empty | None
    own_choice: str
    whole: str
    error: Failure


class Silent(TypedDict):
    """Cards that nothing matches, where they are many."""

    cards: list[str]
    text: str
    loosen: list[Loosening]


@final
class Lead(TypedDict):
    """What a page says above its cards."""

    summary: Parts


class Offered(TypedDict):
    """The values of buttons that may be pressed together: which are, and which fit."""

    shown: list[str]
    fitting: list[str]


class Answer(TypedDict):
    """Everything the visible page shows."""

    page: str
    search: str
    version: str
    cited: dict[str, str] | None
    profile: str
    choice: Choice
    lead: Lead
    trail: Sequence[Json]
    files: dict[str, str]
    cards: dict[str, Card]
    compared: NotRequired[list[list[str]]]
    nothing: NotRequired[Silent]
    offered: NotRequired[Offered]
    story: NotRequired[Mapping[str, object]]
