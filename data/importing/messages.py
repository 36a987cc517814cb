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


def title_of(kind: str) -> str:
    """The heading under which findings of this kind are listed."""
    return messages()[kind]["en" if is_english() else "de"]["title"]
