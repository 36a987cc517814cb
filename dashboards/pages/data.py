"""Daten: state and quality of the data, import, definitions, sources, licences, interface."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from dash import html

from dashboards import formats, names
from dashboards.access import csrf_token
from dashboards.charts import CHARTS
from dashboards.components.tables import plain_table
from dashboards.i18n import gettext as _
from dashboards.i18n import language
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.pages.base import Page, Parts, Results, Visit
from data.contracts import REFERENCE_FOLDER, sheets
from queries import state
from queries.scope import Scope

_CODE_LISTS = (
    "status", "applicant_type", "target_group", "age_band", "place", "approach", "offer",
    "anchor_site", "body", "partner", "planning_state", "circle", "round",
)  # fmt: skip


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


def _section(anchor: str, heading: str, *content: Any) -> html.Section:
    return html.Section([html.H2(heading), *content], id=anchor, className="data-section")


def _sheet_name(name: str) -> str:
    sheet = sheets().get(name)
    return sheet.german if sheet and language() == "de" else name


def _state(scope: Scope) -> html.Section:
    version = scope.store.version
    counts = state.table_counts(scope)
    return _section(
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
                [_sheet_name(row.sheet), formats.number(row.rows_count)]
                for row in counts.itertuples()
            ],
            numbers=(1,),
        ),
    )


def _files(scope: Scope) -> html.Section:
    frame = state.import_files(scope)
    return _section(
        "files",
        _("Imported files"),
        plain_table(
            _("Imported files"),
            [_("File"), _("Sheet"), _("Rows"), _("Checksum"), _("Imported")],
            [
                [
                    row.file, row.sheet, formats.number(row.rows_count), row.checksum,
                    formats.date(row.imported_at),
                ]
                for row in frame.itertuples()
            ],
            numbers=(2,),
        ),
    )  # fmt: skip


def _findings(scope: Scope) -> html.Section:
    frame = state.findings(scope)
    words = {"warning": _("Warning"), "mended": _("Mended")}
    content: Any = html.P(_("The last import found nothing to warn of."))
    if len(frame):
        content = plain_table(
            _("Findings of the last import"),
            [_("Kind"), _("Sheet and cell"), _("Value"), _("Rule"), _("What to do")],
            [
                [
                    words.get(row.severity, row.severity),
                    f"{row.sheet} {row.cell}".strip(),
                    row.value,
                    row.rule,
                    row.advice,
                ]
                for row in frame.itertuples()
            ],
        )
    return _section("findings", _("Findings of the last import"), content)


def _changes(scope: Scope) -> html.Section:
    counts = state.change_counts(scope)
    if counts.empty:
        content: list[Any] = [html.P(_("The last import changed nothing that was there before."))]
    else:
        words = {"added": _("added"), "changed": _("changed"), "gone": _("gone")}
        content = [
            plain_table(
                _("Changes per sheet"),
                [_("Sheet"), words["added"], words["changed"], words["gone"]],
                [
                    [
                        _sheet_name(row.sheet),
                        formats.number(row.added_count),
                        formats.number(row.changed_count),
                        formats.number(row.gone_count),
                    ]
                    for row in counts.itertuples()
                ],
                numbers=(1, 2, 3),
            ),
            html.Details(
                [
                    html.Summary(_("The first hundred changes one by one")),
                    plain_table(
                        _("Changes one by one"),
                        [_("Row"), _("Sheet"), _("Change"), _("Before"), _("After")],
                        [
                            [
                                row.key,
                                _sheet_name(row.sheet),
                                words[row.change],
                                row.before,
                                row.after,
                            ]
                            for row in state.changes(scope).itertuples()
                        ],
                    ),
                ]
            ),
        ]
    return _section("changes", _("Changes of the last import"), *content)


def _import(visit: Visit) -> html.Section:
    template = html.P(html.A(_("Download an empty template (Excel)"), href="/import/template.xlsx"))
    if "import" not in visit.scope.viewer.rights:
        words = _("Importing files is open to people with the right to import.")
        return _section("import", _("Import files"), html.P(words), template)
    return _section(
        "import",
        _("Import files"),
        html.P(
            _(
                "Choose workbooks (.xlsx, .ods) or CSV files. They are checked first; you see what "
                "would change, and nothing changes until you confirm."
            )
        ),
        template,
        html.Div(
            id="import-desk",
            className="import-desk",
            **{"data-token": csrf_token(), "data-words": json.dumps(_desk_words())},
        ),
    )


def _desk_words() -> dict[str, str]:
    """What the import desk in the browser says."""
    return {
        "files": _("Files to import"),
        "check": _("Check the files"),
        "checking": _("The files are being checked …"),
        "importing": _("The files are being imported …"),
        "refused": _("Not importable: nothing was changed. Mend these places and try again."),
        "accepted": _("The files can be imported. This would change:"),
        "nothing": _("Nothing would change: the data already contain this delivery."),
        "confirm": _("Import now"),
        "discard": _("Discard"),
        "done": _("Imported. The page now shows the new data."),
        "marked": _("Download the workbook with the faulty cells marked"),
        "failed": _("The server did not answer. Nothing was changed."),
        "findings": _("Findings"),
        "more": _("{count} findings in all; the first are listed."),
        "head": "|".join([_("Kind"), _("Sheet and cell"), _("Value"), _("Rule"), _("What to do")]),
        "change_head": "|".join([_("Sheet"), _("Change"), _("Number")]),
        "error": _("Error"),
        "warning": _("Warning"),
        "mended": _("Mended"),
        "added": _("added"),
        "changed": _("changed"),
        "gone": _("gone"),
    }


def _sample(scope: Scope) -> list[html.Section]:
    if not scope.store.version.is_sample:
        return []
    return [
        _section(
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


def _definitions() -> html.Section:
    return _section(
        "definitions",
        _("Definitions of the measures"),
        html.Dl(
            [
                html.Div([html.Dt(str(chart.title)), html.Dd(str(chart.definition))])
                for chart in sorted(CHARTS.values(), key=lambda chart: str(chart.title))
            ],
            className="definitions",
        ),
    )


def _code_lists() -> html.Section:
    def listed(code_list: str) -> html.Details:
        return html.Details(
            [
                html.Summary(names.list_name(code_list)),
                plain_table(
                    names.list_name(code_list),
                    [_("Code"), _("German"), _("English")],
                    [
                        [code, german, english]
                        for code, (german, english, _group) in names.codes(code_list).items()
                    ],
                ),
            ]
        )

    return _section("codes", _("Code lists"), *[listed(code_list) for code_list in _CODE_LISTS])


@cache
def _source_rows() -> list[list[str]]:
    content = tomllib.loads((Path(REFERENCE_FOLDER) / "sources.toml").read_text(encoding="utf-8"))
    return [
        [entry["title"], entry["publisher"], entry["licence"], entry.get("attribution", "") or "–"]
        for entry in content["files"].values()
    ]


def _sources() -> html.Section:
    return _section(
        "sources",
        _("Sources and licences"),
        plain_table(
            _("Sources and licences"),
            [_("What"), _("Publisher"), _("Licence"), _("To be named as")],
            _source_rows(),
        ),
    )


def _interface() -> html.Section:
    rows = [
        ["/api/charts", _("list of all figures (JSON)")],
        ["/api/charts/<id>", _("rows, columns with units, sentence, choice, version (JSON)")],
        ["/api/charts/<id>/evidence", _("definition, query and parameters behind a figure (JSON)")],
        ["/export/charts/<id>.csv", _("for German Excel; ?format=plain for programs")],
        ["/export/charts/<id>.xlsx", _("the table as a workbook")],
        ["/export/pages/<page>.xlsx", _("a page as a workbook, one sheet per figure")],
        ["/export/circles/<circle>.pptx", _("the story of a circle as slides")],
        ["/health", _("whether the data can be read")],
    ]
    return _section(
        "interface",
        _("Interface (JSON, CSV)"),
        html.P(
            _(
                "Every address takes the same query as the pages (block, round, region, "
                "district …) and gives the same numbers, protection included."
            )
        ),
        plain_table(
            _("Addresses"), [_("Address"), _("What")], [[html.Code(a), b] for a, b in rows]
        ),
    )


def above(visit: Visit) -> list[Any]:
    """State, import and what it found; findings are for viewers of the whole state."""
    scope = visit.scope
    inner = [] if scope.viewer.areas else [_findings(scope), _changes(scope), _files(scope)]
    return [
        html.Div([_state(scope), _import(visit), *inner, *_sample(scope)], className="sections")
    ]


def below(_visit: Visit) -> list[Any]:
    """What everything means and where it comes from."""
    return [
        html.Div([_definitions(), _code_lists(), _sources(), _interface()], className="sections")
    ]


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
