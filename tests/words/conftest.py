"""The stores of small programmes, each built once through the real import."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from data.store import StoreHandle
from queries.filters import FilterState
from queries.protection import install_gate
from queries.scope import Scope, Viewer
from tests.words.small_deliveries import PROGRAMMES, build


@pytest.fixture(scope="session")
def small_handle(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], StoreHandle]:
    """The store of a small programme, by its name."""

    @cache
    def handle(name: str) -> StoreHandle:
        programme = next(one for one in PROGRAMMES if one.name == name)
        return StoreHandle(build(programme, tmp_path_factory.mktemp(name)), install_gate)

    return handle


@pytest.fixture(scope="session")
def small(small_handle: Callable[[str], StoreHandle]) -> Callable[[str], Scope]:
    """The whole of a small programme, by its name."""
    return lambda name: Scope(small_handle(name).current(), Viewer(), FilterState())
