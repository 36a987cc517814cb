"""Every setting of the README starts under both servers, or says in one sentence why not."""

from __future__ import annotations

import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from pptx import Presentation

from app import create_app
from dashboards.access.decision import read_access, start_notice
from dashboards.serving import static
from dashboards.settings import SettingsError, from_environment
from tests.app.access_server import users_file
from tests.faults.serving import GUNICORN, ROOT, WAITRESS, free_port, service

pytestmark = pytest.mark.slow
BOTH = pytest.mark.parametrize("command", [GUNICORN, WAITRESS], ids=["gunicorn", "waitress"])
CLOSED = "[everyone]\nrights = []\n[groups.ministry]\nrights = ['see', 'internal']\n"
STORY = """
id = "office"
title = "Office"
[[slide]]
chart = "applications-by-building-block"
"""

VIEWS = '{"views": [{"name": "Essen", "url": "/outreach?district=05113"}]}'

#: What can be set together, and what somebody nobody knows is then answered on the overview.
TOGETHER: dict[str, tuple[dict[str, str], int]] = {
    "words and places": (
        {
            "ZIQ_LANG": "en",
            "ZIQ_CONTACT": "barrieren@example.org",
            "ZIQ_TIME_LIMIT": "5",
            "ZIQ_WORKERS": "1",
            "ZIQ_KEEP": "3",
            "ZIQ_IMPORT_SECONDS": "600",
            "ZIQ_IMPORT_MEMORY": "1024",
            "ZIQ_AUDIT": "{folder}/log/audit.jsonl",
            "ZIQ_STATE": "{folder}/state",
            "ZIQ_TOKENS": "{folder}/tokens.toml",
            "ZIQ_ADDRESS": "https://ziq.example.org",
            "ZIQ_FRAME_ANCESTORS": "https://intranet.example.org http://127.0.0.1:8080",
            "ZIQ_VIEWS_WARN": "5",
            "ZIQ_VIEWS_MOST": "50",
            "ZIQ_HOST": "0.0.0.0",  # noqa: S104 - the setting itself
            "ZIQ_PROFILE": "internal",
        },
        200,
    ),
    "nobody sees anything without the proxy": (
        {
            "ZIQ_PROXY": "127.0.0.1",
            "ZIQ_PROXY_USER_HEADER": "Remote-User",
            "ZIQ_PROXY_GROUPS_HEADER": "Remote-Groups",
            "ZIQ_RIGHTS": "{folder}/closed.toml",
            "ZIQ_PROFILE": "internal",
            "ZIQ_STORIES": "{folder}/stories.toml",
            "ZIQ_TEMPLATES": "{folder}/masters",
            "ZIQ_SAVED_VIEWS": "{folder}/views.json",
        },
        403,
    ),
    "nobody sees anything without a password": (
        {"ZIQ_USERS": "{folder}/users.toml", "ZIQ_RIGHTS": "{folder}/closed.toml"},
        303,
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files that settings name."""
    (tmp_path / "closed.toml").write_text(CLOSED, encoding="utf-8")
    (tmp_path / "stories.toml").write_text(STORY, encoding="utf-8")
    (tmp_path / "views.json").write_text(VIEWS, encoding="utf-8")
    (tmp_path / "masters").mkdir()
    Presentation().save(tmp_path / "masters" / "office.pptx")
    users_file(tmp_path, anna="ministry")
    return tmp_path


def written(settings: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Settings with the places of this test."""
    return {name: value.replace("{folder}", str(folder)) for name, value in settings.items()}


@BOTH
@pytest.mark.parametrize("name", TOGETHER)
def test_settings_start_together(
    sample_folder: Path, folder: Path, command: Sequence[str], name: str
) -> None:
    settings, status = TOGETHER[name]
    (folder / "run").mkdir()
    store = folder / "run" / "store"
    store.symlink_to(sample_folder)
    with service(store, command, **written(settings, folder)) as running:
        assert running.get("/health").status == 200
        assert running.get("/").status == status
        assert "Traceback" not in running.log
        assert '"level": "error"' not in running.log


@pytest.mark.parametrize(
    "name", sorted({name for settings, _ in TOGETHER.values() for name in settings})
)
def test_every_setting_starts_alone(sample_folder: Path, folder: Path, name: str) -> None:
    """As both servers build the program and ask it once before the first visitor."""
    value = next(settings[name] for settings, _ in TOGETHER.values() if name in settings)
    alone = {**written({name: value}, folder), "ZIQ_STORE": str(sample_folder)}
    static.warm_up(create_app(from_environment(alone)))


def test_every_setting_of_the_readme_is_started_here() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("Settings are environment")[1]
    named = set(re.findall(r"`(ZIQ_[A-Z_]+)`", table.split("## Feed it")[0]))
    started = {name for settings, _ in TOGETHER.values() for name in settings}
    assert named - started == {"ZIQ_STORE", "ZIQ_PORT"}, "every start here sets these two"
    assert started - named == set()


def test_every_setting_starts_with_each_other_one(sample_folder: Path, folder: Path) -> None:
    """What may refuse them is read; that servers come up is asked above, of as many as go at once.

    Without a store of its own each would write beside the sample data.
    """
    given: dict[str, dict[str, str]] = {}
    for settings, _status in TOGETHER.values():
        for name, value in settings.items():
            given.setdefault(name, {})[value] = name
    given["ZIQ_HOST"] |= {"::1": "", "127.0.0.1": ""}
    given["ZIQ_PROFILE"] |= {"protected": ""}
    given["ZIQ_STORE"] = {str(sample_folder): ""}
    given["ZIQ_PORT"] = {"9000": ""}
    alone = [(name, value) for name, values in given.items() for value in values]
    refused = {}
    for one, other in itertools.combinations(alone, 2):
        if one[0] == other[0]:
            continue
        both = written({"ZIQ_STATE": "{folder}/pairs", **dict([one, other])}, folder)
        try:
            start_notice(read_access(from_environment(both)))
        except SettingsError as error:
            refused[one[0], other[0]] = str(error)
    assert refused == {}


def test_settings_that_cannot_hold_together_are_refused_in_one_sentence() -> None:
    """Each setting of the README that names another one, with a value that contradicts it."""
    for both, told in (
        ({"ZIQ_VIEWS_WARN": "600", "ZIQ_VIEWS_MOST": "500"}, "Niemand würde gewarnt"),
        ({"ZIQ_PROXY_USER_HEADER": "A", "ZIQ_PROXY_GROUPS_HEADER": "a"}, "denselben Kopf"),
    ):
        with pytest.raises(SettingsError, match=told) as refused:
            from_environment(both)
        assert all(name in str(refused.value) for name in both)
        assert len(str(refused.value).splitlines()) == 1


def test_every_way_to_start_is_one_of_the_two_that_are_tested() -> None:
    """`make run`, `make serve`, both services and the container: nothing decides but settings."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    gunicorn = "gunicorn --config ops/gunicorn.conf.py app:server"
    assert " ".join(GUNICORN[1:]) == gunicorn
    assert f"exec $(BIN)/{gunicorn}" in makefile
    assert f"exec $(BIN)/python {WAITRESS[0]}" in makefile
    assert f"ExecStart=/opt/ziq/.venv/bin/{gunicorn}" in _read("ops/ziq.service")
    assert f"<arguments>{WAITRESS[0]}</arguments>" in _read("ops/windows-service.xml")
    assert f"ENTRYPOINT {json.dumps(gunicorn.split())}" in _read("ops/Containerfile")


def _read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


BAD = {
    "ZIQ_STORE": "{folder}/users.toml",
    "ZIQ_STATE": "{folder}/users.toml/below",
    "ZIQ_AUDIT": "{folder}",
    "ZIQ_HOST": "all hosts",
    "ZIQ_KEEP": "none",
    "ZIQ_IMPORT_SECONDS": "half an hour",
    "ZIQ_IMPORT_MEMORY": "0",
    "ZIQ_PORT": "eighty",
    "ZIQ_PROFILE": "exact",
    "ZIQ_LANG": "fr",
    "ZIQ_TIME_LIMIT": "0",
    "ZIQ_WORKERS": "many",
    "ZIQ_VIEWS_WARN": "2000",
    "ZIQ_VIEWS_MOST": "0",
    "ZIQ_ADDRESS": "ziq.example.org/path",
    "ZIQ_FRAME_ANCESTORS": "https://intranet.example.org *",
    "ZIQ_PROXY_USER_HEADER": "a b",
    "ZIQ_PROXY_GROUPS_HEADER": "X-Forwarded-User",
    "ZIQ_PROXY": "the proxy",
    "ZIQ_USERS": "{folder}/missing.toml",
    "ZIQ_RIGHTS": "{folder}/users.toml",
    "ZIQ_TOKENS": "{folder}/closed.toml.bad",
    "ZIQ_STORIES": "{folder}/missing.toml",
    "ZIQ_TEMPLATES": "{folder}/missing",
    "ZIQ_SAVED_VIEWS": "{folder}/stories.toml",
}


@pytest.mark.parametrize("name", BAD)
def test_a_value_that_cannot_be_used_is_named_in_one_sentence(
    sample_folder: Path, folder: Path, name: str
) -> None:
    (folder / "closed.toml.bad").write_text("[tokens", encoding="utf-8")
    bad = {"ZIQ_STORE": str(sample_folder), **written({name: BAD[name]}, folder)}
    with pytest.raises(SettingsError) as refused:
        create_app(from_environment(bad))
    # Stories and views name each fault on a line below their own.
    lists_faults = name in {"ZIQ_STORIES", "ZIQ_SAVED_VIEWS"}
    assert len(str(refused.value).splitlines()) == (2 if lists_faults else 1)
    assert name in str(refused.value) or Path(bad[name]).name in str(refused.value)


@BOTH
@pytest.mark.parametrize("name", ["ZIQ_PORT", "ZIQ_USERS"])
def test_both_servers_end_with_that_sentence(
    sample_folder: Path, folder: Path, command: Sequence[str], name: str
) -> None:
    settings = {"ZIQ_STORE": str(sample_folder), "ZIQ_PORT": str(free_port())}
    ended = subprocess.run(
        [sys.executable, *command],
        check=False,
        cwd=ROOT,
        env={**_environment(), **settings, **written({name: BAD[name]}, folder)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr
    told = [line for line in ended.stderr.splitlines() if not line.startswith("{")]
    assert len(told) == 1
    assert BAD[name].replace("{folder}/", "") in told[0]


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("ZIQ_")}


@pytest.mark.parametrize(
    ("language", "told"), [("de", "gibt es nicht"), ("en", "there is no such f")]
)
@pytest.mark.parametrize("name", ["ZIQ_STORIES", "ZIQ_TEMPLATES"])
def test_what_lists_name_wrongly_is_told_in_the_language_of_the_command_line(
    monkeypatch: pytest.MonkeyPatch,
    sample_folder: Path,
    folder: Path,
    name: str,
    language: str,
    told: str,
) -> None:
    monkeypatch.setenv("ZIQ_LANG", language)
    bad = {"ZIQ_STORE": str(sample_folder), **written({name: BAD[name]}, folder)}
    with pytest.raises(SettingsError, match=told):
        create_app(from_environment({**bad, "ZIQ_LANG": language}))
