"""What an official reads in the pages of a small programme: no 0 for what nobody stated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from dashboards.charts import CHARTS
from dashboards.charts.neighbourhoods import profile_words
from dashboards.charts.result import run
from dashboards.language import formats
from dashboards.language.i18n import speaking
from dashboards.pages import cooperation
from dashboards.pictures.model import NOTHING, Bars, KeyNumber, Ranges
from dashboards.stories import questions
from queries import offers
from queries.rows import Rows
from queries.scope import Scope, Viewer
from tests.charts.saying import said, table

Small = Callable[[str], Scope]


def key(chart: str, row: Mapping[str, Any]) -> tuple[str, str]:
    """The number and the line of a key figure in German."""
    with speaking("de"):
        picture = CHARTS[chart].figure(table([dict(row)]))
    assert isinstance(picture, KeyNumber)
    return picture.value, picture.context.replace("\u00a0", " ")


def asked(chart: str, scope: Scope) -> tuple[str, str]:
    """The same, asked of a store."""
    return key(chart, run(CHARTS[chart], scope).rows.first)


def test_participants_nobody_states_are_a_dash(small: Small) -> None:
    scope = small("many")
    assert asked("participants-total", scope) == ("–", "kein Monatsbericht nennt sie")
    by_month = run(CHARTS["offers-by-month"], scope).rows
    assert set(by_month["participant_persons"]) == {None}


def test_nothing_offered_is_a_dash_too(small: Small) -> None:
    scope = small("one-rejected")
    assert asked("participants-total", scope) == ("–", "kein Angebot gemeldet")
    assert asked("attendances-total", scope) == ("–", "kein Angebot gemeldet")


def test_under_18s_no_quartier_states_are_a_dash(small: Small) -> None:
    line = "kein Quartier mit Vorhaben nennt sie"
    assert asked("under-18-in-neighbourhoods", small("many")) == ("–", line)


def test_anchor_sites_are_at_projects_and_not_of_them() -> None:
    row = {"sites_count": 6, "projects_with_site_count": 5}
    assert key("anchor-sites-total", row) == ("6", "bei 5 Vorhaben")


def test_planning_of_few_kreise_is_no_finding(small: Small) -> None:
    chart = CHARTS["social-planning-by-district"]
    result = run(chart, small("many"))
    assert 0 < result.rows["planning_state"].count("established") < 20
    assert result.headline == str(chart.title)


@pytest.mark.parametrize("chart", ["offers-by-type", "offers-by-month"])
def test_no_total_tells_the_one_number_of_sessions_that_is_held_back(
    chart: str, small: Small
) -> None:
    scope = small("all-approved")
    whole = offers.offers_base(scope).first
    result = run(CHARTS[chart], scope)
    held = result.rows["sessions_count_withheld"].count(True)
    told = result.base.count
    assert held
    assert told == whole["records_count"] != whole["sessions_count"]
    with speaking("de"):
        assert run(CHARTS[chart], scope).base.noun == "gemeldete Zeilen"
    exact = run(CHARTS[chart], replace(scope, viewer=Viewer("internal")))
    assert exact.base.count == whole["sessions_count"]


def test_a_years_money_is_not_what_is_paid_today(small: Small) -> None:
    approved = run(CHARTS["need-and-funds-by-district"], small("many")).rows
    count, eur = (approved.total(name) for name in ("approved_count", "approved_eur"))
    assert 12 < count < 20
    with speaking("de"):
        for chart in ("what-if-by-district", "what-if-totals"):
            told = run(CHARTS[chart], small("many")).sentence.replace("\u00a0", " ")
            start = f"Erst {count} Vorhaben sind bewilligt, zusammen {formats.euro(eur)}"
            assert told.startswith(start.replace("\u00a0", " "))
            assert "m heutigen Verhältnis" in told or "wie die bewilligten" in told


def test_a_year_of_many_projects_is_told_as_before(scope: Scope) -> None:
    with speaking("de"):
        assert not run(CHARTS["what-if-by-district"], scope).sentence.startswith("Erst")


def test_first_contacts_of_no_quartier_are_a_dash_for_each(small: Small) -> None:
    scope = small("many")
    whole = run(CHARTS["first-contacts-total"], scope).rows.first["first_contact_persons"]
    listed = run(CHARTS["neighbourhoods-list"], scope)
    assert set(listed.rows["first_contact_persons"]) == {None}
    with speaking("de"):
        on_map = run(CHARTS["neighbourhoods-by-first-contacts"], scope)
        assert on_map.sentence == (
            "Keine Meldung nennt ein Quartier; deshalb lassen sich Erstkontakte keinem zuordnen."
        )
        assert f"Erstkontakte ohne Quartier: {whole}" in on_map.base.text
    assert on_map.picture == NOTHING


@pytest.mark.parametrize("chart", ["first-contacts-by-neighbourhood", "first-contacts-by-age-band"])
def test_one_bar_of_what_is_not_stated_is_no_picture(chart: str, small: Small) -> None:
    result = run(CHARTS[chart], small("many"))
    assert len(result.rows) == 1
    assert not result.is_empty
    assert result.picture == NOTHING


def test_a_share_of_few_sites_or_reports_is_told_as_numbers() -> None:
    few = {"sites_count": 6, "own_sites_count": 2}
    assert key("own-premises-share", few)[0] == "2"
    assert key("own-premises-share", {"sites_count": 20, "own_sites_count": 5})[0] == "25,0"
    rows = table(
        [
            {"offer": "sport", "stated_count": 2, "free_count": 2, "free_share_percent": 100.0},
            {"offer": "lunch", "stated_count": 40, "free_count": 10, "free_share_percent": 25.0},
        ]
    )
    with speaking("de"):
        picture = CHARTS["free-offers-by-type"].figure(rows)
    assert isinstance(picture, Bars)
    texts = [text.plain.replace("\u00a0", " ") for text in picture.texts]
    assert texts == ["2 von 2", "25,0 % · 10 von 40"]


def test_decisions_that_are_few_are_counted_beside_their_median(small: Small) -> None:
    rows = run(CHARTS["decision-days-by-region"], small("many"))
    picture = rows.picture
    assert isinstance(picture, Ranges)
    counts = rows.rows["dated_count"]
    assert [label.second for label in picture.labels] == [f"n = {count}" for count in counts]
    assert 0 < max(counts) < 20


def test_a_group_of_one_place_does_not_repeat_that_place() -> None:
    def group(name: str, places: str, persons: int) -> dict[str, Any]:
        return {"place_group": name, "group_places": places, "first_contact_persons": persons,
                "all_persons": 138}  # fmt: skip

    chart = CHARTS["first-contacts-by-place-group"]
    alone = [group("public-space", "street", 57), group("education", "school,kita", 41)]
    several = [group("public-space", "street", 41), group("education", "school,kita", 57)]
    with speaking("de"):
        assert chart.headline(table(alone)) is None
        assert chart.headline(table(several))


def test_a_quartier_alike_in_nothing_is_not_most_alike() -> None:
    def other(name: str, likeness: str) -> dict[str, Any]:
        return {"neighbourhood_name": name, "municipality_ags": "05113000", "likeness": likeness}

    with speaking("de"):
        nothing = other("Nordstadt", profile_words.alike_in_nothing())
        near = other("Altendorf", "gleicher Baustein (1)")
        told = [said("similar-neighbourhoods", rows) for rows in ([near, nothing], [nothing])]
    assert told[0] == "Am ähnlichsten ist Altendorf (Essen)."
    assert told[1].startswith("Kein anderes Quartier ähnelt ihm")


@pytest.mark.parametrize(
    ("count", "all_of"), [(2, "zwei Vorhaben, beide"), (3, "drei Vorhaben, alle")]
)
def test_projects_that_began_on_one_day_have_no_first(count: int, all_of: str) -> None:
    with speaking("de"):
        told = profile_words.since_when(table([{"funded_from": "2019-01-01"}] * count))
    assert told.replace("\u00a0", " ") == f"Hier arbeiten {all_of} seit dem 01.01.2019."


def test_the_round_is_not_told_that_nobody_was_met_by_an_approach_nobody_states(
    small: Small,
) -> None:
    chart = "first-contacts-by-approach"
    result = run(CHARTS[chart], small("many"))
    rows = result.rows.where(lambda row: row["approach"] is None)
    with speaking("de"):
        asked_for = questions.about_approaches({chart: result})
    count = rows.total("first_contact_persons")
    assert asked_for == (
        f"Für {count} Erstkontakte fehlt die Angabe zur Ansprache: Wie kamen sie zustande?"
    )


def test_of_two_values_none_leads() -> None:
    def areas(*values: float | None) -> Rows:
        ags = ("05513", "05315", "05113", "05111")
        return table(
            [
                {"district_ags": one, "first_contacts_per_1000_under_18": value}
                for one, value in zip(ags, values, strict=True)
            ]
        )

    chart = CHARTS["first-contacts-per-head-by-district"]
    with speaking("de"):
        assert chart.headline(areas(1.4, 0.3, 0.0, None)) is None
        assert chart.headline(areas(1.4, 0.3, 0.2, None))


def test_few_partnerships_and_sites_have_no_leader_and_no_share(small: Small) -> None:
    scope = small("all-approved")
    charts = ("partnerships-total", "partners-by-type")
    results = {one: run(CHARTS[one], scope) for one in charts}
    row = results["partnerships-total"].rows.first
    assert 1 < row["links_count"] < 20
    assert 1 < row["sites_count"] < 20
    with speaking("de"):
        parts = cooperation.summary(results, scope)
    told = "".join(text for text, _bold in parts)
    assert not any(is_bold for _text, is_bold in parts)
    assert "am häufigsten" not in told
    assert "%" not in told
