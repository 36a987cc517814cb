"""What an Excel number format makes of a number: a share in percent, a day, a time, or a number.

How exactly a number is shown is the business of `shown_numbers`.

A format has up to four sections (`0%;-0%;0`); which one holds depends on the number. What stands in
quotes, after a backslash, or in place of a blank (`_€`) is text, not format.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from data.importing.shown_numbers import Shown, is_plain, shown_in

_TEXT = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\[\]]*\]', re.DOTALL)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:[.,][0-9]+)?)\]")
_SCIENTIFIC = re.compile(r"E[+-]", re.IGNORECASE)
_HALVES = re.compile(r"am/pm|a/p", re.IGNORECASE)
_GENERAL = re.compile(r"general|standard", re.IGNORECASE)
_SECONDS = re.compile(r"s[.,]0+")
_DIGITS = re.compile(r"[0#?]")

_BUILT_IN = (
    {9: "0%", 10: "0.00%", 22: "d/m/yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0"}
    | dict.fromkeys((*range(14, 18), *range(27, 32), 36, *range(50, 59)), "d/m/yyyy")
    | dict.fromkeys((*range(18, 22), *range(32, 36)), "h:mm:ss")
)
"""Formats known by number alone; those of East Asia (27–36, 50–58) are days and times too."""


class Shows(StrEnum):
    """What a reader of the cell sees."""

    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    """A time of day; the day that may be stored with it is not shown."""
    LENGTH = "length"
    """Hours that run on beyond a day."""


@dataclass(frozen=True)
class NumberFormat:
    """The sections of a format, each with the condition under which it holds."""

    sections: tuple[tuple[str, float, Shows], ...]
    codes: tuple[str, ...] = ("",)
    """The sections as they are written."""
    is_plain: bool = True
    """Whether every section shows the number and no more than it."""

    def shows(self, number: float) -> Shows:
        """What that number looks like in this format."""
        return self.sections[self._section(number)][2]

    def shown(self, number: float) -> Shown | None:
        """The number as it is read in this format; None where that is the number and no more."""
        if self.is_plain:
            return None
        index = self._section(number)
        if not self.codes[index]:
            # ;;; shows nothing at all; of a zero that is a way to write it.
            return Shown("", is_exact=True) if number else None
        return shown_in(self.codes[index], number, has_own_sign=index > 0)

    def _section(self, number: float) -> int:
        for index, (sign, limit, _) in enumerate(self.sections):
            if _HOLDS[sign](number, limit):
                return index
        return len(self.sections) - 1


def _always(_number: float, _limit: float) -> bool:
    return True


_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq,
    "<>": operator.ne, "": _always,
}  # fmt: skip


def built_in(number: int) -> NumberFormat:
    """A format that a workbook names by its number only."""
    return parse(_BUILT_IN.get(number, "0"))


@cache
def parse(code: str) -> NumberFormat:
    """The format that a code such as `#,##0.00;[Red]-0%` stands for."""
    parts = _sections(code)[:3]
    signs = _SIGNS[len(parts)]
    sections = []
    for part, sign in zip(parts, signs, strict=True):
        own = _CONDITION.search(part)
        limit = float(own[2].replace(",", ".")) if own else 0.0
        sections.append((own[1] if own else sign, limit, _shown(part)))
    return NumberFormat(tuple(sections), tuple(parts), _is_plain(parts))


def _is_plain(parts: list[str]) -> bool:
    return all(map(is_plain, parts)) and ("" not in parts or len(parts) == 1)


_SIGNS = {1: ("",), 2: (">=", ""), 3: (">", "<", "")}
"""Which numbers a section is for, where it does not say so itself."""


def _sections(code: str) -> list[str]:
    """The parts between semicolons that are not text."""
    masked = _TEXT.sub(lambda match: "x" * len(match[0]), code)
    parts, start = [], 0
    for index, sign in enumerate(masked):
        if sign == ";":
            parts.append(code[start:index])
            start = index + 1
    return [*parts, code[start:]]


def _shown(section: str) -> Shows:
    bare = _GENERAL.sub("", _SCIENTIFIC.sub("", _TEXT.sub("", section))).lower()
    if "%" in bare:
        return Shows.PERCENT
    if _ELAPSED.search(section):
        return Shows.LENGTH
    if _DIGITS.search(_SECONDS.sub("s", bare)):
        return Shows.NUMBER
    has_time = "h" in bare or "s" in bare
    bare = _HALVES.sub("", bare)
    if set("ydeg") & set(bare) or ("m" in bare and not has_time):
        return Shows.DATE
    return Shows.TIME if has_time else Shows.NUMBER
