"""A worker of gunicorn that gives a thread to whole requests only.

gunicorn's own worker with threads reads a request inside one of them. A client that sends half a
header or half a body, and then waits, keeps that thread; eight such clients keep them all. Here
the worker's loop collects what arrives, of any number of clients, and a thread answers once the
request is there. What does not arrive in time is closed.
"""

from __future__ import annotations

import errno
import re
import selectors
import socket
import struct
import time
from typing import Any

from gunicorn import http
from gunicorn.workers.gthread import TConn, ThreadWorker

REQUEST_SECONDS = 20
"""For a whole request to arrive, and for a client to take a piece of its answer."""

LARGEST_HEADER = 64 * 1024
LARGEST_COLLECTED = 1024 * 1024 + LARGEST_HEADER
"""Bytes held per connection; a larger body is refused unread, or is an import of somebody who may,
and goes to a thread as it comes (`dashboards.access.LARGEST_REQUEST`)."""

_PIECE = 64 * 1024
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r]*chunked", re.IGNORECASE)
_END, _LAST_CHUNK = b"\r\n\r\n", b"0\r\n\r\n"


class Collected:
    """What has arrived of one request, and until when the rest may."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.until = time.monotonic() + REQUEST_SECONDS
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
        return len(self.data) >= (self._whole or 0) or (self._whole or 0) > LARGEST_COLLECTED

    def _read_header(self, header: bytes) -> None:
        length = _LENGTH.search(header)
        self._is_chunked = _CHUNKED.search(header) is not None
        self._whole = len(header) + (int(length[1]) if length else 0)


class WholeRequests(ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker with threads, which collects before it answers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._collecting: dict[Any, Collected] = {}

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
        is_kept = not done.cancelled() and done.exception() is None and done.result() is True
        rest = conn.parser.unreader.take_buffered() if is_kept else b""
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
        self.enqueue_req(conn)

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
