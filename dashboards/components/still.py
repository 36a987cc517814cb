"""Parts of a page that no callback concerns, handed to the browser as HTML instead of components.

Every component subscribes to every change: four hundred of them cost the browser a tenth of a
second per choice. `assets/src/shell/html-parts.js` puts the HTML in place; the element
around it stays Dash's.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from html import escape
from typing import Any

import orjson
from dash import html
from dash.development.base_component import Component

from dashboards.language.i18n import language
from data import facts

_KEPT = 100
ATTRIBUTE = "data-html"
_HTML = frozenset(getattr(html, name) for name in html.__all__)
"""The kinds of elements that can be written as HTML; a component of another library is none."""
_NAMES = {"className": "class", "htmlFor": "for", "n_clicks": "", "key": ""}
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SWITCHES = frozenset(
    {"autoFocus", "checked", "disabled", "hidden", "multiple", "open", "required", "selected"}
)


def still(tree: Any) -> Any:
    """The same tree with everything below the outermost plain element written as HTML.

    Elements around a component of another library keep their children; a text stays a text.
    """
    if isinstance(tree, list | tuple):
        return [still(part) for part in tree]
    if type(tree) not in _HTML or hasattr(tree, "_json"):
        return tree
    children = getattr(tree, "children", None)
    if children is None or isinstance(children, str | int | float):
        return tree
    properties = {
        name: value for name, value in tree.to_plotly_json()["props"].items() if name != "children"
    }
    if _is_plain(children):
        return type(tree)(**properties, **{ATTRIBUTE: written(children)})
    return type(tree)(still(children), **properties)


def kept(tree: Any) -> Any:
    """A part that is shown again, written once: as HTML, and as the JSON that travels."""
    part = still(tree)
    if isinstance(part, Component):
        part._html = written(part) if _is_plain(part) else None
        part._json = as_json(part)
    return part


def drawn_once(build: Callable[..., Any]) -> Callable[..., Any]:
    """Draws a part that says the same to everybody once per language and data.

    Its arguments are few and hashable. Treat what it gives as frozen.
    """

    @lru_cache(_KEPT)
    def drawn(_language: str, _facts: Hashable, *given: Hashable, **named: Hashable) -> Any:
        return kept(build(*given, **named))

    @wraps(build)
    def draw(*given: Hashable, **named: Hashable) -> Any:
        return drawn(language(), facts.in_use(), *given, **named)

    return draw


def as_json(tree: Any) -> orjson.Fragment:
    """Components written as JSON; Dash would look through the whole answer for them."""
    return orjson.Fragment(orjson.dumps(tree, default=_kept_or_written))


def _kept_or_written(part: Component) -> Any:
    return getattr(part, "_json", None) or part.to_plotly_json()


def _is_plain(tree: Any) -> bool:
    if isinstance(tree, list | tuple):
        return all(_is_plain(part) for part in tree)
    if not isinstance(tree, Component):
        return True
    if hasattr(tree, "_html"):
        return tree._html is not None
    is_named_by_text = isinstance(getattr(tree, "id", ""), str)
    return type(tree) in _HTML and is_named_by_text and _is_plain(getattr(tree, "children", None))


def written(tree: Any) -> str:
    """A tree of plain elements as HTML, every text and value escaped."""
    if tree is None:
        return ""
    if isinstance(tree, list | tuple):
        return "".join(written(part) for part in tree)
    if not isinstance(tree, Component):
        return escape(str(tree), quote=False)
    known: str | None = getattr(tree, "_html", None)
    if known is not None:
        return known
    content = tree.to_plotly_json()
    tag = str(content["type"]).lower()
    # Dash keeps data and aria attributes in a set: unsorted, every start would write another order.
    attributes = "".join(
        _attribute(name, value)
        for name, value in sorted(content["props"].items())
        if name not in {"children", ATTRIBUTE}
    )
    if tag in _VOID:
        return f"<{tag}{attributes}>"
    within = content["props"].get(ATTRIBUTE)
    if within is None:
        within = written(content["props"].get("children"))
    return f"<{tag}{attributes}>{within}</{tag}>"


def _attribute(name: str, value: Any) -> str:
    written_name = _NAMES.get(name, name if "-" in name else name.lower())
    if not written_name or value is None:
        return ""
    if name in _SWITCHES:
        return f" {written_name}" if value not in {False, "false"} else ""
    if name == "style":
        value = "; ".join(f"{_css_name(key)}: {one}" for key, one in value.items())
    if isinstance(value, bool):
        value = str(value).lower()
    return f' {written_name}="{escape(str(value))}"'


def _css_name(name: str) -> str:
    return (
        name
        if name.startswith("--")
        else "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
    )
