"""The store folder: versions, pointer, lock and seed."""

from __future__ import annotations

import datetime as dt
import json
import os
import stat
from pathlib import Path

import pytest

from data import keys, versions
from data.keeping import KEPT_VERSIONS
from data.versions import NoEarlierVersionError, NoVersionError, PointerError
from data.writer import ImportRunningError, build_folder, write_lock


def publish(folder: Path, number: int) -> str:
    with build_folder(folder) as place:
        built = place / "version.duckdb"
        built.write_text(f"version {number}")
        moment = dt.datetime(2026, 1, 1, 0, 0, number, tzinfo=dt.UTC)
        version_id = versions.new_version_id(f"{number:064x}"[::-1], moment)
        versions.publish(folder, built, version_id)
    return version_id


def test_an_empty_folder_says_that_there_are_no_data_yet(tmp_path: Path) -> None:
    with pytest.raises(NoVersionError, match="python -m data sample"):
        versions.read_pointer(tmp_path)


def test_publishing_names_the_version_and_moves_the_pointer(tmp_path: Path) -> None:
    first, second = publish(tmp_path, 1), publish(tmp_path, 2)
    pointer = versions.read_pointer(tmp_path)
    assert (pointer.version_id, pointer.earlier) == (second, (first,))
    assert pointer.path.read_text() == "version 2"
    assert {path.name for path in tmp_path.iterdir()} == {
        f"{first}.duckdb", f"{second}.duckdb", "current.json",
    }  # fmt: skip


def test_old_versions_are_cleared_and_never_the_one_in_use(tmp_path: Path) -> None:
    published = [publish(tmp_path, number) for number in range(1, KEPT_VERSIONS + 4)]
    assert versions.versions_on_disk(tmp_path) == published[: -KEPT_VERSIONS - 1 : -1]
    for _ in range(2):
        versions.rollback(tmp_path)
    in_use = versions.read_pointer(tmp_path).version_id
    assert in_use == published[-3]
    latest = publish(tmp_path, 50)
    assert versions.read_pointer(tmp_path).earlier[0] == in_use
    assert in_use in versions.versions_on_disk(tmp_path)
    assert latest in versions.versions_on_disk(tmp_path)


def test_rollback_goes_one_back_each_time_and_says_when_there_is_none(tmp_path: Path) -> None:
    first, second, _ = (publish(tmp_path, number) for number in (1, 2, 3))
    assert versions.rollback(tmp_path).version_id == second
    assert versions.rollback(tmp_path).version_id == first
    with pytest.raises(NoEarlierVersionError):
        versions.rollback(tmp_path)
    assert versions.read_pointer(tmp_path).version_id == first


def test_rollback_passes_over_a_version_whose_file_is_gone(tmp_path: Path) -> None:
    first, second, _ = (publish(tmp_path, number) for number in (1, 2, 3))
    versions.version_path(tmp_path, second).unlink()
    assert versions.rollback(tmp_path).version_id == first


def test_rollback_passes_over_a_version_that_cannot_be_read(tmp_path: Path) -> None:
    first, second, _ = (publish(tmp_path, number) for number in (1, 2, 3))
    broken = versions.version_path(tmp_path, second)
    assert versions.rollback(tmp_path, lambda path: path != broken).version_id == first


def test_a_lost_pointer_is_a_damaged_one_as_long_as_there_are_versions(tmp_path: Path) -> None:
    newest = publish(tmp_path, 1)
    (tmp_path / "current.json").unlink()
    with pytest.raises(PointerError, match="python -m data rollback"):
        versions.read_pointer(tmp_path)
    assert versions.rollback(tmp_path).version_id == newest


@pytest.mark.parametrize("content", [None, "{"])
def test_publishing_over_a_damaged_pointer_removes_no_version(
    tmp_path: Path, content: str | None
) -> None:
    kept = [publish(tmp_path, number) for number in (1, 2)]
    (tmp_path / "current.json").unlink()
    if content is not None:
        (tmp_path / "current.json").write_text(content)
    publish(tmp_path, 3)
    assert versions.read_pointer(tmp_path).earlier == (kept[1], kept[0])


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"version": 5}', '{"version": "../../etc/passwd"}',
     '{"version": "ziq-20260101T000000000000Z-0123456789ab", "earlier": 3}', "\x00\xff"],
)  # fmt: skip
def test_a_damaged_pointer_is_named_and_rollback_mends_it(tmp_path: Path, content: str) -> None:
    publish(tmp_path, 1)
    newest = publish(tmp_path, 2)
    (tmp_path / "current.json").write_text(content, encoding="latin-1")
    with pytest.raises(PointerError, match="python -m data rollback"):
        versions.read_pointer(tmp_path)
    assert versions.rollback(tmp_path).version_id == newest
    assert versions.read_pointer(tmp_path).version_id == newest


def test_entries_of_the_history_that_are_no_versions_are_left_out(tmp_path: Path) -> None:
    version_id = publish(tmp_path, 1)
    content = {"version": version_id, "earlier": ["../x", 5, None, version_id]}
    (tmp_path / "current.json").write_text(json.dumps(content))
    assert versions.read_pointer(tmp_path).earlier == (version_id,)


def test_a_pointer_that_cannot_be_written_leaves_the_old_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(tmp_path, 1)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        publish(tmp_path, 2)
    monkeypatch.undo()
    assert versions.read_pointer(tmp_path).version_id == first
    assert versions.versions_on_disk(tmp_path) == [first]


def test_two_writers_exclude_each_other_and_the_second_is_told(tmp_path: Path) -> None:
    with (
        write_lock(tmp_path),
        pytest.raises(ImportRunningError, match=str(os.getpid())),
        write_lock(tmp_path),
    ):
        raise AssertionError
    with write_lock(tmp_path):
        pass


def test_what_a_killed_import_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / ".build-left"
    left.mkdir()
    (left / "work.duckdb").write_text("x")
    with build_folder(tmp_path) as place:
        assert not left.exists()
    assert not place.exists()


def test_the_seed_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    seed = keys.record_seed(tmp_path)
    path = tmp_path / keys.SEED_FILE
    assert len(seed) == 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    assert keys.record_seed(tmp_path) == seed
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (tmp_path / "other").mkdir()
    assert keys.record_seed(tmp_path / "other") != seed


def test_the_key_of_the_look_up_follows_from_the_seed_and_does_not_show_it(tmp_path: Path) -> None:
    seed = keys.record_seed(tmp_path)
    assert keys.look_up_key(seed) == keys.look_up_key(seed)
    assert len(keys.look_up_key(seed)) == 128
    assert seed not in keys.look_up_key(seed)
    assert keys.look_up_key(seed) != keys.look_up_key("00" * 32)


def test_a_damaged_seed_is_named_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / keys.SEED_FILE).write_text("short")
    with pytest.raises(keys.SeedError, match=keys.SEED_FILE):
        keys.record_seed(tmp_path)
    assert (tmp_path / keys.SEED_FILE).read_text() == "short"
