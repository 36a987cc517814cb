"""What charts of partners and social planning say in German for one and many."""

from __future__ import annotations

from typing import Any

import pytest

from tests.charts.saying import found, said


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [{"partner": "school", "links_count": 1}],
            "Die eine Kooperation besteht mit der Partnerart „Schule“.",
        ),
        (
            [
                {"partner": partner, "links_count": count}
                for partner, count in (
                    ("school", 4), ("jobcentre", 3), ("volunteers", 2), ("business", 1),
                )
            ],
            "10 Kooperationen sind genannt, am häufigsten Schule (4, 40,0 %), Jobcenter (3, "
            "30,0 %) und Ehrenamt (2, 20,0 %).",
        ),
    ],
)  # fmt: skip
def test_partners_are_named_with_number_and_share(
    rows: list[dict[str, Any]], sentence: str
) -> None:
    assert said("partners-by-type", rows) == sentence


def _stated(*states: tuple[str, int, int, int]) -> list[dict[str, Any]]:
    names = ("planning_state", "districts_count", "municipalities_count", "concepts_count")
    return [dict(zip(names, state, strict=True)) for state in states]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            _stated(("none", 4, 32, 1), ("developing", 24, 40, 16), ("established", 15, 28, 24)),
            "Von 143 Kreisen und Gemeinden mit Angabe zur Sozialplanung haben 41 ein integriertes "
            "Konzept gegen Armut (28,7 %).",
        ),
        (
            _stated(("established", 15, 28, 24)),
            "43 Kreise und Gemeinden geben als Stand der Sozialplanung „etabliert“ an; 24 davon "
            "haben ein integriertes Konzept gegen Armut (55,8 %).",
        ),
        (
            _stated(("none", 0, 1, 0)),
            "Ein Kreis oder eine Gemeinde gibt als Stand der Sozialplanung „nicht vorhanden“ an; "
            "ein integriertes Konzept gegen Armut gibt es dort nicht.",
        ),
    ],
)
def test_some_states_of_planning_are_not_called_all_that_was_stated(
    rows: list[dict[str, Any]], sentence: str
) -> None:
    assert said("social-planning-by-state", rows) == sentence


def test_one_state_of_planning_alone_is_no_finding() -> None:
    one, other = ({"district_ags": ags, "has_concept": False} for ags in ("05113", "05913"))
    alike = [{**one, "planning_state": "established"}, {**other, "planning_state": "established"}]
    apart = [{**one, "planning_state": "established"}, {**other, "planning_state": "none"}]
    assert found("social-planning-by-district", alike) is None
    assert said("social-planning-by-district", alike) == (
        "Von 2 Kreisen geben 2 den Stand ihrer Sozialplanung an, und zwar „etabliert“."
    )
    expected = "In einem von 2 Kreisen mit Angabe ist die Sozialplanung etabliert"
    assert found("social-planning-by-district", apart) == expected
