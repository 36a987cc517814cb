"""No round, circle, year of a figure, own share or growing code is written into program text."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from data.facts import shipped
from tests.node import run_node

ROOT = Path(__file__).parents[2]
NBSP = "\N{NO-BREAK SPACE}"
_FOLDERS = ("dashboards", "queries", "data")
#: The sample is an invented delivery, and its folder the office that makes it.
_DELIVERIES = ("data/sample", "data/reference")
#: Dates as examples of how to write one; laws, counts and a census named by its year.
_EXAMPLES = frozenset(
    {"dashboards/language/formats.py", "dashboards/pages/accessibility.py",
     "dashboards/exports/csv.py",
     "data/importing/template.py", "dashboards/charts/base.py", "dashboards/access/__main__.py",
     "data/official/reading.py", "data/official/workbooks.py"}
)  # fmt: skip
_YEAR = re.compile(r"(?<![\d.,_u])(?:201[789]|202[0-4])(?!\d)")
_STATEMENT_TEXT = re.compile(r"'((?:[^']|'')*)'")

_FIXED_LISTS = frozenset(
    {"status", "outcome", "planning_state", "indicator_unit", "indicator_direction", "code_role",
     "list"}
)  # fmt: skip
"""Lists that carry rules of the program and do not grow."""
_OTHER_MEANINGS = frozenset(
    {
        # Sheets, levels, keys and columns of the same name.
        "outreach", "municipality", "district", "SGB II rate",
        # Of components and of the browser.
        "children", "online",
        # Column heads of official and municipal tables, and the sign for "not stated" in a cell.
        "Stadtteil", "Sozialraum", "Raumeinheit", "unbekannt",
    }
)  # fmt: skip
"""Words of the lists that program text means otherwise."""
_ROLES = {
    "unknown": "the age band that is none",
    "children_under_15_in_sgb2_bedarfsgemeinschaften": "the need where none is chosen",
    "population_under_18": "what rates divide by",
    "population_total": "a column of the list of Quartiere",
    "sgb2_quote_under_18": "a column of the list of Quartiere",
    "sgb2_hilfequote_under_18": "a line of the profile of a Quartier",
}
"""The few values that a rule of the program rests on, named in one place each."""


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """File and text: of Python all but docstrings, of SQL whole statements without comments."""
    found: list[tuple[str, str]] = []
    for name, content in _files(".py"):
        found += [(name, text) for text in _texts_of(ast.parse(content))]
    return (*found, *_files(".sql"))


@cache
def literals() -> tuple[tuple[str, str], ...]:
    """File and text: of Python as above, of SQL and scripts what stands in quotation marks."""
    found = [one for one in texts() if one[0].endswith(".py")]
    found += [
        (name, hit[1])
        for name, content in _files(".sql")
        for hit in _STATEMENT_TEXT.finditer(content)
    ]
    found += [(name, text) for name, text in json.loads(run_node("tests/assets/texts.js"))]
    return tuple(found)


def _files(suffix: str) -> Iterator[tuple[str, str]]:
    for folder in _FOLDERS:
        for path in sorted((ROOT / folder).rglob(f"*{suffix}")):
            name = path.relative_to(ROOT).as_posix()
            if name.startswith(_DELIVERIES):
                continue
            content = path.read_text(encoding="utf-8")
            if suffix == ".sql":
                content = re.sub(r"--.*", "", content)
            yield name, content


def _texts_of(tree: ast.AST) -> Iterator[str]:
    told = {
        id(node.value) for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_round_and_no_circle_is_named() -> None:
    codes = {code for name in ("round", "circle") for code in shipped().lists[name]}
    named = codes | {entry.german for entry in shipped().lists["round"].values()}
    assert [(name, text) for name, text in literals() if text in named] == []


def growing() -> dict[str, str]:
    """Every code, word and phrase of the lists that may grow: what it is, and of which list."""
    found: dict[str, str] = {}
    for entry in shipped().codes:
        if entry.list not in _FIXED_LISTS:
            words = (entry.code, entry.german, entry.english, *entry.in_sentence, *entry.way)
            found |= {word: entry.list for word in words if word}
    return found


def test_no_code_and_no_word_of_a_growing_list_is_written() -> None:
    known = growing().keys() - _OTHER_MEANINGS - _ROLES.keys()
    assert len(known) > 300
    assert sorted({(name, text) for name, text in literals() if text in known}) == []


@pytest.mark.parametrize("code", _ROLES)
def test_a_value_with_a_role_is_named_in_one_place(code: str) -> None:
    files = {name for name, text in literals() if text == code}
    allowed = {"unknown": {"queries/sql/outreach/by_age_band.sql", "queries/roll_ups/reach.py",
                           "data/importing/signs.py", "data/schema.py"}}  # fmt: skip
    assert files <= allowed.get(code, {"data/facts/named.py"})


def test_no_text_names_several_values_of_a_list() -> None:
    found = []
    for word_list in ("place", "approach", "partner", "offer", "anchor_site", "body"):
        words = [re.escape(one.english) for one in shipped().lists[word_list].values()]
        any_word = re.compile(rf"\b(?:{'|'.join(words)})\b")
        found += [(name, text) for name, text in literals() if len(set(any_word.findall(text))) > 1]
    assert found == []


def test_no_year_of_a_figure_is_written() -> None:
    found = [(name, text) for name, text in texts() if _YEAR.search(text)]
    assert [one for one in found if one[0] not in _EXAMPLES] == []


_LARGE = 100_000
#: Files whose large numbers are limits of the program, scales of pictures and numbers of systems;
#: of the map its classes, a documented method that is the same for all dates.
_WITH_SIZES = frozenset(
    {
        "dashboards/access/http_headers.py", "dashboards/access/shared.py",
        "dashboards/answers/build.py", "dashboards/charts/regions/change.py",
        "dashboards/charts/regions/measures.py", "dashboards/exports/native_charts.py",
        "dashboards/exports/rows.py", "dashboards/exports/templates/opening.py",
        "dashboards/language/formats.py", "dashboards/pictures/drawing.py",
        "dashboards/serving/static.py", "dashboards/settings.py", "queries/packed.py",
        "queries/packs.py", "queries/sums.py", "data/boundaries/curves.py",
        "data/boundaries/placing.py", "data/contracts.py", "data/writer.py",
    }
)  # fmt: skip
#: Numbers of files, dates and signs: what the readers of a form must know of it.
_READERS = ("data/importing/", "data/official/")
_ASSESSED = ("dashboards/pages/accessibility.py", 2026)


def numbers() -> set[tuple[str, float]]:
    """File and every number written into a program."""
    return {
        (name, node.value)
        for name, content in _files(".py")
        for node in ast.walk(ast.parse(content))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
    }  # fmt: skip


def test_no_amount_of_money_and_no_year_is_a_number_of_a_program() -> None:
    amounts = {
        one for one in numbers() if one[1] >= _LARGE and not one[0].startswith(_READERS)
    }  # fmt: skip
    assert {name for name, _value in amounts} - _WITH_SIZES == set()
    years = {one for one in numbers() if 2015 <= one[1] < 2040}
    assert years == {_ASSESSED}


def test_no_amount_stands_in_a_statement_or_a_text() -> None:
    german = [(path.name, path.read_text("utf-8")) for path in ROOT.glob("locales/*/*/*.po")]
    worded = re.compile(r"\d[\d.,]*\s*(?:million|Million|Mio|Tsd|thousand (?:euro|€))")
    grouped = re.compile(r"(?<![\w.,{])(?:€\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+ (?:€|Euro))")
    bare = re.compile(r"(?<![\w.])[1-9]\d{5,}(?![\w])")
    told = [(name, text) for name, text in (*texts(), *german) if name not in _EXAMPLES]
    spaced = [(name, " ".join(text.split(NBSP))) for name, text in told]
    assert [
        (name, hit[0]) for name, text in spaced for one in (worded, grouped)
        if (hit := one.search(text))
    ] == []  # fmt: skip
    in_statements = {(name, hit) for name, text in _files(".sql") for hit in bare.findall(text)}
    assert in_statements == {("data/models/staging/10_areas.sql", "16777216")}


@pytest.mark.parametrize("number", ["0.20", "20 %", "20%"])
def test_no_own_share_is_written(number: str) -> None:
    german = [(path.name, path.read_text("utf-8")) for path in ROOT.glob("locales/*/*/*.po")]
    assert german
    assert [
        name for name, text in (*texts(), *german) if number in " ".join(text.split(NBSP))
    ] == []
