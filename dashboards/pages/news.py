"""Was ist neu: the changelog in the reader's language, read from the file beside the program.

A changelog uses little of Markdown: releases behind ##, groups in bold, items behind a dash, code
between backticks; of a link to another file beside the program the words stay. Anything else stands
as it is written.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from dash import html

from dashboards.language.i18n import language
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pages.base import Page, Visit

_ROOT = Path(__file__).parents[2]
FILES = {"de": _ROOT / "CHANGELOG.de.md", "en": _ROOT / "CHANGELOG.md"}
_LINK = re.compile(r"\[([^][]*)\]\([^()]*\)")
_BLOCKS = re.compile(r"\n\s*\n|\n(?=- )|\n(?=\*\*)|(?<=\*\*)\n")


def written(text: str) -> list[Any]:
    """The components of a changelog, without its title."""
    parts: list[Any] = []
    for block in _BLOCKS.split(text):
        line = " ".join(block.split())
        if not line or line.startswith("# "):
            continue
        if line.startswith("## "):
            parts.append(html.H2(_words(line[3:])))
        elif line.startswith("**"):
            parts.append(html.H3(_words(line.strip("*"))))
        elif line.startswith("- "):
            if not parts or not isinstance(parts[-1], html.Ul):
                parts.append(html.Ul([]))
            parts[-1].children.append(html.Li(_words(line[2:])))
        else:
            parts.append(html.P(_words(line)))
    return parts


def _words(text: str) -> list[Any]:
    """A line with its code set apart."""
    text = _LINK.sub(r"\1", text)
    return [
        html.Code(part) if index % 2 else part for index, part in enumerate(text.split("`")) if part
    ]


@cache
def _of(code: str) -> html.Div:
    return html.Div(written(FILES[code].read_text(encoding="utf-8")), className="prose")


def content(_visit: Visit) -> list[Any]:
    """The whole changelog."""
    return [_of(language())]


PAGE = Page(
    id="news",
    path="/news",
    nav="",
    title=_lazy("What is new"),
    filters=(),
    extra=content,
)
