"""A tree of components as a document: headings, paragraphs, lists and tables of the page itself."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from dashboards.exports import word
from dashboards.exports.grids import Grid
from dashboards.exports.pptx_shapes import clean

_HEADINGS = {"h2": 2, "h3": 3, "h4": 4}
#: Ways on lead to the dashboard, which is not there when the file is read.
_DROPPED = frozenset({"nav", "button", "svg"})


def write(made: Any, node: Any) -> None:
    """Appends what a tree says; what only arranges its children says nothing of its own."""
    if isinstance(node, list | tuple):
        for one in node:
            write(made, one)
        return
    if not isinstance(node, Component):
        if node is not None and str(node).strip():
            made.add_paragraph(clean(str(node)))
        return
    tag = _tag(node)
    if tag in _DROPPED or getattr(node, "hidden", None):
        return
    if tag in _HEADINGS:
        word.heading(made, _text(node), _HEADINGS[tag])
    elif tag == "p":
        made.add_paragraph(clean(_text(node)))
    elif tag == "li":
        made.add_paragraph(clean(_text(node)), style=word.named("List Bullet"))
    elif tag == "dt":
        made.add_paragraph(clean(_text(node))).paragraph_format.keep_with_next = True
    elif tag == "dd":
        made.add_paragraph().add_run(clean(_text(node))).bold = True
    elif tag == "table":
        _table(made, node)
    else:
        write(made, getattr(node, "children", None))


def _tag(node: Component) -> str:
    return str(node.to_plotly_json()["type"]).lower()


def _text(node: Any) -> str:
    """All words of a tree in one line."""
    if isinstance(node, list | tuple):
        return " ".join(part for part in (_text(one) for one in node) if part)
    if isinstance(node, Component):
        return "" if _tag(node) in _DROPPED else _text(getattr(node, "children", None))
    return "" if node is None else " ".join(str(node).split(" ")).strip(" ")


def _table(made: Any, node: Component) -> None:
    """A table with one row of heads; its caption stands above it."""
    parts = list(_all(node, {"caption", "tr"}))
    for caption in (one for one in parts if _tag(one) == "caption"):
        made.add_paragraph(clean(_text(caption)), style=word.named("Caption"))
    rows = [[_text(cell) for cell in _all(one, {"th", "td"})] for one in parts if _tag(one) == "tr"]
    if not rows:
        return
    width = max(len(row) for row in rows)
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    numeric = [all(_is_number(row[column]) for row in filled[1:]) for column in range(width)]
    word.table(made, Grid(filled[0], filled[1:], numeric))


def _all(node: Any, tags: set[str]) -> list[Component]:
    """The outermost components of these kinds below a node, in order."""
    children = getattr(node, "children", None) if isinstance(node, Component) else node
    found: list[Component] = []
    for child in children if isinstance(children, list | tuple) else [children]:
        if isinstance(child, Component):
            found += [child] if _tag(child) in tags else _all(child, tags)
        elif isinstance(child, list | tuple):
            found += _all(child, tags)
    return found


def _is_number(text: str) -> bool:
    return bool(text) and text[0] in "0123456789–−-•"
