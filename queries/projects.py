"""Questions about single projects: the list, what a project may be found by, one profile."""

from __future__ import annotations

from queries.filters import FilterState
from queries.loader import ask
from queries.packed import picked, rolled_up
from queries.roll_ups import projects as roll_ups
from queries.rows import Row, Rows
from queries.scope import Scope

#: The parts of a profile and the question behind each.
PARTS = {
    "neighbourhoods": "projects/neighbourhoods",
    "contacts": "projects/contacts",
    "contact_places": "projects/contact_places",
    "offers": "projects/offers",
    "anchor_sites": "projects/anchor_sites",
    "partners": "projects/partners",
}


def projects_list(scope: Scope) -> Rows:
    """Every project of the choice with the words it may be found by, by title.

    Returns:
        `application_id` (its number in the store), `case_number`, `title`, `applicant`,
        `applicant_type`, `building_block`, `status`, `district_ags`, `municipality_ags`,
        `funded_from`, `funded_to` ('YYYY-MM-DD'), `approved_eur`; `neighbourhood_names`,
        `target_groups`, `places`, `offer_types` (several separated by semicolons, the last three
        as codes).
    """
    return picked("projects/list", scope, _with_words)


def _with_words(found: Rows, scope: Scope) -> Rows:
    words = ask("projects/words", scope.with_filters(FilterState()))
    place = {case: index for index, case in enumerate(words["case_number"])}
    more = {
        name: [
            None if (at := place.get(case)) is None else words[name][at]
            for case in found["case_number"]
        ]
        for name in words.names
        if name != "case_number"
    }
    return found.adding(**more)


def public_projects(scope: Scope) -> Rows:
    """Publicly known real projects inside the chosen areas; a lower bound, never a total."""
    return rolled_up("projects/public", scope, roll_ups.public)


def areas_below(scope: Scope) -> Rows:
    """The level below the chosen area with its projects, most first.

    Returns:
        `area_level`, `area_code`, `area_name` (missing: projects without Quartier), one of
        `region_ags`, `district_ags`, `municipality_ags`, `neighbourhood_id` (the code again, under
        the key of its level), `applications_count`, `approved_count`, `approved_eur`.
    """
    return rolled_up("projects/areas_below", scope, roll_ups.areas_below)


def profile(scope: Scope, case_number: str) -> Row | None:
    """One project; None when there is none or the viewer may not see its area."""
    found = ask("projects/profile", _whole(scope), case_number=case_number)
    return found.first if len(found) else None


def part(scope: Scope, case_number: str, name: str) -> Rows:
    """One part of a profile, by its name in `PARTS`; empty when nothing is reported."""
    return ask(PARTS[name], _whole(scope), case_number=case_number)


def _whole(scope: Scope) -> Scope:
    """A profile does not depend on the choice, so it is remembered once."""
    return scope.with_filters(FilterState())
