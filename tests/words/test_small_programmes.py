"""Every sentence over small data: none, one, two and many, as an editor reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from dashboards.charts import CHARTS
from dashboards.charts.result import run
from dashboards.choice import url
from dashboards.language import counting
from dashboards.language.i18n import LANGUAGES, speaking
from dashboards.pages import PAGES
from dashboards.stories.registry import of_circles
from dashboards.stories.telling import inside
from dashboards.stories.telling import told as told_slides
from queries.scope import Scope
from tests.words.editing import blames_a_choice, faults, of_several, telegrams
from tests.words.small_deliveries import PROGRAMMES

_ONES = ("one", "one-bare", "one-rejected")
CHOICES = ("", "?block=1", "?district=05113", "?outcome=approved")

Small = Callable[[str], Scope]


def told(scope: Scope) -> Iterator[tuple[str, str]]:
    """Where something is said, and what: every chart, and the words of every page."""
    results = {chart_id: run(chart, scope) for chart_id, chart in CHARTS.items()}
    for chart_id, result in results.items():
        yield f"{chart_id} headline", result.headline
        yield f"{chart_id} subtitle", result.below_headline
        yield f"{chart_id} sentence", result.sentence
        yield f"{chart_id} base", result.base.text
    for story in of_circles().values():
        inside_story = inside(story, scope)
        shown = {one: run(CHARTS[one], inside_story) for one in story.charts}
        for slide in told_slides(story, shown, {}):
            yield f"{story.id} {slide.slide.id} title", slide.title
            yield f"{story.id} {slide.slide.id} question", slide.question or ""
    for page_id, page in PAGES.items():
        if page.charts:
            shown = {chart_id: results[chart_id] for chart_id in page.charts}
            yield f"page {page_id}", "".join(text for text, _bold in page.lead(shown, scope))


def _is_prose(place: str) -> bool:
    """Made of sentences, not a phrase beside a key figure."""
    chart_id, _space, what = place.partition(" ")
    if chart_id == "page":
        return True
    return what == "sentence" and not CHARTS[chart_id].is_key_figure


def _is_sentence(place: str) -> bool:
    return place.startswith("page ") or place.endswith(" sentence")


def _is_of_circle(place: str) -> bool:
    """A slide: its circle is a choice."""
    return place.split(" ", maxsplit=1)[0] in of_circles()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("programme", [one.name for one in PROGRAMMES])
def test_an_editor_signs_every_sentence(small: Small, programme: str, language: str) -> None:
    assert marked(small(programme), CHOICES, language, programme) == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("programme", ["one", "undecided", "five", "many"])
@pytest.mark.parametrize("search", ["?compare=05113,05315", "?compare=rounds", "?compare=years"])
def test_an_editor_signs_what_stands_side_by_side(
    small: Small, programme: str, language: str, search: str
) -> None:
    asked = url.parse(search)
    scope = replace(small(programme), view=asked.view)
    found = {}
    with speaking(language):
        for chart in CHARTS.values():
            result = run(chart, scope)
            for text in (result.headline, result.sentence):
                if faults_of := faults(text, language, is_line=chart.is_key_figure):
                    found[f"{chart.id}: {text}"] = faults_of
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_editor_signs_every_sentence_of_the_sample(scope: Scope, language: str) -> None:
    """Many of everything: more kinds of applicants and places than a small programme has."""
    assert marked(scope, ("", "?region=057"), language) == {}


def marked(
    whole: Scope, choices: Sequence[str], language: str, programme: str = ""
) -> dict[str, list[str]]:
    """What an editor marks, by where it is said."""
    found_in = {}
    with speaking(language):
        for search in choices:
            scope = whole.with_filters(url.parse(search).filters)
            for place, text in told(scope):
                found = faults(text, language, is_line=place.endswith(" base"))
                if _is_prose(place):
                    found += [f"no verb: {one}" for one in telegrams(text, language)]
                if programme in _ONES and _is_sentence(place):
                    found += of_several(text, language)
                is_finding = not place.endswith((" subtitle", " base"))
                is_of_all = not search and not _is_of_circle(place)
                if is_of_all and blames_a_choice(text, language, is_finding=is_finding):
                    found.append("a choice nobody made")
                if found:
                    found_in[f"{search} {place}: {text}"] = found
    return found_in


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_editor_signs_the_profile_of_every_quartier(small: Small, language: str) -> None:
    marked = {}
    charts = [CHARTS[chart_id] for chart_id in PAGES["neighbourhood"].charts]
    with speaking(language):
        for programme in (one.name for one in PROGRAMMES if one.is_local):
            whole = small(programme)
            for quartier in run(CHARTS["neighbourhoods-list"], whole).rows["neighbourhood_id"]:
                filters = url.parse(f"neighbourhood={quartier}").filters
                for chart in charts:
                    result = run(chart, whole.with_filters(filters))
                    for text in (result.headline, result.sentence):
                        if found := faults(text, language):
                            marked[f"{programme} {chart.id}: {text}"] = found
    assert marked == {}


def test_nothing_is_said_twice_above_a_picture(small: Small) -> None:
    with speaking("de"):
        results = [run(chart, small("five")) for chart in CHARTS.values()]
        repeated = [
            result.chart.id
            for result in results
            if result.below_headline.startswith(result.headline) and not result.chart.is_key_figure
        ]
    assert repeated == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Ein Vorhaben nennt 1 Kooperationen.", "1 where ein or eine belongs"),
        ("Am häufigsten ist Baustein 3, 1 den Baustein 2.", "1 where ein or eine belongs"),
        ("Gemeldet von 1 von 1 bewilligten Vorhaben.", "one of one"),
        ("Gemeldet von 31 der 31 Vorhaben.", "all of them counted twice"),
        ("Zwei von zwei Meldungen liegen vor.", "all of them counted twice"),
        ("Die meisten kamen aus Schulen (34, 113,3 %).", "a share above all"),
        ("Der Anteil reicht von 31,5 % bis 31,5 %.", "a span without a span"),
        ("Fünf Quartiere, in 5 davon arbeitet ein Vorhaben.", "counts in words and in figures"),
        ("Vier Anträge; 3 sind entschieden.", "counts in words and in figures"),
        ("Über dem Wert liegen 2 Kreise; nicht gemeldet: 3.", "a count in place of a verb"),
        ("Eingegangen 3 → entschieden 2.", "an arrow for a sentence"),
        ("In 53 Kreisen leben Kinder; aus ein davon kam etwas.", "a wrong form of ein"),
        ("Alle zwei Anträge sind bewilligt.", "all two"),
        ("Von zwei Anträgen sind alle entschieden.", "all two"),
        ("Keines der zwei Quartiere gibt eine Quote an.", "two that are known"),
        ("Die Daten enthalten zwei Projekte; alle sind bewilligt.", "all of two"),
        ("48 Teilnahmen sind gemeldet, die meisten im Mai (48).", "most of them, and that is all"),
        ("An der Spitze stehen Essen und Köln mit je 1.", "each with a figure of one"),
        ("Die meisten gibt es in dem Rhein-Sieg-Kreis.", "an article left apart"),
        ("5 Anträge kommen von zwei Arten: Caritas 3 (60,0 %).", "a name with a bare count"),
        ("Am häufigsten ist die Kita (7 von 6).", "a part above its whole"),
        ("Im Mai sind keine Teilnahme gemeldet.", "a plural for one"),
        ("Von Mai 2020 bis Juni 2020 gingen zwei Anträge ein.", "a year said twice"),
        ("Alle kommen aus Mitte (Köln (Stadt): 3).", "brackets in brackets"),
        ("Sie reicht bis 40 %; am höchsten: Mitte.", "a superlative as a label"),
        ("111 Tage · 111–111", "a range of one value"),
        ("Die Zahlen weichen ab: hier 10, dort 12.", "a count behind here"),
        ("Der eine Antrag ist begonnen.", "an application that begins"),
        ("Am kürzesten dauert es 2018 17 Tage.", "two numbers in a row"),
        ("Im Mai 2019 sind je Monat weniger als drei gemeldet.", "each month of a single one"),
        (
            "Von 40 Anträgen sind alle entschieden; außerdem alle abgelehnt.",
            "the whole on top of itself",
        ),
        ("Beantragt sind 840.000 €, bewilligt 840.000 €.", "one sum named twice"),
        ("Die Daten enthalten ein Projekt, davon keines bewilligt.", "none of a single one"),
        ("53 Kreise haben kein bewilligtes Vorhaben", "all there are, counted"),
        (
            "Dort leben 360.345 unter 18-Jährige; aus einem davon kamen Anträge.",
            "children for Kreise",
        ),
        ("Sie nennen drei Kooperationen, am häufigsten genannt: Schule.", "a label in a sentence"),
        ("Keinen Antrag gibt es für die Bausteine zwei und drei.", "a name in words"),
        ("Größter Unterschied bei „Kita“: 3 (Essen).", "a superlative for a sentence"),
        ("Er ist entschieden und er ist bewilligt.", "a subject said twice"),
        ("In jeder Zielgruppe kommen 100 % regelmäßig wieder.", "percent for all"),
        ("22 Erstkontakte sind gemeldet, davon alle in der Schule.", "all of all of them"),
        ("In der Runde A kam einer; In der Runde B keiner.", "a capital behind a semicolon"),
        (
            "In den 51 Kreisen ohne bewilligtes Vorhaben leben Kinder; 2 dieser Kreise haben "
            "Vorhaben außerhalb der Auswahl.",
            "none, and yet some",
        ),
        ("Zwei Anträge sind eingegangen, alle für den Baustein 3.", "all of two"),
        (
            "Beantragt sind 840.000 €; von den bewilligten 840.000 € entfallen 1.000 € auf Köln.",
            "one sum named twice",
        ),
    ],
)
def test_the_rules_see_what_they_are_for(text: str, fault: str) -> None:
    assert fault in faults(text, "de")


def test_a_day_is_no_count() -> None:
    with speaking("en"):
        told = counting.alike("3 projects work here, the first since 1 Jan 2019.")
    assert told == "Three projects work here, the first since 1 Jan 2019."
    assert faults(told, "en") == []
    assert "a day in words" in faults("The first came on one Jan 2019.", "en")


@pytest.mark.parametrize(
    "text",
    [
        "Sieben von zehn der 20 Anträge sind bewilligt.",
        "Zwei der fünf Anträge betreffen den Baustein 1 und einer den Baustein 2.",
        "Aus 1.234 Orten kommen 12 Anträge (drei davon neu), einer ist offen.",
        "Bei einem Ort liegt die Basis unter 20.",
        "Fünf Anträge sind offen; keinen gibt es für die Bausteine 1 und 2 in Münster.",
        "Auf 1.000 unter 18-Jährige entfallen zwei Vorhaben.",
    ],
)
def test_good_german_passes(text: str) -> None:
    assert faults(text, "de") == []
