"""Several machines: one imports, two read, each from a folder of its own, filled by copies."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboards.settings import Settings
from data.importing import build_sample
from tests.faults.serving import CHART, ROOT, eventually, own_store, version_file

pytestmark = pytest.mark.slow


def spread(source: Path, target: Path) -> None:
    command = [str(ROOT / "ops" / "spread.sh"), str(source), str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def reader(folder: Path, state: Path) -> FlaskClient:
    return create_app(Settings(store=folder, state=state)).test_client()


def answer(client: FlaskClient, search: str = "") -> Any:
    found = client.get(f"{CHART}{search}")
    assert found.status_code == 200
    return found.get_json()


def test_two_readers_follow_an_importer_through_a_shared_folder(
    sample_folder: Path, tmp_path: Path
) -> None:
    office, shared = own_store(sample_folder, tmp_path), tmp_path / "shared"
    folders = [tmp_path / "reader-1", tmp_path / "reader-2"]
    spread(office, shared)
    for folder in folders:
        spread(shared, folder)
        assert not (folder / "record-seed").exists()
        assert not list(folder.glob("*.toml"))
    first, second = (reader(folder, tmp_path / f"{folder.name}-state") for folder in folders)
    before = answer(first)
    assert answer(second) == before

    build_sample(office)
    new = json.loads((office / "current.json").read_text(encoding="utf-8"))["version"]
    assert new != before["data_version"]
    spread(office, shared)
    # A copy that broke off leaves a part nobody reads; the next one begins it again.
    (folders[0] / f"{new}.duckdb.part").write_bytes(b"half")
    spread(shared, folders[0])
    assert eventually(lambda: answer(first)["data_version"] == new)
    assert answer(second)["data_version"] == before["data_version"], "it has its own folder"
    named = f"?version={before['data_version']}"
    assert answer(first, named)["rows"] == before["rows"], "earlier versions came along"

    spread(shared, folders[1])
    assert eventually(lambda: answer(second)["data_version"] == new)
    assert answer(second)["rows"] == answer(first)["rows"]
    assert not list(folders[0].glob("*.part"))

    # What the shared folder no longer holds is removed; what it holds torn is brought again.
    gone = office / f"{before['data_version']}.duckdb"
    gone.unlink()
    spread(office, shared)
    spread(shared, folders[0])
    assert not (folders[0] / gone.name).exists()
    kept = version_file(folders[0])
    assert kept.read_bytes() == version_file(office).read_bytes()
