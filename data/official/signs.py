"""Numbers and signs as official statistics write them, with their official meaning.

In official tables "-" is exactly zero, or changed to zero for secrecy; in a municipality's own
sheet it says that nothing is stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.official.values import Told

OFFICIAL = "official"
OWN = "own"

_MISSING = frozenset({"", "nodata", "null", "undefined", "n.a.", "na", "nan", "k. a.", "k.a."})
_DASHES = frozenset({"-", "–", "—", "−"})
_SIGNS = {
    ".": "secret", "*": "secret", "/": "uncertain", "x": "senseless", "X": "senseless",
    "...": "later", "…": "later",
}  # fmt: skip
_SIGN_NUMBERS = {
    2222222222: "-", 5555555555: ".", 6666666666: "x", 7777777777: "/", 8888888888: "...",
}  # fmt: skip
_QUALITY = re.compile(r"^(?P<number>[-−]?[\d.,\s]*\d)\s*(?P<sign>[prse])$")
_BRACKETS = re.compile(r"^\((?P<number>[-−]?[\d.,\s]*\d)\)$")
_GROUPED = {
    ",": re.compile(r"^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$"),
    ".": re.compile(r"^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$"),
}
_PLAIN = re.compile(r"^-?\d+(?:\.\d+)?$")


def read(
    cell: object, decimal: str, told: Told, *, setting: str = OFFICIAL, quality: str = ""
) -> tuple[float | None, str]:
    """The number, or None, and the sign in its place or beside it.

    Args:
        cell: text as written, or a number of a workbook.
        decimal: the sign in front of decimals, "," or "."; "" where it cannot be told.
        told: gets what a sign was read as.
        setting: OFFICIAL or OWN, which decides what "-" means.
        quality: a sign that stands beside the number in a column of its own.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _sign_number(float(cell), told) or (float(cell), "")
    text = "" if cell is None else str(cell).strip()
    plain = _without_number(text, setting, told)
    if plain is not None:
        return plain
    marked = _BRACKETS.match(text) or _QUALITY.match(text)
    if marked:
        quality = marked.groupdict().get("sign") or "()"
        text = marked["number"]
    number = _number(text, decimal)
    if number is None:
        told.add("no-number" if decimal else "ambiguous", text)
        return None, ""
    replaced = _sign_number(number, told)
    if quality and not replaced:
        told.add("quality", f"{text} {quality}")
    if number == 0 and setting == OFFICIAL:
        told.add("rounded-zero", text)
    return replaced or (number, quality)


def _without_number(text: str, setting: str, told: Told) -> tuple[float | None, str] | None:
    """What a cell without any number says; None when there may be one."""
    if text in _DASHES and setting == OFFICIAL:
        told.add("zero", text)
        return 0.0, "-"
    if text.casefold() in _MISSING or text in _DASHES:
        told.add("missing", text)
        return None, ""
    if text in _SIGNS:
        told.add(_SIGNS[text], text)
        return None, text
    return None


def _sign_number(number: float, told: Told) -> tuple[float | None, str] | None:
    """What a number that stands for a sign means; None for any other number."""
    if number != int(number) or len(set(str(abs(int(number))))) != 1 or abs(number) < 1e9:
        return None
    sign = _SIGN_NUMBERS.get(int(number), "")
    told.add("sign-number", f"{int(number)} → {sign or '?'}")
    return (0.0, "-") if sign == "-" else (None, sign)


def _number(text: str, decimal: str) -> float | None:
    plain = text.replace("−", "-").replace("\u00a0", "").replace(" ", "")
    if decimal and _GROUPED[decimal].match(plain):
        plain = plain.replace("." if decimal == "," else ",", "")
    if decimal == ",":
        plain = plain.replace(",", ".") if "." not in plain else "?"
    elif not decimal and not plain.lstrip("-").isdigit():
        return None
    return float(plain) if _PLAIN.match(plain) else None


def decimal_sign(cells: Iterable[str]) -> str:
    """Which sign stands in front of decimals in all these cells; "" where it cannot be told.

    "1.234" alone may be either; beside "9,8" the point separates thousands.
    """
    is_seen = {",": False, ".": False}
    is_open = False
    for cell in cells:
        text = cell.strip().lstrip("-")
        if not re.fullmatch(r"[\d.,]+", text):
            continue
        last = max(text.rfind(","), text.rfind("."))
        if last < 0:
            continue
        sign, tail = text[last], text[last + 1 :]
        both = "," in text and "." in text
        if text.count(sign) > 1:
            is_seen["." if sign == "," else ","] = True
        elif both or len(tail) != 3 or text.startswith("0"):
            is_seen[sign] = True
        else:
            is_open = True
    if is_seen[","] and not is_seen["."]:
        return ","
    if is_seen["."] and not is_seen[","]:
        return "."
    return "" if is_open or is_seen["."] else ","
