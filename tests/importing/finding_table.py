"""The table of every finding of an import: `python -m tests.importing.finding_table` writes it.

What each means and what to do stands in `messages.toml`; what becomes of it is read in the code.
"""

from __future__ import annotations

import re
from pathlib import Path

from data.importing.messages import messages
from data.importing.rules import rules

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "findings-of-the-import.md"
LANGUAGES = {
    "de": (
        "Deutsch",
        {
            "error": "Fehler: Die Lieferung wird abgelehnt, geändert wird nichts",
            "warning": "Warnungen: Die Lieferung gilt, die Stelle wird genannt",
            "mended": "Gelesen als: was eine Stelle heißt und wie sie gelesen wurde",
        },
        ("Befund", "was er heißt", "was zu tun ist"),
        "Auf der Seite",
    ),
    "en": (
        "English",
        {
            "error": "Errors: the delivery is refused, nothing changes",
            "warning": "Warnings: the delivery counts, the place is named",
            "mended": "Mended: what a place means and how it was read",
        },
        ("finding", "what it means", "what to do"),
        "On the page",
    ),
}


def severities() -> dict[str, set[str]]:
    """By kind of finding what the code makes of it."""
    folder = ROOT / "data" / "importing"
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    found: dict[str, set[str]] = {kind: set() for kind in messages() if kind != "and-more"}
    for rule in rules():
        found[rule.kind].add(rule.severity)
    for severity, kind in re.findall(r'(ERROR|WARNING|MENDED),\s*"([a-z-]+)"', code):
        found[kind].add(severity.lower())
    for kind in re.findall(
        r'(?:Error\(\s*|add_unread\(|refused=|kind: |CellKind\.\w+: )"([a-z-]+)"', code
    ):
        found[kind].add("error")
    return {kind: named or {"mended"} for kind, named in found.items()}


def table() -> str:
    """The page: each language, each severity, each finding with its meaning and its remedy."""
    parts = [
        "# Every finding of an import · Alle Befunde eines Imports\n\n"
        "Written by `python -m tests.importing.finding_table` from `data/importing/messages.toml` "
        "and the rules in\n`data/checks/`; a test compares. How files are read: "
        "[import.md](import.md).\n"
    ]
    for code, (name, headings, heads, on_page) in LANGUAGES.items():
        parts.append(f"## {name}\n")
        for severity, heading in headings.items():
            parts.append(f"### {heading}\n")
            rows = sorted(
                (
                    _row(kind, messages()[kind][code], on_page)
                    for kind, found in severities().items()
                    if severity in found
                ),
                key=str.casefold,
            )
            parts.append("\n".join((_line(*heads), _line(*["---"] * 3), *rows, "")))
    return "\n".join(parts)


def _row(kind: str, words: dict[str, str], on_page: str) -> str:
    advice = words["advice"]
    if "advice_on_page" in words:
        advice += f" {on_page}: {words['advice_on_page']}"
    return _line(f"{words['title']} `{kind}`", _open(words["rule"]), _open(advice))


def _open(sentence: str) -> str:
    """The sentence with … for what each finding fills in."""
    return re.sub(r"\{\w+\}", "…", sentence.replace("{meant}", ""))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    PAGE.write_text(table(), encoding="utf-8")
