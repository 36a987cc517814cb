"""The profile of a Quartier: what it sums, what it says of shares and likeness, who finds it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest

from dashboards.charts.neighbourhoods import profile_words as words
from dashboards.language.i18n import speaking
from dashboards.serving import callback
from data.store import StoreHandle
from queries import neighbourhoods
from queries.neighbourhoods import Similar
from queries.rows import Rows
from queries.scope import Scope, Viewer
from tests.app import answering


def projects(*rows: tuple[float | None, float | None, int]) -> Rows:
    names = ("approved_eur", "share_percent", "neighbourhoods_count")
    return Rows.of([dict(zip(names, row, strict=True)) for row in rows], names)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (projects((100.0, None, 1)), "Alle Vorhaben hier dienen nur diesem Quartier."),
        (
            projects((100.0, 60.0, 2)),
            "Ein Vorhaben dient auch anderen Quartieren; seine Summe zählt einmal und ganz. Nach "
            "den angegebenen Anteilen entfallen 60 € auf dieses Quartier.",
        ),
        (
            projects((100.0, 60.0, 2), (200.0, None, 3), (50.0, None, 1)),
            "Zwei Vorhaben dienen auch anderen Quartieren; ihre Summen zählen je einmal und ganz. "
            "Nach den angegebenen Anteilen entfallen 110 € auf dieses Quartier. Ein Vorhaben gibt "
            "seinen Anteil nicht an.",
        ),
        (
            projects((200.0, None, 3)),
            "Ein Vorhaben dient auch anderen Quartieren; seine Summe zählt einmal und ganz. Ein "
            "Vorhaben gibt seinen Anteil nicht an.",
        ),
    ],
)
def test_money_counts_once_and_shares_are_named(rows: Rows, sentence: str) -> None:
    with speaking("de"):
        assert plain(words.money_words(words.money(rows))) == sentence


def alike(**changes: Any) -> Similar:
    known: dict[str, Any] = {
        "neighbourhood_id": "Q-2", "name": "Ulmenviertel", "municipality_ags": "05113000",
        "distance": 0.4, "quota_percent": (38.0, 40.5), "under_18": (1000, 1400),
        "shared_blocks": (1, 2), "shared_applicant_types": ("caritas",),
    }  # fmt: skip
    return Similar(**{**known, **changes})


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (
            alike(),
            "ähnlicher Bedarf (SGB-II-Quote 40,5 %, hier 38,0 %), ähnlich groß (1.400 unter "
            "18-Jährige, hier 1.000), gleicher Baustein (1 und 2), gleiche Trägerart (Caritas)",
        ),
        (
            alike(quota_percent=(38.0, 60.0), under_18=(1000, None), shared_blocks=()),
            "gleiche Trägerart (Caritas)",
        ),
        (
            alike(
                quota_percent=(None, 60.0), under_18=(1000, 9000), shared_blocks=(),
                shared_applicant_types=(),
            ),
            "am nächsten von allen, aber in keinem Punkt wirklich ähnlich",
        ),
    ],
)  # fmt: skip
def test_likeness_comes_with_its_reason(other: Similar, reason: str) -> None:
    with speaking("de"):
        assert plain(words.why_similar(other)) == reason


def test_the_nearest_quartiere_come_first_and_never_itself(scope: Scope) -> None:
    for place in neighbourhoods.neighbourhoods(scope)["neighbourhood_id"][:12]:
        found = neighbourhoods.similar(scope, place)
        distances = [one.distance for one in found]
        assert len(found) == neighbourhoods.SHOWN_AS_SIMILAR
        assert distances == sorted(distances)
        assert place not in {one.neighbourhood_id for one in found}


def answered(handle: StoreHandle, path: str, viewer: Viewer | None = None) -> tuple[str, Any]:
    tree, *_rest = callback.respond_to(handle, viewer or Viewer(), path, "")
    text = json.dumps(tree, default=lambda part: part.to_plotly_json(), ensure_ascii=False)
    return text, answering.answer(handle, path, viewer=viewer)


def test_every_quartier_has_a_profile_with_its_name(handle: StoreHandle, scope: Scope) -> None:
    for row in neighbourhoods.neighbourhoods(scope).head(8):
        path = f"/neighbourhoods/{quote(row['neighbourhood_id'], safe='')}"
        tree, answer = answered(handle, path)
        assert answer["page"] == "neighbourhood"
        assert row["neighbourhood_name"] in tree
        assert "Ähnliche Quartiere" in tree


def test_a_quartier_without_coordinates_says_where_it_stands(
    handle: StoreHandle, scope: Scope
) -> None:
    quartiere = neighbourhoods.neighbourhoods(scope)
    unlocated = quartiere.where(lambda row: not row["is_located"]).first
    tree, _answer = answered(handle, f"/neighbourhoods/{unlocated['neighbourhood_id']}")
    assert "Ohne eigene Koordinaten" in tree


@pytest.mark.parametrize("name", ["nix", "%3Cscript%3E", "Q-001/more"])
def test_an_unknown_quartier_is_told_inside_the_frame(handle: StoreHandle, name: str) -> None:
    tree, answer = answered(handle, f"/neighbourhoods/{name}")
    assert answer["page"] == "not-found"
    assert "Diese Seite gibt es nicht" in tree


def test_a_quartier_outside_the_viewers_areas_is_unknown(handle: StoreHandle, scope: Scope) -> None:
    quartiere = neighbourhoods.neighbourhoods(scope)
    outside = quartiere.where(lambda row: not row["municipality_ags"].startswith("05113")).first
    path = f"/neighbourhoods/{outside['neighbourhood_id']}"
    assert answered(handle, path, Viewer(areas=("05113",)))[1]["page"] == "not-found"


def test_the_list_leads_to_the_profiles(handle: StoreHandle) -> None:
    _tree, answer = answered(handle, "/neighbourhoods")
    table = answer["cards"]["neighbourhoods-list"]["table"]
    assert len(table["links"]) == len(table["rows"])
    assert all(link.startswith("/neighbourhoods/") for link in table["links"])


def test_symbols_lie_on_the_map_and_the_largest_come_first(handle: StoreHandle) -> None:
    _tree, answer = answered(handle, "/neighbourhoods")
    symbols = answer["cards"]["neighbourhoods-by-first-contacts"]["picture"]["symbols"]
    assert symbols["value"] == sorted(symbols["value"], reverse=True)
    assert all(0 <= x <= 1016 for x in symbols["x"])
    assert all(0 <= y <= 1000 for y in symbols["y"])


@pytest.mark.parametrize(
    ("year", "written"),
    [("2022", "2022"), ("2021-11", "November 2021"), ("2019-12-31", "31.12.2019")],
)
def test_an_indicator_says_its_year_month_or_day_as_one_writes_it(year: str, written: str) -> None:
    with speaking("de"):
        assert words.indicator_year(year) == written


@pytest.mark.parametrize(
    ("licence", "named"),
    [
        ("dl-de/by-2-0, (c) Statistisches Bundesamt (Destatis) 2021", "Destatis (dl-de/by-2-0)"),
        ("no licence stated on the page; single facts cited with source", "Destatis"),
        (None, "Destatis"),
    ],
)
def test_an_indicator_s_rights_are_named_where_it_is_shown(licence: str | None, named: str) -> None:
    assert words.indicator_source({"source": "Destatis", "licence": licence}) == named
