"""German or English for what the data commands say; `ZIQ_LANG` chooses, German by default.

Pages and exports have their own catalogues; this is for the command line and the import's findings.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Iterator
from contextvars import ContextVar
from decimal import Decimal

_chosen: ContextVar[str | None] = ContextVar("chosen", default=None)


def is_english() -> bool:
    """Whether English was asked for."""
    return (_chosen.get() or os.environ.get("ZIQ_LANG", "de")).strip().lower().startswith("en")


@contextlib.contextmanager
def data_speaking(code: str) -> Iterator[None]:
    """Inside the block findings, messages and templates are in this language, `de` or `en`."""
    token = _chosen.set(code)
    try:
        yield
    finally:
        _chosen.reset(token)


def quoted(text: str) -> str:
    """A text in the quotation marks of the language: „Text“, in English “Text”."""
    return says(f"„{text}“", f"“{text}”")


def written_count(count: int) -> str:
    """A whole number with its thousands apart: 2.000, in English 2,000."""
    return f"{count:,}".replace(",", says(".", ","))


def written_decimal(value: float, places: int) -> str:
    """A number with so many decimals: 0,25, in English 0.25."""
    return f"{value:,.{places}f}".translate(str.maketrans(says(",.", ",."), says(".,", ",.")))


def written_number(number: Decimal) -> str:
    """A number with the decimals it has: 80.000,50, in English 80,000.50."""
    return f"{number:,f}".translate(str.maketrans(says(",.", ",."), says(".,", ",.")))


def written_day(day: dt.date) -> str:
    """A day: 31.12.2019, in English 2019-12-31."""
    return says(f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}")


def written_month(month: str) -> str:
    """A month from 2019-12 as forms have it: 12.2019, in English 2019-12."""
    return says(f"{month[5:]}.{month[:4]}", month)


def written_megabytes(size: int) -> str:
    """A number of bytes as whole megabytes: 2.100 MB."""
    return f"{written_count(round(size / 1024**2))} MB"


def says(german: str, english: str) -> str:
    """The sentence in the reader's language."""
    return english if is_english() else german


def stopped() -> str:
    """What a command says that somebody ended with Ctrl-C."""
    return says("Abgebrochen; geändert wurde nichts.", "Stopped; nothing has changed.")
