"""Which month a period means, and what is said where nothing matches."""

from __future__ import annotations

from typing import Any

import pytest

from dashboards.language import formats
from dashboards.language.i18n import speaking
from data.store import StoreHandle
from queries import areas
from queries.filters import FilterState
from queries.scope import Scope, Viewer
from tests.app.answering import answer

PERIOD = "?from=2019-01&to=2019-03"


@pytest.mark.parametrize(
    ("path", "word", "meaning"),
    [
        ("/applications", "Eingangsmonat von: Januar 2019", "Anträge nach ihrem Eingangsmonat"),
        ("/outreach", "Meldemonat von: Januar 2019", "nach ihrem Meldemonat, nicht Anträge"),
        ("/", "Eingangs- oder Meldemonat von: Januar 2019", "Angebote nach ihrem Meldemonat"),
    ],
)
def test_a_page_says_which_month_it_means(
    handle: StoreHandle, path: str, word: str, meaning: str
) -> None:
    choice = answer(handle, path, PERIOD)["choice"]
    assert choice["chips"][0]["label"] == word
    assert [meaning in notice for notice in choice["notices"]] == [True]
    assert answer(handle, path, "")["choice"]["notices"] == []


@pytest.mark.parametrize(
    ("path", "reach"),
    [
        ("/applications", "Anträge reichen von"),
        ("/outreach", "Meldungen reichen von"),
        ("/", "Meldungen reichen von"),
    ],
)
def test_a_page_says_over_which_months_its_data_reach(
    handle: StoreHandle, path: str, reach: str
) -> None:
    """Also where nothing is there of the months chosen."""
    scope = Scope(handle.current(), Viewer(), FilterState())
    of_reports = path != "/applications"
    span = (areas.reported_months if of_reports else areas.received_months)(scope)
    assert span is not None
    with speaking("de"):
        first, last = (formats.month(month) for month in span)
    for period in (PERIOD, "?from=1990-01&to=1990-02", "?region=051&from=2019-01"):
        [notice] = answer(handle, path, period)["choice"]["notices"]
        assert f"{reach} {first} bis {last}." in notice


def test_many_cards_without_anything_are_told_as_one(handle: StoreHandle) -> None:
    told: dict[str, Any] = answer(handle, "/outreach", "?from=1990-01&to=1990-02")
    nothing = told["nothing"]
    assert len(nothing["cards"]) >= 10
    assert nothing["text"].startswith(f"{len(nothing['cards'])} Abbildungen")
    assert nothing["loosen"] == [
        {"key": "from", "label": "Meldemonat von: offen"},
        {"key": "to", "label": "Meldemonat bis: offen"},
    ]
    assert (
        told["cards"][nothing["cards"][0]]["empty"]["loosen"][0]["label"] == "Zeitraum von: offen"
    )
    assert all(told["cards"][chart_id]["empty"] for chart_id in nothing["cards"])
    assert "nothing" not in answer(handle, "/outreach", "")


@pytest.mark.parametrize(
    ("path", "search", "noun"),
    [
        ("/applications", PERIOD, "Anträge in der Auswahl"),
        ("/applications", "", "Anträge"),
        ("/outreach", PERIOD, "Erstkontakte in der Auswahl"),
        ("/outreach", "", "Erstkontakte"),
        ("/neighbourhoods", "?region=051", "Quartiere in der Auswahl"),
    ],
)
def test_the_counter_counts_what_the_page_is_about(
    handle: StoreHandle, path: str, search: str, noun: str
) -> None:
    told = answer(handle, path, search)
    (count, _bold), (words, _plain) = told["choice"]["count"]
    assert words.strip() == noun
    if path == "/outreach":
        assert told["cards"]["first-contacts-total"]["picture"]["value"] == count


@pytest.mark.parametrize("compare", ["years", "2019,2020"])
def test_years_side_by_side_say_which_months_they_hold(handle: StoreHandle, compare: str) -> None:
    (told,) = answer(handle, "/applications", f"?compare={compare}")["choice"]["notices"]
    assert "Anträge nach ihrem Eingangsmonat" in told
    assert answer(handle, "/applications", "?compare=rounds")["choice"]["notices"] == []


@pytest.mark.parametrize(
    ("path", "search", "told"),
    [
        ("/projects", "?partner=school", "„Partner: Schule“ engt nur die Kooperationen ein"),
        ("/", "?place=school", "„Ort des ersten Kontakts: Schule“ engt nur die Erstkontakte ein"),
        ("/applications", "?offer=sport", "„Angebot: Sport“ engt nur die Angebote ein"),
        ("/need", "?site=school", "„Ankerstandort: Schule“ engt nur die Ankerstandorte ein"),
        ("/cooperation", "?partner=school", None),
        ("/outreach", "?place=school&offer=sport", None),
        ("/projects", "?planning=established&status=rejected&region=051", None),
    ],
)
def test_a_choice_that_a_page_is_not_about_says_what_it_narrows(
    handle: StoreHandle, path: str, search: str, told: str | None
) -> None:
    notices = answer(handle, path, search)["choice"]["notices"]
    assert [notice.split(";")[0] for notice in notices] == ([told] if told else [])
