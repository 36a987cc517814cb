"""What a request asks to see, as it is answered: page, file or chart, and the choice as it is read.

The address as it was sent would not do: what nobody reads can be put in front of it, at any length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote

from flask import Request

from dashboards.access.callbacks import address_of
from dashboards.access.http_headers import EMBEDDED
from dashboards.serving import dash_internals
from queries import sides

_LONGEST_PATH = 300
_WITH_VIEWS_OF_THEIR_OWN = "slides"
"""The key of a collected presentation: several charts, each with its choice."""
_WITHOUT_NUMBERS = ("/api/search", "/api/search/records")
FILES = ("/export/", "/import/forms.zip")
"""What is taken away. A prefilled form holds what its project reported last."""


@dataclass(frozen=True)
class View:
    """What one request shows.

    Attributes:
        address: for people to read, in the audit log.
        parts: each page, file or chart with its choice, to be counted.
    """

    address: str
    parts: tuple[str, ...]


def shows_numbers(request: Request) -> bool:
    """Pages, exports and API answer with numbers; a search and everything else have none to hold.

    A search is asked with every letter typed: lines of it would bury those of numbers.
    """
    if request.path in _WITHOUT_NUMBERS:
        return False
    return request.path == dash_internals.CALLBACK or request.path.startswith(
        ("/api/", *FILES, EMBEDDED)
    )


def view(request: Request, body: Mapping[str, Any], choice: Callable[[str], str]) -> View:
    """Path and choice: of the request, or of the page a callback of Dash answers.

    Args:
        request: an address that shows numbers.
        body: of a callback, which must fit it.
        choice: reads a query string and writes it in its one spelling.
    """
    if request.path == dash_internals.CALLBACK:
        path, search = (str(part) for part in address_of(body))
    else:
        path, search = request.path, request.query_string.decode("utf-8", "replace")
    path = "/" + path.strip("/")
    of_page = collected(path)
    further = choice(search)
    path = path if len(path) <= _LONGEST_PATH else f"{path[:_LONGEST_PATH]}…"
    address = f"{path}{further}"
    is_page = request.path == dash_internals.CALLBACK
    slides = of_page if is_page else request.args.get(_WITH_VIEWS_OF_THEIR_OWN, "")
    if not slides:
        return View(address, (address, *_compared(address, search), *_today(address, path)))
    charts = tuple(one for part in slides.split("|") for one in _views_of(part, choice, further))
    return View(f"{address} {'|'.join(charts)}", charts)


def _views_of(slide: str, choice: Callable[[str], str], further: str) -> Iterator[str]:
    """A slide with its choice and the further one, and each side it compares."""
    address = f"{_slide(slide, choice)}{further}"
    yield address
    yield from _compared(address, slide.partition("?")[2])


def _compared(address: str, search: str) -> Iterator[str]:
    """Each side of a comparison is a view of its own: it shows what its choice alone would show.

    So is the earlier time that a change is shown against. One word that stands for several sides
    counts as the most that it may stand for.
    """
    named = dict(parse_qsl(search.lstrip("?")))
    signs = [sign.strip() for sign in named.get("compare", "").split(",") if sign.strip()]
    for sign in signs:
        if sign in sides.FOLLOWING:
            signs = [f"{sign} {number}" for number in range(sides.MOST)]
            break
    for sign in [*signs[: sides.MOST], named.get("since", "").strip()]:
        if sign:
            yield f"{address} {sign[:_LONGEST_PATH]}"


def _today(address: str, path: str) -> Iterator[str]:
    """Beside the number of a kept version a revision tells today's, which is a view of its own."""
    if path.startswith("/api/charts/") and path.endswith("/revision"):
        yield f"{address} today"


def collected(path: str) -> str:
    """The slides of a collected presentation that stands in the address of its page."""
    parts = [part for part in path.split("/") if part]
    return unquote(parts[2]) if parts[:2] == ["circles", "deck"] and len(parts) > 2 else ""


def _slide(text: str, choice: Callable[[str], str]) -> str:
    chart, _, search = text.partition("?")
    return f"{chart.strip()[:_LONGEST_PATH]}{choice(search)}"
