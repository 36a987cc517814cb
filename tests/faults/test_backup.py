"""The data folder is saved and brought back with one command each, while somebody reads it."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.store import StoreHandle
from tests.faults.serving import ROOT, own_store, version_file

pytestmark = pytest.mark.slow


def test_a_lost_data_folder_comes_back_with_its_seed(sample_folder: Path, tmp_path: Path) -> None:
    store, saved = own_store(sample_folder, tmp_path), tmp_path / "saved.tgz"
    seed = (store / "record-seed").read_bytes()
    version = StoreHandle(store).current().version.id
    run("backup.sh", saved, store)
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    shutil.rmtree(store)
    run("restore.sh", saved, store)
    assert StoreHandle(store).current().version.id == version
    assert (store / "record-seed").read_bytes() == seed
    assert stat.S_IMODE((store / "record-seed").stat().st_mode) == 0o600


def test_a_running_reader_switches_to_what_was_restored(
    sample_folder: Path, tmp_path: Path
) -> None:
    store, saved = own_store(sample_folder, tmp_path), tmp_path / "saved.tgz"
    handle = StoreHandle(store)
    before = handle.current().version.id
    run("backup.sh", saved, store)
    version_file(store).unlink()
    time.sleep(0.6)
    handle.current()
    assert handle.problem
    run("restore.sh", saved, store)
    time.sleep(0.6)
    assert handle.current().version.id == before
    assert handle.problem is None


def test_the_audit_log_of_today_is_never_replaced(sample_folder: Path, tmp_path: Path) -> None:
    store, saved = own_store(sample_folder, tmp_path), tmp_path / "saved.tgz"
    (store / "audit.jsonl").write_text("yesterday\n", encoding="utf-8")
    run("backup.sh", saved, store)
    (store / "audit.jsonl").write_text("yesterday\ntoday\n", encoding="utf-8")
    run("restore.sh", saved, store)
    assert (store / "audit.jsonl").read_text(encoding="utf-8") == "yesterday\ntoday\n"
    (beside,) = store.glob("audit-*.jsonl")
    assert beside.read_text(encoding="utf-8") == "yesterday\n"


def test_something_that_is_no_backup_changes_nothing(sample_folder: Path, tmp_path: Path) -> None:
    store, wrong = own_store(sample_folder, tmp_path), tmp_path / "wrong.tgz"
    subprocess.run(["tar", "-czf", str(wrong), "-C", str(ROOT / "ops"), "nginx.conf"], check=True)
    before = sorted(path.name for path in store.iterdir())
    with pytest.raises(subprocess.CalledProcessError):
        run("restore.sh", wrong, store)
    assert sorted(path.name for path in store.iterdir()) == before


def test_a_backup_is_read_to_its_end_and_nothing_is_changed(
    sample_folder: Path, tmp_path: Path
) -> None:
    store, saved = own_store(sample_folder, tmp_path), tmp_path / "saved.tgz"
    run("backup.sh", saved, store)
    shutil.rmtree(store)
    told = check(saved)
    assert (told.returncode, "is whole" in told.stdout) == (0, True)
    assert not store.exists()


@pytest.mark.parametrize("damage", ["cut archive", "cut version", "changed blocks", "no seed"])
def test_a_damaged_backup_is_named_and_never_restored(
    sample_folder: Path, tmp_path: Path, damage: str
) -> None:
    store, saved = own_store(sample_folder, tmp_path), tmp_path / "saved.tgz"
    broken = Path(shutil.copytree(store, tmp_path / "broken"))
    path = version_file(broken)
    if damage == "cut version":
        os.truncate(path, path.stat().st_size // 2)
    elif damage == "changed blocks":
        with path.open("r+b") as file:
            file.seek(path.stat().st_size // 4)
            file.write(b"x" * (path.stat().st_size // 2))
    elif damage == "no seed":
        (broken / "record-seed").unlink()
    run("backup.sh", saved, broken)
    if damage == "cut archive":
        os.truncate(saved, saved.stat().st_size // 2)
    before = sorted(path.name for path in store.iterdir())
    told = check(saved)
    assert (told.returncode, "damaged" in told.stderr) == (1, True)
    with pytest.raises(subprocess.CalledProcessError):
        run("restore.sh", saved, store)
    assert sorted(path.name for path in store.iterdir()) == before


def check(file: Path) -> subprocess.CompletedProcess[str]:
    """Whether a backup could be restored."""
    return subprocess.run(
        [str(ROOT / "ops" / "restore.sh"), "--check", str(file)],
        check=False,
        env={**os.environ, "PYTHON": sys.executable},
        capture_output=True,
        text=True,
    )


def run(script: str, file: Path, store: Path) -> None:
    """One of the two commands on a store."""
    subprocess.run(
        [str(ROOT / "ops" / script), str(file)],
        env={**os.environ, "ZIQ_STORE": str(store), "PYTHON": sys.executable},
        check=True,
        capture_output=True,
    )
