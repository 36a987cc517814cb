"""Slides of a story, drawn empty once; the scripts fill them from each answer.

A slide is a stage of 1600 × 900 that is scaled whole. Its parts carry the ids of a card, so the
scripts that fill and draw cards fill and draw slides.
"""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards import ids
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.stories.model import Slide, Story, chart_of


def frames(story: Story, *, is_sample: bool, has_notes: bool) -> html.Ol:
    """All slides of a story, each with a button to open it from the overview.

    `has_notes`: what the presenter says stands with them; participants do not get it.
    """
    return html.Ol(
        [_frame(story, slide, is_sample=is_sample, has_notes=has_notes) for slide in story.slides],
        className="frames",
        id="frames",
    )


def _frame(story: Story, slide: Slide, *, is_sample: bool, has_notes: bool) -> html.Li:
    notes = html.Div(
        [
            html.H3(_("Notes"), className="notes-head"),
            html.P(str(slide.notes), className="notes-text"),
            html.Ul(className="notes-minutes"),
        ],
        className="notes",
    )
    return html.Li(
        [
            _stage(story, slide, is_sample=is_sample),
            *([notes] if has_notes else []),
            html.Button(
                html.Span(className="vh"), type="button", className="open-slide", hidden=True
            ),
        ],
        className="slide-frame",
        id=f"slide-{slide.id}",
        **{"data-slide": slide.id},
    )


def _stage(story: Story, slide: Slide, *, is_sample: bool) -> html.Section:
    card_id = _single(slide)
    name = card_id or f"words-{slide.id}"
    own: dict[str, Any] = {"data-chart": card_id} if card_id else {}
    return html.Section(
        [
            _band(story, slide, is_sample=is_sample),
            html.Div(
                [
                    html.Div(
                        [
                            html.H2(id=ids.part(name, "headline")),
                            html.P(id=ids.part(name, "subtitle"), className="slide-sub"),
                            *_legend(card_id),
                        ],
                        className="slide-words",
                    ),
                    html.Div(_body(slide, card_id), className="slide-picture"),
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
        className="stage is-title" if slide.is_title else "stage",
        **{"aria-labelledby": ids.part(name, "headline"), **own},
    )


def _single(slide: Slide) -> str:
    """The one card of a slide; "" for key figures of a story and for words."""
    if len(slide.charts) != 1 or chart_of(slide.charts[0]).is_key_figure:
        return ""
    return slide.charts[0]


def _band(story: Story, slide: Slide, *, is_sample: bool) -> html.Div:
    flag = [html.Span(_("Sample data"), className="slide-flag")] if is_sample else []
    theme = f" · {slide.theme}" if str(slide.theme) else ""
    words = html.P([html.B(str(story.title)), theme])
    return html.Div([words, *([] if slide.is_words else flag)], className="slide-band")


def _legend(card_id: str) -> list[Any]:
    if not card_id:
        return []
    return [html.Div(id=ids.part(card_id, "legend"), className="legend-holder")]


def _body(slide: Slide, card_id: str) -> list[Any]:
    if card_id:
        part = ids.part
        return [
            html.Figure(
                html.Div(id=part(card_id, "picture"), className="pic"),
                id=part(card_id, "figure"),
                role="img",
                tabIndex="0",
                **{"aria-labelledby": part(card_id, "sentence")},
            ),
            html.P(id=part(card_id, "sentence"), className="vh"),
            html.Div(id=part(card_id, "state"), className="state", hidden=True),
        ]
    if slide.charts:
        figures = [_number(one) for one in slide.charts]
        return [html.Dl(figures, className="slide-numbers")]
    if slide.recalls:
        return [html.Dl(className="slide-recalled")]
    if slide.is_words:
        lines = [line for line in slide.text.splitlines() if line.strip()]
        return [html.Div([html.P(line) for line in lines], className="slide-text")]
    return [html.Ol(className="slide-questions")]


def _number(card_id: str) -> html.Div:
    return html.Div(
        [
            html.Dt(formats.whole(str(chart_of(card_id).title))),
            html.Dd(
                [
                    html.Span(id=ids.part(card_id, "picture"), className="num"),
                    html.Span(id=ids.part(card_id, "sentence"), className="ctx"),
                ]
            ),
        ],
        id=card_id,
        className="key-figure",
        **{"data-chart": card_id},
    )


def _foot(name: str) -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    html.P(
                        [html.B(f"{_('Choice')}: "), html.Span(className="slide-choice")],
                        className="slide-chosen",
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
