"""Reading numbers: every meaning a text can have, so that two meanings are refused, not guessed."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_PLAIN = re.compile(r"\d+")
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_GROUPS = re.compile(r"\d{1,3}([ '’.,])\d{3}(?:\1\d{3})*")
_GROUPS_AND_DECIMALS = re.compile(r"(\d{1,3}(?:([ '’.,])\d{3})(?:\2\d{3})*)([.,])(\d+)")
_DECIMALS = re.compile(r"(\d*)([.,])(\d+)")
FRACTIONS = "¼½¾⅕⅖⅗⅘⅛⅜⅝⅞"
"""Those that end; a third has no last decimal."""
_FRACTIONS = {sign: Decimal(str(unicodedata.numeric(sign))) for sign in FRACTIONS}
_UNIT = re.compile(r"(?:€|euro|eur)", re.IGNORECASE)
_PRICE_DASH = re.compile(r",\s?[-–—]{1,2}$")
_SPACES = re.compile(r"[\u00a0\u2007\u2009\u202f]")


def number_meanings(text: str) -> tuple[Decimal, ...]:
    """The numbers a text may mean: none, one, or two.

    1.234,56 and 1,234.56 and 1 234,56 and 1234.56 mean one. "1.234" and "1,234" mean two: a number
    with three decimals, or thousands. ½ is a half, 1½ one and a half.
    """
    bare = _SPACES.sub(" ", text).strip()
    bare = _PRICE_DASH.sub("", _UNIT.sub("", bare, count=1).strip())
    sign, digits = _signed(bare)
    return tuple(sign * meaning for meaning in _unsigned(digits))


def has_currency(text: str) -> bool:
    """Whether it says euro."""
    return _UNIT.search(text) is not None


def is_accounting_zero(text: str) -> bool:
    """Whether it is the dash with a currency sign that Excel's accounting format shows for zero."""
    bare = _SPACES.sub(" ", text)
    return bool(_UNIT.search(bare)) and _UNIT.sub("", bare, count=1).strip() in ("-", "–", "—", "−")


def _signed(text: str) -> tuple[int, str]:
    if text[:1] in ("-", "−", "–"):
        return -1, text[1:].strip()
    if text[-1:] == "-" and text[:1].isdigit():
        return -1, text[:-1].strip()
    return 1, text[1:].strip() if text[:1] == "+" else text


def _unsigned(text: str) -> tuple[Decimal, ...]:
    if text[-1:] in _FRACTIONS:
        whole = text[:-1].rstrip() or "0"
        return (Decimal(whole) + _FRACTIONS[text[-1]],) if _WHOLE.fullmatch(whole) else ()
    if not text.isascii() and "’" not in text:
        return ()
    if _PLAIN.fullmatch(text):
        return (Decimal(text),)
    if match := _GROUPS_AND_DECIMALS.fullmatch(text):
        groups, separator, point, decimals = match.groups()
        if separator != point:
            return (Decimal(f"{_digits(groups)}.{decimals}"),)
    meanings = []
    if match := _DECIMALS.fullmatch(text):
        meanings.append(Decimal(f"{match[1] or 0}.{match[3]}"))
    if (match := _GROUPS.fullmatch(text)) and not text.startswith("0"):
        meanings.append(Decimal(_digits(text)))
    return tuple(meanings)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
