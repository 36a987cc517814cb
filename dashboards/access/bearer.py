"""Access tokens for programs (`ZIQ_TOKENS`): `Authorization: Bearer …` on API, exports and health.

[tokens."evaluation"]
hash = "9f86d0…"                # of the token, which nobody can read again; written by:
rights = ["see"]                #   python -m dashboards.access add-token evaluation
areas = ["05113"]               # rights and areas as a person has them
until = 2027-12-31              # the last day it is valid
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Request
from werkzeug.exceptions import Unauthorized

from dashboards.access.rights import Grant, Person, grant_of, read_toml
from dashboards.access.watched import ConfigurationError
from data.language import says

PREFIX = "ziq_"
USABLE_RIGHTS = ("see", "internal")
DAYS = 365
_ALSO = ("hash", "until")


@dataclass(frozen=True)
class Token:
    """One entry of the file."""

    hash: str
    grant: Grant
    until: dt.date

    def is_valid(self, day: dt.date) -> bool:
        """Up to and including its last day."""
        return day <= self.until


def read_tokens(path: Path) -> dict[str, Token]:
    """Reads the file; without one there are no tokens.

    Raises:
        ConfigurationError: naming file, place and what fits.
    """
    if not path.exists():
        return {}
    entries = read_toml(path).get("tokens", {})
    if not isinstance(entries, dict):
        raise ConfigurationError(
            f"{path.name}: tokens: "
            + says("Hier steht je Schlüssel eine Tabelle.", "write one table a token")
        )
    return {name: _token(entry, f"{path.name}: tokens.{name}") for name, entry in entries.items()}


def _token(entry: object, place: str) -> Token:
    grant = grant_of(entry, place, others=_ALSO)
    hash_, until = (entry.get(key) if isinstance(entry, dict) else None for key in _ALSO)
    if not isinstance(hash_, str) or len(hash_) != len(_hash("")):
        raise ConfigurationError(
            f"{place}: "
            + says("Schlüssel entstehen mit ", "make tokens with ")
            + "python -m dashboards.access add-token"
        )
    if not isinstance(until, dt.date) or isinstance(until, dt.datetime):
        raise ConfigurationError(
            f"{place}: until: "
            + says(
                "Hier steht der letzte Tag, wie in until = 2027-12-31",
                "write the last day, as in until = 2027-12-31",
            )
        )
    if not grant.rights or grant.rights - set(USABLE_RIGHTS):
        raise ConfigurationError(
            f"{place}: rights: "
            + says("Ein Schlüssel kann see und internal haben", "a token can have see and internal")
        )
    return Token(hash_, grant, until)


def new_token(grant: Grant, until: dt.date) -> tuple[str, Token]:
    """A token to be shown once, and the entry that knows it again."""
    text = f"{PREFIX}{secrets.token_urlsafe(32)}"
    return text, Token(_hash(text), grant, until)


def write_tokens(path: Path, tokens: Mapping[str, Token]) -> None:
    """Replaces the file at once, readable by its owner only; comments in it are not kept."""
    lines = ["# Written by python -m dashboards.access; rights, areas and until may be edited."]
    for name, token in sorted(tokens.items()):
        lines += ["", f"[tokens.{json.dumps(name)}]", f"hash = {json.dumps(token.hash)}"]
        lines += [f"rights = {json.dumps(sorted(token.grant.rights))}"]
        lines += [f"areas = {json.dumps(list(token.grant.areas))}"] if token.grant.areas else []
        lines += [f"until = {token.until.isoformat()}"]
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.touch(mode=0o600)
    draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
    draft.replace(path)


def sent_with(request: Request) -> str | None:
    """The token of a request, where tokens are valid; None without one."""
    path = request.path
    if path not in {"/health", "/api", "/export"} and not path.startswith(("/api/", "/export/")):
        return None
    kind, _, text = request.headers.get("Authorization", "").strip().partition(" ")
    return text.strip() if kind.lower() == "bearer" else None


def person_of(tokens: Mapping[str, Token], text: str) -> Person:
    """The program that a token stands for.

    Every entry is compared, each in the same time, so that a wrong token takes as long as a right
    one and as one that is too old.

    Raises:
        Unauthorized: for any other text, without saying what is wrong with it.
    """
    hash_, found = _hash(text), None
    for name, token in tokens.items():
        if hmac.compare_digest(hash_, token.hash):
            found = name, token
    if found is None or not found[1].is_valid(dt.datetime.now(dt.UTC).astimezone().date()):
        raise Unauthorized
    return Person(found[0], "token", (found[1].grant,))


def _hash(text: str) -> str:
    """Tokens are long and random, so a quick hash of them cannot be turned back."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
