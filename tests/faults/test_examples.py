"""The examples and commands in ops/ that no server runs here, checked as far as possible."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest
from lxml import etree

from dashboards.settings import from_environment
from tests.faults.serving import ROOT

OPS = ROOT / "ops"
CONTAINER = OPS / "Containerfile"


def test_the_container_file_passes_its_linter() -> None:
    linter = Path(sys.executable).with_name("hadolint")
    checked = subprocess.run([str(linter), str(CONTAINER)], check=False, capture_output=True)
    assert (checked.returncode, checked.stdout) == (0, b"")


@pytest.mark.slow
def test_the_program_starts_from_nothing_but_the_files_of_the_image(
    sample_folder: Path, tmp_path: Path
) -> None:
    """Not the image, which needs a builder, but exactly what it copies."""
    copied = re.findall(r"^COPY (\S+) (\S+)$", CONTAINER.read_text(encoding="utf-8"), re.MULTILINE)
    image = tmp_path / "image"
    for source, target in copied:
        place = image / target
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            place.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / source, place)
    code = "import app; c = app.server.test_client(); print(c.get('/').status_code,"
    code += " c.get('/api/charts/applications-by-status').status_code)"
    told = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        cwd=image,
        env={"PATH": os.environ["PATH"], "ZIQ_STORE": str(sample_folder)},
        capture_output=True,
        text=True,
    )
    assert told.stdout.split() == ["200", "200"]


def test_the_image_runs_without_rights_and_keeps_its_data_outside() -> None:
    text = CONTAINER.read_text(encoding="utf-8")
    assert re.search(r"^USER \d+$", text, re.MULTILINE)
    assert "VOLUME /var/lib/ziq" in text
    assert "ZIQ_STORE=/var/lib/ziq" in text


def test_the_windows_service_names_what_there_is() -> None:
    service = etree.parse(OPS / "windows-service.xml").getroot()
    settings = {one.get("name"): one.get("value") for one in service.findall("env")}
    ours = {name: value for name, value in settings.items() if name.startswith("ZIQ_")}
    read = from_environment(ours)
    assert (str(read.store), read.is_loopback, read.port) == ("D:\\ziq-data", True, 8050)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in readme for name in ours)
    assert (ROOT / service.findtext("arguments", "")).is_file()
    folder = PureWindowsPath(service.findtext("workingdirectory", ""))
    python = PureWindowsPath(service.findtext("executable", ""))
    assert python.relative_to(folder).parts == (".venv", "Scripts", "python.exe")


@pytest.mark.parametrize("script", sorted(path.name for path in OPS.glob("*.sh")))
def test_every_script_is_one_that_bash_reads(script: str) -> None:
    subprocess.run(["bash", "-n", str(OPS / script)], check=True)
    assert (OPS / script).stat().st_mode & stat.S_IXUSR


@pytest.mark.parametrize(
    ("says", "code", "expected", "words"),
    [
        ("No known vulnerabilities found", 0, 0, ""),
        ("Found 1 known vulnerability in 1 package", 1, 1, "Found 1 known"),
        ("Found 3 known vulnerabilities in 2 packages", 1, 1, "Found 3 known"),
        ("ConnectionError: Max retries exceeded with url", 1, 0, "NOT CHECKED"),
        ("usage: pip-audit: unrecognized arguments", 2, 1, "another reason"),
    ],
)
def test_a_known_hole_fails_and_a_look_that_was_not_possible_is_said(
    tmp_path: Path, says: str, code: int, expected: int, words: str
) -> None:
    told = audited(tmp_path, f"echo '{says}'; exit {code}")
    assert told.returncode == expected
    assert words in told.stdout


def test_a_database_that_does_not_answer_is_said(tmp_path: Path) -> None:
    told = audited(tmp_path, "sleep 30", ZIQ_AUDIT_SECONDS="1")
    assert told.returncode == 0
    assert "NOT CHECKED" in told.stdout


def audited(tmp_path: Path, script: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """What ops/audit.sh makes of a tool that behaves like this."""
    tool = tmp_path / "pip-audit"
    tool.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    tool.chmod(0o700)
    return subprocess.run(
        [str(OPS / "audit.sh"), str(tool)],
        check=False,
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
    )
