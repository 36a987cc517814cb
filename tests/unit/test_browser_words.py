"""The words of the scripts are said in both languages.

That scripts ask for no other, and none is left over, is for `tests/assets/lists.test.js` to say.
"""

from __future__ import annotations

import re

import pytest

from dashboards.components.words import WORDS
from dashboards.language.i18n import speaking


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
