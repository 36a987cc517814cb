"""The file of users (`ZIQ_USERS`) for offices without a proxy that signs people in.

[users.anna]
password = "$argon2id$…"        # written by: python -m dashboards.access add-user anna
groups = ["ministry"]           # of ZIQ_RIGHTS; or rights and areas of her own:
rights = ["see", "internal"]
areas = ["05113"]
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dashboards.access.rights import Grant, grant_of, read_toml, texts
from dashboards.access.watched import ConfigurationError
from data.language import says

SHORTEST_PASSWORD = 12
_NAME = re.compile(r"[\w.@-]{1,100}")
_hasher = PasswordHasher()
_one_at_a_time = threading.Lock()


class PasswordTooShortError(Exception):
    """A password is easier to guess than we allow."""


@dataclass(frozen=True)
class User:
    """One entry of the file."""

    password: str
    groups: tuple[str, ...] = ()
    grant: Grant = field(default_factory=Grant)

    @property
    def stamp(self) -> str:
        """Changes with the password, and thereby ends the sessions opened with the old one."""
        return hashlib.sha256(self.password.encode()).hexdigest()[:16]


def read_users(path: Path) -> dict[str, User]:
    """Reads the file of `ZIQ_USERS`.

    Raises:
        ConfigurationError: naming file, place and what fits.
    """
    entries = read_toml(path).get("users", {})
    if not isinstance(entries, dict):
        raise ConfigurationError(
            f"{path.name}: users: "
            + says(
                "Hier steht je Person eine Tabelle wie [users.anna].",
                "write one table a person, as in [users.anna]",
            )
        )
    users = {}
    for name, entry in entries.items():
        place = f"{path.name}: users.{name}"
        grant = grant_of(entry, place, others=("password", "groups"))
        password = entry.get("password")
        if not isinstance(password, str) or not password.startswith("$argon2"):
            raise ConfigurationError(
                f"{place}: "
                + says(
                    "password ist kein argon2-Hash; gesetzt wird es mit ",
                    "password is no argon2 hash; set it with ",
                )
                + f"python -m dashboards.access add-user {name}"
            )
        groups = texts(entry.get("groups", []), f"{place}: groups")
        users[name] = User(password, tuple(groups), grant)
    return users


def is_password(users: Mapping[str, User], name: str, password: str) -> bool:
    """Whether the password is this person's; takes as long for a name that does not exist.

    One check at a time: each takes 64 MiB of memory on purpose.
    """
    user = users.get(name)
    with _one_at_a_time:
        try:
            return _hasher.verify(user.password if user else _hash_of_nobody(), password) and (
                user is not None
            )
        except (VerificationError, InvalidHashError):
            return False


def hashed(password: str) -> str:
    """The argon2 hash to be kept instead of the password.

    Raises:
        PasswordTooShortError: under 12 characters.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShortError(
            says(
                f"Ein Passwort hat mindestens {SHORTEST_PASSWORD} Zeichen.",
                f"Use at least {SHORTEST_PASSWORD} characters.",
            )
        )
    return _hasher.hash(password)


def is_name(name: str) -> bool:
    """Letters, digits, and . @ - _ make a name."""
    return _NAME.fullmatch(name) is not None


def write_users(path: Path, users: Mapping[str, User]) -> None:
    """Replaces the file at once, readable by its owner only; comments in it are not kept."""
    lines = ["# Written by python -m dashboards.access; rights and areas may be edited by hand."]
    for name, user in sorted(users.items()):
        lines += ["", f"[users.{json.dumps(name)}]", f"password = {json.dumps(user.password)}"]
        values = {
            "groups": user.groups,
            "rights": sorted(user.grant.rights),
            "areas": user.grant.areas,
        }
        lines += [f"{key} = {json.dumps(list(value))}" for key, value in values.items() if value]
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.touch(mode=0o600)
    draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
    draft.replace(path)


@cache
def _hash_of_nobody() -> str:
    return _hasher.hash(secrets.token_hex())
