"""Servers of the measured applications and what they cost: processor time and memory."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.report import tell

ROOT = Path(__file__).parent.parent
LOG = Path(tempfile.gettempdir()) / "ziq-bench.log"

_MADE_READY = 120
"""Seconds from the start, at most."""
_BEGINS, _QUIET, _LITTLE = 6, 4, 0.1
"""Seconds until a server begins to make answers ready; one that took less processor time in as many
seconds after that makes nothing ready any more."""

_OURS = ("--config", "ops/gunicorn.conf.py")
_PLAIN = ("--worker-class=gthread", "--threads=8", "--timeout=60", "--no-control-socket")


@dataclass(frozen=True)
class Server:
    """A running server, the process that leads it, and what its start took.

    Attributes:
        address: without a slash at its end.
        pid: of the parent of all workers.
        started_in: seconds from the command to the first page.
        started_with: seconds of processor time until then.
    """

    address: str
    pid: int
    started_in: float
    started_with: float

    def cpu_seconds(self) -> float:
        """Processor time of all its processes so far."""
        return sum(_cpu_seconds(pid) for pid in _family(self.pid))

    def memory_mb(self) -> float:
        """Memory of all its processes, shared pages counted once."""
        return sum(_proportional_kb(pid) for pid in _family(self.pid)) / 1024


@contextmanager
def serving(
    application: str,
    settings: Mapping[str, str],
    workers: int = 2,
    *,
    root: Path = ROOT,
    python: str = sys.executable,
) -> Iterator[Server]:
    """Serves with gunicorn as in production until the block ends.

    Args:
        application: module and name.
        settings: what the environment says to it.
        workers: how many.
        root: where the code lies.
        python: what runs it.
    """
    port = _free_port()
    environment = {
        **os.environ,
        **settings,
        "ZIQ_PORT": str(port),
        "ZIQ_WORKERS": str(workers),
        "PYTHONPATH": str(root),
    }
    command = [python, "-m", "gunicorn", *_OURS]
    if not application.startswith("app:"):
        command = [python, "-m", "gunicorn", *_PLAIN, f"--workers={workers}"]
        command.append(f"--bind=127.0.0.1:{port}")
    started = time.monotonic()
    with LOG.open("ab") as log:
        process = subprocess.Popen(
            [*command, application], env=environment, cwd=root, stdout=log, stderr=log
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address, process)
        started_in = time.monotonic() - started
        cpu = sum(_cpu_seconds(pid) for pid in _family(process.pid))
        _warm_up(address)
        yield Server(address, process.pid, started_in, cpu)
    finally:
        process.terminate()
        process.wait(timeout=30)


def until_made_ready(server: Server) -> None:
    """Waits until a server just started has the answers that are made in advance, for a while."""
    tell("waiting until the likely answers are there")
    time.sleep(_BEGINS)
    for _ in range(_MADE_READY // _QUIET):
        before = server.cpu_seconds()
        time.sleep(_QUIET)
        if server.cpu_seconds() - before < _LITTLE:
            break


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(3_000):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended; see {LOG}")
        if _is_answered(address):
            return
        time.sleep(0.02)
    raise RuntimeError(f"the server does not answer; see {LOG}")


def _warm_up(address: str) -> None:
    """Many at once, so that every worker has had its first request; a plain Dash fails some."""
    with ThreadPoolExecutor(16) as people:
        list(people.map(_is_answered, [address] * 64))


def _is_answered(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=60).read()  # noqa: S310 - an address of ours
    except OSError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        found += [int(child) for child in children]
    return found


def _cpu_seconds(pid: int) -> float:
    """The processor clock of another process, to the nanosecond; see clock_getcpuclockid(3)."""
    return time.clock_gettime((~pid << 3) | 2)


def _proportional_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
