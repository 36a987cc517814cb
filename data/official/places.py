"""Keys of areas as published, brought to those used here; what is no area of the state is told."""

from __future__ import annotations

import csv
from functools import cache

from data.contracts import REFERENCE_FOLDER
from data.official.values import Told

DISSOLVED = frozenset({"05313", "05354"})
"""Stadt and Kreis Aachen until 2009: still listed, with "-" for every later date."""

_LENGTHS = frozenset({2, 3, 5, 8})


@cache
def known_areas() -> frozenset[str]:
    """The state, its 5 Regierungsbezirke, 53 Kreise and 396 Gemeinden."""
    found = {"05"}
    with (REFERENCE_FOLDER / "kreise_nrw.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found |= {row["ags"], row["regierungsbezirk_ags"]}
    with (REFERENCE_FOLDER / "gemeinden_nrw.csv").open(encoding="utf-8-sig", newline="") as file:
        found |= {row["ags"] for row in csv.DictReader(file)}
    return frozenset(found)


def area_of(key: str, told: Told, *, is_district: bool = False) -> str | None:
    """The AGS behind a published key, None for what is left out.

    Args:
        key: AGS of 2, 3, 5 or 8 digits, ARS of 12 digits, or anything else.
        told: gets what was left out.
        is_district: the table says that it is a Kreis, so its 8 digits end in 000.
    """
    text = key.strip()
    if text.isdigit():
        if len(text) == 12:
            # Of the key of 12 digits, 6 to 9 name the Verband, which the AGS leaves out.
            text = text[:5] + text[9:]
        elif len(text) in (4, 7):
            text = text.zfill(len(text) + 1)
        if is_district and len(text) == 8 and text.endswith("000"):
            text = text[:5]
    if text in DISSOLVED:
        told.add("dissolved", text)
        return None
    if text in known_areas():
        return text
    is_elsewhere = text == "DG" or (text.isdigit() and len(text) in _LENGTHS and text[:2] != "05")
    told.add("outside" if is_elsewhere else "no-area", text)
    return None


def is_key(text: str) -> bool:
    """Whether a cell looks like the key of an area: `DG`, or 2 to 12 digits."""
    text = text.strip()
    return text == "DG" or (text.isdigit() and len(text) in (2, 3, 5, 8, 9, 12))
