"""What a column's head says: which column, in which unit, and what the remark beside it means.

A remark that scales is plain or it is refused; none is cut away unread.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from data.contracts import Column, Sheet
from data.importing.cells import shown
from data.importing.folding import fold, fold_name, tidy
from data.importing.head_forms import aggregate_in, of_table
from data.importing.signs import head_without_footnote

LONGEST_HEAD = 200
_TOKEN = re.compile(r"[a-z]+|[^\W\d_]+|\d+(?:[.,' ]\d{3}(?!\d))*|[€%‰$£¥()\[\]{}]")
_PER_HUNDRED = re.compile(r"\bv\. ?h\.")
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s*(?=\D)")
_DATE = re.compile(
    r"(?:(?:daten)?stand|stichtag|zum|am|vom|as of)?:? ?"
    r"(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2}|(?<!\d)(?:19|20)\d{2}(?!\d))"
)

_NOT_EXACT = re.compile(r"[<>≤≥~≈±]")

with (Path(__file__).parent / "head_words.toml").open("rb") as _file:
    _WORDS = {name: frozenset(words) for name, words in tomllib.load(_file).items()}
_CURRENCY, _FILLERS, _OTHER_MEASURE = (
    _WORDS["currency"], _WORDS["fillers"], _WORDS["other_measure"]
)  # fmt: skip
_PERCENT, _PERMILLE, _FRACTION = _WORDS["percent"], _WORDS["permille"], _WORDS["fraction"]
_SHARE, _HOURS, _COUNTED = _WORDS["share"], _WORDS["hours"], _WORDS["counted"]
_SCALES = {
    word: Decimal(factor)
    for name, factor in (
        ("thousand", "1000"), ("million", "1000000"), ("milliard", "1000000000"), ("cent", "0.01"),
    )
    for word in _WORDS[name]
}  # fmt: skip
_SCALES_WITH_CURRENCY = {"t": Decimal(1000), "k": Decimal(1000), "m": Decimal(1_000_000)}
_SCALES_OF_MONEY = frozenset({"teur", "teuro", "keur", "meur", "mioeur", "mrdeur"})
_LEAST_SCALE = 1000
"""„Einwohner (10)“ is no scale, and „in 10 €“ nobody writes."""


@dataclass(frozen=True)
class Head:
    """A head that names a column.

    `factor`: what the cells are to be multiplied by; `remark`: what stands beside the name;
    `refused`: the kind of finding when the remark changes what the numbers mean; `is_noted`:
    whether the remark is to be listed; `is_summed`: whether a program added the values up.
    """

    column: Column
    remark: str = ""
    factor: Decimal = Decimal(1)
    refused: str = ""
    is_noted: bool = False
    is_summed: bool = False


@lru_cache(maxsize=20_000)
def read_head(text: str, columns: tuple[Column, ...], *, is_monthly: bool = False) -> Head | None:
    """The column that a head names among these, and what its remark says; None for none."""
    plain = head_without_footnote(tidy(shown(text)))
    if not plain or len(plain) > LONGEST_HEAD:
        return None
    plain = of_table(plain)
    if made := aggregate_in(plain):
        of = read_head(made.of, columns, is_monthly=is_monthly)
        return of and _aggregated(of, is_sum=made.is_sum)
    return _read_plain(plain, columns, is_monthly=is_monthly)


def _read_plain(plain: str, columns: tuple[Column, ...], *, is_monthly: bool) -> Head | None:
    """The same of a head without footnote signs that is no program's."""
    folded = _NUMBERED.sub("", fold(plain))
    outside, inside = _tokens(folded)
    best: tuple[int, Column, list[str]] | None = None
    for column in columns:
        for name in _spellings(column):
            found = _find(outside, name)
            if found and (best is None or len(name) > best[0]):
                best = (len(name), column, outside[: found[0]] + outside[found[1] :])
    if best is None:
        return None
    _, column, beside = best
    is_number = column.type in ("money", "integer", "decimal")
    known = _vocabulary(column) if is_number else _FILLERS | _WORDS["formats"]
    if not all(word in known or _power_of_ten(word) for word in _without_dates(beside, folded)):
        return None
    if not beside and not inside:
        return Head(column)
    remark = _remark(plain, column)
    if not is_number:
        return Head(column, remark, is_noted=not set(inside) <= _FILLERS | _WORDS["formats"])
    return _measured(column, remark, folded, beside + inside, is_monthly=is_monthly)


def _aggregated(head: Head, *, is_sum: bool) -> Head | None:
    """The head of what a program counted, averaged or added up: sums of what adds up are read."""
    column = head.column
    if column.type not in ("money", "integer", "decimal"):
        return None
    adds_up = column.name == "staff_fte" or column.type == "money" or (
        column.type == "integer" and not column.allowed
    )  # fmt: skip
    if is_sum and adds_up:
        return replace(head, is_summed=True)
    return Head(column, head.remark, refused="head-aggregated")


@lru_cache(maxsize=20_000)
def head_of(text: str, sheet: Sheet) -> Head | None:
    """The same for a sheet."""
    return read_head(text, sheet.columns, is_monthly=sheet.is_monthly)


def is_remark(text: str) -> bool:
    """Whether a cell holds nothing but words of units and remarks, as below a head: T€, in %."""
    outside, inside = _tokens(fold(tidy(shown(text))))
    words = outside + inside
    every = _EVERY_REMARK
    return bool(words) and all(word in every or _power_of_ten(word) for word in words) and (
        any(not word[0].isdigit() for word in words)
    )  # fmt: skip


def scale_beside(text: str, column: Column) -> Decimal | None:
    """What the words beside a number multiply it by: 1000 for T€, 1 for Stück.

    None where they name another unit or measure than the column has; words that nobody knows say
    nothing.
    """
    words = {word for part in _tokens(fold(text)) for word in part}
    if words & _WORDS["not_exact"] or _NOT_EXACT.search(text):
        return None
    scales = {_SCALES[word] for word in words if word in _SCALES}
    if words & _CURRENCY:
        scales |= {_SCALES_WITH_CURRENCY[word] for word in words if word in _SCALES_WITH_CURRENCY}
    others = _HOURS | _PERMILLE | _OTHER_MEASURE | _PERCENT | _WORDS["other_currency"]
    if len(scales) > 1 or words & (others - _own_words(column) - _ADDED_UP):
        return None
    return max(scales, default=Decimal(1))


def unit_of(words: str, column: Column) -> Decimal | None:
    """What a unit written behind a number multiplies it by: 1000 for T€, 1 for Personen.

    None where the column has another unit, or a word is no unit that anybody knows.
    """
    if column.type == "integer" and not column.allowed and _names_one(words, column):
        return Decimal(1)
    outside, inside = _tokens(fold(words))
    named = outside + inside
    if not all(word in _vocabulary(column) - _FILLERS for word in named):
        return None
    head = _measured(column, words, "", named, is_monthly=False)
    return None if head.refused else head.factor


def _names_one(words: str, column: Column) -> bool:
    """Whether they are the name of what the column counts: 12 Kontakte, 1 Kontakt."""
    bare = fold_name(words)
    endings = ("", "e", "n", "en", "s")
    return any(bare + ending in _spellings(column) for ending in endings if len(bare) > 3)


_ADDED_UP = frozenset({"summe", "gesamt", "insgesamt", "total", "totals"})
_EVERY_REMARK = (
    _CURRENCY | set(_SCALES) | set(_SCALES_WITH_CURRENCY) | _PERCENT | _PERMILLE | _FRACTION
    | _HOURS | _OTHER_MEASURE | _FILLERS | _COUNTED | _WORDS["posts"]
) - _ADDED_UP  # fmt: skip


@lru_cache(maxsize=1_000)
def _spellings(column: Column) -> frozenset[str]:
    return frozenset(fold_name(name) for name in column.spellings)


def _tokens(folded: str) -> tuple[list[str], list[str]]:
    """The words outside and inside brackets."""
    outside: list[str] = []
    inside: list[str] = []
    depth = 0
    for word in _TOKEN.findall(_PER_HUNDRED.sub("vh", folded)):
        if word in "([{":
            depth += 1
        elif word in ")]}":
            depth = max(depth - 1, 0)
        else:
            (inside if depth else outside).append(word)
    return outside, inside


def _find(words: list[str], name: str) -> tuple[int, int] | None:
    """Where words written together make the name; first and behind the last."""
    for start in range(len(words)):
        joined = ""
        if not words[start].isalnum():
            continue
        for end in range(start, len(words)):
            joined += re.sub(r"\W", "", words[end])
            if joined == name:
                return start, end + 1
            if not name.startswith(joined):
                break
    return None


def _remark(plain: str, column: Column) -> str:
    """What stands beside the name, as it is written; the whole head where it cannot be parted."""
    for name in (column.german, column.english):
        start = plain.casefold().find(name.casefold())
        if start >= 0:
            beside = plain[:start] + plain[start + len(name) :]
            return beside.strip(" ()[]{}-–:,;/*") or plain
    return plain


def _vocabulary(column: Column) -> frozenset[str]:
    words = _EVERY_REMARK | _OTHER_MEASURE | _SHARE
    return frozenset(words | (_WORDS["under_18"] if column.name == "under_18" else set()))


def _without_dates(words: list[str], folded: str) -> list[str]:
    dated = {token for match in _DATE.findall(folded) for token in _TOKEN.findall(match)}
    return [word for word in words if word not in dated]


def _power_of_ten(word: str) -> Decimal | None:
    digits = re.sub(r"\D", "", word)
    if word[:1].isdigit() and re.fullmatch(r"10+", digits):
        return Decimal(digits)
    return None


def _measured(
    column: Column, remark: str, folded: str, words: list[str], *, is_monthly: bool
) -> Head:
    """What the remark beside a column of numbers says of them."""
    rest = _without_dates(words, folded) if not is_monthly else list(words)
    is_dated = len(rest) < len(words)
    if is_monthly and "monat" in folded + folded.replace("month", "monat"):
        rest = [word for word in rest if word not in _WORDS["monthly"]]
    is_percent_range = _has_run(rest, "0", "100")
    is_unit_range = _has_run(rest, "0", "1")
    seen = (
        set(rest) - _FILLERS - ({"0", "1", "100"} if is_percent_range or is_unit_range else set())
    )
    factor, seen = _factor(column, seen, is_unit_range=is_unit_range)
    if "x" in rest and factor == 1:
        # „x 1.000“ is a scale; „Kontakte.x“ is one of two columns that a program joined.
        return Head(column, remark, refused="head-other-measure")
    if factor is None or seen & (_HOURS | _PERMILLE | _PERCENT | (_SHARE - _own_words(column))):
        return Head(column, remark, refused="head-other-unit")
    if seen - _own_words(column):
        return Head(column, remark, refused="head-other-measure")
    return Head(column, remark, factor, is_noted=is_dated)


def _has_run(words: list[str], first: str, last: str) -> bool:
    return (first, last) in pairwise(words)


def _own_words(column: Column) -> frozenset[str]:
    """Words that say no more than the column itself does."""
    if column.type == "money":
        return _CURRENCY
    if column.type == "integer":
        return _COUNTED | _WORDS["under_18"] if column.name == "under_18" else _COUNTED
    if column.name == "staff_fte":
        return _WORDS["posts"] | {"anteil"}
    if column.name in ("longitude", "latitude"):
        return _WORDS["degrees"]
    if "percent" in column.unit:
        return _PERCENT
    # The unit of a value is whatever its indicator says.
    return _CURRENCY | _PERCENT | _COUNTED


def _factor(
    column: Column, seen: set[str], *, is_unit_range: bool
) -> tuple[Decimal | None, set[str]]:
    """The factor of a plain scale, None for a scale that cannot be; and the words left over."""
    scales = {word: _SCALES[word] for word in seen if word in _SCALES}
    if seen & _CURRENCY:
        scales |= {w: f for w, f in _SCALES_WITH_CURRENCY.items() if w in seen}
    scales |= {word: power for word in seen if (power := _power_of_ten(word))}
    rest = seen - set(scales)
    if column.type == "money" or (column.type == "integer" and not column.allowed):
        return _scale(column, scales), rest
    if scales:
        return None, rest
    if column.name == "staff_fte" and rest & _PERCENT:
        return Decimal("0.01"), rest - _PERCENT
    if "percent" in column.unit:
        return _share(rest, is_fraction=bool(rest & _FRACTION) or is_unit_range)
    return Decimal(1), rest


def _scale(column: Column, scales: dict[str, Decimal]) -> Decimal | None:
    is_count = column.type == "integer"
    if is_count and (_SCALES_OF_MONEY & set(scales) or Decimal("0.01") in scales.values()):
        return None
    factors = set(scales.values()) or {Decimal(1)}
    factor = max(factors)
    return None if len(factors) > 1 or 1 < factor < _LEAST_SCALE else factor


def _share(rest: set[str], *, is_fraction: bool) -> tuple[Decimal | None, set[str]]:
    """A share between 0 and 1, in thousandths, or in percent as it is wanted."""
    named = (is_fraction, bool(rest & _PERMILLE), bool(rest & _PERCENT))
    if sum(named) != 1:
        return (None if sum(named) else Decimal(1)), rest
    factor = (Decimal(100), Decimal("0.1"), Decimal(1))[named.index(True)]
    return factor, rest - _FRACTION - _PERMILLE - _PERCENT - _SHARE
