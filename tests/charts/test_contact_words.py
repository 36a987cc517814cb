"""What charts of first contacts say in German for nothing, one and many."""

from __future__ import annotations

from typing import Any

import pytest

from dashboards.charts import CHARTS, months
from dashboards.charts.result import run
from dashboards.language.i18n import speaking
from dashboards.pictures.model import Heat
from dashboards.pictures.parts import Cell
from queries.scope import Scope
from tests.charts.saying import found, said, table


def contacts(**by_place: int) -> list[dict[str, Any]]:
    whole = sum(by_place.values())
    return [
        {"place": place.replace("_", "-"), "first_contact_persons": count, "all_persons": whole}
        for place, count in by_place.items()
    ]


def month(name: str, persons: int, reporting: int = 1, whole: int = 0) -> dict[str, Any]:
    return {
        "month": name,
        "first_contact_persons": persons,
        "all_persons": whole,
        "reporting_count": reporting,
    }


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (contacts(school=0), "Es liegen Meldungen vor, aber kein Erstkontakt."),
        (contacts(school=1), "Der einzige Erstkontakt kam in der Schule zustande."),
        (contacts(street=12), "Alle 12 Erstkontakte kamen auf der Straße zustande."),
        (
            contacts(school=60, online=30, food_bank=10),
            "Am häufigsten kamen Erstkontakte in der Schule (60 von 100, 60,0 %), online (30, "
            "30,0 %) und bei der Tafel (10, 10,0 %) zustande.",
        ),
    ],
)
def test_places_are_named_in_a_sentence(rows: list[dict[str, Any]], sentence: str) -> None:
    assert said("first-contacts-by-place", rows) == sentence


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        (
            contacts(school=60, online=40),
            "Sechs von zehn Erstkontakten kommen in der Schule zustande",
        ),
        (
            contacts(school=46, online=34, street=20),
            "46,0 % der Erstkontakte kommen in der Schule zustande",
        ),
        (contacts(school=50, online=50), None),
        (contacts(school=51, online=49), None),
        (contacts(school=70), None),
    ],
)
def test_a_headline_names_a_place_only_when_it_leads(
    rows: list[dict[str, Any]], headline: str | None
) -> None:
    assert found("first-contacts-by-place", rows) == headline


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([month("2020-01", 0)], "Es liegen Meldungen vor, aber kein Erstkontakt."),
        ([month("2020-01", 1, whole=1)], "Für Januar 2020 ist ein Erstkontakt gemeldet."),
        (
            [month("2020-01", 5, whole=10), month("2020-02", 5, whole=10)],
            "Von Januar bis Februar 2020 sind 10 Erstkontakte gemeldet.",
        ),
        (
            [
                month("2020-01", 80, whole=111),
                month("2020-02", 0, reporting=0, whole=111),
                month("2020-03", 11, whole=111),
                month("2020-04", 20, whole=111),
            ],
            "Von Januar bis April 2020 sind 111 Erstkontakte gemeldet, die meisten im Januar "
            "2020 (80), die wenigsten im März 2020 (11); für einen Monat liegt keine Meldung vor.",
        ),
    ],
)
def test_months_are_summed_up_in_a_sentence(rows: list[dict[str, Any]], sentence: str) -> None:
    assert said("first-contacts-by-month", rows) == sentence


def test_a_fall_by_more_than_half_is_the_finding() -> None:
    rows = [
        month("2020-03", 100, reporting=3, whole=360),
        month("2020-04", 40, reporting=3, whole=360),
        month("2020-05", 220, reporting=3, whole=360),
    ]
    headline = "Im April 2020 brechen die Erstkontakte ein: von 100 auf 40"
    assert found("first-contacts-by-month", rows) == headline


def test_a_fall_is_told_from_where_it_begins() -> None:
    counts = [("2020-02", 220), ("2020-03", 98), ("2020-04", 35), ("2020-05", 90)]
    rows = [month(name, count, reporting=9, whole=443) for name, count in counts]
    headline = "Von Februar bis April 2020 brechen die Erstkontakte ein: von 220 auf 35"
    assert found("first-contacts-by-month", rows) == headline


@pytest.mark.parametrize(
    "reporting", [(3, 2, 3), (2, 3, 3), (3, 0, 3), (3, 3)], ids=["in it", "before", "silent", "two"]
)
def test_few_projects_or_months_are_no_finding(reporting: tuple[int, ...]) -> None:
    persons = (100, 40, 40)
    rows = [
        month(f"2020-{at + 3:02d}", persons[at], reporting=count, whole=180)
        for at, count in enumerate(reporting)
    ]
    assert (found("first-contacts-by-month", rows) or "").find("brechen") < 0


def test_mostly_silent_months_have_no_month_of_the_most() -> None:
    counts = (3, 3, 3, 0, 0, 0, 0)
    rows = [
        month(f"2020-{at + 1:02d}", 100 if not at else 40, reporting=count, whole=180)
        for at, count in enumerate(counts)
    ]
    assert found("first-contacts-by-month", rows) is None


def test_a_silent_month_is_hatched_and_no_zero() -> None:
    reported = [month(f"2019-{number:02d}", 50, whole=9) for number in range(1, 13)]
    silent = month("2020-01", 0, reporting=0, whole=9)
    nothing = month("2020-02", 0, reporting=2, whole=9)
    rows = table([*reported, silent, nothing])
    picture = months.draw_months(rows, "first_contact_persons", None)
    assert picture.silent == (12,)
    assert picture.values[11:] == (50, None, 0)


def test_the_heat_map_tells_zero_from_not_reported() -> None:
    names = (
        "place", "target_group", "first_contact_persons", "place_persons", "target_group_persons",
        "all_persons",
    )  # fmt: skip
    cells = (
        ("school", "children", 700, 700, 720, 720),
        ("school", "parents", 0, 700, 20, 720),
        ("street", "children", 20, 20, 720, 720),
    )
    frame = table([dict(zip(names, cell, strict=True)) for cell in cells])
    with speaking("de"):
        picture = CHARTS["first-contacts-by-place-and-target-group"].figure(frame)
    assert isinstance(picture, Heat)
    assert [group.label for group in picture.groups] == ["Bildung", "öffentlicher Raum"]
    school, street = (group.rows[0].cells for group in picture.groups)
    assert school == (Cell(5, 700, 0), Cell(0, 0, 1))
    assert street == (Cell(1, 20, 2), Cell("missing", "–"))
    assert picture.totals == ("720", "20", "720")


@pytest.mark.parametrize(
    ("chart_id", "ending"),
    [
        ("offers-by-month", "Anzahl; Teilnehmende in der Tabelle: Personen, geschützt"),
        ("offers-by-type", "eigenem Maßstab; Teilnehmende: Personen, geschützt"),
        ("first-contacts-by-month", "Anzahl; Personen, geschützt"),
    ],
)
def test_events_beside_persons_are_never_called_persons(
    scope: Scope, chart_id: str, ending: str
) -> None:
    with speaking("de"):
        assert run(CHARTS[chart_id], scope).subtitle.endswith(ending)


@pytest.mark.parametrize(
    ("whole", "sentence"),
    [
        (30, "Von den 30 Erstkontakten entfallen die meisten auf Kinder in der Schule (23) und "
         "Eltern in der Schule (3)."),
        (19, "Die meisten Erstkontakte entfallen auf Kinder in der Schule (23) und Eltern in der "
         "Schule (3)."),
    ],
)  # fmt: skip
def test_no_pair_is_said_to_be_more_than_all_first_contacts(whole: int, sentence: str) -> None:
    pairs = (("children", 23), ("parents", 3))
    rows = [
        {"place": "school", "target_group": group, "first_contact_persons": count,
         "target_group_persons": count, "all_persons": whole}
        for group, count in pairs
    ]  # fmt: skip
    assert said("first-contacts-by-place-and-target-group", rows) == sentence
