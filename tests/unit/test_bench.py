"""What the benchmark measures with: its stores, its choices and the numbers it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import duckdb
import pytest
from flask.testing import FlaskClient

from app import create_app
from bench.against import LIMITS, Pair, are_satisfied, of_openings, promises
from bench.asking import fresh_searches
from bench.choices import expected, steps
from bench.report import Promise, Section, in_short, p50, p95, put_into
from bench.stores import Size, build
from dashboards.choice import url
from dashboards.settings import Settings
from data.versions import read_pointer

SMALL = Size("small", 2_000, 300, neighbourhoods=40, indicators=2)
TABLES = ("applications", "application_neighbourhoods", "outreach", "outreach_by_month", "offers")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("bench"), SMALL)


@pytest.fixture(scope="module")
def bench_client(store: Path) -> FlaskClient:
    return create_app(Settings(store=store)).test_client()


def test_the_same_seed_gives_the_same_store(store: Path, tmp_path: Path) -> None:
    again = build(tmp_path, SMALL)
    with duckdb.connect() as connection:
        for name, folder in (("first", store), ("second", again)):
            connection.execute(f"ATTACH '{read_pointer(folder).path}' AS {name} (READ_ONLY)")
        for table in TABLES:
            columns = "* EXCLUDE (imported_at)" if _has_times(connection, table) else "*"
            for here, there in (("first", "second"), ("second", "first")):
                left, right = f"FROM {here}.{table}", f"FROM {there}.{table}"
                sql = f"SELECT {columns} {left} EXCEPT ALL SELECT {columns} {right}"
                assert connection.execute(sql).fetchall() == [], table


def _has_times(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    columns = connection.execute(f"DESCRIBE first.{table}").fetchall()
    return "imported_at" in {name for name, *_ in columns}


def test_a_store_has_the_size_asked_for(store: Path) -> None:
    with duckdb.connect(str(read_pointer(store).path), read_only=True) as connection:
        counts = connection.execute(
            "SELECT (SELECT count(*) FROM applications), (SELECT count(*) FROM outreach),"
            " (SELECT sum(records_count) FROM outreach_by_month),"
            " (SELECT count(*) FROM neighbourhoods WHERE starts_with(neighbourhood_id, 'B-')),"
            " (SELECT count(*) FROM indicator_catalogue WHERE starts_with(indicator, 'bench_'))"
        ).fetchone()
    assert counts == (SMALL.applications, SMALL.outreach, SMALL.outreach, 40, 2)


def test_a_store_that_is_there_is_not_built_again(store: Path) -> None:
    before = read_pointer(store).version_id
    build(store.parent, replace(SMALL, outreach=1))
    assert read_pointer(store).version_id == before


def test_choices_of_the_race_never_repeat() -> None:
    states = [
        tuple((key, tuple(sorted(values))) for key, values in state.items())
        for _choice, state in steps(100)
    ]
    assert len(set(states)) == len(states)


@pytest.mark.parametrize("step", [0, 3, 17, 40])
def test_the_dashboard_answers_the_numbers_waited_for(
    bench_client: FlaskClient, store: Path, step: int
) -> None:
    _choice, state = next(islice(steps(100), step, None))
    chosen = {key: ",".join(sorted(values)) for key, values in state.items() if values}
    wanted = expected(store, state)

    def rows(chart: str) -> list[dict[str, int]]:
        answer = bench_client.get(f"/api/charts/{chart}", query_string=chosen).get_json()
        found: list[dict[str, int]] = answer["rows"]
        return found

    (total,), (approved,) = rows("applications-total"), rows("approved-total")
    assert wanted["applications"] == [str(total["applications_count"])]
    assert wanted["approved"] == [str(approved["approved_count"])]
    blocks = [str(row["applications_count"]) for row in rows("applications-by-building-block")]
    assert set(wanted["blocks"]) <= set(blocks)


@pytest.fixture
def searches() -> Iterator[str]:
    return fresh_searches("a test")


def test_fresh_choices_are_understood_and_never_repeat(searches: Iterator[str]) -> None:
    asked = [url.parse(search) for search in islice(searches, 300)]
    assert len({address.filters for address in asked}) == 300
    assert not any(address.notices for address in asked)


def test_a_limit_is_held_or_not_without_rounding() -> None:
    assert Promise("at most", 15, 15.0).is_held
    assert not Promise("at most", 15, 15.0004).is_held
    assert Promise("at least", 50_000, 50_000, is_least=True).is_held
    assert not Promise("at least", 50_000, 49_999.9, is_least=True).is_held


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = [5.0, 1.0, 4.0, 2.0, 3.0]
    assert (p50(values), p95(values)) == (3.0, 5.0)
    assert p95([float(value) for value in range(1, 101)]) == 95.0


def test_a_ratio_is_of_the_medians_of_both_sides() -> None:
    pair = Pair([10.0, 1.0, 3.0], [30.0, 12.0, 90.0, 6.0])
    assert pair.ratio == 3 / 12
    assert pair.cells() == ["3", "3", "12", "0.25"]


def test_what_is_promised_against_another_commit_is_a_ratio_and_a_limit_of_this_one() -> None:
    cpu = {page: Pair([limit * 50], [50.0]) for page, limit in LIMITS.items()}
    assert [
        one.is_held for one in of_openings({"/": Pair([9.1], [10]), "/need": Pair([9.2], [10])})
    ] == [
        True,
        False,
    ]
    held = promises(cpu, Pair([20.0], [40.0]), Pair([40.0], [10.0]), Pair([3.0], [2.0]))
    assert len(held) == len(LIMITS) + 3
    assert [one.measured for one in held] == pytest.approx([*LIMITS.values(), 0.5, 4, 1.5])
    assert all(one.is_held for one in held)
    missed = promises({"/": Pair([18], [79])}, Pair([2.1], [4]), Pair([39], [10]), Pair([3.1], [2]))
    assert not any(one.is_held for one in missed)


def test_promises_of_several_pages_are_one_row_in_short() -> None:
    section = Section("any")
    section.promises = [
        Promise("CPU on `/`", 15, 10, " ms"),
        Promise("CPU on `/need`", 15, 16, " ms"),
        Promise("errors", 0, 0),
    ]
    assert in_short([section]).splitlines()[2:] == [
        "| CPU on a page | ≤ 15 ms | 10 to 16 ms | **no**: `/need` |",
        "| errors | ≤ 0 | 0 | yes |",
    ]


def test_a_report_stands_between_the_marks_of_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- one -->\nold\n<!-- /one -->\nb\n", encoding="utf-8")
    put_into(page, "one", "new")
    put_into(page, "one", "newer")
    assert page.read_text("utf-8") == "a\n<!-- one -->\n\nnewer\n\n<!-- /one -->\nb\n"
    with pytest.raises(ValueError, match="no place for “two”"):
        put_into(page, "two", "")


@pytest.mark.parametrize(
    ("line", "is_satisfied"),
    [
        ("", True),
        ("# a comment", True),
        ("duckdb>=2  # and one behind", True),
        ("duckdb==0.1", False),
        ("no-such-package-anywhere==1.0", False),
        ("no-such-package-anywhere==1.0; sys_platform == 'none'", True),
    ],
)
def test_an_environment_is_shared_where_it_has_what_is_required(
    line: str, is_satisfied: bool
) -> None:
    assert are_satisfied([line]) is is_satisfied
