"""Places, groups and approaches as sentences use them: "in der Schule", "über Multiplikatoren".

Lists and tables show the words of the code lists (`dashboards.language.names`); here they bend to
grammar.
"""

from __future__ import annotations

from dashboards.language import names
from dashboards.language.i18n import gettext as _


def at_place(code: str) -> str:
    """Where a first contact came about: "at school"."""
    return {
        "school": _("at school"),
        "primary-school": _("at primary school"),
        "vocational-college": _("at the vocational college"),
        "day-care": _("at the day care centre"),
        "community-centre": _("in the community centre"),
        "family-centre": _("in the family centre"),
        "congregation": _("in the church facility"),
        "youth-centre": _("in the youth centre"),
        "youth-workshop": _("in the youth workshop"),
        "cultural-station": _("in the cultural centre"),
        "sports-ground": _("on the sports ground"),
        "jobcentre-u25": _("at the job centre"),
        "food-bank": _("at the food bank"),
        "shared-accommodation": _("in refugee accommodation"),
        "playground": _("on the playground"),
        "backyard": _("in the backyard"),
        "street": _("on the street"),
        "online": _("online"),
    }.get(code, names.code_name("place", code))


def in_group(group: str) -> str:
    """Where, for a group of places."""
    return {
        "Bildung": _("in schools and day care"),
        "Einrichtung": _("in facilities"),
        "Hilfesystem": _("in the support system"),
        "öffentlicher Raum": _("in public space"),
        "digital": _("online"),
    }.get(group, names.group_name(group))


def by_approach(code: str) -> str:
    """How a first contact came about: "through multipliers"."""
    return {
        "outreach": _("through outreach work"),
        "multipliers": _("through multipliers"),
        "referral": _("through referral by a specialist service"),
        "presentation": _("through a presentation in an institution"),
        "native-language": _("in the native language"),
        "digital": _("through digital channels"),
    }.get(code, names.code_name("approach", code))


def people(code: str) -> str:
    """A target group as several people."""
    if code == "residents":
        return _("residents")
    return names.code_name("target_group", code)
