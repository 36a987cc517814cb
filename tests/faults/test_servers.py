"""Workers that die, connections that idle, clients that read slowly: the service stays right."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.faults.serving import (
    CHART,
    GUNICORN,
    WAITRESS,
    Answer,
    Service,
    eventually,
    own_store,
    service,
)

pytestmark = pytest.mark.slow
BOTH = pytest.mark.parametrize("command", [GUNICORN, WAITRESS], ids=["gunicorn", "waitress"])


def test_a_worker_killed_under_load_is_replaced_and_no_answer_is_wrong(
    sample_folder: Path, tmp_path: Path
) -> None:
    with service(own_store(sample_folder, tmp_path)) as running:
        right = running.get(CHART).json
        answers, broken, stop = [], [], threading.Event()

        def ask_without_pause() -> None:
            while not stop.is_set():
                try:
                    answers.append(running.get(CHART))
                except (OSError, http.client.HTTPException) as error:
                    broken.append(error)

        threads = [threading.Thread(target=ask_without_pause) for _ in range(6)]
        for thread in threads:
            thread.start()
        time.sleep(1)
        victim, other = running.workers()
        os.kill(victim, signal.SIGKILL)
        assert eventually(
            lambda: len(running.workers()) == 2 and victim not in running.workers(), 30
        )
        time.sleep(1)
        stop.set()
        for thread in threads:
            thread.join()
        assert other in running.workers()
        assert len(answers) > 20
        assert all(answer.status == 200 and answer.json == right for answer in answers)
        assert len(broken) <= len(threads), "only what the killed worker was answering is lost"
        assert running.log.count(f"Worker (pid:{victim}) was sent SIGKILL") == 1


@BOTH
def test_two_hundred_idle_connections_leave_room_for_everybody_else(
    sample_folder: Path, tmp_path: Path, command: Sequence[str]
) -> None:
    with (
        service(own_store(sample_folder, tmp_path), command) as running,
        contextlib.ExitStack() as held,
    ):
        for _ in range(200):
            held.enter_context(running.connect())
        answer, seconds = _timed(running)
        assert answer.status == 200
        assert seconds < 5


@BOTH
def test_clients_that_read_slowly_do_not_hold_up_the_others(
    sample_folder: Path, tmp_path: Path, command: Sequence[str]
) -> None:
    """Fewer slow ones than threads: gunicorn alone has 8 a worker, behind nginx it has no limit."""
    with (
        service(own_store(sample_folder, tmp_path), command) as running,
        contextlib.ExitStack() as held,
    ):
        for _ in range(6):
            slow = held.enter_context(running.connect())
            slow.sendall(f"GET {CHART} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode() * 20)
        for _ in range(5):
            answer, seconds = _timed(running)
            assert answer.status == 200
            assert seconds < 5


def _timed(running: Service) -> tuple[Answer, float]:
    start = time.monotonic()
    answer = running.get(CHART)
    return answer, time.monotonic() - start


def test_a_server_asked_to_end_does_so_before_it_is_forced_and_leaves_no_worker(
    sample_folder: Path, tmp_path: Path
) -> None:
    with service(own_store(sample_folder, tmp_path)) as running:
        assert running.get(CHART).status == 200
        workers = running.workers()
        assert len(workers) == 2
        running.process.terminate()
        # gunicorn kills what has not ended after 20 seconds.
        assert running.process.wait(10) == 0
        assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
