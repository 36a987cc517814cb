"""What most people ask first is answered before they ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from cachetools import LRUCache
from flask import Flask

from dashboards.answers import build
from dashboards.pages import PAGES
from dashboards.pages.base import Visit
from dashboards.serving import warming
from data.store import QueryTimeoutError, StoreHandle
from queries import sums
from queries.alike import TOLD_TOGETHER
from queries.protection import install_gate
from tests.app import answering


def test_every_page_with_a_choice_is_made_ready_as_it_opens_and_with_one_value() -> None:
    made = {(page.path, search) for page, search in warming.likely()}
    assert {path for path, search in made if search == ""} == {
        page.path for page in PAGES.values() if page.filters and not page.takes_rest
    }
    assert ("/need", "?region=051") in made
    assert ("/", "?block=3") in made


def test_what_was_made_ready_is_what_a_visitor_gets(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = StoreHandle(sample_folder, install_gate)
    overview = next(page for page in PAGES.values() if page.path == "/")
    monkeypatch.setattr(warming, "likely", lambda: iter([(overview, ""), (overview, "?block=2")]))
    monkeypatch.setattr(build, "_remembered", LRUCache(1_000_000, getsizeof=len))
    monkeypatch.setattr(build, "_openings", {})
    assert warming.warm(handle, "de", rest=lambda: 0) == handle.current().version.id

    def must_not_be_built(*_: object) -> None:
        raise AssertionError("the answer was not there yet")

    monkeypatch.setattr(build, "_build", must_not_be_built)
    assert answering.answer(handle, "/", "?block=2")["search"] == "?block=2"


def test_what_choices_of_months_need_is_summed_up_where_it_is_much(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = StoreHandle(sample_folder, install_gate)
    monkeypatch.setattr(warming, "likely", lambda: iter([]))
    monkeypatch.setattr(sums, "_MOST_RECORDS", 0)
    sums._held_alike.cache_clear()
    warming.warm(handle, "de", rest=lambda: 0)
    store = handle.current()
    monkeypatch.setattr(type(store), "arrays", lambda *_: pytest.fail("it was not there yet"))
    assert all(sums._held_alike(store, told) is not None for told in TOLD_TOGETHER)
    sums._held_alike.cache_clear()


def test_without_data_nothing_is_made_ready(tmp_path: Path) -> None:
    assert warming.warm(StoreHandle(tmp_path, install_gate), "de", rest=lambda: 0) is None


def test_an_answer_that_takes_too_long_does_not_end_it(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def slow(_page: object, visit: Visit) -> None:
        asked.append(visit.path)
        raise QueryTimeoutError

    monkeypatch.setattr(build, "opening", slow)
    pages = [page for page in PAGES.values() if page.path in {"/", "/need"}]
    monkeypatch.setattr(warming, "likely", lambda: ((page, "") for page in pages))
    handle = StoreHandle(sample_folder, install_gate)
    assert warming.warm(handle, "de", rest=lambda: 0) == handle.current().version.id
    assert len(asked) == 2


def test_people_who_ask_come_before_answers_in_advance() -> None:
    server = Flask(__name__)
    pace = warming.Pace()
    alone = pace()
    with server.test_request_context("/health"):
        pace.note()
    assert pace() == alone
    with server.test_request_context("/_dash-update-component"):
        pace.note()
    assert pace() > 2 * alone
