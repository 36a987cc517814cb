"""A tree of components as it is read aloud: text by text, each in the language it says it is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dash.development.base_component import Component

#: Parts that stand inside a sentence; around all others a text ends.
_INLINE = {"A", "Abbr", "B", "Br", "Code", "Em", "I", "Kbd", "Small", "Span", "Strong", "Time"}
#: Of these a text is made of sentences; of others it may be a label, a number, a telegram.
_PROSE = {"P", "Li", "H1", "H2", "H3", "H4", "Figcaption"}
#: Not for reading: programs, and what only scripts see.
_SILENT = {"Code", "Pre"}
_SPOKEN_PROPS = ("aria-label", "title", "placeholder", "label", "description", "data-explains")


@dataclass(frozen=True)
class Spoken:
    """One text.

    Attributes:
        text: as it stands there; parts in another language left out as "…".
        language: which the page or the nearest part around it says it is in.
        is_prose: made of sentences.
        tag: the part it stands in.
    """

    text: str
    language: str
    is_prose: bool
    tag: str


def spoken(part: Any, language: str, tag: str = "") -> Iterator[Spoken]:
    """Every text below a part of a page."""
    if isinstance(part, Component):
        tag = type(part).__name__
        if tag in _SILENT:
            return
        language = getattr(part, "lang", None) or language
        for name in _SPOKEN_PROPS:
            text = getattr(part, name, None)
            if isinstance(text, str) and text.strip():
                yield Spoken(text, language, name == "data-explains", f"{tag} {name}")
        part = getattr(part, "children", None)
    run: list[Any] = []
    for one in part if isinstance(part, list | tuple) else [part]:
        if _is_inline(one):
            run.append(one)
            continue
        yield from _joined(run, language, tag)
        run = []
        yield from spoken(one, language, tag)
    yield from _joined(run, language, tag)


def _joined(run: Sequence[Any], language: str, tag: str) -> Iterator[Spoken]:
    """Parts that make one text together; after it what of them is in another language."""
    text = "".join(_text(one, language) for one in run).strip()
    if any(letter.isalnum() for letter in text):
        yield Spoken(text, language, tag in _PROSE, tag)
    for one in run:
        if isinstance(one, Component):
            for below in _apart(one, language):
                yield from spoken(below, language, tag)


def _is_inline(part: Any) -> bool:
    if isinstance(part, Component):
        return type(part).__name__ in _INLINE and _is_inline(getattr(part, "children", None))
    return not isinstance(part, list | tuple) or all(_is_inline(one) for one in part)


def _text(part: Any, language: str) -> str:
    if isinstance(part, Component):
        if (getattr(part, "lang", None) or language) != language:
            return "…"
        if type(part).__name__ in _SILENT:
            return "…"
        if type(part).__name__ == "Br":
            return "\n"
        return _text(getattr(part, "children", None), language)
    if isinstance(part, list | tuple):
        return "".join(_text(one, language) for one in part)
    return "" if part is None else str(part)


def _apart(part: Component, language: str) -> Iterator[Component]:
    """The parts below that are in another language."""
    if (getattr(part, "lang", None) or language) != language:
        yield part
        return
    below = getattr(part, "children", None)
    for one in below if isinstance(below, list | tuple) else [below]:
        if isinstance(one, Component):
            yield from _apart(one, language)
