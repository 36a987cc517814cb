"""Keeps the file of users: `python -m dashboards.access add-user NAME`, `remove-user`, `list`."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from dashboards.access.rights import RIGHTS, grant_of
from dashboards.access.users import (
    PasswordTooShortError,
    User,
    hashed,
    is_name,
    read_users,
    write_users,
)
from dashboards.access.watched import ConfigurationError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 when it did what was asked, 1 with one sentence when not."""
    asked = _parser().parse_args(arguments)
    if asked.file is None:
        return _fail("Say which file: --file FILE, or set ZIQ_USERS.")
    try:
        users = read_users(asked.file) if asked.file.exists() else {}
        if asked.command == "list":
            _say(f"{name}: {_described(user)}" for name, user in sorted(users.items()))
            return 0
        if asked.command == "remove-user":
            if users.pop(asked.name, None) is None:
                return _fail(f"There is no user {asked.name}.")
        else:
            users[asked.name] = _new_user(asked)
        write_users(asked.file, users)
    except (ConfigurationError, PasswordTooShortError, OSError) as error:
        return _fail(str(error))
    _say([f"Written: {asked.file}"])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboards.access", description=__doc__)
    parser.add_argument(
        "--file", type=Path, default=os.environ.get("ZIQ_USERS") or None, help="default: ZIQ_USERS"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    add = commands.add_parser("add-user", help="add a person, or set a new password and rights")
    add.add_argument("name")
    add.add_argument("--group", action="append", default=[], help="group of ZIQ_RIGHTS")
    add.add_argument("--right", action="append", default=[], choices=RIGHTS)
    add.add_argument("--area", action="append", default=[], help="AGS of 2, 3, 5 or 8 digits")
    remove = commands.add_parser("remove-user", help="remove a person; ends the open sessions")
    remove.add_argument("name")
    commands.add_parser("list", help="names, groups, rights and areas")
    return parser


def _new_user(asked: argparse.Namespace) -> User:
    if not is_name(asked.name):
        raise ConfigurationError("A name consists of letters, digits and . @ - _")
    grant = grant_of({"rights": asked.right, "areas": asked.area}, asked.name)
    if sys.stdin.isatty():
        password = getpass.getpass("Password: ")
        if getpass.getpass("Once more: ") != password:
            raise ConfigurationError("The two passwords differ.")
    else:
        password = sys.stdin.readline().rstrip("\n")
    return User(hashed(password), tuple(asked.group), grant)


def _described(user: User) -> str:
    parts = {
        "groups": user.groups,
        "rights": sorted(user.grant.rights),
        "areas": user.grant.areas,
    }
    return "; ".join(f"{key} {', '.join(value)}" for key, value in parts.items() if value) or "-"


def _say(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _fail(text: str) -> int:
    sys.stderr.write(f"{text}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
