"""Which versions stay: those with a name for good, of the others as many as `ZIQ_KEEP` says."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import keeping, versions
from data.command_line import main
from data.keeping import KEPT_FILE, KEPT_VERSIONS, KeepError
from tests.data.test_versions import publish


def test_a_named_version_outlives_all_others(tmp_path: Path) -> None:
    first = publish(tmp_path, 1)
    keeping.keep(tmp_path, first, "  Landtag   12/2026 ")
    others = [publish(tmp_path, number) for number in range(2, 3 + KEPT_VERSIONS)]
    assert versions.versions_on_disk(tmp_path) == [*others[::-1][:KEPT_VERSIONS], first]
    assert keeping.kept_names(tmp_path) == {first: "Landtag 12/2026"}


def test_how_many_others_stay_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIQ_KEEP", "2")
    published = [publish(tmp_path, number) for number in range(1, 5)]
    assert versions.versions_on_disk(tmp_path) == published[:1:-1]


@pytest.mark.parametrize("value", ["0", "-1", "five", "1001", "2.5"])
def test_a_number_that_cannot_be_is_told_before_anything_is_done(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    value: str,
) -> None:
    monkeypatch.setenv("ZIQ_KEEP", value)
    monkeypatch.setenv("ZIQ_STORE", str(tmp_path))
    assert main(["sample"]) == 1
    assert f"ZIQ_KEEP={value!r}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_command_names_a_version_and_the_status_lists_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ZIQ_STORE", str(tmp_path))
    first, second = publish(tmp_path, 1), publish(tmp_path, 2)
    assert main(["keep", first[-12:], "--as", "Landtag 12/2026"]) == 0
    assert first in capsys.readouterr().out
    assert main(["keep", second, "--as", "Landtag 12/2026"]) == 1
    assert first in capsys.readouterr().err
    assert main(["keep", "0123456789ab", "--as", "X"]) == 1
    assert first in capsys.readouterr().err
    assert keeping.kept_names(tmp_path) == {first: "Landtag 12/2026"}


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\x07b"])
def test_a_name_is_there_and_short(tmp_path: Path, name: str) -> None:
    with pytest.raises(KeepError, match="80"):
        keeping.keep(tmp_path, "ziq-1", name)


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', "\x00"])
def test_while_the_names_cannot_be_read_nothing_is_removed(tmp_path: Path, content: str) -> None:
    published = [publish(tmp_path, number) for number in range(1, 3)]
    (tmp_path / KEPT_FILE).write_text(content)
    published += [publish(tmp_path, number) for number in range(3, 4 + KEPT_VERSIONS)]
    assert versions.versions_on_disk(tmp_path) == published[::-1]
    with pytest.raises(KeepError, match="Sicherung"):
        keeping.kept_names(tmp_path)
