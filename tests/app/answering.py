"""An answer put together as the browser does it: the page as it opens, and what changes in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from dashboards.serving import callback
from data.store import StoreHandle
from queries.scope import Viewer


def answer(
    handle: StoreHandle, path: str, search: str = "", viewer: Viewer | None = None
) -> dict[str, Any]:
    """Everything one address shows."""
    _frame, opening, changes, *_rest = callback.respond_to(handle, viewer or Viewer(), path, search)
    whole: dict[str, Any] = merged(orjson.loads(opening or b"{}"), changes)
    for card in whole["cards"].values():
        if "table" in card:
            columns = card["table"].pop("columns").values()
            card["table"]["rows"] = [list(row) for row in zip(*columns, strict=True)]
            if card["picture"]["form"] == "heat":
                _fill(card["picture"], enumerate(card["table"]["rows"]))
    return whole


def _fill(heat: dict[str, Any], rows: Iterator[tuple[int, list[str]]]) -> None:
    """Gives cells that travel as their class alone the text and the number of their row."""
    for group in heat["groups"]:
        for line in group["rows"]:
            for place, cell in enumerate(line["cells"]):
                if not isinstance(cell, list):
                    number, row = next(rows)
                    line["cells"][place] = [cell, row[-1], number]


def merged(whole: Any, patch: Any) -> Any:
    """The whole with a patch applied, as `patched` in `assets/src/answer/patch.js`."""
    if not isinstance(patch, dict):
        return patch
    if isinstance(whole, list):
        return [merged(one, patch.get(str(place), {})) for place, one in enumerate(whole)]
    result = dict(whole) if isinstance(whole, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result
