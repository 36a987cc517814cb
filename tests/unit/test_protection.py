"""The gate in SQL: the same table as in Python, the same number everywhere, and no way past it."""

# ruff: noqa: S608 - the statements are put together from constants of this file

from __future__ import annotations

import random
from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.keys import KEY_SPACE
from queries.perturbation import LookUp
from queries.protection import (
    SMALLEST_BASE,
    Gate,
    UnprotectedPersonsError,
    check_columns,
    check_sql,
    install,
)

GOOD = "protected_sum(first_contacts_true, first_contacts_key, $exact)"
SECRET = "5a" * 64
protect = LookUp(SECRET).shown
PLACES, TARGETS, DISTRICTS = range(8), range(6), range(10)


@pytest.fixture(scope="module")
def reports() -> Iterator[duckdb.DuckDBPyConnection]:
    """Three thousand small reports with keys, as the mart holds them."""
    chance = random.Random(7)
    with duckdb.connect() as connection:
        install(connection, Gate(SECRET))
        connection.execute(
            "CREATE TABLE outreach (place INT, target INT, district INT,"
            " first_contacts_true INT, first_contacts_key INT)"
        )
        for _ in range(3000):
            true = chance.choice([0, 0, 1, 1, 1, 2, 2, 3, 4, 7, 12])
            connection.execute(
                "INSERT INTO outreach VALUES (?, ?, ?, ?, ?)",
                [
                    *(chance.choice(values) for values in (PLACES, TARGETS, DISTRICTS)),
                    true,
                    chance.randrange(KEY_SPACE) if true else 0,
                ],
            )
        yield connection


def test_sql_and_python_show_the_same_number(reports: duckdb.DuckDBPyConnection) -> None:
    cells = reports.execute(
        "SELECT n, k, perturb(n, k, false) FROM range(51) AS a(n), range(0, 60000, 97) AS b(k)"
    ).fetchall()
    assert len(cells) == 51 * 619
    assert all(shown == protect(count, key) for count, key, shown in cells)


@settings(deadline=None)
@given(st.integers(0, 10**9), st.integers(0, KEY_SPACE - 1))
def test_sql_and_python_agree_on_large_counts_too(
    reports: duckdb.DuckDBPyConnection, count: int, key: int
) -> None:
    assert _value(reports, "SELECT perturb($n, $k, false)", n=count, k=key) == protect(count, key)


@pytest.mark.parametrize(
    ("sql", "value"),
    [
        ("SELECT perturb(2, 5, true)", 2),
        ("SELECT perturb(0, 5, false)", 0),
        ("SELECT perturb(NULL, 5, false)", None),
        ("SELECT perturb(NULL, 5, true)", None),
        (f"SELECT {GOOD} FROM outreach WHERE place = -1", 0),
        (f"SELECT {GOOD.replace('(', '_or_null(')} FROM outreach WHERE place = -1", None),
        ("SELECT typeof(perturb(5, 5, false))", "BIGINT"),
        (f"SELECT typeof({GOOD}) FROM outreach", "BIGINT"),
        (f"SELECT rate_percent(5, {SMALLEST_BASE - 1})", None),
        (f"SELECT rate_percent(5, {SMALLEST_BASE})", 25.0),
        ("SELECT rate_percent(NULL, 30)", None),
        ("SELECT rate_percent(5, NULL)", None),
        ("SELECT rate_percent(0, 0)", None),
    ],
)
def test_edges_of_the_macros(
    reports: duckdb.DuckDBPyConnection, sql: str, value: float | str | None
) -> None:
    exact = {"exact": False} if "$exact" in sql else {}
    assert _value(reports, sql, **exact) == value


def test_exact_is_the_plain_sum(reports: duckdb.DuckDBPyConnection) -> None:
    assert _value(reports, f"SELECT {GOOD} FROM outreach", exact=True) == _value(
        reports, "SELECT sum(first_contacts_true) FROM outreach"
    )


@pytest.mark.parametrize("kept", ["place", "place, target", "place, target, district"])
def test_pre_summed_rows_show_what_single_rows_show(
    reports: duckdb.DuckDBPyConnection, kept: str
) -> None:
    summed = (
        "(SELECT place, sum(first_contacts_true) AS first_contacts_true,"
        f" sum(first_contacts_key) AS first_contacts_key FROM outreach GROUP BY {kept})"
    )
    question = f"SELECT place, {GOOD} FROM {{}} GROUP BY place ORDER BY place"
    single = reports.execute(question.format("outreach"), {"exact": False}).fetchall()
    assert reports.execute(question.format(summed), {"exact": False}).fetchall() == single


def test_thousands_of_choices_never_show_1_or_2_and_repeat_their_number(
    reports: duckdb.DuckDBPyConnection,
) -> None:
    chance = random.Random(11)
    choices = [
        [chance.sample(values, chance.randint(1, 2)) for values in (PLACES, TARGETS, DISTRICTS)]
        for _ in range(4000)
    ]
    reports.execute("CREATE TABLE choices (places INT[], targets INT[], districts INT[])")
    reports.executemany("INSERT INTO choices VALUES (?, ?, ?)", choices)
    cells = reports.execute(
        f"""
        SELECT sum(first_contacts_true)::INT, {GOOD},
            list(outreach.rowid ORDER BY outreach.rowid) FILTER (WHERE first_contacts_true > 0)
        FROM choices JOIN outreach ON list_contains(places, place)
            AND list_contains(targets, target) AND list_contains(districts, district)
        GROUP BY choices.rowid
        """,
        {"exact": False},
    ).fetchall()
    shown_of: dict[tuple[int, ...], int] = {}
    for true, shown, records in cells:
        assert shown not in {1, 2}
        assert abs(shown - true) <= 3
        assert true or shown == 0
        assert shown_of.setdefault(tuple(records or ()), shown) == shown
    assert len(cells) > len(shown_of) > 2000


def test_sums_of_many_cells_are_right_on_average(reports: duckdb.DuckDBPyConnection) -> None:
    """The sum of n independent deviations has the variance 2 n."""
    cells = reports.execute(
        "SELECT sum(first_contacts_true)::INT, " + GOOD + " FROM outreach"
        " GROUP BY place, target, district",
        {"exact": False},
    ).fetchall()
    deviations = [shown - true for true, shown in cells if true]
    assert abs(sum(deviations)) < 3.3 * (2 * len(deviations)) ** 0.5
    assert sum(d * d for d in deviations) / len(deviations) == pytest.approx(2, abs=0.4)


@pytest.mark.parametrize(
    "sql",
    [
        f"SELECT place, {GOOD} AS first_contact_persons FROM selected_outreach GROUP BY place",
        "select PROTECTED_SUM ( First_Contacts_TRUE ,\n first_contacts_key, $EXACT ) from o",
        'SELECT protected_sum(o."first_contacts_true", o."first_contacts_key", $exact) FROM o',
        "SELECT protected_sum(/* persons */ regular_true, -- and\n regular_key, $exact) FROM o",
        "SELECT protected_sum(main.o.lost_true, main.o.lost_key, $exact) FROM main.o",
        "SELECT protected_sum_or_null(attendees_true, attendees_key, $exact) FROM m",
        f"SELECT rate_percent({GOOD}, {GOOD.replace('first_contacts', 'regular')}) FROM o",
        "SELECT key, value FROM meta WHERE key = 'first_contacts_true' -- not sum(lost_true)",
        "SELECT \"true\", 'it''s lost_true', e'a\\' lost_true', $$ lost_true $$ FROM meta",
    ],
)
def test_questions_through_the_gate_pass(sql: str) -> None:
    check_sql(sql, "question")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT sum(first_contacts_true) FROM o",
        "SELECT SUM(O.First_Contacts_True) FROM o",
        'SELECT sum("first_contacts_true") FROM o',
        "SELECT first_contacts_true AS persons FROM o",
        "SELECT place FROM o WHERE first_contacts_true > 3",
        "SELECT place FROM o GROUP BY place ORDER BY sum(regular_true)",
        "SELECT protected_sum(first_contacts_true, regular_key, $exact) FROM o",
        "SELECT protected_sum(regular_key, regular_true, $exact) FROM o",
        "SELECT protected_sum(first_contacts_true, first_contacts_key, true) FROM o",
        "SELECT protected_sum(first_contacts_true, first_contacts_key, $internal) FROM o",
        "SELECT protected_sum(first_contacts_true, first_contacts_key) FROM o",
        "SELECT protected_sum(first_contacts_true + 1, first_contacts_key, $exact) FROM o",
        "SELECT protected_sum(1 * first_contacts_true, first_contacts_key, $exact) FROM o",
        "SELECT protected_sum(first_contacts_true, 0, $exact) FROM o",
        "SELECT protected_sum(a, b, $exact) FROM (SELECT lost_true a, lost_key b FROM o)",
        "SELECT protected_sum FROM o",
        "SELECT perturb(contacts, 0, $exact) FROM o",
        "SELECT sum(COLUMNS('first_.*')) FROM o",
        "SELECT count(*) FROM o -- x\n WHERE lost_true = 1",
        "SELECT '-- ', sum(lost_true) FROM o",
        "SELECT 'it''s', sum(lost_true), 'x' FROM o",
        "SELECT e'\\'', sum(lost_true), '' FROM o",
        "SELECT /* a /* b */ sum(lost_true) /* c */ FROM o",
        "SELECT * EXCLUDE (lost_true) FROM o",
        "SELECT look_up_key FROM gate",
        f"SELECT {GOOD}, sum(first_contacts_true) FROM o",
    ],
)
def test_questions_past_the_gate_are_refused(sql: str) -> None:
    with pytest.raises(UnprotectedPersonsError, match="question, line"):
        check_sql(sql, "question")


def test_refusal_names_question_line_and_remedy() -> None:
    with pytest.raises(UnprotectedPersonsError) as refusal:
        check_sql("SELECT place,\n  sum(lost_true)\nFROM o", "outreach/lost")
    assert str(refusal.value) == (
        "outreach/lost, line 2: lost_true: write protected_sum(<x>_true, <x>_key, $exact)"
        " with both columns of one count"
    )


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_check(sql: str) -> None:
    try:
        check_sql(sql, "question")
    except UnprotectedPersonsError as refusal:
        assert "question" in str(refusal)


def test_answers_with_true_counts_or_keys_are_refused() -> None:
    check_columns(["place", "first_contact_persons", "key"], "question")
    for column in ("first_contacts_true", "Lost_Key"):
        with pytest.raises(UnprotectedPersonsError, match=column):
            check_columns(["place", column], "question")


def _value(connection: duckdb.DuckDBPyConnection, sql: str, **params: float | bool) -> object:
    (row,) = connection.execute(sql, params).fetchall()
    return row[0]
