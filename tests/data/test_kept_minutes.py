"""Questions and answers of meetings in a store: kept, changed by who saw them, never lost."""

from __future__ import annotations

import datetime as dt
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from data import minutes
from data.importing import build_sample
from data.minutes import ChangedMeanwhileError, Entry, MinutesError
from data.writer import StoreWriteError

ASKED = Entry(id="", story="essen", slide="money", met_on=dt.date(2025, 3, 12), asked="Warum?")


def test_what_is_written_is_read_and_survives_an_import(tmp_path: Path) -> None:
    assert minutes.read(tmp_path) == ()
    first = minutes.write(tmp_path, replace(ASKED, asked=" Warum\n steht  das da? ", by="anna"))
    assert (first.asked, first.by, bool(first.id), bool(first.at)) == (
        "Warum steht das da?",
        "anna",
        True,
        True,
    )
    later = minutes.write(tmp_path, replace(ASKED, met_on=dt.date(2025, 9, 1)))
    second = minutes.write(tmp_path, ASKED)
    build_sample(tmp_path)
    assert minutes.read(tmp_path) == (later, first, second)
    assert stat.S_IMODE((tmp_path / minutes.MINUTES_FILE).stat().st_mode) == 0o600


def test_an_entry_changes_only_for_who_saw_it_as_it_is(tmp_path: Path) -> None:
    entry = minutes.write(tmp_path, ASKED)
    before = minutes.stamp(tmp_path)
    changed = minutes.write(tmp_path, replace(entry, answered="Weil."))
    assert minutes.stamp(tmp_path) != before
    assert minutes.read(tmp_path) == (changed,)
    for stale in (replace(entry, answered="Nein."), replace(changed, id="another")):
        with pytest.raises(ChangedMeanwhileError):
            minutes.write(tmp_path, stale)
    with pytest.raises(ChangedMeanwhileError):
        minutes.write(tmp_path, replace(changed, story="dortmund"))
    with pytest.raises(ChangedMeanwhileError):
        minutes.remove(tmp_path, entry.id, entry.at)
    assert minutes.remove(tmp_path, changed.id, changed.at) == changed
    assert minutes.read(tmp_path) == ()


@pytest.mark.parametrize(
    ("asked", "answered", "said"),
    [
        (" ", "", "Bitte die Frage eintragen"),
        ("?" * 401, "", "höchstens 400"),
        ("Warum?", "x" * 801, "höchstens 800"),
        ("Warum\x00?", "", "Steuerzeichen"),
    ],
)
def test_a_text_that_does_not_fit_is_refused(
    tmp_path: Path, asked: str, answered: str, said: str
) -> None:
    with pytest.raises(MinutesError, match=said):
        minutes.write(tmp_path, replace(ASKED, asked=asked, answered=answered))
    assert minutes.read(tmp_path) == ()


def test_nothing_is_written_over_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / minutes.MINUTES_FILE
    for content in ("[", "{}", '{"entries": [{"id": "1"}]}', '{"entries": [3]}'):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(MinutesError, match="Sicherung"):
            minutes.write(tmp_path, ASKED)
        assert path.read_text(encoding="utf-8") == content


def test_several_write_at_once_and_each_is_kept(tmp_path: Path) -> None:
    texts = [f"Frage {number}" for number in range(12)]
    with ThreadPoolExecutor(4) as several:
        list(several.map(lambda text: minutes.write(tmp_path, replace(ASKED, asked=text)), texts))
    assert sorted(one.asked for one in minutes.read(tmp_path)) == sorted(texts)


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreWriteError):
        minutes.write(tmp_path / "store", ASKED)
