"""What charts of offers and anchor sites say in German for nothing, one and many."""

from __future__ import annotations

from typing import Any

import pytest

from dashboards.charts import CHARTS
from dashboards.language.i18n import speaking
from dashboards.pictures.model import Multiples
from tests.charts.saying import said, table


def offer(name: str, sessions: int | None, attendances: int | None, persons: int | None) -> dict:  # type: ignore[type-arg]
    return {
        "offer": name,
        "sessions_count": sessions,
        "attendances_count": attendances,
        "participant_persons": persons,
    }


def withheld(row: dict[str, Any], *, no: bool = False) -> dict[str, Any]:
    names = ("sessions_count", "attendances_count")
    return {**row, **{f"{name}_withheld": not no for name in names}}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [offer("sport", 3, None, 12)],
            "Gemeldet ist nur das Angebot „Sport“: 3 Termine und 12 Teilnehmende.",
        ),
        (
            [offer("sport", 3, 40, 12), offer("lunch", 3, 90, 9)],
            "Die meisten Termine (3) entfallen auf „Sport“ und „Mittagessen“; die meisten "
            "Teilnahmen (90) entfallen auf „Mittagessen“; die meisten Teilnehmenden (12) entfallen "
            "auf „Sport“.",
        ),
        (
            [offer("sport", 0, 0, 0), offer("lunch", 0, 0, 0)],
            "Angebote sind gemeldet, aber weder Termine noch Teilnahmen noch Teilnehmende.",
        ),
        # One session and one attendance are there, and held back.
        (
            [withheld(offer("sport", None, None, 0)), withheld(offer("lunch", 0, 0, 0), no=True)],
            "Keine Art von Angebot erreicht drei Termine, Teilnahmen oder Teilnehmende.",
        ),
    ],
)
def test_offers_name_each_count_for_itself(rows: list[dict[str, Any]], sentence: str) -> None:
    assert said("offers-by-type", rows) == sentence


@pytest.mark.parametrize(
    ("attendances", "sentence"),
    [
        ([40, 60], "Von Februar bis März 2019 sind 100 Teilnahmen gemeldet, die meisten im "
         "März 2019 (60)."),
        ([None, 60], "Von Februar bis März 2019 sind 60 Teilnahmen gemeldet, und zwar im "
         "März 2019; ein Monat mit weniger als drei Teilnahmen ist nicht mitgezählt."),
        ([None, 0], "Von Februar bis März 2019 sind je Monat weniger als drei Teilnahmen "
         "gemeldet."),
        ([None, None], "Von Februar bis März 2019 sind je Monat weniger als drei Teilnahmen "
         "gemeldet."),
        ([0, 0], "Von Februar bis März 2019 ist keine Teilnahme gemeldet."),
        ([None], "Im Februar 2019 sind weniger als drei Teilnahmen gemeldet."),
    ],
)  # fmt: skip
def test_months_with_few_attendances_are_not_said_to_have_none(
    attendances: list[int | None], sentence: str
) -> None:
    rows = [
        {
            "month": month,
            "sessions_count": None,
            "attendances_count": count,
            "attendances_count_withheld": count is None,
            "participant_persons": 0,
            "reporting_count": 1,
        }
        for month, count in zip(("2019-02", "2019-03"), attendances, strict=False)
    ]
    assert said("offers-by-month", rows) == sentence


def test_attendances_nobody_states_are_not_said_to_be_few() -> None:
    row = {"month": "2019-02", "sessions_count": 4, "attendances_count": None,
           "attendances_count_withheld": False, "reporting_count": 1}  # fmt: skip
    assert said("offers-by-month", [row]) == "Im Februar 2019 nennt kein Bericht Teilnahmen."


def test_offers_have_a_scale_each() -> None:
    frame = table([offer("sport", 3, 400, 12), offer("lunch", 3, 90, 9)])
    with speaking("de"):
        picture = CHARTS["offers-by-type"].figure(frame)
    assert isinstance(picture, Multiples)
    assert picture.own_scales


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [{"anchor_site": "school", "own_premises": False, "sites_count": 1}],
            "Ein Ankerstandort ist gemeldet, in öffentlichen Räumen: Schule.",
        ),
        (
            [
                {"anchor_site": "shop", "own_premises": True, "sites_count": 3},
                {"anchor_site": "school", "own_premises": False, "sites_count": 1},
            ],
            "4 Ankerstandorte sind gemeldet: Ladenlokal (3) und Schule (1); 3 davon sind "
            "trägereigen (75,0 %).",
        ),
    ],
)
def test_sites_are_own_or_public(rows: list[dict[str, Any]], sentence: str) -> None:
    assert said("anchor-sites-by-type", rows) == sentence
