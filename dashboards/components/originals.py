"""Words that stay in the language they were given in: marked, so that they are read aloud in it."""

from __future__ import annotations

from typing import Literal

from dash import html

from dashboards.language.i18n import language


def original(text: str, code: Literal["de", "en"] = "de") -> str | html.Span:
    """Words as they were given; a part of its own on pages in the other language."""
    return text if not text or language() == code else html.Span(text, lang=code)
