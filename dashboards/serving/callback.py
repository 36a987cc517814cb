"""The one callback that answers a choice for the visible page; the browser applies what changed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import Any

import orjson
from cachetools import LRUCache, cached
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update

from dashboards import ids
from dashboards.answers import build
from dashboards.answers.patch import without_held
from dashboards.choice import url
from dashboards.choice.notices import Notice
from dashboards.components import mantine as dmc
from dashboards.components.still import as_json, still
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import speaking
from dashboards.pages import page_at
from dashboards.pages.base import Visit
from dashboards.serving import dash_internals, shell
from dashboards.serving.area_lists import area_lists
from data import facts
from data.store import QueryTimeoutError, Store, StoreError, StoreHandle
from queries import areas
from queries.filters import FilterState
from queries.scope import Scope, Viewer

_log = logging.getLogger(__name__)

_REMEMBERED_ADDRESSES = 200

#: Who asks, decided per request by `dashboards.access`.
ViewerOf = Callable[[], Viewer]


def layout() -> dmc.MantineProvider:
    """What never changes: the address, the frame to be filled and the last answers."""
    return dmc.MantineProvider(
        html.Div(
            [
                dcc.Location(id=ids.ADDRESS, refresh=False),
                dcc.Store(id=ids.SHOWN),
                dcc.Store(id=ids.OPENING),
                dcc.Store(id=ids.ANSWER),
                dcc.Store(id=ids.APPLIED),
                dcc.Store(id=ids.OPTIONS),
                html.Div(id=ids.FRAME),
            ]
        )
    )


def visit(
    handle: StoreHandle, viewer: Viewer, path: str, search: str, default_language: str
) -> Visit:
    """Reads an address for one person, on the version it names or the newest data.

    Raises:
        StoreError: when there are no data that can be read.
    """
    today = handle.current()
    store, missing = _named(handle, url.version_named(search))
    store = store or today
    facts.use(store.facts)
    address = _read(store, viewer, search, default_language)
    if missing:
        address = replace(address, notices=(missing, *address.notices))
    elif url.version_named(search):
        address = replace(address, version=store.version.short_id)
    scope = Scope(store, viewer, address.filters, address.view)
    return Visit(path, address, scope, today if store is not today else None, handle)


def _as_read(store: Store, viewer: Viewer, search: str, default_language: str) -> tuple[Any, ...]:
    return (store.version.id, viewer.areas, search, default_language)


@cached(LRUCache(_REMEMBERED_ADDRESSES), key=_as_read, lock=Lock())
def _read(store: Store, viewer: Viewer, search: str, default_language: str) -> url.Address:
    """What an address says; read once though access asks for it too, before the answer does."""
    known = areas.quartiere(Scope(store, viewer, FilterState()))
    return url.parse(search, known, default_language)


def _named(handle: StoreHandle, version: str) -> tuple[Store | None, Notice | None]:
    """The version an address names, and what is said where it cannot be shown."""
    if not version:
        return None, None
    try:
        store = handle.named(version)
    except StoreError as error:
        _log.warning("The version %.40s cannot be shown: %s", version, error)
        return None, url.not_there(version, "not-readable")
    return store, None if store else url.not_there(version, "not-kept")


def choice_in(handle: StoreHandle, search: str) -> str:
    """The choice a query string is read as, in its one spelling; "" without one.

    Without data nobody knows which Quartiere there are; then none is chosen.
    """
    try:
        address = visit(handle, Viewer(), "/", search, "de").address
    except (QueryTimeoutError, StoreError):
        address = url.parse(search)
    return url.build(address.filters, address.view, version=address.version)


def register(app: Dash, handle: StoreHandle, viewer_of: ViewerOf, default_language: str) -> None:
    """One request per choice: what it changes in the page as it opens.

    The page as it opens comes with its frame, when page, language, data or profile changed.
    """

    @app.callback(  # type: ignore[untyped-decorator]
        Output(ids.FRAME, "children"),
        Output(ids.OPENING, "data"),
        Output(ids.ANSWER, "data"),
        Output(ids.SHOWN, "data"),
        Output(ids.OPTIONS, "data"),
        Input(ids.ADDRESS, "pathname"),
        Input(ids.ADDRESS, "search"),
        State(ids.SHOWN, "data"),
        State(ids.APPLIED, "data"),
    )
    def respond(pathname: str | None, search: str | None, shown: Any, held: Any) -> tuple[Any, ...]:
        frame, opening, changes, *rest = respond_to(
            handle,
            viewer_of(),
            pathname or "/",
            search or "",
            shown=shown if isinstance(shown, dict) else None,
            default_language=default_language,
        )
        known = held if isinstance(held, dict) else {}
        told = without_held(changes, known)
        if isinstance(opening, bytes):
            opening = orjson.Fragment(opening)
        return (frame if frame is no_update else as_json(still(frame)), opening, told, *rest)

    dash_internals.write_json_plainly()
    app.clientside_callback(
        ClientsideFunction("ziq", "apply"),
        Output(ids.APPLIED, "data"),
        Input(ids.ANSWER, "data"),
        State(ids.OPENING, "data"),
        prevent_initial_call=True,
    )


def respond_to(
    handle: StoreHandle,
    viewer: Viewer,
    path: str,
    search: str,
    *,
    shown: Any = None,
    default_language: str = "de",
) -> tuple[Any, Any, dict[str, Any], Any, Any]:
    """Frame, page as it opens, what changes, what is shown now, where the lists of areas are.

    The page as it opens is JSON already.
    """
    asked = {"asked": path + search}
    try:
        here = visit(handle, viewer, path, search, default_language)
    except StoreError as error:
        with speaking(url.parse(search, (), default_language).language):
            message = _("Please tell the people who run this dashboard: {reason}").format(
                reason=error
            )
            nothing = {"page": "no-data", "cards": {}, **asked}
            return shell.no_data(message), None, nothing, None, no_update
    with speaking(here.address.language):
        page = page_at(path)
        if page is not None and not page.exists(here):
            page = None
        if page is None:
            nothing = {"page": "not-found", "cards": {}, **asked}
            now = _shown(here, None, build.Opening())
            return shell.not_found(here), None, nothing, now, area_lists(here).address
        here = page.narrows(here)
        opened = build.opening(page, here)
        changes = {**build.changes(page, here, opened), **asked}
        now = _shown(here, page.id, opened)
        if shown == now:
            return no_update, no_update, changes, no_update, no_update
        options = no_update if _is_same_data(shown, now) else area_lists(here).address
        return shell.frame(page, here), opened.told, changes, now, options


def _is_same_data(shown: Any, now: dict[str, Any]) -> bool:
    """Only the page is another one: what may be chosen is what it was."""
    of_page = {"page", "path", "opening"}
    return bool(shown) and all(
        shown.get(name) == value for name, value in now.items() if name not in of_page
    )


def _shown(here: Visit, page_id: str | None, opened: build.Opening) -> dict[str, Any]:
    """What the frame depends on: as long as it is the same, only the answer travels."""
    return {
        "page": page_id,
        "path": here.path,
        "opening": opened.id,
        "language": here.address.language,
        "version": here.scope.store.version.id,
        "profile": here.scope.viewer.profile,
    }
