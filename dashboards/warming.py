"""Answers the likeliest choices before anybody makes them, in the background.

Most people open a page and choose one value. These answers are made once after the start and after
every new version, slowly: a worker gives at most a fifth of its time to them.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

from flask import Flask

from dashboards import answers, url, wiring
from dashboards.i18n import speaking
from dashboards.pages import PAGES
from dashboards.pages.base import Page
from data.store import QueryTimeoutError, StoreError, StoreHandle
from queries.scope import Viewer

_KEY = "ziq-warming"
_LISTS = ("block", "round", "region", "circle", "outcome", "applicant")
_REST = 4
"""Times as long as an answer took, before the next one is made."""
_LOOK_SECONDS = 5.0


def register(server: Flask, handle: StoreHandle, language: str) -> None:
    """Notes what `start` needs."""
    server.extensions[_KEY] = (handle, language)


def start(server: Flask) -> None:
    """Follows the data for as long as the process lives; to be called after workers have parted."""
    thread = threading.Thread(
        target=_follow, args=server.extensions[_KEY], name="warming", daemon=True
    )
    thread.start()


def likely() -> Iterator[tuple[Page, str]]:
    """Every page as it is opened, then with one value of the short lists; page and search."""
    pages = [page for page in PAGES.values() if page.filters and not page.takes_rest]
    searches = ["", *(f"?{key}={value}" for key in _LISTS for value in url.known_values(key, ()))]
    return ((page, search) for search in searches for page in pages)


def warm(handle: StoreHandle, language: str, rest: float = _REST) -> str | None:
    """Makes the likely answers for the present data; the version they are for.

    Stops when a newer version comes. Failures are the reader's to see, not to stop this.
    """
    version = _version(handle)
    for page, search in likely():
        if version is None or _version(handle) != version:
            break
        started = time.monotonic()
        _answer(handle, language, page, search)
        time.sleep(rest * (time.monotonic() - started))
    return version


def _answer(handle: StoreHandle, language: str, page: Page, search: str) -> None:
    try:
        visit = page.narrows(wiring.visit(handle, Viewer(), page.path, search, language))
        with speaking(visit.address.language):
            answers.changes(page, visit, answers.opening(page, visit))
    except (QueryTimeoutError, StoreError):
        return


def _version(handle: StoreHandle) -> str | None:
    try:
        return handle.current().version.id
    except StoreError:
        return None


def _follow(handle: StoreHandle, language: str) -> None:
    done = None
    while True:
        time.sleep(_LOOK_SECONDS)
        if _version(handle) not in {done, None}:
            done = warm(handle, language)
