"""An office's own stories: small TOML files, checked whole before any of them is told.

```toml
id = "jugendhilfe-essen"          # the address: /circles/jugendhilfe-essen
title = "Jugendhilfeausschuss Essen"
choice = "district=05113"         # what always holds, written as in an address; may be left out

[[slide]]
chart = "first-contacts-by-place" # ids: /api/charts
theme = "Zugang"                  # beside the title; may be left out
title = "Die Schule trägt"        # in place of the finding; may be left out
question = "Wen erreichen wir nicht?"
notes = "Zwei Minuten."
```
"""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path
from typing import Any

from dashboards.charts import CHARTS
from dashboards.choice import url
from dashboards.settings import SettingsError
from dashboards.stories.model import Asks, Results, Slide, Story, asks_nothing
from data.language import says

MOST_SLIDES, LONGEST_TEXT = 40, 600
_STORY_KEYS = frozenset({"id", "title", "choice", "slide"})
_SLIDE_KEYS = frozenset({"chart", "theme", "title", "question", "notes"})
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class StoryError(SettingsError):
    """Files of stories that cannot be told; one line per fault, each with file and place."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("ZIQ_STORIES:\n" + "\n".join(f"  {fault}" for fault in faults))
        self.faults = faults


def read_stories(path: Path, taken: tuple[str, ...] = ()) -> dict[str, Story]:
    """The stories of one file, or of every `.toml` of a folder.

    Args:
        path: file or folder.
        taken: ids that a story must not have.

    Raises:
        StoryError: with every fault of every file.
    """
    if not path.exists():
        raise StoryError(
            [
                says(
                    f"{path}: Diese Datei oder diesen Ordner gibt es nicht.",
                    f"{path}: there is no such file or folder.",
                )
            ]
        )
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    faults: list[str] = []
    found: dict[str, Story] = {}
    for file in files:
        content = _content(file, faults)
        if content is None:
            continue
        story = _story(content, file.name, faults)
        if story.id in found or story.id in taken:
            faults.append(
                says(
                    f"{file.name}: id = {story.id!r} ist vergeben; bitte eine andere wählen.",
                    f"{file.name}: id = {story.id!r} is taken; choose another one.",
                )
            )
        found[story.id] = story
    if faults:
        raise StoryError(faults)
    return found


def _content(file: Path, faults: list[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        faults.append(
            says(f"{file.name} ist kein TOML: {error}.", f"{file.name}: this is not TOML: {error}.")
        )
    except (OSError, UnicodeDecodeError) as error:
        faults.append(
            says(
                f"{file.name} ist nicht lesbar: {error}.",
                f"{file.name}: the file cannot be read: {error}.",
            )
        )
    return None


def _story(content: dict[str, Any], name: str, faults: list[str]) -> Story:
    _unknown_keys(content, _STORY_KEYS, name, faults)
    story_id = _text(content, "id", name, faults)
    if not _ID.fullmatch(story_id):
        faults.append(
            says(
                f"{name}: id = {story_id!r}: Hier passen kleine Buchstaben, Ziffern und "
                "Bindestriche, etwa „jugendhilfe-essen“.",
                f"{name}: id = {story_id!r}: use small letters, digits and hyphens, such as "
                "“jugendhilfe-essen”.",
            )
        )
    title = _text(content, "title", name, faults)
    if not title:
        faults.append(says(f"{name}: title fehlt.", f"{name}: title is missing."))
    address = url.parse(_text(content, "choice", name, faults))
    faults += [
        says(
            f"{name}: choice: „{notice.key}={notice.value}“ ist unbekannt.",
            f"{name}: choice: “{notice.key}={notice.value}” is unknown.",
        )
        for notice in address.notices
    ]
    return Story(
        id=story_id, title=title, slides=_slides(content, name, faults), filters=address.filters
    )


def _slides(content: dict[str, Any], name: str, faults: list[str]) -> tuple[Slide, ...]:
    entries = content.get("slide", [])
    is_list = isinstance(entries, list) and all(isinstance(one, dict) for one in entries)
    if not is_list or not entries:
        faults.append(
            says(
                f"{name} enthält keine Folie; bitte jede mit einer Zeile [[slide]] beginnen.",
                f"{name}: there is no slide; begin each with a line [[slide]].",
            )
        )
        return ()
    if len(entries) > MOST_SLIDES:
        faults.append(
            says(
                f"{name}: {len(entries)} Folien; möglich sind höchstens {MOST_SLIDES}.",
                f"{name}: {len(entries)} slides; at most {MOST_SLIDES} are possible.",
            )
        )
        return ()
    slides: list[Slide] = []
    seen: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        place = says(f"{name}, Folie {number}", f"{name}, slide {number}")
        _unknown_keys(entry, _SLIDE_KEYS, place, faults)
        chart = _text(entry, "chart", place, faults)
        _check_chart(chart, place, seen, faults)
        seen.add(chart)
        slides.append(_slide(entry, chart, place, faults))
    return tuple(slides)


def _check_chart(chart: str, place: str, seen: set[str], faults: list[str]) -> None:
    if chart in seen:
        faults.append(
            says(
                f"{place}: chart = {chart!r} steht schon auf einer Folie davor; bitte jede "
                "Abbildung nur einmal.",
                f"{place}: chart = {chart!r} stands on a slide before; show each chart once.",
            )
        )
    elif chart not in CHARTS:
        close = difflib.get_close_matches(chart, CHARTS, n=1)
        hint = _meant(close) or says(" /api/charts nennt alle.", " /api/charts lists all.")
        faults.append(
            says(
                f"{place}: Die Abbildung {chart!r} gibt es nicht.",
                f"{place}: there is no chart {chart!r}.",
            )
            + hint
        )


def _slide(entry: dict[str, Any], chart: str, place: str, faults: list[str]) -> Slide:
    title = _text(entry, "title", place, faults)
    question = _text(entry, "question", place, faults)
    theme = _text(entry, "theme", place, faults)
    return Slide(
        id=chart,
        theme=theme or (CHARTS[chart].title if chart in CHARTS else ""),
        charts=(chart,),
        title=(lambda _results: title) if title else None,
        question=_always(question) if question else asks_nothing,
        notes=_text(entry, "notes", place, faults),
    )


def _always(text: str) -> Asks:
    def asks(_results: Results) -> str | None:
        return text

    return asks


def _text(entry: dict[str, Any], key: str, place: str, faults: list[str]) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        faults.append(
            says(
                f'{place}: {key} braucht einen Text in Anführungszeichen, etwa {key} = "…".',
                f'{place}: {key} is to be a text in quotes, such as {key} = "…".',
            )
        )
        return ""
    if len(value) > LONGEST_TEXT:
        faults.append(
            says(
                f"{place}: {key} hat {len(value)} Zeichen; Platz ist für höchstens {LONGEST_TEXT}.",
                f"{place}: {key} has {len(value)} signs; at most {LONGEST_TEXT} fit.",
            )
        )
    return value.strip()


def _unknown_keys(
    entry: dict[str, Any], known: frozenset[str], place: str, faults: list[str]
) -> None:
    for key in sorted(set(entry) - known):
        close = difflib.get_close_matches(key, known, n=1)
        names = ", ".join(sorted(known))
        hint = _meant(close) or says(f" Bekannt sind {names}.", f" Known are {names}.")
        faults.append(
            says(f"{place}: „{key}“ ist unbekannt.", f'{place}: "{key}" is unknown.') + hint
        )


def _meant(close: list[str]) -> str:
    return says(f" Gemeint: „{close[0]}“?", f' Did you mean "{close[0]}"?') if close else ""
