"""Which versions stay: those an office named, for good, and of the others as many as it wants.

The names stand in `kept.json` beside the versions: a version's own file never changes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from data.language import says
from data.small_files import write_json

KEPT_FILE = "kept.json"
KEPT_VERSIONS = 5
"""Versions without a name that stay on disk, the one in use included: enough to go back a few
deliveries. `ZIQ_KEEP` sets another number."""
MOST_KEPT = 1000
LONGEST_NAME = 80


class KeepError(Exception):
    """A version cannot be kept, or which are kept cannot be told; the message says what to do."""


def kept_count(environment: Mapping[str, str] | None = None) -> int:
    """How many versions without a name stay, the one in use included.

    Raises:
        KeepError: when `ZIQ_KEEP` is not a number from 1 to `MOST_KEPT`.
    """
    text = (os.environ if environment is None else environment).get("ZIQ_KEEP") or ""
    try:
        count = int(text or KEPT_VERSIONS)
    except ValueError:
        count = 0
    if not 1 <= count <= MOST_KEPT:
        raise KeepError(
            says(
                f"ZIQ_KEEP={text!r}: bitte eine Zahl von 1 bis {MOST_KEPT}, etwa {KEPT_VERSIONS}.",
                f"ZIQ_KEEP={text!r}: use a number from 1 to {MOST_KEPT}, such as {KEPT_VERSIONS}.",
            )
        )
    return count


def kept_names(folder: Path) -> dict[str, str]:
    """The versions kept for good: what each is called, by its id.

    Raises:
        KeepError: when the file that lists them cannot be read.
    """
    path = folder / KEPT_FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise KeepError(_unreadable(path)) from error
    if not isinstance(content, dict) or not all(isinstance(one, str) for one in content.values()):
        raise KeepError(_unreadable(path))
    return content


def _unreadable(path: Path) -> str:
    return says(
        f"{path.name} nennt nicht, welche Versionen aufgehoben werden. Bitte aus einer Sicherung "
        "zurückholen; bis dahin wird keine Version gelöscht.",
        f"{path.name} does not tell which versions are kept. Bring it back from a backup; until "
        "then no version is removed.",
    )


def keep(folder: Path, version_id: str, name: str) -> None:
    """Keeps a version for good under a name. Call it under the write lock.

    Raises:
        KeepError: without a name, with one too long, or with that of another version.
    """
    name = " ".join(name.split())
    known = kept_names(folder)
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise KeepError(
            says(
                f"Der Name hat 1 bis {LONGEST_NAME} Zeichen, etwa „Landtag 12/2026“.",
                f"The name has 1 to {LONGEST_NAME} characters, such as “Landtag 12/2026”.",
            )
        )
    others = [one for one, given in known.items() if given == name and one != version_id]
    if others:
        raise KeepError(
            says(
                f"„{name}“ heißt schon die Version {others[0]}; bitte einen anderen Namen nennen.",
                f"“{name}” is the name of version {others[0]} already; give another name.",
            )
        )
    write_json(folder / KEPT_FILE, {**known, version_id: name})


def name_too(folder: Path, version_id: str, name: str) -> None:
    """Keeps a version built anew under the name of the one before. Call it under the write lock."""
    write_json(folder / KEPT_FILE, {**kept_names(folder), version_id: name})
