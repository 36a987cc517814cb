"""What a server loads at its start, and what only when somebody asks for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from queries.scope import Scope

_LATER = {
    "pandas", "pyarrow", "docx", "pptx", "xlsxwriter", "lxml",
    "dashboards.importing.desk", "data.importing.importer", "dash_mantine_components.Accordion",
}  # fmt: skip
_ASKED = """
import sys
from pathlib import Path
from app import create_app
from dashboards.serving import callback, warming
from dashboards.settings import Settings
from data.store import StoreHandle
from queries.protection import install_gate
from queries.scope import Viewer

store, *profiles = sys.argv[1:]
create_app(Settings(store=Path(store)))
handle = StoreHandle(Path(store), install_gate)
opened = dict.fromkeys(page.path for page, search in warming.likely())
for path in [*opened, *profiles]:
    assert callback.respond_to(handle, Viewer(), path, "?block=2")[2]
print(*sorted(sys.modules))
"""


def test_no_page_needs_the_libraries_of_frames_and_files(scope: Scope, sample_folder: Path) -> None:
    profiles = [
        f"/{page}/{scope.store.columns(f'SELECT min({column}) AS id FROM {table}')['id'][0]}"  # noqa: S608
        for page, column, table in (
            ("projects", "case_number", "applications"),
            ("neighbourhoods", "neighbourhood_id", "neighbourhoods"),
        )
    ]
    loaded = subprocess.run(
        [sys.executable, "-c", _ASKED, str(sample_folder), *profiles, "/circles", "/data"],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert {"duckdb", "dash_mantine_components.Select"} <= set(loaded)
    assert set(loaded) & _LATER == set()


def test_an_import_loads_no_library_of_frames() -> None:
    """It would take longer than the import of a few lines."""
    asked = "import sys, data.importing.worker; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert "duckdb" in loaded
    assert set(loaded) & {"pandas", "pyarrow"} == set()
