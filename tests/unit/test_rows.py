"""Rows: plain columns, told apart from frames."""

from __future__ import annotations

import datetime as dt

import pytest

from data.store import Store
from queries.loader import ask
from queries.rows import Picked, Rows, largest
from queries.scope import Scope

FEW = Rows({"name": ["a", "b", "c", "d"], "count": [2, None, 5, 2]})


def test_rows_are_read_as_columns_and_as_records() -> None:
    assert len(FEW) == 4
    assert "count" in FEW
    assert FEW.names == ("name", "count")
    assert FEW["name"][0] == "a"
    assert list(FEW)[2] == FEW.row(2) == {"name": "c", "count": 5}
    assert FEW.first == {"name": "a", "count": 2}
    assert FEW.total("count") == 9
    assert FEW.known("count") == [2, 5, 2]
    assert largest(FEW, "count")["name"] == "c"


def test_sorting_keeps_equal_rows_in_order_and_puts_missing_ones_last() -> None:
    assert FEW.by("count")["name"] == ["a", "d", "c", "b"]
    assert FEW.by("count", descending=True)["name"] == ["c", "a", "d", "b"]


def test_selected_rows_know_their_place_in_the_table() -> None:
    ranked = FEW.by("count", descending=True).where(lambda row: row["count"] == 2)
    assert ranked.places == (0, 3)
    assert ranked.head(1)["name"] == ["a"]
    assert {key: part.places for key, part in FEW.groups("count").items()} == {
        2: (0, 3), None: (1,), 5: (2,),
    }  # fmt: skip
    assert FEW.adding(double=[1, 2, 3, 4]).by("double", descending=True).places == (3, 2, 1, 0)


def test_no_record_still_has_columns() -> None:
    empty = Rows.of([], ["name"])
    assert len(empty) == 0
    assert "name" in empty
    with pytest.raises(IndexError):
        _ = empty.first
    with pytest.raises(ValueError, match="empty"):
        largest(FEW.where(lambda row: False), "count")


def test_values_are_plain(scope: Scope) -> None:
    store: Store = scope.store
    found = store.columns(
        "SELECT 1::HUGEINT AS h, 1.25::DECIMAL(9, 2) AS d, DATE '2020-02-01' AS day,"
        " NULL::INTEGER AS nothing, 'nan'::DOUBLE AS nan, [1, 2] AS listed, NULL::DATE AS no_day"
    )
    assert found == {
        "h": [1], "d": [1.25], "day": [dt.date(2020, 2, 1)], "nothing": [None], "nan": [None],
        "listed": [[1, 2]], "no_day": [None],
    }  # fmt: skip
    assert type(found["h"][0]) is int
    assert store.columns("SELECT 1 AS one WHERE false") == {"one": []}


def test_rows_and_frames_say_the_same(scope: Scope) -> None:
    plain = ask("applications/list", scope)
    frame = plain.to_frame()
    assert list(plain.names) == list(frame)
    assert len(plain) == len(frame)
    assert plain["case_number"] == frame["case_number"].tolist()
    assert plain["approved_eur"] == [
        None if value != value else value  # noqa: PLR0124 - NaN is unlike itself
        for value in frame["approved_eur"]
    ]


class _Whole(dict[str, list[int]]):
    """A long list that tells which of its columns were read."""

    def __init__(self, columns: dict[str, list[int]]) -> None:
        super().__init__(columns)
        self.read: list[str] = []

    def __getitem__(self, name: str) -> list[int]:
        self.read.append(name)
        return super().__getitem__(name)


def test_rows_picked_from_a_list_are_those_rows_and_read_only_the_columns_asked_for() -> None:
    whole = _Whole({"application_id": [4, 1, 3], "sum": [40, 10, 30], "rest": [0, 0, 0]})
    rows = Rows(Picked(whole, [0, 2]))

    assert len(rows) == 2 and rows.names == ("application_id", "sum", "rest")
    assert "rest" in rows and "other" not in rows
    assert rows["sum"] == rows["sum"] == [40, 30]
    assert whole.read == ["application_id", "sum"]
    assert list(rows.taken([1])) == [{"application_id": 3, "sum": 30, "rest": 0}]
