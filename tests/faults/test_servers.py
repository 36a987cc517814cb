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
    eventually,
    own_store,
    service,
)

pytestmark = pytest.mark.slow
#: How long an answer may take on a busy machine, in s: those who hold the server up do so longer.
PATIENCE = 30
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
        assert running.get(CHART, timeout=PATIENCE).status == 200


HALF = {
    "header": b"GET /api/charts HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    "body": b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\nname",
    "chunks": b"POST /x HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nname",
    "second request": b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET /health HTTP/1.1\r\n",
    "import": b"POST /import/check HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Content-Length: 9000000\r\n\r\n--",
    "refused import": b"POST /import/check HTTP/1.1\r\nHost: 127.0.0.1\r\nVia: 1.1 proxy\r\n"
    b"Content-Length: 9000000\r\n\r\n--",
    "padded length": b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Content-Length: 0000000000000000009\r\n\r\nname",
    "long header": b"GET /health HTTP/1.1\r\n"
    + b"".join(b"X-%d: " % i + b"x" * 8000 + b"\r\n" for i in range(9)),
    "a chunk like the last": b"POST /x HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n5\r\n0\r\n\r\n",
    "a connection left open": b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Connection: close\r\n\r\n",
}


@BOTH
def test_forty_unfinished_requests_of_each_kind_leave_room_for_everybody_else(
    sample_folder: Path, tmp_path: Path, command: Sequence[str]
) -> None:
    """More than the threads of all workers together; each kind would take them alone."""
    with (
        service(own_store(sample_folder, tmp_path), command) as running,
        contextlib.ExitStack() as held,
    ):
        right = running.get(CHART).json
        for half in list(HALF.values()) * 40:
            held.enter_context(running.connect()).sendall(half)
        for _ in range(5):
            assert running.get(CHART, timeout=PATIENCE).json == right


def test_requests_that_arrive_in_pieces_and_one_after_the_other_are_answered(
    sample_folder: Path, tmp_path: Path
) -> None:
    whole = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    body = b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    body += b"Content-Length: 9\r\n\r\nname=anna"
    with (
        service(own_store(sample_folder, tmp_path), ZIQ_WORKERS="1") as running,
        running.connect() as client,
    ):
        for piece in (whole + whole[:10], whole[10:], body[:30], body[30:-4], body[-4:]):
            client.sendall(piece)
            time.sleep(0.2)
        told = b"".join(iter(lambda: client.recv(65536), b""))
        assert told.count(b"HTTP/1.1 200 OK") == 2
        assert told.count(b"HTTP/1.1 403 FORBIDDEN") == 1


@BOTH
def test_a_body_longer_than_anybody_may_send_is_refused_before_it_is_read(
    sample_folder: Path, tmp_path: Path, command: Sequence[str]
) -> None:
    with service(own_store(sample_folder, tmp_path), command) as running, running.connect() as one:
        one.sendall(
            b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99000000\r\n\r\n"
        )
        assert b" 413 " in one.recv(1000).splitlines()[0]


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
            assert running.get(CHART, timeout=PATIENCE).status == 200


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
