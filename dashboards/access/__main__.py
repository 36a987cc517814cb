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
from data.language import says, written_day


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
    parser = argparse.ArgumentParser(
        prog="python -m dashboards.access",
        description=says(
            "Verwaltet Personen, Zugriffsschlüssel für Programme und offene Sitzungen.",
            "Keeps people, access tokens for programs, and open sessions.",
        ),
    )
    parser.add_argument(
        "--file",
        type=Path,
        help=says("Datei der Personen; sonst ZIQ_USERS", "file of people; default: ZIQ_USERS"),
    )
    parser.add_argument(
        "--tokens",
        type=Path,
        help=says("Datei der Schlüssel; sonst ZIQ_TOKENS", "file of tokens; default: ZIQ_TOKENS"),
    )
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Callable[..., Iterable[str]], text: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text)
        one.set_defaults(run=run)
        return one

    add = command(
        "add-user",
        _add_user,
        says(
            "Person anlegen oder Passwort und Rechte neu setzen",
            "add a person, or set a new password and rights",
        ),
    )
    add.add_argument("name")
    add.add_argument(
        "--group",
        action="append",
        default=[],
        help=says("Gruppe aus ZIQ_RIGHTS", "group of ZIQ_RIGHTS"),
    )
    _add_grant(add, RIGHTS)
    remove = command(
        "remove-user",
        _remove_user,
        says(
            "Person entfernen; beendet ihre offenen Sitzungen",
            "remove a person; ends the open sessions",
        ),
    )
    remove.add_argument("name")
    command(
        "list",
        _list_users,
        says("Namen, Gruppen, Rechte und Gebiete", "names, groups, rights and areas"),
    )
    token = command(
        "add-token",
        _add_token,
        says(
            "Zugriffsschlüssel für ein Programm erzeugen; gezeigt wird er einmal",
            "make an access token for a program; shown once",
        ),
    )
    token.add_argument("name")
    _add_grant(token, USABLE_RIGHTS)
    token.add_argument(
        "--until",
        help=says(
            f"letzter Tag, JJJJ-MM-TT; sonst in {DAYS} Tagen",
            f"last day, YYYY-MM-DD; default: in {DAYS} days",
        ),
    )
    withdraw = command(
        "withdraw-token", _withdraw_token, says("Schlüssel sofort beenden", "end a token at once")
    )
    withdraw.add_argument("name")
    command(
        "list-tokens",
        _list_tokens,
        says("Namen, Rechte, Gebiete und letzte Tage", "names, rights, areas and last days"),
    )
    command(
        "sessions",
        _list_sessions,
        says(
            "wer eine Sitzung offen hat, und seit wann", "who has an open session, and since when"
        ),
    )
    end = command(
        "end-sessions",
        _end_sessions,
        says("Sitzungen einer Person oder alle beenden", "end the sessions of a person, or all"),
    )
    end.add_argument("name", nargs="?")
    end.add_argument("--all", action="store_true")
    return parser


def _add_grant(parser: argparse.ArgumentParser, rights: Sequence[str]) -> None:
    parser.add_argument("--right", action="append", default=[], choices=rights)
    parser.add_argument(
        "--area",
        action="append",
        default=[],
        help=says("AGS mit 2, 3, 5 oder 8 Ziffern", "AGS of 2, 3, 5 or 8 digits"),
    )


def _people(asked: argparse.Namespace, settings: Settings) -> tuple[Path, dict[str, User]]:
    path = asked.file or settings.users
    if path is None:
        raise ConfigurationError(
            says(
                "Welche Datei? Bitte --file DATEI angeben oder ZIQ_USERS setzen.",
                "Say which file: --file FILE, or set ZIQ_USERS.",
            )
        )
    return path, read_users(path) if path.exists() else {}


def _add_user(asked: argparse.Namespace, settings: Settings) -> list[str]:
    path, users = _people(asked, settings)
    _refuse_odd_name(asked.name)
    grant = grant_of({"rights": asked.right, "areas": asked.area}, asked.name)
    users[asked.name] = User(hashed(_password()), tuple(asked.group), grant)
    write_users(path, users)
    return [_written(path)]


def _remove_user(asked: argparse.Namespace, settings: Settings) -> list[str]:
    path, users = _people(asked, settings)
    if users.pop(asked.name, None) is None:
        raise ConfigurationError(
            says(f"Eine Person {asked.name} gibt es nicht.", f"There is no user {asked.name}.")
        )
    write_users(path, users)
    return [_written(path)]


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
        raise ConfigurationError(
            says(
                f"Einen Schlüssel {asked.name} gibt es schon; bitte zuerst withdraw-token.",
                f"There is a token {asked.name}; withdraw it first.",
            )
        )
    rights = {"rights": asked.right or ["see"], "areas": asked.area}
    text, tokens[asked.name] = new_token(grant_of(rights, asked.name), _last_day(asked.until))
    write_tokens(path, tokens)
    until = written_day(tokens[asked.name].until)
    return [
        _written(path),
        says(
            f"Gültig bis {until}. Gezeigt wird der Schlüssel nur dieses eine Mal:",
            f"Valid up to {until}. It is shown this once:",
        ),
        text,
    ]


def _withdraw_token(asked: argparse.Namespace, settings: Settings) -> list[str]:
    path = asked.tokens or settings.tokens_file
    tokens = read_tokens(path)
    if tokens.pop(asked.name, None) is None:
        raise ConfigurationError(
            says(f"Einen Schlüssel {asked.name} gibt es nicht.", f"There is no token {asked.name}.")
        )
    write_tokens(path, tokens)
    return [_written(path)]


def _list_tokens(asked: argparse.Namespace, settings: Settings) -> list[str]:
    today = dt.datetime.now(dt.UTC).astimezone().date()
    return [
        f"{name}: {_described(_parts(token.grant))}; "
        + says("bis ", "up to ")
        + written_day(token.until)
        + ("" if token.is_valid(today) else says(" (abgelaufen)", " (over)"))
        for name, token in sorted(read_tokens(asked.tokens or settings.tokens_file).items())
    ]


def _list_sessions(_asked: argparse.Namespace, settings: Settings) -> list[str]:
    return [
        f"{one.name}: {one.purpose}, {says('seit', 'since')} "
        f"{written_day(dt.date.fromtimestamp(one.since))} "
        f"{dt.datetime.fromtimestamp(one.since):%H:%M}"
        for one in Sessions(settings.state_folder).open()
    ]


def _end_sessions(asked: argparse.Namespace, settings: Settings) -> list[str]:
    if bool(asked.name) == asked.all:
        raise ConfigurationError(
            says(
                "Wessen Sitzungen? Bitte einen Namen oder --all angeben.",
                "Say whose sessions: a name, or --all.",
            )
        )
    ended = Sessions(settings.state_folder).end_all(asked.name)
    return [says(f"Beendet: {ended}", f"Ended: {ended}")]


def _refuse_odd_name(name: str) -> None:
    if not is_name(name):
        raise ConfigurationError(
            says(
                "Ein Name besteht aus Buchstaben, Ziffern und . @ - _",
                "A name consists of letters, digits and . @ - _",
            )
        )


def _last_day(given: str | None) -> dt.date:
    today = dt.datetime.now(dt.UTC).astimezone().date()
    try:
        day = dt.date.fromisoformat(given) if given else today + dt.timedelta(days=DAYS)
    except ValueError as error:
        raise ConfigurationError(
            f"--until {given}: "
            + says("Hier steht ein Tag wie 2027-12-31.", "write a day such as 2027-12-31.")
        ) from error
    if day < today:
        raise ConfigurationError(
            f"--until {given}: " + says("Dieser Tag ist vorbei.", "this day is over.")
        )
    return day


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass(says("Passwort: ", "Password: "))
    if getpass.getpass(says("Noch einmal: ", "Once more: ")) != password:
        raise ConfigurationError(
            says("Die beiden Passwörter sind verschieden.", "The two passwords differ.")
        )
    return password


def _written(path: Path) -> str:
    return says(f"Geschrieben: {path}", f"Written: {path}")


def _parts(grant: Grant) -> dict[str, Sequence[str]]:
    return {"rights": sorted(grant.rights), "areas": grant.areas}


def _described(parts: dict[str, Sequence[str]]) -> str:
    return (
        "; ".join(f"{_names()[key]} {', '.join(value)}" for key, value in parts.items() if value)
        or "-"
    )


def _names() -> dict[str, str]:
    return {
        "groups": says("Gruppen", "groups"),
        "rights": says("Rechte", "rights"),
        "areas": says("Gebiete", "areas"),
    }


def _say(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
