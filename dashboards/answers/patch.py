"""What travels of an answer: its changes to the page as it opens, and no card the browser holds.

A page as it opens comes with its frame. Every choice after that is told as what it changes there,
in the manner of a JSON Merge Patch (RFC 7396): labels, headings and layouts that stay the same do
not travel again. `assets/src/answer/patch.js` puts the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeGuard, TypeVar, cast

from dashboards.answers.told import Card, Table
from dashboards.pictures.wire import Json

Member = TypeVar("Member")

_DIGITS = 4
"""Significant ones in what is drawn; what is read is written out as text."""


def merge_patch(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, object]:
    """What makes `after` of `before`: changed members whole, members that are gone as None.

    Objects are compared member by member, and so are lists of as many objects, whose members are
    named by their place; other lists are replaced. None in `after` reads as gone. A member that is
    a list never becomes an object.
    """
    patch: dict[str, object] = {name: None for name in before if after.get(name) is None}
    for name, value in after.items():
        if value is not None:
            known = before.get(name)
            if value != known:
                patch[name] = _changed(known, value)
    return patch


def _changed(known: object, value: object) -> object:
    if isinstance(value, dict) and isinstance(known, dict):
        return merge_patch(known, value)
    if _are_objects(value) and _are_objects(known) and len(value) == len(known):
        return merge_patch(_by_place(known), _by_place(value))
    return value


def _are_objects(values: object) -> TypeGuard[list[dict[str, object]]]:
    return isinstance(values, list) and all(isinstance(one, dict) for one in values)


def _by_place(values: Iterable[Member]) -> dict[str, Member]:
    return {str(place): value for place, value in enumerate(values)}


def without_held(changes: dict[str, object], held: Mapping[str, str]) -> dict[str, object]:
    """The changes, without the content of cards that the browser holds from another choice.

    Args:
        changes: a patch of an answer.
        held: hashes by chart id, as the browser tells them.
    """
    told = cast("dict[str, Card]", changes.get("cards") or {})
    cards = {
        chart_id: {"hash": card["hash"], "is_held": True}
        if "hash" in card and held.get(chart_id) == card["hash"]
        else card
        for chart_id, card in told.items()
    }
    return {**changes, "cards": cards} if cards else changes


def lean(card: Card) -> Card:
    """A card as it travels: numbers as exact as a screen shows them, texts of its table once.

    The table travels by columns: those of its labels are mostly the same whatever is chosen.
    """
    if "picture" not in card:
        return card
    picture, rows = card["picture"], card["table"]["rows"]
    if picture["form"] == "heat":
        picture = _counting(picture, rows)
    if picture["form"] != "records":  # a list is read, not drawn
        picture = {name: _coarse(value) for name, value in picture.items()}
    by_place = _by_place([list(column) for column in zip(*rows, strict=True)])
    table: Table = {**card["table"], "columns": by_place}
    del table["rows"]
    return {**card, "picture": picture, "table": table}


def _counting(heat: dict[str, Json], rows: Sequence[Sequence[Json]]) -> dict[str, Json]:
    """A heat map whose numbers are, as one reads, the rows of the table says their classes only."""
    cells = [
        cell
        for group in _under(heat, "groups")
        for row in _under(group, "rows")
        for cell in _cells(row)
    ]
    numbered = [cell[1:] for cell in cells if len(cell) > 2]
    if numbered != [[row[-1], number] for number, row in enumerate(rows)]:
        return heat
    groups: list[Json] = [
        {
            **group,
            "rows": [
                {**row, "cells": [cell[0] if len(cell) > 2 else cell for cell in _cells(row)]}
                for row in _under(group, "rows")
            ],
        }
        for group in _under(heat, "groups")
    ]
    return {**heat, "groups": groups}


def _under(one: Mapping[str, Json], name: str) -> list[dict[str, Json]]:
    """The groups of a heat map, or the rows of one, as they are sent."""
    return cast("list[dict[str, Json]]", one[name])


def _cells(row: Mapping[str, Json]) -> list[Sequence[Json]]:
    return cast("list[Sequence[Json]]", row["cells"])


_AS_IT_IS = frozenset({str, int, bool, type(None)})


def _coarse(drawn: Json) -> Json:
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
