"""A delivered indicator is at once a measure of maps, an axis of need, a trend and in profiles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboards.components.still import still
from dashboards.language import names
from dashboards.language.i18n import speaking
from dashboards.serving import callback
from dashboards.settings import Settings
from data.facts import DEFAULT_INDICATOR
from data.store import StoreHandle
from queries.protection import install_gate
from queries.scope import Viewer
from queries.spreading import concentration_index
from tests.app import answering
from tests.importing.deliveries import Office, application, contact, neighbourhood
from tests.importing.test_facts import IN_THIRD, SHARE, THIRD

TOLD = {
    "Ziele": "Eltern erreichen", "Kontakt": "Quartiersbüro, 0201 000", "Adresse": "Musterweg 1",
    "Gute Praxis": "Frühstück für alle",
}  # fmt: skip
AREAS = ["05", "051", "05111", "05113", "05315", "05913", "05113000", "Q-1"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = Office(tmp_path_factory.mktemp("office"))
    office.deliver(
        Antraege=[application() | TOLD],
        Quartiere=[neighbourhood()],
        Antrag_Quartier=[{"Aktenzeichen": "A-1", "Quartier-ID": "Q-1", "Anteil": ""}],
        Indikatorenkatalog=[SHARE | {"Klassengrenzen": "20; 30; 40"}],
        Indikatoren=[
            {"Gebiet": area, "Indikator": "kitaquote", "Zeitpunkt": at, "Wert": str(value + step),
             "Quelle": "Monitoring der Stadt"}
            for value, area in enumerate(AREAS, start=20)
            for step, at in enumerate(("2021", "2022"))
            if not (area == "05315" and at == "2022")
        ]
        + [
            {"Gebiet": "05334002", "Indikator": "population_under_18", "Zeitpunkt": "31.12.2017",
             "Wert": "40000", "Quelle": "Stadt Aachen"},
            {"Gebiet": "05113", "Indikator": "children_under_15_in_sgb2_bedarfsgemeinschaften",
             "Zeitpunkt": "2022", "Wert": "77,7", "Quelle": "Stadt Essen"},
        ],
    )  # fmt: skip
    office.takes()
    return office.store


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    return create_app(Settings(store=folder)).test_client()


def told(client: FlaskClient, chart: str, search: str) -> dict[str, Any]:
    answer: dict[str, Any] = client.get(f"/api/charts/{chart}?{search}").get_json()
    assert not answer["notices"]
    return answer


def by(answer: dict[str, Any], key: str) -> dict[str, dict[str, Any]]:
    return {row[key]: row for row in answer["rows"]}


def test_it_is_a_measure_of_the_map_at_its_usual_and_at_any_date(client: FlaskClient) -> None:
    now = told(client, "measure-by-area", "indicator=kitaquote")
    rows = by(now, "district_ags")
    assert len(rows) == 53
    assert rows["05113"]["indicator_value"] == 24.0
    assert rows["05113"]["indicator_source"] == "Monitoring der Stadt"
    assert rows["05315"]["indicator_value"] is None
    assert "Kinder in Kitas, 2022" in str(now["title"])
    assert "Monitoring der Stadt" in str(now["source"])
    before = by(told(client, "measure-by-area", "indicator=kitaquote&at=2021"), "district_ags")
    assert before["05315"]["indicator_value"] == 24.0


def test_every_level_is_found(client: FlaskClient) -> None:
    town = told(client, "measure-by-area", "indicator=kitaquote&level=municipality")
    assert by(town, "municipality_ags")["05113000"]["indicator_value"] == 27.0
    ranked = by(told(client, "measure-ranking", "indicator=kitaquote"), "area_ags")
    assert ranked["05"]["indicator_value"] == 21.0
    trend = told(client, "indicator-over-time", "indicator=kitaquote&region=051")
    assert [(row["area_id"], row["indicator_at"]) for row in trend["rows"]] == [
        ("051", "2021"), ("051", "2022"), ("05", "2021"), ("05", "2022")
    ]  # fmt: skip
    assert "+1,0 seit 2021" in str(trend["sentence"])
    profile = client.get("/export/neighbourhoods/Q-1.html").text
    for value in ("28,0", "27,0", "24,0", "21,0"):
        assert f"{value}\N{NO-BREAK SPACE}%" in profile


def test_the_profile_has_it_beside_town_kreis_and_state_each_with_its_date(
    client: FlaskClient,
) -> None:
    beside = told(client, "neighbourhood-indicators", "neighbourhood=Q-1")
    row = by(beside, "indicator")["kitaquote"]
    levels = ("neighbourhood", "municipality", "district", "state")
    assert [row[f"{level}_value"] for level in levels] == [28.0, 27.0, 24.0, 21.0]
    assert {row[f"{level}_at"] for level in levels} == {"2022"}
    assert row["indicator_source"] == "Monitoring der Stadt"
    for level in ("Quartier 28,0", "Gemeinde 27,0", "kreisfreie Stadt 24,0", "Westfalen 21,0"):
        assert level in str(beside["sentence"]).replace("\N{NO-BREAK SPACE}", " ")
    assert "oder kreisfreie Stadt" not in str(beside["sentence"])
    nobody = told(client, "similar-neighbourhoods", "neighbourhood=Q-1&indicator=kitaquote")
    assert "Kinder in Kitas, 2022" in str(nobody["columns"])


@pytest.mark.parametrize(("search", "is_marked"), [("", False), ("?lang=en", True)])
def test_what_a_project_says_of_itself_stands_on_its_page_in_its_own_language(
    folder: Path, search: str, is_marked: bool
) -> None:
    handle = StoreHandle(folder, install_gate)
    frame, *_rest = callback.respond_to(handle, Viewer(), "/projects/A-1", search)
    page = str(still(frame))
    for text in TOLD.values():
        assert text in page
        assert (f'<span lang="de">{text}</span>' in page) == is_marked


def test_quartiere_of_one_town_show_it_and_say_where_nothing_is_known(client: FlaskClient) -> None:
    search = "indicator=kitaquote&level=neighbourhood&municipality=05113000"
    shown = told(client, "measure-by-area", search)
    (row,) = shown["rows"]
    assert (row["neighbourhood_id"], row["indicator_value"]) == ("Q-1", 28.0)
    assert "Kinder in Kitas, 2022 je Quartier" in str(shown["title"])
    assert "Monitoring der Stadt" in str(shown["source"])
    before = told(client, "measure-ranking", f"{search}&at=2021")
    assert before["rows"][0]["indicator_value"] == 27.0
    unknown = "indicator=population_under_18&level=neighbourhood&municipality=05113000"
    other = told(client, "measure-by-area", unknown)
    assert other["rows"][0]["indicator_value"] is None
    assert "Für Altendorf (Essen) ist der Wert unbekannt (für diesen Zeitpunkt" in str(
        other["sentence"]
    )


def test_it_is_an_axis_of_need_and_the_basis_of_what_follows(client: FlaskClient) -> None:
    chosen = told(client, "need-and-funds-by-district", "indicator=kitaquote")
    row = by(chosen, "district_ags")["05113"]
    assert (row["indicator_value"], row["child_poverty_percent"]) == (24.0, 77.7)
    spots = by(told(client, "high-need-without-project", "indicator=kitaquote"), "district_ags")
    assert set(spots) == {"05111"}
    totals = told(client, "what-if-totals", "indicator=kitaquote")
    for words in (told(client, "high-need-without-project", "indicator=kitaquote"), totals):
        assert "Kinderarmut" not in str(words["sentence"])
        assert "Kinder in Kitas, 2022" in str(words["sentence"])
        assert "Monitoring der Stadt" in words["source"]
    low = told(client, "high-need-without-project", "indicator=kitaquote")["sentence"]
    assert "bis zum Median" in low, "few places are much need"
    assert "Kreise mit hohem Bedarf bei" in str(totals["sentence"])
    spread = by(told(client, "what-if-by-district", "indicator=kitaquote"), "district_ags")
    assert spread["05112"]["need_eur"] == 0
    assert spread["05111"]["need_eur"] > 0


def test_the_money_is_held_against_the_order_of_need(client: FlaskClient) -> None:
    answer = told(client, "funds-concentration", "indicator=kitaquote")
    assert [(row["district_ags"], row["indicator_value"]) for row in answer["rows"]] == [
        ("05913", 26.0), ("05113", 24.0), ("05111", 23.0)
    ], "few places are much need"  # fmt: skip
    assert [row["cumulative_funds_percent"] for row in answer["rows"]] == [0, 100, 100]
    people = [row["under_18_population"] for row in answer["rows"]]
    at_essen = 100 * sum(people[:2]) / sum(people)
    assert answer["rows"][1]["cumulative_under_18_percent"] == pytest.approx(at_essen)
    before = 100 * people[0] / sum(people)
    share = 100 - 100 * (50 - before) / (at_essen - before)
    said = f"gehen {share:.1f}".replace(".", ",")
    assert said in str(answer["sentence"])
    assert "Kinder in Kitas, 2022" in str(answer["title"])


@pytest.mark.parametrize(
    ("money", "index"), [([1, 1], 0.0), ([0, 2], 0.5), ([2, 0], -0.5), ([0, 0], 0.0)]
)
def test_the_index_says_which_end_has_more(money: list[float], index: float) -> None:
    assert concentration_index([10, 10], money) == index


def test_the_trend_is_drawn_with_its_change(folder: Path) -> None:
    handle = StoreHandle(folder, install_gate)
    answer = answering.answer(handle, "/regions", "?indicator=kitaquote&district=05113,05315")
    picture = answer["cards"]["indicator-over-time"]["picture"]
    assert [part["heading"]["text"] for part in picture["parts"]] == ["2021", "2022"]
    first, last = (json.dumps(part["texts"], ensure_ascii=False) for part in picture["parts"])
    assert "+1,0" in last.replace("\u202f", "") and "+" not in first
    assert picture["parts"][1]["values"][1] is None


def test_a_delivered_value_takes_the_place_of_the_shipped_one(client: FlaskClient) -> None:
    rows = by(told(client, "need-and-funds-by-district", ""), "district_ags")
    assert rows["05113"]["child_poverty_percent"] == 77.7
    shown = told(
        client, "measure-by-area", "indicator=children_under_15_in_sgb2_bedarfsgemeinschaften"
    )
    assert by(shown, "district_ags")["05113"]["indicator_source"] == "Stadt Essen"
    assert "Stadt Essen" in str(shown["source"])
    usual = told(client, "need-and-funds-by-district", "")
    assert "SGB-II-Haushalten 2022: Stadt Essen, Deutschlandatlas" in usual["source"]


def test_newer_need_is_named_with_who_delivered_it_and_where_it_lies(tmp_path: Path) -> None:
    """A value of a year that the data reach lies in the programme years."""
    office = Office(tmp_path)
    office.deliver(
        Antraege=[application(), application(Aktenzeichen="B-1", **IN_THIRD)],
        Foerderrunden=[THIRD],
        Kontakte=[contact(Aktenzeichen="B-1", Monat="06.2024")],
        Indikatorenkatalog=[SHARE | {"Herkunft": "Statistik der Stadt"}],
        Indikatoren=[
            {"Gebiet": ags, "Indikator": DEFAULT_INDICATOR, "Zeitpunkt": "2023", "Wert": "20",
             "Quelle": "BA 2024"}
            for ags in names.districts()
        ],
    )  # fmt: skip
    office.write("Indikator_kitaquote.csv", "AGS;2023\n05113;40\n05111;41\n")
    office.takes()
    client = create_app(Settings(store=office.store)).test_client()
    shown = told(client, "need-and-funds-by-district", "")
    assert "SGB-II-Haushalten 2023: BA 2024 (" in shown["source"]
    older = told(client, "measure-by-area", f"indicator={DEFAULT_INDICATOR}&at=2022")
    assert "BA 2024" not in older["source"]
    note = [card.get("subtitle", "") for card in cards(office.store, "/need", "")]
    assert any("schließt Familien aus der Ukraine ein" in one for one in note)
    assert not any("Programmjahren" in one for one in note)
    wide = told(client, "measure-by-area", "indicator=kitaquote")
    assert "Statistik der Stadt" in wide["source"], "the catalogue names it, not the file"


def cards(folder: Path, page: str, search: str) -> list[dict[str, Any]]:
    answer = answering.answer(StoreHandle(folder, install_gate), page, search)
    return list(answer["cards"].values())


def test_the_axis_of_an_indicator_has_bare_numbers_and_its_unit_in_its_name(folder: Path) -> None:
    answer = answering.answer(StoreHandle(folder, install_gate), "/need", "?indicator=kitaquote")
    axis = answer["cards"]["need-and-funds-by-district"]["picture"]["x"]
    texts = [text for _value, text in axis["ticks"]]
    assert axis["title"] == "Kinder in Kitas, 2022, %"
    assert len(texts) == len(set(texts))
    assert not any("%" in text for text in texts)


def test_a_card_names_itself_where_another_indicator_makes_it_another(folder: Path) -> None:
    named = answering.answer(StoreHandle(folder, install_gate), "/need", "?indicator=kitaquote")
    assert "Kinder in Kitas" in named["cards"]["need-and-funds-by-district"]["title"]
    usual = answering.answer(StoreHandle(folder, install_gate), "/need", "")
    assert "title" not in usual["cards"]["need-and-funds-by-district"]


def test_rates_of_a_gemeinde_appear_with_its_population(client: FlaskClient) -> None:
    rows = by(told(client, "measure-by-area", "level=municipality"), "municipality_ags")
    assert rows["05334002"]["under_18_population"] == 40000
    assert rows["05334004"]["under_18_population"] is None


@pytest.mark.parametrize("search", ["indicator=nowhere", "indicator=kitaquote&at=1999"])
def test_an_unknown_indicator_or_date_is_named(client: FlaskClient, search: str) -> None:
    (notice,) = client.get(f"/api/charts/measure-by-area?{search}").get_json()["notices"]
    assert notice


@pytest.mark.parametrize("page", ["regions", "need"])
def test_the_pages_answer_with_the_indicator_in_both_languages(
    client: FlaskClient, page: str
) -> None:
    for language in ("de", "en"):
        answer = client.get(f"/export/pages/{page}.xlsx?indicator=kitaquote&lang={language}")
        assert answer.status_code == 200


@pytest.mark.parametrize("page", ["/regions", "/need", "/data"])
def test_the_pages_offer_and_name_it(folder: Path, page: str) -> None:
    handle = StoreHandle(folder, install_gate)
    frame, *rest = callback.respond_to(handle, Viewer(), page, "?indicator=kitaquote")
    assert "Kinder in Kitas" in str(still(frame)) + str(rest)


def test_whose_a_shipped_value_is_stands_in_the_reader_s_language() -> None:
    german = "Destatis, GENESIS-Online, Tabelle 12411-0018"
    english = "Destatis GENESIS-Online table 12411-0018"
    for language, own, other in (("de", german, english), ("en", english, german)):
        with speaking(language):
            for held in (german, english):
                shipped = next(text for pair in names._shipped_sources() for text in pair
                               if text.startswith(held))  # fmt: skip
                told = names.source_name(f"Rathaus; {shipped} (dl-de/by-2-0)")
                assert own in told
                assert other not in told


ONLY = {
    "land": ("05", "", "indicator-over-time"),
    "bezirk": ("051", "&region=051", "indicator-over-time"),
    "kreis": ("05113", "", "measure-by-area"),
    "gemeinde": ("05113000", "&level=municipality", "measure-by-area"),
    "quartier": ("Q-1", "&level=neighbourhood&municipality=05113000", "measure-by-area"),
}
"""Indicators known at one level alone: the area, where it is to be chosen, and the card."""


@pytest.fixture(scope="module")
def of_one_level(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = Office(tmp_path_factory.mktemp("levels"))
    office.deliver(
        Antraege=[application()],
        Quartiere=[neighbourhood()],
        Antrag_Quartier=[{"Aktenzeichen": "A-1", "Quartier-ID": "Q-1", "Anteil": ""}],
        Indikatorenkatalog=[
            {"Indikator": one, "Name": f"Wert {one}", "Einheit": "Prozent",
             "Nachkommastellen": "2"} for one in ONLY
        ],
        Indikatoren=[
            {"Gebiet": area, "Indikator": one, "Zeitpunkt": "2023", "Wert": f"{31 + step},25",
             "Quelle": "Stadt"} for step, (one, (area, *_)) in enumerate(ONLY.items())
        ],
    )  # fmt: skip
    office.takes()
    return office.store


@pytest.mark.parametrize("indicator", ONLY)
def test_a_value_of_any_one_level_is_on_screen_and_elsewhere_it_is_said_where(
    of_one_level: Path, indicator: str
) -> None:
    handle = StoreHandle(of_one_level, install_gate)
    _area, choice, card = ONLY[indicator]
    value = f"{31 + list(ONLY).index(indicator)},25"
    shown = answering.answer(handle, "/regions", f"?indicator={indicator}{choice}")["cards"]
    assert value in json.dumps(shown[card], ensure_ascii=False)
    if indicator not in ("kreis",):
        usual = answering.answer(handle, "/regions", f"?indicator={indicator}")["cards"]
        said = json.dumps(usual["measure-by-area"], ensure_ascii=False)
        assert "ist für Kreise nicht bekannt, aber für" in said
