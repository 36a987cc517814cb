"""A question is asked once for all who want to know the same at the same time."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from data.store import Store
from queries.filters import FilterState
from queries.loader import ask
from queries.scope import Scope

READERS = 4
#: A choice that no other test makes, so that nobody has asked before.
CHOICE = FilterState(applicant=("church", "municipality"), to_month="2019-02")


def test_readers_who_ask_the_same_at_once_share_one_answer(
    scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Store.columns
    asked = []

    def slow(
        store: Store, sql: Any, params: Mapping[str, Any] | None = None
    ) -> dict[str, list[Any]]:
        if params:  # what may be chosen at all is asked besides, once per version
            asked.append(params)
            time.sleep(0.3)
        return plain(store, sql, params)

    monkeypatch.setattr(Store, "columns", slow)
    own = Scope(scope.store, scope.viewer, CHOICE)
    with ThreadPoolExecutor(READERS) as readers:
        answers = list(readers.map(lambda _: ask("applications/base", own), range(READERS)))
    assert len(asked) == 1
    assert all(answer is answers[0] for answer in answers)


def test_who_waited_for_a_question_that_failed_asks_it_himself(
    scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Store.columns
    asked = []

    def fails_once(
        store: Store, sql: Any, params: Mapping[str, Any] | None = None
    ) -> dict[str, list[Any]]:
        asked.append(params)
        if len(asked) == 1:
            raise OSError("no data")
        return plain(store, sql, params)

    monkeypatch.setattr(Store, "columns", fails_once)
    own = Scope(scope.store, scope.viewer, FilterState(outcome=("open",), to_month="2019-02"))
    with pytest.raises(OSError, match="no data"):
        ask("applications/base", own)
    assert len(ask("applications/base", own)) == 1
