"""A server with the machine-readable addresses alone, for somebody of the test's choice."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from dashboards.exports import routes
from data.store import StoreHandle
from queries.protection import install_gate
from queries.scope import Viewer


def exports_client(folder: Path, viewer: Viewer | None = None) -> FlaskClient:
    server = Flask("exports")
    routes.register(server, StoreHandle(folder, install_gate), lambda: viewer or Viewer(), "de")
    return server.test_client()
