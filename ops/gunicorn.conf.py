"""gunicorn on a Linux server: `make serve`, or the systemd unit beside this file."""

import contextlib
import ctypes
import gc
import os
import socket
import sys
from pathlib import Path
from typing import Any

# The program and this folder, wherever gunicorn was started from.
sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

from whole_requests import WholeRequests  # noqa: E402

from dashboards.settings import SettingsError, from_environment  # noqa: E402

# Threads share two pools of memory, and large pieces go back to the system at once; glibc keeps
# a pool for each thread, and much of what a question needed until the next one.
_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
with contextlib.suppress(OSError, AttributeError):
    _mallopt = ctypes.CDLL(None).mallopt
    _mallopt(_ARENA_MAX, 2)
    _mallopt(_MMAP_THRESHOLD, 32 * 1024)
# DuckDB keeps its memory with jemalloc: one pool for all threads instead of two. To give unused
# memory back at once would save twice as much and cost a third more of the processor.
os.environ.setdefault("DUCKDB_JE_MALLOC_CONF", "narenas:1")

try:
    settings = from_environment()
except SettingsError as error:
    sys.exit(str(error))
bind = f"[{settings.host}]:" if ":" in settings.host else f"{settings.host}:"
bind += str(settings.port)

# Two processes answer while one is replaced; threads wait for DuckDB, which works outside the GIL.
workers = settings.workers
# Clients that send half a request wait in the loop, not in one of the threads.
worker_class = WholeRequests
# Workers share what is imported and built before they part; each opens the data for itself.
preload_app = True
threads = 8
worker_connections = 1000
keepalive = 65
timeout = 60
graceful_timeout = 20
# A worker's sign of life is a file; in memory it does not wait for a slow disk.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112

# Headers with an underscore could pass for the proxy's own; requests have no reason to be long.
header_map = "drop"
limit_request_line = 8190
limit_request_fields = 60
# The control socket of gunicorn is one more way in, and nothing here needs it.
control_socket_disable = True

logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "dashboards.access.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {
        "gunicorn.error": {"level": "INFO", "handlers": ["stderr"], "propagate": False},
        "gunicorn.access": {"level": "WARNING", "handlers": ["stderr"], "propagate": False},
    },
}


def pre_fork(server: Any, worker: Any) -> None:
    """Leaves what the workers share out of their garbage collection, which would copy it."""
    gc.freeze()


def post_worker_init(worker: Any) -> None:
    """Opens the data and answers one request before the first visitor comes."""
    from dashboards.serving import static, warming

    # A remembered answer waits a millisecond for one that is being made, not five.
    sys.setswitchinterval(0.001)
    static.warm_up(worker.wsgi)
    warming.start(worker.wsgi)
    # An answer makes thousands of objects and hardly a circle: looking through everything that a
    # worker holds cost one choice in twenty 0.1 s.
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


def when_ready(server: Any) -> None:
    """Lets the kernel keep connections that say nothing; each would hold a thread for 5 seconds."""
    if hasattr(socket, "TCP_DEFER_ACCEPT"):
        for listener in server.LISTENERS:
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, timeout)
