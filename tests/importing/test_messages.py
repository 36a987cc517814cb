"""The words of the findings: complete, in both languages, used, and in the table of the docs."""

from __future__ import annotations

import re
import string
from pathlib import Path

from data.importing.messages import advice_on_page, messages
from data.importing.rules import rules


def severities() -> dict[str, set[str]]:
    """By kind of finding what the code makes of it."""
    folder = Path(__file__).parents[2] / "data" / "importing"
    code = "".join(path.read_text() for path in sorted(folder.glob("*.py")))
    found: dict[str, set[str]] = {kind: set() for kind in messages() if kind != "and-more"}
    for rule in rules():
        found[rule.kind].add(rule.severity)
    for severity, kind in re.findall(r'(ERROR|WARNING|MENDED),\s*"([a-z-]+)"', code):
        found[kind].add(severity.lower())
    for kind in re.findall(
        r'(?:Error\(\s*|add_unread\(|refused=|kind: |CellKind\.\w+: )"([a-z-]+)"', code
    ):
        found[kind].add("error")
    return {kind: named or {"mended"} for kind, named in found.items()}


def test_the_table_of_findings_names_each_kind_with_what_becomes_of_it() -> None:
    table = (Path(__file__).parents[2] / "docs" / "import.md").read_text()
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (.+?) \| (.+?) \|$", table, re.MULTILINE)
    documented = {kind: (severity, *titles) for kind, severity, *titles in rows}
    expected = {
        kind: (
            " or ".join(sorted(found)),
            messages()[kind]["de"]["title"],
            messages()[kind]["en"]["title"],
        )
        for kind, found in severities().items()
    }
    assert documented == expected
    assert len(rows) == len(documented)


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
