"""An import desk of an empty store, for tests of what it does."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import create_app
from dashboards.access import csrf_token
from dashboards.importing import deliveries
from dashboards.settings import Settings
from data.importing import apart, worker

HEADER = (
    "Aktenzeichen;Förderrunde;Baustein;Projekttitel;Träger;Trägerart;Kommunal;Eingangsdatum;"
    "Status;Beantragte Summe;Gemeinde-AGS\n"
)
ROW = "A-{};2018–2020;1;{};Stadt Essen;Kommune/Kreis;ja;12.06.2018;{};80000;05113000\n"
HERE = {"REMOTE_ADDR": "127.0.0.1"}
Desk = Callable[..., TestResponse]


def applications(*titles: str, status: str = "eingegangen") -> bytes:
    rows = [ROW.format(number, title, status) for number, title in enumerate(titles, start=1)]
    return (HEADER + "".join(rows)).encode()


@pytest.fixture
def server(tmp_path: Path) -> Flask:
    return create_app(Settings(store=tmp_path / "store"))


@pytest.fixture
def desk(server: Flask) -> Desk:
    """Posts files or a form to an address of the desk, as our own page does."""
    client = server.test_client()
    with server.test_request_context("/", environ_base=HERE):
        server.preprocess_request()
        token = csrf_token()

    def post(
        address: str, files: Mapping[str, bytes] | None = None, lang: str = "de", **form: str
    ) -> TestResponse:
        data: dict[str, Any] = dict(form)
        if files is not None:
            data["files"] = [(io.BytesIO(content), name) for name, content in files.items()]
        path, _mark, query = address.partition("?")
        return client.post(
            f"/import/{path}?lang={lang}&{query}",
            data=data,
            headers={"X-CSRF-Token": token},
            content_type="multipart/form-data",
        )

    return post


class Ended:
    """The process of an import that is over when it has begun."""

    def __init__(self, command: list[str], **_how: object) -> None:
        worker.main(Path(command[-1]))

    def poll(self) -> int:
        """That it ended well."""
        return 0

    def wait(self) -> int:
        """The same, at once."""
        return 0


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work of the desk's process is done in this one, where the process is not in question."""
    stand_in = SimpleNamespace(Popen=Ended, DEVNULL=subprocess.DEVNULL)
    monkeypatch.setattr(apart, "subprocess", stand_in)
    monkeypatch.setattr(worker, "_limit", lambda _job: None)


def waiting(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "store" / deliveries.WAITING_FOLDER).iterdir())
