"""The head of every page: brand, state of the data, profile, account, language, navigation."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dash import html

from dashboards.access import account_label
from dashboards.access.sign_in import PROFILE_PAGE
from dashboards.choice.saved_views import of_office
from dashboards.components.explaining import told
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from dashboards.pages.base import Page, Visit


def header(page: Page, visit: Visit, pages: Sequence[Page]) -> html.Header:
    """Name and state of the data above, the way to every page below.

    Args:
        page: where the reader is.
        visit: whose profile and data.
        pages: those the navigation leads to.
    """
    return html.Header(
        html.Div([_top_row(visit), *_navigation(page, pages)], className="wrap"), className="top"
    )


def _top_row(visit: Visit) -> html.Div:
    as_of = html.B(formats.date(visit.scope.store.version.as_of), className="nb")
    return html.Div(
        [
            _brand(),
            html.Div(
                [
                    _search(),
                    html.Span([_("As of") + " ", as_of]),
                    _profile_badge(visit.scope.viewer.is_exact),
                    *_account(),
                    _views(),
                    _opener("theme", _("Display")),
                    _language_switch(),
                ],
                className="facts",
            ),
        ],
        className="top-row",
    )


def _brand() -> html.A:
    squares = [html.I(className="k3"), html.I(className="k1"), html.I(className="k2")]
    return html.A(
        [
            html.Span(squares, className="squares", **{"aria-hidden": "true"}),
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
    )


def _opener(action: str, label: Any, **more: str) -> html.Button:
    """A button that opens a dialog."""
    return html.Button(
        label,
        type="button",
        **told(action),
        **more,
        **{"data-action": action, "aria-haspopup": "dialog"},
    )


def _views() -> html.Button:
    """Opens the saved views; it knows those of the office."""
    office = of_office()
    return _opener("views", _("Views"), **({"data-office": json.dumps(office)} if office else {}))


def _search() -> html.Button:
    """Opens the search; on a wide page it looks like the field it opens."""
    key = html.Kbd("/", **{"aria-hidden": "true"})
    return _opener("search", [_("Search"), key], className="search-open")


def _profile_badge(exact: bool) -> html.Button:
    return _opener(
        "profile",
        [html.Span(className="shield"), _("exact") if exact else _("protected")],
        className=f"badge {'exact' if exact else ''}",
        **{"data-explains": _profile_words(exact)},
    )


def _language_switch() -> html.Button:
    other, name = ("en", "English") if language() == "de" else ("de", "Deutsch")
    return html.Button(
        name,
        type="button",
        lang=other,
        **{"data-set-key": "lang", "data-set-value": "en" if other == "en" else ""},
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
        "Counts of persons are slightly altered, by at most 3 for every value or period chosen, so "
        "that no small number stands there. Sums may therefore differ a little from the total."
    )


def _navigation(page: Page, pages: Sequence[Page]) -> list[html.Nav]:
    """The row of links, and the same links folded for narrow windows."""
    here = next((one.nav for one in pages if one.path == page.path), page.title)
    summary = [
        html.Span([_("Menu: "), html.B(str(here))]),
        html.Span(className="caret"),
    ]
    named = {"aria-label": _("Main navigation")}
    return [
        html.Nav(_links(page, pages), className="nav", **named),
        html.Nav(
            html.Details([html.Summary(summary), _links(page, pages)]),
            className="menu-narrow",
            **named,
        ),
    ]


def _links(page: Page, pages: Sequence[Page]) -> html.Ul:
    def link(one: Page) -> html.Li:
        current = {"aria-current": "page"} if one.id == page.id else {}
        return html.Li(
            html.A(str(one.nav), href=one.path, **{"data-internal": "", **current}),
            className="last" if one.id == "data" else "",
        )

    return html.Ul([link(one) for one in pages])
