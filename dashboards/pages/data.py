"""Daten: state and quality of the data, import, definitions, sources, licences, interface."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards import formats
from dashboards.components import fact_desks
from dashboards.components import fact_sections as facts
from dashboards.components import import_sections as imports
from dashboards.components.interface import interface
from dashboards.components.reference_sections import definitions, sources
from dashboards.components.sections import section, stacked
from dashboards.components.tables import plain_table
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.pages.base import Page, Parts, Results, Visit
from queries import state
from queries.scope import Scope


def summary(results: Results, scope: Scope) -> Parts:
    """Which data, of when, how complete."""
    version = scope.store.version
    text = (
        _("These are sample data, as of {date}.") if version.is_sample else _("Data as of {date}.")
    ).format(date=formats.date(version.as_of))
    parts: Parts = [(text, False)]
    completeness = results["reporting-completeness"]
    if not completeness.is_empty:
        parts.append((" " + completeness.sentence, False))
    return parts


def _state(scope: Scope) -> html.Section:
    version = scope.store.version
    counts = state.table_counts(scope)
    return section(
        "state",
        _("State of the data"),
        html.Dl(
            [
                html.Div([html.Dt(_("Version")), html.Dd(html.Code(version.id))]),
                html.Div([html.Dt(_("As of")), html.Dd(formats.date(version.as_of))]),
                html.Div([html.Dt(_("Content")), html.Dd(html.Code(version.content_hash[:12]))]),
            ],
            className="facts-list",
        ),
        plain_table(
            _("Rows per sheet"),
            [_("Sheet"), _("Rows")],
            [
                [imports.sheet_name(row.sheet), formats.number(row.rows_count)]
                for row in counts.itertuples()
            ],
            numbers=(1,),
        ),
    )


def _sample(scope: Scope) -> list[html.Section]:
    if not scope.store.version.is_sample:
        return []
    return [
        section(
            "sample",
            _("What is sample data here?"),
            html.P(
                _(
                    "Real are the numbers of applications published for the first round (108, 29 "
                    "and 19 by building block), the areas with their population and indicators, "
                    "and the 67 projects named on public pages. Everything else — bodies, places, "
                    "sums, dates, contacts — is generated from a fixed seed so that the dashboard "
                    "can be tried out. It says nothing about real projects."
                )
            ),
        )
    ]


def above(visit: Visit) -> list[Any]:
    """State, import and what it found; findings are for viewers of the whole state."""
    scope = visit.scope
    inner = [] if scope.viewer.areas else _last_import(scope)
    desks = [imports.desk(scope.viewer), *fact_desks.desks(scope.viewer)]
    return [stacked([_state(scope), *desks, *inner, *_sample(scope)])]


def _last_import(scope: Scope) -> list[html.Section]:
    return [
        imports.findings(state.findings(scope)),
        imports.changes(state.change_counts(scope), state.changes(scope)),
        imports.files(state.import_files(scope)),
    ]


def below(visit: Visit) -> list[Any]:
    """What everything means and where it comes from."""
    scope = visit.scope
    held = [facts.rounds(scope), facts.indicators(scope), facts.code_lists(scope)]
    return [stacked([definitions(), *held, sources(), interface()])]


PAGE = Page(
    id="data",
    path="/data",
    nav=_lazy("Data"),
    title=_lazy("Data"),
    cards=(("reporting-completeness", 12), ("applications-published-comparison", 6)),
    summary=summary,
    filters=("block", "round", "area", "circle", "applicant", "months"),
    controls=above,
    extra=below,
)
