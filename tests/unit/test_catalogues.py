"""Both languages are complete: German in the catalogues, English in the code."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dashboards.language.i18n import ngettext as plural
from dashboards.language.i18n import speaking
from tests.unit.catalogues import FUNCTIONS, ROOT, not_english, texts_in_code

CATALOGUES = sorted((ROOT / "locales/de/LC_MESSAGES").glob("*.po"))


def _german(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Every entry of a catalogue: what identifies it, and its German texts."""
    with path.open("rb") as file:
        return [
            (f"{message.context}|{message.id}", _forms(message.string))
            for message in read_po(file, locale="de")
            if message.id
        ]


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def test_every_text_of_the_code_is_english() -> None:
    assert not_english(texts_in_code()) == []


def test_a_german_text_in_the_code_would_be_found() -> None:
    assert not_english(["Anträge nach Kreis", "Kreise and kreisfreie Städte"]) == [
        "Anträge nach Kreis"
    ]


def test_every_text_is_a_literal_so_that_none_escapes_the_catalogues() -> None:
    escaping = []
    for path in sorted((ROOT / "dashboards").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                texts = node.args[: FUNCTIONS.get(node.func.id, 0)]
                if not all(isinstance(text, ast.Constant) for text in texts):
                    escaping.append(f"{path.name}:{node.lineno}")
    assert escaping == []


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("en", 1, "application"),
        ("en", 0, "applications"),
        ("de", 1, "Antrag"),
        ("de", 0, "Anträge"),
    ],
)
def test_one_and_many_are_told_apart_in_both_languages(
    language: str, count: int, text: str
) -> None:
    with speaking(language):
        assert plural("application", "applications", count) == text


def test_no_text_has_two_german_readings() -> None:
    readings = defaultdict(set)
    for path in CATALOGUES:
        for key, german in _german(path):
            readings[key].add(german)
    assert {key: german for key, german in readings.items() if len(german) > 1} == {}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_german_texts_are_set_as_german(path: Path) -> None:
    faults = {
        "a breaking space before percent or euro": r"[\d}] [%€]|Mio\. €",
        "a straight quote": r"[\"']",
        "quotes of another language": r"”|“[^„]*“|„[^“]*„",
        "a hyphen for a dash": r"\w - \w",
        "two spaces": r"  ",
        "three dots": r"\.\.\.",
        "a hyphen in a span": r"\d-\d",
    }
    marked = [
        (name, text)
        for _key, german in _german(path)
        for text in german
        for name, pattern in faults.items()
        if re.search(pattern, text)
    ]
    assert marked == []
