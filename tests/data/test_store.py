"""A store answers on: a database that fails inside itself is opened again and asked once more."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from data.attached import attach
from data.store import Store, StoreError, StoreHandle
from queries.protection import install_gate

_HEADERS = 3 * 4096
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


def test_a_file_without_the_free_blocks_it_counts_is_whole(tmp_path: Path) -> None:
    # DuckDB gives free blocks at the end back and counts them still; when is up to its threads.
    path = tmp_path / "freed.duckdb"
    with duckdb.connect(str(path)) as connection:
        for name in ("kept", "gone"):
            rows = "SELECT hash(range) AS x FROM range(90000)"
            connection.execute(f"CREATE TABLE {name} AS {rows}")
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE gone")
        connection.execute("CHECKPOINT")
    attached = attach(path, lambda _: None)
    total, used, size = attached.connection.execute(
        "SELECT total_blocks, used_blocks, block_size FROM pragma_database_size() "
        "WHERE database_name = 'store'"
    ).fetchall()[0]
    assert used < total
    os.truncate(path, used * size + _HEADERS)
    assert not attached.is_cut(path)
    os.truncate(path, (used - 1) * size + _HEADERS)
    assert attached.is_cut(path)
