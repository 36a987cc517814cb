"""A data folder that nobody may write serves all the same, and says so where it would be written.

Root writes whatever the modes say; a process of root's without its capabilities does not.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ADDRESSES = (
    "/health", "/", "/data", "/api/charts/applications-by-status",
    "/export/charts/applications-by-status.csv", "/export/pages/overview.xlsx",
)  # fmt: skip

SERVED = """
import ctypes, json, os, sys
from pathlib import Path

if os.geteuid() == 0:
    none = (ctypes.c_uint32 * 6)()
    version_3 = (ctypes.c_uint32 * 2)(0x20080522, 0)
    if ctypes.CDLL(None).capset(version_3, none) != 0:
        sys.exit("capabilities stay")
store = Path(sys.argv[1])
try:
    (store / "probe").touch()
except PermissionError:
    pass
else:
    sys.exit("the folder can be written")
from app import create_app
from dashboards.settings import Settings

server = create_app(Settings(store=store))
client = server.test_client()
told = {address: client.get(address).status_code for address in sys.argv[2:]}
told["/no-page"] = client.get("/no-page").status_code
print(json.dumps(told))
"""


def in_a_folder_nobody_writes(store: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "ZIQ_STORE": str(store), "ZIQ_LANG": "de"},
    )  # fmt: skip


@pytest.fixture
def store(tmp_path: Path, sample_folder: Path) -> Path:
    folder = tmp_path / "store"
    shutil.copytree(sample_folder, folder)
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return folder


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the modes of a folder are Linux's"
)
def test_a_folder_nobody_may_write_still_serves(store: Path) -> None:
    before = sorted(path.name for path in store.rglob("*"))
    done = in_a_folder_nobody_writes(store, "-c", SERVED, str(store), *ADDRESSES)
    if done.stderr.strip() in ("capabilities stay", "the folder can be written"):
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr[-2_000:]
    answers = json.loads(done.stdout.splitlines()[-1])
    assert answers == dict.fromkeys(ADDRESSES, 200) | {"/no-page": 404}
    assert sorted(path.name for path in store.rglob("*")) == before
