"""Slides of a story, drawn empty once; the scripts fill them from each answer.

A slide is a stage of 1600 × 900 that is scaled whole. Its parts carry the ids of a card, so the
scripts that fill and draw cards fill and draw slides.
"""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards import ids
from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.stories.model import Slide, Story


def frames(story: Story, *, is_sample: bool) -> html.Ol:
    """All slides of a story, each with its notes and, for the overview, a button to open it."""
    return html.Ol(
        [_frame(story, slide, is_sample=is_sample) for slide in story.slides],
        className="frames",
        id="frames",
    )


def _frame(story: Story, slide: Slide, *, is_sample: bool) -> html.Li:
    return html.Li(
        [
            _stage(story, slide, is_sample=is_sample),
            html.Div(
                [
                    html.H3(_("Notes"), className="notes-head"),
                    html.P(str(slide.notes), className="notes-text"),
                ],
                className="notes",
            ),
            html.Button(
                html.Span(className="vh"), type="button", className="open-slide", hidden=True
            ),
        ],
        className="slide-frame",
        id=f"slide-{slide.id}",
        **{"data-slide": slide.id},
    )


def _stage(story: Story, slide: Slide, *, is_sample: bool) -> html.Section:
    chart = _single(slide)
    name = chart.id if chart else f"words-{slide.id}"
    own: dict[str, Any] = {"data-chart": chart.id} if chart else {}
    return html.Section(
        [
            _band(story, slide, is_sample=is_sample),
            html.Div(
                [
                    html.Div(
                        [
                            html.H2(id=ids.part(name, "headline")),
                            html.P(id=ids.part(name, "subtitle"), className="slide-sub"),
                            *_legend(chart),
                        ],
                        className="slide-words",
                    ),
                    html.Div(_body(slide, chart), className="slide-picture"),
                    html.Aside(
                        [html.H3(_("Question for the round")), html.P(className="question-text")],
                        className="question",
                        hidden=True,
                    ),
                ],
                className="slide-body",
            ),
            _foot(name),
        ],
        id=name,
        className="stage",
        **{"aria-labelledby": ids.part(name, "headline"), **own},
    )


def _single(slide: Slide) -> Chart | None:
    """The one chart of a slide; None for key figures and for words."""
    charts = [CHARTS[chart_id] for chart_id in slide.charts]
    return charts[0] if len(charts) == 1 and not charts[0].is_key_figure else None


def _band(story: Story, slide: Slide, *, is_sample: bool) -> html.Div:
    flag = [html.Span(_("Sample data"), className="slide-flag")] if is_sample else []
    return html.Div(
        [html.P([html.B(str(story.title)), f" · {slide.theme}"]), *flag], className="slide-band"
    )


def _legend(chart: Chart | None) -> list[Any]:
    if chart is None:
        return []
    return [html.Div(id=ids.part(chart.id, "legend"), className="legend-holder")]


def _body(slide: Slide, chart: Chart | None) -> list[Any]:
    if chart is not None:
        part = ids.part
        return [
            html.Figure(
                html.Div(id=part(chart.id, "picture"), className="pic"),
                id=part(chart.id, "figure"),
                role="img",
                tabIndex="0",
                **{"aria-labelledby": part(chart.id, "sentence")},
            ),
            html.P(id=part(chart.id, "sentence"), className="vh"),
            html.Div(id=part(chart.id, "state"), className="state", hidden=True),
        ]
    if slide.charts:
        figures = [_number(CHARTS[chart_id]) for chart_id in slide.charts]
        return [html.Dl(figures, className="slide-numbers")]
    return [html.Ol(className="slide-questions")]


def _number(chart: Chart) -> html.Div:
    return html.Div(
        [
            html.Dt(formats.whole(str(chart.title))),
            html.Dd(
                [
                    html.Span(id=ids.part(chart.id, "picture"), className="num"),
                    html.Span(id=ids.part(chart.id, "sentence"), className="ctx"),
                ]
            ),
        ],
        id=chart.id,
        className="key-figure",
        **{"data-chart": chart.id},
    )


def _foot(name: str) -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    html.P(
                        [html.B(f"{_('Choice')}: "), html.Span(className="slide-choice")],
                    ),
                    html.P(
                        [
                            html.Span(id=ids.part(name, "base"), className="slide-base"),
                            html.Span(id=ids.part(name, "source"), className="slide-source"),
                        ]
                    ),
                ]
            ),
            html.Div(
                [
                    html.P([html.B(className="slide-number"), html.Span(className="slide-count")]),
                    html.P(_("Zusammen im Quartier")),
                ],
                className="slide-page",
            ),
        ],
        className="slide-foot",
    )
