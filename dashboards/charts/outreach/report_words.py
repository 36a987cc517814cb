"""How the monthly reports of projects are spoken of."""

from __future__ import annotations

from dashboards.language import formats, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext


def arrived(made: int, due: int) -> str:
    """How many of the reports due are there; `due` is at least 1. Without its full stop."""
    if due == 1:
        one = _("The one monthly report due has arrived")
        return one if made else _("The one monthly report due is missing")
    if not made:
        return _("None of {due} monthly reports due has arrived").format(due=formats.number(due))
    if made == due:
        return _("{all} monthly reports due have arrived").format(all=phrases.every(due))
    return ngettext(
        "{made} of {due} monthly reports due has arrived",
        "{made} of {due} monthly reports due have arrived",
        made,
    ).format(made=formats.number(made), due=formats.number(due))
