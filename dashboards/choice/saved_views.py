"""Views that an office keeps for everybody: the file in which a browser gives its saved views away.

```json
{"views": [
 {"name": "Zugänge in Essen", "name_en": "Outreach in Essen", "url": "/outreach?district=05113"}
]}
```
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from dashboards.choice import url
from dashboards.language.i18n import language
from dashboards.settings import SettingsError
from data.language import says

LONGEST_NAME, MOST_VIEWS = 80, 200
_KEYS = frozenset({"name", "name_en", "url"})
_LIST = re.compile(r'"views"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


class SavedViewsError(SettingsError):
    """Files of views that cannot be shown; one line per fault, each with file and line."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("ZIQ_SAVED_VIEWS:\n" + "\n".join(f"  {fault}" for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class SavedView:
    """An address with a name, in German and perhaps in English."""

    name: str
    url: str
    name_en: str = ""


_office: list[SavedView] = []


def install(path: Path | None) -> None:
    """Takes in the office's views, at the start of the program.

    Raises:
        SavedViewsError: with every fault of every file; nothing is served then.
    """
    _office.clear()
    if path is not None:
        _office.extend(read_views(path))


def of_office() -> list[dict[str, str]]:
    """The office's views as the browser shows them, in the language of the reader."""
    is_english = language() == "en"
    return [
        {"name": (one.name_en if is_english else "") or one.name, "url": one.url} for one in _office
    ]


def read_views(path: Path) -> list[SavedView]:
    """The views of one file, or of every `.json` of a folder, in their order.

    Raises:
        SavedViewsError: with every fault of every file.
    """
    if not path.exists():
        raise SavedViewsError(
            [
                says(
                    f"{path}: Diese Datei oder diesen Ordner gibt es nicht.",
                    f"{path}: there is no such file or folder.",
                )
            ]
        )
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    faults: list[str] = []
    found: dict[str, SavedView] = {}
    for file in files:
        for place, entry in _entries(file, faults):
            view = _view(entry, place, faults)
            if view.name in found:
                faults.append(
                    says(
                        f"{place}: Der Name {view.name!r} ist vergeben; bitte anders nennen.",
                        f"{place}: name {view.name!r} is taken; choose another one.",
                    )
                )
            found[view.name] = view
    if len(found) > MOST_VIEWS:
        faults.append(
            says(
                f"{path}: {len(found)} Ansichten; möglich sind höchstens {MOST_VIEWS}.",
                f"{path}: {len(found)} views; at most {MOST_VIEWS} are possible.",
            )
        )
    if faults:
        raise SavedViewsError(faults)
    return list(found.values())


def _entries(file: Path, faults: list[str]) -> list[tuple[str, dict[str, Any]]]:
    """What a file lists, each with its place: file and line."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        content = json.loads(text)
    except json.JSONDecodeError as error:
        faults.append(
            says(
                f"{file.name}, Zeile {error.lineno}: Das ist kein JSON: {error.msg}.",
                f"{file.name}, line {error.lineno}: this is not JSON: {error.msg}.",
            )
        )
        return []
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        faults.append(
            says(
                f"{file.name} ist nicht lesbar: {error}.",
                f"{file.name}: the file cannot be read: {error}.",
            )
        )
        return []
    views = content.get("views") if isinstance(content, dict) else None
    if not isinstance(views, list) or not all(isinstance(one, dict) for one in views):
        faults.append(
            says(
                f'{file.name}, Zeile 1: Es passt {{"views": [{{"name": "…", "url": "/…"}}]}}.',
                f'{file.name}, line 1: write {{"views": [{{"name": "…", "url": "/…"}}]}}.',
            )
        )
        return []
    places = [
        says(f"{file.name}, Zeile {line}", f"{file.name}, line {line}")
        for line in _lines(text, len(views))
    ]
    return list(zip(places, views, strict=True))


def _lines(text: str, count: int) -> Iterator[int]:
    """On which line each entry of the list begins."""
    start = _LIST.search(text)
    position = start.end() if start else 0
    decoder = json.JSONDecoder()
    for _entry in range(count):
        between = _BETWEEN.match(text, position)
        position = between.end() if between else position
        yield text.count("\n", 0, position) + 1
        _value, position = decoder.raw_decode(text, position)


def _view(entry: dict[str, Any], place: str, faults: list[str]) -> SavedView:
    for key in sorted(set(entry) - _KEYS):
        names = ", ".join(sorted(_KEYS))
        faults.append(
            says(
                f"{place}: „{key}“ ist unbekannt. Bekannt sind {names}.",
                f'{place}: "{key}" is unknown. Known are {names}.',
            )
        )
    texts = {key: entry.get(key, "") for key in ("name", "name_en", "url")}
    for key, value in texts.items():
        if not isinstance(value, str):
            faults.append(
                says(
                    f'{place}: {key} braucht einen Text in Anführungszeichen, etwa "{key}": "…".',
                    f'{place}: {key} is to be a text in quotes, such as "{key}": "…".',
                )
            )
            texts[key] = ""
    name = texts["name"].strip()
    if not name:
        faults.append(says(f"{place}: name fehlt.", f"{place}: name is missing."))
    for given in (name, texts["name_en"]):
        if len(given) > LONGEST_NAME:
            faults.append(
                says(
                    f"{place}: {given!r} ist zu lang: höchstens {LONGEST_NAME} Zeichen.",
                    f"{place}: {given!r} is too long: at most {LONGEST_NAME} signs.",
                )
            )
    faults += [f"{place}: {fault}" for fault in _faults_of(texts["url"])]
    return SavedView(name, texts["url"], texts["name_en"].strip())


def _faults_of(address: str) -> list[str]:
    """What is wrong with an address of this dashboard; which Quartiere there are, data decide."""
    from dashboards.pages import page_at  # pages have a head, and that shows these views

    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not address.startswith("/") or address.startswith("//"):
        return [
            says(
                f"url {address!r}: Bitte mit dem Pfad beginnen, etwa „/outreach?district=05113“.",
                f'url {address!r}: begin with the path, such as "/outreach?district=05113".',
            )
        ]
    if page_at(unquote(parts.path)) is None:
        return [
            says(
                f"url {address!r}: Unter dieser Adresse gibt es keine Seite.",
                f"url {address!r}: there is no page at this address.",
            )
        ]
    return [
        says(
            f"url: „{notice.key}={notice.value}“ ist unbekannt.",
            f"url: “{notice.key}={notice.value}” is unknown.",
        )
        for notice in url.parse(parts.query).notices
        if notice.key != "neighbourhood"
    ]
