"""Static answers, compressed once: in memory while the server runs, on disk for the next start.

The best compression of all scripts takes ten seconds of one processor, so it is made in the
background, and until it is ready a quick one serves.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import brotli

ENCODINGS = ("br", "gzip")
_SMALLEST = 500
"""Bytes; below, the headers weigh more than what is saved."""

_KEPT_SECONDS = 30 * 24 * 3600


def cache_folder() -> Path | None:
    """Where compressed files outlive the process: what systemd gives, or inside the environment."""
    given = os.environ.get("CACHE_DIRECTORY")
    if given:
        return Path(given)
    if sys.prefix != sys.base_prefix:
        return Path(sys.prefix) / "cache-ziq"
    return None


@dataclass
class KeptFile:
    """One file as it is sent: its bytes, and the same compressed as far as anybody asked."""

    content: bytes
    mimetype: str
    compressed: dict[str, bytes] = field(default_factory=dict)

    @property
    def is_compressible(self) -> bool:
        """Text; pictures and fonts are compressed already."""
        kinds = ("text/", "application/javascript", "application/json", "image/svg", "image/x-icon")
        return self.mimetype.startswith(kinds) and len(self.content) >= _SMALLEST

    def body(self, accepted: Iterable[str]) -> tuple[bytes, str]:
        """The bytes to send and their encoding, the best of those accepted."""
        if self.is_compressible:
            for encoding in ENCODINGS:
                if encoding in accepted:
                    if encoding not in self.compressed:
                        self.compressed[encoding] = _quick(self.content, encoding)
                    return self.compressed[encoding], encoding
        return self.content, ""


class KeptFiles:
    """Files by their address. Whoever asks gets the best form made so far."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._files: dict[str, KeptFile] = {}

    def get(self, address: str) -> KeptFile | None:
        """The file kept for an address."""
        return self._files.get(address)

    def keep(self, address: str, file: KeptFile) -> None:
        """Keeps a file; what an earlier process compressed is used at once."""
        if file.is_compressible:
            for encoding in ENCODINGS:
                earlier = self._read(file.content, encoding)
                if earlier is not None:
                    file.compressed[encoding] = earlier
        self._files[address] = file

    def compress_in_background(self) -> threading.Thread:
        """Makes the best form of every file that has none, one after the other; who does it."""
        thread = threading.Thread(target=self._compress, name="compress", daemon=True)
        thread.start()
        return thread

    def _compress(self) -> None:
        for encoding in ENCODINGS:
            for file in sorted(self._files.values(), key=lambda one: len(one.content)):
                if not file.is_compressible:
                    continue
                best = self._read(file.content, encoding)
                if best is None:
                    best = _best(file.content, encoding)
                    self._write(file.content, encoding, best)
                file.compressed[encoding] = best
        self._clear_old()

    def _clear_old(self) -> None:
        """Removes what an earlier state of the program left behind, after a month."""
        used = {
            path.name
            for file in self._files.values()
            for encoding in ENCODINGS
            if (path := self._path(file.content, encoding))
        }
        for path in self._folder.iterdir() if self._folder and self._folder.is_dir() else ():
            with contextlib.suppress(OSError):
                if path.name not in used and time.time() - path.stat().st_mtime > _KEPT_SECONDS:
                    path.unlink()

    def _path(self, content: bytes, encoding: str) -> Path | None:
        if self._folder is None:
            return None
        return self._folder / f"{hashlib.sha256(content).hexdigest()[:32]}.{encoding}"

    def _read(self, content: bytes, encoding: str) -> bytes | None:
        path = self._path(content, encoding)
        try:
            return path.read_bytes() if path else None
        except OSError:
            return None

    def _write(self, content: bytes, encoding: str, compressed: bytes) -> None:
        path = self._path(content, encoding)
        if path is None:
            return
        # A folder that cannot be written costs the next start ten seconds in the background.
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f"{path.name}.{os.getpid()}")
            draft.write_bytes(compressed)
            draft.replace(path)


def _quick(content: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(content, quality=4))
    return gzip.compress(content, 6, mtime=0)


def _best(content: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(content, quality=11, lgwin=24))
    return gzip.compress(content, 9, mtime=0)
