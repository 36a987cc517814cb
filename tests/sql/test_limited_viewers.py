"""Somebody limited to areas: no question, however it is asked, answers beyond them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from queries import likeness, neighbourhoods, overview, projects, state
from queries.filters import FilterState
from queries.scope import Scope, Viewer

ESSEN = ("05113",)


@pytest.fixture
def limited(scope: Scope) -> Scope:
    return replace(scope, viewer=Viewer(areas=ESSEN))


def _of_another_area(scope: Scope) -> str:
    reporting = " AND ".join(
        f"case_number IN (SELECT case_number FROM {sheet})"  # noqa: S608
        for sheet in ("outreach", "offers", "anchor_sites", "network")
    )
    frame = scope.store.fetch(
        f"SELECT min(case_number) AS case_number FROM applications WHERE {reporting}"  # noqa: S608
        " AND NOT starts_with(municipality_ags, '05113')"
    )
    return str(frame["case_number"].iloc[0])


@pytest.mark.parametrize("part", projects.PARTS)
def test_no_part_of_a_project_elsewhere_is_answered(
    scope: Scope, limited: Scope, part: str
) -> None:
    case_number = _of_another_area(scope)
    assert len(projects.part(scope, case_number, part))
    assert not len(projects.part(limited, case_number, part))


def test_a_quartier_elsewhere_has_no_profile_and_is_like_none(scope: Scope, limited: Scope) -> None:
    elsewhere = neighbourhoods.neighbourhoods(scope).where(
        lambda row: not row["municipality_ags"].startswith("05113")
    )
    there = elsewhere.first["neighbourhood_id"]
    assert neighbourhoods.profile(scope, there) is not None
    assert neighbourhoods.profile(limited, there) is None
    assert likeness.similar(limited, there) == []
    assert not len(neighbourhoods.projects(limited, there))


def test_rows_per_sheet_are_those_of_the_areas(scope: Scope, limited: Scope) -> None:
    everywhere = state.table_counts(scope).to_frame().set_index("sheet")["rows_count"]
    here = state.table_counts(limited).to_frame().set_index("sheet")["rows_count"]
    for sheet in (
        "applications",
        "neighbourhoods",
        "outreach",
        "offers",
        "anchor_sites",
        "network",
    ):
        assert 0 < here[sheet] < everywhere[sheet]
    rows = scope.store.fetch(
        "SELECT count(*) AS found FROM outreach WHERE application_id IN"
        " (SELECT application_id FROM applications WHERE starts_with(municipality_ags, '05113'))"
    )
    assert here["outreach"] == rows["found"].iloc[0]


def test_a_part_of_the_state_is_not_held_against_published_numbers_of_the_whole(
    scope: Scope, limited: Scope
) -> None:
    assert len(overview.published_comparison(scope).to_frame()) == 3
    assert overview.published_comparison(limited).to_frame().empty


def test_rows_per_sheet_do_not_depend_on_a_choice(scope: Scope) -> None:
    chosen = scope.with_filters(FilterState(region=("051",), target=("children",)))
    assert list(state.table_counts(chosen)) == list(state.table_counts(scope))
    whole = state.table_counts(scope).to_frame().set_index("sheet")["rows_count"]
    for sheet in whole.index:
        counted = scope.store.fetch(f"SELECT count(*) AS found FROM {sheet}")  # noqa: S608
        assert whole[sheet] == counted["found"].iloc[0]


def test_what_a_project_never_stated_is_missing_and_not_zero(scope: Scope) -> None:
    frame = scope.store.fetch(
        "SELECT case_number, offer FROM offers GROUP BY ALL"
        " HAVING count(participants_true) = 0 ORDER BY ALL LIMIT 1"
    )
    case_number, offer = frame.iloc[0]
    shown = {row["offer"]: row for row in projects.part(scope, case_number, "offers")}
    assert shown[offer]["participant_persons"] is None
