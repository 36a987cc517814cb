"""Number cells: money, counts and shares, as stored in a workbook or written in a text."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from data.contracts import Column
from data.importing.cells import CellKind
from data.importing.head_words import unit_of
from data.importing.numbers import (
    FRACTIONS,
    has_currency,
    is_accounting_zero,
    number_meanings,
)
from data.importing.readings import Reading, RefusedError
from data.language import written_number

_CENT = Decimal("0.01")
_UNIT = re.compile(
    rf"([+−–-]?[\d.,{FRACTIONS}][\d.,'’ {FRACTIONS}]{{0,30}})([a-zäöüß%‰€][^\d*†‡¹²³]{{0,40}})",
    re.IGNORECASE,
)
"""A number and what it is a number of, as one text."""
_AS_SHOWN = Context(prec=15)
"""Excel shows no more digits, and rounds what it shows: half a cent is a cent."""


def read_number(kind: CellKind, text: str, column: Column) -> Reading:
    """A number in the unit of the column.

    Raises:
        RefusedError: it is none, or not one that this column may hold.
    """
    number, mended = _number(kind, text, column)
    if column.type == "integer":
        if number != number.to_integral_value():
            raise RefusedError("not-whole")
        number = number.to_integral_value()
    elif column.sql_type.endswith(",2)"):
        if kind is not CellKind.TEXT:
            number = _AS_SHOWN.create_decimal(number)
        rounded = number.quantize(_CENT, ROUND_HALF_UP)
        if rounded != number and kind is CellKind.TEXT:
            raise RefusedError("too-many-decimals")
        # A calculated cell carries more digits than anybody sees.
        if abs(rounded - number) > Decimal("0.000001"):
            mended = "rounded"
        number = rounded
    _check_bounds(number, column)
    value = f"{number:f}"
    if column.allowed and value not in column.allowed:
        raise RefusedError("not-allowed", allowed=", ".join(column.allowed))
    return Reading(value, mended)


def _number(kind: CellKind, text: str, column: Column) -> tuple[Decimal, str]:
    if kind is CellKind.NUMBER:
        return Decimal(text), ""
    if kind is CellKind.PERCENT:
        if "percent" in column.unit:
            return (Decimal(text) * 100).normalize(), "percent-cell"
        raise RefusedError("percent-elsewhere")
    if kind is CellKind.DATE:
        raise RefusedError("date-elsewhere")
    if kind is not CellKind.TEXT:
        raise RefusedError("not-a-number")
    if is_accounting_zero(text) and column.type == "money":
        return Decimal(0), "accounting-zero"
    bare = text
    if "percent" in column.unit:
        bare = re.sub(r"\s?(?:%|prozent|percent)$", "", text, flags=re.IGNORECASE)
    if column.name == "building_block":
        bare = re.sub(r"^(?:baustein|building block|block|bs)\s*", "", bare, flags=re.IGNORECASE)
    if has_currency(bare) and not (column.type == "money" or column.name == "value"):
        raise RefusedError("unit-elsewhere")
    meanings = _fitting(number_meanings(bare), bare, column) or _with_unit(bare, column)
    # Half a percent, or one half: who writes a share like that may mean either.
    if not meanings or ("percent" in column.unit and set(bare) & set(FRACTIONS)):
        raise RefusedError("not-a-number")
    if len(meanings) > 1:
        raise RefusedError("ambiguous-number")
    is_plain = re.fullmatch(r"-?\d+(?:[.,]\d+)?", text) and "," not in f"{meanings[0]:f}"
    is_thousands = is_plain and meanings[0] == meanings[0].to_integral_value() and (
        re.fullmatch(r"-?\d{1,3}\.\d{3}", text)
    )  # fmt: skip
    return meanings[0], "" if is_plain and not is_thousands else "number-format"


def with_unit(text: str, column: Column) -> tuple[str, Decimal] | None:
    """The number in 80 T€, 12 Personen, 0,5 VZÄ, and what its unit multiplies it by.

    None where no unit stands behind a number.

    Raises:
        RefusedError: it is another unit than the column has, or none that anybody knows.
    """
    match = _UNIT.fullmatch(text)
    if match is None:
        return None
    factor = unit_of(match[2], column)
    if factor is None:
        raise RefusedError("unit-elsewhere")
    return match[1], factor


def _with_unit(text: str, column: Column) -> tuple[Decimal, ...]:
    number, factor = with_unit(text, column) or ("", Decimal(1))
    if factor == 1:
        return _fitting(number_meanings(number), number, column)
    return tuple(meaning * factor for meaning in number_meanings(number))


def _fitting(meanings: tuple[Decimal, ...], text: str, column: Column) -> tuple[Decimal, ...]:
    """The meanings this column leaves open.

    Counts have no decimals and money at most two, so there "1.234" can only be thousands, as the
    office writes them. "1,234" stays open: some programs print 1 with three decimals like that.
    """
    if len(meanings) < 2:
        return meanings
    if column.type in ("integer", "money"):
        return meanings[1:] if "." in text else meanings
    if column.bounds is None:
        return meanings
    low, high = column.bounds
    inside = tuple(meaning for meaning in meanings if low <= meaning <= high)
    return inside or meanings


def _check_bounds(number: Decimal, column: Column) -> None:
    if column.bounds is None:
        return
    low, high = column.bounds
    if number < 0 and low == 0 and column.type in ("integer", "money"):
        raise RefusedError("negative")
    if not Decimal(str(low)) <= number <= Decimal(str(high)):
        raise RefusedError("out-of-range", **_written(low=low, high=high))


def _written(**limits: float) -> dict[str, str]:
    return {name: written_number(Decimal(f"{limit:.12g}")) for name, limit in limits.items()}
