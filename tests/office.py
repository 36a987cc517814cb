"""Judges of office files: Microsoft's own validator, and LibreOffice's pictures."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.node import NODE, ROOT

_VALIDATOR = ROOT / "assets" / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src"
SOFFICE = shutil.which("soffice")


def complaints(content: bytes, file: Path) -> list[str]:
    """What Microsoft's OpenXmlValidator finds in a file, by part; nothing when Office accepts it.

    Args:
        content: the file.
        file: where it is laid for the validator; its ending says what it is.
    """
    file.write_bytes(content)
    done = subprocess.run(
        [str(NODE), str(_VALIDATOR / "cli.js"), str(file)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode in {0, 1}, done.stderr or "run make test: it fetches the validator"
    errors = json.loads(done.stdout)["errors"]
    return [f"{one.get('path')}: {one.get('description')}" for one in errors]


def as_pdf(content: bytes, file: Path) -> bytes:
    """The pages LibreOffice makes of a file, as PDF.

    Its Writer or Impress may be missing though the program is there: then it only says so.
    """
    assert SOFFICE is not None, "run ops/install-test-programs.sh"
    file.write_bytes(content)
    folder = file.parent
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [
        SOFFICE,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(file),
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    pdf = file.with_suffix(".pdf")
    assert pdf.exists(), f"{done.stderr} (all parts of it? see ops/install-test-programs.sh)"
    return pdf.read_bytes()
