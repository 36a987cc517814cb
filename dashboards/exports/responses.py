"""Answers of the machine-readable addresses: JSON, files, and failures in one sentence."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import orjson
from flask import Response

from dashboards.access.logs import new_number
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from data.store import QueryTimeoutError, StoreError

_log = logging.getLogger(__name__)


def failure(error: Exception) -> dict[str, str]:
    """One sentence for the reader; the log has the rest under the same number."""
    number = new_number()
    reason = str(error) or type(error).__name__
    known = isinstance(error, QueryTimeoutError | StoreError)
    _log.error("no answer: %s", reason, exc_info=None if known else error, extra={"number": number})
    return {"error": _sentence(error), "number": number}


def _sentence(error: Exception) -> str:
    if isinstance(error, QueryTimeoutError):
        return _("This took too long. Narrow the choice and try again.")
    if isinstance(error, StoreError):
        return _("The data cannot be read at the moment. Try again shortly.")
    return _("This could not be answered. Please report the number to those who run this.")


def json_answer(content: object, status: int = 200) -> Response:
    """An answer in JSON."""
    body = orjson.dumps(content, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_SERIALIZE_NUMPY)
    return _private(Response(body, status, mimetype="application/json"))


def page_answer(content: str) -> Response:
    """A document to be read in the browser."""
    return _private(Response(content, mimetype="text/html"))


def file_answer(name: str, content: bytes | Iterable[bytes], media_type: str) -> Response:
    """A file to be saved under this name, which is plain ASCII; whole, or in pieces."""
    response = Response(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return _private(response)


def _private(response: Response) -> Response:
    """Answers depend on who asks: nobody in between keeps them."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Language"] = language()
    return response
