"""Data that vanish or break while they are served, queries that take too long, a full disk."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from app import create_app
from dashboards.access.decision import SESSION
from dashboards.access.tokens import Tokens
from dashboards.settings import Settings
from data.store import StoreHandle
from queries.protection import install_gate
from tests.faults.serving import CHART, ROOT, eventually, own_store, service, version_file

pytestmark = pytest.mark.slow
NEW_VERSION = "ziq-20990101T000000000000Z-0123456789ab"


def test_a_store_that_is_removed_and_comes_back(sample_folder: Path, tmp_path: Path) -> None:
    """The open version serves on, /health says what is wrong, and all is well once it is back."""
    store = own_store(sample_folder, tmp_path)
    with service(store, ZIQ_WORKERS="1") as running:
        right = running.get(CHART).json
        aside = store.rename(tmp_path / "aside")
        assert eventually(lambda: running.get("/health").json.get("problem"))
        assert running.get(CHART).json == right
        aside.rename(store)
        assert eventually(lambda: running.get("/health").json.get("problem") is None)
        assert running.get(CHART).json == right


@pytest.mark.parametrize("content", [b"", b"not a database", b"\0" * 100_000])
def test_a_broken_new_version_never_replaces_the_one_that_works(
    sample_folder: Path, tmp_path: Path, content: bytes
) -> None:
    store = own_store(sample_folder, tmp_path)
    client = create_app(Settings(store=store)).test_client()
    right = client.get(CHART).get_json()
    (store / f"{NEW_VERSION}.duckdb").write_bytes(content)
    _point_to(store, NEW_VERSION)
    time.sleep(0.6)
    assert client.get(CHART).get_json() == right
    assert client.get("/health").get_json()["problem"]


@pytest.mark.parametrize("pointer", [b"", b"{", b"[]", b'{"version": "../../etc/passwd"}', b"\xff"])
def test_a_broken_pointer_changes_nothing_that_is_shown(
    sample_folder: Path, tmp_path: Path, pointer: bytes
) -> None:
    store = own_store(sample_folder, tmp_path)
    client = create_app(Settings(store=store)).test_client()
    right = client.get(CHART).get_json()
    (store / "current.json").write_bytes(pointer)
    time.sleep(0.6)
    assert client.get(CHART).get_json() == right


@pytest.mark.parametrize("damage", ["cut early", "cut late", "overwritten inside"])
def test_a_file_in_use_that_is_damaged_is_told_and_serves_again_once_it_is_back(
    sample_folder: Path, tmp_path: Path, damage: str
) -> None:
    store = own_store(sample_folder, tmp_path)
    client = create_app(Settings(store=store)).test_client()
    assert client.get("/health").status_code == 200
    path = version_file(store)
    size = path.stat().st_size
    if damage == "overwritten inside":
        with path.open("r+b") as file:
            file.seek(size // 3)
            file.write(bytes(range(256)) * 400)
    else:
        os.truncate(path, size // 10 if damage == "cut early" else size * 9 // 10)
    time.sleep(0.6)
    answer = client.get("/health")
    assert answer.status_code == 503
    assert "python -m data rollback" in answer.get_json()["reason"]
    assert str(store) not in answer.text
    time.sleep(0.6)
    assert client.get("/health").status_code == 503, "it is still so at the next look"
    shutil.copy(version_file(sample_folder), path)
    time.sleep(0.6)
    assert client.get("/health").status_code == 200
    assert client.get(f"{CHART}?block=3").status_code == 200


def test_a_file_that_lost_its_end_before_the_start_is_no_version(
    sample_folder: Path, tmp_path: Path
) -> None:
    store = own_store(sample_folder, tmp_path)
    path = version_file(store)
    os.truncate(path, path.stat().st_size // 2)
    assert create_app(Settings(store=store)).test_client().get("/health").status_code == 503


@pytest.mark.parametrize("damage", ["removed", "overwritten"])
def test_without_readable_data_the_start_succeeds_and_says_what_is_wrong(
    sample_folder: Path, tmp_path: Path, damage: str
) -> None:
    store = own_store(sample_folder, tmp_path)
    path = version_file(store)
    if damage == "removed":
        path.unlink()
    else:
        path.write_bytes(b"x" * 200_000)
    client = create_app(Settings(store=store)).test_client()
    answer = client.get("/health")
    assert answer.status_code == 503
    assert client.get(CHART).status_code == 503
    for text in (answer.text, client.get(CHART).text):
        assert str(store) not in text
        assert "Traceback" not in text
    shutil.copy(version_file(sample_folder), path)
    time.sleep(0.6)
    assert client.get(CHART).status_code == 200


def test_a_query_past_its_time_limit_shows_the_number_that_the_log_has_and_the_others_stand(
    sample_folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = "(SELECT count(*) FROM range(100000000000) AS a(x) WHERE x % 7 = 3)"
    macro = f"CREATE OR REPLACE MACRO protected_sum_or_null(a, b, c) AS {endless};"

    def install_slow_gate(connection: duckdb.DuckDBPyConnection) -> None:
        install_gate(connection)
        connection.execute(macro)

    monkeypatch.setattr("app.install_gate", install_slow_gate)
    client = create_app(Settings(store=sample_folder, time_limit=0.5)).test_client()
    # Charts of outreach are rolled up from sums in memory; a reader's own table asks the rows.
    answer = client.get("/api/table?rows=place&measure=first-contacts&block=2")
    assert answer.status_code == 503
    number = answer.get_json()["number"]
    assert [record for record in caplog.records if record.__dict__.get("number") == number]
    assert "SELECT" not in answer.text
    assert client.get("/api/charts/applications-by-building-block").status_code == 200


@pytest.mark.parametrize("jump", [-86_400 * 365, -3600, 3600, 86_400 * 365])
def test_a_clock_that_jumps_neither_stops_the_service_nor_opens_a_door(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jump: int
) -> None:
    store = own_store(sample_folder, tmp_path)
    client = create_app(Settings(store=store)).test_client()
    right = client.get(CHART).get_json()
    tokens = Tokens(store)
    session = tokens.sign(SESSION, {"name": "anna"})
    now = time.time
    monkeypatch.setattr("time.time", lambda: now() + jump)
    assert client.get(CHART).get_json() == right
    kept = tokens.read(SESSION, session)
    assert kept is None or (kept == {"name": "anna"} and 0 <= jump <= 8 * 3600)


def test_the_handle_follows_the_pointer_whatever_the_clock_says(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = own_store(sample_folder, tmp_path)
    handle = StoreHandle(store)
    first = handle.current().version.id
    monkeypatch.setattr("time.time", lambda: 0.0)
    shutil.copy(version_file(store), store / f"{NEW_VERSION}.duckdb")
    _point_to(store, NEW_VERSION)
    time.sleep(0.6)
    assert handle.current() is not None
    assert handle.problem is None
    assert first


def test_on_a_full_disk_an_import_says_so_and_changes_nothing(
    sample_folder: Path, tmp_path: Path
) -> None:
    """A limit on the size of files stands in for the full disk; writing fails in the same place."""
    store = own_store(sample_folder, tmp_path)
    before = sorted(path.name for path in store.iterdir())
    pointer = (store / "current.json").read_bytes()
    result = subprocess.run(
        ["bash", "-c", f"trap '' XFSZ; ulimit -f 400; exec {sys.executable} -m data sample"],
        check=False,
        cwd=ROOT,
        env={**os.environ, "ZIQ_STORE": str(store)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert result.returncode != 0
    assert "Traceback" not in result.stderr + result.stdout
    assert (store / "current.json").read_bytes() == pointer
    left = sorted(path.name for path in store.iterdir())
    assert [name for name in left if name not in before and name.endswith(".duckdb")] == []
    assert StoreHandle(store).current().version.id


def test_on_a_full_disk_nobody_sees_exact_numbers_that_are_not_written_down(
    sample_folder: Path,
) -> None:
    full = Settings(store=sample_folder, profile="internal", audit=Path("/dev/full"))
    answer = create_app(full).test_client().get(CHART).get_json()
    assert answer["profile"] == "protected"


def _point_to(store: Path, version_id: str) -> None:
    path = store / "current.json"
    pointer = json.loads(path.read_text(encoding="utf-8"))
    draft = store / "current.json.new"
    draft.write_text(json.dumps({**pointer, "version": version_id}), encoding="utf-8")
    draft.replace(path)
