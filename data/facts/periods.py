"""Dates of values and limits of classes, as people write them."""

from __future__ import annotations

import datetime as dt


def period_end(text: str) -> dt.date | None:
    """The last day of a year or month ('2022', '2022-06'); a day is itself."""
    try:
        if len(text) == 4:
            return dt.date(int(text), 12, 31)
        if len(text) == 7:
            first = dt.date.fromisoformat(f"{text}-01")
            return (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def read_bounds(text: str) -> tuple[float, ...] | None:
    """Limits of classes as people write them, `5; 10,5; 15`; None when they are none or not rising.

    Where semicolons part them a comma is a decimal one.
    """
    parts = [part.strip().replace(",", ".") for part in text.split(";") if part.strip()]
    try:
        bounds = tuple(float(part) for part in parts)
    except ValueError:
        return None
    return bounds if list(bounds) == sorted(set(bounds)) else None
