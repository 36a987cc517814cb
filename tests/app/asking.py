"""What browsers and programs send, and from where."""

from __future__ import annotations

from typing import Any

DASH = "/_dash-update-component"
OUTPUT = "..frame.children...opening.data...answer.data...shown.data...filter-options.data.."
PROXY = {"REMOTE_ADDR": "10.9.9.9"}


def body(path: Any = "/", search: Any = "") -> dict[str, Any]:
    """What the browser sends for one choice."""
    outputs = [part.split(".") for part in OUTPUT.strip(".").split("...")]
    return {
        "output": OUTPUT,
        "outputs": [{"id": name, "property": prop} for name, prop in outputs],
        "inputs": [
            {"id": "address", "property": "pathname", "value": path},
            {"id": "address", "property": "search", "value": search},
        ],
        "state": [
            {"id": "shown", "property": "data"},
            {"id": "applied", "property": "data"},
        ],
        "changedPropIds": ["address.pathname", "address.search"],
    }


def changed(**parts: Any) -> dict[str, Any]:
    """The same with other parts."""
    return {**body(), **parts}
