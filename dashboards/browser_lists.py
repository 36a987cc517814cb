"""Lists that both halves need, written for the browser: `python -m dashboards.browser_lists`.

Keys of the choice, words, design tokens and the places of the tile map have one source each, all of
them here in Python; a test fails when `assets/src/lists.js` is not what they give.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from dashboards.choice import url
from dashboards.components.words import WORDS
from dashboards.language import names
from dashboards.serving.bundles import ASSETS
from dashboards.theme import DRAWN
from queries.filters import LIST_KEYS, MONTH_KEYS

TARGET = ASSETS / "src" / "lists.js"
_WIDTH = 120


def written() -> str:
    """The whole module."""
    parts = [
        "/* Written by `python -m dashboards.browser_lists` from what the server knows; a test"
        " fails when it is stale. */",
        _constant("FILTERS", LIST_KEYS, "The keys of the choice, in the order of the address."),
        _constant("MONTHS", MONTH_KEYS, "The keys whose one value is a month."),
        _constant("OF_PAGE", url.PAGE_KEYS, "The keys that belong to one page."),
        _tiles(),
        _union("WordKey", WORDS, "What `word` may be asked for."),
        _union("Token", [f"--{role}" for role in DRAWN], "What `token` may be asked for."),
    ]
    return "\n\n".join(parts) + "\n"


def _constant(name: str, values: tuple[str, ...], meaning: str) -> str:
    return f"/** {meaning} */\nexport const {name} = {_filled(values, '[', ']', ', ')};"


def _tiles() -> str:
    entries = [
        f'"{ags}": {json.dumps([row, column, plate], ensure_ascii=False)}'
        for ags, (plate, row, column) in sorted(names.plates().items())
    ]
    return (
        "/** Where each Kreis stands on the tile map: row, column, plate code.\n"
        "    @type {Record<string, [number, number, string]>} */\n"
        f"export const TILES = {_lines(entries, '{', '}', ', ')};"
    )


def _union(name: str, values: Iterable[str], meaning: str) -> str:
    words = [json.dumps(value) for value in values]
    return f"/** {meaning}\n    @typedef {{{_lines(words, '', '', ' | ')}}} {name} */"


def _filled(values: tuple[str, ...], start: str, end: str, between: str) -> str:
    return _lines([json.dumps(value) for value in values], start, end, between)


def _lines(parts: list[str], start: str, end: str, between: str) -> str:
    lines, line = [], start
    for place, part in enumerate(parts):
        piece = part + (between if place < len(parts) - 1 else "")
        if len(line) + len(piece) > _WIDTH:
            lines.append(line.rstrip())
            line = "  "
        line += piece
    return "\n".join([*lines, line + end])


def main(target: Path = TARGET) -> None:
    """Writes the module."""
    target.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
