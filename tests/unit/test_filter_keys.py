"""A key of the choice is declared once: it narrows rows, and no rule stands beside its name."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from dashboards.charts import CHARTS
from dashboards.charts.result import run
from dashboards.choice import choice_words, url
from dashboards.language.i18n import speaking
from data.store import StoreHandle
from queries import neighbourhoods
from queries.filters import DECIDED, KEYS, OUTCOMES, FilterState, filters_on
from queries.protection import SMALLEST_BASE
from queries.scope import Scope, Viewer

SQL = Path("queries/sql")


@pytest.mark.parametrize("key", KEYS)
def test_a_key_narrows_the_rows_of_a_chart(handle: StoreHandle, key: str) -> None:
    whole = Scope(handle.current(), Viewer("internal"), FilterState())
    quartiere = neighbourhoods.neighbourhoods(whole)["neighbourhood_id"]
    for value in sorted(url.known_values(key, quartiere)):
        chosen = whole.with_filters(FilterState().with_values(key, (value,)))
        if any(
            list(run(chart, whole).rows) != list(run(chart, chosen).rows)
            for chart in CHARTS.values()
        ):
            return
    pytest.fail("no chart has other rows, whatever is chosen")


@pytest.mark.parametrize("key", KEYS)
def test_a_key_has_a_condition_for_every_table_it_names(key: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (SQL / "selection").rglob("*.sql")]
    for table, column in KEYS[key].columns.items():
        reading = [text for text in texts if f"FROM {table}" in text and f"${key}" in text]
        assert any(f"list_contains(${key}, {column})" in text for text in reading), table


def test_a_key_is_called_by_a_word_in_both_languages() -> None:
    words = {}
    for language in ("de", "en"):
        with speaking(language):
            words[language] = [choice_words.filter_label(key) for key in KEYS]
    assert words["en"] == [key.label for key in KEYS.values()]
    same = [key for key, de, en in zip(KEYS, words["de"], words["en"], strict=True) if de == en]
    assert same == ["region", "district", "municipality", "neighbourhood", "status", "partner"]


def test_the_bar_of_a_page_follows_from_the_tables_it_shows() -> None:
    usual = ("block", "round", "area", "circle", "status", "applicant", "months")
    assert filters_on() == usual
    assert filters_on("outreach", "offers") == (*usual, "target", "place", "approach", "offer")


BASES = (SMALLEST_BASE, SMALLEST_BASE - 1)
_BASE = re.compile(rf"\b({'|'.join(map(str, BASES))})\b")
_SEVERAL = re.compile(r"outcome\s+IN\s*\(", re.IGNORECASE)


def written_out_in_sql(code: str) -> bool:
    """Whether a question says itself what the macros say: the base of rates, what is decided."""
    return bool(_SEVERAL.search(code) or _BASE.search(code))


def written_out_in_python(node: ast.AST) -> bool:
    """Whether Python does: compares or chooses by the base, lists what is decided, or asks so."""
    match node:
        case ast.Compare(left=left, comparators=others):
            return any(_is_base(one) for one in (left, *others))
        case ast.IfExp(body=one, orelse=other):
            return _is_base(one) or _is_base(other)
        case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
            listed = {one.value for one in items if isinstance(one, ast.Constant)}
            return listed == set(DECIDED)
        case ast.Constant(value=str(text)) if re.search(r"\b(SELECT|WHERE|CASE)\b", text):
            return written_out_in_sql(text)
    return False


def _is_base(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int and node.value in BASES


def test_thresholds_and_definitions_stand_in_no_question() -> None:
    """The base of rates and what counts as decided are macros, made of the constants in Python."""
    assert set(DECIDED) < set(OUTCOMES)
    found = [
        str(path.relative_to(SQL))
        for path in SQL.rglob("*.sql")
        if written_out_in_sql(re.sub(r"--.*", "", path.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_thresholds_and_definitions_stand_in_python_once() -> None:
    declared = Path("queries/filters.py")
    found = [
        f"{path}:{node.lineno}"
        for folder in ("queries", "dashboards")
        for path in Path(folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if path != declared and isinstance(node, ast.expr) and written_out_in_python(node)
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "base < 20",
        "19 < persons",
        "20 if is_municipal else 10",
        "{'approved', 'rejected', 'revoked'}",
        "ask('SELECT part WHERE base >= 20')",
        "ask(\"SELECT 1 WHERE outcome IN ('approved')\")",
    ],
)
def test_a_threshold_written_out_in_python_is_found(code: str) -> None:
    assert any(written_out_in_python(node) for node in ast.walk(ast.parse(code)))
