"""A question is asked once for all who want to know the same at the same time."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pandas as pd
import pytest

from data.store import Store
from queries.filters import FilterState
from queries.loader import rows
from queries.scope import Scope

READERS = 4
#: A choice that no other test makes, so that nobody has asked before.
CHOICE = FilterState(applicant=("church", "municipality"), to_month="2019-02")


def test_readers_who_ask_the_same_at_once_share_one_answer(
    scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Store.fetch
    asked = []

    def slow(store: Store, sql: Any, params: Mapping[str, Any] | None = None) -> pd.DataFrame:
        asked.append(params)
        time.sleep(0.3)
        return plain(store, sql, params)

    monkeypatch.setattr(Store, "fetch", slow)
    own = Scope(scope.store, scope.viewer, CHOICE)
    with ThreadPoolExecutor(READERS) as readers:
        answers = list(readers.map(lambda _: rows("applications/base", own), range(READERS)))
    assert len(asked) == 1
    assert all(answer is answers[0] for answer in answers)


def test_who_waited_for_a_question_that_failed_asks_it_himself(
    scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Store.fetch
    asked = []

    def fails_once(store: Store, sql: Any, params: Mapping[str, Any] | None = None) -> pd.DataFrame:
        asked.append(params)
        if len(asked) == 1:
            raise OSError("no data")
        return plain(store, sql, params)

    monkeypatch.setattr(Store, "fetch", fails_once)
    own = Scope(scope.store, scope.viewer, FilterState(outcome=("open",), to_month="2019-02"))
    with pytest.raises(OSError, match="no data"):
        rows("applications/base", own)
    assert len(rows("applications/base", own)) == 1
