"""Whatever happens to an import, the version in use stays, and the next import works."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from data import versions, writer
from data.importing import build_sample, building
from data.store import StoreHandle
from data.writer import StoreWriteError
from tests.importing.deliveries import Office, application, contact

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits are POSIX")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def running(office: Office) -> str:
    """A store in use, and a delivery that would change it."""
    office.deliver(Antraege=[application()])
    version = office.takes().version
    office.deliver(
        Antraege=[application()],
        Kontakte=[
            contact(Kontakte=n, Zugangsort=place, Monat=f"{month:02}.2019")
            for n in range(10, 200)
            for place in ("Schule", "Kita", "Straße", "Tafel")
            for month in range(1, 13)
        ],
    )
    assert version is not None
    return version


def command(office: Office, *arguments: str) -> subprocess.Popen[str]:
    """An import as somebody begins it who may press Ctrl-C, however these tests were begun."""
    return subprocess.Popen(
        [sys.executable, "-m", "data", "import", str(office.inbox), *arguments],
        cwd=ROOT, env={**os.environ, "ZIQ_STORE": str(office.store)}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )  # fmt: skip


def is_untouched(office: Office, version: str) -> bool:
    pointer = versions.read_pointer(office.store)
    is_readable = StoreHandle(office.store).current().version.id == version
    return pointer.version_id == version and is_readable


def is_whole(office: Office) -> bool:
    """Killed after the switch: the new version is the one in use, and all of it is there."""
    rows = StoreHandle(office.store).current().fetch("SELECT count(*) AS rows_count FROM outreach")
    return int(rows["rows_count"].iloc[0]) == 9_120


def waiting_for_build(office: Office, process: subprocess.Popen[str]) -> None:
    while process.poll() is None and not list(office.store.glob(".build-*/version.duckdb")):
        time.sleep(0.01)


@pytest.mark.parametrize("pause", [0.0, 0.2, 0.5, 1.0])
def test_an_import_killed_at_any_moment_leaves_the_old_version(
    office: Office, running: str, pause: float
) -> None:
    process = command(office)
    waiting_for_build(office, process)
    time.sleep(pause)
    process.kill()
    process.communicate()
    assert is_untouched(office, running) or is_whole(office)
    assert office.takes().tables["outreach"] == 9_120
    assert not list(office.store.glob(".build-*"))


def test_ctrl_c_says_so_and_leaves_everything_as_it_was(office: Office, running: str) -> None:
    for _ in range(5):
        process = command(office)
        waiting_for_build(office, process)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
        if process.returncode:
            break
        # Where much else runs, the import may be done before the signal comes.
        running = versions.read_pointer(office.store).version_id
    assert process.returncode == 130
    assert "Abgebrochen" in errors
    assert is_untouched(office, running)
    assert not list(office.store.glob(".build-*"))


@pytest.mark.parametrize("size", [50_000, 600_000, 1_500_000])
def test_a_full_disk_is_told_in_one_sentence(office: Office, running: str, size: int) -> None:
    process = command(office)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, size))
    _, errors = process.communicate()
    assert process.returncode == 1
    assert "Platz schaffen" in errors
    assert "Traceback" not in errors
    assert is_untouched(office, running)
    assert not list(office.store.glob(".build-*"))


def test_of_two_imports_at_once_the_second_is_told_to_wait(office: Office, running: str) -> None:
    with writer.write_lock(office.store):
        process = command(office)
        _, errors = process.communicate()
    assert process.returncode == 1
    assert "Ein anderer Import läuft" in errors
    assert is_untouched(office, running)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_named(office: Office, running: str) -> None:
    office.store.chmod(0o500)
    try:
        process = command(office)
        _, errors = process.communicate()
    finally:
        office.store.chmod(0o700)
    assert process.returncode == 1
    assert "darf nicht geschrieben werden" in errors
    assert is_untouched(office, running)


def test_a_read_only_folder_is_named(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    office.deliver(Antraege=[application()])
    monkeypatch.setattr("data.writer.tempfile.mkdtemp", refuse)
    with pytest.raises(StoreWriteError, match="darf nicht geschrieben werden"):
        office.takes()


def test_a_folder_that_is_a_file_is_named(office: Office) -> None:
    office.store.write_text("x")
    office.deliver(Antraege=[application()])
    with pytest.raises(StoreWriteError, match="ZIQ_STORE"):
        office.takes()


def test_a_corrupt_pointer_stops_an_import_until_it_is_mended(office: Office, running: str) -> None:
    handle = StoreHandle(office.store)
    assert handle.current().version.id == running
    (office.store / "current.json").write_text("{")
    process = command(office)
    _, errors = process.communicate()
    assert process.returncode == 1
    assert "python -m data rollback" in errors
    assert handle.current().version.id == running
    assert versions.rollback(office.store).version_id == running
    assert office.takes().tables["outreach"] == 9_120


def test_a_corrupt_version_stops_an_import_until_it_is_rolled_back(
    office: Office, running: str
) -> None:
    broken = office.takes().version
    assert broken is not None
    versions.version_path(office.store, broken).write_bytes(b"no database")
    with pytest.raises(versions.PointerError, match="rollback"):
        office.takes()
    assert versions.rollback(office.store).version_id == running
    assert office.takes().tables["outreach"] == 9_120


def test_an_error_while_building_leaves_the_old_version(
    office: Office, running: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise duckdb.IOException("No space left on device")

    monkeypatch.setattr(building, "sign", fail)
    with pytest.raises(StoreWriteError, match="Platz schaffen"):
        office.takes()
    assert is_untouched(office, running)


def test_a_reader_follows_the_switch_and_never_sees_half_a_version(
    office: Office, running: str
) -> None:
    handle = StoreHandle(office.store)
    before = handle.current()
    new = office.takes().version
    assert before.version.id == running
    assert before.fetch("SELECT count(*) AS n FROM outreach")["n"][0] == 0
    time.sleep(0.6)
    assert handle.current().version.id == new
    assert handle.current().fetch("SELECT count(*) AS n FROM outreach")["n"][0] == 9_120


def test_the_sample_is_the_same_every_time(sample_folder: Path, tmp_path: Path) -> None:
    """As it was when it was built for all tests, in another process."""
    before = versions.read_pointer(sample_folder).version_id
    now = build_sample(tmp_path).version
    assert now is not None
    assert now.rsplit("-", 1)[1] == before.rsplit("-", 1)[1]
