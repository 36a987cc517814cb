"""Every sentence an import says about a file; German and English stand in `messages.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from data.language import is_english

_MEANT = {"de": " Gemeint: „{word}“?", "en": " Did you mean “{word}”?"}


@cache
def messages() -> dict[str, dict[str, dict[str, str]]]:
    """By kind and language (de, en): title of the group, rule, advice; on a page another advice."""
    with (Path(__file__).parent / "messages.toml").open("rb") as file:
        return tomllib.load(file)


def words_of(kind: str, /, **words: object) -> tuple[str, str]:
    """The rule and the advice of a kind of finding, filled in the reader's language."""
    language = "en" if is_english() else "de"
    message = messages()[kind][language]
    meant = words.get("meant")
    filled = words | {"meant": _MEANT[language].format(word=meant) if meant else ""}
    return message["rule"].format(**filled), message["advice"].format(**filled)


def advice_on_page(kind: str, advice: str) -> str:
    """What an import advised, for somebody at a page who uploads files and has no command line."""
    for message in messages().get(kind, {}).values():
        if message["advice"] == advice:
            return message.get("advice_on_page", advice)
    return advice


def is_german(kind: str, rule: str) -> bool:
    """A rule as it was written down is the German one of its kind, whoever reads it now."""
    german = messages().get(kind, {}).get("de", {}).get("rule", "")
    told = re.split(r"\{\w+\}", german)
    return bool(german) and re.fullmatch(".*".join(map(re.escape, told)), rule, re.S) is not None


def in_other_words(kind: str, rule: str, advice: str) -> tuple[str, str] | None:
    """Rule and advice in the reader's language, or None where they can only be told as written.

    What was written down is read by its own template. Only names of columns and sheets, rows and
    counts are carried over; other fields may hold words of the language they were written in.
    """
    message = messages().get(kind, {})
    code, other = ("en", "de") if is_english() else ("de", "en")
    if other not in message or code not in message:
        return None
    fields: dict[str, str] = {}
    for template, written in ((message[other]["rule"], rule), (message[other]["advice"], advice)):
        found = _as_pattern(template).fullmatch(written)
        if found is None or not _CARRIED.issuperset(found.groupdict()):
            return None
        fields |= found.groupdict()
    if "count" in fields:
        fields["count"] = fields["count"].translate(_SIGNS)
    if fields.get("meant"):
        word = _as_pattern(_MEANT[other]).fullmatch(fields["meant"])
        if word is None:
            return None
        fields["meant"] = _MEANT[code].format(word=word["word"])
    return message[code]["rule"].format(**fields), message[code]["advice"].format(**fields)


_CARRIED = frozenset({"column", "count", "first_row", "meant", "row", "sheet"})
_SIGNS = str.maketrans(".,", ",.")


@cache
def _as_pattern(template: str) -> re.Pattern[str]:
    """What a filled template looks like; a field that comes again reads the same."""
    seen: set[str] = set()
    pieces = []
    for at, piece in enumerate(re.split(r"\{(\w+)\}", template)):
        if at % 2 == 0:
            pieces.append(re.escape(piece))
        elif piece in seen:
            pieces.append(f"(?P={piece})")
        else:
            seen.add(piece)
            pieces.append(f"(?P<{piece}>{'.*?' if piece == 'meant' else '.+?'})")
    return re.compile("".join(pieces), re.DOTALL)


def title_of(kind: str) -> str:
    """The heading under which findings of this kind are listed."""
    return messages()[kind]["en" if is_english() else "de"]["title"]
