"""Colours and fonts outside the browser: the same tokens as the page, read from the same file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

TOKENS = Path(__file__).parent.parent / "assets" / "styles" / "tokens.css"
DRAWN = (
    "font-text",
    "surface",
    "surface-sunk",
    "surface-float",
    "line",
    "edge",
    "focus-ring",
    "ink",
    "ink-soft",
    "mark",
    "mark-rest",
    "missing-bg",
    "missing-mark",
    "block-1",
    "block-2",
    "block-3",
    "on-block-1",
    "on-block-2",
    "on-block-3",
)
"""Roles the browser's scripts may ask for by name (`assets/src/lists.js`)."""

_ROLE = re.compile(r"var\(--([\w-]+)\)")


@cache
def tokens() -> dict[str, str]:
    """The values of the light theme by name, without the leading dashes."""
    css = re.sub(r"/\*.*?\*/", "", TOKENS.read_text(encoding="utf-8"), flags=re.DOTALL)
    root = re.search(r":root\s*\{(.*?)\}", css, flags=re.DOTALL)
    if root is None:
        raise ValueError(f"{TOKENS.name} has no :root block")
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", root.group(1)))


def colour(role: str) -> str:
    """The hex value of a role such as "var(--mark)"; anything else comes back as it is."""
    match = _ROLE.fullmatch(role.strip())
    return tokens()[match.group(1)] if match else role


def resolve(value: Any) -> Any:
    """A figure, or part of one, with every colour role replaced by its value."""
    if isinstance(value, str):
        return _ROLE.sub(lambda match: tokens()[match.group(1)], value)
    if isinstance(value, dict):
        return {key: resolve(part) for key, part in value.items()}
    if isinstance(value, list):
        return [resolve(part) for part in value]
    return value
