"""Settings: what an operator may write, and what is said about the rest."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

import app
from dashboards.settings import Settings, SettingsError, from_environment


def test_an_empty_setting_is_none() -> None:
    names = (
        "STORE", "HOST", "PORT", "PROFILE", "PROXY", "PROXY_USER_HEADER", "PROXY_GROUPS_HEADER",
        "USERS", "RIGHTS", "AUDIT", "LANG", "CONTACT", "STORIES", "TIME_LIMIT",
    )  # fmt: skip
    empty = {f"ZIQ_{name}": "" for name in names}
    assert from_environment(empty) == Settings() == from_environment({})


def test_settings_are_read() -> None:
    read = from_environment(
        {"ZIQ_STORE": "/srv/ziq", "ZIQ_PORT": "8100", "ZIQ_LANG": "en", "ZIQ_TIME_LIMIT": "2.5"}
    )
    assert (read.store, read.port) == (Path("/srv/ziq"), 8100)
    assert (read.language, read.time_limit) == ("en", 2.5)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZIQ_PORT", "99999"), ("ZIQ_PORT", "0"), ("ZIQ_PORT", "\u00b2"), ("ZIQ_PORT", "80.5"),
        ("ZIQ_TIME_LIMIT", "soon"), ("ZIQ_TIME_LIMIT", "nan"), ("ZIQ_TIME_LIMIT", "-1"),
        ("ZIQ_PROFILE", "exact"), ("ZIQ_LANG", "fr"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_used_is_named_with_what_fits(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{name}=.*hier passt "):
        from_environment({name: value})


@pytest.mark.parametrize(("host", "said"), [("127.0.0.1", "ist belegt"), ("192.0.2.1", "ZIQ_HOST")])
def test_an_address_that_cannot_be_served_ends_with_one_sentence(
    host: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("ZIQ_HOST", host)
        monkeypatch.setenv("ZIQ_PORT", str(taken.getsockname()[1]))
        assert app.main() == 1
    assert said in capsys.readouterr().err
