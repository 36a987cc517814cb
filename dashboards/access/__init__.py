"""Who may see what: sign-in, rights, profiles, audit, headers and error pages, in one call.

`install` puts all of it before the application's own routes; `current_viewer` is what they ask.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from flask import Flask, current_app, g, has_request_context, redirect, request
from werkzeug.exceptions import BadRequest, Forbidden, TooManyRequests, Unauthorized
from werkzeug.wrappers import Response

from dashboards.access import asked, callbacks, errors, http_headers, logs, sign_in
from dashboards.access.audit import Event
from dashboards.access.csrf import csrf_token as _csrf_token
from dashboards.access.csrf import is_forged
from dashboards.access.decision import (
    Access,
    as_protected,
    person_for,
    read_access,
    start_notice,
    viewer_for,
)
from dashboards.access.limits import FAILURES_PER_ADDRESS, WINDOW_SECONDS
from dashboards.access.proxy import address_of, origin_of
from dashboards.access.rights import Person
from dashboards.access.shared import FULL
from dashboards.access.sign_in import SIGN_IN
from dashboards.language.i18n import gettext as _
from dashboards.serving import dash_internals
from dashboards.settings import Settings
from queries.scope import Viewer

__all__ = [
    "OWN_REQUEST",
    "Program",
    "account_label",
    "csrf_token",
    "current_viewer",
    "install",
    "own_origin",
    "record",
    "require",
]

LARGEST_REQUEST = 1024 * 1024
LARGEST_UPLOAD = 64 * 1024 * 1024
OWN_REQUEST = "ziq.own_request"
"""In the environment of what the program asks itself at the start; no client can set this name."""
_OPEN = frozenset({SIGN_IN, "/health"})
#: Whoever asks for these cannot sign in there: programs, scripts and frames.
_NEVER_SENT_ON = (
    "/api/",
    "/export/",
    http_headers.EMBEDDED,
    dash_internals.PREFIX,
    *http_headers.OF_THE_DATA,
)
_KEY = "ziq-access"
_log = logging.getLogger(__name__)


def _as_asked(search: str) -> str:
    return f"?{search.lstrip('?')}" if search else ""


def _one_view(_viewer: Viewer, _path: str, _search: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Program:
    """What access control asks of the program behind it.

    Attributes:
        script_hashes: the hashes of Dash's inline scripts, `app.csp_hashes`.
        callbacks: what Dash keeps of its callbacks, `app.callback_map`; None where there is none.
        choice: the choice that a query string is read as, in its one spelling.
        at_once: the views inside one address that gives what many pages show; none of others.
    """

    script_hashes: Callable[[], Sequence[str]] = tuple
    callbacks: callbacks.Callbacks | None = None
    choice: Callable[[str], str] = _as_asked
    at_once: Callable[[Viewer, str, str], tuple[str, ...]] = _one_view


def install(server: Flask, settings: Settings, program: Program | None = None) -> None:
    """Puts access control, headers and error answers on a server, before its other routes.

    Args:
        server: the Flask server Dash runs on.
        settings: what the operator decided.
        program: what is behind.

    Raises:
        ConfigurationError: when a file or address in the settings cannot be used.
    """
    logs.configure()
    program = program or Program()
    access = read_access(settings)
    server.extensions[_KEY] = access
    server.config["ZIQ_LANGUAGE"] = settings.language
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    server.before_request(lambda: _admit(access, program))
    http_headers.register(server, program.script_hashes, settings.frame_ancestors)
    errors.register(server)
    server.register_blueprint(sign_in.blueprint(access))
    notice = start_notice(access)
    if notice:
        _log.warning(notice)


def current_viewer() -> Viewer:
    """The viewer of the present request; outside of one, somebody with protected numbers."""
    viewer = g.get("viewer") if has_request_context() else None
    return viewer if isinstance(viewer, Viewer) else Viewer()


def require(right: str) -> None:
    """Ends the request unless the person has the right.

    Raises:
        Forbidden: answered with one sentence.
    """
    if right not in current_viewer().rights:
        raise Forbidden


def record(event: Event, **facts: str) -> None:
    """Writes an audit line for the person of the present request.

    Raises:
        OSError: when it cannot be written; what needs the line must then not happen.
    """
    _access().audit.record(event, current_viewer().name, **facts)


def csrf_token() -> str:
    """The token a form or script on our pages sends back with what changes something."""
    return _csrf_token(_access(), g.person)


def account_label() -> str | None:
    """The words of the link to /profile; None where nobody can sign in."""
    access = current_app.extensions.get(_KEY) if has_request_context() else None
    if not isinstance(access, Access) or not access.has_sign_in:
        return None
    name = current_viewer().name
    return name or (_("Sign in") if access.users_file else _("Not signed in"))


def own_origin() -> str:
    """The address people use for this server, without a path; "" where nobody can tell."""
    if not has_request_context() or _KEY not in current_app.extensions:
        return ""
    access = _access()
    return access.settings.address or origin_of(request, access.trusted)


def _admit(access: Access, program: Program) -> Response | None:
    """Runs before every request: who, from where, allowed or not, and written down if exact."""
    if http_headers.is_for_everybody(request.path) or OWN_REQUEST in request.environ:
        return None
    try:
        person = person_for(request, access)
    except Unauthorized:
        _note_wrong_token(access)
        raise
    # What stands in a page of another host is for whoever reads that page.
    is_embedded = request.path.startswith(http_headers.EMBEDDED)
    viewer = as_protected(person) if is_embedded else viewer_for(request, access, person)
    g.person, g.viewer = person, viewer
    if "import" in person.rights:
        request.max_content_length = LARGEST_UPLOAD
    if is_forged(request, access, person):
        raise Forbidden
    if "see" not in person.rights and request.path not in _OPEN:
        return _turn_away(access, person)
    body = _callback_body(program) if request.path == dash_internals.CALLBACK else {}
    if asked.shows_numbers(request):
        _let_see(access, person, program, asked.view(request, body, program.choice))
    return None


def _note_wrong_token(access: Access) -> None:
    """At most so many lines from one address, so that nobody fills the audit log with them."""
    address = address_of(request, access.trusted)
    who, number = f"wrong token from {address}", logs.new_number()
    if access.counts.add(who, number, WINDOW_SECONDS, FAILURES_PER_ADDRESS) == FULL:
        return
    try:
        access.audit.record("token-refused", "", address=address)
    except OSError as error:
        _log.error("The audit log cannot be written: %s", error, extra={"number": number})


def _callback_body(program: Program) -> dict[str, object]:
    body = callbacks.body_of(request)
    if body is None or (
        program.callbacks is not None and not callbacks.fits(body, program.callbacks)
    ):
        raise BadRequest
    return body


def _turn_away(access: Access, person: Person) -> Response:
    if person.is_signed_in or access.users_file is None or request.method != "GET":
        raise Forbidden
    if request.path.startswith(_NEVER_SENT_ON):
        raise Forbidden
    return redirect(f"{SIGN_IN}?next={quote(request.full_path.rstrip('?'), safe='')}", 303)


def _let_see(access: Access, person: Person, program: Program, view: asked.View) -> None:
    """Counts a protected view, and writes an exact one or an export down.

    Without its line in the audit log, exact numbers are not given.

    Raises:
        TooManyRequests: after too many different protected views.
    """
    viewer: Viewer = g.viewer
    is_export = request.path.startswith(asked.FILES)
    if is_export or viewer.is_exact:
        try:
            access.audit.record(
                "export" if is_export else "exact-numbers",
                person.name,
                profile=viewer.profile,
                known_by=person.known_by,
                address=view.address,
            )
        except OSError as error:
            number = logs.new_number()
            _log.error("The audit log cannot be written: %s", error, extra={"number": number})
            g.viewer = as_protected(person)
    if person.known_by != "machine" and not g.viewer.is_exact:
        who = person.name or address_of(request, access.trusted)
        inside = (
            one
            for path, _mark, search in (part.partition("?") for part in view.parts)
            for one in program.at_once(g.viewer, path, search)
        )
        if not access.views.may_see(f"{person.known_by} {who}", view.parts, tuple(inside)):
            raise TooManyRequests


def _access() -> Access:
    access: Access = current_app.extensions[_KEY]
    return access
