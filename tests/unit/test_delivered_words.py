"""A delivered code stands in sentences as a shipped one does, with its grammar or without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboards.language import reach_words
from dashboards.language.i18n import speaking
from data.facts import Code, shipped, using

STATED = (
    Code("place", "kiosk", "Kiosk", "kiosk", "Nachbarschaft",
         in_sentence=("am Kiosk", "at the kiosk"), way=("zum Kiosk", "to the kiosk")),
    Code("place_group", "nachbarschaft", "Nachbarschaft", "neighbourhood",
         in_sentence=("in der Nachbarschaft", "in the neighbourhood")),
    Code("approach", "besuch", "Hausbesuch", "home visit",
         in_sentence=("durch Hausbesuche", "through home visits")),
    Code("partner", "polizei", "Polizei", "police",
         in_sentence=("mit der Polizei", "with the police"), role="authority"),
    Code("target_group", "pflege", "Pflegekinder", "foster children", hyphenation="Pflege|kinder"),
)  # fmt: skip
PLAIN = tuple(replace(one, in_sentence=("", ""), way=("", ""), hyphenation="") for one in STATED)


@pytest.mark.parametrize(
    ("word", "code", "stated", "plain"),
    [
        (reach_words.at_place, "kiosk", ("am Kiosk", "at the kiosk"),
         ("am Ort „Kiosk“", "at the place “kiosk”")),
        (reach_words.way_to, "kiosk", ("zum Kiosk", "to the kiosk"), ("", "")),
        (reach_words.in_group, "Nachbarschaft", ("in der Nachbarschaft", "in the neighbourhood"),
         ("an Orten der Gruppe „Nachbarschaft“", "at places of the group “neighbourhood”")),
        (reach_words.by_approach, "besuch", ("durch Hausbesuche", "through home visits"),
         ("durch die Ansprache „Hausbesuch“", "through the approach “home visit”")),
        (reach_words.with_partner, "polizei", ("mit der Polizei", "with the police"),
         ("mit der Partnerart „Polizei“", "with partners of the kind “police”")),
        (reach_words.people, "pflege", ("Pflegekinder", "foster children"),
         ("Pflegekinder", "foster children")),
    ],
)  # fmt: skip
def test_a_delivered_word_bends_as_stated_and_is_quoted_otherwise(
    word: Callable[[str], str], code: str, stated: tuple[str, str], plain: tuple[str, str]
) -> None:
    for codes, expected in ((STATED, stated), (PLAIN, plain)):
        with using(replace(shipped(), codes=(*shipped().codes, *codes))):
            told = []
            for language in ("de", "en"):
                with speaking(language):
                    told.append(word(code))
        assert tuple(told) == expected


def test_a_role_and_places_to_break_are_those_of_the_row() -> None:
    with using(replace(shipped(), codes=(*shipped().codes, *STATED))), speaking("de"):
        assert reach_words.narrow("target_group", "pflege") == "Pflege\u00adkinder"
        assert reach_words.with_role("partner", "authority")[-1] == "polizei"
