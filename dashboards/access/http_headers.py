"""What every answer tells the browser: what it may load, run, frame, pass on and keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Flask, Response, request

from dashboards.serving.dash_internals import FAVICON, SCRIPTS

EMBEDDED = "/embed/"
"""Addresses of documents that pages of other hosts may show inside themselves."""
STATIC_PREFIXES = ("/assets/", "/static/", SCRIPTS, FAVICON)
OF_THE_DATA = ("/assets/geo/choices-", "/assets/geo/neighbourhoods-", "/assets/data/")
"""Kept by browsers as files are, but made of the data: for whoever may see, of their areas."""
ONE_YEAR = 31_536_000
_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def content_security_policy(script_hashes: Sequence[str]) -> str:
    """Scripts from this server and Dash's own inline ones by their hash; no eval, no other host.

    Styles may stand in the page: Mantine, AG Grid and Plotly set them while they run. Pictures may
    be data or blob addresses, which is how the browser saves a chart.
    """
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *script_hashes]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )


def embedded_policy(ancestors: Sequence[str]) -> str:
    """Of a document shown in pages of these hosts: styles, nothing else, and no form."""
    return "; ".join(
        [
            "default-src 'none'",
            "style-src 'unsafe-inline'",
            "form-action 'none'",
            "base-uri 'none'",
            " ".join(["frame-ancestors", *(ancestors or ["'none'"])]),
        ]
    )


def is_static(path: str) -> bool:
    """The path belongs to what a browser may keep."""
    return path.startswith(STATIC_PREFIXES)


def is_for_everybody(path: str) -> bool:
    """The path belongs to files of the program, the same for all and without any right."""
    return is_static(path) and not path.startswith(OF_THE_DATA)


def register(
    server: Flask, script_hashes: Callable[[], Sequence[str]], ancestors: Sequence[str] = ()
) -> None:
    """Adds the headers to every answer.

    Args:
        server: answers.
        script_hashes: asked once, at the first answer.
        ancestors: hosts whose pages may show what is below `EMBEDDED`; nobody may show the rest.
    """
    policy: list[str] = []

    @server.after_request
    def add(response: Response) -> Response:
        if not policy:
            policy.append(content_security_policy(script_hashes()))
        response.headers["Content-Security-Policy"] = policy[0]
        for name, value in _FIXED.items():
            response.headers[name] = value
        if request.path.startswith(EMBEDDED):
            response.headers["Content-Security-Policy"] = embedded_policy(ancestors)
            if ancestors:
                # The older header knows no list of hosts.
                del response.headers["X-Frame-Options"]
        _set_cache(response)
        return response


def _set_cache(response: Response) -> None:
    """Private answers are kept nowhere; a static file whose address changes with it, for a year."""
    if not is_static(request.path) or response.status_code >= 400:
        response.headers["Cache-Control"] = "no-store"
    elif "m" in request.args:
        response.headers["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
    elif "max-age" not in response.headers.get("Cache-Control", ""):
        response.headers["Cache-Control"] = "no-cache"
