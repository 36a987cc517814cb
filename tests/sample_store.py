"""The store of sample data for tests: built through the real import once per state of `data/`."""

from __future__ import annotations

import getpass
import hashlib
import os
import shutil
import tempfile
from pathlib import Path

import duckdb

from data.importing import build_sample

_DATA = Path(__file__).parent.parent / "data"


def copy_to(folder: Path) -> None:
    """Fills an empty folder with the store that the program and the data of now would build."""
    shutil.copytree(build(), folder, dirs_exist_ok=True)


def build() -> Path:
    """The store itself, which nobody may change."""
    built = _kept()
    if not built.exists():
        unfinished = Path(tempfile.mkdtemp(dir=built.parent))
        build_sample(unfinished)
        try:
            unfinished.rename(built)
        except OSError:  # Another process of this run was ready first.
            shutil.rmtree(unfinished)
    return built


def _kept() -> Path:
    """A folder of this user's, named after all that decides what is built."""
    state = hashlib.blake2s(duckdb.__version__.encode(), digest_size=8)
    for path in sorted(_DATA.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            state.update(os.fsencode(path.relative_to(_DATA)) + b"\0" + path.read_bytes())
    folder = Path(tempfile.gettempdir()) / f"ziq-tests-{getpass.getuser()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / state.hexdigest()
