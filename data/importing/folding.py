"""Making spellings comparable: case, umlauts, dashes and blanks must not decide what a word is."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
_DASHES = re.compile(r"[\u2010-\u2015\u2212\u00ad]")
_BLANKS = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]+")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_AROUND_SIGNS = re.compile(r" ?([-/+&]) ?")


def tidy(text: str) -> str:
    """The text without control characters and surplus blanks; letters with their dots as one."""
    printable = "".join(
        character if character.isprintable() or character.isspace() else " "
        for character in unicodedata.normalize("NFC", text)
        if character not in "\u200b\u200c\u200d\u2060\ufeff\u00ad"
    )
    return _BLANKS.sub(" ", printable).strip()


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower case, umlauts written out, one kind of dash, no blanks around signs."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_GERMAN)
    plain = "".join(
        character
        for character in unicodedata.normalize("NFKD", lowered)
        if not unicodedata.combining(character)
    )
    dashed = _DASHES.sub("-", plain).replace("_", " ")
    return _AROUND_SIGNS.sub(r"\1", _BLANKS.sub(" ", dashed).strip())


@lru_cache(maxsize=8_192)
def fold_name(text: str) -> str:
    """For headers and sheet names: letters and digits only."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or nothing; 1 and 0001 are the same number."""
    by_folded = {fold(entry): entry for entry in known}
    same = [entry for text, entry in by_folded.items() if _bare(text) == _bare(fold(word))]
    if len(same) == 1:
        return same[0]
    matches = difflib.get_close_matches(fold(word), by_folded, n=1, cutoff=0.7)
    return by_folded[matches[0]] if matches else ""


def _bare(folded: str) -> str:
    return _LEADING_ZEROS.sub("", folded)
