"""The scripts and styles of `assets/` as one file each: two requests for the browser, not forty."""

from __future__ import annotations

import hashlib
from pathlib import Path

ASSETS = Path(__file__).parent.parent / "assets"


class Bundle:
    """All files of one ending in the order of their names, under an address that names the content.

    Read again when a file has changed, so that nobody who works on one has to start the server
    again.
    """

    def __init__(self, folder: Path, ending: str) -> None:
        self._folder = folder
        self._ending = ending
        self._seen: list[tuple[str, int]] = []
        self.content = b""
        self.address = ""

    def refresh(self) -> str:
        """The address of the files as they are now."""
        paths = sorted(self._folder.glob(f"*.{self._ending}"))
        seen = [(path.name, path.stat().st_mtime_ns) for path in paths]
        if seen != self._seen:
            # A line of its own ends a last line that is a comment; a semicolon a last statement.
            between = b"\n;\n" if self._ending == "js" else b"\n"
            self.content = between.join(path.read_bytes() for path in paths)
            digest = hashlib.sha256(self.content).hexdigest()[:16]
            self.address = f"/assets/ziq-{digest}.{self._ending}"
            self._seen = seen
        return self.address
