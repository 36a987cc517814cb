"""Compares the texts in the code with the German catalogues; run as `make messages`."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
FUNCTIONS = {"_": 1, "_lazy": 1, "gettext": 1, "lazy_gettext": 1, "ngettext": 2, "pgettext": 2}
Message = str | tuple[str, ...]


def texts_in_code() -> dict[Message, str]:
    """Every text handed to a translating function: the text and where it stands."""
    found: dict[Message, str] = {}
    for path in sorted((ROOT / "dashboards").rglob("*.py")):
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


def main() -> int:
    """Prints what is missing and what is unused."""
    code, catalogue = texts_in_code(), texts_in_catalogues("de")
    missing = {key: where for key, where in code.items() if not catalogue.get(key)}
    unused = [key for key in catalogue if key not in code]
    lines = [f"missing  {where}: {key!r}" for key, where in missing.items()]
    lines += [f"unused   {key!r}" for key in unused]
    sys.stdout.write("\n".join([*lines, f"{len(missing)} missing, {len(unused)} unused"]) + "\n")
    return 1 if missing or unused else 0


if __name__ == "__main__":
    sys.exit(main())
