"""Whoever renames a field of a picture in Python is told: each field is renamed, one at a time.

The browser's types no longer fit the model then; and once they are written again, the scripts that
read the old name no longer fit the types.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

import pytest

from dashboards.pictures import model, parts, wire

ASSETS = Path(__file__).parents[2] / "assets"
TSC = ASSETS / "node_modules" / ".bin" / "tsc"
FIELDS = [
    (kind.__name__, name)
    for kind in (*wire.KINDS, *wire.FORMS)
    for name in (
        [field.name for field in dataclasses.fields(kind)]
        if dataclasses.is_dataclass(kind)
        else kind._fields  # type: ignore[attr-defined]
    )
]


def _renamed(source: str, kind: str, name: str) -> str:
    """The source with one field of one class under another name, also where it is given."""
    before, start, after = source.partition(f"class {kind}")
    field = re.compile(rf"^    {name}:", re.MULTILINE)
    after = field.sub(f"    {name}_renamed:", after, count=1)
    return before + start + after.replace(f", {name}=", f", {name}_renamed=")


def _module(name: str, source: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    made = ModuleType(name)
    monkeypatch.setitem(sys.modules, name, made)
    exec(compile(source, name, "exec"), vars(made))  # noqa: S102 - our own source, renamed
    return made


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The browser's types with fields of classes renamed in Python."""

    def write(*fields: tuple[str, str]) -> str:
        sources = [inspect.getsource(one) for one in (parts, model)]
        for kind, name in fields:
            sources = [_renamed(source, kind, name) for source in sources]
        of_parts = _module("renamed_parts", sources[0], monkeypatch)
        own = sources[1].replace("dashboards.pictures.parts", "renamed_parts")
        of_model = _module("renamed_model", own, monkeypatch)
        kinds = [one for one in vars(of_parts).values() if isinstance(one, type)]
        mine = [one for one in kinds if one.__module__ == "renamed_parts"]
        return wire.declarations(mine, get_args(of_model.Picture))

    return write


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_a_field_renamed_in_python_makes_the_browsers_types_stale(
    declared: Callable[..., str], kind: str, name: str
) -> None:
    written = declared((kind, name))
    assert f"{name}_renamed" in written
    assert written != wire.DECLARED.read_text(encoding="utf-8")


def test_nothing_renamed_is_nothing_stale(declared: Callable[..., str]) -> None:
    assert declared(("Bars", "no_such_field")) == wire.DECLARED.read_text(encoding="utf-8")


#: What the server's renderers read and the browser does not: units and marks of files and slides.
FOR_FILES = {"unit", "held"}
READ = [
    (kind.__name__, field.name)
    for kind in (*wire.KINDS, *wire.FORMS)
    if dataclasses.is_dataclass(kind)
    for field in dataclasses.fields(kind)
    if field.name not in FOR_FILES and (kind.__name__, field.name) != ("Bars", "total")
]
"""Members of lists have no name when they travel, so none of theirs can be read by a wrong one."""

_WRONG = re.compile(r"Property '(\w+)' does not exist on type '([\w |]+)'")


def _inside(kind: type) -> set[type]:
    """The kinds that the fields of a kind are made of."""

    def kinds(hint: Any) -> set[type]:
        own = {hint} if hint in wire.KINDS else set()
        return own.union(*(kinds(one) for one in get_args(hint)))

    return set().union(*(kinds(hint) for hint in get_type_hints(kind).values()))


def _layers() -> list[set[str]]:
    """Kinds, none of which holds another of its layer: pictures, then what these are made of."""
    depth = dict.fromkeys((*wire.FORMS, *wire.KINDS), 0)
    for _round in depth:
        for kind in depth:
            for inner in _inside(kind):
                depth[inner] = max(depth[inner], depth[kind] + 1)
    return [
        {kind.__name__ for kind, own in depth.items() if own == layer}
        for layer in range(max(depth.values()) + 1)
    ]


def _told(messages: str) -> set[tuple[str, str]]:
    """The fields that messages name; what not every kind of a union has, none of it has."""
    return {
        (kind, name)
        for name, kinds in _WRONG.findall(messages)
        for one in kinds.split(" | ")
        for kind in (one, one.removesuffix("Columns"))
    }


@pytest.mark.slow
@pytest.mark.skipif(not TSC.exists(), reason="the browser's tools are not installed")
def test_scripts_that_read_a_renamed_field_no_longer_type_check(
    declared: Callable[..., str], tmp_path: Path
) -> None:
    """A layer at a time, since what is read of a thing nobody knows is not checked any more.

    A field that no message names is renamed once more on its own.
    """
    shutil.copytree(ASSETS / "src", tmp_path / "src")
    shutil.copy(ASSETS / "tsconfig.json", tmp_path)

    def checked(fields: list[tuple[str, str]]) -> subprocess.CompletedProcess[str]:
        (tmp_path / "src" / "wire.d.ts").write_text(declared(*fields), encoding="utf-8")
        return subprocess.run([TSC, "-p", tmp_path], capture_output=True, check=False, text=True)

    unnamed = []
    for layer in _layers():
        fields = [(kind, name) for kind, name in READ if kind in layer]
        told = _told(checked(fields).stdout)
        unnamed += [field for field in fields if field not in told]
    unnoticed = [
        f"{kind}.{name}" for kind, name in unnamed if not checked([(kind, name)]).returncode
    ]
    assert unnoticed == [], "no script reads these"
