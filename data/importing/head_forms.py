"""Heads as programs make them: „Summe von Kontakte“, `SUM(contacts)`, `Kontakte[Erstkontakte]`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from data.contracts import sheets
from data.importing.folding import fold_name

_SUMS = "sum|summe"
_OTHERS = (
    "count|anzahl|average|avg|durchschnitt|mittelwert|mittel|mean|median|min|max|minimum|maximum"
    "|produkt|product|standardabweichung|stdev|varianz|variance|var|count distinct|distinct count"
    r"|anzahl \(distinct\)|anzahl \(eindeutig\)|count \(distinct\)"
)
_AGGREGATE = re.compile(
    rf"(?:(?P<sum>{_SUMS})|{_OTHERS})\.?(?: (?:von|of) (?P<of>.+)| [-–] (?P<after>.+)"
    r"|\((?P<inside>[^()]+)\))",
    re.IGNORECASE,
)
"""Power BI and Excel write „Summe von“, LibreOffice „Summe - “, databases and R SUM( )."""
_OF_TABLE = re.compile(r"(?:'(?P<quoted>[^'\[\]]+)'|(?P<table>[^'\[\] ]+))?\[(?P<name>[^\[\]]+)\]")
_UNNAMED = re.compile(r"(?:tabelle|table|abfrage|query)\d*")


class Aggregate(NamedTuple):
    """What a head says was made of the values of which column."""

    of: str
    is_sum: bool


def aggregate_in(head: str) -> Aggregate | None:
    """What a program made of a column, as its head says; None for any other head.

    „Anzahl Kontakte“ is a way to name contacts, „Anzahl von Kontakte“ counts rows.
    """
    match = _AGGREGATE.fullmatch(head)
    if match is None:
        return None
    return Aggregate(match["of"] or match["after"] or match["inside"], match["sum"] is not None)


def of_table(head: str) -> str:
    """The column in `Kontakte[Erstkontakte]`, as data models write it; else the head itself."""
    match = _OF_TABLE.fullmatch(head)
    if match is None:
        return head
    table = fold_name(match["quoted"] or match["table"] or "")
    is_table = not table or table in _sheet_names() or _UNNAMED.fullmatch(table)
    return match["name"] if is_table else head


@cache
def _sheet_names() -> frozenset[str]:
    return frozenset(fold_name(name) for s in sheets().values() for name in (s.name, s.german))
