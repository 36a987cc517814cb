"""What of an address was dropped, to be told above the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

_LONGEST_ECHO = 40
MOST_NOTICES = 20
"""Pieces of an address that are named one by one; a longer list would help nobody."""


@dataclass(frozen=True)
class Notice:
    """One piece of an address that was dropped; the value is shortened and never markup.

    `more` says how many others were dropped that are not named; then key and value are empty.
    `why` says what is special: a data version that is not there, or that cannot be read.
    """

    key: str
    value: str
    more: int = 0
    why: Literal["", "not-kept", "not-readable"] = ""


def named(dropped: list[Notice]) -> tuple[Notice, ...]:
    """Each piece once, and how many more there are than are named."""
    different = tuple(dict.fromkeys(dropped))
    if len(different) <= MOST_NOTICES:
        return different
    return (*different[:MOST_NOTICES], Notice("", "", more=len(different) - MOST_NOTICES))


def notice(key: str, value: str) -> Notice:
    """One piece, shortened."""
    return Notice(key[:_LONGEST_ECHO], value[:_LONGEST_ECHO])
