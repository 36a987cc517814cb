"""The sample data, built through the real import, and the application that serves them."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections import Counter
from itertools import zip_longest
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from xdist.plugin import pytest_xdist_auto_num_workers as processors

from app import create_app
from dashboards.serving import static
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


#: A test with a folder of its own builds a store there or starts a program: about a second, where
#: a test that asks the sample data takes a fiftieth of one.
_WEIGHT = 50
#: Objects made before the collector looks at the young ones: Python's own 700 are soon reached.
_COLLECTED_AFTER = (10_000, 10, 10)


def pytest_configure() -> None:
    """What is compiled once is kept, also where the environment says not to.

    Hundreds of programs are started here, which would each compile the whole product again, and
    each worker would rewrite the assertions of every test.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    gc.set_threshold(*_COLLECTED_AFTER)


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the collector need not look through it again.

    Fourteen thousand collected tests are most of what it would find, and never go.
    """
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Two workers more than processors, since some wait for Chromium, a server or a program."""
    return int(processors(config)) + 2


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Makes once, before there are workers, what each of them would make for itself.

    The best compression of all scripts takes ten seconds, and servers start here by the dozen.
    """
    with tempfile.TemporaryDirectory() as no_data:
        compressing = static.warm_up(create_app(Settings(store=Path(no_data))))
        sample_store.build()
        compressing.join()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of several workers' files those in Chromium and the slow ones come first, in turn.

    A file stays with one worker. The longest, which hold few tests, would else begin last, when
    the other workers have nothing left to do; and Chromiums that begin together hold one another
    up, while a slow test mostly waits for a program.
    """
    if not hasattr(config, "workerinput"):
        return
    weights: Counter[Path] = Counter()
    for item in items:
        weights[item.path] += _WEIGHT if "tmp_path" in getattr(item, "fixturenames", ()) else 1
    in_chromium, slow = (
        {item.path for item in items if item.get_closest_marker(mark)}
        for mark in ("browser", "slow")
    )
    heaviest_first = sorted(weights, key=lambda path: (-weights[path], path))
    browsing = [path for path in heaviest_first if path in in_chromium]
    others = [path for path in heaviest_first if path not in in_chromium]
    others.sort(key=lambda path: path not in slow)
    turns = [path for pair in zip_longest(browsing, others) for path in pair if path]
    place = {path: number for number, path in enumerate(turns)}
    items.sort(key=lambda item: place[item.path])


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
