"""Sections of a page that lists rather than charts, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html


def section(anchor: str, heading: str, *content: Any) -> html.Section:
    """A part under its heading; `/page#anchor` leads to it."""
    return html.Section([html.H2(heading), *content], id=anchor, className="data-section")


def stacked(parts: Sequence[html.Section]) -> html.Div:
    """The parts in their order."""
    return html.Div(list(parts), className="sections")
