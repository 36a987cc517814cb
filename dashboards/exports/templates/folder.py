"""The folder of the office's masters, read and checked once at the start.

```toml
# templates.toml, beside the masters; everything in it may be left out
slides = "land.potx"              # which file, where there are several
document = "schreiben.dotx"

[layouts]                         # of the slides, where they have other names than Office's own
chart = "Inhalt breit"
text = "Nur Text"
title = "Deckblatt"

[styles]                          # of the document, likewise
"Heading 1" = "Land Titel"

[colours]                         # of the Bausteine: a colour of the theme, or a value
block-1 = "accent2"
block-2 = "#7A1F3D"
```
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from dashboards.exports.templates import colours, documents, slides
from dashboards.exports.templates.opening import LARGEST
from dashboards.exports.templates.used import Templates
from dashboards.settings import SettingsError
from data.language import says

LISTED = "templates.toml"
_ENDINGS = {"slides": (".potx", ".pptx"), "document": (".dotx", ".docx")}
_KEYS = {
    "layouts": frozenset(slides.LAYOUTS),
    "styles": frozenset(documents.STYLES),
    "colours": frozenset(colours.BLOCKS),
}
_COLOUR = re.compile(r"accent[1-6]|tx[12]|#[0-9A-Fa-f]{6}")
_Master = TypeVar("_Master")


def read(path: Path) -> Templates:
    """The masters of a folder.

    Raises:
        SettingsError: with one sentence that names the file.
    """
    if not path.is_dir():
        raise _refused(f"{path}: diesen Ordner gibt es nicht.", f"{path}: there is no such folder.")
    listed = _listed(path / LISTED)
    said: list[str] = []
    files = {kind: _file(path, kind, listed) for kind in _ENDINGS}
    if not any(files.values()):
        raise _refused(
            f"{path}: Dort liegt keine Datei .potx, .pptx, .dotx oder .docx.",
            f"{path}: no .potx, .pptx, .dotx or .docx lies there.",
        )
    wanted = listed["colours"]
    own_slides = _read(
        files["slides"], lambda content: slides.master(content, listed["layouts"], wanted), said
    )
    own_document = _read(
        files["document"], lambda content: documents.master(content, listed["styles"], wanted), said
    )
    return Templates(own_slides, own_document, tuple(said))


def _read(
    file: Path | None,
    made: Callable[[bytes], tuple[_Master | None, list[str]]],
    said: list[str],
) -> _Master | None:
    if file is None:
        return None
    try:
        if file.stat().st_size > LARGEST:
            raise ValueError(_too_large())
        master, about = made(file.read_bytes())
    except Exception as error:  # whatever a library says of a file that is broken
        raise _refused(
            f"{file.name} ist nicht brauchbar: {error}.",
            f"{file.name}: it cannot be used: {error}.",
        ) from error
    said += [f"{file.name}: {line}." for line in about]
    return master


def _file(path: Path, kind: str, listed: dict[str, Any]) -> Path | None:
    """The master of a kind: the listed one, or the only one; a template goes before a document."""
    name = listed.get(kind)
    if name:
        file = path / str(name)
        if file.parent != path or file.suffix.lower() not in _ENDINGS[kind] or not file.is_file():
            raise _refused(
                f"{LISTED}: {kind} = {name!r}: Diese Datei gibt es nicht.",
                f"{LISTED}: {kind} = {name!r}: no such file.",
            )
        return file
    for ending in _ENDINGS[kind]:
        found = [
            file
            for file in sorted(path.iterdir())
            if file.suffix.lower() == ending and not file.name.startswith(("~$", "."))
        ]
        if len(found) > 1:
            names = ", ".join(file.name for file in found)
            raise _refused(
                f'{names}: Bitte in {LISTED} sagen, welche davon gilt: {kind} = "…".',
                f'{names}: say in {LISTED} which one is used: {kind} = "…".',
            )
        if found:
            return found[0]
    return None


def _listed(file: Path) -> dict[str, Any]:
    """What the list says; every name in it is checked."""
    content: dict[str, Any] = {}
    if file.exists():
        try:
            content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        except (tomllib.TOMLDecodeError, OSError, UnicodeDecodeError) as error:
            raise _refused(
                f"{LISTED} ist nicht lesbar: {error}.", f"{LISTED}: it cannot be read: {error}."
            ) from error
    for key in content:
        if key not in _KEYS and key not in _ENDINGS:
            raise _refused(f"{LISTED}: „{key}“ ist unbekannt.", f'{LISTED}: "{key}" is unknown.')
    for kind in _ENDINGS:
        if not isinstance(content.get(kind, ""), str):
            raise _refused(
                f"{LISTED}: {kind} braucht einen Text in Anführungszeichen.",
                f"{LISTED}: {kind} is to be a text in quotes.",
            )
    for key, known in _KEYS.items():
        content.setdefault(key, {})
        _check(key, content[key], known)
    return content


def _check(key: str, entries: Any, known: frozenset[str]) -> None:
    if not isinstance(entries, dict):
        raise _refused(
            f"{LISTED}: Bitte {key} mit einer Zeile [{key}] beginnen.",
            f"{LISTED}: begin {key} with a line [{key}].",
        )
    for name, value in entries.items():
        if name not in known:
            names = ", ".join(sorted(known))
            raise _refused(
                f"{LISTED}, [{key}]: „{name}“ ist unbekannt; bekannt sind {names}.",
                f'{LISTED}, [{key}]: "{name}" is unknown; known are {names}.',
            )
        if not isinstance(value, str) or (key == "colours" and not _COLOUR.fullmatch(value)):
            example = (
                says('"accent2" oder "#7A1F3D"', '"accent2" or "#7A1F3D"')
                if key == "colours"
                else says("ein Text in Anführungszeichen", "a text in quotes")
            )
            raise _refused(
                f"{LISTED}, [{key}]: {name}: hier passt {example}.",
                f"{LISTED}, [{key}]: {name}: use {example}.",
            )


def _refused(german: str, english: str) -> SettingsError:
    return SettingsError("ZIQ_TEMPLATES: " + says(german, english))


def _too_large() -> str:
    return says("Die Datei ist zu groß für eine Vorlage", "the file is too large for a master")
