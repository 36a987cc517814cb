"""A worker of gunicorn that gives a thread to whole requests only.

gunicorn's own worker with threads reads a request inside one of them. A client that sends half a
header or half a body, and then waits, keeps that thread; eight such clients keep them all. Here
the worker's loop collects what arrives, of any number of clients, and a thread answers once the
request is there. What does not arrive in time is closed. Whatever has no certain end before it is
read keeps a few of the threads at most, and nobody is waited for after the last answer.
"""

from __future__ import annotations

import errno
import re
import selectors
import socket
import struct
import time
from collections import deque
from typing import Any

from gunicorn import http
from gunicorn.workers.gthread import TConn, ThreadWorker

REQUEST_SECONDS = 20
"""For a whole request to arrive, and for a client to take a piece of its answer."""

LARGEST_HEADER = 64 * 1024
LARGEST_COLLECTED = 1024 * 1024 + LARGEST_HEADER
"""Bytes held per connection; a larger body is refused unread, or is an import of somebody who may,
and goes to a thread as it comes (`dashboards.access.LARGEST_REQUEST`)."""

OPEN_ENDED_AT_ONCE = 2
"""Of the eight threads: larger bodies, and those in chunks, whose end only reading them tells."""

LEAVING_SECONDS = 5
"""For a client to take the last answer and close, before its connection is closed."""

_PIECE = 64 * 1024
_LENGTH = re.compile(rb"\r\ncontent-length:([^\r]*)\r\n", re.IGNORECASE)
_DIGITS = re.compile(rb"[ \t]*0*(\d{1,15})[ \t]*")
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r]*chunked", re.IGNORECASE)
_END, _LAST_CHUNK = b"\r\n\r\n", b"0\r\n\r\n"


class Collected:
    """What has arrived of one request, and until when the rest may.

    Attributes:
        data: header and body so far.
        until: when the connection is closed, in monotonic seconds.
        is_whole: all of it is there for certain.
    """

    def __init__(self) -> None:
        self.data = bytearray()
        self.until = time.monotonic() + REQUEST_SECONDS
        self.is_whole = False
        self._is_chunked = False
        self._whole: int | None = None
        """Bytes of header and body together, once the header is there."""

    def add(self, piece: bytes) -> bool:
        """Takes a piece; True when the request is there, or the application has to decide."""
        searched = max(len(self.data) - len(_END), 0)
        self.data += piece
        if self._whole is None:
            end = self.data.find(_END, searched)
            if end < 0:
                return len(self.data) > LARGEST_HEADER
            self._read_header(bytes(self.data[: end + len(_END)]))
        if len(self.data) > LARGEST_COLLECTED:
            return True
        if self._is_chunked:
            return self.data.endswith(_LAST_CHUNK)
        self.is_whole = len(self.data) >= (self._whole or 0)
        return self.is_whole or (self._whole or 0) > LARGEST_COLLECTED

    def _read_header(self, header: bytes) -> None:
        length = _LENGTH.search(header)
        digits = _DIGITS.fullmatch(length[1]) if length else None
        # A length that is no number is refused by who reads it; until then it is any.
        body = int(digits[1]) if digits else LARGEST_COLLECTED if length else 0
        self._is_chunked = _CHUNKED.search(header) is not None
        self._whole = len(header) + body


class WholeRequests(ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker with threads, which collects before it answers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._collecting: dict[Any, Collected] = {}
        self._waiting: deque[Any] = deque()
        self._open_ended: set[Any] = set()
        self._leaving: dict[Any, float] = {}
        """Answered for the last time, and until when the client may close."""

    def accept(self, listener: socket.socket) -> None:
        """Takes a connection; its first request is collected."""
        try:
            client, address = listener.accept()
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK):
                raise
            return
        self.nr_conns += 1
        _limit_waiting(client)
        self._collect(TConn(self.cfg, client, address, listener.getsockname()))

    def on_client_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """The next request of a connection that was kept: it is collected like the first."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._collect(conn)

    def finish_request(self, conn: TConn, done: Any) -> None:
        """After an answer: what a client sent of its next request is collected, too."""
        is_whole = conn not in self._open_ended
        self._open_ended.discard(conn)
        self._read_next()
        is_kept = not done.cancelled() and done.exception() is None and done.result() is True
        if not (is_kept and is_whole):
            self._let_go(conn)
            return
        rest = conn.parser.unreader.take_buffered()
        if rest:
            self._collect(conn, rest)
        else:
            super().finish_request(conn, done)

    def murder_pending(self) -> None:
        """Closes connections whose request did not arrive in time, or never began at the end."""
        super().murder_pending()
        now = time.monotonic()
        for conn, collected in list(self._collecting.items()):
            if collected.until < now or not (self.alive or collected.data):
                self._stop_collecting(conn)
                self._close(conn)
        for conn, until in list(self._leaving.items()):
            if until < now:
                self._left(conn)
        while self._waiting and not self.alive:
            self._close(self._waiting.popleft())

    def _keepalive_after(self, conn: TConn, keepalive: bool) -> bool:
        """A thread does not wait for what the application left unread of a body."""
        is_whole = conn not in self._open_ended
        return is_whole and bool(super()._keepalive_after(conn, keepalive))

    def _collect(self, conn: TConn, rest: bytes = b"") -> None:
        conn.sock.setblocking(False)
        self._collecting[conn] = Collected()
        self.poller.register(conn.sock, selectors.EVENT_READ, lambda _socket: self._read(conn))
        if rest:
            self._take(conn, rest)
        else:
            self._read(conn)

    def _read(self, conn: TConn) -> None:
        try:
            piece = conn.sock.recv(_PIECE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            piece = b""
        if piece:
            self._take(conn, piece)
        else:
            self._stop_collecting(conn)
            self._close(conn)

    def _take(self, conn: TConn, piece: bytes) -> None:
        collected = self._collecting[conn]
        if not collected.add(piece):
            return
        self._stop_collecting(conn)
        if conn.parser is None:
            conn.parser = http.get_parser(self.cfg, conn.sock, conn.client)
        conn.initialized = conn.data_ready = True
        conn.parser.unreader.unread(bytes(collected.data))
        if collected.is_whole:
            self.enqueue_req(conn)
        else:
            self._waiting.append(conn)
            self._read_next()

    def _read_next(self) -> None:
        """Gives a thread to the next request without a certain end; the others wait unread."""
        while self._waiting and len(self._open_ended) < OPEN_ENDED_AT_ONCE:
            conn = self._waiting.popleft()
            self._open_ended.add(conn)
            self.enqueue_req(conn)

    def _let_go(self, conn: TConn) -> None:
        """Says that nothing more will come; the loop does not wait for the client to close."""
        conn.sock.setblocking(False)
        try:
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self._close(conn)
            return
        self._leaving[conn] = time.monotonic() + LEAVING_SECONDS
        self.poller.register(conn.sock, selectors.EVENT_READ, lambda _socket: self._drain(conn))

    def _drain(self, conn: TConn) -> None:
        """Reads past what the client still sends: closed before, its last answer could be lost."""
        try:
            piece = conn.sock.recv(_PIECE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            piece = b""
        if not piece:
            self._left(conn)

    def _left(self, conn: TConn) -> None:
        del self._leaving[conn]
        self.poller.unregister(conn.sock)
        self._close(conn)

    def _stop_collecting(self, conn: TConn) -> None:
        del self._collecting[conn]
        self.poller.unregister(conn.sock)

    def _close(self, conn: TConn) -> None:
        self.nr_conns -= 1
        conn.close()


def _limit_waiting(client: socket.socket) -> None:
    """In a thread, too, nobody is waited for endlessly: for the rest, or to take an answer."""
    seconds = struct.pack("ll", REQUEST_SECONDS, 0)
    for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
        client.setsockopt(socket.SOL_SOCKET, option, seconds)
