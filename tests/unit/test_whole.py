"""Rules about the whole project, each a small test."""

from __future__ import annotations

import re
from pathlib import Path

from dashboards.charts import CHARTS
from dashboards.pages import PAGES
from dashboards.pages.base import Visit  # noqa: F401 - proves that pages import without an app
from queries.loader import load, question_names
from tests.unit.catalogues import texts_in_catalogues, texts_in_code

ROOT = Path(__file__).parents[2]


def _source(*folders: str) -> str:
    return "\n".join(
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
    )


def test_every_question_is_asked_somewhere() -> None:
    code = _source("queries", "dashboards")
    assert [name for name in question_names() if f'"{name}"' not in code] == []


def test_every_question_names_known_parameters_only() -> None:
    for name in question_names():
        assert load(name).sql


def test_every_chart_of_a_page_exists_and_every_chart_is_shown_somewhere() -> None:
    shown = {chart_id for page in PAGES.values() for chart_id in page.charts}
    assert shown <= CHARTS.keys()
    code = _source("dashboards")
    unseen = [
        chart_id
        for chart_id in CHARTS
        if chart_id not in shown and len(re.findall(rf'"{chart_id}"', code)) < 2
    ]
    assert unseen == []


def test_every_setting_is_in_the_readme() -> None:
    settings = set(re.findall(r"ZIQ_[A-Z_]+", (ROOT / "dashboards/settings.py").read_text()))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in sorted(settings) if f"`{name}`" not in readme] == []


def test_every_dependency_is_pinned_and_named_with_its_reason() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").lower()
    for line in (ROOT / "requirements.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            name, version = line.split(";")[0].strip().split("==")
            assert version
            assert name.lower() in readme, name


def test_every_text_is_said_in_german_and_no_entry_is_idle() -> None:
    code, german = texts_in_code(), texts_in_catalogues("de")
    assert {text: where for text, where in code.items() if not german.get(text)} == {}
    assert [text for text in german if text not in code] == []


def test_german_texts_keep_every_placeholder() -> None:
    for text, german in texts_in_catalogues("de").items():
        known = set(re.findall(r"\{(\w+)\}", " ".join(text) if isinstance(text, tuple) else text))
        assert set(re.findall(r"\{(\w+)\}", german)) <= known, text
