"""The sample data, built through the real import, and the application that serves them."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings

from app import create_app
from dashboards.settings import Settings
from data.store import StoreHandle
from queries.filters import FilterState
from queries.protection import install_gate
from queries.scope import Scope, Viewer
from tests import sample_store

settings.register_profile(
    "shared-machine",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("shared-machine")


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    sample_store.copy_to(folder)
    return folder


@pytest.fixture(scope="session")
def handle(sample_folder: Path) -> StoreHandle:
    return StoreHandle(sample_folder, install_gate)


@pytest.fixture(scope="session")
def scope(handle: StoreHandle) -> Scope:
    """The whole programme, for somebody who sees protected numbers."""
    return Scope(handle.current(), Viewer(), FilterState())


@pytest.fixture(scope="session")
def server(sample_folder: Path) -> Flask:
    return create_app(Settings(store=sample_folder))


@pytest.fixture(scope="session")
def client(server: Flask) -> FlaskClient:
    return server.test_client()
