"""Who may see what: sign-in, rights, profiles, audit, headers and error pages, in one call.

`install` puts all of it before the application's own routes; `current_viewer` is what they ask.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from urllib.parse import quote

from flask import Flask, current_app, g, has_request_context, redirect, request
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from dashboards import dash_internals
from dashboards.access import errors, headers, logs, sign_in
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
from dashboards.access.rights import Person
from dashboards.access.sign_in import SIGN_IN
from dashboards.i18n import gettext as _
from dashboards.settings import Settings
from queries.scope import Viewer

__all__ = ["account_label", "csrf_token", "current_viewer", "install", "record", "require"]

LARGEST_REQUEST = 1024 * 1024
LARGEST_UPLOAD = 64 * 1024 * 1024
_OPEN = frozenset({SIGN_IN, "/health"})
_KEY = "ziq-access"
_log = logging.getLogger(__name__)


def install(
    server: Flask, settings: Settings, script_hashes: Callable[[], Sequence[str]] = tuple
) -> None:
    """Puts access control, headers and error answers on a server, before its other routes.

    Args:
        server: the Flask server Dash runs on.
        settings: what the operator decided.
        script_hashes: gives the hashes of Dash's inline scripts, `app.csp_hashes`.

    Raises:
        ConfigurationError: when a file or address in the settings cannot be used.
    """
    logs.configure()
    access = read_access(settings)
    server.extensions[_KEY] = access
    server.config["ZIQ_LANGUAGE"] = settings.language
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    server.before_request(_admit)
    headers.register(server, script_hashes)
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


def _admit() -> Response | None:
    """Runs before every request: who, from where, allowed or not, and written down if exact."""
    if headers.is_static(request.path):
        return None
    access = _access()
    person = person_for(request, access)
    g.person, g.viewer = person, viewer_for(request, access)
    if "import" in person.rights:
        request.max_content_length = LARGEST_UPLOAD
    if is_forged(request, access, person):
        raise Forbidden
    if "see" not in person.rights and request.path not in _OPEN:
        return _turn_away(access, person)
    _write_down(access, person)
    return None


def _turn_away(access: Access, person: Person) -> Response:
    if person.is_signed_in or access.users_file is None or request.method != "GET":
        raise Forbidden
    if request.path.startswith(("/api/", "/export/", dash_internals.PREFIX)):
        raise Forbidden
    return redirect(f"{SIGN_IN}?next={quote(request.full_path.rstrip('?'), safe='')}", 303)


def _write_down(access: Access, person: Person) -> None:
    """Writes the audit line; without it, exact numbers are not given."""
    is_export = request.path.startswith("/export/")
    shows_numbers = (
        is_export or request.path.startswith("/api/") or request.path == dash_internals.CALLBACK
    )
    viewer: Viewer = g.viewer
    if not shows_numbers or not (is_export or viewer.is_exact):
        return
    try:
        access.audit.record(
            "export" if is_export else "exact-numbers",
            person.name,
            profile=viewer.profile,
            known_by=person.known_by,
            address=_asked_address(),
        )
    except OSError as error:
        number = logs.new_number()
        _log.error("The audit log cannot be written: %s", error, extra={"number": number})
        g.viewer = as_protected(person)


def _asked_address() -> str:
    """Page and choice: of the request, or of the page a callback of Dash answers."""
    if request.path != dash_internals.CALLBACK:
        return request.full_path.rstrip("?")
    body = request.get_json(silent=True)
    inputs = body.get("inputs", []) if isinstance(body, dict) else []
    values = {
        item.get("property"): item.get("value")
        for item in inputs
        if isinstance(item, dict) and item.get("id") == "address"
    }
    return f"{values.get('pathname') or ''}{values.get('search') or ''}"


def _access() -> Access:
    access: Access = current_app.extensions[_KEY]
    return access
