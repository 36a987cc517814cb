"""The body of a callback: what Dash's own script sends for one that exists, or nothing.

Dash reads the values of a callback by their place and not by their names. So a body is taken only
when names and places are those of the callback; what is written down is then what is answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Request

#: What Dash keeps of its callbacks, by output: `app.callback_map`.
Callbacks = Mapping[str, Mapping[str, Any]]

LONGEST_ADDRESS = 8190
"""As long as a request line may be; a longer choice could not be opened again."""


def body_of(request: Request) -> dict[str, Any] | None:
    """The JSON object of a request; None for anything else."""
    try:
        body = request.get_json(silent=True)
    except RecursionError:
        return None
    return body if isinstance(body, dict) else None


def fits(body: Mapping[str, Any], callbacks: Callbacks) -> bool:
    """Whether the body is one that the browser sends for one of these callbacks."""
    output = body.get("output")
    known = callbacks.get(output) if isinstance(output, str) else None
    if known is None or "callback" not in known:
        return False
    changed = body.get("changedPropIds", [])
    return (
        _places(body.get("inputs", [])) == _places(known["inputs"])
        and _places(body.get("state", [])) == _places(known["state"])
        and _output_id(body.get("outputs")) == output
        and isinstance(changed, list)
        and all(isinstance(name, str) for name in changed)
        and all(_is_text(value) for value in address_of(body))
    )


def address_of(body: Mapping[str, Any]) -> tuple[Any, Any]:
    """Path and search of the page that a callback answers."""
    inputs = body.get("inputs")
    values = {
        item.get("property"): item.get("value")
        for item in (inputs if isinstance(inputs, list) else ())
        if isinstance(item, dict) and item.get("id") == "address"
    }
    return values.get("pathname") or "", values.get("search") or ""


def _places(items: object) -> list[tuple[Any, Any]] | None:
    """Component and property of each value, in their order."""
    if not isinstance(items, list | tuple) or not all(isinstance(item, dict) for item in items):
        return None
    return [(item.get("id"), item.get("property")) for item in items]


def _output_id(outputs: object) -> str | None:
    """The name that Dash gives the callback of these outputs."""
    places = _places(outputs)
    if places is None:
        return None
    names = [f"{name}.{prop}" for name, prop in places]
    return names[0] if len(names) == 1 else f"..{'...'.join(names)}.."


def _is_text(value: object) -> bool:
    """A text that can be sent: no half of a character, not longer than an address may be."""
    if not isinstance(value, str) or len(value) > LONGEST_ADDRESS:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
