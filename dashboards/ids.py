"""Every component id: constants and small functions, so that a typing error is an import error."""

from __future__ import annotations

ADDRESS = "address"
FRAME = "frame"
ANSWER = "answer"
OPENING = "opening"
SHOWN = "shown"
APPLIED = "applied"
OPTIONS = "filter-options"
WORDS = "words"
MAIN = "main"
LIVE = "live"
CHIPS = "chips"
COUNT = "choice-count"
NOTICES = "notices"
SUMMARY = "summary"
TRAIL = "trail"
HINTS = "hints"


def part(chart_id: str, name: str) -> str:
    """A part of a card: `applications-by-month--figure`."""
    return f"{chart_id}--{name}"


def control(key: str, kind: str = "list") -> dict[str, str]:
    """A control of the filter bar, found by pattern.

    `kind` is "area" for areas that are narrowed.
    """
    return {"type": "filter", "kind": kind, "key": key}


def ticks(key: str) -> dict[str, str]:
    """Boxes whose ticks the address learns of from the browser's half alone."""
    return {"type": "ticks", "kind": "list", "key": key}


def pick(key: str) -> str:
    """The button that opens one filter."""
    return f"pick-{key}"
