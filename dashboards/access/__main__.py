"""Keeps people, access tokens for programs, and open sessions: `python -m dashboards.access …`."""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from dashboards.access.bearer import DAYS, USABLE_RIGHTS, new_token, read_tokens, write_tokens
from dashboards.access.rights import RIGHTS, Grant, grant_of
from dashboards.access.sessions import Sessions
from dashboards.access.users import (
    PasswordTooShortError,
    User,
    hashed,
    is_name,
    read_users,
    write_users,
)
from dashboards.access.watched import ConfigurationError
from dashboards.settings import Settings, SettingsError, from_environment


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 when it did what was asked, 1 with one sentence when not."""
    asked = _parser().parse_args(arguments)
    try:
        _say(asked.run(asked, from_environment()))
    except (SettingsError, PasswordTooShortError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboards.access", description=__doc__)
    parser.add_argument("--file", type=Path, help="file of people; default: ZIQ_USERS")
    parser.add_argument("--tokens", type=Path, help="file of tokens; default: ZIQ_TOKENS")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Callable[..., Iterable[str]], text: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text)
        one.set_defaults(run=run)
        return one

    add = command("add-user", _add_user, "add a person, or set a new password and rights")
    add.add_argument("name")
    add.add_argument("--group", action="append", default=[], help="group of ZIQ_RIGHTS")
    _add_grant(add, RIGHTS)
    remove = command("remove-user", _remove_user, "remove a person; ends the open sessions")
    remove.add_argument("name")
    command("list", _list_users, "names, groups, rights and areas")
    token = command("add-token", _add_token, "make an access token for a program; shown once")
    token.add_argument("name")
    _add_grant(token, USABLE_RIGHTS)
    token.add_argument("--until", help=f"last day, YYYY-MM-DD; default: in {DAYS} days")
    withdraw = command("withdraw-token", _withdraw_token, "end a token at once")
    withdraw.add_argument("name")
    command("list-tokens", _list_tokens, "names, rights, areas and last days")
    command("sessions", _list_sessions, "who has an open session, and since when")
    end = command("end-sessions", _end_sessions, "end the sessions of a person, or all")
    end.add_argument("name", nargs="?")
    end.add_argument("--all", action="store_true")
    return parser


def _add_grant(parser: argparse.ArgumentParser, rights: Sequence[str]) -> None:
    parser.add_argument("--right", action="append", default=[], choices=rights)
    parser.add_argument("--area", action="append", default=[], help="AGS of 2, 3, 5 or 8 digits")


def _people(asked: argparse.Namespace, settings: Settings) -> tuple[Path, dict[str, User]]:
    path = asked.file or settings.users
    if path is None:
        raise ConfigurationError("Say which file: --file FILE, or set ZIQ_USERS.")
    return path, read_users(path) if path.exists() else {}


def _add_user(asked: argparse.Namespace, settings: Settings) -> list[str]:
    path, users = _people(asked, settings)
    _refuse_odd_name(asked.name)
    grant = grant_of({"rights": asked.right, "areas": asked.area}, asked.name)
    users[asked.name] = User(hashed(_password()), tuple(asked.group), grant)
    write_users(path, users)
    return [f"Written: {path}"]


def _remove_user(asked: argparse.Namespace, settings: Settings) -> list[str]:
    path, users = _people(asked, settings)
    if users.pop(asked.name, None) is None:
        raise ConfigurationError(f"There is no user {asked.name}.")
    write_users(path, users)
    return [f"Written: {path}"]


def _list_users(asked: argparse.Namespace, settings: Settings) -> list[str]:
    _path, users = _people(asked, settings)
    return [
        f"{name}: {_described({'groups': user.groups} | _parts(user.grant))}"
        for name, user in sorted(users.items())
    ]


def _add_token(asked: argparse.Namespace, settings: Settings) -> list[str]:
    path = asked.tokens or settings.tokens_file
    tokens = read_tokens(path)
    _refuse_odd_name(asked.name)
    if asked.name in tokens:
        raise ConfigurationError(f"There is a token {asked.name}; withdraw it first.")
    rights = {"rights": asked.right or ["see"], "areas": asked.area}
    text, tokens[asked.name] = new_token(grant_of(rights, asked.name), _last_day(asked.until))
    write_tokens(path, tokens)
    until = f"{tokens[asked.name].until:%Y-%m-%d}"
    return [f"Written: {path}", f"Valid up to {until}. It is shown this once:", text]


def _withdraw_token(asked: argparse.Namespace, settings: Settings) -> list[str]:
    path = asked.tokens or settings.tokens_file
    tokens = read_tokens(path)
    if tokens.pop(asked.name, None) is None:
        raise ConfigurationError(f"There is no token {asked.name}.")
    write_tokens(path, tokens)
    return [f"Written: {path}"]


def _list_tokens(asked: argparse.Namespace, settings: Settings) -> list[str]:
    today = dt.datetime.now(dt.UTC).astimezone().date()
    return [
        f"{name}: {_described(_parts(token.grant))}; up to {token.until:%Y-%m-%d}"
        + ("" if token.is_valid(today) else " (over)")
        for name, token in sorted(read_tokens(asked.tokens or settings.tokens_file).items())
    ]


def _list_sessions(_asked: argparse.Namespace, settings: Settings) -> list[str]:
    return [
        f"{one.name}: {one.purpose}, since {dt.datetime.fromtimestamp(one.since):%Y-%m-%d %H:%M}"
        for one in Sessions(settings.state_folder).open()
    ]


def _end_sessions(asked: argparse.Namespace, settings: Settings) -> list[str]:
    if bool(asked.name) == asked.all:
        raise ConfigurationError("Say whose sessions: a name, or --all.")
    return [f"Ended: {Sessions(settings.state_folder).end_all(asked.name)}"]


def _refuse_odd_name(name: str) -> None:
    if not is_name(name):
        raise ConfigurationError("A name consists of letters, digits and . @ - _")


def _last_day(given: str | None) -> dt.date:
    today = dt.datetime.now(dt.UTC).astimezone().date()
    try:
        day = dt.date.fromisoformat(given) if given else today + dt.timedelta(days=DAYS)
    except ValueError as error:
        raise ConfigurationError(f"--until {given}: write a day such as 2027-12-31.") from error
    if day < today:
        raise ConfigurationError(f"--until {given}: this day is over.")
    return day


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise ConfigurationError("The two passwords differ.")
    return password


def _parts(grant: Grant) -> dict[str, Sequence[str]]:
    return {"rights": sorted(grant.rights), "areas": grant.areas}


def _described(parts: dict[str, Sequence[str]]) -> str:
    return "; ".join(f"{key} {', '.join(value)}" for key, value in parts.items() if value) or "-"


def _say(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
