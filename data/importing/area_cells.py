"""Area keys as offices write them, and names that are exactly one area."""

from __future__ import annotations

import re

from data import facts
from data.contracts import Column
from data.importing import lists
from data.importing.cells import CellKind
from data.importing.folding import closest, fold
from data.importing.readings import Reading, RefusedError

_AACHEN = "05334002"
_OTHER_KEYS_OF_AACHEN = frozenset({"05334000", "05313000", "05313"})
"""The city's own key until 2009, and what tables write that fill up the five digits of the
StädteRegion. A Gemeinde is meant; no other has the rights of a kreisfreie Stadt inside a Kreis."""
_TITLE = r"(?:landeshauptstadt|kreisstadt|kreisfreie stadt|krfr\.? ?stadt|stadt|gemeinde)"
_TITLES = re.compile(rf"^{_TITLE} | ?\({_TITLE}\)$|,? {_TITLE}$|,{_TITLE}$")
_KEY_AND_NAME = re.compile(r"(\d[\d ]{3,15})[ ,:-]{1,3}(\D.{1,80})|(\D.{1,80}) ?\((\d{4,12})\)")
_GROUPED = re.compile(r"\d{1,3}([.,'’])\d{3}(?:\1\d{3})*")
_ALL_LEVELS = (2, 3, 5, 8)


def read_area(kind: CellKind, text: str, column: Column) -> Reading:
    """The key of an area of the level that the column wants.

    Raises:
        RefusedError: no such area, or another level.
    """
    known = lists.areas()
    text, name = _parted(text)
    digits, mended = _key(kind, text)
    if not digits.isdigit():
        return _by_name(text, column.ags_digits)
    if digits in _OTHER_KEYS_OF_AACHEN and 8 in column.ags_digits and 5 not in column.ags_digits:
        digits, mended = _AACHEN, "ags-aachen"
    digits, mended = _without_filling(digits, mended)
    if digits not in known or (name and not _is_called(digits, name)):
        raise RefusedError("unknown-ags", meant="")
    mended = mended or ("blanks" if name else "")
    if len(digits) in column.ags_digits:
        return Reading(digits, mended)
    if len(digits) == 5 and column.ags_digits == (8,) and f"{digits}000" in known:
        return Reading(f"{digits}000", "ags-city")
    raise RefusedError("ags-level", area=known[digits], wanted=_wanted(column.ags_digits))


def read_any_area(kind: CellKind, text: str, _: Column) -> Reading:
    """The key of an area of any level, or the id of a Quartier that is known.

    Where towns number their Quartiere, 5 is the fifth and not the state without its zero.

    Raises:
        RefusedError: neither.
    """
    bare = text.removesuffix(".0") if kind is CellKind.NUMBER else text
    known, quartiere = lists.areas(), facts.in_use().neighbourhoods
    digits = re.sub(r"\s", "", bare)
    if digits in known:
        return Reading(digits, "" if digits == bare else "blanks")
    if bare in quartiere:
        return Reading(bare)
    digits, mended = _key(kind, text)
    digits, mended = _without_filling(digits, mended)
    if digits in known:
        return Reading(digits, mended)
    try:
        return _by_name(bare, _ALL_LEVELS)
    except RefusedError as error:
        if error.reading.refused == "area-name-twice":
            raise
        meant = closest(bare, quartiere) or error.reading.words["meant"]
        raise RefusedError("unknown-area", meant=meant) from error


def _wanted(levels: tuple[int, ...]) -> str:
    return {(8,): "Gemeinde", (5, 8): "Kreis, Gemeinde"}.get(levels, "NRW, Kreis …")


def _parted(text: str) -> tuple[str, str]:
    """Key and name of „05113000 Essen“ or „Essen (05113000)“; else the text, and no name."""
    match = _KEY_AND_NAME.fullmatch(text)
    if match is None:
        return text, ""
    return (match[1] or match[4]).strip(), (match[2] or match[3]).strip()


def _is_called(digits: str, name: str) -> bool:
    found = lists.areas_named()
    return any(digits in found.get(one, ()) for one in _spellings(name))


def _without_filling(digits: str, mended: str) -> tuple[str, str]:
    """A Kreis that a table has filled up with zeros to eight digits."""
    known = lists.areas()
    is_filled = len(digits) == 8 and digits.endswith("000") and digits[:5] in known
    return (digits[:5], "ags-district") if is_filled and digits not in known else (digits, mended)


def _key(kind: CellKind, text: str) -> tuple[str, str]:
    """The digits of a key, completed: a lost zero, a decimal point, the longer regional key."""
    known = lists.areas()
    bare = re.sub(r"\s", "", text)
    if kind is CellKind.TEXT and _GROUPED.fullmatch(bare):
        bare = re.sub(r"\D", "", bare)
    digits = re.sub(r"[.,]0+$", "", bare)
    mended = "" if (bare == text and digits == bare) or kind is CellKind.NUMBER else "blanks"
    if digits != bare and kind is CellKind.TEXT:
        mended = "ags-zero"
    zeroed = f"0{digits}"
    if digits not in known and len(digits) in (1, 2, 4, 7, 11) and _is_key(zeroed):
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


def _spellings(name: str) -> tuple[str, str]:
    """A name, folded, as it is and without „Stadt“ and the like."""
    folded = fold(name)
    return folded, _TITLES.sub("", folded).strip()


def _by_name(text: str, levels: tuple[int, ...]) -> Reading:
    """The key of a name that only one area of these levels has.

    A kreisfreie Stadt is one place: where a Gemeinde and a Kreis may stand, the Gemeinde is taken.

    Raises:
        RefusedError: nobody is called so, or several are.
    """
    folded, bare = _spellings(text)
    named = lists.areas_named()
    found = {key for one in (folded, bare) for key in named.get(one, ()) if len(key) in levels}
    if bare != folded:
        # A Stadt or Gemeinde is no Kreis of the same name.
        found = {key for key in found if len(key) == 8} or found
    if levels == (5, 8):
        found -= {key for key in found if f"{key}000" in found}
    if len(found) == 1:
        return Reading(found.pop(), "ags-name")
    if found:
        known = lists.areas()
        areas = ", ".join(f"{key} ({known[key]})" for key in sorted(found))
        raise RefusedError("area-name-twice", areas=areas)
    if others := [key for one in (folded, bare) for key in named.get(one, ())]:
        raise RefusedError("ags-level", area=lists.areas()[others[0]], wanted=_wanted(levels))
    own = {key: name for key, name in lists.areas().items() if len(key) in levels}
    raise RefusedError("unknown-ags", meant=closest(text, own.values()))
