"""Questions about the data themselves: how many, from which files, how complete, what was found."""

from __future__ import annotations

from queries.filters import FilterState
from queries.loader import ask
from queries.rows import Rows
from queries.scope import Scope


def table_counts(scope: Scope) -> Rows:
    """Rows per delivered sheet, whatever is chosen: `sheet`, `rows_count`, in the sheets' order."""
    return ask("state/table_counts", scope.with_filters(FilterState()))


def import_files(scope: Scope) -> Rows:
    """Files behind the version: `file`, `sheet`, `rows_count`, `checksum`, `imported_at`."""
    return ask("state/import_files", scope)


def findings(scope: Scope) -> Rows:
    """Warnings and mendings of the last import, with place, rule and advice; at most 1,001.

    One more than a page lists, so that it can say that there are more.
    """
    return ask("state/findings", scope)


def changes(scope: Scope) -> Rows:
    """The first hundred changes of the last import: `sheet`, `change`, `key`, `before`, `after`."""
    return ask("state/changes", scope)


def change_counts(scope: Scope) -> Rows:
    """Per sheet `added_count`, `changed_count`, `gone_count` of the last import."""
    return ask("state/change_counts", scope)


def completeness(scope: Scope) -> Rows:
    """Reports due and made.

    Returns:
        One row per approved project and month funded: `case_number`, `title`, `region_ags`,
        `month`, `is_reported`.
    """
    return ask("state/completeness", scope)


def completeness_by_project(scope: Scope) -> Rows:
    """Reports due and made, per project.

    Returns:
        One row per approved project by Regierungsbezirk and case number: `case_number`, `title`,
        `region_ags`, `due_months_count`, `reported_months_count`, `missing_months` ('YYYY-MM',
        joined by commas) and `months` (a list of pairs month, reported).
    """
    names = ("case_number", "title", "region_ags")
    projects = completeness(scope).groups("case_number").values()
    return Rows.of(
        (
            {
                **{name: part.first[name] for name in names},
                "due_months_count": len(part),
                "reported_months_count": part.total("is_reported"),
                "missing_months": ", ".join(
                    part.where(lambda row: not row["is_reported"])["month"]
                ),
                "months": list(zip(part["month"], part["is_reported"], strict=True)),
            }
            for part in projects
        ),
        (*names, "due_months_count", "reported_months_count", "missing_months", "months"),
    )


def funding_rounds(scope: Scope) -> Rows:
    """The rounds as the version holds them, with `source`, `source_file` and `imported_at`."""
    return ask("state/funding_rounds", scope)


def indicator_catalogue(scope: Scope) -> Rows:
    """Indicators with unit, origin, first and last date, number of values, file and moment."""
    return ask("state/indicator_catalogue", scope)


def delivered_codes(scope: Scope) -> Rows:
    """Delivered entries of lists: `list`, `code`, `has_english`, `source_file`, `imported_at`."""
    return ask("state/delivered_codes", scope)
