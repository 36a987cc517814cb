"""What travels of an answer: its changes to the page as it opens, and no card the browser holds.

A page as it opens comes with its frame. Every choice after that is told as what it changes there,
in the manner of a JSON Merge Patch (RFC 7396): labels, headings and layouts that stay the same do
not travel again. `assets/src/answer/patch.js` puts the two together.
"""

from __future__ import annotations

from typing import Any

_DIGITS = 4
"""Significant ones in what is drawn; what is read is written out as text."""


def merge_patch(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What makes `after` of `before`: changed members whole, members that are gone as None.

    Objects are compared member by member, and so are lists of as many objects, whose members are
    named by their place; other lists are replaced. None in `after` reads as gone. A member that is
    a list never becomes an object.
    """
    patch: dict[str, Any] = {name: None for name in before if after.get(name) is None}
    for name, value in after.items():
        if value is not None:
            known = before.get(name)
            if value != known:
                patch[name] = _changed(known, value)
    return patch


def _changed(known: Any, value: Any) -> Any:
    if isinstance(value, dict) and isinstance(known, dict):
        return merge_patch(known, value)
    if _are_objects(value) and _are_objects(known) and len(value) == len(known):
        return merge_patch(_by_place(known), _by_place(value))
    return value


def _are_objects(values: Any) -> bool:
    return isinstance(values, list) and all(isinstance(one, dict) for one in values)


def _by_place(values: list[Any]) -> dict[str, Any]:
    return {str(place): value for place, value in enumerate(values)}


def without_held(changes: dict[str, Any], held: dict[str, str]) -> dict[str, Any]:
    """The changes, without the content of cards that the browser holds from another choice.

    Args:
        changes: a patch of an answer.
        held: hashes by chart id, as the browser tells them.
    """
    cards = {
        chart_id: {"hash": card["hash"], "is_held": True}
        if "hash" in card and held.get(chart_id) == card["hash"]
        else card
        for chart_id, card in (changes.get("cards") or {}).items()
    }
    return {**changes, "cards": cards} if cards else changes


def lean(card: dict[str, Any]) -> dict[str, Any]:
    """A card as it travels: numbers as exact as a screen shows them, texts of its table once.

    The table travels by columns: those of its labels are mostly the same whatever is chosen.
    """
    if "picture" not in card:
        return card
    picture, table = card["picture"], dict(card["table"])
    rows = table.pop("rows")
    if picture["form"] == "heat":
        picture = _counting(picture, rows)
    table["columns"] = _by_place([list(column) for column in zip(*rows, strict=True)])
    if picture["form"] != "records":  # a list is read, not drawn
        picture = _coarse(picture)
    return {**card, "picture": picture, "table": table}


def _counting(heat: dict[str, Any], rows: list[list[str]]) -> dict[str, Any]:
    """A heat map whose numbers are, as one reads, the rows of the table says their classes only."""
    of_rows = [group["rows"] for group in heat["groups"]]
    cells = [cell for part in of_rows for row in part for cell in row["cells"] if len(cell) > 2]
    if [cell[1:] for cell in cells] != [[row[-1], number] for number, row in enumerate(rows)]:
        return heat
    groups = [
        {
            **group,
            "rows": [
                {**row, "cells": [cell[0] if len(cell) > 2 else cell for cell in row["cells"]]}
                for row in group["rows"]
            ],
        }
        for group in heat["groups"]
    ]
    return {**heat, "groups": groups}


_AS_IT_IS = frozenset({str, int, bool, type(None)})


def _coarse(drawn: Any) -> Any:
    # Most of what is drawn is a text or a whole number: these are told apart before they are asked.
    if isinstance(drawn, dict):
        return {
            name: value if type(value) in _AS_IT_IS else _coarse(value)
            for name, value in drawn.items()
        }
    if isinstance(drawn, list | tuple):
        return [value if type(value) in _AS_IT_IS else _coarse(value) for value in drawn]
    if isinstance(drawn, float):
        return float(f"{drawn:.{_DIGITS}g}")
    return drawn
