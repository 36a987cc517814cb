"""The addresses where people sign in and out and choose their profile; no script needed."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, Response, redirect, request
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response as AnyResponse

from dashboards.access.csrf import csrf_token
from dashboards.access.decision import (
    PROFILE,
    SESSION,
    Access,
    cookie_name,
    person_for,
    session_of,
    viewer_for,
)
from dashboards.access.page import Field, Form, in_language, page
from dashboards.access.proxy import is_plain_local
from dashboards.access.rights import Person
from dashboards.access.tokens import LIFETIME_SECONDS
from dashboards.access.users import is_password
from dashboards.i18n import gettext as _

SIGN_IN, SIGN_OUT, PROFILE_PAGE = "/sign-in", "/sign-out", "/profile"


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
        if person.is_signed_in:
            access.audit.record("sign-out", person.name)
        response = redirect("/", 303)
        for purpose in (SESSION, PROFILE):
            response.delete_cookie(cookie_name(purpose))
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
    address = request.remote_addr or ""
    if access.attempts.must_wait(name, address):
        problem = _("Too many attempts. Please wait a quarter of an hour.")
        response = _sign_in_form(access, target=target, problem=problem)
        response.status_code = 429
        return response
    if not is_password(access.users, name, request.form.get("password", "")):
        access.attempts.add(name, address)
        # Only a name that exists is written down: people type their password in the wrong field.
        access.audit.record("sign-in-failed", name if name in access.users else "")
        problem = _("Name and password do not match.")
        response = _sign_in_form(access, target=target, problem=problem)
        response.status_code = 403
        return response
    access.attempts.forget(name)
    access.audit.record("sign-in", name)
    done = redirect(target, 303)
    _set_cookie(done, access, SESSION, session_of(name, access.users[name]))
    done.delete_cookie(cookie_name(PROFILE))
    return done


def _sign_in_form(access: Access, *, target: str, problem: str = "") -> Response:
    form = Form(
        action=SIGN_IN,
        button=_("Sign in"),
        csrf_token=csrf_token(access, Person()),
        fields=(
            Field("name", _("Name"), autocomplete="username"),
            Field("password", _("Password"), "password", "current-password"),
        ),
        hidden=(("next", target),),
    )
    return page(_("Sign in"), forms=[form], problem=problem, back=True)


def _profile(access: Access, person: Person) -> Response:
    exact = viewer_for(request, access).is_exact
    token = csrf_token(access, person)
    words = [
        _("You see exact counts of persons. Each view is recorded under your name.")
        if exact
        else _(
            "To protect individuals, counts of persons are changed by at most three up or down; on"
            " average they are right. Each number is changed on its own, so sums may differ a"
            " little from the total shown."
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
    access.audit.record("profile", person.name, profile="internal" if internal else "protected")
    response = redirect("/", 303)
    if internal:
        _set_cookie(response, access, PROFILE, person.name)
    else:
        response.delete_cookie(cookie_name(PROFILE))
    return response


def _set_cookie(response: AnyResponse, access: Access, purpose: str, content: object) -> None:
    """Out of reach of scripts and other sites; over plain HTTP only on this very machine."""
    response.set_cookie(
        cookie_name(purpose),
        access.tokens.sign(purpose, content),
        max_age=LIFETIME_SECONDS,
        httponly=True,
        secure=not is_plain_local(request),
        samesite="Lax",
    )


def _local_target(address: str) -> str:
    """The address if it stays on this server, else the overview."""
    parts = urlsplit(address.replace("\\", "/"))
    is_ours = address.startswith("/") and not parts.scheme and not parts.netloc
    return address if is_ours and address.isprintable() else "/"
