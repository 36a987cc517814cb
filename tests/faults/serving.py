"""Real servers on loopback for the fault tests: own port, own store, ended by their process id."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CHART = "/api/charts/first-contacts-by-place"
START_SECONDS = 60
GUNICORN = ("-m", "gunicorn", "--config", "ops/gunicorn.conf.py", "app:server")
WAITRESS = ("app.py",)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: bytes

    @property
    def json(self) -> Any:
        """The body read as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Service:
    """A running server."""

    process: subprocess.Popen[bytes]
    port: int
    log_path: Path

    def get(self, address: str, *, timeout: float = 10) -> Answer:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", address)
            response = connection.getresponse()
            return Answer(response.status, response.read())
        finally:
            connection.close()

    def connect(self) -> socket.socket:
        """A bare connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    @property
    def log(self) -> str:
        """What the server wrote so far."""
        return self.log_path.read_text(encoding="utf-8", errors="replace")

    def workers(self) -> list[int]:
        """The process ids of gunicorn's workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text(encoding="ascii").split()]


@contextmanager
def service(
    folder: Path, command: Sequence[str] = GUNICORN, **environment: str
) -> Iterator[Service]:
    """Starts a server on the store in the folder and waits until it answers."""
    port = free_port()
    log_path = folder.parent / f"server-{port}.log"
    settings = {"ZIQ_STORE": str(folder), "ZIQ_PORT": str(port), **environment}
    with (
        log_path.open("wb") as log,
        subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**_without_settings(), **settings},
            stdout=log,
            stderr=log,
        ) as process,
    ):
        running = Service(process, port, log_path)
        try:
            wait_until_it_answers(running)
            yield running
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_until_it_answers(running: Service, seconds: float = START_SECONDS) -> None:
    """Returns once /health answers at all; fails with the log after the time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if running.process.poll() is not None:
            break
        try:
            running.get("/health")
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"the server does not answer:\n{running.log[-3000:]}")


def eventually(condition: Any, seconds: float = 15) -> bool:
    """Whether the condition becomes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def own_store(sample_folder: Path, tmp_path: Path) -> Path:
    """A copy of the sample data that a test may break."""
    return Path(shutil.copytree(sample_folder, tmp_path / "store"))


def version_file(folder: Path) -> Path:
    """The file of the version in use."""
    pointer = json.loads((folder / "current.json").read_text(encoding="utf-8"))
    return folder / f"{pointer['version']}.duckdb"


def free_port() -> int:
    """A port nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _without_settings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("ZIQ_")}
