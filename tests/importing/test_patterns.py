"""No pattern over people's text takes more than its length: ten times as long, ten times the work.

What is measured is growth, not time: how much longer a text eight times as long takes.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import dashboards
import data
import data.importing

_CALLS = frozenset(
    {"compile", "sub", "search", "match", "fullmatch", "findall", "split", "finditer"}
)
_NOT_OF_PEOPLE = {Path(dashboards.__file__).parent / "theme.py"}
"""Reads our own style sheet."""
_SHORT, _FACTOR = 500, 8
_LONGEST_GROWTH = 3 * _FACTOR
"""Between linear (8) and quadratic (64)."""
_NOISE_SECONDS = 0.004
_PIECES = (
    "1", "a", "A", " ", "\t", "\n", ".", ",", "-", "_", "(", ")", "[", '"', "'", "%", "#", ";", "/",
    "\u00e4", "\u00c3", "1.", "1 ", "a ", "(1", "[a", "1.000", "1-", "_x", "a.", "m1", " -", "<",
)  # fmt: skip


def written() -> Iterator[tuple[str, str, int, frozenset[str]]]:
    """Every pattern in the code: where it stands, its text, its flags, how it is used."""
    for package in (data, dashboards):
        folder = Path(package.__path__[0])
        for path in sorted(set(folder.rglob("*.py")) - _NOT_OF_PEOPLE):
            source = path.read_text(encoding="utf-8")
            if not re.search(r"\bre\.", source):
                continue
            tree = ast.parse(source)
            names = {
                id(node.value): node.targets[0].id
                for node in ast.walk(tree)
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
            }
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and (found := pattern(node)):
                    called, text = found
                    place = f"{path.relative_to(folder.parent)}:{node.lineno}"
                    how = used(names.get(id(node), ""), source, called)
                    yield place, text, flags(node), how


def used(name: str, source: str, called: str) -> frozenset[str]:
    """Whether a pattern is sought anywhere in a text or held against all of it."""
    ways = set(re.findall(rf"\b{name}\.(\w+)\(", source)) & _CALLS if name else {called}
    return frozenset(way if way in ("match", "fullmatch") else "search" for way in ways)


def pattern(call: ast.Call) -> tuple[str, str] | None:
    """What of `re` is called, and with which pattern."""
    match call:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="re"), attr=called),
            args=[ast.Constant(value=str(text)), *_],
        ) if called in _CALLS:
            return called, text
    return None


def flags(call: ast.Call) -> int:
    """The flags that the call names."""
    named = [a.attr for a in ast.walk(call) if isinstance(a, ast.Attribute) and a.attr.isupper()]
    return sum(int(getattr(re, name, 0)) for name in set(named))


def seconds(pattern: re.Pattern[str], way: str, text: str) -> float:
    """The shorter of two runs, in time of this thread alone."""
    taken = []
    for _ in range(2):
        begun = time.thread_time()
        getattr(pattern, way)(text)
        taken.append(time.thread_time() - begun)
    return min(taken)


def compiled() -> Iterator[tuple[str, str, int, frozenset[str]]]:
    """Patterns that the import puts together from pieces."""
    for found in pkgutil.iter_modules(data.importing.__path__, "data.importing."):
        module = importlib.import_module(found.name)
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                how = used(name, source, "")
                yield f"{found.name}.{name}", value.pattern, value.flags & ~re.UNICODE, how


PATTERNS = {
    (text, its_flags, way): place
    for place, text, its_flags, ways in [*written(), *compiled()]
    for way in sorted(ways)
}


@pytest.mark.parametrize(("text", "its_flags", "way"), sorted(PATTERNS))
def test_a_pattern_grows_with_the_text_and_no_faster(text: str, its_flags: int, way: str) -> None:
    pattern, place = re.compile(text, its_flags), PATTERNS[text, its_flags, way]
    for piece in _PIECES:
        few = piece * 24 + "\x00"
        assert seconds(pattern, way, few) < 1, f"{place}: grows with every {piece!r}"
        long = seconds(pattern, way, piece * (_SHORT * _FACTOR // len(piece)) + "\x00")
        if long > _NOISE_SECONDS:
            short = seconds(pattern, way, piece * (_SHORT // len(piece)) + "\x00")
            assert long < _LONGEST_GROWTH * short, f"{place}: {long / short:.0f} times on {piece!r}"
