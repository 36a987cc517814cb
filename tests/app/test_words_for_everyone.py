"""The statement on accessibility and the page in easy language, as their readers get them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from dash.development.base_component import Component
from flask import Flask

from dashboards.components.easy_texts import EASY_TEXTS
from dashboards.components.footer import footer
from dashboards.language import i18n
from dashboards.pages import PAGES, accessibility, easy_language, news
from dashboards.pages.base import Visit
from dashboards.serving import callback
from data.store import StoreHandle
from queries.scope import Viewer

VISIT: Visit = None  # type: ignore[assignment]  # neither page looks at the visit

MOST_WORDS = 12
#: What DIN SPEC 33429 (Empfehlungen für Deutsche Leichte Sprache) advises against and a machine can
#: see. Whether the words are known and the thoughts are in order, only readers can say.
RULES = {
    "no passive": r"\b(?:wird|werden|wurden?|worden)\b",
    "no subjunctive": r"\b(?:würden?|hätten?|wären?|könnten?|dürften?|müssten?|sollten?)\b",
    "no genitive": r"\b(?:des|deren|dessen)\b",
    "no subordinate clause": r", (?:dass|weil|wenn|obwohl|damit|der|die|das|den|dem|welche\w*)\b",
    "figures for numbers": r"\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\b",
    "no special characters": r"[%&/;()\[\]€§–„“]",
    "no abbreviations": r"\b(?:z\. ?B|usw|bzw|ggf|d\. ?h|etc|inkl|ca)\b",
    "no words in capitals": r"\b[A-ZÄÖÜ]{2,}\b",
    "long words in parts": r"\b[A-Za-zÄÖÜäöüß]{16,}\b",
    "no genitive behind a noun": r"\b(?:Zahl|Name|Teil|Ort|Liste|Geld)\w* (?:der|des)\b",
    "one word for one thing": r"\bVorhaben\b|(?<![\w-])Karten?\b|(?<!be)nutzen\b"
    r"|\b[Dd]rücken Sie auf\b|\bhandelt von\b",
    "the reader is Sie": r"\b(?:man|du|dir|dich|dein\w*)\b",
}


def _texts(part: Any) -> Iterator[str]:
    """The texts of a tree of components, one for each line."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, (list, tuple)):
        for inner in part:
            yield from _texts(inner)
    elif isinstance(part, Component):
        yield from _texts(getattr(part, "children", None))


def _links(part: Any) -> dict[str, str]:
    found = {}
    for inner in part if isinstance(part, (list, tuple)) else [part]:
        if isinstance(inner, Component):
            if getattr(inner, "href", None):
                found["".join(_texts(inner))] = str(getattr(inner, "href", ""))
            found |= _links(getattr(inner, "children", None))
    return found


def _statement(server: Flask, contact: str, language: str = "de") -> list[Any]:
    before = server.config.get("ZIQ_CONTACT", "")
    server.config["ZIQ_CONTACT"] = contact
    try:
        with server.app_context(), i18n.speaking(language):
            return accessibility.content(VISIT)
    finally:
        server.config["ZIQ_CONTACT"] = before


def test_a_mail_to_the_operator_brings_its_own_form(server: Flask) -> None:
    href = _links(_statement(server, "hilfe@example.org"))["hilfe@example.org"]
    assert href.startswith("mailto:hilfe@example.org?subject=")
    assert "Was nicht ging:" in unquote(href)


def test_a_form_of_the_operator_is_linked(server: Flask) -> None:
    links = _links(_statement(server, "https://example.org/kontakt"))
    assert links["Kontaktformular zum Melden von Barrieren"] == "https://example.org/kontakt"


def test_without_a_contact_the_page_says_so(server: Flask) -> None:
    assert "noch keine Kontaktadresse" in " ".join(_texts(_statement(server, "")))


@pytest.mark.parametrize(
    "words",
    [
        "§\u00a010b BGG NRW",
        "teilweise vereinbar",
        "Selbstbewertung vom 22.11.2026",
        "Was noch nicht erfüllt ist",
        "Barriere melden",
        "Durchsetzungsverfahren",
        "Ombudsstelle",
    ],
)
def test_the_statement_has_what_the_ordinance_asks_for(server: Flask, words: str) -> None:
    assert words in " ".join(_texts(_statement(server, "")))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_easy_language_has_one_short_thought_in_a_line(language: str) -> None:
    with i18n.speaking(language):
        lines = list(_texts(easy_language.content(VISIT)))
    assert len(lines) > 50
    for line in lines:
        for sentence in re.findall(r"[^.?:]+[.?:]?", line):
            assert len(sentence.split()) <= MOST_WORDS, sentence
        assert line.count(",") <= 1, line
        broken = [name for name, rule in RULES.items() if re.search(rule, line)]
        assert language != "de" or not broken, (line, broken)


def test_every_page_has_its_text_in_easy_language() -> None:
    shown = {page.id: page.path for page in PAGES.values() if page.id != "easy-language"}
    assert {page_id: text.path for page_id, text in EASY_TEXTS.items()} == shown
    assert 'href="/easy-language#regions"' in str(footer(False, "regions"))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_easy_language_calls_a_page_what_the_navigation_calls_it(language: str) -> None:
    with i18n.speaking(language):
        called = {page.id: str(page.nav) for page in PAGES.values() if str(page.nav)}
        told = {page_id: str(text.name) for page_id, text in EASY_TEXTS.items()}
    assert {page_id: told[page_id] for page_id in called if page_id in told} == {
        page_id: name for page_id, name in called.items() if page_id in told
    }


def test_the_changelogs_tell_of_the_same_releases_and_the_page_shows_no_markdown() -> None:
    german, english = (news.FILES[code].read_text(encoding="utf-8") for code in ("de", "en"))
    releases = re.findall(r"^## ([\d.]+)", german, re.MULTILINE)
    assert releases == re.findall(r"^## ([\d.]+)", english, re.MULTILINE)
    with i18n.speaking("de"):
        page = news.content(VISIT)
    lines = list(_texts(page))
    assert any(line.startswith("1.0.0") for line in lines)
    assert not any(re.search(r"^#|^- |\*\*|`", line) for line in lines)
    tags = [type(part).__name__ for part in page[0].children]
    assert tags.count("H2") == len(releases)
    assert tags.count("H3") == german.count("\n**")


@pytest.mark.parametrize(("search", "is_marked"), [("", False), ("?lang=en", True)])
def test_a_german_title_on_an_english_page_says_so(
    handle: StoreHandle, search: str, is_marked: bool
) -> None:
    frame = str(callback.respond_to(handle, Viewer(), "/projects/public-1", search)[0])
    heading = frame[frame.index("<h1") :].partition(">")[0]  # the head is kept as HTML
    assert ('lang="de"' in heading) is is_marked
