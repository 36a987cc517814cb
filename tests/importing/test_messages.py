"""The words of the findings: complete, in both languages, used, and in the table of the docs."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from data.importing.messages import advice_on_page, messages
from data.importing.rules import rules
from tests.importing import finding_table


@pytest.mark.parametrize("code", ["de", "en"])
def test_the_page_of_findings_has_every_kind_with_its_meaning_and_what_to_do(code: str) -> None:
    """Kinds, words and what becomes of each are those of the code; no cell is empty."""
    page = finding_table.PAGE.read_text(encoding="utf-8")
    assert page == finding_table.table(), "run python -m tests.importing.finding_table"
    name = finding_table.LANGUAGES[code][0]
    part = page.split(f"## {name}\n", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| .*`([a-z-]+)` \| (\S.*) \| (\S.*) \|$", part, re.MULTILINE)
    assert {kind for kind, _, _ in rows} == set(messages()) - {"and-more"}
    assert len(rows) == sum(map(len, finding_table.severities().values()))


def test_every_rule_has_a_header_and_words_in_both_languages() -> None:
    for rule in rules():
        assert rule.severity in ("error", "warning")
        assert set(messages()[rule.kind]) == {"de", "en"}


def test_every_message_says_the_same_placeholders_in_both_languages() -> None:
    for kind, languages in messages().items():
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in (languages[code]["rule"] for code in ("de", "en"))
        ]
        assert fields[0] == fields[1], kind


def test_no_advice_on_a_page_names_a_command() -> None:
    command = re.compile(r"python -m|--\w")
    told = [
        (kind, advice_on_page(kind, words["advice"]))
        for kind, languages in messages().items()
        for words in languages.values()
    ]
    assert [(kind, advice) for kind, advice in told if command.search(advice)] == []
    assert advice_on_page("applications-missing", "Etwas anderes.") == "Etwas anderes."


def test_every_message_is_used() -> None:
    folder = Path(__file__).parents[2] / "data"
    sources = "".join(
        path.read_text() for path in [*folder.rglob("*.py"), *folder.glob("checks/*.sql")]
    )
    assert [kind for kind in messages() if kind not in sources] == []
