"""What `merge_patch` takes apart, the script that is served puts together again."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import orjson
import pytest

from dashboards.answers.patch import merge_patch
from dashboards.pages import PAGES
from dashboards.serving import callback
from data.store import StoreHandle
from queries.scope import Viewer
from tests.app.answering import merged
from tests.node import run_node

_NAMES = ("label", "rows", "0", "1", "länge", "a.b", "__x__", "")
_CASES = 600


def _value(chance: random.Random, depth: int) -> Any:
    """A number, text, list, or object of a few members; lists of objects too.

    Neither 0 nor 1: Python takes them for False and True, and no member of an answer is both.
    """
    if depth == 0 or chance.random() < 0.35:
        return chance.choice([-1.5, 17, 250, True, False, "", "ä", "x" * 20])
    if chance.random() < 0.55:
        return {name: _value(chance, depth - 1) for name in _some(chance)}
    length = chance.randrange(4)
    if chance.random() < 0.5:
        return [{name: _value(chance, depth - 1) for name in _some(chance)} for _ in range(length)]
    return [_value(chance, 0) for _ in range(length)]


def _some(chance: random.Random) -> list[str]:
    return chance.sample(_NAMES, chance.randrange(len(_NAMES)))


def _changed(chance: random.Random, value: Any, depth: int) -> Any:
    """The value with some members changed, gone or new; a list stays a list."""
    if isinstance(value, dict):
        kept = {
            name: _changed(chance, one, depth - 1)
            for name, one in value.items()
            if chance.random() > 0.2
        }
        new = {name: _value(chance, max(depth - 1, 0)) for name in _some(chance)[:1]}
        return kept | {name: one for name, one in new.items() if name not in value}
    if isinstance(value, list):
        if chance.random() < 0.3:
            return [_value(chance, 0) for _ in range(chance.randrange(4))]
        return [_changed(chance, one, depth - 1) for one in value]
    return value if chance.random() < 0.6 else _value(chance, 0)


def _random_cases() -> list[dict[str, Any]]:
    """Pairs of before and after, with what travels; sometimes a member is None, which is gone."""
    cases = []
    for seed in range(_CASES):
        chance = random.Random(seed)
        before = {name: _value(chance, 3) for name in _NAMES[:5]}
        after = _changed(chance, before, 4)
        told = after | {name: None for name in before if chance.random() < 0.1}
        expected = {name: value for name, value in told.items() if value is not None}
        cases.append({"before": before, "patch": merge_patch(before, told), "after": expected})
    return cases


def _write(cases: list[dict[str, Any]], folder: Path) -> str:
    path = folder / "cases.json"
    path.write_text(json.dumps(cases), encoding="utf-8")
    return run_node("tests/assets/answer-cases.js", str(path))


def test_random_answers_are_put_together_as_they_were(tmp_path: Path) -> None:
    cases = _random_cases()
    assert sum(case["patch"] != {} for case in cases) > _CASES * 0.9
    assert int(_write(cases, tmp_path)) == _CASES


@pytest.mark.parametrize("search", ["?region=057&round=2018-2020", "?block=1", "?lang=en"])
def test_pages_are_put_together_as_the_tests_of_the_server_do(
    handle: StoreHandle, tmp_path: Path, search: str
) -> None:
    cases = []
    for page in PAGES.values():
        if page.takes_rest or not page.charts:
            continue
        _frame, opening, changes, *_rest = callback.respond_to(handle, Viewer(), page.path, search)
        before = orjson.loads(opening or b"{}")
        patch = json.loads(json.dumps(changes, default=list))
        cases.append({"before": before, "patch": patch, "after": merged(before, patch)})
    assert int(_write(cases, tmp_path)) == len(cases)
