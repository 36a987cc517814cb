"""No renderer and no chart learns from a text what it means: that is a field of the picture."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: What draws pictures or puts them into files, and what makes them of rows.
RENDERERS = sorted(
    path
    for pattern in (
        "dashboards/pictures/*.py",
        "dashboards/charts/**/*.py",
        "dashboards/exports/pptx_*.py",
        "dashboards/exports/word*.py",
        "dashboards/exports/grids.py",
        "assets/src/pictures/*.js",
        "assets/src/answer/*.js",
        "assets/src/tools/cells.js",
        "assets/src/tools/tables.js",
    )
    for path in ROOT.glob(pattern)
)
#: A text that is compared with a sign or a number read in it.
READ = re.compile(
    r"[=!]==? ?(?:formats\.)?(?:WITHHELD|NOTHING_THERE)\b"
    r"|(?:WITHHELD|NOTHING_THERE) [=!]= "
    r"|[=!]==? ?[\"'][•–][\"']"
    r"|\bparse(?:Float|Int)\(|\breadNumber\b"
    r"|\b(?:float|int)\((?:text|label|words|said|written)\b"
)


@pytest.mark.parametrize("text", ["text == formats.WITHHELD", 'said === "–"', "parseFloat(shown)"])
def test_the_rule_finds_what_it_is_for(text: str) -> None:
    assert READ.search(text)


def test_nothing_is_read_off_a_text() -> None:
    assert len(RENDERERS) > 100
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in RENDERERS
        for line in path.read_text(encoding="utf-8").splitlines()
        if READ.search(line)
    ]
    assert found == []
