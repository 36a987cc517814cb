"""The addresses where people sign in and out and choose their profile; no script needed."""

from __future__ import annotations

import logging
import re
import secrets
from urllib.parse import urlsplit

from flask import Blueprint, Response, redirect, request
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response as AnyResponse

from dashboards.access.audit import Event
from dashboards.access.csrf import csrf_token
from dashboards.access.decision import (
    PROFILE,
    SESSION,
    Access,
    content_of,
    cookie_name,
    person_for,
    session_of,
    viewer_for,
)
from dashboards.access.errors import refusal
from dashboards.access.logs import new_number
from dashboards.access.page import Field, Form, in_language, page
from dashboards.access.proxy import address_of, is_plain_local
from dashboards.access.rights import Person
from dashboards.access.tokens import LIFETIME_SECONDS
from dashboards.access.users import is_password
from dashboards.language.i18n import gettext as _

SIGN_IN, SIGN_OUT, PROFILE_PAGE = "/sign-in", "/sign-out", "/profile"
DEVICE = "device"
DEVICE_SECONDS = 180 * 24 * 60 * 60
_OWN_ADDRESS = re.compile(r"/(?![/\\])[^\\]*")
_log = logging.getLogger(__name__)


def blueprint(access: Access) -> Blueprint:
    """The three addresses."""
    routes = Blueprint("access", __name__)

    @routes.get(SIGN_IN)
    def sign_in_page() -> Response:
        if access.users_file is None:
            raise NotFound
        with in_language():
            return _sign_in_form(access, target=_local_target(request.args.get("next", "")))

    @routes.post(SIGN_IN)
    def sign_in() -> AnyResponse:
        if access.users_file is None:
            raise NotFound
        with in_language():
            return _sign_in(access)

    @routes.post(SIGN_OUT)
    def sign_out() -> AnyResponse:
        person = person_for(request, access)
        response = redirect("/", 303)
        for purpose in (SESSION, PROFILE):
            _end(access, purpose)
            response.delete_cookie(cookie_name(purpose))
        if person.is_signed_in:
            _try_to_record(access, "sign-out", person.name)
        return response

    @routes.get(PROFILE_PAGE)
    def profile_page() -> Response:
        with in_language():
            return _profile(access, person_for(request, access))

    @routes.post(PROFILE_PAGE)
    def choose_profile() -> AnyResponse:
        return _choose_profile(access, person_for(request, access))

    return routes


def _sign_in(access: Access) -> AnyResponse:
    name = request.form.get("name", "").strip()
    target = _local_target(request.form.get("next", ""))
    address, device = address_of(request, access.trusted), _device_of(access, name)
    if access.attempts.must_wait(name, address, device):
        problem = _("Too many attempts. Please wait a quarter of an hour.")
        response = _sign_in_form(access, target=target, problem=problem)
        response.status_code = 429
        return response
    if not is_password(access.users, name, request.form.get("password", "")):
        access.attempts.add(name, address, device)
        # Only a name that exists is written down: people type their password in the wrong field.
        _try_to_record(access, "sign-in-failed", name if name in access.users else "")
        problem = _("Name and password do not match.")
        response = _sign_in_form(access, target=target, problem=problem)
        response.status_code = 403
        return response
    try:
        session = access.sessions.start(name, SESSION)
    except OSError as error:
        return _not_now(error)
    access.attempts.forget(name, address, device)
    _try_to_record(access, "sign-in", name)
    done = redirect(target, 303)
    for purpose in (SESSION, PROFILE):
        _end(access, purpose)
    done.delete_cookie(cookie_name(PROFILE))
    _set_cookie(done, access, SESSION, session_of(name, access.users[name], session))
    known = {"name": name, "device": device or secrets.token_hex(8)}
    _set_cookie(done, access, DEVICE, known, DEVICE_SECONDS)
    return done


def _sign_in_form(access: Access, *, target: str, problem: str = "") -> Response:
    form = Form(
        action=SIGN_IN,
        button=_("Sign in"),
        csrf_token=csrf_token(access, person_for(request, access)),
        fields=(
            Field("name", _("Name"), autocomplete="username"),
            Field("password", _("Password"), "password", "current-password"),
        ),
        hidden=(("next", target),),
    )
    return page(_("Sign in"), forms=[form], problem=problem, back=True)


def _profile(access: Access, person: Person) -> Response:
    exact = viewer_for(request, access, person).is_exact
    token = csrf_token(access, person)
    words = [
        _("You see exact counts of persons. Each view is recorded under your name.")
        if exact
        else _(
            "To protect individuals, counts of persons are changed by at most three up or down for"
            " every value or period chosen; on average they are right. Each number is changed on"
            " its own, so sums may differ a little from the total shown."
        )
    ]
    forms = []
    if person.is_signed_in:
        words.insert(0, _("You are signed in as {name}.").format(name=person.name))
        if "internal" in person.rights:
            button = _("Show protected numbers") if exact else _("Show exact numbers")
            wanted = "protected" if exact else "internal"
            forms.append(Form(PROFILE_PAGE, button, token, hidden=(("profile", wanted),)))
        if person.known_by == "password":
            forms.append(Form(SIGN_OUT, _("Sign out"), token))
    elif access.users_file is not None:
        return _sign_in_form(access, target=PROFILE_PAGE)
    return page(_("Your profile"), words, forms=forms, back=True)


def _choose_profile(access: Access, person: Person) -> AnyResponse:
    internal = request.form.get("profile") == "internal"
    if not person.is_signed_in or (internal and "internal" not in person.rights):
        raise Forbidden
    response = redirect("/", 303)
    _end(access, PROFILE)
    if not internal:
        response.delete_cookie(cookie_name(PROFILE))
        _try_to_record(access, "profile", person.name, profile="protected")
        return response
    try:
        session = access.sessions.start(person.name, PROFILE)
        access.audit.record("profile", person.name, profile="internal")
    except OSError as error:
        return _not_now(error)
    _set_cookie(response, access, PROFILE, {"name": person.name, "session": session})
    return response


def _end(access: Access, purpose: str) -> None:
    """Ends what a cookie of the reader opened, wherever a copy of it lies."""
    try:
        access.sessions.end(content_of(request, access, purpose).get("session"))
    except OSError as error:
        _log.error("A session could not be ended, only its cookie: %s", error)


def _try_to_record(access: Access, event: Event, person: str, **facts: str) -> None:
    """Writes the line of a step that gives nobody more; it is not held up by a full disk."""
    try:
        access.audit.record(event, person, **facts)
    except OSError as error:
        _log.error("The audit log cannot be written, %s is missing there: %s", event, error)


def _not_now(error: OSError) -> AnyResponse:
    """Nobody gets more than before while nothing can be written down."""
    number = new_number()
    _log.error("Cannot be written down: %s", error, extra={"number": number})
    with in_language():
        text = _(
            "This cannot be recorded at present, so it is not possible now. The people who run "
            "this find the reason under number {number}."
        )
        return refusal(503, text.format(number=number), number=number)


def _device_of(access: Access, name: str) -> str:
    """The browser, if this very person has signed in with it before."""
    cookie = request.cookies.get(cookie_name(DEVICE))
    known = access.tokens.read(DEVICE, cookie, DEVICE_SECONDS) if cookie else None
    if not isinstance(known, dict) or known.get("name") != name:
        return ""
    return str(known.get("device", ""))


def _set_cookie(
    response: AnyResponse,
    access: Access,
    purpose: str,
    content: object,
    seconds: int = LIFETIME_SECONDS,
) -> None:
    """Out of reach of scripts and other sites; over plain HTTP only on this very machine."""
    response.set_cookie(
        cookie_name(purpose),
        access.tokens.sign(purpose, content),
        max_age=seconds,
        httponly=True,
        secure=not is_plain_local(request),
        samesite="Lax",
    )


def _local_target(address: str) -> str:
    """The address if it stays on this server, else the overview."""
    if not _OWN_ADDRESS.fullmatch(address) or not address.isprintable():
        return "/"
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    return "/" if parts.scheme or parts.netloc else address
