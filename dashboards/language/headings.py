"""Heads of tables: what a column holds, and its unit where the name does not say it."""

from __future__ import annotations

from functools import lru_cache

from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from dashboards.language.variables import Variable

_SIGNS = {"EUR": "€", "EUR per 1,000": "€", "percent": "%"}
_SPELT_OUT = {"%": ("%", "prozent", "per cent", "percent"), "€": ("€", "eur")}


def heading(column: Variable) -> str:
    """The name of a column as it stands above its numbers, with its unit."""
    return _heading(str(column.label), column.unit, language())


@lru_cache(maxsize=1_000)
def _heading(label: str, unit: str, _code: str) -> str:
    sign = _SIGNS.get(unit)
    if sign and not any(word in label.lower() for word in _SPELT_OUT[sign]):
        words, last = _("{column} in {unit}").format(column=label, unit=sign).rsplit(" ", 1)
        return f"{words}\N{NO-BREAK SPACE}{last}"
    days = _("days")
    if unit == "days" and days.lower() not in label.lower():
        return f"{label}, {days}"
    return label
