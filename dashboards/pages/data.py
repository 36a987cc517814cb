"""Daten: state and quality of the data, import, definitions, sources, licences, interface."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards.citing import history
from dashboards.components import fact_desks
from dashboards.components import fact_sections as facts
from dashboards.components import import_sections as imports
from dashboards.components.explaining import what
from dashboards.components.interface import interface
from dashboards.components.reference_sections import definitions, sources
from dashboards.components.sections import section, stacked
from dashboards.components.tables import plain_table
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pages.base import Page, Parts, Results, Visit
from queries import state
from queries.scope import Scope


def summary(results: Results, scope: Scope) -> Parts:
    """Which data, of when, how complete."""
    version = scope.store.version
    text = (
        _("These are sample data, as of {date}.")
        if version.is_sample
        else _("The data are as of {date}.")
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
                html.Div(
                    [
                        html.Dt([_("Version"), " ", what("version", _("Version"))]),
                        html.Dd(html.Code(version.id)),
                    ]
                ),
                html.Div([html.Dt(_("As of")), html.Dd(formats.date(version.as_of))]),
                html.Div(
                    [
                        html.Dt([_("Content"), " ", what("content", _("Content"))]),
                        html.Dd(html.Code(version.content_hash[:12])),
                    ]
                ),
            ],
            className="facts-list",
        ),
        plain_table(
            _("Rows per sheet"),
            [_("Sheet"), _("Rows")],
            [
                [imports.sheet_name(row["sheet"]), formats.number(row["rows_count"])]
                for row in counts
            ],
            numbers=(1,),
        ),
    )


def _history(visit: Visit) -> list[html.Section]:
    if visit.handle is None:
        return []
    head = [_("Version"), _("Imported"), _("As of"), _("Name"), _("Rows"), _("Changes")]
    rows = [_history_row(entry) for entry in history.history(visit.handle, visit.scope.viewer)]
    return [
        section(
            "history",
            _("Versions of the data"),
            html.P(
                _(
                    "A link from here shows all pages with the data of that version. What is "
                    "copied or saved names the version it was taken from."
                )
            ),
            html.P(html.A(_("Versions as a feed (Atom)"), href="/export/versions.atom")),
            plain_table(_("Versions of the data"), head, rows, numbers=(4,)),
        )
    ]


def _history_row(entry: history.Entry) -> list[Any]:
    version = entry.version
    address = f"/data?version={version.short_id}"
    link = html.A(version.short_id, href=address, **{"data-internal": ""})
    return [
        [link, " ", _("in use")] if entry.is_in_use else link,
        formats.date(version.built_on),
        formats.date(version.as_of),
        entry.name or "–",
        formats.number(sum(entry.rows.values())),
        history.changes_text(entry),
    ]


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
    above_all = [_state(scope), *_history(visit)]
    return [stacked([*above_all, *desks, *inner, *_sample(scope)])]


def _last_import(scope: Scope) -> list[html.Section]:
    return [
        imports.findings(state.findings(scope)),
        imports.changes(state.change_counts(scope), state.changes(scope)),
        imports.files(state.import_files(scope)),
    ]


def below(visit: Visit) -> list[Any]:
    """What everything means and where it comes from."""
    scope = visit.scope
    held = [facts.rounds(scope), facts.indicators(scope), facts.code_lists()]
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
