"""What was asked and answered at the meetings of a circle: a file of texts beside the versions.

An import replaces versions and leaves the texts as they are: they belong to a meeting, not to data.
Who may write is up to the caller.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import time
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from data.language import says
from data.small_files import write_json
from data.writer import ImportRunningError, StoreWriteError, write_lock, writing

MINUTES_FILE, LOCK_FILE = "minutes.json", "minutes.lock"
LONGEST_QUESTION, LONGEST_ANSWER = 400, 800
"""Signs; one question with its answer fits a slide whole."""
MOST_ENTRIES = 5000
_PATIENCE_SECONDS = 5.0
"""A writer holds the file for milliseconds."""


class MinutesError(Exception):
    """The texts cannot be read, or one cannot be taken; the message says what to do."""


class ChangedMeanwhileError(Exception):
    """Somebody else changed or removed the entry since it was read."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One question of a meeting, with what was answered.

    Attributes:
        id: never changes.
        story: at whose meeting: a circle's code, or the id of an office's own story.
        slide: which slide it is about.
        met_on: the day of the meeting.
        asked: the question.
        answered: the answer, "" while it is open.
        version: the data that were shown, as an address names them.
        by: who wrote it last, "" for somebody without a name.
        at: when, in UTC; whoever changes the entry names the moment of what they saw.
    """

    id: str
    story: str
    slide: str
    met_on: dt.date
    asked: str
    answered: str = ""
    version: str = ""
    by: str = ""
    at: str = ""


def read(folder: Path) -> tuple[Entry, ...]:
    """All entries, those of the newest meeting first; of one meeting as they were written.

    Raises:
        MinutesError: when the file cannot be read.
    """
    path = folder / MINUTES_FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        entries = [_entry(one) for one in content["entries"]]
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise MinutesError(
            says(
                f"{path.name} lässt sich nicht lesen; bitte aus einer Sicherung zurückholen. Bis "
                "dahin wird dort nichts geschrieben.",
                f"{path.name} cannot be read; bring it back from a backup. Until then nothing is "
                "written there.",
            )
        ) from error
    return tuple(sorted(entries, key=lambda one: one.met_on, reverse=True))


def _entry(given: dict[str, Any]) -> Entry:
    return Entry(**{**given, "met_on": dt.date.fromisoformat(given["met_on"])})


def stamp(folder: Path) -> tuple[int, int]:
    """Another one as soon as the file was written anew; (0, 0) without one."""
    try:
        state = (folder / MINUTES_FILE).stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size


def write(folder: Path, entry: Entry) -> Entry:
    """Adds an entry without an id, or puts it in place of the one whose id and moment it has.

    Returns:
        What is kept: with id and moment.

    Raises:
        MinutesError: without a question, or with a text that is too long.
        ChangedMeanwhileError: what it replaces is not what was seen.
        StoreWriteError: the folder cannot be written.
    """
    asked, answered = _tidy(entry.asked), _tidy(entry.answered)
    _refuse(asked, answered)
    with _held(folder) as entries:
        _refuse_unseen(entries, entry)
        if entry.id not in entries and len(entries) >= MOST_ENTRIES:
            raise MinutesError(
                says(
                    f"Es stehen schon {MOST_ENTRIES} Fragen da; bitte zuerst alte löschen.",
                    f"There are {MOST_ENTRIES} questions already; delete old ones first.",
                )
            )
        at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
        made = entry.id or uuid.uuid4().hex
        kept = replace(entry, id=made, asked=asked, answered=answered, at=at)
        entries[made] = kept
        _put(folder, entries)
    return kept


def remove(folder: Path, entry_id: str, at: str) -> Entry:
    """Takes an entry out and gives it back; `at` is the moment of what was seen.

    Raises:
        MinutesError: the file cannot be read.
        ChangedMeanwhileError: it is gone, or not what was seen.
        StoreWriteError: the folder cannot be written.
    """
    with _held(folder) as entries:
        gone = entries.pop(entry_id, None)
        if gone is None or gone.at != at:
            raise ChangedMeanwhileError
        _put(folder, entries)
    return gone


def _tidy(text: str) -> str:
    """One paragraph: line ends and rows of blanks as one blank."""
    return " ".join(text.split())


def _refuse(asked: str, answered: str) -> None:
    if not asked:
        raise MinutesError(
            says("Bitte die Frage eintragen.", "Enter the question."),
        )
    if len(asked) > LONGEST_QUESTION or len(answered) > LONGEST_ANSWER:
        raise MinutesError(
            says(
                f"Bitte kürzer: die Frage hat höchstens {LONGEST_QUESTION}, die Antwort höchstens "
                f"{LONGEST_ANSWER} Zeichen.",
                f"Shorten it: a question has at most {LONGEST_QUESTION}, an answer at most "
                f"{LONGEST_ANSWER} characters.",
            )
        )
    if not (asked + answered).isprintable():
        raise MinutesError(
            says(
                "Der Text enthält Steuerzeichen; bitte neu eintippen.",
                "The text holds control characters; type it anew.",
            )
        )


def _refuse_unseen(entries: dict[str, Entry], entry: Entry) -> None:
    there = entries.get(entry.id)
    if entry.id and (there is None or there.at != entry.at or there.story != entry.story):
        raise ChangedMeanwhileError


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[dict[str, Entry]]:
    """The entries by their ids, in their order, for one writer."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    with contextlib.ExitStack() as stack:
        while True:
            try:
                stack.enter_context(write_lock(folder, LOCK_FILE))
                break
            except ImportRunningError as error:
                if time.monotonic() > deadline:
                    raise StoreWriteError(str(error)) from error
                time.sleep(0.02)
        yield {one.id: one for one in read(folder)}


def _put(folder: Path, entries: dict[str, Entry]) -> None:
    told = [{**asdict(one), "met_on": one.met_on.isoformat()} for one in entries.values()]
    with writing(folder):
        write_json(folder / MINUTES_FILE, {"entries": told}, mode=0o600)
