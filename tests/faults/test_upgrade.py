"""An upgrade from the first published program, with a store that it wrote.

`stores/c382782.tar.xz` is its sample store: `python -m data sample` of that commit, as it stands.
"""

from __future__ import annotations

import tarfile
import time
from pathlib import Path

import duckdb
import pytest

from app import create_app
from dashboards.settings import Settings
from data.command_line import main
from data.importing import build_sample, import_paths
from data.keys import SEED_FILE
from data.verifying import faults
from data.versions import PointerError, read_pointer
from tests.faults.serving import CHART

pytestmark = pytest.mark.slow
STORE = Path(__file__).parent / "stores" / "c382782.tar.xz"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The data folder as the old program left it."""
    folder = tmp_path / "old"
    with tarfile.open(STORE) as packed:
        # The early releases of Python 3.11 know no filter yet; the archive is our own.
        packed.extraction_filter = getattr(tarfile, "data_filter", None)
        packed.extractall(folder)  # noqa: S202
    return folder


def test_the_old_store_is_whole_and_left_as_it_is_until_somebody_upgrades(old: Path) -> None:
    assert faults(old) == []
    before = {path.name: path.read_bytes() for path in old.iterdir()}
    client = create_app(Settings(store=old)).test_client()
    answer = client.get("/health")
    assert answer.status_code == 503
    assert "python -m data upgrade" in answer.get_json()["reason"]
    assert client.get("/").status_code == 200
    assert client.get(CHART).status_code == 503
    assert {name: (old / name).read_bytes() for name in before} == before


def test_sample_data_are_replaced_in_place_while_people_look(old: Path) -> None:
    seed = (old / SEED_FILE).read_bytes()
    before = read_pointer(old).version_id
    client = create_app(Settings(store=old)).test_client()
    assert client.get("/health").status_code == 503
    build_sample(old)
    time.sleep(0.6)
    assert client.get("/health").status_code == 200
    assert client.get(CHART).status_code == 200
    assert (old / SEED_FILE).read_bytes() == seed, "record keys stay what they were"
    assert read_pointer(old).earlier == (before,), "the old program finds its version again"


def test_own_data_are_taken_over_in_place_with_their_record_keys(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_pointer(old)
    with duckdb.connect(str(before.path)) as connection:
        connection.execute("UPDATE meta SET value = 'false' WHERE key = 'sample'")
        keys = connection.execute("SELECT sum(first_contacts_key) FROM outreach").fetchall()
    with pytest.raises(PointerError, match="upgrade"):
        import_paths(old, [tmp_path])
    assert read_pointer(old) == before
    monkeypatch.setenv("ZIQ_STORE", str(old))
    assert main(["upgrade"]) == 0
    assert read_pointer(old).earlier == (before.version_id,)
    with duckdb.connect(str(read_pointer(old).path), read_only=True) as connection:
        found = connection.execute("SELECT sum(first_contacts_key) FROM outreach").fetchall()
    assert found == keys
    client = create_app(Settings(store=old)).test_client()
    assert client.get(CHART).status_code == 200
