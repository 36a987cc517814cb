"""Numbers, money, shares and dates as the reader writes them (Babel), at the moment of showing."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from babel import dates

from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language, ngettext
from dashboards.language.i18n import lazy_gettext as _lazy

NO_BREAK = "\u00a0"
#: Has no width, and no line ends at it.
JOINER = "\u2060"
MINUS = "\u2212"
WITHHELD = "•"
NOTHING_THERE = "–"
MILLION = 1_000_000


def is_missing(value: Any) -> bool:
    """Nothing there: None, NaN or NaT."""
    return value is None or value != value  # noqa: PLR0124 - NaN is unlike itself


def number(value: float | None, decimals: int = 0) -> str:
    """A number with grouping: 1.234 or 1,16; the sign for nothing there when missing."""
    # As `is_missing`, written out: an answer holds up to a thousand numbers.
    if value is None or value != value:  # noqa: PLR0124
        return NOTHING_THERE
    return _number(value, decimals, language())


def number_in(row: Mapping[str, Any], name: str) -> str:
    """A number of a row; the sign for held back where it is."""
    return WITHHELD if row.get(f"{name}_withheld") is True else number(row[name])


_GERMAN_SIGNS = str.maketrans(",.", ".,")


@lru_cache(maxsize=20_000)
def _number(value: float, decimals: int, code: str) -> str:
    """What Babel writes, which reads its pattern anew for each number: 0.1 ms, hundreds a page."""
    shown = rounded(value, decimals)
    text = f"{abs(shown):,.{decimals}f}"
    if code == "de":
        text = text.translate(_GERMAN_SIGNS)
    return MINUS + text if shown < 0 else text


def rounded(value: float, decimals: int = 0) -> float:
    """Commercial rounding, as a reader with a pocket calculator expects it; never -0."""
    if isinstance(value, int):
        return value
    factor = 10**decimals
    count = math.floor(abs(value) * factor + 0.5 + 1e-9)
    size: float = count / factor if decimals else count
    return -size if value < 0 and size else size


def whole(text: str) -> str:
    """A text as a page shows it: no line ends within "18-Jährige" and "under-18s".

    For what is drawn on the server; scripts do the same with what they draw (`ziq.whole`). Files
    and addresses keep the plain text.
    """
    return re.sub(r"18-(?=J)|nder-(?=18)", rf"\g<0>{JOINER}", text)


def in_euro(value: float, decimals: int = 0, *, plus: str = "") -> str:
    """Money with these decimals: 1.234 €, in English €1,234 with the sign before it.

    Args:
        value: in euro.
        decimals: how many are written.
        plus: the sign of what does not lie below 0.
    """
    sign = MINUS if rounded(value, decimals) < 0 else plus
    amount = number(abs(value), decimals)
    return f"{sign}{amount}{NO_BREAK}€" if language() == "de" else f"{sign}€{amount}"


def euro(value: float | None) -> str:
    """Money: 24,1 Mio. € from a million on (€24.1 million), below in full euro."""
    if value is None or is_missing(value):
        return NOTHING_THERE
    amount, unit = euro_parts(value)
    return f"{amount}{NO_BREAK}{unit}" if unit else amount


def euro_parts(value: float) -> tuple[str, str]:
    """Money as number and what follows it, for a key figure that prints that smaller."""
    is_large = abs(value) >= MILLION - 50_000
    size, decimals = (value / MILLION, 1) if is_large else (value, 0)
    scale = _("million") if is_large else ""
    if language() == "de":
        return number(size, decimals), f"{scale}{NO_BREAK}€" if scale else "€"
    return in_euro(size, decimals), scale


def euro_in_words(value: float) -> str:
    """Money as a heading says it: 8 Millionen Euro, 7,5 Millionen Euro, 950.000 Euro."""
    if value < MILLION:
        return f"{number(value)}{NO_BREAK}Euro" if language() == "de" else in_euro(value)
    millions = number(value / MILLION, 0 if value % MILLION == 0 else 1)
    return ngettext("€{count} million", "€{count} million", value / MILLION).format(count=millions)


def euro_full(value: float | None) -> str:
    """Money in full euro, however much it is: 24.100.000 €."""
    return NOTHING_THERE if value is None or is_missing(value) else in_euro(value)


def euro_exact(value: float | None) -> str:
    """Money with cents, for tables of single grants: 1.234,56 €."""
    return NOTHING_THERE if value is None or is_missing(value) else in_euro(value, 2)


def with_unit(value: str, unit: str) -> str:
    """A key figure and its unit in one line: 24,1 Mio. €, 29,9 % in German, 29.9% in English."""
    gap = "" if unit == "%" and language() == "en" else NO_BREAK
    return f"{value}{gap}{unit}" if unit else value


def percent(value: float | None, decimals: int = 1) -> str:
    """A share given in percent: 29,9 % in German, 29.9% in English."""
    if value is None or is_missing(value):
        return NOTHING_THERE
    gap = NO_BREAK if language() == "de" else ""
    return f"{number(value, decimals)}{gap}%"


def share(part: float, whole: float, decimals: int = 1) -> str:
    """Part of a whole as percent; the sign for nothing there when the whole is 0."""
    return percent(100 * part / whole, decimals) if whole else NOTHING_THERE


def date(value: dt.date | None) -> str:
    """A day: 31.12.2020, in English 31 Dec 2020."""
    if value is None or is_missing(value):
        return NOTHING_THERE
    return _date(value, language())


@lru_cache(maxsize=2_000)
def _date(value: dt.date, code: str) -> str:
    pattern = "dd.MM.yyyy" if code == "de" else "d MMM yyyy"
    return str(dates.format_date(value, pattern, locale=code))


@lru_cache(maxsize=2_000)
def _month(value: str, pattern: str, code: str) -> str:
    year, month = value.split("-")
    return str(dates.format_date(dt.date(int(year), int(month), 1), pattern, locale=code))


def period(text: str | None) -> str:
    """A year, month or day as text ('2022', '2022-06', '2019-12-31'), as dates are written."""
    if not text:
        return NOTHING_THERE
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return month(text)
    try:
        return date(dt.date.fromisoformat(text))
    except ValueError:
        return text


def month(value: str | None) -> str:
    """A month given as 'YYYY-MM': September 2018."""
    return NOTHING_THERE if not value else _month(value, "LLLL yyyy", language())


def months_from_to(first: str, last: str) -> tuple[str, str]:
    """Two months as they stand behind "from" and "to"; a year they share is told once."""
    if first[:4] == last[:4] and first != last:
        return _month(first, "LLLL", language()), month(last)
    return month(first), month(last)


def month_short(value: str) -> str:
    """The month's name alone, short, for an axis: Sep."""
    return _month(value, "LLL", language()).rstrip(".")


def enumeration(parts: list[str]) -> str:
    """A list in a sentence: "Köln, Dortmund und Essen"."""
    if len(parts) <= 1:
        return "".join(parts)
    return _("{many} and {last}").format(many=", ".join(parts[:-1]), last=parts[-1])


def alternatives(parts: list[str]) -> str:
    """Of which one holds: "etabliert oder im Aufbau"."""
    if len(parts) <= 1:
        return "".join(parts)
    return _("{many} or {last}").format(many=", ".join(parts[:-1]), last=parts[-1])


def small_count(value: float) -> str:
    """A whole number in a sentence: words up to twelve, figures above."""
    word = _WORDS.get(int(value))
    return str(word) if word is not None else number(value)


_WORDS = dict(
    enumerate(
        (
            _lazy("none"),
            _lazy("one"),
            _lazy("two"),
            _lazy("three"),
            _lazy("four"),
            _lazy("five"),
            _lazy("six"),
            _lazy("seven"),
            _lazy("eight"),
            _lazy("nine"),
            _lazy("ten"),
            _lazy("eleven"),
            _lazy("twelve"),
        )
    )
)
