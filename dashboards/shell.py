"""The frame around every page: skip link, sample banner, header, navigation, filters, footer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from dash import html

from dashboards import formats, ids
from dashboards.access import account_label
from dashboards.access.sign_in import PROFILE_PAGE
from dashboards.charts import CHARTS
from dashboards.components import breadcrumb
from dashboards.components.cards import card, key_figure
from dashboards.components.filter_bar import all_areas, filter_bar
from dashboards.components.words import WORDS
from dashboards.i18n import gettext as _
from dashboards.i18n import language
from dashboards.pages import PAGES
from dashboards.pages.base import Page, Visit
from queries import areas
from queries.filters import FilterState


def frame(page: Page, visit: Visit) -> list[Any]:
    """One page whole, without numbers; those come with each answer."""
    return [
        html.A(_("To the content"), href="#main", className="skip"),
        *_sample_banner(visit),
        _header(page, visit),
        *_filters(page, visit),
        html.Main(
            [
                _lead(page, visit),
                *_key_figures(page),
                *page.controls(visit),
                _grid(page, visit),
                *page.extra(visit),
            ],
            id=ids.MAIN,
            className="wrap",
            tabIndex="-1",
            **{"data-page": page.id},
        ),
        _footer(),
        html.Div(id=ids.LIVE, className="vh", role="status", **{"aria-live": "polite"}),
        html.Div(
            id=ids.WORDS,
            hidden=True,
            **{
                "data-words": json.dumps(
                    {key: str(text) for key, text in WORDS.items()}, ensure_ascii=False
                )
            },
        ),
    ]


def not_found(visit: Visit) -> list[Any]:
    """A friendly page for an address that leads nowhere, inside the frame."""
    page = Page(
        id="not-found", path=visit.path, nav="", title=_("This page does not exist"), filters=()
    )
    body = html.Div(
        [
            html.P(_("The address may be mistyped, or the page has moved.")),
            *_ways_on(visit.path),
            html.P(html.A(_("To the overview"), href="/", **{"data-internal": ""})),
        ],
        className="prose",
    )
    tree = frame(page, visit)
    next(part for part in tree if isinstance(part, html.Main)).children.append(body)
    return tree


def _ways_on(path: str) -> list[html.P]:
    """The page above an address that leads nowhere: the list of what it may have meant."""
    above = [page for page in PAGES.values() if page.nav and path.startswith(f"{page.path}/")]
    return [
        html.P(
            html.A(
                _("All: {title}").format(title=page.title), href=page.path, **{"data-internal": ""}
            )
        )
        for page in above
    ]


def no_data(message: str) -> list[Any]:
    """What is shown while there are no data that can be read: one sentence that says what to do."""
    return [
        html.Main(
            [
                html.H1(_("The data cannot be read at the moment")),
                html.P(message, className="summary"),
            ],
            id=ids.MAIN,
            className="wrap",
            **{"data-page": "no-data"},
        )
    ]


def _sample_banner(visit: Visit) -> list[Any]:
    if not visit.scope.store.version.is_sample:
        return []
    text = _(
        "Only the numbers of applications 108 / 29 / 19 (156 in all) are published; "
        "all other programme numbers are invented. "
    )
    return [
        html.Aside(
            html.Div(
                [
                    html.Span(className="flag", **{"aria-hidden": "true"}),
                    html.P(
                        [
                            html.Strong(_("Sample data.")),
                            " ",
                            text,
                            html.A(
                                _("What this means"), href="/data#sample", **{"data-internal": ""}
                            ),
                        ]
                    ),
                ],
                className="wrap",
            ),
            className="sample",
            **{"aria-label": _("Note on the data")},
        )
    ]


def _header(page: Page, visit: Visit) -> html.Header:
    return html.Header(
        html.Div([_top_row(visit), *_navigation(page)], className="wrap"), className="top"
    )


def _top_row(visit: Visit) -> html.Div:
    other = "en" if language() == "de" else "de"
    exact = visit.scope.viewer.is_exact
    badge = html.Button(
        [html.Span(className="shield"), _("exact") if exact else _("protected")],
        type="button",
        className=f"badge {'exact' if exact else ''}",
        **{
            "data-action": "profile",
            "aria-haspopup": "dialog",
            "data-explains": _profile_words(exact),
        },
    )
    return html.Div(
        [
            html.A(
                [
                    html.Span(
                        [html.I(className="k3"), html.I(className="k1"), html.I(className="k2")],
                        className="squares",
                        **{"aria-hidden": "true"},
                    ),
                    html.Span(
                        [
                            html.B(_("Zusammen im Quartier")),
                            html.Span(_("Kinder stärken – Zukunft sichern · programme data")),
                        ]
                    ),
                ],
                href="/",
                className="brand",
                **{"data-internal": ""},
            ),
            html.Div(
                [
                    html.Span(
                        [
                            _("As of") + " ",
                            html.B(formats.date(visit.scope.store.version.as_of), className="nb"),
                        ]
                    ),
                    badge,
                    *_account(),
                    html.Button(
                        _("Views"),
                        type="button",
                        **{"data-action": "views", "aria-haspopup": "dialog"},
                    ),
                    html.Button(
                        _("Display"),
                        type="button",
                        **{"data-action": "theme", "aria-haspopup": "dialog"},
                    ),
                    html.Button(
                        "English" if other == "en" else "Deutsch",
                        type="button",
                        lang=other,
                        **{
                            "data-set-key": "lang",
                            "data-set-value": other if other == "en" else "",
                        },
                    ),
                ],
                className="facts",
            ),
        ],
        className="top-row",
    )


def _account() -> list[html.A]:
    """Where people sign in, or see under which name they are; nothing where nobody can."""
    label = account_label()
    return [html.A(label, href=PROFILE_PAGE)] if label else []


def _profile_words(exact: bool) -> str:
    if exact:
        return _(
            "You see exact counts of persons. They are confidential: do not pass on numbers below "
            "three, nor ones from which such numbers can be worked out."
        )
    return _(
        "Counts of persons are slightly altered (by at most 3), so that no small number can be "
        "worked out. Sums may therefore differ a little from the total."
    )


def _navigation(page: Page) -> list[html.Nav]:
    def link(one: Page) -> html.Li:
        current = {"aria-current": "page"} if one.id == page.id else {}
        return html.Li(
            html.A(str(one.nav), href=one.path, **{"data-internal": "", **current}),
            className="last" if one.id == "data" else "",
        )

    links = [link(one) for one in PAGES.values() if str(one.nav)]
    return [
        html.Nav(html.Ul(links), className="nav", **{"aria-label": _("Main navigation")}),
        html.Nav(
            html.Details(
                [
                    html.Summary(
                        [
                            html.Span([_("Menu: "), html.B(str(page.nav) or str(page.title))]),
                            html.Span(className="caret"),
                        ]
                    ),
                    html.Ul([link(one) for one in PAGES.values() if str(one.nav)]),
                ]
            ),
            className="menu-narrow",
            **{"aria-label": _("Main navigation")},
        ),
    ]


def _filters(page: Page, visit: Visit) -> list[Any]:
    if not page.filters:
        return []
    scope = visit.scope.with_filters(FilterState())
    months = areas.months(scope)
    return [filter_bar(page.filters, visit.scope.filters, area_options(visit), months)]


def area_options(visit: Visit) -> dict[str, list[dict[str, str]]]:
    """Every Kreis, Gemeinde and Quartier the viewer may choose, for the browser to narrow."""
    frame = areas.neighbourhood_names(visit.scope.with_filters(FilterState()))
    columns = ("neighbourhood_id", "neighbourhood_name", "municipality_ags")
    return all_areas(list(zip(*(frame[column] for column in columns), strict=True)))


def _lead(page: Page, visit: Visit) -> html.Div:
    actions = []
    if page.charts:
        actions = [
            html.Button(
                html.Span(_("Copy text with source"), **{"data-label": ""}),
                type="button",
                className="plain",
                **{"data-action": "copy-summary"},
            ),
            html.A(
                _("Page as Excel workbook"),
                href=f"/export/pages/{page.id}.xlsx",
                className="plain",
                **{"data-export": ""},
            ),
            html.Button(
                html.Span(_("Add page to presentation"), **{"data-label": ""}),
                type="button",
                className="plain",
                **{"data-action": "deck-page"},
            ),
            html.Button(
                _("Save page as one file"),
                type="button",
                className="plain",
                **{"data-action": "save-html"},
            ),
        ]
    return html.Div(
        [
            html.Div(
                [
                    *([breadcrumb.holder()] if page.has_breadcrumb else []),
                    html.H1(page.heading(visit) if page.heading else str(page.title)),
                    html.P(id=ids.SUMMARY, className="summary"),
                ]
            ),
            html.Div(actions, className="act"),
        ],
        className="lead",
    )


def _key_figures(page: Page) -> list[Any]:
    if not page.key_figures:
        return []
    figures = [key_figure(CHARTS[chart_id]) for chart_id in page.key_figures]
    return [html.Dl(figures, className="keys")]


def _grid(page: Page, visit: Visit) -> html.Div:
    def own(parts: Mapping[str, Callable[[Visit], Any]], chart_id: str) -> list[Any]:
        return [parts[chart_id](visit)] if chart_id in parts else []

    return html.Div(
        [
            card(CHARTS[id_], span, own(page.bodies, id_), own(page.heads, id_))
            for id_, span in page.cards
        ],
        className="grid",
    )


def _footer() -> html.Footer:
    def column(heading: str, links: list[tuple[str, str]]) -> html.Div:
        return html.Div(
            [
                html.H2(heading),
                html.Ul(
                    [
                        html.Li(html.A(text, href=href, **{"data-internal": ""}))
                        for text, href in links
                    ]
                ),
            ]
        )

    return html.Footer(
        html.Div(
            [
                html.Div(
                    [
                        html.H2(_("Zusammen im Quartier – Kinder stärken – Zukunft sichern")),
                        html.P(
                            _(
                                "Analysis of the funding programme of the state of North "
                                "Rhine-Westphalia, co-financed by the European Social Fund. In the "
                                "profile “protected” counts of persons are slightly altered; sums "
                                "may therefore differ by a few persons."
                            )
                        ),
                    ]
                ),
                column(
                    _("Data"),
                    [
                        (_("State, quality and definitions"), "/data"),
                        (_("Sources and licences"), "/data#sources"),
                        (_("Interface (JSON, CSV)"), "/data#interface"),
                    ],
                ),
                column(
                    _("For everyone"),
                    [
                        (_("Accessibility"), "/accessibility"),
                        (_("Easy language"), "/accessibility#easy-language"),
                        (_("Report a barrier"), "/accessibility#feedback"),
                    ],
                ),
            ],
            className="wrap",
        ),
        className="bottom",
    )
