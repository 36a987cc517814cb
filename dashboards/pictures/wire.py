"""How a picture travels: as its fields, what is at its default left out.

`sent` writes a picture of `model` by its types, and `declarations` writes the same types for the
browser: `python -m dashboards.pictures.wire` puts them into `assets/src/wire.d.ts`, and a test
fails when that file is stale. A dataclass travels as an object, a tuple with names as a list, and
each picture names its form under `form`. Of things there are many of (`MANY`) their fields travel
as columns; of a statement that is true or false, the positions of those it is true of.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from dashboards.pictures import parts
from dashboards.pictures.model import Picture

Json: TypeAlias = bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"] | None
"""What travels, be it of pictures or of what stands beside them."""

DECLARED = Path(__file__).parents[2] / "assets" / "src" / "wire.d.ts"
FORMS: tuple[type, ...] = get_args(Picture)


MANY: tuple[type, ...] = (parts.Point, parts.Symbol)


_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})
"""Most of what travels; asked first, as there are thousands of them in an answer."""


def form(picture: Picture) -> str:
    """What a picture says it is: "bars", "area-map"."""
    return _FORM[type(picture)]


def sent(picture: Picture) -> dict[str, Json]:
    """One picture as it travels."""
    return {"form": form(picture), **_object(picture)}


def _object(value: Any) -> dict[str, Json]:
    return {
        name: one if type(one) in _AS_THEY_ARE else _plain(one)
        for name, default in _FIELDS[type(value)]
        if (one := getattr(value, name)) != default
    }


def _plain(value: Any) -> Json:
    kind = type(value)
    if kind in _FIELDS:
        return _object(value)
    if isinstance(value, tuple):
        if value and isinstance(value[0], MANY):
            return _columns(value)
        told = value if kind is tuple else _filled(value)
        return [one if type(one) in _AS_THEY_ARE else _plain(one) for one in told]
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    as_it_is: Json = value
    return as_it_is


def _columns(values: tuple[Any, ...]) -> dict[str, Json]:
    """Things of one kind by their fields; fields that are at their default everywhere left out."""
    found: dict[str, Json] = {}
    for name, default in _FIELDS[type(values[0])]:
        column = [getattr(value, name) for value in values]
        if default is False:
            column = [position for position, holds in enumerate(column) if holds]
            if column:
                found[name] = column
        elif any(value != default for value in column):
            found[name] = column
    return found


def _filled(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """A tuple with names without the values at its end that are at their default."""
    defaults = getattr(value, "_field_defaults", {})
    names = getattr(value, "_fields", ())
    count = len(value)
    while count and names and names[count - 1] in defaults:
        if value[count - 1] != defaults[names[count - 1]]:
            break
        count -= 1
    return value[:count]


def form_of(kind: type) -> str:
    """What a form of picture is called: AreaMap is "area-map"."""
    name = kind.__name__
    return "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in name).lstrip("-")


def _fields_of(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in dataclasses.fields(kind))


_PARTS = [one for one in vars(parts).values() if getattr(one, "__module__", "") == parts.__name__]
KINDS: tuple[type, ...] = tuple(one for one in _PARTS if isinstance(one, type))
"""What pictures are made of, in the order in which it is declared."""

_FORM = {kind: form_of(kind) for kind in FORMS}
_FIELDS = {kind: _fields_of(kind) for kind in (*KINDS, *FORMS) if dataclasses.is_dataclass(kind)}


def declarations(kinds: Sequence[type] = KINDS, forms: Sequence[type] = FORMS) -> str:
    """The types of everything that travels, in TypeScript."""
    written = [
        "// Written by `python -m dashboards.pictures.wire`; do not change by hand.\n"
        "// What a picture says is explained where it is declared: dashboards/pictures/model.py.\n"
    ]
    written += [_declared(kind) for kind in kinds]
    written += [_declared(kind, form_of(kind)) for kind in forms]
    written.append(f"export type Picture = {' | '.join(kind.__name__ for kind in forms)};\n")
    return "\n".join(written)


def _declared(kind: type, form_name: str = "") -> str:
    hints = get_type_hints(kind)
    if kind.__name__ in _NAMES_OF_MANY:
        return _declared_columns(kind, hints)
    if not dataclasses.is_dataclass(kind):
        defaults = getattr(kind, "_field_defaults", {})
        members = ", ".join(
            f"{name}{'?' if name in defaults else ''}: {_type(hint)}"
            for name, hint in hints.items()
        )
        return f"export type {kind.__name__} = [{members}];\n"
    lines = [f'  form: "{form_name}";'] if form_name else []
    for name, default in _fields_of(kind):
        mark = "" if default is dataclasses.MISSING else "?"
        written = _type(hints[name])
        if default is None:
            written = written.removesuffix(" | null")
        lines.append(f"  {name}{mark}: {written};")
    return f"export interface {kind.__name__} {{\n" + "\n".join(lines) + "\n}\n"


_NAMES_OF_MANY = {kind.__name__ for kind in MANY}


def _declared_columns(kind: type, hints: Mapping[str, Any]) -> str:
    lines = []
    for name, default in _fields_of(kind):
        mark = "" if default is dataclasses.MISSING else "?"
        one = "number[]" if default is False else _type_of_many(hints[name])
        lines.append(f"  {name}{mark}: {one};")
    return f"export interface {kind.__name__}Columns {{\n" + "\n".join(lines) + "\n}\n"


_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}


def _type(hint: Any) -> str:
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _type_of_many(inner[0])
    if origin is Mapping:
        return f"Record<string, {_type(inner[1])}>"
    if origin is Literal:
        return " | ".join(f'"{one}"' for one in inner)
    if origin in {Union, types.UnionType}:
        return " | ".join(dict.fromkeys(_type(one) for one in inner))
    return str(hint.__name__)


def _type_of_many(kind: Any) -> str:
    if getattr(kind, "__name__", "") in _NAMES_OF_MANY:
        return f"{kind.__name__}Columns"
    one = _type(kind)
    return f"({one})[]" if " " in one else f"{one}[]"


if __name__ == "__main__":
    DECLARED.parent.mkdir(parents=True, exist_ok=True)
    DECLARED.write_text(declarations(), encoding="utf-8", newline="\n")
