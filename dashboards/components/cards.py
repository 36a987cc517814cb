"""Cards and key figures, drawn empty once per page; the scripts fill them from each answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboards import ids
from dashboards.charts.base import Chart
from dashboards.components.explaining import told
from dashboards.components.still import drawn_once
from dashboards.language import formats
from dashboards.language.i18n import gettext as _


def _tool(name: str, label: str, title: str, popup: str | None = None) -> html.Button:
    attributes: dict[str, Any] = {"data-tool": name, **told(name)}
    if popup:
        attributes["aria-haspopup"] = popup
    if popup == "menu" or name == "table":
        attributes["aria-expanded"] = "false"
    return html.Button(
        [html.Span(label, **{"data-label": ""}), html.Span(f" – {title}", className="vh")],
        type="button",
        **attributes,
    )


@drawn_once
def _foot(chart_id: str, title: str) -> html.Div:
    """Base, source, and what can be done with the card."""
    tools = [
        _tool("table", _("Table"), title),
        _tool("copy", _("Copy sentence"), title),
        _tool("files", _("CSV, Excel, picture"), title, "menu"),
        _tool("deck", _("Add to presentation"), title),
        _tool("evidence", _("Evidence"), title, "dialog"),
    ]
    return html.Div(
        [
            html.P(id=ids.part(chart_id, "base")),
            html.P(id=ids.part(chart_id, "source")),
            html.Div(tools, className="tools"),
        ],
        className="foot",
    )


def card(
    chart: Chart, span: int, body: Sequence[Any] = (), head: Sequence[Any] = ()
) -> html.Section:
    """One chart with headline, picture, table, sentence, base, source and tools.

    `head` stands above the picture, `body` under it. Both belong to the page; the scripts leave
    their elements alone.
    """
    title = str(chart.title)
    part = ids.part
    return html.Section(
        [
            html.H2(title, id=part(chart.id, "headline")),
            html.P(id=part(chart.id, "subtitle"), className="sub"),
            *head,
            html.Div(id=part(chart.id, "legend"), className="legend-holder"),
            html.Figure(
                html.Div(id=part(chart.id, "picture"), className="pic"),
                id=part(chart.id, "figure"),
                role="img",
                tabIndex="0",
                **{"aria-labelledby": part(chart.id, "sentence")},
            ),
            *body,
            html.Div(id=part(chart.id, "table"), className="table-wrap", hidden=True),
            html.P(id=part(chart.id, "sentence"), className="say"),
            html.Div(id=part(chart.id, "state"), className="state", hidden=True),
            _foot(chart.id, title),
        ],
        id=chart.id,
        className=f"card c{span}",
        **{"data-chart": chart.id, "aria-labelledby": part(chart.id, "headline")},
    )


def key_figure(chart: Chart) -> html.Div:
    """One number with its label, context, standing (published, sample) and Beleg."""
    return html.Div(
        [
            html.Dt(formats.whole(str(chart.title))),
            html.Dd(
                [
                    html.Span(id=ids.part(chart.id, "picture"), className="num"),
                    html.Span(id=ids.part(chart.id, "sentence"), className="ctx"),
                    html.Span(
                        [
                            html.Span(className="tag"),
                            _tool("evidence", _("Evidence"), str(chart.title), "dialog"),
                        ],
                        className="end",
                    ),
                ]
            ),
        ],
        id=chart.id,
        className="key-figure",
        **{"data-chart": chart.id},
    )
