"""The browser's scripts and styles, as `assets/build.js` has built them, under lasting addresses.

The first script names its parts by the same digest of their content (`assets/build.js`).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

ASSETS = Path(__file__).parents[2] / "assets"
BUILT = ASSETS / "built"
GEO = ASSETS / "geo"


class Bundle:
    """One built file under an address that names its content.

    Read again when it has been built again, so that nobody who works on it has to start the server
    again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = 0
        self.content = b""
        self.address = ""

    def refresh(self) -> str:
        """The address of the file as it is now."""
        seen = self._path.stat().st_mtime_ns
        if seen != self._seen:
            self.content = self._path.read_bytes()
            digest = hashlib.sha256(self.content).hexdigest()[:16]
            self.address = f"/assets/{self._path.stem}-{digest}{self._path.suffix}"
            self._seen = seen
        return self.address
