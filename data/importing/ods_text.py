"""The text of an OpenDocument cell: its paragraphs, without comments and pronunciation."""

from __future__ import annotations

from typing import Any

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_GAPS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_LEFT_OUT = frozenset({f"{_TEXT}ruby-text", f"{_TEXT}note"})
_MOST_BLANKS = 1_000
_DEEPEST = 50


def paragraphs(cell: Any) -> str:
    """The paragraphs of a cell, one a line. Comments stand beside them and are not text."""
    return "\n".join(_inside(child, 0) for child in cell if child.tag in (f"{_TEXT}p", f"{_TEXT}h"))


def _inside(element: Any, depth: int) -> str:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            pieces.append(" " * min(int(child.get(f"{_TEXT}c", 1)), _MOST_BLANKS))
        elif child.tag in _GAPS:
            pieces.append(_GAPS[child.tag])
        elif child.tag not in _LEFT_OUT and child.tag.startswith(_TEXT) and depth < _DEEPEST:
            pieces.append(_inside(child, depth + 1))
        pieces.append(child.tail or "")
    return "".join(pieces)
