"""No round, circle, year of a figure or growing code is written into program text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.facts import shipped

ROOT = Path(__file__).parents[2]
_FOLDERS = ("dashboards", "queries", "data/importing", "data/models", "data/checks")
#: Dates as examples of how to write one, and laws and counts with their year.
_EXAMPLES = frozenset(
    {"dashboards/language/formats.py", "dashboards/pages/accessibility.py",
     "dashboards/exports/csv.py",
     "data/importing/template.py", "dashboards/charts/base.py", "dashboards/access/__main__.py"}
)  # fmt: skip
_YEAR = re.compile(r"(?<![\d.,_u])(?:201[789]|202[0-4])(?!\d)")


def texts() -> Iterator[tuple[str, str]]:
    """Every text of Python code but docstrings, and every statement without its comments."""
    for folder in _FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            content = path.read_text(encoding="utf-8") if path.suffix in (".py", ".sql") else ""
            if path.suffix == ".sql":
                yield name, re.sub(r"--.*", "", content)
            elif path.suffix == ".py":
                yield from ((name, text) for text in _texts_of(ast.parse(content)))


def _texts_of(tree: ast.AST) -> Iterator[str]:
    told = {
        id(node.value) for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_round_and_no_circle_is_named() -> None:
    codes = {code for name in ("round", "circle") for code in shipped().lists[name]}
    named = codes | {entry.german for entry in shipped().lists["round"].values()}
    assert [(name, text) for name, text in texts() if text in named] == []


def test_no_year_of_a_figure_is_written() -> None:
    found = [(name, text) for name, text in texts() if _YEAR.search(text)]
    assert [one for one in found if one[0] not in _EXAMPLES] == []


@pytest.mark.parametrize("number", ["0.20", "20 %", "20%"])
def test_no_own_share_is_written(number: str) -> None:
    assert [name for name, text in texts() if number in text] == []
