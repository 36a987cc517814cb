"""The machine-readable addresses `/api`, `/export` and `/health`; errors are JSON, one sentence.

What is answered is made in `dashboards.exports.rooms`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from flask import Blueprint, Flask, Response, request

from dashboards.access import errors
from dashboards.access.http_headers import EMBEDDED
from dashboards.choice import url
from dashboards.exports import addresses, responses, rooms
from dashboards.exports.rooms.desk import Desk, MistypedChoiceError, UnknownAddressError, search
from dashboards.language import file_names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import speaking
from dashboards.serving import callback
from data.store import QueryTimeoutError, StoreError, StoreHandle

_LEADING_NOWHERE = tuple(
    f"/{first}/{rest}" for first in ("api", "export", "embed") for rest in ("", "<path:rest>")
)
_View = Callable[..., Response]


def register(
    server: Flask, handle: StoreHandle, viewer_of: callback.ViewerOf, default_language: str
) -> None:
    """Adds the addresses to the server."""
    desk = Desk(handle, viewer_of, default_language)
    routes = Blueprint("exports", __name__)
    views: dict[str, _View] = dict.fromkeys(_LEADING_NOWHERE, _nothing)
    for one in addresses.ENDPOINTS:
        views[one.rule] = partial(_in_room, one.room, one.view)
    for rule, view in views.items():
        answered = partial(_answer, desk, view)
        routes.add_url_rule(rule, endpoint=file_names.slug(rule), view_func=answered)
    server.register_blueprint(routes)


def _in_room(room: str, name: str, desk: Desk, **parts: str) -> Response:
    """What a room answers; it is imported when somebody first asks there."""
    view: _View = getattr(import_module(f"{rooms.__name__}.{room}"), name)
    return view(desk, **parts)


def _nothing(_desk: Desk, **_parts: str) -> Response:
    """Addresses below `/api` and `/export` that lead nowhere."""
    raise UnknownAddressError(_("There is nothing at this address."))


def _answer(desk: Desk, view: _View, **parts: str) -> Response:
    """What a view gives, in the reader's language; or one sentence with its status.

    What nobody expects is left to the server's own error handler (`dashboards.access.errors`).
    """
    with speaking(url.parse(search(), (), desk.default_language).language):
        try:
            return view(desk, **parts)
        except UnknownAddressError as error:
            return _refused({"error": str(error)}, 404)
        except MistypedChoiceError as error:
            text = _("This file has no room for a note, so nothing is left out: correct this.")
            return responses.json_answer({"error": text, "problems": error.problems}, 400)
        except (QueryTimeoutError, StoreError) as error:
            return _refused(responses.failure(error), 503)


def _refused(failure: dict[str, str], status: int) -> Response:
    """One sentence, as JSON or as a page, as whoever asks at this address reads it."""
    if request.path.startswith(EMBEDDED):
        return errors.refusal(status, failure["error"], number=failure.get("number"))
    return responses.json_answer(failure, status)
