"""The search: everything it leads to is there, and nobody finds what they may not see."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote, urlsplit

import pytest
from flask import request
from flask.testing import FlaskClient

from dashboards.access import asked
from dashboards.choice import url
from dashboards.finding import answer, entries
from dashboards.language.i18n import speaking
from dashboards.pages import page_at
from dashboards.pages.base import Visit
from data import facts
from data.store import StoreHandle
from queries.scope import Scope, Viewer


@pytest.fixture(scope="module")
def visit(scope: Scope, handle: StoreHandle) -> Visit:
    """As a request begins: with the facts of its data, whatever another test used before."""
    facts.use(handle.current().facts)
    return Visit("/", url.Address(), scope, handle=handle)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_entry_has_a_name_and_leads_to_a_page_and_a_card_of_it(
    visit: Visit, language: str
) -> None:
    with speaking(language):
        known = entries.index(visit).entries
    assert {entry.kind for entry in known} == set(entries.KINDS)
    quartiere = {row.href.rsplit("/", 1)[1] for row in known if row.kind == "neighbourhood"}
    for entry in known:
        assert entry.label.strip()
        parts = urlsplit(entry.href)
        page = page_at(unquote(parts.path))
        assert page is not None, entry
        assert page.exists(replace(visit, path=unquote(parts.path))), entry
        assert not url.parse(parts.query, quartiere).notices, entry
        if entry.kind in {"chart", "measure"} and parts.fragment:
            assert parts.fragment in page.charts, entry


def test_the_parts_of_a_page_that_help_leads_to_are_there(visit: Visit) -> None:
    data = page_at("/data")
    assert data is not None
    told = str([*data.controls(visit), *data.extra(visit)])
    for entry in entries.index(visit).entries:
        if entry.kind == "help":
            assert f"id='{urlsplit(entry.href).fragment}'" in told, entry


def test_somebody_limited_to_a_town_finds_it_and_its_projects_alone(visit: Visit) -> None:
    limited = replace(visit, scope=replace(visit.scope, viewer=Viewer(areas=("05113",))))
    known = entries.index(limited).entries
    places = [entry.label for entry in known if entry.kind == "area"]
    assert places == ["Regierungsbezirk Düsseldorf", "Essen"]
    everything = entries.index(visit).entries
    for kind in ("neighbourhood", "project", "public-project", "applicant"):
        own = [entry for entry in known if entry.kind == kind]
        assert 0 < len(own) < sum(entry.kind == kind for entry in everything)
        if kind != "applicant":
            assert all("Essen" in f"{entry.more} {entry.words}" for entry in own), kind
    # Circles and their stories bear names of towns; what is in them is held back by their charts.
    of_dortmund = answer.everything(limited, "Dortmund")["hits"]
    assert {hit["kind"] for hit in of_dortmund} <= {"value", "page"}


def test_an_answer_mixes_kinds_and_names_them(client: FlaskClient) -> None:
    german = client.get("/api/search?q=essen").get_json()
    assert german["hits"][0] == {
        "kind": "area",
        "kind_name": "Gebiet",
        "label": "Essen",
        "more": "kreisfreie Stadt · Regierungsbezirk Düsseldorf",
        "address": "/?district=05113",
    }
    assert len({hit["kind"] for hit in german["hits"]}) >= 5
    assert len(german["hits"]) < german["count"]
    english = client.get("/api/search?q=essen&lang=en").get_json()
    assert english["hits"][0]["kind_name"] == "Area"
    chart = client.get("/api/search?q=Erstkontakte nach Monat").get_json()["hits"][0]
    assert chart["address"] == "/outreach#first-contacts-by-month"


def test_both_lists_of_projects_follow_the_same_rules(client: FlaskClient) -> None:
    found = client.get("/api/search/records?q=essen sport").get_json()
    rows = client.get("/api/charts/projects-list").get_json()["rows"]
    numbers = found["records"]["projects-list"]
    assert found["count"] == len(numbers) + len(found["records"]["public-projects"])
    # Projects of the town come first; "Münster" comes, if at all, for a meal in its title.
    of_essen = [row for row in rows if row["municipality_ags"] == "05113000"]
    assert found["hits"][0]["more"].endswith("· Essen")
    assert 0 < len(numbers) <= len(rows)
    assert len(of_essen) >= sum(hit["more"].endswith("· Essen") for hit in found["hits"])
    slip = client.get("/api/search/records?q=Biellefeld").get_json()
    assert slip["suggestions"] == ["Bielefeld"]
    assert slip["records"] == {"projects-list": [], "public-projects": []}


@pytest.mark.parametrize(
    ("path", "is_written_down"),
    [("/api/search?q=essen", False), ("/api/search/records?q=e", False), ("/api/charts", True)],
)
def test_a_search_writes_no_line_of_exact_numbers(
    client: FlaskClient, path: str, is_written_down: bool
) -> None:
    """It is asked with every letter and holds no number of persons."""
    with client.application.test_request_context(path):
        assert asked.shows_numbers(request) is is_written_down


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("bewilligte Mittel Essen", "/regions?district=05113&metric=approved-eur#measure-by-area"),
        ("Kinderarmut in Gelsenkirchen", "/need?district=05513#need-and-funds-by-district"),
        ("Anträge Münster", "/?district=05515#applications-total"),
        ("Regierungsbezirk Münster Erstkontakte", "/?region=055#first-contacts-total"),
    ],
)
def test_a_measure_and_a_place_lead_to_the_figure_there(
    visit: Visit, text: str, wanted: str
) -> None:
    with speaking("de"):
        hits = answer.everything(visit, text)["hits"]
    assert wanted in [hit["address"] for hit in hits]
    assert not [hit for hit in hits if " · " not in hit["label"] and hit["kind"] != "help"]
    for hit in hits:
        assert not url.parse(urlsplit(hit["address"]).query).notices


def test_no_figure_is_found_in_an_area_that_is_not_seen(visit: Visit) -> None:
    limited = replace(visit, scope=replace(visit.scope, viewer=Viewer(areas=("05113",))))
    with speaking("de"):
        unseen = answer.everything(limited, "Kinderarmut Gelsenkirchen")
        assert unseen["missed"] == ["Gelsenkirchen"]
        assert not [hit for hit in unseen["hits"] if "05513" in hit["address"]]
        assert answer.everything(limited, "Kinderarmut Essen")["missed"] == []


@pytest.mark.parametrize(
    ("language", "text", "first", "missed"),
    [
        ("de", "Wie viele Anträge gab es in Münster?", "/?district=05515#applications-total", []),
        (
            "de",
            "Wie viel Geld bekam Duisburg 2020?",
            "/applications?district=05112#approved-funds-by-year",
            [],
        ),
        ("de", "Geld Baustein 3 2020", "/applications?block=3#approved-funds-by-year", []),
        ("de", "Baustein 3 2020", "/applications?block=3#approved-funds-by-year", []),
        (
            "de",
            "Erstkontakte 2019",
            "/?from=2019-01&to=2019-12#first-contacts-total",
            [],
        ),
        ("de", "Anträge 1999", "/#applications-total", ["1999"]),
        ("de", "abgelehnte Anträge", "/?status=rejected#applications-total", []),
        ("de", "bewilligte Anträge 2018", "/?from=2018-01&to=2018-12#applications-by-district", []),
        (
            "de",
            "Anträge 2018–2020",
            "/?round=2018-2020#applications-total",
            [],
        ),
        (
            "de",
            "Wie unterscheiden sich Essen und Gelsenkirchen?",
            "/regions?district=05113,05513#regions-compared",
            [],
        ),
        (
            "en",
            "Essen and Gelsenkirchen",
            "/regions?district=05113,05513#regions-compared",
            [],
        ),
        (
            "de",
            "Liste der Anträge im Kreis Recklinghausen",
            "/applications?district=05562#applications-list",
            [],
        ),
        (
            "de",
            "Welcher Kreis hat die meisten Erstkontakte je 1000 Kinder?",
            "/regions#first-contacts-per-head-by-district",
            [],
        ),
        ("de", "Was hat sich verändert seit 2019?", "/applications?compare=years", []),
        ("en", "change since 2019", "/applications?compare=years", []),
        ("de", "Schulen", "/outreach?place=school", []),
        ("de", "ähnliche Quartiere", "/neighbourhoods", []),
        ("en", "similar neighbourhoods", "/neighbourhoods", []),
        ("de", "Excel", "/data#interface", []),
        ("de", "Ablehnungsgrund", "/data#definition-applications-list", []),
        ("de", "bewilligte Anträge im Kreis Unna", "/?district=05978#applications-by-district", []),
        (
            "de",
            "Was passiert, wenn der ESF endet?",
            "/applications#state-and-esf-by-building-block",
            [],
        ),
        ("de", "Erstkontakte Dortmund qwertz", "/?district=05913#first-contacts-total", ["qwertz"]),
        ("en", "How many approved in Essen", "/?district=05113#approved-total", []),
        ("en", "Which districts have no project?", "/#districts-reached", []),
    ],
)
def test_a_question_is_answered_with_the_figure_and_says_what_it_left_out(
    visit: Visit, language: str, text: str, first: str, missed: list[str]
) -> None:
    with speaking(language):
        found = answer.everything(visit, text)
    assert found["hits"][0]["address"] == first
    assert found["missed"] == missed


def test_a_slip_in_a_question_gets_the_spelling_that_may_be_meant(visit: Visit) -> None:
    with speaking("de"):
        assert answer.everything(visit, "Antrge in Münster")["suggestions"][0] == "Anträge Münster"
        assert answer.everything(visit, "wie viele")["missed"] == []
