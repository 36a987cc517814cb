"""What people may do: groups map to rights, and rights to areas (the file of `ZIQ_RIGHTS`).

    [everyone]                      # also who is not signed in; without this: see
    rights = ["see"]

    [groups.ministry]
    rights = ["see", "internal"]

    [groups.essen]
    rights = ["see", "internal"]
    areas = ["05113"]

Each right holds for the areas of the grants that give it, so a group that may see the whole state
and another with exact numbers for Essen never add up to exact numbers for the whole state.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from dashboards.access.watched import ConfigurationError
from data.language import says

Right = Literal["see", "internal", "import"]
RIGHTS: tuple[Right, ...] = ("see", "internal", "import")
_STATE = "05"
_AREA = re.compile(r"05(\d|\d{3}|\d{6})?")


@dataclass(frozen=True)
class Grant:
    """Rights that belong together, inside areas (prefixes of AGS; none named: the whole state)."""

    rights: frozenset[str] = frozenset()
    areas: tuple[str, ...] = ()


SEE_ONLY = Grant(frozenset({"see"}))


@dataclass(frozen=True)
class Person:
    """Who asks, and how we know: signed in, at the machine itself, or nobody in particular."""

    name: str = ""
    known_by: Literal["nothing", "machine", "proxy", "password", "token"] = "nothing"
    grants: tuple[Grant, ...] = ()

    @property
    def is_signed_in(self) -> bool:
        """The person has a name that somebody vouched for."""
        return self.known_by in {"proxy", "password", "token"}

    @property
    def rights(self) -> frozenset[str]:
        """Everything any grant gives; exact numbers include seeing."""
        given = frozenset[str]().union(*(grant.rights for grant in self.grants))
        return given | {"see"} if "internal" in given else given

    def areas_for(self, right: Right) -> tuple[str, ...]:
        """The areas a right holds for; empty is the whole state. Ask `rights` first."""
        wanted = {"see", "internal"} if right == "see" else {right}
        giving = [grant for grant in self.grants if grant.rights & wanted]
        if any(not grant.areas or _STATE in grant.areas for grant in giving):
            return ()
        return tuple(sorted({area for grant in giving for area in grant.areas}))


@dataclass(frozen=True)
class Rights:
    """The whole file: what a group gives, and what everybody may do."""

    groups: Mapping[str, Grant]
    everyone: Grant = SEE_ONLY

    def grants(self, groups: Iterable[str], own: Grant | None = None) -> tuple[Grant, ...]:
        """The grants of a signed-in person; one without any has what everybody has."""
        found = [self.groups[group] for group in groups if group in self.groups]
        if own is not None and own.rights:
            found.append(own)
        return tuple(found) or (self.everyone,)


def read_rights(path: Path) -> Rights:
    """Reads the file of `ZIQ_RIGHTS`.

    Raises:
        ConfigurationError: naming file, place and what fits.
    """
    content = read_toml(path)
    _refuse_unknown(content, ("everyone", "groups"), str(path.name))
    groups = {
        name: grant_of(entry, f"{path.name}: groups.{name}")
        for name, entry in _table(content.get("groups", {}), f"{path.name}: groups").items()
    }
    everyone = SEE_ONLY
    if "everyone" in content:
        everyone = grant_of(content["everyone"], f"{path.name}: everyone")
        if everyone.rights - {"see"}:
            raise ConfigurationError(
                f"{path.name}: everyone: "
                + says("Hier gibt es nur das Recht see.", "only the right see can be given here")
            )
    return Rights(groups, everyone)


def grant_of(entry: object, place: str, others: tuple[str, ...] = ()) -> Grant:
    """Rights and areas of one entry.

    Raises:
        ConfigurationError: for an unknown key, right or area.
    """
    table = _table(entry, place)
    _refuse_unknown(table, ("rights", "areas", *others), place)
    rights, areas = (texts(table.get(key, []), f"{place}: {key}") for key in ("rights", "areas"))
    for right in rights:
        if right not in RIGHTS:
            raise ConfigurationError(
                f"{place}: {right!r} "
                + says("ist kein Recht; möglich sind ", "is no right; use ")
                + ", ".join(RIGHTS)
            )
    for area in areas:
        if not _AREA.fullmatch(area):
            raise ConfigurationError(
                f"{place}: {area!r} "
                + says(
                    "ist kein AGS mit 2, 3, 5 oder 8 Ziffern", "is no AGS of 2, 3, 5 or 8 digits"
                )
            )
    return Grant(frozenset(rights), tuple(sorted(areas)))


def texts(value: object, place: str) -> list[str]:
    """A list of texts out of a TOML file.

    Raises:
        ConfigurationError: when it is something else.
    """
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigurationError(
            f"{place}: "
            + says(
                'Hier steht eine Liste von Texten wie ["see"].',
                'write a list of texts, as in ["see"]',
            )
        )
    return value


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file as it is.

    Raises:
        ConfigurationError: when it cannot be read or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{path}: {error}") from error


def _table(value: object, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ConfigurationError(
            f"{place}: "
            + says(
                "Hier steht eine Tabelle, je Zeile ein Schlüssel = Wert.",
                "write a table, with one key = value a line",
            )
        )
    return value


def _refuse_unknown(table: Mapping[str, Any], known: tuple[str, ...], place: str) -> None:
    for key in table:
        if key not in known:
            raise ConfigurationError(
                f"{place}: {key!r} "
                + says("ist unbekannt; möglich sind ", "is unknown; use ")
                + ", ".join(known)
            )
