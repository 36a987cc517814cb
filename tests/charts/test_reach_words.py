"""What charts of outreach, offers and cooperation say in German for nothing, one and many."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from dashboards.charts import CHARTS, months
from dashboards.charts.outreach import reach_bases
from dashboards.charts.result import run
from dashboards.language.i18n import speaking
from dashboards.pictures.model import Bars, Heat, Multiples
from dashboards.pictures.parts import Cell
from queries import outreach
from queries.filters import FilterState, View
from queries.rows import Rows
from queries.scope import Profile, Scope, Viewer


def table(records: list[dict[str, Any]]) -> Rows:
    return Rows.of(records, list(records[0]))


def said(chart_id: str, rows: list[dict[str, Any]]) -> str:
    with speaking("de"):
        return CHARTS[chart_id].summary(table(rows)).replace("\u00a0", " ")


def found(chart_id: str, rows: list[dict[str, Any]]) -> str | None:
    with speaking("de"):
        text = CHARTS[chart_id].headline(table(rows))
        return text.replace("\u00a0", " ") if text else text


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


def use(group: str, *counts: int) -> dict[str, Any]:
    base = sum(counts)
    shares = [100 * count / base if base >= 20 else None for count in counts]
    return {
        "target_group": group,
        "use_persons": base,
        "regular_persons": counts[0],
        "regular_share_percent": shares[0],
        "occasional_share_percent": shares[1],
        "lost_share_percent": shares[2],
        "regular_share_percent_withheld": base < 20,
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
        month("2020-03", 100, whole=360),
        month("2020-04", 40, whole=360),
        month("2020-05", 220, whole=360),
    ]
    headline = "Im April 2020 brechen die Erstkontakte ein: von 100 auf 40"
    assert found("first-contacts-by-month", rows) == headline


def test_a_silent_month_is_hatched_and_no_zero() -> None:
    reported = [month(f"2019-{number:02d}", 50, whole=9) for number in range(1, 13)]
    silent = month("2020-01", 0, reporting=0, whole=9)
    nothing = month("2020-02", 0, reporting=2, whole=9)
    rows = table([*reported, silent, nothing])
    picture = months.draw_months(rows, "first_contact_persons", None)
    assert picture.silent == (12,)
    assert picture.values[11:] == (50, None, 0)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [use("children", 3, 4, 5)],
            "Keine Basis erreicht 20 Personen mit Angabe zur Nutzung; deshalb ist kein Anteil "
            "gezeigt.",
        ),
        (
            [use("residents", 10, 10, 20)],
            "Bewohnerinnen und Bewohner: Von 40 Personen kommen 25 % regelmäßig und 25 % "
            "sporadisch; zu 50 % ist der Kontakt abgebrochen.",
        ),
        (
            [use("children", 60, 20, 20), use("parents", 30, 40, 30), use("refugees", 1, 1, 1)],
            "Der Anteil der regelmäßigen Nutzung reicht von 30 % (Eltern) bis 60 % (Kinder). Bei "
            "einer Zielgruppe liegt die Basis unter 20.",
        ),
    ],
)
def test_use_names_its_span_and_never_a_small_base(
    rows: list[dict[str, Any]], sentence: str
) -> None:
    assert said("use-by-target-group", rows) == sentence


def test_a_small_base_is_drawn_as_held_back() -> None:
    frame = table([use("children", 60, 20, 20), use("refugees", 1, 1, 1)])
    with speaking("de"):
        picture = CHARTS["use-by-target-group"].figure(frame)
    assert isinstance(picture, Multiples)
    assert [part.texts[1].plain for part in picture.parts] == ["•", "•", "•"]
    assert "• Basis unter 20" in picture.labels[1].second
    assert [part.values[1] for part in picture.parts] == [None, None, None]
    assert [part.held for part in picture.parts] == [(1,), (1,), (1,)]


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
            "participant_persons": 0,
            "reporting_count": 1,
        }
        for month, count in zip(("2019-02", "2019-03"), attendances, strict=False)
    ]
    assert said("offers-by-month", rows) == sentence


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
    expected = "In einem von 2 Kreisen ist die Sozialplanung etabliert"
    assert found("social-planning-by-district", apart) == expected


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
    ("profile", "unstated"), [("protected", [0, 0, 3, 3, 0]), ("internal", [0, 1, 2, 3, 0])]
)
def test_one_or_two_persons_without_stated_use_are_never_shown(
    scope: Scope, profile: Profile, unstated: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []
    for persons in (12, 13, 14, 15, 11):
        row = {"first_contact_persons": persons, "use_persons": 12, "records_count": 4}
        monkeypatch.setattr(outreach, "outreach_base", lambda _, row=row: table([row]))
        base = reach_bases.use(replace(scope, viewer=Viewer(profile)))
        shown.append(base.left_out[0][0])
    assert shown == unstated


@pytest.mark.parametrize(
    ("chart_id", "column", "codes"),
    [
        ("first-contacts-by-place", "place", ("school", "street")),
        ("first-contacts-by-place-group", "place_group", ("Bildung", "öffentlicher Raum")),
        ("first-contacts-by-approach", "approach", ("outreach", "multipliers")),
        ("first-contacts-by-age-band", "age_band", ("6-9", "25+")),
    ],
)
def test_protected_parts_of_more_than_all_have_no_share(
    chart_id: str, column: str, codes: tuple[str, str]
) -> None:
    chart = CHARTS[chart_id]
    cases = (
        ((8, 6), 13, False),
        ((15, 0), 14, False),
        ((8, 5), 13, True),
        ((20_001, 16_160), 36_160, True),
    )
    for counts, whole, has_shares in cases:
        pairs = zip(codes, counts, strict=True)
        frame = table(
            [
                {column: code, "first_contact_persons": count, "all_persons": whole}
                for code, count in pairs
            ]
        )
        picture = chart.figure(frame)
        assert isinstance(picture, Bars)
        assert ["%" in text.rest for text in picture.texts] == [has_shares] * 2
        told = f"{chart.headline(frame)} {chart.summary(frame)}"
        assert not re.search(r"1\d\d[.,]\d\s?%", told)


@pytest.mark.parametrize(
    ("chart_id", "column"),
    [
        ("first-contacts-by-place", "first_contact_persons"),
        ("first-contacts-by-place-group", "first_contact_persons"),
        ("first-contacts-by-approach", "first_contact_persons"),
        ("first-contacts-by-age-band", "first_contact_persons"),
        ("first-contacts-by-month", "first_contact_persons"),
        ("first-contacts-by-neighbourhood", "first_contact_persons"),
        ("use-by-target-group", "use_persons"),
        ("use-by-place", "use_persons"),
    ],
)
def test_numbers_side_by_side_that_do_not_add_up_say_why(
    scope: Scope, chart_id: str, column: str
) -> None:
    chart, seen = CHARTS[chart_id], set()
    months = (("2019-07", "2019-09"), ("2019-01", "2019-12"), (None, None))
    with speaking("de"):
        for first, last in months:
            for district in ((), ("05315",), ("05111",), ("05711",)):
                filters = FilterState(district=district, from_month=first, to_month=last)
                for profile in ("protected", "internal"):
                    viewer = Viewer(profile)
                    chosen = replace(scope.with_filters(filters), viewer=viewer)
                    told = chart.base(chosen)
                    add_up = chart.query(chosen).total(column) in {0, told.count}
                    says_why = told.noun.count("Jede Zahl ist für sich geschützt")
                    assert says_why == (0 if add_up else 1), (district, first, profile)
                    seen.add((profile, add_up))
    assert ("protected", False) in seen
    assert ("internal", False) not in seen


def test_ages_of_few_are_told_to_those_alone_who_see_exact_numbers(scope: Scope) -> None:
    """Ages cut the groups that a choice cannot cut, so they would be further views of few."""
    chart = CHARTS["first-contacts-by-age-band"]
    few = FilterState(
        neighbourhood=("Q-001",), target=("children",), from_month="2019-09", to_month="2019-09"
    )
    held = run(chart, scope.with_filters(few))
    assert 0 < held.rows.first["all_persons"] < 20
    assert {tuple(row) for row in held.withheld} == {("first_contact_persons",)}
    assert {row["first_contact_persons"] for row in held.records} == {None}
    with speaking("de"):
        told = run(chart, scope.with_filters(few))
        assert told.sentence.startswith("Angaben zum Alter gibt es ab 20 Erstkontakten")
        assert told.headline == "Erstkontakte nach Altersgruppe"
        assert isinstance(told.picture, Bars)
        assert {text.plain for text in told.picture.texts} == {"•"}
    exact = run(chart, replace(scope.with_filters(few), viewer=Viewer("internal")))
    assert any(row["first_contact_persons"] for row in exact.records)
    many = run(chart, scope)
    assert not any(many.withheld)


def test_a_side_with_few_first_contacts_has_no_ages_and_no_difference(scope: Scope) -> None:
    filters = FilterState(
        target=("children",), place=("street",), from_month="2019-09", to_month="2019-09"
    )
    view = View(compare=("05315", "05111"))
    compared = replace(scope.with_filters(filters), view=view)
    rows = run(CHARTS["first-contacts-by-age-band"], compared).rows
    held = [row for row in rows if row["first_contact_persons_withheld"]]
    assert held
    assert {row["first_contact_persons"] for row in held} == {None}
    assert all(row["compared_share_percent_withheld"] for row in held)
    assert {row["compared_difference"] for row in held} == {None}


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
