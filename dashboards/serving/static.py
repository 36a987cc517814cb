"""What the browser loads once: plotly.js from the installed wheel, scripts, styles and the page.

Every file is compressed once (`dashboards.serving.kept_files`) and kept by the browser for good,
because its address changes with its content.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from threading import Thread
from typing import Any

import dash_ag_grid
import plotly
from dash import Dash
from dash.exceptions import DependencyException
from flask import Flask, Response, request, send_from_directory
from flask_compress import Compress
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from dashboards.access import OWN_REQUEST, errors
from dashboards.components import words
from dashboards.language.i18n import LANGUAGES, speaking
from dashboards.language.i18n import gettext as _
from dashboards.pages import page_at
from dashboards.serving import dash_internals
from dashboards.serving.bundles import BUILT, GEO, Bundle
from dashboards.serving.kept_files import KeptFile, KeptFiles, cache_folder

PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
PLOTLY_ADDRESS = f"/static/plotly-{plotly.__version__}.min.js"
ONE_YEAR = 31_536_000
IMMUTABLE = f"public, max-age={ONE_YEAR}, immutable"
#: Pages that open with a picture of plotly.js and wait for it. Reading its 4.8 MB takes a browser
#: over a second, so others only fetch it later; a picture that turns up there waits by itself.
WITH_PLOTLY = frozenset({"applications", "need"})

_KEY = "ziq-static"

#: Of what is made per request: quality 5 saves a tenth over 4 and costs half a millisecond.
_COMPRESSION = {
    "COMPRESS_ALGORITHM": ["br", "gzip"],
    "COMPRESS_BR_LEVEL": 5,
    "COMPRESS_LEVEL": 5,
    "COMPRESS_MIMETYPES": ["text/html", "text/csv", "application/json", "application/geo+json"],
}
_MIMETYPES = {".js": "text/javascript", ".css": "text/css"}


def index_string(language: str) -> str:
    """The one HTML page."""
    return f"""<!DOCTYPE html>
<html lang="{language}" data-mantine-color-scheme="light">
  <head>
    {{%metas%}}
    <title>{{%title%}}</title>
    {{%favicon%}}
    {{%css%}}
  </head>
  <body>
    <noscript>
      <style>.first-paint {{ display: none; }}</style>
      <p class="no-script">Dieses Dashboard braucht JavaScript. Bitte schalten Sie es ein.<br>
      <span lang="en">This dashboard needs JavaScript. Please turn it on.</span></p>
    </noscript>
    {{%app_entry%}}
    <div>
      {{%config%}}
      {{%scripts%}}
      {{%renderer%}}
    </div>
  </body>
</html>
"""


def register(server: Flask, app: Dash, language: str) -> None:
    """Serves what does not change while the server runs, and names it in the page.

    Args:
        server: answers the addresses.
        app: its page names them.
        language: of a page whose address names none.
    """
    files = KeptFiles(cache_folder())
    bundles = {path.name: Bundle(path) for path in sorted(BUILT.iterdir())}
    server.extensions[_KEY] = (app, files)
    told = _keep_words(files, language)

    def keep_bundles() -> None:
        for name, bundle in bundles.items():
            if files.get(bundle.refresh()) is None:
                mimetype = _MIMETYPES[Path(name).suffix]
                files.keep(bundle.address, KeptFile(bundle.content, mimetype))

    def page(parts: dict[str, Any]) -> dict[str, Any]:
        keep_bundles()
        parts["app_entry"] = _first_paint(request.args.get("lang", ""), language)
        parts["scripts"] = _with_own_scripts(parts["scripts"], told, bundles["ziq.js"].address)
        parts["css"] += f'\n<link rel="stylesheet" href="{bundles["ziq.css"].address}">'
        return parts

    dash_internals.fetch_later(dash_ag_grid)
    dash_internals.change_page(app, page)
    files.keep(PLOTLY_ADDRESS, KeptFile(PLOTLY_JS.read_bytes(), "text/javascript"))
    keep_bundles()
    server.config.update(_COMPRESSION)
    Compress(server)
    server.add_url_rule("/assets/geo/<name>", "geo", lambda name: send_from_directory(GEO, name))
    server.register_error_handler(DependencyException, _no_such_file)
    server.before_request(lambda: _answer(files))
    server.after_request(lambda response: _kept(files, response))


def warm_up(server: Flask) -> Thread:
    """Answers the page and its scripts once, so that the first visitor finds a worker ready.

    Dash sets itself up with the first request and answers a second one meanwhile with an error.

    Returns:
        The thread that goes on to compress the scripts.
    """
    app: Dash
    files: KeptFiles
    app, files = server.extensions[_KEY]
    with server.test_request_context("/", environ_overrides={OWN_REQUEST: True}):
        server.preprocess_request()
        html = app.index()
    client = server.test_client()
    for address in re.findall(r'(?:src|href)="(/[^"]+)"', html):
        client.get(address)
    return files.compress_in_background()


def _no_such_file(_error: DependencyException) -> AnyResponse:
    """A file that no component has; Dash would call it a fault of the program."""
    return errors.answer_to(NotFound())


def _first_paint(wanted: str, language: str) -> str:
    """What stands in the page until the scripts draw it; React takes it away."""
    code = wanted if wanted in LANGUAGES else language
    with speaking(code):
        return (
            f'<div id="{dash_internals.ENTRY}"><div class="first-paint" lang="{code}">'
            f"<p><b>{_('Zusammen im Quartier')}</b></p><p>{_('Loading …')}</p></div></div>"
        )


def _keep_words(files: KeptFiles, language: str) -> str:
    """What the scripts say in the default language, so that no page brings it; its address."""
    with speaking(language):
        content = f"window.ziqWords = {words.told()};".encode()
    address = f"/assets/words-{language}-{hashlib.sha256(content).hexdigest()[:16]}.js"
    files.keep(address, KeptFile(content, "text/javascript"))
    return address


def _with_own_scripts(scripts: str, told: str, bundle: str) -> str:
    """Dash's tags without what nobody needs, after our own scripts and, where needed, plotly."""
    own = f'<script src="{told}"></script>\n'
    own += f'<script src="{bundle}" data-plotly="{PLOTLY_ADDRESS}"></script>\n'
    page = page_at(request.path)
    if page is not None and page.id in WITH_PLOTLY:
        own = f'<script src="{PLOTLY_ADDRESS}" defer></script>\n{own}'
    return own + dash_internals.without_needless(scripts)


def _answer(files: KeptFiles) -> Response | None:
    """The kept file of the address asked for; None lets the request go its way."""
    file = files.get(request.full_path.rstrip("?")) if request.method in {"GET", "HEAD"} else None
    if file is None:
        return None
    body, encoding = file.body({name for name, _quality in request.accept_encodings})
    response = Response(body, mimetype=file.mimetype)
    response.headers["Cache-Control"] = IMMUTABLE
    response.headers["Vary"] = "Accept-Encoding"
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response


def _kept(files: KeptFiles, response: Response) -> Response:
    """Keeps an answer of Dash whose address names its version."""
    if response.status_code == 200 and dash_internals.is_fingerprinted(request.path):
        address = request.full_path.rstrip("?")
        if files.get(address) is None:
            response.direct_passthrough = False
            file = KeptFile(response.get_data(), response.mimetype or "")
            files.keep(address, file)
            response.headers["Cache-Control"] = IMMUTABLE
    return response
