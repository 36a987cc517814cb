"""Refuses what another site makes a reader's browser send (cross-site request forgery)."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Request

from dashboards.access.decision import Access
from dashboards.access.rights import Person
from dashboards.serving.dash_internals import CALLBACK

FIELD, HEADER = "csrf_token", "X-CSRF-Token"
_PURPOSE = "form"
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


def csrf_token(access: Access, person: Person) -> str:
    """The proof that a form came from us, for this person, today."""
    return access.tokens.sign(_PURPOSE, person.name)


def is_forged(request: Request, access: Access, person: Person) -> bool:
    """Whether a request that may change something does not come from our own page.

    The browser says where a request was made; forms also carry a token. Dash's callbacks carry
    JSON instead, which no foreign form can send and no foreign script without being asked for.
    """
    if request.method in _READING:
        return False
    if _is_from_elsewhere(request):
        return True
    if request.path == CALLBACK:
        return request.mimetype != "application/json"
    token = request.headers.get(HEADER) or request.form.get(FIELD, "")
    return access.tokens.read(_PURPOSE, token) != person.name


def _is_from_elsewhere(request: Request) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host
