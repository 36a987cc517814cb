"""What a reader of the workbook sees where a number is stored: `FL-001` for 1, `80 T€` for 80.

Programs show a number through its format. Where the format says more than the number, the cell
travels with both, and the column decides: a key is what people see and write elsewhere, a sum is
what is stored, unless the two contradict each other.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from data.importing.numbers import number_meanings

_PART = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<single>.)|\[\$(?P<sign>[^\[\]-]*)[^\[\]]*\]|(?P<none>\[[^\[\]]*\]|_.|\*.)'
    r"|(?P<general>general|standard|@)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_POWER_OF_TEN = re.compile(r"e[+-]", re.IGNORECASE)
_FRACTION = re.compile(r"\d ?/ ?\d")
_RUN = re.compile(r"\d[\d.,'’ \u00a0\u202f]*")
_SCIENTIFIC = re.compile(r"[-+]?\d(?:[.,]\d+)?e[+-]?\d+", re.IGNORECASE | re.ASCII)
_NOT_LETTERS = re.compile(r"€|eur|euro|\$|£", re.IGNORECASE)
_LARGEST = 10**15
"""From here on Excel has no more digits to show."""


class Shown(NamedTuple):
    """A number as it is shown; `is_exact` is False where the reader's own language decides how."""

    text: str
    is_exact: bool


class Pattern(NamedTuple):
    """A section of a format: text and places of digits in their order.

    A piece is a text, or "0", "#", "?" for a digit, "." for the decimal point, or "G" for the
    number in whatever way it fits.
    """

    pieces: tuple[tuple[bool, str], ...]
    """Each with whether it is text."""
    thousands: int
    """How many times the number is divided by a thousand."""
    is_grouped: bool


@cache
def pattern(section: str) -> Pattern | None:
    """How a section of a number format shows numbers; None for fractions and powers of ten."""
    pieces: list[tuple[bool, str]] = []
    commas, last_digit, unquoted = [], -1, ""
    for match in _PART.finditer(section):
        kind, text = match.lastgroup, match[0]
        if kind in ("quoted", "single", "sign"):
            pieces.append((True, match[kind]))
        elif kind == "general":
            pieces.append((False, "G"))
        elif kind == "none":
            continue
        elif text in "0#?":
            last_digit = len(pieces)
            pieces.append((False, text))
        elif text == "." and (False, ".") not in pieces:
            pieces.append((False, "."))
        elif text == ",":
            commas.append(len(pieces))
        else:
            unquoted += text
            pieces.append((True, text))
    if "/" in unquoted or _POWER_OF_TEN.search(unquoted):
        return None
    grouping = [place for place in commas if place <= last_digit]
    return Pattern(tuple(pieces), len(commas) - len(grouping), bool(grouping))


@cache
def is_plain(section: str) -> bool:
    """Whether a section only writes the number, with a currency at most, whichever it is."""
    made = pattern(section)
    if made is None:
        return True
    whole = [text for is_text, text in made.pieces if not is_text]
    whole = whole[: whole.index(".")] if "." in whole else whole
    places = [at for at, (is_text, _) in enumerate(made.pieces) if not is_text]
    inside = made.pieces[places[0] : places[-1]] if places else made.pieces
    words = "".join(text for is_text, text in made.pieces if is_text)
    return not (
        made.thousands
        or whole.count("0") > 1
        or any(is_text and text.strip() for is_text, text in inside)
        or _NOT_LETTERS.sub("", words).strip(" -+()")
    )


def shown_in(section: str, number: float, *, has_own_sign: bool) -> Shown | None:
    """What that section makes of the number; None where that is no more than the number itself.

    Args:
        section: of a format, such as `"FL-"000`.
        number: as it is stored.
        has_own_sign: whether the section is for negative numbers and writes their sign itself.
    """
    made = pattern(section)
    if made is None or is_plain(section) or abs(number) >= _LARGEST:
        return None
    digits = [piece for is_text, piece in made.pieces if not is_text]
    sign = "-" if number < 0 and not has_own_sign else ""
    point = digits.index(".") if "." in digits else len(digits)
    decimals = max(len(digits) - point - 1, 0)
    value = abs(Decimal(repr(number))) / Decimal(1000) ** made.thousands
    value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, fraction = f"{value:f}".partition(".")
    places = _Places(whole if whole != "0" else "", point, fraction, is_grouped=made.is_grouped)
    text = sign + "".join(
        piece if is_text else (f"{number:.15g}".lstrip("-") if piece == "G" else places.take(piece))
        for is_text, piece in made.pieces
    )
    is_exact = not (decimals or made.thousands or (made.is_grouped and len(whole) > 3))
    shown = Shown(text.strip(), is_exact)
    return shown if says_more(number, shown.text) else None


class _Places:
    """The digits of a number, one for each place of a format from the left."""

    def __init__(self, whole: str, count: int, fraction: str, *, is_grouped: bool) -> None:
        self._whole, self._left, self._is_grouped = whole, count, is_grouped
        self._fraction = fraction
        self._is_first = True

    def take(self, place: str) -> str:
        if place == ".":
            self._left = 0
            return ","
        if self._left <= 0:
            digit, self._fraction = self._fraction[:1], self._fraction[1:]
            return "" if place == "#" and digit == "0" and not self._fraction.strip("0") else digit
        self._left -= 1
        # What has no place of its own stands before the first one.
        start = 0 if self._is_first else max(len(self._whole) - self._left - 1, 0)
        taken = self._whole[start : max(len(self._whole) - self._left, 0)]
        self._is_first = False
        taken = taken or {"0": "0", "?": " "}.get(place, "")
        if not self._is_grouped:
            return taken
        from_right = range(len(taken) - 1 + self._left, self._left - 1, -1)
        return "".join(
            digit + ("." if at and at % 3 == 0 and digit.isdigit() else "")
            for digit, at in zip(taken, from_right, strict=True)
        )


@lru_cache(maxsize=50_000)
def says_more(number: float, text: str) -> bool:
    """Whether what is shown is more than a way of writing that number."""
    bare = text.strip()
    if not bare or bare == f"{number:g}":
        return False
    if re.match(r"-?0\d", bare):
        return True
    if _SCIENTIFIC.fullmatch(bare):
        return False
    return not _means(number, bare)


def _means(number: float, text: str, factor: Decimal = Decimal(1)) -> bool:
    """Whether a text that is a number means this one, rounded as it may be."""
    value = abs(Decimal(repr(number)))
    slack = factor / 2
    return any(abs(abs(meant) * factor - value) <= slack for meant in number_meanings(text))


def contradicts(number: float, text: str, scale: Decimal) -> bool:
    """Whether the number that is shown is another one than is stored.

    Args:
        number: as it is stored.
        text: as it is shown.
        scale: what the words in it multiply by, such as 1000 for T€; 1 for none.
    """
    if _FRACTION.search(text) or not number:
        return False
    runs = [run.strip() for run in _RUN.findall(_NOT_LETTERS.sub(" ", text))]
    if not runs:
        return False
    if scale != 1:
        return not any(_means(number, run, scale) for run in runs)
    return not any(
        _means(number, run, factor) for run in runs for factor in map(Decimal, (1, 1000, 10**6))
    )
