"""Answers the likeliest choices before anybody makes them, in the background.

Most people open a page and choose one value. These answers are made once after the start and after
every new version: a worker gives at most a third of its time to them, and a tenth while people ask.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from flask import Flask, request

from dashboards.answers import build
from dashboards.choice import url
from dashboards.language.i18n import speaking
from dashboards.pages import PAGES
from dashboards.pages.base import Page
from dashboards.serving import callback
from data import facts
from data.store import QueryTimeoutError, StoreError, StoreHandle
from queries import sums
from queries.scope import Viewer

_KEY = "ziq-warming"
_LISTS = ("block", "round", "region", "circle", "outcome", "applicant")
_ALONE, _ASKED = 2, 9
"""Times as long as an answer took, before the next one is made."""
_LOOK_SECONDS = 5.0


class Pace:
    """How long to rest between two answers: people who ask come first."""

    def __init__(self) -> None:
        self._asked_at = float("-inf")

    def note(self) -> None:
        """Somebody asks; whoever only looks whether the server is there asks for nothing."""
        if not request.path.startswith("/health"):
            self._asked_at = time.monotonic()

    def __call__(self) -> float:
        """Times as long as the answer just made took."""
        return _ASKED if time.monotonic() - self._asked_at < _LOOK_SECONDS else _ALONE


def register(server: Flask, handle: StoreHandle, language: str) -> None:
    """Notes what `start` needs, and who asks meanwhile."""
    pace = Pace()
    server.before_request(pace.note)
    server.extensions[_KEY] = (handle, language, pace)


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


def warm(handle: StoreHandle, language: str, rest: Callable[[], float]) -> str | None:
    """Makes the likely answers for the present data; the version they are for.

    Stops when a newer version comes. Failures are the reader's to see, not to stop this.
    """
    version = _version(handle)
    if version is not None:
        facts.use(handle.current().facts)
        with suppress(QueryTimeoutError, StoreError):
            sums.hold(handle.current())
    for page, search in likely():
        if version is None or _version(handle) != version:
            break
        started = time.monotonic()
        _answer(handle, language, page, search)
        time.sleep(rest() * (time.monotonic() - started))
    return version


def _answer(handle: StoreHandle, language: str, page: Page, search: str) -> None:
    try:
        visit = page.narrows(callback.visit(handle, Viewer(), page.path, search, language))
        with speaking(visit.address.language):
            build.changes(page, visit, build.opening(page, visit))
    except (QueryTimeoutError, StoreError):
        return


def _version(handle: StoreHandle) -> str | None:
    try:
        return handle.current().version.id
    except StoreError:
        return None


def _follow(handle: StoreHandle, language: str, pace: Pace) -> None:
    done = None
    while True:
        time.sleep(_LOOK_SECONDS)
        if _version(handle) not in {done, None}:
            done = warm(handle, language, pace)
