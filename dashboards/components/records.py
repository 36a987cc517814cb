"""Lists of records: a search field, a list drawn by the scripts, and the grid of applications.

Every record stands on the page once; which of them are in the choice comes with each answer
(`pictures/making.py`, `assets/src/pictures/records.js`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import dash_ag_grid
from dash import html

from dashboards import ids
from dashboards.charts.result import ChartResult
from dashboards.language.i18n import gettext as _


class Record(NamedTuple):
    """One entry of a list.

    Attributes:
        number: its own, by which answers say whether it is in the choice.
        address: where it is described.
        title: what it is called.
        facts: whose it is and where, then what else is told of it, in the order of its line.
        more: further words that find it, or "".
        sources: public pages about it.
    """

    number: int
    address: str
    title: str
    facts: tuple[str, ...]
    more: str
    sources: list[str]


_PAGE_SIZES = [20, 50, 100]


def search_field(label: str, hint: str, *, is_far: bool = False) -> html.Div:
    """Where the scripts put the field whose words narrow the lists (`q` in the address).

    Dash has no plain input element, and its own sends every letter to the server.

    Args:
        label: of the field.
        hint: which words are sought.
        is_far: the lists do not stand right below, so the best hits are shown at the field too.
    """
    told = {"data-label": label, "data-hint": hint, **({"data-hits": ""} if is_far else {})}
    return html.Div(className="record-search", role="search", **told)


def record_list(chart_id: str, records: Sequence[Record]) -> html.Div:
    """A list of headings with a line or two under each; drawn by the scripts."""
    lines = [(*one[:3], in_one_line(one.facts), *one[4:]) for one in records]
    return html.Div(
        **{
            "data-records": chart_id,
            "data-rows": json.dumps(lines, ensure_ascii=False, separators=(",", ":")),
            "data-source": _("Source"),
            "data-found": _("{found} of {all} entries"),
            "data-none": _("Nothing found. Use fewer or shorter words."),
        }
    )


def in_one_line(facts: Iterable[str]) -> str:
    """Facts as a line tells them."""
    return " · ".join(facts)


def grid(result: ChartResult, columns: Sequence[dict[str, Any]]) -> html.Div:
    """A sortable grid of all records of a chart, its first column being the row's name.

    Args:
        result: the chart's rows for the whole programme, with their numbers (`application_id`).
        columns: AG Grid's description of the columns, fields named as in the chart; the values of
            those hidden at first come with the answer that shows them.
    """
    fields = {"case_number", *(one["field"] for one in columns if not one.get("hide"))}
    written = {name: index for index, name in enumerate(result.chart.columns)}
    numbers = {one.name for one in result.chart.variables if one.kind == "number"}
    days = {one.name for one in result.chart.variables if one.unit == "YYYY-MM-DD"}
    rows = [
        {
            "number": number,
            **{
                name: record[name] if name in numbers | days else words[written[name]]
                for name in result.chart.columns
                if name in fields
            },
        }
        for number, record, words in zip(
            result.rows["application_id"], result.records, result.written, strict=True
        )
    ]
    return html.Div(
        [
            html.P(className="tally"),
            html.P(
                _("More columns stand at the right: push the list sideways."),
                className="aside soft",
            ),
            dash_ag_grid.AgGrid(
                id=ids.part(result.chart.id, "grid"),
                rowData=rows,
                columnDefs=list(columns),
                getRowId="params.data.case_number",
                defaultColDef={
                    "resizable": True,
                    "sortable": True,
                    "filter": False,
                    "suppressHeaderMenuButton": True,
                    "wrapHeaderText": True,
                    "autoHeaderHeight": True,
                    "wrapText": True,
                    "autoHeight": True,
                    "minWidth": 92,
                },
                dashGridOptions={
                    "theme": {"function": "ziqTheme(themeQuartz)"},
                    "domLayout": "autoHeight",
                    "pagination": True,
                    "paginationPageSize": _PAGE_SIZES[0],
                    "paginationPageSizeSelector": _PAGE_SIZES,
                    "ensureDomOrder": True,
                    "suppressColumnVirtualisation": True,
                    "enableCellTextSelection": True,
                    "suppressMovableColumns": True,
                    "animateRows": False,
                    # The tally says it; the grid would tell screen readers so while it is drawn.
                    "suppressOverlays": ["noMatchingRows"],
                    "localeText": grid_words(),
                },
                style={"height": None, "width": "100%"},
            ),
        ],
        className="record-grid",
        **{
            "data-records": result.chart.id,
            "data-found": _("{found} of {all} entries"),
            "data-none": _("Nothing found. Use fewer or shorter words."),
        },
    )


def grid_words() -> dict[str, str]:
    """What the grid itself says, in the reader's language."""
    return {
        "page": _("Page"),
        "to": _("to"),
        "of": _("of"),
        "more": _("more"),
        "firstPage": _("First page"),
        "previousPage": _("Previous page"),
        "nextPage": _("Next page"),
        "lastPage": _("Last page"),
        "pageSizeSelectorLabel": _("Rows per page:"),
        "ariaPageSizeSelectorLabel": _("Rows per page"),
        "ariaSortableColumn": _("Press Enter to sort"),
        "noRowsToShow": _("No application matches this choice."),
        "loadingOoo": _("Loading …"),
    }
