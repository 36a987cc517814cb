"""What a reader sees when something fails: one sentence and a number, no path, no trace, no SQL."""

from __future__ import annotations

import logging

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException, InternalServerError, Unauthorized
from werkzeug.wrappers import Response as AnyResponse

from dashboards.access.http_headers import EMBEDDED
from dashboards.access.logs import new_number
from dashboards.access.page import in_language, page
from dashboards.language.i18n import gettext as _
from dashboards.serving.dash_internals import PREFIX

_log = logging.getLogger(__name__)
_JSON_PREFIXES = ("/api/", "/export/", "/import/", "/minutes/", PREFIX, "/health")


def register(server: Flask) -> None:
    """Answers for every error that no other part of the program answered."""

    @server.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        number = new_number()
        _log.error(
            "%s %s failed", request.method, request.path, exc_info=error, extra={"number": number}
        )
        with in_language():
            text = _("Something went wrong. The people who run this find it under number {number}.")
            return refusal(InternalServerError.code, text.format(number=number), number=number)

    server.register_error_handler(HTTPException, answer_to)


def answer_to(error: HTTPException) -> AnyResponse:
    """The sentence for a known kind of error."""
    code = error.code or InternalServerError.code
    if error.response is not None or code < 400:
        return error.get_response()
    with in_language():
        return refusal(code, _text(code))


def refusal(code: int, text: str, *, number: str | None = None) -> Response:
    """The text as a page, or as JSON where a program asked."""
    if request.path.startswith(_JSON_PREFIXES):
        body = {"error": text} | ({"number": number} if number else {})
        response: Response = jsonify(body)
    else:
        told = text if number is None or number in text else f"{text} ({number})"
        is_framed = request.path.startswith(EMBEDDED)
        response = page(_("This does not work"), [told], back=not is_framed)
    response.status_code = code
    if code == Unauthorized.code:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _text(code: int) -> str:
    texts = {
        400: _("The request could not be understood. Load the page again and repeat the step."),
        401: _("This access token is not valid. Ask those who run the dashboard for a new one."),
        403: _("You do not have the right to do this."),
        404: _("There is nothing at this address."),
        405: _("There is nothing at this address."),
        413: _(
            "The files are too large for the browser. Hand them in one by one, or ask those who "
            "run the dashboard to import them."
        ),
        429: _(
            "Very many different views were opened within an hour. Please go on in a while, or "
            "ask those who run the dashboard."
        ),
    }
    return texts.get(code, texts[400])
