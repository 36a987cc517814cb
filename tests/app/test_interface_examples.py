"""The examples on the page „Daten“ run as they stand and print the numbers of the page."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from dashboards.components.interface import EXAMPLES, example

SECONDS = 300
ADDRESS = "/export/charts/approved-funds-by-region.csv?format=plain&round=2018-2020"


@pytest.fixture(scope="module")
def origin(server: Flask) -> Iterator[str]:
    """The address of a running server."""
    running = make_server("127.0.0.1", 0, server, threaded=True)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.port}"
    running.shutdown()
    thread.join()


@pytest.fixture(scope="module")
def expected(client: FlaskClient) -> list[dict[str, str]]:
    return _read(client.get(ADDRESS).text)


def _read(text: str) -> list[dict[str, str]]:
    """The rows, money and counts as numbers spelled alike."""
    rows = csv.DictReader(io.StringIO(text.strip()))
    return [
        {name: value if name.endswith("_ags") else f"{float(value):.2f}"
         for name, value in row.items()}
        for row in rows
    ]  # fmt: skip


def _printed(program: list[str], text: str, folder: Path) -> str:
    path = folder / "example"
    path.write_text(text, encoding="utf-8")
    run = subprocess.run(
        [*program, str(path)], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_pandas_example_prints_the_rows(
    origin: str, expected: list[dict[str, str]], tmp_path: Path
) -> None:
    printed = _printed([sys.executable], example("pandas (Python)", origin), tmp_path)
    assert _read(printed) == expected
    assert [row["region_ags"] for row in expected] == ["051", "053", "055", "057", "059"]


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R (r-base-core) is not installed")
def test_the_r_example_prints_the_rows(
    origin: str, expected: list[dict[str, str]], tmp_path: Path
) -> None:
    printed = _printed(["Rscript", "--vanilla"], example("R", origin), tmp_path)
    assert _read(printed) == expected


def test_what_the_power_query_example_asks_for_is_there(
    client: FlaskClient, expected: list[dict[str, str]]
) -> None:
    """Power Query itself runs in Excel alone; its address, query and columns are checked."""
    text = example("Power Query", "http://localhost")
    path = re.search(r'RelativePath = "([^"]+)"', text)
    query = re.search(r"Query = \[(.+)\]", text)
    assert path and query
    asked = dict(re.findall(r'(\w+) = "([^"]+)"', query[1]))
    answer = client.get(f"/{path[1]}", query_string=asked)
    assert answer.status_code == 200
    assert _read(answer.text) == expected
    typed = re.findall(r'\{"(\w+)", (?:type|Int64)', text)
    assert typed and set(typed) <= set(expected[0])


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_page_shows_each_example_with_its_own_address(name: str) -> None:
    assert '"https://ziq.example.nrw"' in example(name, "https://ziq.example.nrw")
    assert "127.0.0.1" not in example(name, "https://ziq.example.nrw")
