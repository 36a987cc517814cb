"""The frame around every page: skip link, sample banner, header, navigation, filters, footer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from dash import html

from dashboards import ids
from dashboards.charts import CHARTS
from dashboards.choice import url
from dashboards.components import breadcrumb, words
from dashboards.components.cards import card, key_figure
from dashboards.components.explaining import told
from dashboards.components.filter_bar import filter_bar
from dashboards.components.footer import footer
from dashboards.components.header import header
from dashboards.components.still import drawn_once
from dashboards.language import originals
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from dashboards.pages import PAGES
from dashboards.pages.base import Page, Visit
from dashboards.serving.area_lists import area_lists
from queries import areas
from queries.filters import FilterState


def frame(page: Page, visit: Visit) -> list[Any]:
    """One page whole, without numbers; those come with each answer."""
    return [
        html.A(_("To the content"), href="#main", className="skip"),
        *([_sample_banner()] if visit.scope.store.version.is_sample else []),
        header(page, visit, [one for one in PAGES.values() if str(one.nav)]),
        *_filters(page, visit),
        _hints(),
        html.Main(
            [
                _lead(
                    page.id,
                    page.titled(visit),
                    is_german=page.has_german_heading and language() != "de",
                    has_breadcrumb=page.has_breadcrumb,
                    has_charts=bool(page.charts),
                ),
                *_key_figures(page),
                *page.controls(visit),
                _grid(page, visit),
                *page.extra(visit),
            ],
            id=ids.MAIN,
            className="wrap",
            tabIndex="-1",
            **{"data-page": page.id, **_fixed_choice(page, visit)},
        ),
        footer(visit.scope.viewer.is_exact, page.id),
        html.Div(id=ids.LIVE, className="vh", role="status", **{"aria-live": "polite"}),
        _words(visit.address.language == visit.address.default_language),
    ]


def _fixed_choice(page: Page, visit: Visit) -> dict[str, str]:
    """What the path alone decides on a page of charts without filters; files follow it."""
    if page.filters or not page.charts:
        return {}
    return {"data-choice": url.build(visit.scope.filters)}


@drawn_once
def _words(is_default: bool) -> html.Div:
    """What the scripts say; those of the default language come with them (`serving.static`).

    On pages in another language than German also what is German there.
    """
    said = {} if is_default else {"data-words": words.told()}
    if german := originals.known():
        said["data-german"] = json.dumps(german, ensure_ascii=False)
    return html.Div(id=ids.WORDS, hidden=True, **said)


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


@drawn_once
def _sample_banner() -> html.Aside:
    text = _(
        "Only the numbers of applications 108 / 29 / 19 (156 in all) are published; "
        "all other programme numbers are invented. "
    )
    more = html.A(_("What this means"), href="/data#sample", **{"data-internal": ""})
    return html.Aside(
        html.Div(
            [
                html.Span(className="flag", **{"aria-hidden": "true"}),
                html.P(
                    [
                        html.Strong(_("Sample data.")),
                        " ",
                        html.Span(text, className="long"),
                        more,
                    ]
                ),
            ],
            className="wrap",
        ),
        className="sample",
        **{"aria-label": _("Note on the data")},
    )


@drawn_once
def _hints() -> html.Aside:
    """Where the hints of a first visit come."""
    return html.Aside(
        id=ids.HINTS,
        className="hints wrap",
        hidden=True,
        **{"aria-label": _("Hints for the first visit")},
    )


def _filters(page: Page, visit: Visit) -> list[Any]:
    if not page.filters:
        # What an address names in vain is said here too, where nothing can be chosen.
        notices = html.Div(id=ids.NOTICES, className="notices wrap", hidden=True)
        return [html.Div(notices, role="status")]
    scope = visit.scope.with_filters(FilterState())
    months = areas.months(scope)
    lists = area_lists(visit).lists
    return [filter_bar(page.filters, visit.scope.filters, lists, months, page.months)]


@drawn_once
def _lead(
    page_id: str, heading: str, *, is_german: bool, has_breadcrumb: bool, has_charts: bool
) -> html.Div:
    """Trail, h1, summary and what can be done; what is German on an English page says so."""
    own = {"lang": "de"} if is_german else {}
    return html.Div(
        [
            html.Div(
                [
                    *([breadcrumb.holder()] if has_breadcrumb else []),
                    html.H1(heading, **own),
                    html.P(id=ids.SUMMARY, className="summary"),
                ]
            ),
            html.Div(_actions(page_id) if has_charts else [], className="act"),
        ],
        className="lead",
    )


def _actions(page_id: str) -> list[Any]:
    """What can be done with a page of charts as a whole."""

    def labelled(text: str) -> html.Span:
        return html.Span(text, **{"data-label": ""})

    def button(action: str, label: Any) -> html.Button:
        return html.Button(
            label, type="button", className="plain", **told(action), **{"data-action": action}
        )

    return [
        button("copy-summary", labelled(_("Copy text with source"))),
        html.A(
            _("Page as Excel workbook"),
            href=f"/export/pages/{page_id}.xlsx",
            className="plain",
            **{"data-export": ""},
        ),
        html.A(
            _("Page for LibreOffice (ODS)"),
            href=f"/export/pages/{page_id}.ods",
            className="plain",
            **{"data-export": ""},
        ),
        html.A(
            _("Page as Word document"),
            href=f"/export/pages/{page_id}.docx",
            className="plain",
            **{"data-export": ""},
        ),
        button("deck-page", labelled(_("Add page to presentation"))),
        button("save-html", _("Save page as one file")),
    ]


def _key_figures(page: Page) -> list[Any]:
    if not page.key_figures:
        return []
    return [html.Dl([_key_figure(id_) for id_ in page.key_figures], className="keys")]


@drawn_once
def _key_figure(chart_id: str) -> html.Div:
    return key_figure(CHARTS[chart_id])


@drawn_once
def _card(chart_id: str, span: int) -> html.Section:
    return card(CHARTS[chart_id], span)


def _grid(page: Page, visit: Visit) -> html.Div:
    def own(parts: Mapping[str, Callable[[Visit], Any]], chart_id: str) -> list[Any]:
        return [parts[chart_id](visit)] if chart_id in parts else []

    def drawn(chart_id: str, span: int) -> Any:
        body, head = own(page.bodies, chart_id), own(page.heads, chart_id)
        return card(CHARTS[chart_id], span, body, head) if body or head else _card(chart_id, span)

    return html.Div([drawn(*placed) for placed in page.cards], className="grid")
