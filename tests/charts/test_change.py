"""The change since an earlier time: recounted from both times, in numbers and in words."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboards.charts import CHARTS
from dashboards.charts.regions import change as changes
from dashboards.charts.regions import change_words, steps
from dashboards.charts.result import run
from dashboards.language.i18n import speaking
from dashboards.pictures.model import AreaMap, Tiles
from data.store import Store, StoreHandle
from queries import change
from queries.filters import FilterState, View
from queries.rows import Rows
from queries.scope import Scope, Viewer

EXACT, PROTECTED = Viewer("internal"), Viewer()


@pytest.fixture(scope="module")
def store(handle: StoreHandle) -> Store:
    return handle.current()


def asked(
    store: Store, view: View, viewer: Viewer = PROTECTED, filters: FilterState | None = None
) -> Scope:
    return Scope(store, viewer, filters or FilterState(), view)


@pytest.mark.parametrize("viewer", [EXACT, PROTECTED])
@pytest.mark.parametrize("metric", ["first-contacts", "approved", "eur-per-1000"])
def test_both_values_are_those_of_the_choice_of_each_year(
    store: Store, metric: str, viewer: Viewer
) -> None:
    last = "2020" if metric == "first-contacts" else "2019"
    view = View(metric=metric, since="2018", at=last)
    shown = run(CHARTS["measure-by-area"], asked(store, view, viewer))
    column = {"first-contacts": "first_contacts_per_1000_under_18", "approved": "approved_count",
              "eur-per-1000": "approved_eur_per_1000_under_18"}[metric]  # fmt: skip
    for name, year in (("value_before", "2018"), ("value_now", last)):
        alone = run(
            CHARTS["measure-by-area"],
            Scope(store, viewer, FilterState(from_month=f"{year}-01",
                                             to_month=f"{year}-12"), View(metric=metric)),
        )  # fmt: skip
        assert shown.rows[name] == alone.rows[column]
    held = 0
    for row in shown.rows:
        is_known = None not in (row["value_now"], row["value_before"])
        assert (row["change_value"] is not None) == is_known
        held += row["change_value_withheld"]
        if is_known:
            assert row["change_value"] == pytest.approx(row["value_now"] - row["value_before"])
    assert bool(held) == (metric == "first-contacts")


def test_what_the_data_do_not_reach_over_has_no_change(store: Store) -> None:
    for view in (View(since="1999"), View(since="2018-2020"), View(since="2030")):
        found = run(CHARTS["measure-by-area"], asked(store, view))
        assert found.is_empty and "nicht über beide Zeitpunkte" in found.sentence
    # The last applications came in 2019, the last reports are of 2020.
    assert change.times(asked(store, View(since="2018"))) == ("2018", "2019")
    reports = View(metric="first-contacts", since="2018")
    assert change.times(asked(store, reports)) == ("2018", "2020")


def test_years_say_what_they_are_of_and_the_title_names_both(store: Store) -> None:
    told = {metric: run(CHARTS["measure-ranking"], asked(store, View(metric=metric, since="2018")))
            for metric in ("applications", "first-contacts")}  # fmt: skip
    assert "nach Eingang" in told["applications"].subtitle
    assert "nach Meldemonat" in told["first-contacts"].subtitle
    assert "von 2018 auf 2019" in told["applications"].headline
    assert "von 2018 auf 2020" in told["first-contacts"].headline


def test_quartiere_and_gemeinden_have_it_too(store: Store) -> None:
    for level in ("neighbourhood", "municipality"):
        view = View(metric="applications", since="2018", level=level)
        for chart in ("measure-by-area", "measure-ranking"):
            found = run(CHARTS[chart], asked(store, view, filters=FilterState(district=("05113",))))
            assert len(found.rows) and found.picture and "2018 auf 2019" in found.sentence


@pytest.mark.parametrize("display", ["map", "tiles"])
def test_a_map_of_a_change_has_colours_to_both_sides(store: Store, display: str) -> None:
    for since in ("", "2018"):
        view = View(metric="eur-per-1000", since=since, display=display)
        picture = run(CHARTS["measure-by-area"], asked(store, view)).picture
        assert isinstance(picture, AreaMap | Tiles) and picture.signed is bool(since)


def test_classes_rise_and_fall_alike_and_leave_no_gap() -> None:
    for one in (
        steps.Steps(1, is_whole=True),
        steps.Steps(2, is_whole=True),
        steps.Steps(0.25, least=0.005),
    ):
        size = [
            value * one.width for value in (2, 1, 0.5) if not one.is_whole or value * one.width >= 1
        ]
        kinds = [one.class_of(-value) for value in size] + [
            one.class_of(value) for value in reversed(size)
        ]
        assert kinds == sorted(kinds) and one.class_of(0) == 0
        assert all(one.classes[kind] for kind in kinds)
        assert one.class_of(one.least * 0.9) == 0
    assert steps.between((5, 10, 15, 20), 1).width == 1


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_sentence_counts_rise_fall_and_the_rest(store: Store, seed: int) -> None:
    """Ties, zeros, values held back and unknown ones: numbers and words against a recount."""
    draw = random.Random(seed)
    codes = ["05111", "05112", "05113", "05154", "05315", "05334", "05358", "05913"]
    areas = draw.sample(codes, draw.randint(2, 8))
    now = [draw.choice([None, 0, 1, 2, 2, 5]) for _ in areas]
    before = [draw.choice([None, 0, 1, 2, 5]) for _ in areas]
    held = [one is None and draw.random() < 0.5 for one in now]
    made = [None if None in pair else pair[0] - pair[1] for pair in zip(now, before, strict=True)]  # type: ignore[operator]
    rows = Rows({"district_ags": areas, "change_value": made, "value_now": now,
                 "value_before": before, "change_value_withheld": held})  # fmt: skip
    with speaking("en"):
        told = changes.of(asked(store, View(metric="approved", since="2018", at="2019")))
        text = change_words.described(rows, told)
    known = [value for value in made if value is not None]

    def said(pattern: str) -> int:
        found = re.search(rf"in (\w+) Kreise? {pattern}", text, re.IGNORECASE)
        if found is None:
            return 0
        return ["none", "one", "two", "three", "four", "five", "six", "seven", "eight"].index(
            found[1].lower()
        )

    for word, moved in (
        ("risen", [v for v in known if v > 0]),
        ("fallen", [v for v in known if v < 0]),
    ):
        furthest = max(moved, key=abs, default=0)
        is_only = 0 < len(moved) <= 3 and len(set(moved)) == 1
        assert (f"has {word} only in" in text) == is_only
        if moved and not is_only:
            assert said(f"the value has {word}") == len(moved)
            assert ("at most" if moved.count(furthest) > 3 else "most in") in text
        if moved:
            sign = "+" if furthest > 0 else "\N{MINUS SIGN}"
            assert f"{sign}{abs(furthest)}" in text
    assert said("the value is the same") == known.count(0)
    assert said("one of both values is held back") == sum(held)
    assert said("the value is unknown") == made.count(None) - sum(held)
