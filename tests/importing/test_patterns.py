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
_SHORT, _FACTOR = 500, 8
_LONGEST_GROWTH = 3 * _FACTOR
"""Between linear (8) and quadratic (64)."""
_NOISE_SECONDS = 0.004
_PIECES = (
    "1", "a", "A", " ", "\t", "\n", ".", ",", "-", "_", "(", ")", "[", '"', "'", "%", "#", ";", "/",
    "\u00e4", "\u00c3", "1.", "1 ", "a ", "(1", "[a", "1.000", "1-", "_x", "a.", "m1", " -", "<",
)  # fmt: skip


def written() -> Iterator[tuple[str, str, int]]:
    """Every pattern in the code that reads files and words, where it stands, its flags."""
    for package in (data, dashboards):
        folder = Path(package.__file__).parent
        for path in sorted(folder.rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if is_pattern(node):
                    name = f"{path.relative_to(folder.parent)}:{node.lineno}"  # type: ignore[attr-defined]
                    yield name, node.args[0].value, flags(node)  # type: ignore[attr-defined]


def is_pattern(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in _CALLS
        and bool(node.args)
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    )


def flags(call: ast.Call) -> int:
    """The flags that the call names."""
    named = [a.attr for a in ast.walk(call) if isinstance(a, ast.Attribute) and a.attr.isupper()]
    return sum(int(getattr(re, name, 0)) for name in set(named))


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """The shortest of a few runs, in time of this thread alone."""
    taken = []
    for _ in range(2):
        begun = time.thread_time()
        pattern.search(text)
        pattern.fullmatch(text)
        taken.append(time.thread_time() - begun)
    return min(taken)


def compiled() -> Iterator[tuple[str, str, int]]:
    """Patterns that the import puts together from pieces."""
    for module in pkgutil.iter_modules(data.importing.__path__, "data.importing."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value.pattern, value.flags & ~re.UNICODE


PATTERNS = {(text, its_flags): place for place, text, its_flags in [*written(), *compiled()]}


@pytest.mark.parametrize(("text", "its_flags"), sorted(PATTERNS))
def test_a_pattern_grows_with_the_text_and_no_faster(text: str, its_flags: int) -> None:
    pattern, place = re.compile(text, its_flags), PATTERNS[text, its_flags]
    for piece in _PIECES:
        few = piece * 24 + "\x00"
        assert seconds(pattern, few) < 1, f"{place}: grows with every {piece!r}"
        long = seconds(pattern, piece * (_SHORT * _FACTOR // len(piece)) + "\x00")
        if long > _NOISE_SECONDS:
            short = seconds(pattern, piece * (_SHORT // len(piece)) + "\x00")
            assert long < _LONGEST_GROWTH * short, f"{place}: {long / short:.0f} times on {piece!r}"
