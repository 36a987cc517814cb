"""The application: opens the data, builds Dash, serves; `app:server` for any WSGI server."""

from __future__ import annotations

import errno
import socket
import sys
from functools import partial

from dash import Dash
from flask import Flask

from dashboards import access
from dashboards.choice import filter_sync, saved_views
from dashboards.exports import routes
from dashboards.exports.templates import used as templates
from dashboards.importing import addresses as importing
from dashboards.language.i18n import LANGUAGES, translations
from dashboards.serving import (
    area_lists,
    at_once,
    callback,
    folded,
    missing_pages,
    own_areas,
    static,
    warming,
)
from dashboards.serving.bundles import BUILT
from dashboards.settings import Settings, SettingsError, from_environment
from dashboards.stories import minutes_desk, registry
from data import facts
from data.language import says
from data.store import StoreHandle
from queries.composing import question_text
from queries.loader import question_names
from queries.protection import install_gate


def create_app(settings: Settings) -> Flask:
    """Builds the WSGI application.

    Every question is read and held against the gate before the first request. That each is one
    statement of known parameters is tested (`tests/unit/test_whole.py`), not found out here: to
    parse them all took a tenth of a start.
    """
    for name in question_names():
        question_text(name)
    for language in LANGUAGES:
        translations(language)
    handle = StoreHandle(settings.store, install_gate, settings.time_limit)
    if settings.stories is None and settings.saved_views is None:
        registry.install(None)
        saved_views.install(None)
    else:
        with facts.using(facts.facts_in(settings.store)):
            registry.install(settings.stories)
            saved_views.install(settings.saved_views)
    templates.install(settings.templates)
    server = Flask("ziq", static_folder=None)
    app = Dash(
        "app",
        server=server,
        title="Zusammen im Quartier",
        update_title="",
        include_pages_meta=False,
        index_string=static.index_string(settings.language),
        assets_folder=str(BUILT),
        include_assets_files=False,
    )
    app.layout = callback.layout
    server.config["ZIQ_CONTACT"] = settings.contact
    program = access.Program(
        app.csp_hashes,
        app.callback_map,
        partial(callback.choice_in, handle),
        partial(at_once.views, handle),
    )
    access.install(server, settings, program)
    viewer_of = access.current_viewer
    static.register(server, app, settings.language)
    own_areas.register(server, handle, viewer_of)
    area_lists.register(server, handle, viewer_of)
    folded.register(server, handle)
    routes.register(server, handle, viewer_of, settings.language)
    importing.register(server, settings.store, settings.language)
    minutes_desk.register(server, settings.store, settings.language)
    callback.register(app, handle, viewer_of, settings.language)
    filter_sync.register(app)
    missing_pages.register(server, handle, viewer_of)
    warming.register(server, handle, settings.language)
    return server


def _obstacle(settings: Settings) -> str | None:
    """Why nobody can be served at this address, None when it is free."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return says(
                    f"Port {settings.port} ist belegt. Bitte das andere Programm beenden oder "
                    f"einen anderen Port wählen: ZIQ_PORT={settings.port + 1}",
                    f"Port {settings.port} is in use. End the other program, or choose another "
                    f"port: ZIQ_PORT={settings.port + 1}",
                )
            return says(
                f"{settings.host}:{settings.port} ist keine Adresse, unter der dieser Rechner "
                f"dienen darf ({error.strerror}). Bitte eine andere: ZIQ_HOST=127.0.0.1",
                f"{settings.host}:{settings.port} is no address of this machine that may be "
                f"served ({error.strerror}). Choose another: ZIQ_HOST=127.0.0.1",
            )
    return None


def main() -> int:
    """Serves with the production server until it is ended; the exit code says how it went."""
    from waitress import serve

    try:
        settings = from_environment()
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    obstacle = _obstacle(settings)
    if obstacle:
        sys.stderr.write(f"{obstacle}\n")
        return 1
    try:
        server = create_app(settings)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    static.warm_up(server)
    warming.start(server)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    sys.stdout.write(f"http://{host}:{settings.port}/\n")
    sys.stdout.flush()
    serve(
        server,
        host=settings.host,
        port=settings.port,
        threads=8,
        ident=None,
        connection_limit=1000,
        max_request_body_size=access.LARGEST_UPLOAD,
        asyncore_use_poll=True,
        # A forwarding header tells `dashboards.access` that somebody else than this machine asks.
        clear_untrusted_proxy_headers=False,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
else:
    try:
        server = create_app(from_environment())
    except SettingsError as error:
        # One sentence, as with waitress; gunicorn would show where in the program it was noticed.
        sys.exit(str(error))
