"""Which entries words find, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboards.finding.ranking import Entry, Index, folded, words_of

ENTRIES = [
    Entry("project", "Mittessen im Hof", "/1", more="Münster"),
    Entry("project", "Sport und Spiel", "/2", more="Essen"),
    Entry("project", "Essenszeit", "/3"),
    Entry("area", "Essen", "/4", more="Regierungsbezirk Düsseldorf"),
    Entry("area", "Münster (Stadt)", "/5"),
    Entry("area", "Regierungsbezirk Münster", "/6"),
    Entry("project", "Neue Wege", "/7", more="Große Straße 5", words="ZIQ-2019-141"),
    Entry("project", "Essen und Sport", "/8"),
]
INDEX = Index(ENTRIES)


def found(text: str) -> list[str]:
    return [entry.href for entry in INDEX.find(text).entries]


@pytest.mark.parametrize(
    ("text", "hrefs"),
    [
        # The name itself, the word in a name, the word beside it, a beginning, inside.
        ("essen", ["/4", "/8", "/2", "/3", "/1"]),
        ("ESSEN sport", ["/8", "/2"]),
        ("münster", ["/5", "/6", "/1"]),
        ("Muenster", ["/5", "/6", "/1"]),
        ("munster stadt", ["/5"]),
        ("mün", ["/5", "/6", "/1"]),
        ("strasse", ["/7"]),
        ("grosse straße", ["/7"]),
        ("neue", ["/7"]),
        ("ziq-2019-141", ["/7"]),
        ("2019", ["/7"]),
        ("ittes", ["/1"]),
        ("ss", []),
        ("essen köln", []),
        ("", []),
        (" ,;–! ", []),
    ],
)
def test_whole_words_come_before_beginnings_and_those_before_the_inside(
    text: str, hrefs: list[str]
) -> None:
    assert found(text) == hrefs


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Esesn", ("Essen",)),
        ("Mnüster", ("Münster",)),
        ("Muenstr stadt", ("Münster stadt",)),
        ("Düseldorf", ("Düsseldorf",)),
        ("xyz", ()),
        ("Neuessen", ("Essen",)),
        ("2091", ()),
        ("essen köln", ()),
        ("essen", ()),
    ],
)
def test_a_slip_gets_the_words_that_may_be_meant(typed: str, meant: tuple[str, ...]) -> None:
    assert INDEX.find(typed).suggestions[: len(meant) or None] == meant


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Düsseldorf", "duesseldorf"),
        ("Düsseldorf", "DUSSELDORF"),
        ("Straße", "strasse"),
        ("Söst", "Soest"),
        ("Café", "cafe"),
        ("A\u0308pfel", "aepfel"),
    ],
)
def test_spellings_of_one_word_are_compared_as_one(written: str, typed: str) -> None:
    assert folded(written) == folded(typed)


@pytest.mark.parametrize("typed", ["je 1.000", "je 1000", "je 1,000", "1\u00a0000"])
def test_signs_between_the_digits_of_a_number_are_no_words(typed: str) -> None:
    assert "1000" in words_of(typed)
    assert words_of("31.12.2019, 1.25") == ["31", "12", "2019", "1", "25"]


@pytest.mark.parametrize(
    ("text", "hrefs"),
    [
        ("Münster", ["/5", "/6"]),
        ("Regierungsbezirk Münster", ["/6"]),
        ("Sport und Spiele", ["/2"]),
        ("Sport", []),
    ],
)
def test_a_name_is_known_without_its_kind_and_its_endings(text: str, hrefs: list[str]) -> None:
    assert [entry.href for entry in INDEX.called(text)] == hrefs


def test_letters_that_only_look_like_an_umlaut_stay() -> None:
    assert words_of("neue Quelle, Bauer") == ["neue", "quelle", "bauer"]


@settings(max_examples=100)
@example("", ["\U0001f210 Quartier"])
@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=8))
def test_any_text_is_answered_and_a_name_finds_what_it_names(text: str, labels: list[str]) -> None:
    index = Index([Entry("page", label, str(place)) for place, label in enumerate(labels)])
    for suggestion in index.find(text).suggestions:
        assert index.find(suggestion).entries
    for place, label in enumerate(labels):
        words = words_of(label)
        if words and len(set(words)) < 12:
            assert str(place) in {entry.href for entry in index.find(label).entries}
