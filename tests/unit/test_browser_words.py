"""Scripts and words fit together: every key a script asks for exists, and none is left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboards.components.words import WORDS
from dashboards.i18n import speaking

SCRIPTS = sorted(Path("assets").glob("*.js"))
#: Keys put together in a script from a prefix and a value.
PREFIXES = ("theme_",)
NAMED_BEFORE = {"tag_published", "tag_sample"}


def asked() -> set[str]:
    """Every key that stands in a call of `word(...)`, both sides of a condition included."""
    keys: set[str] = set()
    for script in SCRIPTS:
        for call in re.findall(r"\bword\(([^`;]*?)\)", script.read_text(encoding="utf-8")):
            keys.update(re.findall(r"\"([a-z_]+)\"", re.sub(r"=== \"\w+\"", "", call)))
    return keys


def test_every_word_a_script_asks_for_exists() -> None:
    assert asked() - set(WORDS) == set()


def test_no_word_is_left_over() -> None:
    built = {key for key in WORDS if key.startswith(PREFIXES)} | NAMED_BEFORE
    assert set(WORDS) - asked() - built == set()


@pytest.mark.parametrize("key", sorted(WORDS))
def test_every_word_has_a_german_text(key: str) -> None:
    with speaking("en"):
        english = str(WORDS[key])
    with speaking("de"):
        german = str(WORDS[key])
    assert german != english or english in {"Legend", "Parameter"}


@pytest.mark.parametrize("key", sorted(WORDS))
def test_both_languages_fill_in_the_same_values(key: str) -> None:
    texts = []
    for code in ("de", "en"):
        with speaking(code):
            texts.append(sorted(re.findall(r"\{\w+\}", str(WORDS[key]))))
    assert texts[0] == texts[1]
