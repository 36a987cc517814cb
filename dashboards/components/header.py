"""The head of every page: brand, state of the data, profile, account, language, navigation."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from dash import html

from dashboards.access import account_label
from dashboards.access.sign_in import PROFILE_PAGE
from dashboards.choice.saved_views import of_office
from dashboards.components.explaining import told
from dashboards.components.still import drawn_once
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from dashboards.pages.base import Page, Visit

#: Id, path and name of each page, and whether it is the one shown.
Links = tuple[tuple[str, str, str, bool], ...]


def header(page: Page, visit: Visit, pages: Sequence[Page]) -> html.Header:
    """Name and state of the data above, the way to every page below.

    Args:
        page: where the reader is.
        visit: whose profile and data.
        pages: those the navigation leads to.
    """
    office = of_office()
    here = next((one.nav for one in pages if one.path == page.path), page.title)
    return _drawn(
        visit.scope.store.version.as_of,
        visit.scope.viewer.is_exact,
        account_label(),
        json.dumps(office) if office else "",
        str(here),
        tuple((one.id, one.path, str(one.nav), one.id == page.id) for one in pages),
    )


@drawn_once
def _drawn(
    as_of: date, is_exact: bool, account: str | None, office: str, here: str, links: Links
) -> html.Header:
    return html.Header(
        html.Div(
            [_top_row(as_of, is_exact, account, office), *_navigation(here, links)],
            className="wrap",
        ),
        className="top",
    )


def _top_row(as_of: date, is_exact: bool, account: str | None, office: str) -> html.Div:
    day = html.B(formats.date(as_of), className="nb")
    return html.Div(
        [
            _brand(),
            html.Div(
                [
                    _search(),
                    html.Span([_("As of") + " ", day]),
                    _profile_badge(is_exact),
                    *([html.A(account, href=PROFILE_PAGE)] if account else []),
                    _views(office),
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


def _views(office: str) -> html.Button:
    """Opens the saved views; it knows those of the office."""
    return _opener("views", _("Views"), **({"data-office": office} if office else {}))


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


def _navigation(here: str, links: Links) -> list[html.Nav]:
    """The row of links, and the same links folded for narrow windows."""
    summary = [
        html.Span([_("Menu: "), html.B(here)]),
        html.Span(className="caret"),
    ]
    named = {"aria-label": _("Main navigation")}
    return [
        html.Nav(_list(links), className="nav", **named),
        html.Nav(
            html.Details([html.Summary(summary), _list(links)]),
            className="menu-narrow",
            **named,
        ),
    ]


def _list(links: Links) -> html.Ul:
    def link(id_: str, path: str, name: str, is_here: bool) -> html.Li:
        current = {"aria-current": "page"} if is_here else {}
        return html.Li(
            html.A(name, href=path, **{"data-internal": "", **current}),
            className="last" if id_ == "data" else "",
        )

    return html.Ul([link(*one) for one in links])
