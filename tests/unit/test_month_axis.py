"""Which months have their name under a picture over time."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest

from dashboards.pictures.months import over_months


def named(first: str, last: str) -> list[str]:
    """The months whose name stands on the axis, as 'YYYY-MM'."""
    months = [str(month) for month in pd.period_range(first, last, freq="M")]
    counts = [1.0] * len(months)
    picture = over_months(months, counts, texts=["1"] * len(months), named=[])
    return [month.month for month in picture.months if month.name]


def gaps(months: list[str]) -> set[int]:
    numbers = [int(month[:4]) * 12 + int(month[5:]) for month in months]
    return {after - before for before, after in pairwise(numbers)}


@pytest.mark.parametrize(
    ("first", "last", "step"),
    [("2018-06", "2019-02", 1), ("2018-09", "2020-12", 3), ("2018-09", "2022-12", 6),
     ("2018-10", "2027-01", 12)],
)  # fmt: skip
def test_every_january_is_named_and_the_months_between_at_even_steps(
    first: str, last: str, step: int
) -> None:
    months = named(first, last)
    years = range(int(first[:4]) + 1, int(last[:4]) + 1)
    assert {f"{year}-01" for year in years} <= set(months)
    assert gaps(months[months.index(f"{years[0]}-01") :]) <= {step}


def test_the_first_month_is_named_with_room_to_the_next_name() -> None:
    assert named("2018-09", "2020-12")[:3] == ["2018-09", "2019-01", "2019-04"]
    assert named("2018-12", "2020-12")[:2] == ["2019-01", "2019-04"]


def test_each_year_stands_once_under_its_first_name() -> None:
    months = [str(month) for month in pd.period_range("2018-09", "2020-12", freq="M")]
    picture = over_months(months, [1.0] * 28, texts=["1"] * 28, named=[])
    assert [month.year for month in picture.months if month.year] == ["2018", "2019", "2020"]
