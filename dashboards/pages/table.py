"""Tabelle erstellen: rows, columns and measures in three steps, and the table they make."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards.answers.told import Answer, Card
from dashboards.charts.tables.table_words import DIMENSIONS, SUBJECTS, measure, share_label
from dashboards.choice.view_keys import NO_TOTALS
from dashboards.components import page_controls
from dashboards.components.explaining import above
from dashboards.language.i18n import Lazy, pgettext
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pages.base import Page, Parts, Results, Visit
from dashboards.pictures.model import Nothing
from dashboards.pictures.wire import sent
from queries import tables
from queries.filters import TableChoice
from queries.scope import Scope

TABLE = "table"


def summary(results: Results, _scope: Scope) -> Parts:
    """What the table tells."""
    return [(results[TABLE].sentence, False)]


def controls(_visit: Visit) -> list[Any]:
    """The three steps; what is chosen in one stays when another is changed."""
    usual = TableChoice().rows
    rows: list[tuple[str, Lazy]] = [("", DIMENSIONS[usual].label)]
    rows += [(name, words.label) for name, words in DIMENSIONS.items() if name != usual]
    columns: list[tuple[str, Lazy]] = [("", pgettext("several", "none"))]
    columns += [(name, words.label) for name, words in DIMENSIONS.items()]
    shares = [
        ("", pgettext("several", "none")),
        *((share, share_label(share)) for share in tables.SHARES),
    ]
    totals = [("", _("with totals")), (NO_TOTALS, _("without"))]
    first = [page_controls.select("rows", _("Step 1: rows"), rows)]
    second = [page_controls.select("columns", _("Step 2: columns"), columns)]
    shown = [
        page_controls.select("share", _("Shares beside them"), shares),
        page_controls.switch("totals", _("Totals"), totals),
    ]
    return [page_controls.row([*first, *second, *shown]), _measures()]


def _measures() -> html.Details:
    return html.Details(
        [
            html.Summary(_("Step 3: measures")),
            *above("measure"),
            *(_subject(label, names) for label, names in SUBJECTS),
        ],
        open=True,
        className="measures",
    )


def _subject(label: Lazy, names: tuple[str, ...]) -> html.Fieldset:
    """Measures to press; the answer says which are shown and which fit rows and columns."""
    buttons = [page_controls.toggle("measure", name, measure(name).label) for name in names]
    return html.Fieldset([html.Legend(str(label)), *buttons])


def completed(answer: Answer, results: Results, visit: Visit) -> Answer:
    """The total stands below the table, whatever it is sorted by; and what the boxes show."""
    choice = visit.scope.view.table
    answer["offered"] = {
        "shown": list(tables.measures_of(choice)),
        "fitting": list(tables.fitting(choice.rows, choice.columns)),
    }
    card = answer["cards"].get(TABLE, Card())
    result = results.get(TABLE)
    if choice.has_totals and result is not None and not result.is_empty and "table" in card:
        table = card["table"]
        card["picture"] = sent(Nothing(total=tuple(result.written[-1])))
        card["table"] = {**table, "rows": table["rows"][:-1], "toggles": table["toggles"][:-1]}
    return answer


PAGE = Page(
    id=TABLE,
    path="/table",
    nav=_lazy("Make a table"),
    title=_lazy("Make a table"),
    cards=((TABLE, 12),),
    summary=summary,
    filters=(
        "block",
        "round",
        "area",
        "circle",
        "status",
        "applicant",
        "target",
        "place",
        "months",
    ),
    controls=controls,
    completes=completed,
    has_breadcrumb=True,
)
