"""A store answers on: a database that fails inside itself is opened again and asked once more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from data.store import Store, StoreError, StoreHandle
from queries.protection import install_gate

COUNT = "SELECT count(*) AS rows_count FROM applications"


class _GivenUp:
    """A database after an error inside itself: it answers nobody any more."""

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        raise duckdb.FatalException("the database has been invalidated")
        yield


@pytest.fixture
def store(sample_folder: Path) -> Store:
    return StoreHandle(sample_folder, install_gate).current()


def test_a_database_that_gave_itself_up_is_opened_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = store.tables
    monkeypatch.setattr(store, "_database", _GivenUp())
    assert store.fetch(COUNT)["rows_count"].tolist() == [156]
    assert store.tables is tables
    gated = "SELECT protected_sum(first_contacts_true, first_contacts_key, true) AS n FROM outreach"
    assert store.fetch(gated)["n"].iloc[0] > 100


def test_a_question_that_fails_again_leaves_the_store_answering(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_database", _GivenUp())
    with monkeypatch.context() as patched:
        patched.setattr(store, "_open", _GivenUp)
        with pytest.raises(duckdb.FatalException):
            store.fetch(COUNT)
    assert store.fetch(COUNT)["rows_count"].tolist() == [156]


def test_a_version_that_cannot_be_opened_again_says_so(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(store, "_database", _GivenUp())
    monkeypatch.setattr(store, "_path", tmp_path / "gone.duckdb")
    with pytest.raises(StoreError, match="nicht mehr lesbar"):
        store.fetch(COUNT)
