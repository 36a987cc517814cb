"""The steps from a chart's values to a picture."""

from __future__ import annotations

import base64
from functools import partial
from typing import Any

import pytest

from dashboards.language.i18n import speaking
from dashboards.pictures import making, wire
from dashboards.pictures.model import Columns, Lines
from dashboards.pictures.months import over_months
from dashboards.pictures.parts import Label, Text, quiet, stressed
from dashboards.pictures.plotly import DRAWN_OTHERWISE, shape


@pytest.mark.parametrize("form", wire.FORMS)
def test_plotly_draws_every_form_or_says_that_it_does_not(form: type) -> None:
    is_drawn = shape.dispatch(form) is not shape.dispatch(object)
    assert is_drawn != (form in DRAWN_OTHERWISE)


def test_what_stands_before_the_stressed_value_is_stressed_with_it() -> None:
    assert stressed("{days} days", days="12") == Text("12", " days")
    assert stressed("n = {n} in all", n="3") == Text("n = 3", " in all")


def test_rows_in_the_order_of_the_table_are_not_told() -> None:
    bars = partial(
        making.bars, ["a", "b"], [1, 2], texts=[quiet("a")] * 2, roles=making.roles(2, [1])
    )
    assert bars(rows=[0, 1]).rows == ()
    picture = bars(rows=[1, 0])
    assert picture.rows == (1, 0)
    assert picture.roles == ("rest", "mark")
    drawn: Any = shape(picture)
    assert drawn["data"][0]["customdata"] == [1, 0]


def test_a_label_reads_in_one_line() -> None:
    assert Label("Köln", "n = 12", side="A").plain == "Köln A (n = 12)"
    assert Label("Daten zu Taten", block=3).plain == "3 Daten zu Taten"


def test_a_value_held_back_is_marked_as_such() -> None:
    part = making.part("x", "mark", [None, 3], is_held=[True, False])
    assert part.held == (0,)


@pytest.mark.parametrize(("count", "form"), [(12, Columns), (13, Lines)])
def test_up_to_a_year_stands_in_columns(count: int, form: type) -> None:
    months = [f"{2019 + index // 12}-{index % 12 + 1:02}" for index in range(count)]
    with speaking("de"):
        picture = over_months(months, range(count), texts=["x"] * count, named=[1])
    assert isinstance(picture, form)
    assert picture.months[0][1:] == ("Jan", "2019")
    assert picture.texts[1] == Text("x")


def test_records_are_bits() -> None:
    assert base64.b64decode(making.records([0, 3, 9]).shown) == bytes([0b1001, 0b10])
    assert making.records([]).shown == ""
