"""Settings, read once from the environment; each is described in the README."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from data.keeping import KEPT_VERSIONS, MOST_KEPT
from data.language import says

_Number = TypeVar("_Number", int, float)
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.:\[\]-]{1,260}")
_HOST = re.compile(r"[A-Za-z0-9.:-]{1,253}")
_HEADER = re.compile(r"[A-Za-z0-9-]{1,80}")


class SettingsError(Exception):
    """A setting has a value the program cannot use; the message says which and what fits.

    In German, or in English where `ZIQ_LANG` says so, as all the command line says.
    """


@dataclass(frozen=True)
class Settings:
    """What an operator decides."""

    store: Path = Path("store")
    host: str = "127.0.0.1"
    port: int = 8050
    profile: str = "protected"
    proxy: str = ""
    language: str = "de"
    users: Path | None = None
    rights: Path | None = None
    audit: Path | None = None
    contact: str = ""
    stories: Path | None = None
    templates: Path | None = None
    saved_views: Path | None = None
    time_limit: float = 10.0
    workers: int = 2
    keep: int = KEPT_VERSIONS
    views_warn: int = 500
    views_most: int = 1500
    tokens: Path | None = None
    state: Path | None = None
    address: str = ""
    frame_ancestors: tuple[str, ...] = ()
    proxy_user_header: str = "X-Forwarded-User"
    proxy_groups_header: str = "X-Forwarded-Groups"

    @property
    def is_loopback(self) -> bool:
        """Only this machine reaches the server."""
        return self.host in {"127.0.0.1", "::1", "localhost"}

    @property
    def state_folder(self) -> Path:
        """Where a running server keeps its key, open sessions and counts."""
        return self.state or self.store

    @property
    def tokens_file(self) -> Path:
        """The file of access tokens for programs."""
        return self.tokens or self.state_folder / "tokens.toml"


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Reads the `ZIQ_*` variables.

    Raises:
        SettingsError: for a number out of reach, an unknown profile or language.
    """
    env = os.environ if environment is None else environment
    most = _within(env, "ZIQ_VIEWS_MOST", 1500, (1, 1_000_000), _number("1500"))
    warn = _within(env, "ZIQ_VIEWS_WARN", min(500, most), (1, 1_000_000), _number("500"))
    settings = Settings(
        store=Path(env.get("ZIQ_STORE") or "store"),
        host=_host(env, "ZIQ_HOST"),
        port=_within(env, "ZIQ_PORT", 8050, (1, 65535), _number("8050")),
        profile=_one_of(env, "ZIQ_PROFILE", ("protected", "internal")),
        proxy=env.get("ZIQ_PROXY", ""),
        language=_one_of(env, "ZIQ_LANG", ("de", "en")),
        users=_path(env, "ZIQ_USERS"),
        rights=_path(env, "ZIQ_RIGHTS"),
        audit=_path(env, "ZIQ_AUDIT"),
        contact=env.get("ZIQ_CONTACT", ""),
        stories=_path(env, "ZIQ_STORIES"),
        templates=_path(env, "ZIQ_TEMPLATES"),
        saved_views=_path(env, "ZIQ_SAVED_VIEWS"),
        time_limit=_within(
            env,
            "ZIQ_TIME_LIMIT",
            10.0,
            (0.1, 3600.0),
            says("eine Zahl von Sekunden wie 10", "seconds such as 10"),
        ),
        workers=_within(
            env, "ZIQ_WORKERS", 2, (1, 64), says("eine Zahl von 1 bis 64", "a number from 1 to 64")
        ),
        keep=_within(env, "ZIQ_KEEP", KEPT_VERSIONS, (1, MOST_KEPT), _number("5")),
        views_warn=warn,
        views_most=most,
        tokens=_path(env, "ZIQ_TOKENS"),
        state=_path(env, "ZIQ_STATE"),
        address=_origin(env, "ZIQ_ADDRESS"),
        frame_ancestors=_origins(env, "ZIQ_FRAME_ANCESTORS"),
        proxy_user_header=_header(env, "ZIQ_PROXY_USER_HEADER", "X-Forwarded-User"),
        proxy_groups_header=_header(env, "ZIQ_PROXY_GROUPS_HEADER", "X-Forwarded-Groups"),
    )
    # Read where an import starts (`data.importing.apart`), refused here: it would be hours later.
    for name, example in (("ZIQ_IMPORT_SECONDS", "1800"), ("ZIQ_IMPORT_MEMORY", "6000")):
        _within(env, name, int(example), (1, 1_000_000_000), _number(example))
    _refuse_contradictions(settings)
    _refuse_places(settings)
    return settings


def _refuse_contradictions(settings: Settings) -> None:
    if settings.views_warn > settings.views_most:
        warn, most = (
            f"ZIQ_VIEWS_WARN={settings.views_warn}",
            f"ZIQ_VIEWS_MOST={settings.views_most}",
        )
        raise SettingsError(
            says(
                f"{warn} liegt über {most}: Niemand würde gewarnt; bitte eine kleinere Zahl.",
                f"{warn} is above {most}: nobody would be warned about; use a smaller number.",
            )
        )
    if settings.proxy_user_header.lower() == settings.proxy_groups_header.lower():
        raise SettingsError(
            says(
                "ZIQ_PROXY_USER_HEADER und ZIQ_PROXY_GROUPS_HEADER nennen denselben Kopf.",
                "ZIQ_PROXY_USER_HEADER and ZIQ_PROXY_GROUPS_HEADER name the same header; use two.",
            )
        )


def _refuse_places(settings: Settings) -> None:
    """Folders that are files, or lie below one; what is not there yet is made when it is needed."""
    folders = {"ZIQ_STORE": settings.store, "ZIQ_STATE": settings.state}
    if settings.audit is not None:
        folders["ZIQ_AUDIT"] = settings.audit.parent
        if settings.audit.is_dir():
            raise SettingsError(
                f"ZIQ_AUDIT={settings.audit}: "
                + says(
                    "Das ist ein Ordner; bitte eine Datei darin nennen.",
                    "this is a folder; name a file in it.",
                )
            )
    for name, folder in folders.items():
        there = folder
        while there is not None and not there.exists() and there != there.parent:
            there = there.parent
        if there is not None and there.exists() and not there.is_dir():
            raise SettingsError(
                says(
                    f"{name}: {there} ist eine Datei; bitte einen Ordner nennen.",
                    f"{name}: {there} is a file; name a folder.",
                )
            )


def _number(example: str) -> str:
    return says(f"eine Zahl wie {example}", f"a number such as {example}")


def _unfit(name: str, value: str, fits: str) -> SettingsError:
    return SettingsError(
        says(f"{name}={value!r}: hier passt {fits}.", f"{name}={value!r}: use {fits}.")
    )


def _one_of(env: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    value = env.get(name) or allowed[0]
    if value not in allowed:
        raise _unfit(name, value, ", ".join(allowed[:-1]) + says(" oder ", " or ") + allowed[-1])
    return value


def _within(
    env: Mapping[str, str], name: str, default: _Number, limits: tuple[float, float], example: str
) -> _Number:
    text = env.get(name) or str(default)
    try:
        value = type(default)(text)
    except ValueError:
        value = None
    if value is None or not limits[0] <= value <= limits[1]:
        raise _unfit(name, text, example)
    return value


def _host(env: Mapping[str, str], name: str) -> str:
    value = env.get(name) or "127.0.0.1"
    if not _HOST.fullmatch(value):
        raise _unfit(
            name,
            value,
            says(
                "eine Adresse dieses Rechners wie 127.0.0.1",
                "an address of this machine such as 127.0.0.1",
            ),
        )
    return value


def _header(env: Mapping[str, str], name: str, default: str) -> str:
    value = env.get(name) or default
    if not _HEADER.fullmatch(value):
        raise _unfit(
            name,
            value,
            says(f"der Name eines Kopfes wie {default}", f"the name of a header such as {default}"),
        )
    return value


def _origin(env: Mapping[str, str], name: str) -> str:
    value = (env.get(name) or "").rstrip("/")
    if value and not _ORIGIN.fullmatch(value):
        raise _unfit(
            name,
            value,
            says(
                "eine Adresse wie https://ziq.example.nrw",
                "an address such as https://ziq.example.nrw",
            ),
        )
    return value


def _origins(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Addresses of pages, separated by blanks or commas."""
    values = re.split(r"[\s,]+", (env.get(name) or "").strip())
    return tuple(_origin({name: value}, name) for value in values if value)


def _path(env: Mapping[str, str], name: str) -> Path | None:
    return Path(env[name]) if env.get(name) else None
