"""Area keys as offices write them, and names that are exactly one Gemeinde."""

from __future__ import annotations

import re

from data.contracts import Column
from data.importing import lists
from data.importing.cells import CellKind
from data.importing.folding import fold
from data.importing.readings import Reading, RefusedError

_AACHEN = "05334002"
_OTHER_KEYS_OF_AACHEN = frozenset({"05334000", "05313000", "05313"})
"""The city's own key until 2009, and what tables write that fill up the five digits of the
StädteRegion. A Gemeinde is meant; no other has the rights of a kreisfreie Stadt inside a Kreis."""
_TITLES = re.compile(r"^stadt |,? ?(?:stadt|gemeinde|kreisfreie stadt|landeshauptstadt)$")


def read_area(kind: CellKind, text: str, column: Column) -> Reading:
    """The key of an area of the level that the column wants.

    Raises:
        RefusedError: no such area, or another level.
    """
    known = lists.areas()
    digits, mended = _key(kind, text)
    if not digits.isdigit():
        return _by_name(text, column)
    if digits in _OTHER_KEYS_OF_AACHEN and 8 in column.ags_digits and 5 not in column.ags_digits:
        return Reading(_AACHEN, "ags-aachen")
    if digits not in known and digits.endswith("000") and digits[:5] in known and len(digits) == 8:
        digits, mended = digits[:5], "ags-district"
    if digits not in known:
        raise RefusedError("unknown-ags")
    if len(digits) in column.ags_digits:
        return Reading(digits, mended)
    if len(digits) == 5 and column.ags_digits == (8,) and f"{digits}000" in known:
        return Reading(f"{digits}000", "ags-city")
    wanted = {(8,): "Gemeinde", (5, 8): "Kreis, Gemeinde"}.get(column.ags_digits, "NRW, Kreis …")
    raise RefusedError("ags-level", area=known[digits], wanted=wanted)


def _key(kind: CellKind, text: str) -> tuple[str, str]:
    """The digits of a key, completed: a lost zero, a decimal point, the longer regional key."""
    known = lists.areas()
    bare = re.sub(r"\s", "", text)
    digits = re.sub(r"[.,]0+$", "", bare)
    mended = "" if (bare == text and digits == bare) or kind is CellKind.NUMBER else "blanks"
    if digits != bare and kind is CellKind.TEXT:
        mended = "ags-zero"
    zeroed = f"0{digits}"
    if digits not in known and len(digits) in (1, 4, 7, 11) and _is_key(zeroed):
        digits, mended = zeroed, "ags-zero"
    if len(digits) == 12 and f"{digits[:5]}{digits[9:]}" in known:
        # The regional key has the association of municipalities in the middle.
        return f"{digits[:5]}{digits[9:]}", "ags-regional"
    return digits, mended


def _is_key(digits: str) -> bool:
    """Whether these digits are a key in any of its forms."""
    known = lists.areas()
    is_padded = len(digits) == 8 and digits.endswith("000") and digits[:5] in known
    return digits in known or len(digits) == 12 or is_padded or digits in _OTHER_KEYS_OF_AACHEN


def _by_name(text: str, column: Column) -> Reading:
    """The key of a name that only one Gemeinde has, and no Kreis beside it where a Kreis may be."""
    bare = _TITLES.sub("", fold(text)).strip()
    found = lists.municipalities_named().get(bare, ())
    if len(found) != 1 or 8 not in column.ags_digits:
        raise RefusedError("unknown-ags")
    return Reading(found[0], "ags-name")
