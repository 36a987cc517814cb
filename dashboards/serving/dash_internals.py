"""Everything the server's half takes from Dash that Dash does not promise, each with its reason.

The browser's half is `assets/src/dash-internals.js`. `tests/app/test_dash_internals.py` looks all
of them up in the installed Dash, so that an upgrade that changes one is noticed before a reader is.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import dash.dash
import orjson
from dash import Dash, _callback
from dash.development.base_component import Component

#: Where Dash's scripts ask. Reason: forgery checks, error bodies and caching differ per kind of
#: request.
PREFIX = "/_dash"
CALLBACK = f"{PREFIX}-update-component"
SCRIPTS = f"{PREFIX}-component-suites/"
FAVICON = "/_favicon.ico"

#: Dash's name for the rule that answers every path. Reason: an address that leads nowhere is told
#: as 404, and only a request for the document can be one.
ANY_PATH = "/<path:path>"

#: Where React draws. Reason: the page says something before its scripts arrive.
ENTRY = "react-entry-point"

#: Reason: old browsers' polyfill, and a table that nothing here uses, are half a second of a phone.
_NEEDLESS = re.compile(r'<script src="[^"]*/(?:deps/polyfill|dash_table/)[^"]*"></script>\n?')

#: Reason: an answer whose address names its version is compressed once and kept for good.
_FINGERPRINTED = re.compile(
    rf"{SCRIPTS}.*\.v\d+_\d+_\d+\w*m\d+\.|{re.escape(FAVICON)}$",
)


def without_needless(scripts: str) -> str:
    """Dash's script tags without those that nobody needs."""
    return _NEEDLESS.sub("", scripts)


def is_fingerprinted(path: str) -> bool:
    """Whether what stands at a path of Dash never changes there."""
    return _FINGERPRINTED.match(path) is not None


def without_components(package: str) -> None:
    """Has a package of components, not yet imported, import none of them by itself.

    Reason: each takes two milliseconds of a start, and of Mantine's 190 nine are used. What the
    package imports is named by a module that Dash's generator writes; an empty one takes its place.
    """
    if package not in sys.modules:
        named = ModuleType(f"{package}._imports_")
        named.__dict__["__all__"] = []
        sys.modules[named.__name__] = named


def fetch_later(package: ModuleType) -> None:
    """Has the main script of a package of components served but not loaded.

    Reason: that of the grid has 1.3 MB, and Dash would load it on every page; the scripts fetch it
    when a page draws a grid.
    """
    package._js_dist[0]["dynamic"] = True


def write_json_plainly() -> None:
    """Has Dash write answers, its configuration and the first layout as JSON without plotly.

    Reason: plotly writes `<`, `>` and `/` as escapes, for pages that hold JSON inside a script. In
    an answer they are up to a twentieth of what is sent, and to write and take them away again took
    a seventh of the time in which a page opens. It also looks into pandas, once something has begun
    to import it, and fails while that is not yet done: a file asked for first broke pages.
    """
    _callback.to_json = _as_json
    dash.dash.to_json = _as_json_in_a_page


def _as_json(value: Any) -> bytes:
    return orjson.dumps(value, default=_component)


def _as_json_in_a_page(value: Any) -> str:
    return _as_json(value).decode().translate(_ESCAPED)


_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>/"}


def _component(value: Any) -> Any:
    if isinstance(value, Component):
        return value.to_plotly_json()
    raise TypeError(type(value))


def change_page(app: Dash, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Has the parts of the page (`scripts`, `css`, `app_entry`, …) changed before they are joined.

    Reason: Dash's own way is a subclass; one function per request is all that is wanted.
    """
    app.interpolate_index = lambda **parts: str(Dash.interpolate_index(app, **change(parts)))
