"""What charts of persons say, and do not say, where few were met."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from dashboards.charts import CHARTS
from dashboards.charts.outreach import reach_bases
from dashboards.charts.result import run
from dashboards.language.i18n import speaking
from dashboards.pictures.model import Bars, Multiples
from queries import outreach
from queries.filters import FilterState, View
from queries.scope import Profile, Scope, Viewer
from tests.charts.saying import said, table


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
    assert "• Basis unter\u00a020" in picture.labels[1].second
    assert [part.values[1] for part in picture.parts] == [None, None, None]
    assert [part.held for part in picture.parts] == [(1,), (1,), (1,)]


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
                {
                    column: code,
                    "first_contact_persons": count,
                    "all_persons": whole,
                    "group_places": "a,b",
                }
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
