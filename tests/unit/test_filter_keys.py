"""A key of the choice is declared once: it narrows rows, and no rule stands beside its name."""

from __future__ import annotations

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


def test_thresholds_and_definitions_stand_in_no_question() -> None:
    """The base of rates and what counts as decided are macros, made of the constants in Python."""
    assert set(DECIDED) < set(OUTCOMES)
    several = re.compile(r"outcome\s+IN\s*\(", re.IGNORECASE)
    base = re.compile(rf"\b({SMALLEST_BASE}|{SMALLEST_BASE - 1})\b")
    found = []
    for path in SQL.rglob("*.sql"):
        code = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
        if several.search(code) or base.search(code):
            found.append(str(path.relative_to(SQL)))
    assert found == []
