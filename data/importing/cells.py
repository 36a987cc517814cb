"""How a cell travels as text: what a workbook knows about it stands in front, as one marked letter.

A number cell of a workbook is a number whatever it looks like, while the text "1.234" has to be
understood. CSV files hold text only; the mark cannot occur there because it is removed on reading.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

MARK = "\x01"
LINE_BREAK = "\x02"
"""Stands for a line break inside a cell, so that one row is one line on the way to the database."""

NOT_TEXT = str.maketrans({"\x00": None, MARK: None, LINE_BREAK: None})


class CellKind(StrEnum):
    """What a workbook says about a cell."""

    TEXT = ""
    NUMBER = "n"
    PERCENT = "p"
    DATE = "d"
    BOOLEAN = "b"
    ERROR = "e"
    FORMULA = "f"
    """A formula without a stored result."""


def marked(kind: CellKind, text: str) -> str:
    """The text with what is known about it in front."""
    return f"{MARK}{kind}{text}"


def split(raw: str) -> tuple[CellKind, str]:
    """What is known about a cell, and its text."""
    if raw.startswith(MARK):
        return CellKind(raw[1]), raw[2:]
    return CellKind.TEXT, raw.replace(LINE_BREAK, "\n")


def from_workbook(value: object) -> str:
    """The cell of a workbook as travelling text."""
    if isinstance(value, str):
        text = value.translate(NOT_TEXT)
        return text.replace("\r\n", LINE_BREAK).replace("\n", LINE_BREAK).replace("\r", LINE_BREAK)
    if isinstance(value, bool):
        return marked(CellKind.BOOLEAN, "true" if value else "false")
    if isinstance(value, int | float):
        return marked(CellKind.NUMBER, repr(value))
    if isinstance(value, dt.datetime):
        return marked(CellKind.DATE, value.date().isoformat())
    if isinstance(value, dt.date):
        return marked(CellKind.DATE, value.isoformat())
    return str(value)


def shown(raw: str) -> str:
    """The cell as a reader of the report knows it."""
    kind, text = split(raw)
    if kind in (CellKind.NUMBER, CellKind.PERCENT) and text.endswith(".0"):
        return text[:-2]
    return text


def column_letters(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
