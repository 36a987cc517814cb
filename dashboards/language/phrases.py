"""Shares in words for headlines, only where the words are true within one percentage point."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language, pgettext

_WITHIN = 1.0
#: One, five and ten in ten are not how one says it.
_TENTHS = (2, 3, 4, 6, 7, 8, 9)
#: How sentences bring the choice in, in both languages.
_OF_CHOICE = re.compile(r"(?<! von)(?<!independent) (?:(?:in )?der Auswahl|(?:in|of) the choice)\b")


def of_ten(share_percent: float) -> str | None:
    """The share in words, knapp sieben von zehn for 69.2; None where none is within a point."""
    tenths = round(share_percent / 10)
    if tenths not in _TENTHS or abs(share_percent - 10 * tenths) > _WITHIN:
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


def of_the_whole(text: str) -> str:
    """A text about everything there is: without the choice that nobody made."""
    return _OF_CHOICE.sub("", text)


def capitalised(text: str) -> str:
    """The first letter large, for the start of a sentence."""
    return text[:1].upper() + text[1:]


def behind_a_colon(text: str) -> str:
    """A sentence behind a colon, which German begins with a large letter."""
    return capitalised(text) if language() == "de" else text


def only_the_largest() -> str:
    """Under a picture that draws only the first of many areas."""
    return _("The chart shows only those with most under-18s; the table has all.")


def place(ags: str | None) -> str:
    """An area behind "aus" and "in": Essen, dem Kreis Lippe, der StädteRegion Aachen."""
    name = names.area_name(ags)
    if language() != "de":
        return name
    if ags in names.regions():
        return f"dem {name}"
    if name.startswith("StädteRegion"):
        return f"der {name}"
    if "kreis" in name.lower():
        return "dem " + re.sub(r"(?<=isch)er Kreis\b", "en Kreis", name)
    return name


def subject(ags: str | None) -> str:
    """An area as the subject of a sentence: Essen, der Kreis Lippe, der Märkische Kreis."""
    text = place(ags)
    if text.startswith("dem "):
        return "der " + re.sub(r"(?<=isch)en Kreis\b", "e Kreis", text[4:])
    return re.sub(r"^der ", "die ", text)


def the_area(ags: str | None) -> str:
    """An area behind "für": Essen, den Kreis Lippe, die StädteRegion Aachen."""
    text = place(ags)
    return re.sub(r"^dem ", "den ", re.sub(r"^der ", "die ", text))


def apart(counts: Sequence[float], at_most: int = 3) -> int:
    """How many of the first, most first, can be named without leaving out an equal one."""
    return next(
        (
            min(last, len(counts))
            for last in range(at_most, 0, -1)
            if len(counts) <= last or counts[last - 1] > counts[last]
        ),
        0,
    )


def applications_of(part: float, whole: float) -> str:
    """How many of some applications: "keiner", "alle" or the number."""
    if not part:
        return _("none of them")
    if part == whole and whole > 1:
        return all_of(2) if whole == 2 else _("all of them")
    return pgettext("of applications", "one") if part == 1 else formats.number(part)


def all_of(count: float) -> str:
    """The whole of some records inside a sentence: "beide", "alle 108"."""
    return every(count)[:1].lower() + every(count)[1:]


def every(count: float) -> str:
    """The whole of some records at the start of a sentence: "Beide", "Alle 108"."""
    if count == 2:
        return _("Both")
    return _("All {count}").format(count=formats.number(count))
