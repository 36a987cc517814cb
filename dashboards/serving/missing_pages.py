"""The status of an address that leads nowhere: 404 for scripts, the friendly page for readers.

Dash serves one document for every path and draws the page in the browser; programs that follow
links read the status only.
"""

from __future__ import annotations

from urllib.parse import quote

from flask import Flask, Response, request

from dashboards.choice import url
from dashboards.pages import page_at
from dashboards.serving import callback
from dashboards.serving.dash_internals import ANY_PATH
from data.store import QueryTimeoutError, StoreError, StoreHandle
from queries.filters import FilterState


def register(server: Flask, handle: StoreHandle, viewer_of: callback.ViewerOf) -> None:
    """Answers 404 with the document where no page, Quartier or project stands behind a path."""

    @server.after_request
    def tell(response: Response) -> Response:
        if _is_document(response):
            try:
                if not _leads_somewhere(handle, viewer_of):
                    response.status_code = 404
            except (QueryTimeoutError, StoreError):
                return response
        return response


def _is_document(response: Response) -> bool:
    """The one document, and none of the kept files that live under any path as well."""
    is_html = response.mimetype == "text/html"
    return request.endpoint == ANY_PATH and is_html and response.status_code == 200


def _leads_somewhere(handle: StoreHandle, viewer_of: callback.ViewerOf) -> bool:
    path = quote(request.path)
    page = page_at(path)
    version = url.version_named(request.query_string.decode("utf-8", "replace"))
    search = url.build(FilterState(), version=version)
    return page is not None and page.exists(callback.visit(handle, viewer_of(), path, search, "de"))
