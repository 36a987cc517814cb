"""Heads of tables: what a column holds, and its unit where the name does not say it."""

from __future__ import annotations

from dashboards.language.i18n import gettext as _
from dashboards.language.variables import Variable

_SIGNS = {"EUR": "€", "EUR per 1,000": "€", "percent": "%"}
_SPELT_OUT = {"%": ("%", "prozent", "per cent", "percent"), "€": ("€", "eur")}


def heading(column: Variable) -> str:
    """The name of a column as it stands above its numbers, with its unit."""
    label = str(column.label)
    sign = _SIGNS.get(column.unit)
    if sign and not any(word in label.lower() for word in _SPELT_OUT[sign]):
        words, unit = _("{column} in {unit}").format(column=label, unit=sign).rsplit(" ", 1)
        return f"{words}\N{NO-BREAK SPACE}{unit}"
    days = _("days")
    if column.unit == "days" and days.lower() not in label.lower():
        return f"{label}, {days}"
    return label
