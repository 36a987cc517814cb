"""No renderer and no chart learns from a text what it means: that is a field of the picture."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: What makes pictures and words of rows, and what draws them or puts them on pages and into files;
#: eslint looks at the browser's half. Apart: whether a writer has words for what is missing.
RENDERERS = sorted(
    set(ROOT.glob("dashboards/**/*.py")) - {ROOT / "dashboards/language/variables.py"}
)
#: A text that is compared with a sign or a number read in it.
READ = re.compile(
    r"[=!]==? ?(?:formats\.)?(?:WITHHELD|NOTHING_THERE)\b"
    r"|(?:WITHHELD|NOTHING_THERE) [=!]= "
    r"|[=!]= [\"'][•–][\"']"
    r"|split\([\"'] · [\"']|\.replace\([\"']</?b>"
    r"|\.startswith\((?:formats\.)?MINUS\)"
    r"|\b(?:float|int)\((?:text|label|words|said|written)\b"
)


@pytest.mark.parametrize(
    "text",
    [
        "text == formats.WITHHELD",
        'said == "–"',
        "float(text)",
        'told.split(" · ")[:2]',
        'label.replace("<b>", "")',
        "text.startswith(formats.MINUS)",
    ],
)
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
