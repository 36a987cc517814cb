"""Compares the texts in the code with the catalogues; run as `make messages`.

German must have every text; English stands in the code, so there it is the texts that are checked.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
FUNCTIONS = {
    "_": 1,
    "_lazy": 1,
    "gettext": 1,
    "lazy_gettext": 1,
    "ngettext": 2,
    "pgettext": 2,
    "_filter_key": 1,
}
Message = str | tuple[str, ...]

#: The programme's name and official words that stay German in English sentences.
KEPT = (
    "Zusammen im Quartier – Kinder stärken – Zukunft sichern",
    "Kinder stärken – Zukunft sichern",
    "kreisfreie Städte",
    "Förderdatenbank",
)
_GERMAN = re.compile(
    r"[äöüÄÖÜß„]|\b(und|oder|der|die|das|den|dem|des|ein|eine[mnrs]?|nicht|kein|keine[mnrs]?|"
    r"von|mit|ohne|für|aus|bei|nach|ist|sind|wird|werden|wurde|wurden|Antrag|Anträge|Vorhaben|"
    r"Träger|Zirkel|Baustein|Erstkontakte)\b"
)


def texts_in_code() -> dict[Message, str]:
    """Every text handed to a translating function: the text and where it stands."""
    found: dict[Message, str] = {}
    for path in sorted([*(ROOT / "dashboards").rglob("*.py"), ROOT / "queries" / "filters.py"]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                _note(node, path, found)
    return found


def _note(node: ast.Call, path: Path, found: dict[Message, str]) -> None:
    count = FUNCTIONS.get(node.func.id) if isinstance(node.func, ast.Name) else None
    texts = [
        arg.value
        for arg in node.args[: count or 0]
        if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    ]
    if count and len(texts) == count:
        key: Message = texts[0] if count == 1 else tuple(texts)
        found[key] = f"{path.relative_to(ROOT)}:{node.lineno}"


def texts_in_catalogues(language: str) -> dict[Message, str]:
    """Every entry of one language's catalogues: the message and its translation."""
    entries: dict[Message, str] = {}
    for path in sorted((ROOT / "locales" / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if not message.id:
                    continue
                key = tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id
                if message.context:
                    key = (message.context, str(message.id))
                text = message.string
                entries[key] = text if isinstance(text, str) else "\n".join(text)
    return entries


def not_english(texts: Iterable[Message]) -> list[str]:
    """Texts of the code that are not English, which a reader in English would see as they are."""
    found = []
    for message in texts:
        for text in message if isinstance(message, tuple) else (message,):
            plain = text
            for name in KEPT:
                plain = plain.replace(name, "")
            if _GERMAN.search(plain):
                found.append(text)
    return found


def main() -> int:
    """Prints what is missing, what is unused and what is not English."""
    code, catalogue = texts_in_code(), texts_in_catalogues("de")
    missing = {key: where for key, where in code.items() if not catalogue.get(key)}
    unused = [key for key in catalogue if key not in code]
    lines = [f"missing  {where}: {key!r}" for key, where in missing.items()]
    lines += [f"unused   {key!r}" for key in unused]
    foreign = not_english(code)
    lines += [f"not English  {text!r}" for text in foreign]
    lines.append(f"{len(missing)} missing, {len(unused)} unused, {len(foreign)} not English")
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if missing or unused or foreign else 0


if __name__ == "__main__":
    sys.exit(main())
