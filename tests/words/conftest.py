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
def small(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Scope]:
    """The whole of a small programme, by its name."""

    @cache
    def scope(name: str) -> Scope:
        programme = next(one for one in PROGRAMMES if one.name == name)
        store = build(programme, tmp_path_factory.mktemp(name))
        return Scope(StoreHandle(store, install_gate).current(), Viewer(), FilterState())

    return scope
