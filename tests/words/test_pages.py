"""Every page as it opens, over small data: the texts around its pictures, and those of files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import pytest
from flask import Flask

from dashboards.charts import CHARTS
from dashboards.charts.result import ChartResult, run
from dashboards.choice import url
from dashboards.choice.notices import Notice
from dashboards.exports import documents
from dashboards.exports.evidence import evidence
from dashboards.language.i18n import LANGUAGES, speaking
from dashboards.pages import PAGES, page_at
from dashboards.pages.base import Visit
from dashboards.serving import callback, shell
from data.store import StoreHandle
from queries.scope import Scope, Viewer
from tests.charts import test_german
from tests.words.editing import faults
from tests.words.spoken import Spoken, spoken

PROGRAMMES = ("one", "undecided", "many")
#: Pages that say the same whatever the data are; with the first programme they are read as well.
STILL = ("accessibility", "easy-language", "news", "table", "regions", "need", "outreach")
#: Besides the pages of the navigation one of each kind that is about one thing.
ABOUT_ONE = (
    "/circles/essen",
    "/circles/essen/handout",
    "/neighbourhoods/Q-05113000",
    "/projects/A-1",
    "/projects/A-2",
    "/projects/public-1",
)
Handle = Callable[[str], StoreHandle]
NOTICES = (
    Notice("block", "7"),
    Notice("", "", more=1),
    Notice("", "", more=4),
    Notice("version", "0123456789ab", why="not-kept"),
    Notice("version", "0123456789ab", why="not-readable"),
)


def pages(
    handle: StoreHandle, language: str, without: Sequence[str] = ()
) -> Iterator[tuple[str, Spoken]]:
    """Every address with every text of its page."""
    paths = dict.fromkeys(page.path for page in PAGES.values() if page.id not in without)
    for path in (*paths, *ABOUT_ONE, "/nowhere"):
        visit = callback.visit(handle, Viewer(), path, "", language)
        page = page_at(path)
        tree = (
            shell.frame(page, page.narrows(visit))
            if page is not None and page.exists(visit)
            else shell.not_found(visit)
        )
        for part in spoken(tree, language):
            yield path, part


#: An address in a text about addresses.
_ADDRESS = re.compile(r"\?\w+=\S*|\b[\w/-]+\.md\b|(?<= )\.\w+")
#: Of sentences about what was counted: there persons are no first contacts, elsewhere people.
_OF_COUNTS = "people"


def marked(part: Spoken) -> list[str]:
    """What an editor marks in one text of a page."""
    text = _ADDRESS.sub("…", part.text)
    found = [
        *faults(text, part.language, is_line=not part.is_prose),
        *test_german.faults(text, part.language),
    ]
    return [fault for fault in found if fault != _OF_COUNTS]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_an_editor_signs_the_texts_of_every_page(
    small_handle: Handle, server: Flask, programme: str, language: str
) -> None:
    found = {}
    with server.test_request_context("/"), speaking(language):
        still = () if programme == PROGRAMMES[0] else STILL
        for path, part in pages(small_handle(programme), language, still):
            if faults_of := marked(part):
                found[f"{path} {part.tag}: {part.text}"] = faults_of
    assert found == {}


def _lines(result: ChartResult) -> Iterator[tuple[str, str]]:
    """What the files of a chart say around its table, and its Beleg."""
    yield from documents.chart_lines(result)
    yield from documents.scope_lines(result.scope, NOTICES, result.chart)
    for column in documents.reader_columns(result):
        yield "head", column.header
    told = evidence(result, Visit("/", url.Address(), result.scope), "de")
    yield "records", told["records_text"]
    yield "definition", told["definition"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("programme", ["two"])
def test_an_editor_signs_what_files_say_around_their_tables(
    small: Callable[[str], Scope], programme: str, language: str
) -> None:
    found = {}
    with speaking(language):
        for chart in CHARTS.values():
            for label, text in _lines(run(chart, small(programme))):
                part = Spoken(text, language, is_prose=False, tag=label)
                if faults_of := marked(part):
                    found[f"{chart.id} {label}: {text}"] = faults_of
    assert found == {}
