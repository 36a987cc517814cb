"""The profile of a Quartier: what it sums, what it says of shares and likeness, who finds it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest

from dashboards.charts.neighbourhoods import profile_words as words
from dashboards.language.i18n import speaking
from dashboards.serving import callback
from data.facts import DEFAULT_INDICATOR
from data.store import StoreHandle
from queries import likeness, neighbourhoods
from queries.filters import View
from queries.likeness import Similar
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
        (projects((100.0, None, 1)), "Das Vorhaben dient nur diesem Quartier."),
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
        "distance": 0.4, "is_close_in_need": True, "need": (38.0, 40.5), "under_18": (1000, 1400),
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
            alike(
                is_close_in_need=False, need=(38.0, 60.0), under_18=(1000, None), shared_blocks=()
            ),
            "gleiche Trägerart (Caritas)",
        ),
        (
            alike(
                is_close_in_need=False, need=(None, 60.0), under_18=(1000, 9000), shared_blocks=(),
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
        found = likeness.similar(scope, place)
        distances = [one.distance for one in found]
        assert len(found) == likeness.SHOWN_AS_SIMILAR
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
    _tree, answer = answered(handle, f"/neighbourhoods/{unlocated['neighbourhood_id']}")
    assert "keine eigenen Koordinaten" in json.dumps(answer["lead"], ensure_ascii=False)


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


def test_a_profile_speaks_of_its_quartier_alone_whatever_is_chosen(handle: StoreHandle) -> None:
    _tree, alone = answered(handle, "/neighbourhoods/Q-001")
    _frame, _opening, changes, *_rest = callback.respond_to(
        handle, Viewer(), "/neighbourhoods/Q-001", "?block=3&region=051&from=2022-01"
    )
    assert alone["cards"].keys() == changes["cards"].keys()
    for chart_id, card in alone["cards"].items():
        assert card["hash"] == changes["cards"][chart_id]["hash"], chart_id
        assert card["table"]["toggles"] == [], chart_id


def test_nothing_can_be_taken_out_where_the_path_decides(handle: StoreHandle, scope: Scope) -> None:
    places = neighbourhoods.neighbourhoods(scope)
    idle = places.where(lambda row: not row["first_contact_persons"]).first["neighbourhood_id"]
    _tree, answer = answered(handle, f"/neighbourhoods/{idle}")
    ways = [card["empty"]["loosen"] for card in answer["cards"].values() if card.get("empty")]
    assert ways
    assert not any(ways)
    assert not answer.get("nothing", {}).get("loosen")


def test_the_small_map_shows_the_other_quartiere_of_the_town_as_outside(
    handle: StoreHandle, scope: Scope
) -> None:
    town = neighbourhoods.around(scope, "05913000")
    _tree, answer = answered(handle, f"/neighbourhoods/{town['neighbourhood_id'][0]}")
    table = answer["cards"]["neighbourhood-place"]["table"]
    assert len(table["rows"]) == len(town)
    assert len(table["outside"]) == len(town) - 1


def test_an_indicator_of_quartiere_is_what_likeness_is_measured_by(scope: Scope) -> None:
    """The sample knows none of Quartiere: then need is not stated, for all of them alike."""
    place = neighbourhoods.neighbourhoods(scope)["neighbourhood_id"][0]
    by_quota = likeness.similar(scope, place)
    asked = replace(scope, view=View(indicator=DEFAULT_INDICATOR))
    assert {one.need for one in likeness.similar(asked, place)} == {(None, None)}
    assert all(one.need[0] is not None for one in by_quota)
