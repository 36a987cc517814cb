"""Shares in words for headlines, only where the words are true within one percentage point."""

from __future__ import annotations

from dashboards import formats
from dashboards.i18n import gettext as _

_WITHIN = 1.0


def of_ten(share_percent: float) -> str | None:
    """The share in words, knapp sieben von zehn for 69.2; None where none is within a point."""
    tenths = round(share_percent / 10)
    if not 2 <= tenths <= 9 or abs(share_percent - 10 * tenths) > _WITHIN:
        return None
    number = formats.small_count(tenths)
    if abs(share_percent - 10 * tenths) < 0.05:
        return _("{number} in ten").format(number=number)
    if share_percent < 10 * tenths:
        return _("just under {number} in ten").format(number=number)
    return _("just over {number} in ten").format(number=number)


def share_of(share_percent: float) -> str:
    """The share as a phrase where one fits, else as percent."""
    return of_ten(share_percent) or formats.percent(share_percent)


def capitalised(text: str) -> str:
    """The first letter large, for the start of a sentence."""
    return text[:1].upper() + text[1:]
