"""What editors look for first, over all charts, choices and languages: number, quotes, spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dashboards.charts import CHARTS
from dashboards.charts.result import ChartResult, run
from dashboards.choice import url
from dashboards.language import names
from dashboards.language.i18n import LANGUAGES, speaking
from dashboards.pages import PAGES
from queries.filters import FilterState, View
from queries.scope import Scope

CHOICES = (
    "",
    "?block=1",
    "?region=057",
    "?region=053&block=2",
    "?district=05120",
    "?district=05154",
    "?circle=essen",
    "?outcome=rejected",
    "?from=2019-01&to=2019-03",
    "?target=children&place=school",
    "?region=051&district=05911",
    "?block=3&round=2021-2022",
    "?status=revoked&block=1",
    "?municipality=05113000",
    "?applicant=caritas&block=2",
)

#: Two lines of a headline hold about this many characters; the heat map takes the whole width.
LONGEST_HEADLINE = 110

_PLURALS = (
    "Anträge", "Anträgen", "Kreise", "Kreisen", "Gemeinden", "Quartiere", "Quartieren",
    "Erstkontakte", "Erstkontakten", "Termine", "Terminen", "Monate", "Monaten", "Tage",
    "Tagen", "Kooperationen", "Ankerstandorte", "Ankerstandorten", "Personen", "Projekte",
    "Projekten", "Zielgruppen", "Orte", "Orten", "Regierungsbezirke", "Gebiete",
)  # fmt: skip

#: In German output: a wrong number, a wrong case, English words, colours, people for contacts.
GERMAN_FAULTS = {
    "one with a plural": rf"(?<![\d.,–])\b1 ({'|'.join(_PLURALS)})\b",
    "a verb in the plural for one": r"\b(kommen|sind|wurden|haben) 1 [A-ZÄÖÜ]",
    "none as a figure": r"\b0 (davon|der|von \d+ (Anträgen|Vorhaben) (sind|haben))\b",
    "a whole as percent": r"\b100,0\s% der\b",
    "a Kreis without article": r"\b(aus|in) ((Kreis|StädteRegion) [A-Z]|[A-ZÄÖÜ][\w-]*[Kk]reis\b)",
    "English": r"(?<!/)\b(the|of|and|with|from|number|application|applications|not|by)\b",
    "people": r"\b[Mm]enschen\b",
    "colour": r"\b(rot|blau|grün|gelb|dunkler|heller)\w*\b",
    "a breaking space": r"\d [%€]|Mio\. €",
    "quotes": r"[\"”]|'",
    "hyphen for minus or dash": r"(?<![\w.])-\d| - ",
}
#: In English output: German function words, German quotes, a space before percent.
ENGLISH_FAULTS = {
    "German": r" (und|der|die|das|von|nicht|mit|ohne|für|aus|keine?) ",
    "one with a plural": r"(?<![\d.,–])\b1 (applications|projects|first contacts|sessions)\b",
    "quotes": r"[„\"]",
    "a space before percent": r"\d\s%",
    "hyphen for minus or dash": r"(?<![\w.])-\d| - ",
}
ALWAYS = {
    "double space": r"  ",
    "space before a mark": r" [,;.!?](?!\d)",
    "doubled mark": r"([,;:.])\1|[,;:]\.",
    "a placeholder": r"[{}]|\bnan\b|\bNaT\b",
    "doubled word": r"\b(\w{2,}) \1\b",
}
#: Names with German function words in them, and originals that are quoted as German.
PROPER_NAMES = re.compile(
    "|".join(re.escape(name) for name in names.municipalities().values() if " " in name)
    + r"|Statistik der Bundesagentur für Arbeit|“[^”]*” \(in German\)"
)


def faults(text: str, language: str) -> list[str]:
    """What an editor would mark in a text."""
    rules = ALWAYS | (GERMAN_FAULTS if language == "de" else ENGLISH_FAULTS)
    if language == "en":
        text = PROPER_NAMES.sub("…", text)
    return [name for name, pattern in rules.items() if re.search(pattern, text)]


def texts(result: ChartResult) -> Iterator[str]:
    """Everything a chart says in words for one choice."""
    yield from (result.headline, result.subtitle, result.sentence, result.base.text)
    yield str(result.chart.definition)
    yield result.source_text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart_id", CHARTS)
def test_an_editor_finds_nothing_to_mark(scope: Scope, chart_id: str, language: str) -> None:
    marked = {}
    with speaking(language):
        for search in CHOICES:
            result = run(CHARTS[chart_id], scope.with_filters(url.parse(search).filters))
            marked.update(
                {
                    (search, text): found
                    for text in texts(result)
                    if (found := faults(text, language))
                }
            )
    assert marked == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart_id", CHARTS)
def test_a_sentence_begins_large_and_a_headline_has_two_lines_at_most(
    scope: Scope, chart_id: str, language: str
) -> None:
    with speaking(language):
        for search in CHOICES:
            result = run(CHARTS[chart_id], scope.with_filters(url.parse(search).filters))
            assert len(result.headline) <= LONGEST_HEADLINE, result.headline
            if not result.chart.is_key_figure:
                assert not result.sentence[0].islower(), result.sentence
                assert not result.headline[0].islower(), result.headline


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page_id", [page.id for page in PAGES.values() if page.charts])
def test_summaries_of_pages_have_three_sentences_at_most(
    scope: Scope, page_id: str, language: str
) -> None:
    page = PAGES[page_id]
    with speaking(language):
        for search in CHOICES:
            narrowed = scope.with_filters(url.parse(search).filters)
            results = {chart_id: run(CHARTS[chart_id], narrowed) for chart_id in page.charts}
            text = "".join(part for part, _bold in page.summary(results, narrowed))
            assert faults(text, language) == [], text
            assert text == "" or text[0].isupper() or text[0].isdigit(), text
            assert len(re.findall(r"[a-zäöüß)%€\d]\.(?= [A-ZÄÖÜ\d]|$)", text)) <= 4, text


def test_what_is_held_back_is_never_said_to_be_nothing(scope: Scope) -> None:
    view = View(metric="first-contacts")
    held = replace(scope.with_filters(FilterState(district=("05120",))), view=view)
    with speaking("de"):
        result = run(CHARTS["measure-ranking"], held)
    assert any(result.withheld)
    assert "überall 0" not in result.sentence


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Aus Köln kommen 1 Anträge.", "one with a plural"),
        ("Die meisten kommen aus Kreis Lippe (2).", "a Kreis without article"),
        ("Die meisten kommen aus Rhein-Erft-Kreis (2).", "a Kreis without article"),
        ("100,0\u00a0% der Anträge gelten dem Baustein 1.", "a whole as percent"),
        ("Ein Anteil von 12 %.", "a breaking space"),
        ('Der Status "laufend".', "quotes"),
        ("Sie kommen kommen aus Essen.", "doubled word"),
        ("Anträge by area", "English"),
    ],
)
def test_the_rules_see_what_they_are_for(text: str, fault: str) -> None:
    assert fault in faults(text, "de")


@pytest.mark.parametrize(
    "text",
    [
        "n = 1 Antrag aus 1 von 53 Kreisen · ohne Ort: 0",
        "1 der 2 Anträge (50,0\u00a0%) betrifft den Baustein 1 und keiner den Baustein 2.",
        "Die 3 Anträge kommen aus Köln (2) und dem Kreis Lippe (1).",
        "Erstkontakte sind aus 11 Quartieren gemeldet.",
    ],
)
def test_good_german_passes(text: str) -> None:
    assert faults(text, "de") == []
